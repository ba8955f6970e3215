"""The way back from a page of this app, for the breadcrumb."""

from django.urls import reverse
from django.utils.translation import gettext as _


def vers_les_noeuds():
    # Where `home` puts the IndexNoeuds, in each language; the menu says the same (socle/navigation.py).
    return [{"titre": _("Nœuds"), "url": reverse("wagtail_serve", args=["noeuds/"])}]


def vers_les_vignettes():
    return [*vers_les_noeuds(), {"titre": _("Situations"), "url": reverse("vignettes")}]


def vers_la_question(reference, etape):
    """One question of a situation that is being told."""
    return reverse("vignette_etape", args=[reference, etape.cle])
