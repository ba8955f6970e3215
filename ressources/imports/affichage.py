"""What a page shows of the lines of an import, in words; an address kept secret is never among them."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from socle.comptes.models import Commune

from ..enums import SortDeLigne
from ..fields import ChampDeCodes
from ..models import Ressource
from .colonnes import PAR_CLE
from .valeurs import champ_de, est_secrete

_OUI_NON = ("adresse_confidentielle",)


@dataclass
class Montree:
    """One line as its page shows it."""

    ligne: Any
    nom: str
    fiche: Any = None
    erreurs: list = field(default_factory=list)
    changements: list = field(default_factory=list)
    valeurs: list = field(default_factory=list)
    proches: list = field(default_factory=list)
    gardee: list = field(default_factory=list)

    @property
    def se_choisit(self):
        return self.ligne.sort in (SortDeLigne.NOUVELLE, SortDeLigne.CHANGEE)


class Mots:
    """Names of what the values of some lines point at, read once for a page."""

    def __init__(self):
        self.communes = {commune.pk: str(commune) for commune in Commune.objects.all()}
        self._themes: dict[int, str] | None = None

    def themes(self, pks):
        if self._themes is None:
            termes: Any = Ressource.themes.field.related_model._default_manager
            self._themes = {terme.pk: str(terme) for terme in termes.filter(liste="theme")}
        return [self._themes[pk] for pk in pks if pk in self._themes]

    def dire(self, cle, valeur):
        """A value as JSON holds it, as people read it; « rien » where there is none."""
        if cle == "communes":
            return ", ".join(self.communes.get(pk, "") for pk in valeur) or _("toute la Région")
        if cle == "commune":
            return self.communes.get(valeur, "") or _("rien")
        if cle == "themes":
            return ", ".join(self.themes(valeur)) or _("rien")
        if cle == "etiquettes":
            return ", ".join(valeur) or _("rien")
        return _en_mots(cle, valeur)


def _en_mots(cle, valeur):
    if cle in _OUI_NON:
        return _("oui") if valeur else _("non")
    if valeur in (None, "", []):
        return _("rien")
    if cle == "disponibilite_le":
        return date_format(champ_de(cle).to_python(valeur), "j F Y")
    champ = champ_de(cle)
    if isinstance(champ, ChampDeCodes):
        return ", ".join(champ.libelles(valeur))
    return str(dict(champ.flatchoices).get(valeur, valeur))


def montrer(lignes, visibles):
    """The lines of a page; `visibles` is what its reader may see. A few queries, whatever the lines."""
    lignes = list(lignes)
    pks = {ligne.ressource_id for ligne in lignes} | {
        proche[0] for ligne in lignes for proche in ligne.proches
    }
    fiches = {fiche.pk: fiche for fiche in visibles.filter(pk__in=pks - {None}).select_related("commune")}
    mots = Mots()
    return [_montree(ligne, fiches, mots) for ligne in lignes]


def _montree(ligne, fiches, mots):
    fiche = fiches.get(ligne.ressource_id)
    return Montree(
        ligne=ligne,
        nom=ligne.valeurs.get("nom") or (str(fiche) if fiche else _("sans nom")),
        fiche=fiche,
        erreurs=_erreurs(ligne),
        changements=[_changement(ligne, fiche, cle, paire, mots) for cle, paire in ligne.changements.items()],
        valeurs=_valeurs(ligne, mots) if fiche is None else [],
        proches=[
            {"fiche": fiches[pk], "note": note, "raisons": [_(raison) for raison in raisons]}
            for pk, note, raisons in ligne.proches
            if pk in fiches
        ],
        gardee=[_pourquoi(mot) for mot in ligne.gardee],
    )


def _pourquoi(mot):
    """A reason, or the name of a column that was left as it is."""
    return str(PAR_CLE[mot].titre) if mot in PAR_CLE else _(mot)


def _erreurs(ligne):
    """(name of the column or "", message): a number is the rank of a column of the file itself."""
    titres = ligne.envoi.titres
    montrees = []
    for cle, message in ligne.erreurs.items():
        if cle in PAR_CLE:
            montrees.append((_dans_le_fichier(ligne, cle), message))
        else:
            rang = int(cle)
            montrees.append((titres[rang] if 0 <= rang < len(titres) else "", message))
    return montrees


def _dans_le_fichier(ligne, cle):
    """The head as the file has it, which is where she will look."""
    for rang, voulue in ligne.envoi.correspondance.items():
        if voulue == cle and int(rang) < len(ligne.envoi.titres):
            return ligne.envoi.titres[int(rang)]
    return str(PAR_CLE[cle].titre)


def _changement(ligne, fiche, cle, paire, mots):
    secrete = est_secrete(cle, ligne.valeurs, fiche)
    avant, apres = [_("confidentielle")] * 2 if secrete else [mots.dire(cle, valeur) for valeur in paire]
    titre = str(PAR_CLE[cle].titre)
    return {"titre": titre, "avant": avant, "apres": apres, "reservee": cle in ligne.reservees}


def _valeurs(ligne, mots):
    return [
        (
            str(PAR_CLE[cle].titre),
            _("confidentielle") if est_secrete(cle, ligne.valeurs) else mots.dire(cle, valeur),
        )
        for cle, valeur in ligne.valeurs.items()
        if cle not in ("nom", "reference")
    ]


def phrases_d_erreur(lignes):
    """« Ligne 12, colonne « Téléphone » : … », for a terminal."""
    for ligne in lignes:
        for colonne, message in _erreurs(ligne):
            lieu = _("Ligne %(ligne)s") % {"ligne": ligne.numero}
            if colonne:
                lieu = _("Ligne %(ligne)s, colonne « %(colonne)s »") % {
                    "ligne": ligne.numero,
                    "colonne": colonne,
                }
            yield _("%(lieu)s : %(message)s") % {"lieu": lieu, "message": message}
