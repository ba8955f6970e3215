from django import template
from django.utils.translation import get_language

from socle.langues import en

from .. import permissions
from ..suivies.actions import suivie_par

register = template.Library()
register.simple_tag(suivie_par, name="suivie")
register.filter("peut_suivre", permissions.peut_suivre)


@register.filter
def adresse_de(entree):
    """Where it is read, in the language of the interface."""
    return en(get_language(), entree.adresse)
