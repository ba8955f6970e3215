"""The agreement of an immersion: read, signed by each party with her own account or her own link, printed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from socle.papiers import reponse_papier, sans_copie

from ..forms.rencontres import FormulaireSignature
from ..models import DemandeDImmersion, SignatureDeConvention
from ..permissions import lit_encore
from ..rencontres import immersions


def _convention(request, reference):
    visibles = DemandeDImmersion.objects.visibles_pour(request.user).pour_page()
    demande = get_object_or_404(visibles.select_related("convention"), reference=reference)
    if not hasattr(demande, "convention"):
        raise Http404
    return demande, demande.convention


def _contexte(demande, convention):
    return {
        "demande": demande,
        "convention": convention,
        "jour": timezone.localtime(convention.debut),
        "fin": timezone.localtime(convention.fin),
        "signatures": list(convention.signatures.all()),
    }


def convention(request, reference):
    """The paper, with who signed and when."""
    demande, ecrite = _convention(request, reference)
    nom = f"convention-{ecrite.debut:%Y-%m-%d}"
    contexte = _contexte(demande, ecrite)
    return reponse_papier(request, "ressources/rencontres/papiers/convention.html", contexte, nom)


def preparation(request, reference):
    """A canvas to fill by hand, before the day."""
    demande, ecrite = _convention(request, reference)
    contexte = _contexte(demande, ecrite)
    return reponse_papier(
        request, "ressources/rencontres/papiers/preparation.html", contexte, "preparer-mon-immersion"
    )


@require_POST
def convention_signer_ici(request, reference):
    """By her own account: nobody signs for another party, organiser or not."""
    demande, ecrite = _convention(request, reference)
    signature = ecrite.signatures.filter(personne=request.user, signee_le=None).first()
    if signature is None or demande.est_annulee:
        raise Http404
    if not FormulaireSignature(request.POST, avec_nom=False).is_valid():
        messages.error(request, _("Cochez « J’ai lu la convention », puis signez."))
        return redirect(demande)
    immersions.signer(signature)
    messages.success(request, _("Vous avez signé la convention."))
    return redirect(demande)


@login_not_required
@never_cache
def convention_signer(request, jeton):
    """By a link that serves once, for who has no account; a GET shows, and signs nothing."""
    signatures = SignatureDeConvention.objects.filter(personne=None).select_related(
        "convention__demande__personne",
        "convention__demande__lieu__dispositif",
        "convention__demande__inscription__date__dispositif",
        "convention__demande__inscription__personne",
    )
    signature = get_object_or_404(signatures, jeton=jeton)
    demande = signature.convention.demande
    if demande.inscription is None or demande.est_annulee or not lit_encore(demande.inscription):
        raise Http404
    form = FormulaireSignature(request.POST or None, initial={"nom": signature.nom})
    if request.method == "POST" and not signature.signee_le and form.is_valid():
        immersions.signer(signature, form.cleaned_data["nom"])
        return redirect(request.path)
    contexte = {**_contexte(demande, signature.convention), "signature": signature, "form": form}
    statut = 422 if form.is_bound and not signature.signee_le else 200
    return sans_copie(
        render(request, "ressources/rencontres/convention_signer.html", contexte, status=statut)
    )
