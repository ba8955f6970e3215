"""The feed of what everybody may read, in the language of the interface; trimmed for everybody, whoever asks."""

from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from socle.courriels import absolue
from socle.identite.lecture import identite

from ..echanges.xml import propre
from ..models import SynthesePage, VersionDeSynthese
from .citation import auteurs
from .lecture import lire_ensemble
from .liens import sans_liens_fermes
from .textes import texte_de

AU_PLUS = 20


class FluxEntier(Atom1Feed):
    """Django's has a summary alone."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["contenu"], {"type": "html"})


def atom():
    public = AnonymousUser()
    pages = list(SynthesePage.objects.visibles_pour(public).dans(get_language()).par_date()[:AU_PLUS])
    textes = [texte_de(page) for page in pages]
    for texte, notes in zip(textes, sans_liens_fermes([t.notes for t in textes], public), strict=True):
        texte.notes = notes
    lectures = lire_ensemble([texte.corps for texte in textes], public)
    datees = _dates(pages, public)
    flux = _flux()
    for page, texte, lecture in zip(pages, textes, lectures, strict=True):
        entree = _entree(page, texte, lecture, datees.get(page.pk, page.last_published_at))
        # One sign that XML cannot say would close the feed to everybody.
        flux.add_item(
            **{nom: propre(mots) if isinstance(mots, str) else mots for nom, mots in entree.items()}
        )
    return flux.writeString("utf-8")


def _dates(pages, public):
    """{page: when its version of the day came out}."""
    versions = VersionDeSynthese.objects.visibles_pour(public).filter(
        synthese__in=[page.pk for page in pages]
    )
    return dict(versions.order_by("numero").values_list("synthese", "publiee_le"))


def _flux():
    ici = absolue(reverse("analyses_atom"))
    return FluxEntier(
        title=_("%(reseau)s : les analyses") % {"reseau": identite().nom},
        link=absolue(reverse("wagtail_serve", args=["analyses/"])),
        description=None,
        subtitle=_("Ce que l’on apprend en observant les communautés de pratique, séance après séance."),
        language=get_language(),
        feed_url=ici,
        feed_guid=ici,
    )


def _entree(page, texte, lecture, datee_le):
    corps = {"page": page, "texte": texte, "lecture": lecture}
    return {
        "title": texte.title,
        "link": page.adresse_propre,
        "description": texte.chapeau,
        "author_name": ", ".join(auteurs(texte)),
        # Its short address: the same whatever becomes of its title, its place and its versions.
        "unique_id": page.adresse_stable,
        "pubdate": page.first_published_at,
        "updateddate": datee_le,
        "contenu": render_to_string("veille/syntheses/flux.html", corps),
    }
