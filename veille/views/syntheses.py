"""What surrounds the page of a synthesis: its short address, its versions, its PDF, its citation, the feed."""

import json

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from socle.cercles.permissions import peut_reprendre

from ..models import SynthesePage, VersionDeSynthese
from ..syntheses.article import contexte_de_l_article
from ..syntheses.atom import atom
from ..syntheses.citation import bibtex, csl
from ..syntheses.pdf import reponse_pdf
from ..syntheses.textes import texte_de
from ..syntheses.versions import retirer_une_version

#: {extension: (type, writer)}
FORMATS = {
    "json": (
        "application/vnd.citationstyles.csl+json",
        lambda *quoi: json.dumps([csl(*quoi)], ensure_ascii=False),
    ),
    "bib": ("application/x-bibtex; charset=utf-8", bibtex),
}


def _page(request, reference):
    visibles = SynthesePage.objects.visibles_pour(request.user).select_related("groupe", "auteur")
    return get_object_or_404(visibles, reference=reference)


def _version(request, reference, numero):
    versions = VersionDeSynthese.objects.visibles_pour(request.user).select_related("synthese")
    return get_object_or_404(versions, synthese__reference=reference, numero=numero)


@login_not_required
@require_safe
def stable(request, reference):
    return redirect(_page(request, reference).get_absolute_url())


@login_not_required
@require_safe
def version(request, reference, numero):
    lue = _version(request, reference, numero)
    article = contexte_de_l_article(lue.synthese, request.user, lue)
    reponse = render(request, "veille/synthese.html", {"page": lue.synthese, **article})
    reponse["X-Robots-Tag"] = "noindex"
    return reponse


@require_POST
def version_retirer(request, reference, numero):
    lue = _version(request, reference, numero)
    if not peut_reprendre(request.user, lue.synthese):
        raise Http404
    try:
        retirer_une_version(lue, request.user)
    except PermissionDenied:
        messages.error(request, _("La version du jour se retire avec sa page."))
    else:
        messages.success(request, _("Plus personne ne lit cette version."))
    return redirect(lue.synthese.get_absolute_url())


@login_not_required
@require_safe
def papier(request, reference):
    return reponse_pdf(request, _page(request, reference))


@login_not_required
@require_safe
def citation(request, reference, format):
    page = _page(request, reference)
    du_jour = VersionDeSynthese.objects.visibles_pour(request.user).filter(synthese=page.pk).first()
    quoi = (page, texte_de(page), du_jour)
    if format not in FORMATS:
        raise Http404
    genre, ecrire = FORMATS[format]
    reponse = HttpResponse(ecrire(*quoi), content_type=genre)
    entete = content_disposition_header(True, f"{page.slug}.{format}")
    reponse["Content-Disposition"] = entete or "attachment"
    reponse["Cache-Control"] = "private, no-store"
    return reponse


@login_not_required
@require_safe
def flux(request):
    return HttpResponse(atom(), content_type="application/atom+xml; charset=utf-8")
