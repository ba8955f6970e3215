from django.conf import settings
from django.utils.functional import SimpleLazyObject

from .identite.lecture import identite
from .langues import autres_langues
from .navigation import menu_pour


def plateforme(request):
    """What every page needs: whose platform it is, whether a demonstration, and the menu of this person."""
    return {
        "demonstration": settings.DEMONSTRATION,
        "identite": SimpleLazyObject(identite),
        "menu": SimpleLazyObject(lambda: menu_pour(request)),
        "autres_langues": SimpleLazyObject(lambda: autres_langues(request)),
    }
