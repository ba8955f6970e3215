"""Booking a place, seeing one's bookings, cancelling; with an account or without."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from socle.agenda import servir
from socle.comptes.portes import dans_les_limites
from socle.modeles import langue_active

from .. import permissions
from ..enums import EtatDInscription
from ..forms.inscriptions import FormulaireSansCompte
from ..inscriptions import Refus, accepter, agenda, annuler, confirmer, demander, inscrire, places
from ..models import DateDeDispositif, Dispositif, Inscription

#: How many past ones « Mes rencontres » shows.
PASSEES = 12


def date_visible(user, reference):
    dates = DateDeDispositif.objects.filter(
        dispositif__in=Dispositif.objects.visibles_pour(user).order_by().values("pk")
    )
    return get_object_or_404(
        dates.select_related("commune", "dispositif__commune", "dispositif__groupe"), reference=reference
    )


def ancetres_de(dispositif):
    return [
        {"titre": _("Agenda des rencontres"), "url": reverse("dispositifs")},
        {
            "titre": str(dispositif),
            "url": dispositif.get_absolute_url(),
            "langue": dispositif.langue,
        },
    ]


@login_not_required
def date_de_dispositif(request, reference):
    """One date: its places, never who comes; one tap for a member, a name and an address for anybody else."""
    date = date_visible(request.user, reference)
    peut = permissions.peut_s_inscrire(request.user, date)
    sans_compte = (
        not request.user.is_authenticated and date.s_inscrit_encore and date.dispositif.ouvert_a_tous
    )
    form = FormulaireSansCompte(request.POST or None) if sans_compte else None
    if request.method == "POST":
        if not (peut or sans_compte):
            return _trop_tard(request, date)
        reponse = _inscrire(request, date) if peut else _demander(request, date, form)
        if reponse:
            return reponse
    places.compter([date])
    contexte = {
        "date": date,
        "dispositif": date.dispositif,
        "ancetres": ancetres_de(date.dispositif),
        "mienne": _la_mienne(request.user, date),
        "peut_s_inscrire": peut,
        "form": form,
        "peut_gerer": permissions.peut_gerer(request.user, date.dispositif),
    }
    return render(
        request, "ressources/inscriptions/date.html", contexte, status=422 if form and form.errors else 200
    )


def _la_mienne(user, date):
    if not user.is_authenticated:
        return None
    return Inscription.objects.vives().filter(date=date, personne=user).first()


def _trop_tard(request, date):
    messages.error(request, _("On ne peut plus s’inscrire à cette date."))
    return redirect(date)


def _inscrire(request, date):
    try:
        inscription = inscrire(date, request.user)
    except Refus as refus:
        messages.error(request, str(refus))
        return redirect(date)
    if inscription.etat == EtatDInscription.ATTENTE:
        messages.info(request, _("C’est complet : vous êtes sur la liste d’attente."))
    else:
        messages.success(request, _("Vous êtes inscrit·e. Un e-mail vous le confirme."))
    return redirect(inscription)


def _demander(request, date, form):
    """The same answer whether that address is booked already or not."""
    if not form.is_valid():
        return None
    courriel = form.cleaned_data["courriel"]
    if not dans_les_limites(request, "s_inscrire", courriel):
        form.add_error(None, _("Beaucoup d’essais. Attendez une heure, puis recommencez."))
        return None
    try:
        demander(date, form.cleaned_data["nom"], courriel, langue_active())
    except Refus as refus:
        messages.error(request, str(refus))
        return redirect(date)
    contexte = {"date": date, "ancetres": ancetres_de(date.dispositif)}
    return render(request, "ressources/inscriptions/demandee.html", contexte)


@login_not_required
@never_cache
def inscription(request, jeton):
    """Hers, by the address in her mail: a GET shows, a POST acts. No more is said of what is not announced to her."""
    sienne = get_object_or_404(Inscription.objects.avec_sa_date(), jeton=jeton)
    if request.method == "POST":
        return _agir(request, sienne)
    lisible = permissions.lit_encore(sienne)
    contexte = {
        "inscription": sienne,
        "date": sienne.date,
        "dispositif": sienne.date.dispositif,
        "lisible": lisible,
        "devant": _combien_devant(sienne) if lisible else 0,
    }
    return render(request, "ressources/inscriptions/inscription.html", contexte)


def _combien_devant(sienne):
    if sienne.etat != EtatDInscription.ATTENTE:
        return 0
    return Inscription.objects.filter(date=sienne.date_id, rang__lt=sienne.rang).en_attente().count()


def _agir(request, sienne):
    geste = request.POST.get("geste", "")
    if geste != "annuler" and not permissions.lit_encore(sienne):
        raise Http404
    try:
        if geste == "confirmer":
            sienne = confirmer(sienne)
        elif geste == "accepter":
            accepter(sienne)
        elif geste == "annuler":
            annuler(sienne)
    except Refus as refus:
        messages.error(request, str(refus))
    return redirect(sienne)


def mes_rencontres(request):
    """What she organises, what she booked, what she waits for."""
    user, maintenant = request.user, timezone.now()
    siennes = list(Inscription.objects.vives().filter(personne=user).avec_sa_date().order_by("date__debut"))
    for sienne in siennes:
        # One object of herself for all: her groups are read once.
        sienne.personne = user
        sienne.lisible = permissions.lit_encore(sienne)
    organises = (
        Dispositif.objects.visibles_pour(user)
        .filter(Q(auteur=user) | Q(organisatrices__personne=user))
        .avec_dates()
        .order_by("-cree_le", "pk")
    )
    contexte = {
        "a_venir": [sienne for sienne in siennes if sienne.date.fin >= maintenant],
        "passees": [
            sienne
            for sienne in reversed(siennes)
            if sienne.date.fin < maintenant and sienne.lisible and sienne.etat == EtatDInscription.INSCRITE
        ][:PASSEES],
        "organises": organises,
        "peut_contribuer": permissions.peut_contribuer(user),
    }
    return render(request, "ressources/inscriptions/mes_rencontres.html", contexte)


@login_not_required
def dispositifs_ics(request):
    """What is public, for anybody's calendar."""
    return servir(request, agenda.flux_public())


@login_not_required
def date_ics(request, reference):
    date = date_visible(request.user, reference)
    return servir(request, agenda.fichier(date), date.reference)
