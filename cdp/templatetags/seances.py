from django import template
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from socle import texte

register = template.Library()


@register.filter
def jour(moment):
    """« mardi 1er décembre 2026 »."""
    local = timezone.localtime(moment)
    quantieme = _("1er") if local.day == 1 else local.day
    return _("%(semaine)s %(jour)s %(mois)s") % {
        "semaine": formats.date_format(local, "l"),
        "jour": quantieme,
        "mois": formats.date_format(local, "F Y"),
    }


@register.filter
def heure(moment):
    """« 12 h 30 », never cut at the end of a line."""
    return texte.heure(timezone.localtime(moment))


@register.filter
def delai(moment):
    """How far ahead: « demain », « dans 5 jours », « dans 3 semaines »; nothing for the past."""
    return delai_du_jour(timezone.localtime(moment).date())


@register.filter
def delai_du_jour(jour):
    """The same, of a day."""
    jours = (jour - timezone.localdate()).days
    if jours < 0:
        return ""
    if jours < 2:
        return _("demain") if jours else _("aujourd’hui")
    if jours < 21:
        return ngettext("dans %(n)s jour", "dans %(n)s jours", jours) % {"n": jours}
    return ngettext("dans %(n)s semaine", "dans %(n)s semaines", jours // 7) % {"n": jours // 7}


_RANGS = {
    1: lambda: _("premier"),
    2: lambda: _("deuxième"),
    3: lambda: _("troisième"),
    4: lambda: _("quatrième"),
}


@register.filter
def regle(groupe):
    """When a group meets: « Chaque deuxième mardi du mois, à 12 h 30. »."""
    return _("Chaque %(rang)s %(jour)s du mois, à %(heure)s.") % {
        "rang": _RANGS[groupe.rang_semaine](),
        "jour": groupe.get_jour_display(),
        "heure": texte.heure(groupe.heure),
    }


@register.simple_tag
def ecart_de_date(proposee):
    """Why a date of the cycle is not on the day of the rule, or is there all the same."""
    mots = {"regle": jour(proposee.regle), "conge": proposee.evite, "n": abs(proposee.semaines)}
    if proposee.semaines > 0:
        phrase = ngettext(
            "Le %(regle)s tombe pendant un congé : %(conge)s. Proposée %(n)s semaine après.",
            "Le %(regle)s tombe pendant un congé : %(conge)s. Proposée %(n)s semaines après.",
            mots["n"],
        )
    elif proposee.semaines < 0:
        phrase = ngettext(
            "Le %(regle)s tombe pendant un congé : %(conge)s. Proposée %(n)s semaine avant.",
            "Le %(regle)s tombe pendant un congé : %(conge)s. Proposée %(n)s semaines avant.",
            mots["n"],
        )
    else:
        phrase = _("Cette date tombe pendant un congé : %(conge)s. Aucune semaine proche n’est libre.")
    return phrase % mots


@register.simple_tag
def modele_d_heure():
    """How an hour is written in this language, for a script to fill in: {h} and {m}."""
    return {
        "plein": _("%(heures)s h %(minutes)s") % {"heures": "{h}", "minutes": "{m}"},
        "pile": _("%(heures)s h") % {"heures": "{h}"},
    }
