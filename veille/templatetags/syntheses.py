"""What an analysis says to search engines."""

import json

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()
#: As json_script does: no text of ours may close the element that carries it.
_ECHAPPE = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def donnees_de_l_analyse(donnees):
    """schema.org for a public page, nothing for another one."""
    if not donnees:
        return ""
    texte = json.dumps(donnees, ensure_ascii=False).translate(_ECHAPPE)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(texte))  # noqa: S308
