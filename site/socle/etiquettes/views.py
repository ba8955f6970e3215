from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from socle.cercles.traductions import dans_la_langue
from socle.texte import plier

from . import actions
from .forms import FormulaireEtiquette
from .models import Etiquette
from .visibles import etiquettes_visibles, porteurs, visibles

PAR_PAGE = 60


@login_not_required
def suggestions(request):
    """Completion as one types: at most eight labels, by their folded beginning. JSON."""
    debut = plier(request.GET.get("q", "").replace("\x00", ""))[:40]  # PostgreSQL has no NUL
    noms = []
    if debut:
        noms = list(
            etiquettes_visibles(request.user).filter(pli__startswith=debut).values_list("name", flat=True)[:8]
        )
    return JsonResponse({"etiquettes": noms})


@login_not_required
def etiquette(request, slug):
    """Everything that carries this label and that this person may see; 404 when there is nothing."""
    marque = Etiquette.objects.filter(slug=slug).first()
    if marque is None:
        return _vers_la_nouvelle(request, slug)
    rangees = []
    for modele, nom in porteurs():
        objets = dans_la_langue(visibles(modele, request.user).filter(**{nom: marque})[:50], request.user)
        if objets:
            rangees.append({"titre": modele._meta.verbose_name_plural, "objets": objets})
    if not rangees:
        raise Http404
    return render(
        request,
        "etiquettes/etiquette.html",
        {"etiquette": marque, "rangees": rangees, "peut_entretenir": peut_entretenir(request.user)},
    )


def _vers_la_nouvelle(request, slug):
    """The old address of a label that this person may see; any other does not exist."""
    siennes = etiquettes_visibles(request.user)
    return redirect(get_object_or_404(siennes, anciennes__slug=slug), permanent=True)


def peut_entretenir(user) -> bool:
    """The coordination keeps the vocabulary of the whole network."""
    return user.is_authenticated and user.is_active and user.est_coordination


def entretien(request):
    """The labels that the coordination sees, to rename and to bring together."""
    if not peut_entretenir(request.user):
        raise Http404
    etiquettes = etiquettes_visibles(request.user).prefetch_related("anciennes")
    page = Paginator(etiquettes, PAR_PAGE).get_page(request.GET.get("page"))
    return render(request, "etiquettes/entretien.html", {"page": page})


def renommer(request, slug):
    """Another name for one label; an existing name brings the two together."""
    if not peut_entretenir(request.user):
        raise Http404
    marque = get_object_or_404(etiquettes_visibles(request.user), slug=slug)
    form = FormulaireEtiquette(request.POST or None, initial={"nom": marque.name})
    if request.method == "POST" and form.is_valid():
        actions.renommer(marque, form.cleaned_data["nom"])
        messages.success(request, _("C’est renommé. L’ancien nom et son adresse mènent au nouveau."))
        return redirect("etiquettes_entretien")
    return render(request, "etiquettes/renommer.html", {"form": form, "etiquette": marque})
