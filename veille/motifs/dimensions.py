"""What one may count by: a dimension is one variable of several values, or a list of « yes or no » variables."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from django.utils import formats
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from noeuds.enums import Effet, Famille, Menage, MobilisePar, ModeOutil, Revenu, TrancheAge
from socle.comptes.enums import Secteur
from socle.seuils import SEUIL

OUI, NON, SANS = "oui", "non", ""
_SANS = _("non précisé")


@dataclass(frozen=True)
class Modalite:
    """One line or column: the records with this value of this variable, and its words in both languages."""

    variable: str
    valeur: str
    fr: str
    nl: str

    @property
    def cle(self):
        return f"{self.variable}={self.valeur}"


@dataclass
class Dimension:
    cle: str
    nom: str
    multiple: bool = False
    modalites: list[Modalite] = field(default_factory=list)

    def modalite(self, valeur):
        """The one that an address names: a value, or an item of the list."""
        cherchee = f"{self.cle}:{valeur}={OUI}" if self.multiple else f"{self.cle}={valeur}"
        return next((modalite for modalite in self.modalites if modalite.cle == cherchee), None)


def dans_les_deux(mots) -> tuple[str, str]:
    """The words, French and Dutch: a text that waits for its language, or what says it when called."""
    lus = []
    for langue in ("fr", "nl"):
        with override(langue):
            lus.append(str(mots() if callable(mots) else mots))
    return lus[0], lus[1]


class Noms:
    """A name that is data, in its two languages."""

    def __init__(self, fr, nl):
        self.fr, self.nl = fr, nl

    def __str__(self):
        return self.nl if get_language() == "nl" else self.fr


def noms_lus(noms):
    """Each value with its two names, in their order; « not said » comes last."""
    connus = [(valeur, Noms(*deux)) for valeur, deux in sorted(noms.items()) if valeur != SANS]
    return [*connus, (SANS, _SANS)] if SANS in noms else connus


def choix(enum) -> list[tuple[str, object]]:
    return [*enum.choices, (SANS, _SANS)]


#: Of a situation: (key, name, values).
CATEGORIES = (
    ("famille", _("Famille du nœud"), choix(Famille)),
    ("secteur", _("Secteur de qui raconte"), choix(Secteur)),
    ("menage", _("Ménage"), choix(Menage)),
    ("revenu", _("Revenu principal"), choix(Revenu)),
    ("outil", _("Outil de dialogue"), choix(ModeOutil)),
)
PAR = choix(MobilisePar)[:-1]
EFFETS = choix(Effet)[:-1]


def _bande_large(bande):
    if not bande:
        return SANS
    debut = int(bande.split("-")[0].rstrip("+"))
    return "0-29" if debut < 30 else "30-59" if debut < 60 else "60+"


_LARGES = (("0-29", _("moins de 30 ans")), ("30-59", _("30 à 59 ans")), ("60+", _("60 ans et plus")))
#: The same thing finer or wider. One level at a time: two would be subtracted from one another.
AGES: dict[str, tuple[Callable, Iterable]] = {
    "fin": (lambda bande: bande, choix(TrancheAge)),
    "large": (_bande_large, (*_LARGES, (SANS, _SANS))),
}
TEMPS: dict[str, Callable] = {
    "mois": lambda jour: f"{jour:%Y-%m}",
    "trimestre": lambda jour: f"{jour.year}-T{(jour.month + 2) // 3}",
    "cycle": lambda jour: str(jour.year if jour.month >= 9 else jour.year - 1),
}


def mots_du_temps(niveau, jour):
    """What a month, a quarter or a cycle is called."""
    if niveau == "mois":
        return partial(formats.date_format, jour, "F Y")
    if niveau == "trimestre":
        return partial(_mots_du_trimestre, jour)
    annee = int(TEMPS["cycle"](jour))
    return f"{annee}-{annee + 1}"


def _mots_du_trimestre(jour):
    premier = jour.replace(day=1, month=(jour.month - 1) // 3 * 3 + 1)
    dernier = premier.replace(month=premier.month + 2)
    return f"{formats.date_format(premier, 'N')}–{formats.date_format(dernier, 'N Y')}"


def niveau_lisible(niveaux, valeurs):
    """The finest at which two records of three have a value that five have; the widest if none is."""
    for niveau, lire in niveaux.items():
        nombres = Counter(map(lire, valeurs)).values()
        if 3 * sum(nombre for nombre in nombres if nombre >= SEUIL) >= 2 * sum(nombres):
            return niveau
    return list(niveaux)[-1]
