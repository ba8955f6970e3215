"""Writing a dispositif and managing it: its author, and whom she named."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socle.cercles.actions import signer
from socle.comptes.models import Adhesion, Personne

from .. import permissions
from ..forms.dates import dates_de
from ..forms.dispositifs import (
    FormulaireDispositif,
    FormulaireNouveauDispositif,
    FormulaireOrganisation,
    FormulaireOrganisatrice,
)
from ..inscriptions import Refus, annuler_la_date, changer_la_date, changer_les_places, places
from ..models import Dispositif, Organisatrice
from .inscriptions import ancetres_de
from .presences import date_geree


def dispositif_gere(user, reference):
    dispositif = get_object_or_404(
        Dispositif.objects.visibles_pour(user).select_related("auteur", "groupe", "commune"),
        reference=reference,
    )
    if not permissions.peut_gerer(user, dispositif):
        raise Http404
    return dispositif


def dispositif_nouveau(request):
    """Announce a meeting; it starts as its author's draft."""
    if not permissions.peut_contribuer(request.user):
        raise Http404
    dispositif = Dispositif()
    form = FormulaireNouveauDispositif(request.POST or None, instance=dispositif, user=request.user)
    return _editer(request, form, _("Annoncer une rencontre"), reverse("dispositifs"))


def dispositif_modifier(request, reference):
    """Whole for its author's draft; then dates, places and the way of booking only."""
    dispositif = dispositif_gere(request.user, reference)
    entier = permissions.peut_modifier(request.user, dispositif)
    genre = FormulaireDispositif if entier else FormulaireOrganisation
    form = genre(request.POST or None, instance=dispositif)
    return _editer(
        request, form, _("Changer l’annonce"), reverse("dispositif_gerer", args=[dispositif.reference])
    )


def _editer(request, form, titre, retour):
    ajoute = request.POST.get("geste") == "ajouter"
    dispositif = form.instance
    nouveau = dispositif.pk is None
    en_plus = 1 if ajoute or (nouveau and request.method != "POST") else 0
    formset = dates_de(dispositif, request.POST if request.method == "POST" else None, en_plus)
    if ajoute:
        form.a_juger = False
        formset.sans_jugement()
    elif request.method == "POST" and all([form.is_valid(), formset.is_valid()]):
        try:
            _enregistrer(request.user, form, formset, nouveau)
        except Refus as refus:
            form.add_error(None, str(refus))
        else:
            _dire(request, nouveau)
            return redirect("dispositif_gerer", dispositif.reference)
    contexte = {
        "form": form,
        "formset": formset,
        "titre": titre,
        "retour": retour,
        "ancetres": ancetres_de(dispositif)[: 1 if nouveau else 2],
        "entier": "titre" in form.fields,
        "ajoute": ajoute,
    }
    juge = form.is_bound and not ajoute
    return render(request, "ressources/inscriptions/formulaire.html", contexte, status=422 if juge else 200)


@transaction.atomic
def _enregistrer(user, form, formset, nouveau):
    dispositif = form.instance
    if nouveau:
        signer(dispositif, user, form.cleaned_data["groupe"])
    voulues = dispositif.places
    if not nouveau:
        dispositif.places = form.places_avant
    form.save()
    form.enregistrer_etiquettes()
    if dispositif.places != voulues:
        changer_les_places(dispositif, voulues)
    for date in formset.a_oter():
        if date.inscriptions.exists():
            raise Refus(_("Des personnes sont inscrites à une date que vous ôtez : annulez-la plutôt."))
        date.delete()
    demenage = not {"lieu", "commune"}.isdisjoint(form.changed_data)
    for date_form in formset.a_garder():
        _garder_la_date(date_form, dispositif, demenage)


def _garder_la_date(form, dispositif, demenage):
    """Those who come are told of another hour or place, also when it is that of the whole dispositif."""
    date = form.instance
    date.dispositif = dispositif
    ailleurs = demenage and not date.lieu and date.commune_id is None
    if date.pk is None:
        date.save()
    elif form.has_changed() or ailleurs:
        changer_la_date(date, ailleurs)


def _dire(request, nouveau):
    if nouveau:
        messages.success(
            request,
            _("C’est enregistré, pour vous seul·e. Pour l’annoncer, regardez « Qui peut voir ceci »."),
        )
    else:
        messages.success(request, _("C’est enregistré. Si une date a changé, les personnes sont prévenues."))


def dispositif_gerer(request, reference):
    """Its dates with their places, who organises, and what one can do."""
    dispositif = dispositif_gere(request.user, reference)
    return _gerer(request, dispositif, None)


def _gerer(request, dispositif, form):
    dates = list(dispositif.dates.select_related("commune"))
    for date in dates:
        date.dispositif = dispositif
    places.compter(dates)
    nomme = permissions.peut_nommer(request.user, dispositif)
    contexte = {
        "dispositif": dispositif,
        "ancetres": ancetres_de(dispositif),
        "dates_a_venir": [date for date in dates if not date.est_passee],
        "dates_passees": [date for date in reversed(dates) if date.est_passee],
        "organisatrices": dispositif.organisatrices.select_related("personne"),
        "form": form or (FormulaireOrganisatrice(choix=_choix(request.user, dispositif)) if nomme else None),
        "peut_nommer": nomme,
    }
    return render(
        request, "ressources/inscriptions/gerer.html", contexte, status=422 if form is not None else 200
    )


def _choix(user, dispositif):
    """Those who are of her groups today; coordination knows everybody."""
    membres = Personne.objects.filter(is_active=True).exclude(pk=user.pk)
    if not user.est_coordination:
        adhesions = Adhesion.objects.actives().filter(cycle__groupe__in=user.groupes_ids)
        membres = membres.filter(pk__in=adhesions.order_by().values("personne"))
    return membres.exclude(pk__in=dispositif.organisatrices.values("personne"))


@require_POST
def organisatrice_nommer(request, reference):
    dispositif = dispositif_gere(request.user, reference)
    if not permissions.peut_nommer(request.user, dispositif):
        raise Http404
    form = FormulaireOrganisatrice(request.POST, choix=_choix(request.user, dispositif))
    if not form.is_valid():
        return _gerer(request, dispositif, form)
    Organisatrice.objects.get_or_create(dispositif=dispositif, personne=form.cleaned_data["personne"])
    messages.success(request, _("C’est noté : vous organisez à plusieurs."))
    return redirect("dispositif_gerer", dispositif.reference)


@require_POST
def organisatrice_oter(request, reference):
    """Her author takes back the hand; whoever was named may also leave."""
    dispositif = dispositif_gere(request.user, reference)
    cle = request.POST.get("personne", "")
    sienne = cle == str(request.user.pk)
    if not (sienne or permissions.peut_nommer(request.user, dispositif)):
        raise Http404
    dispositif.organisatrices.filter(personne=cle if cle.isdecimal() else None).delete()
    messages.success(request, _("C’est noté."))
    return redirect("mes_rencontres") if sienne else redirect("dispositif_gerer", dispositif.reference)


def date_annuler(request, reference):
    """A page that asks first; everybody booked is told."""
    date = date_geree(request.user, reference)
    if date.est_annulee or date.est_passee:
        raise Http404
    gerer = reverse("dispositif_gerer", args=[date.dispositif.reference])
    if request.method == "POST":
        annuler_la_date(date)
        messages.success(request, _("La date est annulée. Les personnes inscrites sont prévenues."))
        return redirect(gerer)
    places.compter([date])
    contexte = {
        "date": date,
        "dispositif": date.dispositif,
        "ancetres": [*ancetres_de(date.dispositif), {"titre": _("Gérer"), "url": gerer}],
        "retour": gerer,
    }
    return render(request, "ressources/inscriptions/date_annuler.html", contexte)
