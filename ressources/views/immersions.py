"""Houses that receive, requests, answers: what the two parties see, and nobody else."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..forms.rencontres import FormulaireAutresJours, FormulaireDeclin, FormulaireDemande
from ..inscriptions import Refus, noter_presence
from ..models import DemandeDImmersion, LieuDImmersion, RetourDImmersion
from ..rencontres import attestations, immersions, permissions
from ..rencontres.enums import EtatDeDemande


def ancetres(dispositif, *suite):
    return [
        {"titre": _("Agenda des rencontres"), "url": reverse("dispositifs")},
        {"titre": dispositif.titre, "url": dispositif.get_absolute_url(), "langue": dispositif.langue},
        *({"titre": str(objet), "url": objet.get_absolute_url()} for objet in suite),
    ]


def formulaire(request, form, titre, retour, lecteurs, bouton, ancetres):
    contexte = {
        "form": form,
        "titre": titre,
        "ancetres": ancetres,
        "retour": retour,
        "lecteurs": lecteurs,
        "bouton": bouton,
    }
    return render(request, "ressources/petit_formulaire.html", contexte, status=422 if form.is_bound else 200)


def exiger(condition):
    """Not hers: it does not exist."""
    if not condition:
        raise Http404


def lieu_visible(user, reference):
    lieux = LieuDImmersion.objects.visibles_pour(user)
    return get_object_or_404(
        lieux.select_related("dispositif__groupe", "commune", "hote"), reference=reference
    )


def _demande(request, reference):
    demandes = DemandeDImmersion.objects.visibles_pour(request.user).pour_page()
    return get_object_or_404(demandes, reference=reference)


def lieu_demander(request, reference):
    """Up to three days, and what she would like to learn."""
    lieu = lieu_visible(request.user, reference)
    exiger(permissions.peut_demander(request.user, lieu))
    ouverte = DemandeDImmersion.objects.visibles_pour(request.user).filter(lieu=lieu, personne=request.user)
    if deja := next((demande for demande in ouverte if demande.est_ouverte), None):
        return redirect(deja)
    form = FormulaireDemande(request.POST or None, moments=lieu.moments)
    if request.method == "POST" and form.is_valid():
        try:
            demande = immersions.demander(form.demande(lieu, request.user), form.jours)
        except ValidationError:
            # Sent twice at once: the first is there.
            return redirect("mes_immersions")
        messages.success(request, _("Votre demande est partie. La maison vous répond ici et par e-mail."))
        return redirect(demande)
    return formulaire(
        request,
        form,
        _("Demander une immersion"),
        lieu.get_absolute_url(),
        _("Lu par la maison qui accueille et par l’organisation, personne d’autre."),
        _("Envoyer la demande"),
        ancetres(lieu.dispositif, lieu),
    )


def demande_d_immersion(request, reference):
    """Where it stands, and the one thing to do now."""
    demande = _demande(request, reference)
    return _page_de_la_demande(request, demande, FormulaireDeclin())


def _page_de_la_demande(request, demande, declin, statut=200):
    convention = getattr(demande, "convention", None)
    signatures = list(convention.signatures.select_related("personne")) if convention else []
    tient = permissions.peut_tenir_le_lieu(request.user, demande.lieu)
    retour = RetourDImmersion.objects.visibles_pour(request.user).filter(demande=demande).first()
    contexte = {
        "demande": demande,
        "ancetres": ancetres(demande.lieu.dispositif, demande.lieu),
        "jours": [
            jour
            for jour in demande.jours.all()
            if jour.par_l_hote == (demande.etat == EtatDeDemande.PROPOSEE)
        ],
        "a_repondre": permissions.attend_une_reponse_de(request.user, demande),
        "est_la_visiteuse": demande.personne_id == request.user.pk,
        "peut_retirer": permissions.peut_retirer(request.user, demande),
        "declin": declin,
        "convention": convention,
        "signatures": signatures,
        "a_signer": next(
            (s for s in signatures if s.personne_id == request.user.pk and not s.signee_le), None
        ),
        "lit_le_contact": permissions.lit_le_contact(request.user),
        "peut_dire_la_presence": permissions.peut_dire_la_presence(request.user, demande),
        "attestation": demande.inscription and attestations.courante(demande.inscription),
        "peut_raconter": retour is None and permissions.peut_raconter(request.user, demande),
        "peut_accueillir": not tient
        and permissions.peut_offrir_une_maison(request.user, demande.lieu.dispositif),
        "retour": retour,
    }
    return render(request, "ressources/rencontres/demande.html", contexte, status=statut)


@require_POST
def demande_accepter(request, reference):
    demande = _demande(request, reference)
    jour = request.POST.get("jour", "")
    exiger(jour.isdigit() and permissions.attend_une_reponse_de(request.user, demande))
    try:
        immersions.accepter(demande, request.user, int(jour))
    except ValidationError as erreur:
        messages.error(request, erreur.messages[0])
    except PermissionDenied:
        messages.error(request, _("Ce jour n’est plus proposé. Choisissez-en un autre."))
    else:
        messages.success(request, _("C’est convenu. Reste à signer la convention."))
    return redirect(demande)


@require_POST
def demande_decliner(request, reference):
    demande = _demande(request, reference)
    exiger(
        permissions.attend_une_reponse_de(request.user, demande) and demande.personne_id != request.user.pk
    )
    form = FormulaireDeclin(request.POST)
    if not form.is_valid():
        return _page_de_la_demande(request, demande, form, 422)
    immersions.decliner(demande, request.user, form.cleaned_data["mot"])
    messages.success(request, _("La personne est prévenue, avec votre mot."))
    return redirect(demande)


@require_POST
def demande_retirer(request, reference):
    demande = _demande(request, reference)
    exiger(permissions.peut_retirer(request.user, demande))
    immersions.retirer(demande, request.user)
    messages.success(request, _("Votre demande est retirée."))
    return redirect(demande)


def demande_autres_jours(request, reference):
    """The house proposes other days."""
    demande = _demande(request, reference)
    exiger(
        permissions.attend_une_reponse_de(request.user, demande) and demande.personne_id != request.user.pk
    )
    form = FormulaireAutresJours(request.POST or None, moments=demande.lieu.moments)
    if request.method == "POST" and form.is_valid():
        immersions.proposer_d_autres_jours(demande, request.user, form.jours, form.cleaned_data["mot"])
        messages.success(request, _("Vos dates sont proposées. La personne choisit."))
        return redirect(demande)
    return formulaire(
        request,
        form,
        _("Proposer d’autres dates"),
        demande.get_absolute_url(),
        _("Lu par la personne qui demande et par l’organisation."),
        _("Proposer ces dates"),
        [*ancetres(demande.lieu.dispositif, demande.lieu)],
    )


@require_POST
def demande_presence(request, reference):
    """The house says who was there; the attestation follows at once."""
    demande = _demande(request, reference)
    exiger(permissions.peut_dire_la_presence(request.user, demande))
    presente = request.POST.get("presente") == "oui"
    try:
        noter_presence(demande.inscription, presente)
    except Refus as refus:
        messages.error(request, str(refus))
        return redirect(demande)
    demande.inscription.refresh_from_db()
    if presente and demande.inscription.date.est_passee:
        attestations.etablir(demande.inscription)
        messages.success(request, _("L’attestation est délivrée : la personne la trouve sur cette page."))
    else:
        messages.success(request, _("C’est noté."))
    return redirect(demande)


def mes_immersions(request):
    """What she asked, what is asked of her houses."""
    demandes = DemandeDImmersion.objects.visibles_pour(request.user).pour_page().prefetch_related("jours")
    toutes = list(demandes[:100])
    contexte = {
        "faites": [demande for demande in toutes if demande.personne_id == request.user.pk],
        "recues": [demande for demande in toutes if demande.personne_id != request.user.pk],
        "lieux": LieuDImmersion.objects.visibles_pour(request.user)
        .filter(hote=request.user)
        .select_related("commune"),
    }
    return render(request, "ressources/rencontres/mes_immersions.html", contexte)
