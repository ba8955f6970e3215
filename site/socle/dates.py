"""Dates in the words in which one says them."""

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def humaine(date):
    """A date as one says it: today, yesterday, « le 4 novembre », with the year when it is another one."""
    if date is None:
        return ""
    jour = _jour(date)
    ecart = (timezone.localdate() - jour).days
    proches = {0: _("aujourd’hui"), 1: _("hier"), -1: _("demain")}
    if ecart in proches:
        return proches[ecart]
    modele = "F" if jour.year == timezone.localdate().year else "F Y"
    quantieme = _("1er") if jour.day == 1 else jour.day
    return _("le %(jour)s %(mois)s") % {"jour": quantieme, "mois": formats.date_format(jour, modele)}


def anciennete(date):
    """How long ago, in the largest unit that says it: days, weeks, months, years."""
    if date is None:
        return ""
    jour = _jour(date)
    jours = max((timezone.localdate() - jour).days, 0)
    if jours < 1:
        return _("aujourd’hui")
    if jours < 14:
        return ngettext("il y a %(n)s jour", "il y a %(n)s jours", jours) % {"n": jours}
    if jours < 60:
        return ngettext("il y a %(n)s semaine", "il y a %(n)s semaines", jours // 7) % {"n": jours // 7}
    if jours < 730:
        return ngettext("il y a %(n)s mois", "il y a %(n)s mois", jours // 30) % {"n": jours // 30}
    return ngettext("il y a %(n)s an", "il y a %(n)s ans", jours // 365) % {"n": jours // 365}


def depuis(date):
    """Since when, as one complains of it: « depuis deux mois » in figures."""
    jours = max((timezone.localdate() - _jour(date)).days, 0)
    if jours < 1:
        return _("depuis aujourd’hui")
    if jours < 14:
        return ngettext("depuis %(n)s jour", "depuis %(n)s jours", jours) % {"n": jours}
    if jours < 60:
        return ngettext("depuis %(n)s semaine", "depuis %(n)s semaines", jours // 7) % {"n": jours // 7}
    if jours < 730:
        return ngettext("depuis %(n)s mois", "depuis %(n)s mois", jours // 30) % {"n": jours // 30}
    return ngettext("depuis %(n)s an", "depuis %(n)s ans", jours // 365) % {"n": jours // 365}


def _jour(date):
    return timezone.localtime(date).date() if hasattr(date, "hour") else date
