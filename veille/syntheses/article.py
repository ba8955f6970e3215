"""What the page of a synthesis shows, for its reader."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from noeuds.models import Noeud
from socle.cercles.enums import Cercle, Etat
from socle.cercles.permissions import peut_reprendre
from socle.cercles.traductions import une_fois
from socle.seuils import SEUIL

from ..models import SynthesePage, VersionDeSynthese
from ..permissions import peut_deposer
from .citation import balises, donnees, reference_lisible
from .lecture import lire
from .liens import sans_liens_fermes
from .textes import texte_de, texte_du_contenu

VOISINES = 3


def contexte_de_l_article(page, user, version=None, apercu=False):
    """Of the page as it is, or of one of its versions."""
    texte, sources = _texte(page, version, user), _noeuds(page, apercu)
    lecture = lire(texte.corps, user, sources)
    versions = list(VersionDeSynthese.objects.visibles_pour(user).filter(synthese=page.pk))
    for autre in versions:
        autre.synthese = page
    courante = versions[0] if versions else None
    lue = version or courante
    publique = page.cercle == Cercle.PUBLIC and page.etat == Etat.EN_LIGNE and page.live
    return {
        "texte": texte,
        "lecture": lecture,
        "apercu": apercu,
        "seuil": SEUIL,
        "version": lue,
        "remplacee_par": courante if version is not None and courante and courante.pk != version.pk else None,
        "versions": versions if len(versions) > 1 else [],
        "peut_retirer_la_version": version is not None and peut_reprendre(user, page),
        "ancetres": [{"titre": _("Analyses"), "url": reverse("wagtail_serve", args=["analyses/"])}],
        "noeuds": lecture.noeuds,
        "etiquettes": list(page.source.etiquettes.all()),
        "document": page.document_pour(user),
        "citation": reference_lisible(page, texte, lue),
        # Of the version of the day only: an old one is not what one is to find.
        "balises": balises(page, texte, lue) if publique and not version and not apercu else [],
        "donnees": donnees(page, texte, lue) if publique and not version and not apercu else None,
        "voisines": voisines(page, user, sources),
        "adresse_modifier": _adresse_modifier(page, user),
    }


def _texte(page, version, user):
    """The links of its notes, as those of its body, lead only where this reader may go."""
    texte = texte_du_contenu(version.contenu, page.langue) if version else texte_de(page)
    texte.notes = sans_liens_fermes(texte.notes, user)
    return texte


def _noeuds(page, apercu):
    """Those that are ticked: in the form that is previewed, else in the database."""
    if apercu:
        return Noeud.objects.filter(pk__in=[noeud.pk for noeud in page.noeuds.all()])
    return Noeud.objects.filter(syntheses=page.source.pk)


def voisines(page, user, noeuds):
    """The analyses to read next: of the same nœuds first, then the latest; each in the reader's language if it is."""
    autres = (
        SynthesePage.objects.visibles_pour(user)
        .exclude(translation_key=page.translation_key)
        .annotate(communs=Count("noeuds", filter=Q(noeuds__in=noeuds), distinct=True))
        .order_by("-communs", "-date", "-pk")
    )
    return une_fois(autres.defer_streamfields().select_related("groupe")[: 4 * VOISINES])[:VOISINES]


def _adresse_modifier(page, user):
    """Editors reach Wagtail's admin, which has the last word, from the page they look at."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page.pk and peut_deposer(user) else ""
