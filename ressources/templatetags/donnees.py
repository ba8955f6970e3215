"""What pages say to programs, and the links by which a search leaves as a file."""

import json
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from ..echanges.jsonld import de_la_ressource, du_dispositif, est_publique

register = template.Library()
#: As json_script does: no text of ours may close the element that carries it.
_ECHAPPE = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def donnees_de_la_ressource(context, ressource):
    """schema.org for a public record, nothing for another one."""
    return _bloc(de_la_ressource(ressource, _page(context, ressource))) if est_publique(ressource) else ""


@register.simple_tag(takes_context=True)
def donnees_du_dispositif(context, dispositif):
    if not est_publique(dispositif):
        return ""
    dates = [date for date in dispositif.dates.all() if not (date.est_passee or date.reservee)]
    return _bloc(du_dispositif(dispositif, dates, _page(context, dispositif)))


@register.inclusion_tag("ressources/echanges/_exporter.html")
def exporter(recherche):
    """The same search, as files: the address without what only sorts or pages it."""
    suite = urlencode(recherche.parametres())
    formats = [("xlsx", _("Tableur (XLSX)")), ("csv", _("CSV")), ("vcf", _("Contacts (vCard)"))]
    return {
        "fichiers": [
            {
                "libelle": libelle,
                "url": reverse("ressources_export", args=[format]) + (f"?{suite}" if suite else ""),
            }
            for format, libelle in formats
        ],
        "nombre": recherche.total,
    }


def _page(context, objet):
    return context["request"].build_absolute_uri(objet.get_absolute_url())


def _bloc(donnees):
    if not donnees:
        return ""
    texte = json.dumps(donnees, ensure_ascii=False).translate(_ECHAPPE)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(texte))  # noqa: S308
