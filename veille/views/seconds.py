"""Asking for a second coding, saying that one has finished, and seeing how far two coders agree."""

from bisect import bisect_right

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..codage.texte import paragraphes
from ..grille import seconds
from ..grille.accord import PARAGRAPHE, PHRASE, PRUDENT, SOLIDE, Comparaison
from ..grille.forms import InviterForm
from ..models import Code, Observation, SecondCodage
from ..permissions import peut_comparer, peut_demander_un_second_codage
from . import grille

PAR_PAGE = 20


def second_codage(request, reference):
    """Of one text: who codes it with its author, and the invitation."""
    observation = _lisible_ou_404(request.user, reference)
    sienne = observation.auteur_id == request.user.pk
    suivis = observation.seconds_codages.select_related("codeur", "invite_par")
    if not sienne:
        suivis = suivis.filter(codeur=request.user)
        if not suivis:
            raise Http404
    peut_inviter = peut_demander_un_second_codage(request.user, observation)
    form = (
        InviterForm(request.POST or None, personnes=seconds.invitables(observation)) if peut_inviter else None
    )
    if request.method == "POST" and form is None:
        raise Http404
    if request.method == "POST" and form is not None and form.is_valid():
        invitee = form.cleaned_data["codeur"]
        if grille.essayer(form, lambda: seconds.inviter(observation, invitee, request.user)):
            messages.success(request, _("La demande est faite : elle la trouve dans ses observations."))
            return redirect("second_codage", observation.reference)
    contexte = {
        "observation": observation,
        "suivis": suivis,
        "sienne": sienne,
        "form": form,
        "ancetres": _ancetres(request.user, observation),
    }
    return render(request, "veille/grille/second_codage.html", contexte)


@require_POST
def second_codage_finir(request, pk):
    second = _second_ou_404(request.user, pk)
    if second.codeur_id != request.user.pk:
        raise Http404
    seconds.finir(second, request.user)
    messages.success(request, _("Merci. Vous voyez maintenant les deux codages."))
    return redirect("accord", second.pk)


@require_POST
def second_codage_terminer(request, pk):
    second = _second_ou_404(request.user, pk)
    seconds.terminer_l_invitation(second, request.user)
    messages.success(request, _("C’est terminé : le texte est refermé tout de suite."))
    if second.observation.auteur_id == request.user.pk:
        return redirect("second_codage", second.observation.reference)
    return redirect("observations")


def accord(request, pk):
    """The two codings of one text, once the second is finished; for the two coders only."""
    second = _second_ou_404(request.user, pk)
    if not peut_comparer(request.user, second):
        raise Http404
    unite = PHRASE if request.GET.get("unite") == PHRASE else PARAGRAPHE
    comparaison = Comparaison(second.observation, second.codeur_id, unite)
    codes = {code.pk: code for code in Code.objects.filter(pk__in=comparaison.codes)}
    tables = sorted(comparaison.par_code().items(), key=lambda paire: codes[paire[0]].rang)
    contexte = {
        "second": second,
        "observation": second.observation,
        "unite": unite,
        "bilan": comparaison.bilan(),
        "aveugle": second.mesure.get(unite),
        "lignes": [{"code": codes[pk], "table": table} for pk, table in tables],
        "page": _page(request, comparaison.desaccords(), codes, second.observation.texte),
        "solide": SOLIDE,
        "prudent": PRUDENT,
        "ancetres": _ancetres(request.user, second.observation),
    }
    return render(request, "veille/grille/accord.html", contexte)


def _page(request, desaccords, codes, texte):
    debuts = [paragraphe.debut for paragraphe in paragraphes(texte)]
    rangees = [
        {
            "unite": unite,
            "paragraphe": bisect_right(debuts, unite.debut),
            "premiers": [codes[pk] for pk in sorted(a)],
            "seconds": [codes[pk] for pk in sorted(b)],
        }
        for unite, a, b in desaccords
    ]
    return Paginator(rangees, PAR_PAGE).get_page(request.GET.get("page"))


def _lisible_ou_404(user, reference):
    lisibles = Observation.objects.visibles_pour(user).select_related("seance", "groupe", "auteur")
    return get_object_or_404(lisibles, reference=reference)


def _second_ou_404(user, pk):
    """Of a text that she may read, and hers to speak of: its author's, or the coder's own."""
    lisibles = SecondCodage.objects.filter(observation__in=Observation.objects.visibles_pour(user))
    second = get_object_or_404(
        lisibles.select_related(
            "observation__seance", "observation__groupe", "observation__auteur", "codeur"
        ),
        pk=pk,
    )
    if user.pk not in {second.codeur_id, second.observation.auteur_id}:
        raise Http404
    return second


def _ancetres(user, observation):
    liste = (_("Observations"), reverse("observations"))
    return [
        *grille.ancetres(user, liste),
        {
            "titre": str(observation.seance.titre),
            "langue": observation.seance.langue,
            "url": observation.get_absolute_url(),
        },
    ]
