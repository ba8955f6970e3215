"""The one catalogue: what is coming, with filters that count, and its address that can be shared.

Read once for everybody's filters: a network announces dozens of meetings, not thousands. Counts are of what this
reader may see (produit.md §4.5); each facet counts as if itself were not chosen.
"""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import F
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from socle.modeles import langues_possibles

from ..enums import GenreDeDispositif, ModeDInscription
from ..inscriptions.places import compter
from ..models import Dispositif

#: The five that are announced; the rest is a rare meeting.
BASSIN = "bassin-"


@dataclass(frozen=True)
class Option:
    valeur: str
    libelle: str
    compte: int
    choisie: bool


@dataclass(frozen=True)
class Facette:
    nom: str
    titre: str
    options: list
    plusieurs: bool


class Catalogue:
    """What the address asks for. What it does not understand is left out: an old link still answers."""

    PLUSIEURS = {"genre": True, "ou": False, "mois": False, "langue": True, "libre": True}

    def __init__(self, parametres, user):
        self.user = user
        self.vue = "mois" if parametres.get("vue") == "mois" else ""
        self.demandes = {nom: parametres.getlist(nom)[:12] for nom in self.PLUSIEURS}

    @cached_property
    def visibles(self):
        """All that is to come, its dates counted: a handful of queries, whatever is chosen."""
        a_venir = (
            Dispositif.objects.visibles_pour(self.user)
            .a_venir()
            .select_related("groupe", "commune__bassin")
            .prefetch_related("dates__commune__bassin")
            .order_by(F("prochaine").asc(nulls_last=True), "titre", "pk")
        )
        tous = list(a_venir)
        dates = []
        for dispositif in tous:
            dispositif.a_venir = [
                date for date in dispositif.dates.all() if not (date.est_passee or date.est_annulee)
            ]
            for date in dispositif.a_venir:
                # The prefetch gave it already: no query for each.
                date.dispositif = dispositif
            dates += dispositif.a_venir
        compter(dates)
        return [dispositif for dispositif in tous if dispositif.a_venir or not dispositif.dates.all()]

    @property
    def est_filtre(self):
        return any(self.choix.values())

    @cached_property
    def choix(self):
        connus = {
            nom: {valeur for d in self.visibles for valeur in _valeurs(d)[nom]} for nom in self.PLUSIEURS
        }
        retenus = {nom: [v for v in dict.fromkeys(self.demandes[nom]) if v in connus[nom]] for nom in connus}
        return {nom: valeurs if self.PLUSIEURS[nom] else valeurs[:1] for nom, valeurs in retenus.items()}

    def resultats(self, sauf=None):
        return [dispositif for dispositif in self.visibles if self._repond(dispositif, sauf)]

    def _repond(self, dispositif, sauf):
        """Place, month and free seats are asked of one and the same date."""
        voulus = {nom: set(valeurs) for nom, valeurs in self.choix.items() if valeurs and nom != sauf}
        return any(
            all(voulu & valeurs[nom] for nom, voulu in voulus.items()) for valeurs in _par_date(dispositif)
        )

    def dates(self):
        """Each date of what answers, that itself answers: the view by month."""
        voulus = {nom: set(valeurs) for nom, valeurs in self.choix.items() if valeurs}
        trouvees = [
            date
            for dispositif in self.visibles
            for date in dispositif.a_venir
            if all(voulu & _valeurs_de(dispositif, date)[nom] for nom, voulu in voulus.items())
        ]
        return sorted(trouvees, key=lambda date: (date.debut, date.dispositif.titre, date.pk))

    def par_mois(self):
        mois: dict = {}
        for date in self.dates():
            mois.setdefault(_mois(date), []).append(date)
        return [{"titre": _nom_du_mois(cle), "cle": cle, "dates": dates} for cle, dates in mois.items()]

    @cached_property
    def facettes(self):
        return [
            self._facette("genre", _("Genre"), list(GenreDeDispositif.choices)),
            self._facette("ou", _("Où"), self._lieux()),
            self._facette("mois", _("Quand"), self._les_mois()),
            self._facette(
                "libre",
                _("Inscription"),
                [("places", _("il reste des places")), ("sans-compte", _("sans compte"))],
            ),
            self._facette("langue", _("Langue"), list(langues_possibles())),
        ]

    def _facette(self, nom, titre, choix):
        restants = [
            set().union(*(valeurs[nom] for valeurs in _par_date(dispositif)))
            for dispositif in self.resultats(sauf=nom)
        ]
        options = [
            Option(
                valeur,
                str(libelle),
                sum(valeur in valeurs for valeurs in restants),
                valeur in self.choix[nom],
            )
            for valeur, libelle in choix
        ]
        utiles = [option for option in options if option.compte or option.choisie]
        # One choice that changes nothing is not a choice.
        seule = len(utiles) == 1 and not utiles[0].choisie and utiles[0].compte == len(restants)
        return Facette(nom, titre, [] if seule else utiles, self.PLUSIEURS[nom])

    def _lieux(self):
        """The basins, then their communes, that something is announced in."""
        communes = {commune.nis: commune for dispositif in self.visibles for commune in _communes(dispositif)}
        bassins = {commune.bassin.cle: commune.bassin for commune in communes.values()}
        ranges = sorted(bassins.values(), key=lambda bassin: bassin.rang)
        return [(BASSIN + b.cle, _("Bassin %(nom)s") % {"nom": b}) for b in ranges] + sorted(
            ((nis, str(commune)) for nis, commune in communes.items()), key=lambda paire: paire[1]
        )

    def _les_mois(self):
        cles = {_mois(date) for dispositif in self.visibles for date in dispositif.a_venir}
        return [(cle, _nom_du_mois(cle)) for cle in sorted(cles)]

    def parametres(self, **autres):
        paires = [(nom, valeur) for nom, valeurs in self.choix.items() for valeur in valeurs]
        vue = autres.get("vue", self.vue)
        return paires + ([("vue", vue)] if vue else [])

    def choix_actifs(self):
        libelles = {(f.nom, o.valeur): o.libelle for f in self.facettes for o in f.options}
        paires = self.parametres()
        return [
            {"libelle": libelles[paire], "sans": urlencode([p for p in paires if p != paire])}
            for paire in paires
            if paire in libelles
        ]


def _par_date(dispositif):
    """What each of its dates answers; once for who has none, where one comes when one wishes."""
    return [_valeurs_de(dispositif, date) for date in dispositif.a_venir] or [_valeurs_de(dispositif, None)]


def _valeurs(dispositif):
    par_date = _par_date(dispositif)
    return {nom: set().union(*(valeurs[nom] for valeurs in par_date)) for nom in par_date[0]}


def _valeurs_de(dispositif, date):
    commune = (date and date.commune) or dispositif.commune
    libre = set()
    if date and date.s_inscrit_encore and date.places_libres != 0:
        libre.add("places")
    if dispositif.inscription == ModeDInscription.TOUS and dispositif.ouvert_a_tous:
        libre.add("sans-compte")
    return {
        "genre": {dispositif.genre},
        "ou": {commune.nis, BASSIN + commune.bassin.cle} if commune else set(),
        "mois": {_mois(date)} if date else set(),
        "libre": libre,
        "langue": {dispositif.langue},
    }


def _communes(dispositif):
    communes = [date.commune for date in dispositif.a_venir] + [dispositif.commune]
    return [commune for commune in communes if commune]


def _mois(date):
    return f"{timezone.localtime(date.debut):%Y-%m}"


def _nom_du_mois(cle):
    annee, mois = map(int, cle.split("-"))
    return formats.date_format(
        timezone.localdate().replace(year=annee, month=mois, day=1), "F Y"
    ).capitalize()
