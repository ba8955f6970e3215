"""Wagtail's admin in our colours: which of its names takes which of our tokens, in light and in dark."""

from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .couleurs import polices
from .lecture import identite

_PARTOUT = {
    "primary": "fil-fonce",
    "secondary": "fil",
    "secondary-50": "fil-voile",
    "secondary-400": "fil-fonce",
    "secondary-600": "fil-fonce",
    "surface-page": "papier",
    "surface-header": "papier-creux",
    "surface-field": "papier-pose",
    "surface-field-inactive": "papier-creux",
    "surface-dashboard-panel": "papier-pose",
    "surface-button-default": "fil",
    "surface-button-hover": "fil-fonce",
    "surface-button-outline-hover": "fil-voile",
    "surface-tooltip": "encre",
    "text-button": "sur-fil",
    "text-label": "encre",
    "text-context": "encre-douce",
    "text-meta": "encre-douce",
    "text-placeholder": "encre-douce",
    "text-link-default": "fil",
    "text-link-hover": "fil-fonce",
    "text-button-outline-default": "fil",
    "text-button-outline-hover": "fil-fonce",
    "text-highlight": "fil-pale",
    "text-error": "brique",
    "icon-primary": "fil",
    "icon-primary-hover": "fil-fonce",
    "icon-secondary": "encre-douce",
    "icon-secondary-hover": "fil-fonce",
    "border-furniture": "trait",
    "border-button-small-outline-default": "trait-fort",
    "border-button-outline-default": "fil",
    "border-button-outline-hover": "fil-fonce",
    "border-field-default": "trait-fort",
    "border-field-inactive": "trait",
    "border-field-hover": "encre-douce",
    "focus": "fil",
}
#: The menu is a sheet of thread colour in light, of dark paper in dark.
_MENU = {
    "clair": {
        "surface-menus": "fil-fonce",
        "surface-menu-item-active": "fil",
        "text-label-menus-default": "sur-fil",
        "text-label-menus-active": "sur-fil",
    },
    "sombre": {
        "surface-menus": "papier-creux",
        "surface-menu-item-active": "fil-voile",
        "text-label-menus-default": "encre",
        "text-label-menus-active": "encre",
    },
}


def variables(schema):
    """[(name after --w-color-, colour)] of a scheme."""
    valeurs = identite().jetons[schema]
    return [(nom, valeurs[jeton]) for nom, jeton in {**_PARTOUT, **_MENU[schema]}.items()]


def style():
    contexte = {
        "clair": variables("clair"),
        "sombre": variables("sombre"),
        "jetons": identite().jetons,
        "polices": polices(),
    }
    return render_to_string("identite/style_admin.html", contexte)


class RetourAuSite(MenuItem):
    """The way back is the first entry."""

    def __init__(self):
        super().__init__(_("Revenir au site"), reverse_lazy("mon_espace"), icon_name="home", order=1)
