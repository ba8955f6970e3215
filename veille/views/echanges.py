"""Taking one's work to another program, and back. Only hers; nothing is written before she has seen it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socle.papiers import sans_copie

from ..echanges import actions, annulation, ecriture
from ..echanges.comparaison import Sort, comparer
from ..echanges.contenu import depuis_json
from ..echanges.entree import comparer_les_textes
from ..echanges.forms import FormulaireDEntree, FormulaireDeProjet, FormulaireDeSortie
from ..models.echanges import Echange, EtatDEchange, Format
from ..permissions import peut_veiller

DANS_LE_JOURNAL = 30


def _veilleuse_ou_404(request):
    if not peut_veiller(request.user):
        raise Http404
    return request.user


def _ancetres(*autres):
    table = {"titre": _("Ma table"), "url": reverse("veille")}
    page = {"titre": _("Emporter et rapporter"), "url": reverse("echanges")}
    return [table, *([page] if autres else [])]


def echanges(request):
    """What may leave, what may come, and what did."""
    user = _veilleuse_ou_404(request)
    return _page(request, FormulaireDeSortie(user=user))


def _page(request, form):
    contexte = {
        "form": form,
        "journal": Echange.objects.visibles_pour(request.user).defer("contenu", "fait")[:DANS_LE_JOURNAL],
        "ancetres": _ancetres(),
    }
    return render(request, "veille/echanges/echanges.html", contexte, status=422 if form.is_bound else 200)


def _fichier(nom, octets, genre):
    reponse = HttpResponse(octets, content_type=genre)
    reponse["Content-Disposition"] = content_disposition_header(True, nom) or "attachment"
    return sans_copie(reponse)


@require_POST
def echange_grille(request):
    user = _veilleuse_ou_404(request)
    nom, octets = actions.emporter_la_grille(user)
    return _fichier(nom, octets, "application/xml")


def echange_projet(request):
    """The file, once one has said which texts. Opened as a page, it is the page that asks."""
    user = _veilleuse_ou_404(request)
    if request.method != "POST":
        return redirect("echanges")
    form = FormulaireDeSortie(request.POST, user=user)
    if not form.is_valid():
        return _page(request, form)
    nom, octets = actions.emporter_le_projet(user, form.textes, form.cleaned_data["memos"], form.fins)
    return _fichier(nom, octets, "application/zip")


def echange_importer(request):
    user = _veilleuse_ou_404(request)
    form = FormulaireDEntree(request.POST or None, request.FILES or None, user=user)
    if request.method == "POST" and form.is_valid():
        return redirect(form.echange)
    contexte = {"form": form, "ancetres": _ancetres("page")}
    return render(request, "veille/echanges/importer.html", contexte, status=422 if form.is_bound else 200)


def _le_sien(request, reference):
    user = _veilleuse_ou_404(request)
    return get_object_or_404(Echange.objects.visibles_pour(user), reference=reference)


def echange(request, reference):
    """Where it stands: its preview, or what it did."""
    objet = _le_sien(request, reference)
    if objet.etat != EtatDEchange.A_RELIRE:
        return render(request, "veille/echanges/suites.html", _contexte(objet))
    if objet.format == Format.GRILLE:
        return _apercu_de_grille(request, objet)
    return _apercu_de_projet(request, objet, None)


def _contexte(objet):
    return {"echange": objet, "ancetres": _ancetres("page")}


def _apercu_de_grille(request, objet):
    comparaison = comparer(depuis_json(objet.contenu).codes)
    groupes = [(sort, comparaison.du_sort(sort)) for sort in Sort if sort != Sort.MEME]
    contexte = {"comparaison": comparaison, "groupes": [(s, codes) for s, codes in groupes if codes]}
    return render(request, "veille/echanges/apercu_grille.html", _contexte(objet) | contexte)


def _apercu_de_projet(request, objet, envoye):
    projet = depuis_json(objet.contenu)
    textes = comparer_les_textes(projet, request.user)
    form = FormulaireDeProjet(envoye, user=request.user, projet=projet, textes=textes)
    if envoye is not None and form.is_valid():
        ecriture.appliquer_le_projet(objet, request.user, *form.choix())
        return redirect(objet)
    contexte = {
        "form": form,
        "connus": [compare for compare in textes if compare.observation is not None],
        "codes": comparer(projet.codes),
    }
    statut = 422 if form.is_bound else 200
    return render(request, "veille/echanges/apercu_projet.html", _contexte(objet) | contexte, status=statut)


@require_POST
def echange_appliquer(request, reference):
    objet = _le_sien(request, reference)
    if objet.etat != EtatDEchange.A_RELIRE:
        return redirect(objet)
    if objet.format == Format.PROJET:
        return _apercu_de_projet(request, objet, request.POST)
    ecriture.appliquer_la_grille(objet, request.user, set(request.POST.getlist("code")))
    return redirect(objet)


def echange_annuler(request, reference):
    """Take a whole import back, once one has read what that means."""
    objet = _le_sien(request, reference)
    if not objet.est_une_entree or objet.etat != EtatDEchange.FAIT:
        raise Http404
    if request.method == "POST":
        annulation.annuler(objet, request.user)
        messages.success(request, _("L’import est annulé."))
        return redirect(objet)
    return render(request, "veille/echanges/annuler.html", _contexte(objet))


@require_POST
def echange_abandonner(request, reference):
    """Forget a file that was not applied, with all that was read in it."""
    objet = _le_sien(request, reference)
    if objet.etat != EtatDEchange.A_RELIRE:
        raise Http404
    objet.delete()
    messages.success(request, _("Ce fichier est oublié. Rien n’a été écrit."))
    return redirect("echanges")
