"""The journal of the code book, its versions, and their papers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socle.papiers import reponse_papier

from ..grille.annulation import SE_DEFONT, annuler
from ..grille.forms import VersionForm
from ..grille.versions import arbre_de, comparer, figer_une_version
from ..models import GesteDeGrille, VersionDeGrille
from ..permissions import peut_lire_les_observations, peut_veiller
from . import grille

PAR_PAGE = 30


def grille_journal(request):
    """Who did what to the book, newest first; what can be undone has its button."""
    grille.tenir_ou_404(request.user)
    gestes = GesteDeGrille.objects.select_related("code__fusionne_dans", "par")
    page = Paginator(gestes, PAR_PAGE).get_page(request.GET.get("page"))
    contexte = {"page": page, "se_defont": SE_DEFONT, "ancetres": grille.de_la_grille(request)}
    return render(request, "veille/grille/journal.html", contexte)


@require_POST
def geste_annuler(request, pk):
    grille.tenir_ou_404(request.user)
    geste = get_object_or_404(GesteDeGrille, pk=pk)
    if grille.reussir(request, lambda: [annuler(geste, request.user)]):
        messages.success(request, _("C’est défait."))
    return redirect("grille_journal")


def grille_versions(request):
    if not peut_lire_les_observations(request.user):
        raise Http404
    tient = peut_veiller(request.user)
    form = VersionForm(request.POST or None) if tient else None
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid():
            version = grille.essayer(form, lambda: figer_une_version(form.cleaned_data["mot"], request.user))
            if version:
                messages.success(request, _("La version %(numero)s est figée.") % {"numero": version.numero})
                return redirect("grille_version", version.numero)
    contexte = {
        "form": form,
        "versions": VersionDeGrille.objects.select_related("par"),
        "ancetres": grille.de_la_grille(request),
    }
    return render(request, "veille/grille/versions.html", contexte)


def grille_version(request, numero):
    """The book as it stood, and what changed since another version (?avec=)."""
    version = _lisible_ou_404(request, numero)
    autres = VersionDeGrille.objects.exclude(pk=version.pk)
    avec = _demandee(request, autres) or autres.filter(numero__lt=numero).first()
    ancienne, recente = sorted([avec or version, version], key=lambda v: v.numero)
    contexte = {
        "version": version,
        "nomme": peut_veiller(request.user),
        "codes": arbre_de(version.contenu),
        "autres": autres,
        "avec": avec,
        "ancienne": ancienne,
        "recente": recente,
        "comparaison": comparer(ancienne.contenu, recente.contenu) if avec else None,
        "ancetres": [
            *grille.de_la_grille(request),
            {"titre": _("Versions"), "url": reverse("grille_versions")},
        ],
    }
    return render(request, "veille/grille/version.html", contexte)


def grille_version_papier(request, numero):
    version = _lisible_ou_404(request, numero)
    contexte = {"version": version, "codes": arbre_de(version.contenu)}
    nom = _("Grille de codes, version %(numero)s") % {"numero": version.numero}
    return reponse_papier(request, "veille/grille/papier.html", contexte, nom)


def _lisible_ou_404(request, numero):
    if not peut_lire_les_observations(request.user):
        raise Http404
    return get_object_or_404(VersionDeGrille, numero=numero)


def _demandee(request, autres):
    avec = request.GET.get("avec", "")
    return autres.filter(numero=int(avec)).first() if avec.isdecimal() and len(avec) < 6 else None
