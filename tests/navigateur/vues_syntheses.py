"""The rows of the harness about analyses: one with figures, evidence and notes, an old version, its paper."""

from django.urls import reverse
from django.utils import translation


def _reference():
    from veille.models import SynthesePage

    return SynthesePage.objects.get(slug="quatre-communautes-un-an", locale__language_code="fr").reference


def _papier(connues):
    """At whatever address, in the language in which the analysis is written."""
    with translation.override("fr"):
        return reverse("synthese_pdf", args=[_reference()]) + "?format=html"


def rangees(Vue, page_de):
    return {
        "veille.SynthesePage:enrichie": Vue(page_de("veille.SynthesePage", slug="quatre-communautes-un-an")),
        "veille.IndexAnalyses:annee_vide": Vue(lambda connues: "/analyses/?annee=1999"),
        "synthese_version": Vue(lambda connues: reverse("synthese_version", args=[_reference(), 1])),
        "synthese_pdf": Vue(_papier),
    }


SANS_PAGE = {
    "analyses_atom": "a feed",
    "synthese_stable": "leads to the analysis",
    "synthese_citation": "a file",
}
