import re

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ..grille import couleurs

register = template.Library()

_AVANT = re.compile(r" (?=[;:!?»])")
_APRES = re.compile(r"(?<=«) ")


@register.filter
def trame(rang):
    """The number of a colour and its pattern."""
    return couleurs.trame(rang)


@register.filter
def insecable(texte):
    """Marks stay with their word where a text is shown sign by sign: as many code points as before."""
    return _AVANT.sub("\u00a0", _APRES.sub("\u00a0", texte))


@register.filter
def coefficient(valeur):
    """« 0,62 »; in words where it has no meaning."""
    return _("ne se calcule pas") if valeur is None else number_format(round(valeur, 2) + 0.0, 2)


@register.filter
def pour_cent(part):
    """« 87 % », of a share between 0 and 1."""
    if part is None:
        return _("ne se calcule pas")
    return _("%(nombre)s %%") % {"nombre": number_format(100 * part, 0)}
