"""Whether a line speaks of a record that one already sees: by its identifier, its name, or by likeness.

Records are compared in blocks (same telephone, a rare word of the name in common): ten thousand lines against ten
thousand records would otherwise be a hundred million comparisons.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext_noop as N_
from rapidfuzz import fuzz, process

from socle.texte import plier

from ..models import Ressource

SEUIL = 80
#: Below, no address nor telephone makes up for the name.
SEUIL_DU_NOM = 66
PROCHES_AU_PLUS = 3
_NOMS_RETENUS = 12
#: A word that so many names have says nothing of any.
MOT_COMMUN = 150
MOTS_AU_PLUS = 3
_CHIFFRES_COMPARES = 8
_MOT = re.compile(r"\w+")
#: What each likeness weighs when both sides say it.
_POIDS = {"nom": 60, "adresse": 25, "telephone": 15}

MEME_NOM = N_("même nom")
NOM_PROCHE = N_("nom très proche")
MEME_ADRESSE = N_("même adresse")
ADRESSE_PROCHE = N_("adresse proche")
MEME_TELEPHONE = N_("même téléphone")


@dataclass(frozen=True, slots=True)
class Connue:
    """What is compared of a record; a confidential address is not, since likeness would give it away."""

    pk: int
    nom: str
    range: str
    commune: int | None
    adresse: str
    telephone: str


def chiffres(telephone):
    """The last digits, which 02 000 00 00 and +32 2 000 00 00 share; "" for a short number of everybody."""
    nombre = re.sub(r"\D", "", telephone or "")
    return nombre[-_CHIFFRES_COMPARES:] if len(nombre) >= _CHIFFRES_COMPARES else ""


def _mots(nom):
    return {mot for mot in _MOT.findall(nom) if len(mot) > 2}


def _ranger(nom):
    """Its words in one order, without « l’ »: « maison verte » and « la verte maison » are compared as one."""
    return " ".join(sorted(mot for mot in _MOT.findall(nom) if len(mot) > 1)) or nom


class Repertoire:
    """Every record that this person sees, ready to be compared. One query."""

    def __init__(self, user):
        self.connues: dict[int, Connue] = {}
        self.references: dict[str, int] = {}
        self.identifiants: dict[str, list[int]] = defaultdict(list)
        self.noms: dict[str, list[int]] = defaultdict(list)
        self.telephones: dict[str, list[int]] = defaultdict(list)
        self.mots: dict[str, list[int]] = defaultdict(list)
        champs = ("pk", "reference", "identifiant_externe", "nom_plie", "telephone", "adresse", "commune_id")
        visibles = Ressource.objects.visibles_pour(user).order_by("pk")
        for rangee in visibles.values_list(*champs, "adresse_confidentielle").iterator(chunk_size=5000):
            self._ranger(*rangee)

    def _ranger(self, pk, reference, identifiant, nom, telephone, adresse, commune, confidentielle):
        connue = Connue(
            pk,
            nom,
            _ranger(nom),
            None if confidentielle else commune,
            "" if confidentielle else plier(adresse),
            chiffres(telephone),
        )
        self.connues[pk] = connue
        self.references[reference] = pk
        self.noms[nom].append(pk)
        if identifiant:
            self.identifiants[identifiant].append(pk)
        if connue.telephone:
            self.telephones[connue.telephone].append(pk)
        for mot in _mots(nom):
            self.mots[mot].append(pk)

    def la_meme(self, valeurs):
        """The key of the record that it is without any doubt, or None."""
        if (pk := self.references.get(valeurs.get("reference", ""))) is not None:
            return pk
        identifiees = self.identifiants.get(valeurs.get("identifiant_externe", ""), [])
        if len(identifiees) == 1:
            return identifiees[0]
        homonymes = self.noms.get(nom_plie(valeurs), ())
        cherchee = _cherchee(valeurs)
        memes = [pk for pk in homonymes if _sans_doute(cherchee, self.connues[pk])]
        return memes[0] if len(memes) == 1 else None

    def proches(self, valeurs):
        """[[key, likeness in hundredths, reasons]] of the records alike, nearest first."""
        cherchee = _cherchee(valeurs)
        voisines = list(self._voisines(cherchee))
        noms = [self.connues[pk].range for pk in voisines]
        # Names first, all at once in C; the rest only for those that are left.
        du_nom = process.extract(
            cherchee.range, noms, scorer=fuzz.ratio, score_cutoff=SEUIL_DU_NOM, limit=_NOMS_RETENUS
        )
        notees = []
        for _nom, note_du_nom, rang in du_nom:
            note, raisons = ressemblance(cherchee, self.connues[voisines[rang]], note_du_nom)
            if note >= SEUIL:
                notees.append([voisines[rang], note, raisons])
        return sorted(notees, key=lambda notee: (-notee[1], notee[0]))[:PROCHES_AU_PLUS]

    def _voisines(self, cherchee):
        voisines = set(self.noms.get(cherchee.nom, ())[:MOT_COMMUN])
        voisines.update(self.telephones.get(cherchee.telephone, ())[:MOT_COMMUN])
        listes = sorted((self.mots[mot] for mot in _mots(cherchee.nom) if mot in self.mots), key=len)
        for liste in listes[:MOTS_AU_PLUS]:
            if len(liste) <= MOT_COMMUN:
                voisines.update(liste)
        return voisines


def nom_plie(valeurs):
    return plier(valeurs.get("nom") or "")[:160]


def _cherchee(valeurs):
    nom = nom_plie(valeurs)
    return Connue(
        0,
        nom,
        _ranger(nom),
        valeurs.get("commune"),
        "" if valeurs.get("adresse_confidentielle") else plier(valeurs.get("adresse") or ""),
        chiffres(valeurs.get("telephone")),
    )


def _sans_doute(une, autre):
    """Of one name: in one commune, or, where a side does not say it, at one telephone or address."""
    if une.commune and autre.commune:
        return une.commune == autre.commune
    return bool(
        (une.telephone and une.telephone == autre.telephone) or (une.adresse and une.adresse == autre.adresse)
    )


def ressemblance(une, autre, note_du_nom):
    """(hundredths, reasons). What only one side says counts neither for nor against."""
    notes = {"nom": note_du_nom}
    if une.adresse and autre.adresse:
        notes["adresse"] = fuzz.token_set_ratio(une.adresse, autre.adresse)
    if une.telephone and autre.telephone:
        notes["telephone"] = 100.0 if une.telephone == autre.telephone else 0.0
    if une.commune and autre.commune and une.commune != autre.commune:
        # Two houses of one name in two communes are two, unless all the rest says one.
        notes["nom"] *= 0.8
    poids = sum(_POIDS[quoi] for quoi in notes)
    note = round(sum(_POIDS[quoi] * valeur for quoi, valeur in notes.items()) / poids)
    return note, _raisons(notes, une.nom == autre.nom)


def _raisons(notes, meme_nom):
    raisons = []
    if meme_nom or notes["nom"] >= 85:
        raisons.append(MEME_NOM if meme_nom else NOM_PROCHE)
    if (adresse := notes.get("adresse", 0)) >= 75:
        raisons.append(MEME_ADRESSE if adresse >= 95 else ADRESSE_PROCHE)
    if notes.get("telephone"):
        raisons.append(MEME_TELEPHONE)
    return raisons
