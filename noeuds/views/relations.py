"""Being put in touch: asking, choosing somebody, answering. What one may not see does not exist."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socle.cercles.permissions import peut_voir
from socle.cercles.traductions import lier_dans_la_langue

from .. import mises_en_relation as relations
from .. import permissions
from ..chemins import vers_les_noeuds
from ..enums import EtatDeMiseEnRelation
from ..forms.pistes import FormulaireMiseEnRelation
from ..models import Connaissance, MiseEnRelation
from .attaches import ancetres_de, dit_dans_la_langue, noeud_visible


def mise_en_relation_nouvelle(request, reference):
    """Ask to speak with a colleague who knows this nœud; the moderators of one's group look for somebody."""
    noeud = noeud_visible(request.user, reference)
    autres = Connaissance.objects.filter(noeud=noeud).exclude(personne=request.user)
    if not permissions.peut_demander_une_relation(request.user) or not autres.exists():
        raise Http404
    ouverte = noeud.mises_en_relation.filter(
        demandeur=request.user, etat__in=EtatDeMiseEnRelation.ouverts()
    ).first()
    if ouverte:
        return redirect(ouverte)
    mot = request.GET.get("mot", "").replace("\x00", "")[:200]
    form = FormulaireMiseEnRelation(
        request.POST or None, auteur=request.user, instance=MiseEnRelation(noeud=noeud, mot=mot)
    )
    if request.method == "POST":
        with transaction.atomic():
            mise = form.save() if form.is_valid() else None
        if mise:
            relations.prevenir_la_moderation(mise)
            messages.success(request, _("C’est envoyé à la modération de votre groupe."))
            return redirect(mise)
    page = dit_dans_la_langue(noeud, request.user)
    contexte = {"form": form, "page": page, "ancetres": ancetres_de(page, request.user)}
    return render(request, "noeuds/mise_en_relation_formulaire.html", contexte)


def mises_en_relation(request):
    """What waits for me as a moderator, what a colleague asks of me, what I asked."""
    visibles = MiseEnRelation.objects.visibles_pour(request.user).select_related(
        "noeud", "groupe", "demandeur"
    )
    mises = list(visibles.prefetch_related("sollicitations__connaisseur"))
    a_traiter = set(MiseEnRelation.objects.a_traiter_par(request.user).values_list("pk", flat=True))
    miennes = [m for m in mises if m.demandeur_id == request.user.pk]
    return render(
        request,
        "noeuds/mises_en_relation.html",
        {
            "ancetres": vers_les_noeuds(),
            "a_traiter": _lues([m for m in mises if m.pk in a_traiter], request.user),
            "on_me_demande": _lues([m for m in mises if _attend(m, request.user)], request.user),
            "miennes": _lues(miennes, request.user),
        },
    )


def _attend(mise, user):
    """Whether this colleague still has to answer."""
    sollicitation = mise.sollicitation
    return (
        mise.etat == EtatDeMiseEnRelation.PROPOSEE
        and sollicitation is not None
        and sollicitation.connaisseur_id == user.pk
        and sollicitation.acceptee is None
    )


def _lues(mises, user):
    """Each with its nœud in the language of the page, and with nothing of a nœud that went narrower."""
    for mise in lier_dans_la_langue(mises, "noeud", user):
        mise.montre_le_noeud = peut_voir(user, mise.noeud)
    return mises


def _mise_ou_404(request, reference):
    visibles = MiseEnRelation.objects.visibles_pour(request.user).select_related(
        "noeud", "groupe", "demandeur"
    )
    return get_object_or_404(visibles.prefetch_related("sollicitations__connaisseur"), reference=reference)


def mise_en_relation(request, reference):
    """One request, as each of those concerned may know it."""
    mise = _mise_ou_404(request, reference)
    traite = permissions.peut_traiter(request.user, mise)
    a_traiter = traite and MiseEnRelation.objects.a_traiter_par(request.user).filter(pk=mise.pk).exists()
    _lues([mise], request.user)
    return render(
        request,
        "noeuds/mise_en_relation.html",
        {
            "mise": mise,
            "ancetres": vers_les_noeuds(),
            "est_la_mienne": mise.demandeur_id == request.user.pk,
            "peut_fermer": mise.etat in EtatDeMiseEnRelation.ouverts()
            and (traite or mise.demandeur_id == request.user.pk),
            "doit_repondre": _attend(mise, request.user),
            "a_traiter": a_traiter,
            "choix": relations.choix_pour(mise) if a_traiter else [],
            **relations.visages(mise, request.user),
        },
    )


@require_POST
def mise_en_relation_choisir(request, reference):
    """A moderator of the asker's group chooses whom to ask."""
    mise = _mise_ou_404(request, reference)
    if not permissions.peut_traiter(request.user, mise):
        raise Http404
    if relations.choisir(mise, request.user, request.POST.get("choix", "")):
        messages.success(request, _("C’est demandé. Aucun nom n’est donné avant la réponse."))
    else:
        messages.error(request, _("Choisissez à qui demander."))
    return redirect(mise)


@require_POST
def mise_en_relation_repondre(request, reference):
    """The colleague who was asked accepts or declines."""
    mise = _mise_ou_404(request, reference)
    if not _attend(mise, request.user):
        raise Http404
    accepte = request.POST.get("reponse") == "oui"
    relations.repondre(mise, request.user, accepte)
    if accepte:
        messages.success(request, _("Merci. Vous recevez chacun·e le nom et l’adresse de l’autre."))
        return redirect(mise)
    messages.success(request, _("C’est noté. Votre nom n’a pas été donné."))
    return redirect("mises_en_relation")


@require_POST
def mise_en_relation_fermer(request, reference):
    """Whoever asked takes it back, or her moderators close it."""
    mise = _mise_ou_404(request, reference)
    if request.user.pk != mise.demandeur_id and not permissions.peut_traiter(request.user, mise):
        raise Http404
    relations.fermer(mise, request.user)
    messages.success(request, _("La demande est fermée."))
    return redirect(mise)
