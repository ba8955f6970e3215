import segno
from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def duree(minutes):
    """« 18 h », « 17 h 30 »."""
    heures, reste = divmod(minutes, 60)
    modele = _("%(heures)s h %(minutes)s") if reste else _("%(heures)s h")
    return modele % {"heures": heures, "minutes": f"{reste:02}"}


@register.inclusion_tag("papiers/preuve.html")
def preuve(papier):
    """How whoever receives the paper makes sure that it is ours."""
    # An image, not drawn in the page: a PDF reader then says its words.
    return {"papier": papier, "qr": segno.make(papier.adresse, micro=False, error="m").svg_data_uri(border=2)}


@register.inclusion_tag("papiers/code_a_scanner.html")
def code_a_scanner(adresse):
    """An address to scan from a sheet; its words for who cannot see it."""
    return {"adresse": adresse, "qr": segno.make(adresse, micro=False, error="m").svg_data_uri(border=2)}
