"""What people thought of a date: asked by a link, read from five answers on, exported as numbers."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache

from socle.papiers import reponse_papier, sans_copie

from ..forms.rencontres import NOTES, FormulaireAvis
from ..models import Dispositif, Inscription, Questionnaire
from ..permissions import lit_encore
from ..rencontres import attestations, evaluations, permissions
from .immersions import ancetres, exiger


@login_not_required
@never_cache
def avis(request, jeton):
    """Without account; the link serves once, and what is answered is not tied to it."""
    questionnaires = Questionnaire.objects.select_related(
        "inscription__personne", "inscription__date__dispositif"
    )
    questionnaire = get_object_or_404(questionnaires, jeton=jeton)
    inscription = questionnaire.inscription
    exiger(lit_encore(inscription))
    ouvert = not questionnaire.rempli and evaluations.est_ouvert(inscription.date)
    form = FormulaireAvis(request.POST if ouvert and request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        evaluations.repondre(questionnaire, _de(form))
        return redirect(request.path)
    contexte = {
        "date": inscription.date,
        "dispositif": inscription.date.dispositif,
        "questionnaire": questionnaire,
        "ouvert": ouvert,
        "form": form,
    }
    statut = 422 if form.is_bound else 200
    return sans_copie(render(request, "ressources/rencontres/avis.html", contexte, status=statut))


def _de(form):
    """What was ticked and written, as a row that is not kept yet."""
    return form.save(commit=False)


def _dispositif(request, reference):
    visibles = Dispositif.objects.visibles_pour(request.user).select_related("groupe")
    dispositif = get_object_or_404(visibles, reference=reference)
    exiger(permissions.lit_les_avis(request.user, dispositif))
    return dispositif


def avis_recus(request, reference):
    """Means and words of the dates that have five answers; `?format=csv` gives the numbers."""
    dispositif = _dispositif(request, reference)
    dates = evaluations.resultats(dispositif)
    if request.GET.get("format") == "csv":
        reponse = HttpResponse(evaluations.tableur(dates), content_type="text/csv; charset=utf-8")
        nom = f"avis-{dispositif.reference}.csv"
        reponse["Content-Disposition"] = content_disposition_header(True, nom) or "attachment"
        return sans_copie(reponse)
    contexte = {
        "dispositif": dispositif,
        "ancetres": ancetres(dispositif),
        "dates": dates,
        "ensemble": evaluations.ensemble(dates),
        "seuil": evaluations.SEUIL,
        "jours": evaluations.CLOTURE.days,
        "echelle": len(NOTES),
    }
    return render(request, "ressources/rencontres/avis_recus.html", contexte)


def avis_papier(request, reference):
    """The same questions, blank, for those who prefer to leave a sheet on the table."""
    dispositif = _dispositif(request, reference)
    contexte = {"dispositif": dispositif, "echelles": evaluations.ECHELLES, "notes": NOTES}
    return reponse_papier(request, "ressources/rencontres/papiers/avis.html", contexte, "questionnaire")


@login_not_required
@never_cache
def attestation_de_presence(request, jeton):
    """By the address of the booking, hers alone, with or without account: POST issues it, GET prints it.

    The same door for every kind of meeting; nothing before an organiser noted that she was there.
    """
    inscription = get_object_or_404(
        Inscription.objects.avec_sa_date(),
        jeton=jeton,
    )
    date = inscription.date
    exiger(inscription.presente and date.est_passee)
    if request.method == "POST":
        attestations.etablir(inscription)
        return redirect(request.path)
    attestation = attestations.courante(inscription)
    exiger(attestation)
    contexte = {
        "attestation": attestation,
        "inscription": inscription,
        "date": date,
        "annoncee": lit_encore(inscription),
        "minutes": int((date.fin - date.debut).total_seconds() // 60),
    }
    nom = f"attestation-{date.debut:%Y-%m-%d}"
    return reponse_papier(request, "ressources/rencontres/papiers/attestation.html", contexte, nom)
