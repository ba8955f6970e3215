"""The houses that receive: what others read of them, and who lets them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socle.cercles.enums import Cercle

from ..forms.rencontres import FormulaireLieu
from ..models import Dispositif, LieuDImmersion, RetourDImmersion
from ..rencontres import permissions
from .immersions import ancetres, exiger, formulaire, lieu_visible


@login_not_required
def lieu_d_immersion(request, reference):
    """The house: what one sees there, its conditions, and the way in."""
    lieu = lieu_visible(request.user, reference)
    en_cours = None
    if request.user.is_authenticated:
        en_cours = lieu.demandes.filter(personne=request.user).first()
    contexte = {
        "lieu": lieu,
        "ancetres": ancetres(lieu.dispositif),
        "retours": RetourDImmersion.objects.visibles_pour(request.user)
        .filter(lieu=lieu)
        .select_related("auteur", "groupe")[:12],
        "ma_demande": en_cours,
        "peut_demander": permissions.peut_demander(request.user, lieu)
        and not (en_cours and en_cours.est_ouverte),
        "peut_tenir": permissions.peut_tenir_le_lieu(request.user, lieu),
        "peut_accepter": lieu.accepte_le is None and permissions.peut_accepter(request.user, lieu),
        "lit_le_contact": permissions.lit_le_contact(request.user),
    }
    return render(request, "ressources/rencontres/lieu.html", contexte)


def lieu_nouveau(request, reference):
    """Offer one's house, also in return for a welcome; somebody else says yes before others read it."""
    visibles = Dispositif.objects.visibles_pour(request.user)
    dispositif = get_object_or_404(visibles.select_related("groupe"), reference=reference)
    exiger(permissions.peut_offrir_une_maison(request.user, dispositif))
    lieu = LieuDImmersion(dispositif=dispositif, hote=request.user)
    if dispositif.cercle == Cercle.PRIVE:
        # Read again with the announcement, of which it is a part.
        lieu.accepte_le = timezone.now()
    form = FormulaireLieu(request.POST or None, instance=lieu)
    if request.method == "POST" and form.is_valid():
        form.save()
        if lieu.accepte_le:
            messages.success(request, _("La maison est dans la liste."))
        else:
            messages.success(
                request, _("Merci. L’organisation regarde, puis la maison s’affiche dans la liste.")
            )
        return redirect(lieu)
    return formulaire(
        request,
        form,
        _("Accueillir en immersion"),
        dispositif.get_absolute_url(),
        _("Lu par toutes les personnes qui voient cette rencontre, sauf le contact."),
        _("Enregistrer"),
        ancetres(dispositif),
    )


def lieu_modifier(request, reference):
    lieu = lieu_visible(request.user, reference)
    exiger(permissions.peut_tenir_le_lieu(request.user, lieu))
    entier = permissions.peut_recrire(request.user, lieu, lieu.accepte_le)
    form = FormulaireLieu(request.POST or None, instance=lieu, entier=entier)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("C’est enregistré."))
        return redirect(lieu)
    lecteurs = _("Lu par toutes les personnes qui voient cette rencontre, sauf le contact.")
    return formulaire(
        request,
        form,
        _("Modifier la maison"),
        lieu.get_absolute_url(),
        lecteurs if entier else f"{lecteurs} {_('Pour changer les mots, demandez à l’organisation.')}",
        _("Enregistrer"),
        ancetres(lieu.dispositif, lieu),
    )


@require_POST
def lieu_accepter(request, reference):
    lieu = lieu_visible(request.user, reference)
    exiger(permissions.peut_accepter(request.user, lieu))
    LieuDImmersion.objects.filter(pk=lieu.pk, accepte_le=None).update(accepte_le=timezone.now())
    messages.success(request, _("La maison est dans la liste."))
    return redirect(lieu)
