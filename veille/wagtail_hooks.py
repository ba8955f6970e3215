from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks

from socle.cercles.permissions import peut_voir

from .models import SynthesePage
from .models.mise_en_ligne import toutes_ont_accorde
from .syntheses.choix import CHOIX


@hooks.register("before_serve_document")
def refuser_ce_qui_ne_se_voit_pas(document, request):
    """A file follows its document's cercle, whoever knows its address."""
    if not peut_voir(request.user, document):
        raise Http404


@hooks.register("construct_document_chooser_queryset")
def choisir_parmi_les_visibles(documents, request):
    return documents.visibles_pour(request.user)


@hooks.register("register_admin_viewset")
def choisir_ce_qu_on_cite():
    return list(CHOIX.values())


@hooks.register("before_publish_page")
def garder_pour_les_etapes_ce_qui_vient_de_changer(request, page):
    """Words changed as one publishes are kept, not shown: whoever reads them again is not who wrote them."""
    if not isinstance(page, SynthesePage) or toutes_ont_accorde(page):
        return None
    messages.error(
        request,
        _("Vos changements sont gardés, pas en ligne. Soumettez l’analyse : elle repasse par la modération."),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)
