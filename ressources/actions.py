"""What changes a resource besides its form; each is one transaction with one door."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from . import permissions
from .enums import Disponibilite, GenreDeSignalement, MoyenDeVerification
from .fraicheur import echeance
from .models import ModeEmploi, ReleveDeDisponibilite, Ressource, Signalement, Verification

#: Which fields of the record answer which signal.
_REPOND = {
    GenreDeSignalement.COMPLET: {"disponibilite", "attente_semaines", "disponibilite_pour"},
    GenreDeSignalement.FERME: {"disponibilite"},
    GenreDeSignalement.DEMENAGE: {"adresse", "code_postal", "commune", "telephone", "communes"},
    GenreDeSignalement.CONDITION: {
        "conditions",
        "acces",
        "cout",
        "horaires",
        "langues",
        "publics",
        "non_acceptes",
        "disponibilite_pour",
    },
}


@transaction.atomic
def verifier(ressource, par, comment=MoyenDeVerification.USAGE):
    """Record a check by a human: it dates the record and answers the open signals. Not an edit."""
    if not permissions.peut_verifier(par, ressource):
        raise PermissionDenied
    aujourdhui = timezone.localdate()
    Verification.objects.update_or_create(
        ressource=ressource, par=par, le=aujourdhui, defaults={"comment": comment}
    )
    _dater(ressource, comment)
    lever_les_signalements(ressource)


@transaction.atomic
def verifier_par_son_contact(ressource):
    """Its own contact answered that it is still true; what members reported stays for those who keep the directory."""
    Verification.objects.update_or_create(
        ressource=ressource,
        par=None,
        le=timezone.localdate(),
        defaults={"comment": MoyenDeVerification.SERVICE},
    )
    _dater(ressource, MoyenDeVerification.SERVICE)


def _dater(ressource, comment):
    aujourdhui = timezone.localdate()
    ressource.verifie_le, ressource.verifie_en = aujourdhui, comment
    # Not save(): `modifie_le` would make the open form of a colleague stale, for no change of hers.
    ressource.a_verifier_le = echeance(aujourdhui, ressource.rythme)
    Ressource.objects.filter(pk=ressource.pk).update(
        verifie_le=aujourdhui, verifie_en=comment, a_verifier_le=ressource.a_verifier_le
    )


@transaction.atomic
def signaler(ressource, par, genre, texte=""):
    """« Full », « moved », « closed », « new condition »: it changes nothing in the record, it warns its readers."""
    if not permissions.peut_signaler(par, ressource):
        raise PermissionDenied
    return Signalement.objects.update_or_create(
        ressource=ressource,
        par=par,
        genre=genre,
        leve_le=None,
        defaults={"texte": texte.strip(), "le": timezone.now()},
    )[0]


@transaction.atomic
def lever_un_signalement(signalement, par):
    """Its author takes it back, as if it had not been; whoever keeps the directory says that it is settled."""
    if permissions.peut_reprendre_un_signalement(par, signalement):
        signalement.delete()
    elif permissions.peut_corriger(par, signalement.ressource):
        signalement.leve_le = timezone.now()
        signalement.save(update_fields=["leve_le"])
    else:
        raise PermissionDenied


@transaction.atomic
def noter_disponibilite(ressource, par, disponibilite, semaines=None, pour=""):
    """Whether it takes people, as somebody knows it today: neither an edit of the record nor a check of the rest."""
    if not permissions.peut_verifier(par, ressource):
        raise PermissionDenied
    semaines = semaines if disponibilite == Disponibilite.ATTENTE else None
    faits = {
        "disponibilite": disponibilite,
        "attente_semaines": semaines,
        "disponibilite_pour": pour,
        "disponibilite_le": timezone.localdate(),
    }
    for nom, valeur in faits.items():
        setattr(ressource, nom, valeur)
    Ressource.objects.filter(pk=ressource.pk).update(**faits)
    ReleveDeDisponibilite.objects.create(
        ressource=ressource, disponibilite=disponibilite, attente_semaines=semaines, pour=pour, par=par
    )
    lever_les_signalements(ressource, ["disponibilite"])


@transaction.atomic
def confirmer_un_conseil(conseil, par):
    """« Still true »: it is as fresh as today, whoever had doubted."""
    if not permissions.peut_confirmer(par, conseil):
        raise PermissionDenied
    adhesion = next(iter(par.adhesions_actives), None)
    ModeEmploi.objects.filter(pk=conseil.pk).update(
        confirme_le=timezone.localdate(),
        confirme_par=par,
        confirme_secteur=adhesion.secteur if adhesion else "",
        contredit_le=None,
        contredit_par=None,
    )


@transaction.atomic
def contredire_un_conseil(conseil, par):
    """« Not true any more »: it is folded away at once; its author and the directory's keepers decide."""
    if not permissions.peut_confirmer(par, conseil):
        raise PermissionDenied
    ModeEmploi.objects.filter(pk=conseil.pk, contredit_le=None).update(
        contredit_le=timezone.localdate(), contredit_par=par
    )


def lever_les_signalements(ressource, champs=None):
    """After a check all open signals are history; after an edit, those that the changed fields answer."""
    ouverts = ressource.signalements.filter(leve_le=None)
    if champs is not None:
        ouverts = ouverts.filter(genre__in=[g for g, repond in _REPOND.items() if repond & set(champs)])
    ouverts.update(leve_le=timezone.now())
