"""Memos: on a code, on a text, or on nothing in particular. Their author alone reads them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..grille.forms import MemoForm
from ..grille.memos import ecrire, supprimer
from ..models import Code, Memo, Observation
from ..permissions import peut_lire_les_observations, peut_veiller
from . import grille

PAR_PAGE = 24


def memos(request):
    _ecrit_ou_404(request.user)
    question = request.GET.get("q", "").replace("\x00", "").strip()
    page = Paginator(_cherches(request.user, question), PAR_PAGE).get_page(request.GET.get("page"))
    page.object_list = list(page.object_list)
    ouverts = _ouverts(page.object_list, request.user)
    for memo in page.object_list:
        texte = memo.observation_id or (memo.passage and memo.passage.observation_id)
        memo.source = ouverts.get(texte)
        memo.adresse = _dans_la_table(memo, memo.source) or (memo.source and memo.source.get_absolute_url())
    contexte = {
        "page": page,
        "question": question,
        "peut_tenir": peut_veiller(request.user),
        "ancetres": grille.ancetres(request.user),
    }
    return render(request, "veille/grille/memos.html", contexte)


def _cherches(user, question):
    siens = Memo.objects.filter(auteur=user.pk).select_related("code", "passage")
    for mot in question.split()[:8]:
        siens = siens.filter(Q(titre__icontains=mot) | Q(texte__icontains=mot) | Q(code__nom__icontains=mot))
    return siens


def _ouverts(memos, user):
    """The texts of these memos that she may still read: what was taken back is not named."""
    textes = {memo.observation_id for memo in memos} | {m.passage.observation_id for m in memos if m.passage}
    return Observation.objects.visibles_pour(user).select_related("seance").in_bulk(textes - {None})


def _dans_la_table(memo, source):
    """The place of its passage, for whom the text is hers to code."""
    if memo.passage is None or source is None or source.auteur_id != memo.auteur_id:
        return ""
    return f"{reverse('coder', args=[source.reference])}#passage-{memo.passage.cle}"


def memo_nouveau(request):
    """?code= or ?observation=: what it is about, and where one goes back to."""
    _ecrit_ou_404(request.user)
    sujet = _sujet(request)
    retour = next((chose.get_absolute_url() for chose in sujet.values()), reverse("memos"))
    form = MemoForm(request.POST or None, instance=Memo(auteur=request.user, **sujet))
    return _ecrire(request, form, _("Écrire un mémo"), retour)


def memo_modifier(request, cle):
    memo = _sien_ou_404(request, cle)
    return _ecrire(
        request, MemoForm(request.POST or None, instance=memo), _("Modifier le mémo"), reverse("memos")
    )


def _ecrire(request, form, titre, retour):
    if request.method == "POST" and form.is_valid():
        ecrire(form.instance, request.user)
        messages.success(request, _("C’est gardé, pour vous seul·e."))
        return redirect(retour)
    return _formulaire(request, form, titre, retour)


@require_POST
def memo_supprimer(request, cle):
    supprimer(_sien_ou_404(request, cle), request.user)
    messages.success(request, _("Le mémo est supprimé."))
    return redirect("memos")


def _formulaire(request, form, titre, retour):
    memo = form.instance
    source = _source(memo, request.user)
    contexte = {
        "form": form,
        "memo": memo,
        "titre_page": titre,
        "source": source,
        "table": _dans_la_table(memo, source),
        "brouillon_de": f"memo-{memo.cle}" if memo.pk else f"memo-{request.get_full_path()}",
        "retour": retour,
        "ancetres": grille.ancetres(request.user, (_("Mémos"), reverse("memos"))),
    }
    return render(request, "veille/grille/memo.html", contexte)


def _source(memo, user):
    if memo.code_id or not (memo.passage or memo.observation_id):
        return None
    return next(iter(_ouverts([memo], user).values()), None)


def _sujet(request):
    # An address is typed by anybody: PostgreSQL refuses NUL.
    demande = {nom: valeur.replace("\x00", "") for nom, valeur in request.GET.items()}
    if "code" in demande:
        return {"code": get_object_or_404(Code.objects.actifs(), cle=demande["code"])}
    if "observation" in demande:
        lisibles = Observation.objects.visibles_pour(request.user)
        return {"observation": get_object_or_404(lisibles, reference=demande["observation"])}
    return {}


def _ecrit_ou_404(user):
    if not peut_lire_les_observations(user):
        raise Http404


def _sien_ou_404(request, cle):
    _ecrit_ou_404(request.user)
    siens = Memo.objects.select_related("code", "observation", "passage__observation")
    return get_object_or_404(siens, cle=cle, auteur=request.user.pk)
