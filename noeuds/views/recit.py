"""Telling a situation: one question a page, kept as one goes."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from socle.cercles.models import reference as nouvelle_reference

from .. import permissions
from ..chemins import vers_la_question, vers_les_vignettes
from ..forms.recit import ETAPES, PAR_CLE, EtapeNoeud, apres
from ..models import BrouillonDeVignette, Noeud, Vignette
from ..models.brouillons import est_une_reference
from ..recit import Recit, commencer
from .envoi import aller, sans_quitter_la_page
from .verification import en_lignes


@never_cache
@sensitive_post_parameters()
def vignette_nouvelle(request):
    """The first question; `?noeud=` says from which nœud one comes. The draft is made by its answer."""
    if not permissions.peut_raconter(request.user):
        raise Http404
    if request.method != "POST":
        recit = Recit(request.user, nouvelle_reference())
        recit.donnees = {"noeud": _noeud_demande(request)}
        return _montrer(request, recit, recit.question(EtapeNoeud))
    reference = _reference_envoyee(request)
    with transaction.atomic():
        recit = Recit(request.user, reference)
        form = recit.question(EtapeNoeud, request.POST)
        if not form.is_valid():
            return _montrer(request, recit, form)
        commencer(request.user, reference, form)
    return aller(request, vers_la_question(reference, ETAPES[1]))


def _noeud_demande(request):
    slug = request.GET.get("noeud", "").replace("\x00", "")
    noeud = Noeud.objects.visibles_pour(request.user).sources().filter(slug=slug).first()
    return str(noeud.pk) if noeud else ""


def _reference_envoyee(request):
    """The one that the page gave, so that an answer sent twice begins one draft; never that of somebody else."""
    envoyee = request.POST.get("reference", "")
    if not est_une_reference(envoyee) or Vignette.objects.filter(reference=envoyee).exists():
        return nouvelle_reference()
    connus = BrouillonDeVignette.objects.filter(reference=envoyee)
    return envoyee if not connus.exists() or connus.de(request.user).exists() else nouvelle_reference()


@never_cache
@sensitive_post_parameters()
def vignette_etape(request, reference, etape):
    """One question: its answer is kept, and the next one comes."""
    classe = _classe_ou_404(etape)
    if request.method != "POST":
        recit = Recit.ouvrir(request.user, reference)
        form = recit.question(classe)
        form.marquer_les_passages()
        return _montrer(request, recit, form)
    with transaction.atomic():
        recit = Recit.ouvrir(request.user, reference, verrou=True)
        form = recit.question(classe, request.POST)
        vers = request.POST.get("vers", "")
        valide = form.is_valid() or (vers == "plus_tard" and form.ne_manque_que())
        if recit.a_change_ailleurs(form):
            _opposer(recit, form)
        elif valide:
            recit.garder_les_reponses(form)
            return aller(request, _suite(request, recit, classe, vers))
    return _montrer(request, recit, form)


@never_cache
@require_POST
@sensitive_post_parameters()
def vignette_en_chemin(request, reference, etape):
    """What is typed, as one types it: what is clean is kept here, the rest stays in the browser. JSON."""
    classe = _classe_ou_404(etape)
    with transaction.atomic():
        recit = Recit.ouvrir(request.user, reference, verrou=True)
        form = recit.question(classe, request.POST)
        entier = form.is_valid()
        if recit.a_change_ailleurs(form):
            phrase = _("Gardé dans ce téléphone : la réponse a changé ailleurs.")
            return JsonResponse({"entier": False, "phrase": phrase})
        recit.garder_les_reponses(form)
    phrase = "" if entier or form.ne_manque_que() else _("Gardé dans ce téléphone : un passage est à revoir.")
    return JsonResponse({"entier": entier, "phrase": phrase, "version": recit.version(classe)})


def _classe_ou_404(etape):
    if etape not in PAR_CLE:
        raise Http404
    return PAR_CLE[etape]


def _suite(request, recit, classe, vers):
    if vers == "plus_tard":
        messages.success(request, _("C’est enregistré. Vous le retrouvez ici, sur tous vos appareils."))
        return reverse("mon_espace")
    suivante = apres(classe)
    if vers == "verifier" or request.GET.get("retour") == "verifier" or suivante is None:
        return reverse("vignette_modifier", args=[recit.reference])
    return vers_la_question(recit.reference, suivante)


def _opposer(recit, form):
    """Both sentences, and what is here goes through if it is sent again."""
    classe = type(form)
    form.ailleurs = en_lignes(recit.question_verifiee(classe))
    form.data = form.data.copy()
    form.data["version"] = recit.version(classe)
    form.add_error(
        None,
        _(
            "Cette réponse a changé ailleurs depuis que vous l’avez ouverte. Rien n’est perdu : relisez les deux"
            " ci-dessous ; si la vôtre est la bonne, envoyez une seconde fois."
        ),
    )


def _montrer(request, recit, form):
    """The page of one question, asked for as a page when what was sent is refused."""
    if sans_quitter_la_page(request):
        return aller(request, "")
    rang = ETAPES.index(type(form)) + 1
    autres = [classe for classe in ETAPES if classe.obligatoire and not isinstance(form, classe)]
    return render(
        request,
        "noeuds/recit/etape.html",
        {
            "form": form,
            "recit": recit,
            "ancetres": vers_les_vignettes(),
            "numero": rang,
            "total": len(ETAPES),
            "commence": recit.brouillon is not None or recit.vignette is not None,
            "precedente": vers_la_question(recit.reference, ETAPES[rang - 2]) if rang > 1 else "",
            "suivante": vers_la_question(recit.reference, ETAPES[rang]) if rang < len(ETAPES) else "",
            "peut_verifier": all(recit.donnees.get(nom) for c in autres for nom in c.champs()),
            "retour_verifier": request.GET.get("retour") == "verifier",
        },
    )
