from django import template
from django.contrib.auth.models import AnonymousUser

from .. import permissions
from ..views.gardees import boutons

register = template.Library()


@register.inclusion_tag("ressources/trouver/_sur_la_fiche.html", takes_context=True)
def garder_et_remettre(context, ressource):
    """On the page of a record: keep it at hand, and its sheet when anybody may read it."""
    return {
        "ressource": ressource,
        "csrf_token": context.get("csrf_token"),
        "pour_tous": permissions.peut_voir(AnonymousUser(), ressource),
        "ici": "",
        **boutons(context["request"], [ressource]),
    }
