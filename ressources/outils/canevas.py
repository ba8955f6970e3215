"""The sheets that we print ourselves, in our own words: blank, to be filled in by hand, they hold nobody's data."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .enums import Canevas

#: Ways to fill in a section, each with its own look in outils/papier.html.
BOITE, LIGNES, CASES, TABLE, CARTES, CERCLES = "boite", "lignes", "cases", "table", "cartes", "cercles"


@dataclass(frozen=True)
class Section:
    """`mots` are lines to complete, boxes to tick, columns of a table, cards to cut, or rings from the centre out."""

    genre: str
    titre: Promise | str = ""
    aide: Promise | str = ""
    mots: tuple[Promise | str, ...] = ()
    rangees: int = 4

    @property
    def rangs(self):
        return range(self.rangees)


_SEANCE = (
    Section(BOITE, _("Ce que nous voulons de cette séance"), rangees=2),
    Section(
        TABLE,
        _("Le déroulé"),
        _("Deux heures passent vite : gardez dix minutes pour clôturer."),
        (_("Heure"), _("Moment"), _("Qui le porte"), _("Minutes")),
        rangees=7,
    ),
    Section(
        LIGNES,
        _("Les quatre éléments à transmettre"),
        "",
        (_("Un point positif"), _("Une difficulté"), _("Un élément nouveau"), _("Une solution")),
    ),
    Section(
        CASES,
        _("Avant de commencer"),
        "",
        (_("la salle"), _("la liste de présence"), _("de quoi écrire"), _("le rappel du secret")),
    ),
)

_CONSULTATION = (
    Section(
        BOITE,
        _("La question, en une phrase"),
        _("« Comment faire quand… ? » Sans nom ni détail qui désigne."),
        rangees=2,
    ),
    Section(
        LIGNES,
        _("Le temps"),
        "",
        (
            _("Raconter, sans être interrompu·e : dix minutes"),
            _("Demander pour comprendre : dix minutes"),
            _("Chercher ensemble : vingt minutes"),
            _("Choisir un premier pas : cinq minutes"),
        ),
    ),
    Section(BOITE, _("Ce que la personne veut, avec ses mots"), rangees=3),
    Section(TABLE, _("Les pistes"), "", (_("Quoi"), _("Qui"), _("Pour quand")), rangees=4),
    Section(BOITE, _("Ce qui reste noué"), rangees=2),
)

_RESEAU = (
    Section(
        CERCLES,
        _("Qui est autour de la personne ?"),
        _("Écrivez des fonctions, pas des noms. Plus c’est proche du centre, plus on se voit."),
        (_("la personne"), _("chaque semaine"), _("de temps en temps"), _("en cas de besoin")),
    ),
    Section(
        LIGNES,
        _("En regardant la carte"),
        "",
        (
            _("Qui manque"),
            _("Qui en fait trop"),
            _("À qui elle fait confiance"),
            _("Qui appelle-t-on d’abord"),
        ),
    ),
)

_PLAN = (
    Section(
        LIGNES,
        _("Ce qui compte pour moi"),
        _("À remplir avec la personne, dans ses mots."),
        (_("D’abord"), _("Ensuite"), _("Et aussi")),
    ),
    Section(
        TABLE,
        _("Qui fait quoi"),
        "",
        (_("Ce qui est prévu"), _("Qui s’en charge"), _("Quand"), _("Où en est-on")),
        rangees=6,
    ),
    Section(BOITE, _("Ce que je ne veux pas"), rangees=2),
    Section(LIGNES, _("On se revoit"), "", (_("Quand"), _("Avec qui"))),
)

_ADMISSIBILITE = (
    Section(LIGNES, _("Le service que l’on veut joindre"), "", (_("Service"), _("Demandé pour"))),
    Section(
        CASES,
        _("Avant d’appeler, on sait"),
        "",
        (
            _("la commune de résidence"),
            _("la langue"),
            _("la mutuelle"),
            _("le titre de séjour"),
            _("les revenus, par tranche"),
            _("ce que la personne en pense"),
        ),
    ),
    Section(
        TABLE, _("Ses conditions"), "", (_("Condition"), _("Remplie ?"), _("Preuve à apporter")), rangees=5
    ),
    Section(
        LIGNES, _("La réponse"), "", (_("Accepté, à partir du"), _("Refusé, parce que"), _("On essaie alors"))
    ),
)

_CARTES = (
    Section(
        CARTES,
        "",
        _("Découpez. La personne choisit trois cartes, les range, et dit ce qu’elle veut. On écoute."),
        (
            _("mon logement"),
            _("ma santé"),
            _("mon argent"),
            _("mes papiers"),
            _("ma famille"),
            _("mes ami·es"),
            _("mon travail"),
            _("mon quartier"),
            _("dormir"),
            _("manger"),
            _("ma langue"),
            _("me déplacer"),
            _("mon animal"),
            _("ce que je crois"),
            _("apprendre"),
            _("une carte à moi"),
        ),
    ),
)

_FEUILLES = {
    Canevas.CARTES: _CARTES,
    Canevas.SEANCE: _SEANCE,
    Canevas.CONSULTATION: _CONSULTATION,
    Canevas.RESEAU: _RESEAU,
    Canevas.PLAN: _PLAN,
    Canevas.ADMISSIBILITE: _ADMISSIBILITE,
}


def feuille(cle):
    """The sections of one sheet."""
    return _FEUILLES[Canevas(cle)]
