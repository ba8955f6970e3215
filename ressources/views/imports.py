"""The pages of an import, for coordination. Nothing is written to the directory before « Appliquer »."""

import csv

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from .. import permissions
from ..enums import EtatDImport, SortDeLigne
from ..forms.imports import FormulaireDeColonnes, FormulaireDImport
from ..imports import affichage, annulation, choix, comparaison, ecriture, partage
from ..imports.colonnes import ENTRANTES
from ..models import Import, Ressource
from .fiches import _ancetres

PAR_PAGE = 20
DANS_L_HISTOIRE = 30


def imports(request):
    """Bring a file; and what was brought before, by whom, and what became of it."""
    if not permissions.peut_importer(request.user):
        raise Http404
    form = FormulaireDImport(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        return redirect(form.envoi)
    contexte = {
        "form": form,
        "ancetres": _ancetres(),
        "passes": Import.objects.select_related("par")[:DANS_L_HISTOIRE],
    }
    return render(request, "ressources/imports/imports.html", contexte, status=422 if form.is_bound else 200)


def import_modele(request):
    """A file to fill in: our own heads, which are recognised when it comes back."""
    if not permissions.peut_importer(request.user):
        raise Http404
    reponse = HttpResponse(content_type="text/csv; charset=utf-8")
    reponse["Content-Disposition"] = 'attachment; filename="ressources-modele.csv"'
    # Excel takes a CSV for UTF-8 only with this mark.
    reponse.write("\ufeff")
    ecrire = csv.writer(reponse, delimiter=";").writerow
    ecrire([colonne.titre for colonne in ENTRANTES if colonne.cle != "reference"])
    return reponse


def import_(request, reference):
    """Where this import stands: its columns, its progress, its preview, or what it did."""
    envoi = _le_sien(request.user, reference)
    if envoi.etat == EtatDImport.COLONNES:
        return _page_des_colonnes(request, envoi, FormulaireDeColonnes(envoi=envoi))
    if envoi.etat == EtatDImport.COMPARAISON:
        return render(request, "ressources/imports/progression.html", _contexte(envoi) | _ou_en_est(envoi))
    if envoi.etat == EtatDImport.PRET:
        return _apercu(request, envoi)
    return _suites(request, envoi)


def _le_sien(user, reference):
    return get_object_or_404(Import.objects.de(user), reference=reference)


def _contexte(envoi):
    ancetres = [*_ancetres(), {"titre": _("Importer un tableau"), "url": reverse("imports")}]
    return {"envoi": envoi, "ancetres": ancetres}


def _page_des_colonnes(request, envoi, form):
    statut = 422 if form.is_bound else 200
    return render(
        request, "ressources/imports/colonnes.html", _contexte(envoi) | {"form": form}, status=statut
    )


def import_colonnes(request, reference):
    """Which column is which, by hand; also to tell it otherwise once the preview is seen."""
    envoi = _le_sien(request.user, reference)
    if envoi.etat in EtatDImport.finis():
        raise Http404
    form = FormulaireDeColonnes(request.POST or None, envoi=envoi)
    if request.method == "POST" and form.is_valid():
        comparaison.recommencer(envoi, form.cleaned_data)
        return redirect(envoi)
    return _page_des_colonnes(request, envoi, form)


def _ou_en_est(envoi):
    faites = envoi.comparees
    phrase = _("%(faites)s lignes comparées sur %(total)s.") % {"faites": faites, "total": envoi.total}
    return {"faites": faites, "phrase": phrase}


@require_POST
def import_avancer(request, reference):
    """One step of the comparison: a module asks for the next one, or a person does."""
    envoi = _le_sien(request.user, reference)
    if envoi.etat == EtatDImport.COMPARAISON:
        comparaison.avancer(envoi, request.user)
    fini = envoi.etat != EtatDImport.COMPARAISON
    return pas_fait(request, envoi.get_absolute_url(), fini, **_ou_en_est(envoi), total=envoi.total)


def pas_fait(request, suite, fini, faites, phrase, total):
    """The answer to a step, for `avancer.js` or for a browser without it."""
    if request.accepts("text/html"):
        return redirect(suite)
    suivant = {"suite": suite if fini else "", "faites": faites, "total": total, "phrase": phrase}
    return JsonResponse(suivant)


def _apercu(request, envoi):
    comptes = ecriture.compter(envoi)
    sort = request.GET.get("sort", "")
    if sort not in SortDeLigne.values:
        sort = next((s for s in SortDeLigne.values if comptes[s]), SortDeLigne.NOUVELLE)
    page = Paginator(envoi.lignes.filter(sort=sort).select_related("envoi"), PAR_PAGE).get_page(
        request.GET.get("page")
    )
    contexte = _contexte(envoi) | {
        "onglets": _onglets(envoi, comptes, sort),
        "sort": sort,
        "page": page,
        "lignes": affichage.montrer(page.object_list, Ressource.objects.visibles_pour(request.user)),
        "comptes": comptes,
        "a_ecrire": comptes["nouvelle"] + comptes["changee"] - comptes["laissees"],
    }
    return render(request, "ressources/imports/apercu.html", contexte)


def _onglets(envoi, comptes, choisi):
    adresse = envoi.get_absolute_url()
    return [
        {"url": f"{adresse}?sort={s}", "libelle": s.label, "courant": s == choisi, "nombre": comptes[s]}
        for s in SortDeLigne
        if comptes[s] or s == choisi
    ]


@require_POST
def import_choisir(request, reference):
    """Which lines of a page to write, and whether each is the same as a record alike; or all of a kind at once."""
    envoi = _le_sien(request.user, reference)
    if envoi.etat != EtatDImport.PRET:
        raise Http404
    nombre = choix.appliquer(envoi, request.user, request.POST)
    message = ngettext(
        "%(n)s ligne : votre choix est gardé.", "%(n)s lignes : votre choix est gardé.", nombre
    )
    messages.success(request, message % {"n": nombre})
    return redirect(envoi)


@require_POST
def import_appliquer(request, reference):
    """Write everything, or nothing and say what changed meanwhile."""
    envoi = _le_sien(request.user, reference)
    a_relire = ecriture.appliquer(envoi, request.user)
    if a_relire:
        numeros = ", ".join(str(numero) for numero in a_relire[:20])
        messages.error(
            request,
            _("Rien n’est écrit : des fiches ont changé depuis l’aperçu. Revoyez les lignes %(numeros)s.")
            % {"numeros": numeros},
        )
    return redirect(envoi)


def import_annuler(request, reference):
    """Take a whole import back, once one has read what that means."""
    envoi = _le_sien(request.user, reference)
    if not permissions.peut_annuler(request.user, envoi):
        raise Http404
    if request.method == "POST":
        annulation.annuler(envoi, request.user)
        messages.success(request, _("L’import est annulé."))
        return redirect(envoi)
    return render(request, "ressources/imports/annuler.html", _contexte(envoi))


@require_POST
def import_abandonner(request, reference):
    """Forget a file that was not applied, with all that was read in it."""
    envoi = _le_sien(request.user, reference)
    if envoi.etat in EtatDImport.finis():
        raise Http404
    envoi.delete()
    messages.success(request, _("Ce fichier est oublié. Rien n’a été écrit."))
    return redirect("imports")


def _suites(request, envoi):
    """What it did; how to share it, how to take it back; after an undo, what was kept and why."""
    gardees = envoi.lignes.exclude(gardee=[]).select_related("envoi")
    page = Paginator(gardees, PAR_PAGE).get_page(request.GET.get("page"))
    applique = envoi.etat == EtatDImport.APPLIQUE
    contexte = _contexte(envoi) | {
        "page": page,
        "gardees": affichage.montrer(page.object_list, Ressource.objects.visibles_pour(request.user)),
        "fiches": partage.fiches_de(envoi).visibles_pour(request.user).order_by("nom_plie", "pk")[:PAR_PAGE],
        "a_proposer": partage.a_proposer(envoi, request.user).count() if applique else 0,
        "peut_annuler": permissions.peut_annuler(request.user, envoi),
    }
    return render(request, "ressources/imports/suites.html", contexte)
