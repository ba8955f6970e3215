"""In the head of a page that anybody may read: its own address, and where it is in the other languages."""

from django import template
from django.conf import settings
from django.utils.translation import get_language

from socle.cercles.traductions import Traduisible
from socle.courriels import absolue
from socle.langues import en

register = template.Library()


@register.inclusion_tag("gabarits/alternatives.html", takes_context=True)
def alternatives(context):
    """Nothing for those who have entered: search engines do not."""
    request = context["request"]
    if request.user.is_authenticated:
        return {"canonique": "", "alternatives": []}
    page = context.get("page")
    if isinstance(page, Traduisible) and page.pk:
        adresses = page.adresses_lisibles_par(request.user)
        canonique = adresses[page.langue]
    else:
        adresse = _sans_parametres(request)
        adresses = {code: absolue(en(code, adresse)) for code, _nom in settings.LANGUAGES}
        canonique = adresses[get_language()]
    return {"canonique": canonique, "alternatives": avec_defaut(adresses) if len(adresses) > 1 else []}


def avec_defaut(adresses):
    """The (hreflang, address) pairs of a page; speakers of any other language are shown the French."""
    paires = sorted(adresses.items())
    if settings.LANGUAGE_CODE in adresses:
        paires.append(("x-default", adresses[settings.LANGUAGE_CODE]))
    return paires


def _sans_parametres(request):
    """The address without filters, but with the number of the page of a list: its rows are on no other page."""
    numero = request.GET.get("page", "")
    return request.path + (f"?page={numero}" if numero.isdecimal() else "")
