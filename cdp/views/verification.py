"""Whether a paper is ours: for whoever holds one, without account."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ressources.models import Attestation
from socle.comptes.portes import dans_les_limites
from socle.papiers import sans_copie

from ..models import Papier
from ..models.papiers import MOITIE
from ..papiers.bilan import Bilan, est_a_jour


class FormulaireDeCode(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Code du papier"),
        help_text=gettext_lazy("Huit signes au pied du papier, par exemple ACDE-3467."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


@login_not_required
def verifier(request):
    """The code typed by hand leads to the address that the paper also carries."""
    form = FormulaireDeCode(request.GET if "code" in request.GET else None)
    if form.is_valid() and (code := _sans_ornement(form.cleaned_data["code"])):
        return redirect("verifier_code", code)
    return _page(request, form)


@login_not_required
def verifier_code(request, code):
    """Issued by whom, when, of which kind, and whether it holds; nothing of what it says."""
    if not dans_les_limites(request, "verifier", lecture=True):
        return _refus(request, code, _("Beaucoup d’essais. Attendez une minute."), 429)
    papier = _papier(_sans_ornement(code))
    if papier is None:
        return _refus(request, code, _("Ce code n’est pas le nôtre. Relisez-le."), 404)
    return _page(request, FormulaireDeCode(), papier)


def _papier(code):
    """Ours, or the attestation of a meeting: one page answers for both."""
    papier = Papier.objects.filter(code=code).select_related("cycle", "seance__cycle").first()
    return papier or Attestation.objects.filter(code=code).select_related("inscription__date").first()


def _sans_ornement(code):
    """As it is kept, however it was typed."""
    return "".join(signe for signe in code.upper() if signe.isascii() and signe.isalnum())[: 4 * MOITIE]


def _etat(papier):
    if isinstance(papier, Attestation):
        return "valable" if papier.tient else "corrige"
    if papier.retire_le:
        return "retire"
    if papier.remplace_par_id or not _tient(papier):
        return "corrige"
    return "valable"


def _tient(papier):
    """Of what was erased since (a person, a session) nothing is left to contradict it."""
    cycle = papier.cycle or (papier.seance.cycle if papier.seance else None)
    return cycle is None or est_a_jour(papier, Bilan.du_cycle(cycle))


def _refus(request, code, mot, statut):
    form = FormulaireDeCode({"code": code[:40]})
    form.add_error("code", mot)
    return _page(request, form, statut=statut)


def _page(request, form, papier=None, statut=200):
    contexte = {"form": form, "papier": papier, "etat": _etat(papier) if papier else ""}
    return sans_copie(render(request, "cdp/verifier.html", contexte, status=statut))
