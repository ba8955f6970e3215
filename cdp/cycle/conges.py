"""When a group had better not meet: legal holidays, and the school holidays of the Communauté française.

The former follow from Easter. The latter are decreed, year by year: `SCOLAIRES` holds those that were published, and
a year that is not there is not guessed (`scolaires_connus`). Add one from the calendar that the Fédération
Wallonie-Bruxelles publishes (enseignement.be, « Calendrier scolaire »): Monday of the first week, Sunday of the last.
"""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

AUTOMNE, HIVER = _("les vacances d’automne"), _("les vacances d’hiver")
DETENTE, PRINTEMPS = _("les vacances de détente"), _("les vacances de printemps")

#: By the year in which the school year begins: (name, first day, last day).
SCOLAIRES = {
    2024: (
        (AUTOMNE, date(2024, 10, 21), date(2024, 11, 3)),
        (HIVER, date(2024, 12, 23), date(2025, 1, 5)),
        (DETENTE, date(2025, 2, 24), date(2025, 3, 9)),
        (PRINTEMPS, date(2025, 4, 28), date(2025, 5, 11)),
    ),
    2025: (
        (AUTOMNE, date(2025, 10, 20), date(2025, 11, 2)),
        (HIVER, date(2025, 12, 22), date(2026, 1, 4)),
        (DETENTE, date(2026, 2, 16), date(2026, 3, 1)),
        (PRINTEMPS, date(2026, 4, 27), date(2026, 5, 10)),
    ),
    2026: (
        (AUTOMNE, date(2026, 10, 19), date(2026, 11, 1)),
        (HIVER, date(2026, 12, 21), date(2027, 1, 3)),
        (DETENTE, date(2027, 2, 22), date(2027, 3, 7)),
        (PRINTEMPS, date(2027, 4, 26), date(2027, 5, 9)),
    ),
}


def scolaires_connus(annee):
    """Whether the school holidays of the cycle that begins in `annee` were published when this was written."""
    return annee in SCOLAIRES


def empechement(jour):
    """What makes this day a bad one, in words, or None."""
    return feries(jour.year).get(jour) or _vacances(jour, SCOLAIRES.get(annee_scolaire(jour), ()))


def vacances_flamandes(jour):
    """The holidays of Dutch-speaking schools on this day, or None; their rule has not changed in decades."""
    return _vacances(jour, _flamandes(annee_scolaire(jour)))


def annee_scolaire(jour):
    return jour.year if jour.month >= 8 else jour.year - 1


def feries(annee):
    """The ten legal holidays: the day and its name."""
    dimanche = paques(annee)
    return {
        date(annee, 1, 1): _("le jour de l’an"),
        dimanche + timedelta(days=1): _("le lundi de Pâques"),
        date(annee, 5, 1): _("le 1er mai"),
        dimanche + timedelta(days=39): _("l’Ascension"),
        dimanche + timedelta(days=50): _("le lundi de Pentecôte"),
        date(annee, 7, 21): _("la fête nationale"),
        date(annee, 8, 15): _("l’Assomption"),
        date(annee, 11, 1): _("la Toussaint"),
        date(annee, 11, 11): _("l’Armistice"),
        date(annee, 12, 25): _("Noël"),
    }


def paques(annee):
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = annee % 19, divmod(annee, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    mois, jour = divmod(h + m - 7 * n + 114, 31)
    return date(annee, mois, jour + 1)


def _vacances(jour, periodes):
    return next((nom for nom, debut, fin in periodes if debut <= jour <= fin), None)


def _flamandes(annee):
    """Autumn, Christmas, carnival and Easter of Dutch-speaking schools, whole weeks from Monday."""
    suivante = annee + 1
    return (
        _semaines(_("les vacances d’automne"), _lundi(date(annee, 11, 1)), 1),
        _semaines(_("les vacances de Noël"), _lundi(date(annee, 12, 25)), 2),
        _semaines(_("les vacances de carnaval"), paques(suivante) - timedelta(days=48), 1),
        _semaines(_("les vacances de Pâques"), _lundi_de_paques(suivante), 2),
    )


def _semaines(nom, lundi, nombre):
    return nom, lundi, lundi + timedelta(days=7 * nombre - 1)


def _lundi(jour):
    """The Monday of its week; the next one for a Saturday or a Sunday at Christmas, for a Sunday at All Saints."""
    pivot = 5 if jour.month == 12 else 6
    ecart = -jour.weekday() if jour.weekday() < pivot else 7 - jour.weekday()
    return jour + timedelta(days=ecart)


def _lundi_de_paques(annee):
    """First Monday of April; after an Easter of March, its Monday; for one after 15 April, two weeks before."""
    dimanche = paques(annee)
    if dimanche.month == 3:
        return dimanche + timedelta(days=1)
    if dimanche > date(annee, 4, 15):
        return dimanche - timedelta(days=13)
    premier = date(annee, 4, 1)
    return premier + timedelta(days=-premier.weekday() % 7)
