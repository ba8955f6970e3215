"""What the network keeps and sends: the directory, meetings, mails, what is published, what was raised."""

from collections import Counter

from django.utils import formats
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..enums import Avancement
from .tableaux import VIDE, Tableau, montrable, proteger, repartition

_en_lettres = lazy(formats.date_format, str)

#: Kinds of mail → what they are for; what is not here is « other ».
_FAMILLES = {
    "seances": (_("Invitations et rappels de séance"), {"invitation", "rappel", "annulation"}),
    "apres": (_("Résumés et fiches après une séance"), {"resume", "fiche_projet", "piste_demandee"}),
    "rencontres": (
        _("Rencontres et immersions"),
        {
            "inscription_confirmer",
            "inscription_etat",
            "inscription_rappel",
            "inscription_date",
            "immersion",
            "convention_d_immersion",
            "evaluation",
        },
    ),
    "services": (_("Questions aux services"), {"fiche_toujours_vraie"}),
}
_AUTRES = _("Autres e-mails")


def des_fiches(part, a_verifier, jour):
    return Tableau(
        cle="repertoire",
        titre=_("Le répertoire"),
        definition=_("À jour : quelqu’un s’en est assuré depuis six mois. Une modification ne suffit pas."),
        base=format_lazy(_("au {jour}"), jour=_en_lettres(jour, "j F Y")),
        colonnes=[_("Fiches"), _("Nombre")],
        lignes=[
            (_("Lues par le réseau"), [part.total]),
            (_("À jour"), [part.verifiees]),
            (_("À jour, sur cent"), [part.pour_cent]),
            (_("À vérifier"), [a_verifier]),
        ],
        du_reseau=True,
    )


def des_rencontres(lues):
    """`lues`: what lecture.rencontres gives."""
    genres = ((True, _("Immersions")), (False, _("Autres rencontres")))
    return Tableau(
        cle="rencontres",
        titre=_("Immersions et rencontres"),
        definition=_(
            "Les dates tenues, non annulées. Venues : les personnes notées présentes. Heures : la durée, multipliée"
            " par le nombre de personnes venues. Places : là où l’on s’inscrit ici et où leur nombre est fixé."
        ),
        base=format_lazy(_("{n} dates"), n=sum(not ligne[0] for ligne in lues)),
        colonnes=[
            _("Rencontre"),
            _("Dates tenues"),
            _("Venues"),
            _("Heures"),
            _("Places offertes"),
            _("Places prises"),
        ],
        lignes=[(nom, _rencontres(lues, reservee)) for reservee, nom in genres],
        du_reseau=True,
    )


def _rencontres(lues, reservee):
    """Of immersions (`reservee`), which two people agreed on, or of the others."""
    siennes = [ligne for ligne in lues if ligne[0] == reservee]
    venues = sum(venues for *_reste, venues in siennes)
    heures = sum(heures * venues for _r, heures, _o, _p, venues in siennes)
    avec_places = [(offertes, prises) for _r, _h, offertes, prises, _v in siennes if offertes]
    return [
        len(siennes) if not reservee else montrable(len(siennes)),
        montrable(venues),
        round(heures) if montrable(venues) else VIDE,
        sum(offertes for offertes, _p in avec_places) if not reservee else VIDE,
        montrable(sum(prises for _o, prises in avec_places)) if not reservee else VIDE,
    ]


def des_envois(saison, partis):
    """`partis`: {season: {kind of mail: number}}."""
    comptes = {une: _par_famille(par_sorte) for une, par_sorte in partis.items()}
    dits = {une: _dits(nombres) for une, nombres in comptes.items()}
    noms = {cle: nom for cle, (nom, _sortes) in _FAMILLES.items()} | {"autres": _AUTRES}
    return Tableau(
        cle="envois",
        titre=_("Ce qui est parti par e-mail"),
        definition=_(
            "Les e-mails envoyés, comptés par sorte. Le logiciel ne suit ni l’ouverture d’un e-mail, ni la lecture"
            " d’une page, ni les téléchargements : ces chiffres n’existent pas."
        ),
        base=format_lazy(_("{n} e-mails"), n=sum(comptes[saison].values())),
        colonnes=[_("E-mail"), _("Cette saison"), _("La saison d’avant")],
        lignes=[(nom, [dits[saison][cle], dits[saison.avant][cle]]) for cle, nom in noms.items()],
        du_reseau=True,
    )


def _par_famille(par_sorte):
    familles = {sorte: cle for cle, (_nom, sortes) in _FAMILLES.items() for sorte in sortes}
    comptes: Counter[str] = Counter()
    for sorte, n in par_sorte.items():
        comptes[familles.get(sorte, "autres")] += n
    return comptes


def _dits(nombres):
    """{family: number or None}"""
    protection = proteger((("famille",), {(cle,): n for cle, n in nombres.items()}))
    repartie = repartition(protection, "famille", sum(nombres.values()))
    seuls = {cles[0]: n for cles, n in repartie.items() if len(cles) == 1}
    vide = 0 if set(nombres) <= set(seuls) else None
    return {cle: seuls.get(cle, vide) for cle in [*_FAMILLES, "autres"]}


def de_ce_qui_est_publie(saison, publie):
    """`publie`: {what: number}."""
    return Tableau(
        cle="publie",
        titre=_("Ce qui est publié et remis"),
        definition=_(
            "Analyses : lues au moins par le réseau. Fiches pour le groupe projet : envoyées. Attestations et"
            " fiches d’indemnités : établies et toujours valables."
        ),
        base=format_lazy(_("saison {saison}"), saison=str(saison)),
        colonnes=[_("Quoi"), _("Nombre")],
        lignes=[
            (_("Analyses"), [publie.get("analyses", 0)]),
            (_("Fiches pour le groupe projet"), [publie.get("fiches_projet", 0)]),
            (_("Attestations de présence"), [montrable(publie.get("attestation", 0))]),
            (_("Fiches d’indemnités"), [publie.get("indemnites", 0)]),
        ],
        du_reseau=True,
    )


def des_remontees(publie):
    nombres = [(etat.label, publie.get(etat.value, 0)) for etat in Avancement]
    return Tableau(
        cle="remontees",
        titre=_("Les remontées"),
        definition=_("Celles que tout le réseau peut lire, selon où elles en sont aujourd’hui."),
        base=format_lazy(_("{n} remontées"), n=sum(n for _nom, n in nombres)),
        colonnes=[_("Où elle en est"), _("Nombre")],
        lignes=[(nom, [n]) for nom, n in nombres],
        du_reseau=True,
    )
