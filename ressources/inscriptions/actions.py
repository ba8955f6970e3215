"""Each is one transaction that first holds the row of the date: two people never take the last place together."""

from contextlib import contextmanager

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from socle.modeles import tenir

from .. import permissions
from ..enums import EtatDInscription
from ..models import DateDeDispositif, Inscription
from . import envoi, places
from .refus import Refus


@contextmanager
def _date_tenue(cle):
    """The date as it is now, nobody else counting its places until the end."""
    with transaction.atomic():
        tenir(DateDeDispositif(pk=cle))
        yield DateDeDispositif.toutes.select_related("dispositif__groupe", "dispositif__commune").get(pk=cle)


@contextmanager
def _tenue(inscription):
    """A booking as it is now, its date held; the caller's own object follows."""
    with _date_tenue(inscription.date_id) as date:
        inscription.refresh_from_db()
        inscription.date = date
        yield date


def inscrire(date, qui):
    """Book for a member: a place, or the end of the waiting list; the one she has when she asks twice."""
    with _date_tenue(date.pk) as date:
        deja = Inscription.objects.vives().filter(date=date, personne=qui).first()
        if deja:
            return deja
        if not permissions.peut_s_inscrire(qui, date):
            raise Refus(_("On ne peut plus s’inscrire à cette date."))
        inscription = Inscription(date=date, personne=qui, langue=qui.langue)
        _placer(inscription, date)
        return inscription


def inscrire_d_accord(date, qui):
    """A date that two people agreed on: neither the mode of the dispositif nor its limits speak of it."""
    with _date_tenue(date.pk) as date:
        inscription = Inscription(date=date, personne=qui, langue=qui.langue)
        _placer(inscription, date)
        return inscription


def demander(date, nom, courriel, langue):
    """Somebody without account: nothing is taken before she confirms from her mail box.

    Whether that address is booked already is said in the mail alone, never to whoever typed it.
    """
    with _date_tenue(date.pk) as date:
        if not (date.s_inscrit_encore and date.dispositif.ouvert_a_tous):
            raise Refus(_("On ne peut plus s’inscrire à cette date."))
        siennes = Inscription.objects.filter(date=date, personne=None, courriel__iexact=courriel)
        if deja := siennes.vives().first():
            envoi.redire_l_etat(deja)
            return
        siennes.filter(etat=EtatDInscription.A_CONFIRMER).delete()
        demande = Inscription.objects.create(
            date=date,
            nom=nom,
            courriel=courriel,
            langue=langue,
            etat=EtatDInscription.A_CONFIRMER,
            rang=places.rang_suivant(date),
        )
        envoi.faire_confirmer(demande)


def confirmer(inscription):
    """From her mail: only now does it count. A member who had no account at hand gets it as herself."""
    with _tenue(inscription) as date:
        if inscription.etat != EtatDInscription.A_CONFIRMER:
            return inscription
        if not (date.s_inscrit_encore and date.dispositif.ouvert_a_tous):
            raise Refus(_("On ne peut plus s’inscrire à cette date."))
        membre = get_user_model().objects.filter(email__iexact=inscription.courriel, is_active=True).first()
        if membre:
            inscription.personne, inscription.nom, inscription.courriel = membre, "", ""
            deja = Inscription.objects.vives().filter(date=date, personne=membre).first()
            if deja:
                inscription.delete()
                return deja
        _placer(inscription, date)
        return inscription


def annuler(inscription):
    """« Je ne viens plus », or declined: the place goes on at once. Twice is once."""
    with _tenue(inscription) as date:
        if not inscription.est_vive or date.a_commence:
            return
        _annuler(inscription)
        _offrir(date)


def accepter(inscription):
    """The offered place is hers; it holds until it is really passed on, even a little late."""
    with _tenue(inscription) as date:
        if inscription.etat == EtatDInscription.INSCRITE:
            return
        if inscription.etat != EtatDInscription.OFFERTE or date.est_annulee or date.a_commence:
            raise Refus(_("Cette place n’est plus à prendre."))
        inscription.etat, inscription.offerte_jusqu_a = EtatDInscription.INSCRITE, None
        inscription.save(update_fields=["etat", "offerte_jusqu_a"])
        envoi.dire_l_etat(inscription)


def offrir_la_suite(date):
    """Pass on the offers that nobody answered, then offer each free place to whoever waits longest."""
    with _date_tenue(date.pk) as date:
        oubliees = Inscription.objects.filter(
            date=date, etat=EtatDInscription.OFFERTE, offerte_jusqu_a__lte=timezone.now()
        )
        for oubliee in oubliees.avec_sa_date():
            _annuler(oubliee, oubliee.offerte_jusqu_a)
        _offrir(date)


def donner_une_place(inscription):
    """By hand, to somebody who waits and is there: too late for e-mails."""
    with _tenue(inscription) as date:
        if inscription.etat != EtatDInscription.ATTENTE or date.est_annulee:
            return
        if places.libres(date) == 0:
            raise Refus(_("Aucune place n’est libre : notez d’abord qui n’est pas là."))
        inscription.etat = EtatDInscription.INSCRITE
        inscription.save(update_fields=["etat"])
        envoi.dire_l_etat(inscription)


def noter_presence(inscription, presente):
    """Came, did not come, or unknown (None). A place of somebody absent is free; given, it does not come back."""
    with _tenue(inscription) as date:
        if inscription.etat != EtatDInscription.INSCRITE or not date.se_note:
            raise Refus(_("On note qui est là le jour même, ou après."))
        revient = inscription.presente is False and presente is not False
        if revient and places.libres(date) == 0:
            raise Refus(_("Sa place a été donnée à quelqu’un d’autre."))
        inscription.presente = presente
        inscription.save(update_fields=["presente"])
        _offrir(date)


def changer_la_date(date, ailleurs=False):
    """Keep a date that its organiser changed, or whose dispositif moved (`ailleurs`); those who come are told."""
    with _date_tenue(date.pk) as avant:
        date.dispositif, date.annulee_le, date.sequence = avant.dispositif, avant.annulee_le, avant.sequence
        _verifier_les_places(date)
        change = any(getattr(avant, champ) != getattr(date, champ) for champ in _CE_QUI_SE_DIT)
        date.sequence += ailleurs or change
        date.save()
        if date.sequence != avant.sequence:
            _prevenir(date)
        _offrir(date)


def changer_les_places(dispositif, nombre):
    """For all its dates at once; None when nobody counts."""
    with transaction.atomic():
        dates = list(dispositif.dates.select_for_update(no_key=True).order_by("pk"))
        dispositif.places = nombre
        for date in dates:
            date.dispositif = dispositif
            _verifier_les_places(date)
        dispositif.save(update_fields=["places", "modifie_le"])
        for date in dates:
            _offrir(date)


def annuler_la_date(date):
    """It will not be held: everybody is told, nothing is offered any more."""
    with _date_tenue(date.pk) as date:
        if date.est_annulee or date.est_passee:
            return
        date.annulee_le, date.sequence = timezone.now(), date.sequence + 1
        date.save()
        _prevenir(date)


_CE_QUI_SE_DIT = ("debut", "fin", "hote", "lieu", "commune_id")


def _verifier_les_places(date):
    prises = places.occupees(date)
    if date.capacite is not None and date.capacite < prises:
        raise Refus(_("%(prises)s places sont déjà prises : n’en donnez pas moins.") % {"prises": prises})


def _placer(inscription, date):
    """A place when one is free and nobody waits for it, else the end of the waiting list."""
    attendue = any(True for _qui in _qui_attendent(date))
    libre = places.libres(date) != 0 and not attendue
    inscription.etat = EtatDInscription.INSCRITE if libre else EtatDInscription.ATTENTE
    inscription.rang = places.rang_suivant(date)
    inscription.save()
    envoi.dire_l_etat(inscription)
    if attendue:
        _offrir(date)


def _annuler(inscription, laissee_passer=None):
    inscription.etat, inscription.annulee_le = EtatDInscription.ANNULEE, timezone.now()
    inscription.offerte_jusqu_a = laissee_passer
    inscription.save(update_fields=["etat", "annulee_le", "offerte_jusqu_a"])
    envoi.dire_l_etat(inscription)


def _offrir(date):
    """Free places to those who wait, in their order, and who may still read what it is about."""
    limite = places.limite_de_l_offre(date)
    if date.est_annulee or limite is None:
        return
    for attend in _qui_attendent(date):
        if places.libres(date) == 0:
            return
        attend.etat, attend.offerte_jusqu_a = EtatDInscription.OFFERTE, limite
        attend.save(update_fields=["etat", "offerte_jusqu_a"])
        envoi.dire_l_etat(attend)


def _qui_attendent(date):
    for attend in Inscription.objects.filter(date=date).en_attente().select_related("personne"):
        attend.date = date
        if permissions.lit_encore(attend):
            yield attend


def _prevenir(date):
    for inscription in Inscription.objects.vives().filter(date=date).select_related("personne"):
        inscription.date = date
        envoi.dire_la_date(inscription)
