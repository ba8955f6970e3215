"""Booking a place at a date: the only door to `Inscription`, which holds the row of the date while it counts."""

from .actions import (
    accepter,
    annuler,
    annuler_la_date,
    changer_la_date,
    changer_les_places,
    confirmer,
    demander,
    donner_une_place,
    inscrire,
    inscrire_d_accord,
    noter_presence,
    offrir_la_suite,
)
from .refus import Refus

__all__ = [
    "Refus",
    "accepter",
    "annuler",
    "annuler_la_date",
    "changer_la_date",
    "changer_les_places",
    "confirmer",
    "demander",
    "donner_une_place",
    "inscrire",
    "inscrire_d_accord",
    "noter_presence",
    "offrir_la_suite",
]
