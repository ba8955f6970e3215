"""All the answers of a situation, read again before it is kept; where one left; and a draft that is erased."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from socle.cercles.permissions import peut_proposer
from socle.texte import deux_points_entre

from ..chemins import vers_la_question, vers_les_vignettes
from ..forms.recit import PAR_CLE, apres
from ..models import BrouillonDeVignette, Vignette
from ..recit import Recit
from .envoi import aller, sans_quitter_la_page


@never_cache
def vignette_modifier(request, reference):
    """All the answers, to check; keeping them makes the private vignette."""
    if request.method == "POST":
        return _garder(request, reference)
    recit = Recit.ouvrir(request.user, reference)
    return _verifier(request, recit)


@transaction.atomic
def _garder(request, reference):
    # A second tap on the button.
    siennes = Vignette.objects.visibles_pour(request.user).filter(auteur=request.user, reference=reference)
    commencee = BrouillonDeVignette.objects.de(request.user).filter(reference=reference).exists()
    if not commencee and (vignette := siennes.first()):
        return aller(request, _sa_page(request.user, vignette))
    recit = Recit.ouvrir(request.user, reference, verrou=True)
    vignette = recit.devenir_vignette()
    if vignette is None:
        return aller(request, "") if sans_quitter_la_page(request) else _verifier(request, recit)
    messages.success(request, _("C’est gardé. Vous seul·e le lisez, tant que vous ne le partagez pas."))
    return aller(request, _sa_page(request.user, vignette))


def _sa_page(user, vignette):
    """Where it is read again before it is shared; its own page for whoever may not propose it."""
    if peut_proposer(user, vignette):
        return reverse("vignette_partager", args=[vignette.reference])
    return vignette.get_absolute_url()


def _verifier(request, recit):
    questions = recit.questions_verifiees()
    retour = "?retour=verifier"
    return render(
        request,
        "noeuds/recit/verifier.html",
        {
            "recit": recit,
            "ancetres": vers_les_vignettes(),
            "reponses": [_reponse(recit, form, retour) for form in questions],
            "a_revoir": [
                {"question": form.question, "url": vers_la_question(recit.reference, form) + retour}
                for form in questions
                if not form.is_valid()
            ],
        },
    )


def en_lignes(form):
    """What was answered, one line an answer; labels only where there are several."""
    paires = form.reponses() if form.is_valid() else []
    seule = len(form.visible_fields()) == 1
    return [mots if seule or not libelle else deux_points_entre(libelle, mots) for libelle, mots in paires]


def _reponse(recit, form, retour):
    return {
        "question": form.question,
        "reponse": "\n".join(en_lignes(form)),
        "langue": recit.langue,
        "url": vers_la_question(recit.reference, form) + retour,
    }


@never_cache
def vignette_reprendre(request, reference):
    """Where one left: the question after the last answered, or all the answers."""
    recit = Recit.ouvrir(request.user, reference)
    etape = PAR_CLE.get(recit.brouillon.etape) if recit.brouillon else None
    suivante = apres(etape) if etape and recit.vignette is None else None
    return redirect(
        vers_la_question(reference, suivante) if suivante else reverse("vignette_modifier", args=[reference])
    )


@never_cache
def brouillon_effacer(request, reference):
    """Forget a draft, or the changes of a vignette: asked first."""
    recit = Recit.ouvrir(request.user, reference)
    if recit.brouillon is None:
        raise Http404
    if request.method == "POST":
        recit.brouillon.delete()
        messages.success(request, _("C’est effacé."))
        return redirect(recit.vignette or reverse("mon_espace"))
    return render(request, "noeuds/recit/effacer.html", {"recit": recit, "ancetres": vers_les_vignettes()})
