"""From « may I come? » to the day itself. Each door is one transaction."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from socle.envois import poster
from socle.modeles import tenir

from ..inscriptions import inscrire_d_accord
from ..models import Convention, DateDeDispositif, DemandeDImmersion, JourPropose
from . import permissions
from .enums import EtatDeDemande, Partie

SORTE = "immersion"
CONVENTION = "convention_d_immersion"


@transaction.atomic
def demander(demande, jours):
    """`jours`: [(day, moment)], one to three."""
    tenir(demande.lieu)
    if not permissions.peut_demander(demande.personne, demande.lieu):
        raise PermissionDenied
    demande.full_clean(exclude=["inscription"])
    demande.save()
    _proposer(demande, jours, par_l_hote=False)
    _prevenir(demande, demande.lieu.hote)
    return demande


@transaction.atomic
def proposer_d_autres_jours(demande, par, jours, mot=""):
    demande = _a_decider(demande, par)
    demande.jours.filter(par_l_hote=True).delete()
    _proposer(demande, jours, par_l_hote=True)
    _passer(demande, EtatDeDemande.PROPOSEE, mot)
    _prevenir(demande, demande.personne)


@transaction.atomic
def accepter(demande, par, jour):
    """The day becomes a date of its own, that nobody else sees; the agreement is written as things stand."""
    demande = _a_decider(demande, par)
    choisi = demande.jours.filter(
        pk=jour, par_l_hote=demande.etat == EtatDeDemande.PROPOSEE, jour__gt=timezone.localdate()
    ).first()
    if choisi is None:
        raise PermissionDenied
    demande.inscription = inscrire_d_accord(_date(demande, choisi), demande.personne)
    autre = demande.personne if par.pk != demande.personne_id else demande.lieu.hote
    _passer(demande, EtatDeDemande.ACCEPTEE)
    _ecrire_la_convention(demande, choisi)
    _prevenir(demande, autre)


@transaction.atomic
def decliner(demande, par, mot=""):
    demande = _a_decider(demande, par)
    if demande.personne_id == par.pk:
        raise PermissionDenied
    _passer(demande, EtatDeDemande.DECLINEE, mot)
    _prevenir(demande, demande.personne)


@transaction.atomic
def retirer(demande, par):
    tenir(demande)
    demande.refresh_from_db(fields=["etat"])
    if not permissions.peut_retirer(par, demande):
        raise PermissionDenied
    _passer(demande, EtatDeDemande.RETIREE)


def _a_decider(demande, par):
    """As it stands, held: two answers at once are one."""
    tenir(demande)
    demande = DemandeDImmersion.objects.select_related("lieu__dispositif", "lieu__hote", "personne").get(
        pk=demande.pk
    )
    if not permissions.attend_une_reponse_de(par, demande):
        raise PermissionDenied
    return demande


def _passer(demande, etat, mot=""):
    demande.etat, demande.mot = etat, mot
    demande.save(update_fields=["etat", "mot", "inscription", "modifie_le"])


def _proposer(demande, jours, par_l_hote):
    deja = set(demande.jours.values_list("jour", "moment"))
    for jour, moment in jours:
        if (jour, moment) in deja:
            JourPropose.objects.filter(demande=demande, jour=jour, moment=moment).update(
                par_l_hote=par_l_hote
            )
        else:
            JourPropose.objects.create(demande=demande, jour=jour, moment=moment, par_l_hote=par_l_hote)


def _date(demande, choisi):
    debut, fin = choisi.bornes
    lieu = demande.lieu
    date = DateDeDispositif(
        dispositif=lieu.dispositif,
        debut=debut,
        fin=fin,
        places=1,
        hote=lieu.institution,
        lieu=lieu.institution,
        commune=lieu.commune,
        reservee=True,
    )
    if DateDeDispositif.toutes.filter(dispositif=lieu.dispositif, debut=debut, hote=date.hote).exists():
        raise ValidationError(_("Cette maison reçoit déjà quelqu’un ce jour-là. Choisissez un autre jour."))
    date.save()
    return date


def _ecrire_la_convention(demande, choisi):
    debut, fin = choisi.bornes
    lieu, personne = demande.lieu, demande.personne
    convention = Convention.objects.create(demande=demande, debut=debut, fin=fin, conditions=lieu.conditions)
    convention.signatures.create(
        partie=Partie.VISITEUSE, personne=personne, nom=str(personne), institution=demande.institution
    )
    if demande.responsable_courriel:
        employeur = convention.signatures.create(
            partie=Partie.EMPLOYEUR,
            nom=demande.responsable,
            institution=demande.institution,
            courriel=demande.responsable_courriel,
        )
        poster(f"convention:{employeur.pk}", CONVENTION, None, convention.reference)
    convention.signatures.create(
        partie=Partie.HOTE, personne=lieu.hote, nom=str(lieu.hote or ""), institution=lieu.institution
    )


@transaction.atomic
def signer(signature, nom=""):
    """Once: what is signed stays signed, with its day."""
    tenir(signature)
    signature.refresh_from_db()
    if signature.signee_le:
        return False
    signature.signee_le = timezone.now()
    signature.nom = nom or signature.nom
    signature.save(update_fields=["signee_le", "nom"])
    return True


def _prevenir(demande, personne):
    """Which words, is told when the mail leaves: as the request then stands."""
    if personne is not None:
        cle = f"immersion:{demande.reference}:{demande.etat}:{demande.modifie_le:%Y%m%d%H%M%S%f}"
        poster(f"{cle}:{personne.pk}", SORTE, personne, demande.reference)
