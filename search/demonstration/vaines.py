from datetime import date

from django.utils import timezone

from socle.texte import plier

from ..vaines.models import RechercheVaine
from ..vaines.tournees import chercher_encore

#: Words, how many months ago and on how many days, the language of the interface.
_VAINES = (
    ("colocation", ((0, 2), (1, 3), (3, 1)), "fr"),
    ("exosquelette", ((0, 1),), "fr"),
    ("béguinage", ((1, 2), (2, 1)), "fr"),
    ("punaises", ((1, 4), (2, 3), (4, 2)), "fr"),
    ("orthophoniste", ((2, 2),), "fr"),
    ("podologue", ((3, 1), (4, 2)), "fr"),
    ("poetshulp", ((1, 1),), "nl"),
)


def charger_vaines(avance):
    """What the network looked for and did not find, these last months; and what answers it today."""
    for fait, (mots, mois, langue) in enumerate(_VAINES, start=1):
        for il_y_a, jours in mois:
            RechercheVaine.objects.get_or_create(
                pliee=plier(mots),
                mois=_mois(il_y_a),
                langue=langue,
                defaults={"mots": mots, "nombre": jours},
            )
        avance(fait, len(_VAINES))
    chercher_encore()


def _mois(il_y_a):
    aujourdhui = timezone.localdate()
    rang = aujourdhui.year * 12 + aujourdhui.month - 1 - il_y_a
    return date(rang // 12, rang % 12 + 1, 1)
