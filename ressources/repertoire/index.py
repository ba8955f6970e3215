"""The index: a Python int per value of a facet, in which bit n is the n-th record, the freshest first.

Who sees what is what `visibles_pour` answers and nothing else (produit.md §4.5): every count is made on that reader's
mask. All of it is kept as long as the stamp of the directory is the same.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import IntegerField, Sum, Value

from socle.etiquettes.models import Etiquetage

from ..enums import SIGNALEMENTS_QUI_FERMENT, Disponibilite
from ..models import Empreinte, Ressource, Signalement
from ..publics import COMPRIS_DANS_TOUS, Public
from . import declencheurs

_COLONNES = (
    "pk",
    "nom_plie",
    "genre",
    "cout",
    "acces",
    "langues",
    "publics_codes",
    "disponibilite",
    "verifie_le",
    "adresse_confidentielle",
    "commune_id",
)

#: Masks of readers kept at once: a kilobyte each at 10,000 records.
_LECTEURS = 200


@dataclass(frozen=True)
class Index:
    pks: list[int]
    rangs: dict[int, int]
    """Its place by its key."""
    noms: list[str]
    par_nom: list[int]
    """The places, in the order of names."""
    masques: dict[str, dict]
    """Facet → value → mask. « commune » is served, « lieu » is where its public address is."""
    servie: int
    """Those which name a commune: the others serve the whole Region."""
    lues: dict[tuple, int] = field(default_factory=dict)
    """The masks of what was asked of the rows alone, by its SQL: true as long as the stamp is."""

    def masque(self, facette, valeur):
        return self.masques[facette].get(valeur, 0)

    def masque_de(self, pks):
        """The mask of these keys; one that came after the index was read is left out."""
        rangs = (self.rangs.get(pk) for pk in pks)
        return _masque([rang for rang in rangs if rang is not None], len(self.pks))

    def masque_des_visibles(self, visibles):
        """What a reader sees, as `visibles_pour` says it. Its SQL names the table of the records and nothing else."""
        requete = visibles.order_by().values_list("pk", flat=True)
        cle = requete.query.sql_with_params()
        if len(requete.query.alias_map) > 1 or cle not in self.lues:
            if len(self.lues) >= _LECTEURS:
                self.lues.clear()
            self.lues[cle] = self.masque_de(requete)
        return self.lues[cle]

    def en_ordre(self, masque, par_nom=False):
        """The keys of a mask, the freshest first, or by name."""
        presents = format(masque, "b")[::-1]
        if par_nom:
            dernier = len(presents)
            return [self.pks[r] for r in self.par_nom if r < dernier and presents[r] == "1"]
        return [pk for pk, present in zip(self.pks, presents, strict=False) if present == "1"]

    def nommees(self, masque, mot):
        """Those of a mask whose name holds these folded words."""
        presents = format(masque, "b")[::-1]
        return _masque([r for r, p in enumerate(presents) if p == "1" and mot in self.noms[r]], len(self.pks))


_garde: tuple[int, Index] | None = None
_surveillees: set[str] = set()


def courant():
    """The index of what is in the database now; read again when the stamp is another, or cannot be trusted."""
    global _garde
    # Before the rows: what is committed between the two makes the index newer than its stamp, never older.
    empreinte = Empreinte.objects.aggregate(somme=Sum("valeur"))["somme"]
    garde = _garde
    if empreinte is not None and garde is not None and garde[0] == empreinte:
        return garde[1]
    index = _lire()
    if empreinte is not None and _est_surveillee():
        _garde = (empreinte, index)
    return index


def _est_surveillee():
    """Once a process: without its triggers (a copy without them), the stamp says nothing."""
    nom = str(connection.settings_dict["NAME"])
    if nom not in _surveillees and declencheurs.sont_poses(connection):
        _surveillees.add(nom)
    return nom in _surveillees


def _lire():
    """Two queries, whatever the rows."""
    fiches = list(Ressource.objects.order_by("nom_plie", "pk").values_list(*_COLONNES))
    jamais = date.min
    # Stable: the order of names, made by the database, is kept among those of one day.
    par_fraicheur = sorted(enumerate(fiches), key=lambda paire: paire[1][8] or jamais, reverse=True)
    rang_par_nom = {nom: rang for rang, (nom, _fiche) in enumerate(par_fraicheur)}
    fiches = [fiche for _nom, fiche in par_fraicheur]
    rangs = {fiche[0]: rang for rang, fiche in enumerate(fiches)}
    places = _places(fiches)
    _ajouter_les_liens(places, rangs)
    taille = len(fiches)
    masques = {
        facette: {valeur: _masque(lesquels, taille) for valeur, lesquels in valeurs.items()}
        for facette, valeurs in places.items()
    }
    _completer(masques)
    servie = 0
    for masque in masques["commune"].values():
        servie |= masque
    return Index(
        pks=[fiche[0] for fiche in fiches],
        rangs=rangs,
        noms=[fiche[1] for fiche in fiches],
        par_nom=[rang_par_nom[nom] for nom in range(taille)],
        masques=masques,
        servie=servie,
    )


_FACETTES = (
    "genre",
    "cout",
    "acces",
    "langue",
    "public",
    "disponible",
    "lieu",
    "commune",
    "theme",
    "signalement",
    "etiquette",
)


def _places(fiches):
    places: dict[str, dict] = {facette: defaultdict(list) for facette in _FACETTES}
    for rang, (_pk, _nom, genre, cout, acces, langues, publics, dispo, _le, cachee, commune) in enumerate(
        fiches
    ):
        places["genre"][genre].append(rang)
        places["cout"][cout].append(rang)
        for facette, codes in (("acces", acces), ("langue", langues), ("public", publics)):
            for code in codes:
                places[facette][code].append(rang)
        if dispo == Disponibilite.OUVERT:
            places["disponible"]["1"].append(rang)
        if commune and not cachee:
            # As `adresse_publique` says it: the commune of a confidential address is confidential.
            places["lieu"][commune].append(rang)
    return places


def _ajouter_les_liens(places, rangs):
    """Communes, themes, open signals and labels, all in one query."""
    sortes = ("commune", "theme", "signalement", "etiquette")
    ouverts = Signalement.objects.filter(genre__in=SIGNALEMENTS_QUI_FERMENT, leve_le=None)
    genre = ContentType.objects.get_for_model(Ressource)
    rangees = [
        (Ressource.communes.through.objects, "ressource_id", "commune_id"),
        (Ressource.themes.through.objects, "ressource_id", "terme_id"),
        (ouverts, "ressource_id", Value(1, output_field=IntegerField())),
        (Etiquetage.objects.filter(content_type=genre), "object_id", "tag_id"),
    ]
    liens, *autres = [
        lues.order_by().values_list(Value(rang, output_field=IntegerField()), de, vers)
        for rang, (lues, de, vers) in enumerate(rangees)
    ]
    for rang, pk, valeur in liens.union(*autres, all=True):
        if pk in rangs:
            places[sortes[rang]][valeur].append(rangs[pk])


def _completer(masques):
    """What several columns say together."""
    signalees = masques.pop("signalement").get(1, 0)
    disponibles = masques["disponible"]
    disponibles["1"] = disponibles.get("1", 0) & ~signalees
    publics = masques["public"]
    for public in COMPRIS_DANS_TOUS:
        publics[public.value] = publics.get(public.value, 0) | publics.get(Public.TOUS.value, 0)


def _masque(rangs, taille):
    octets = bytearray(taille // 8 + 1)
    for rang in rangs:
        octets[rang >> 3] |= 1 << (rang & 7)
    return int.from_bytes(octets, "little")
