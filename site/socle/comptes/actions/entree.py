"""Entering by e-mail: one message, one code, one link, each good once.

Whatever is asked about an address has the same answer, and takes the same work, whether it is known or not.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from socle.courriels import absolue, envoyer, lien

from ..models import DemandeEntree, Personne
from ..models.entree import jeton

_GARDE_CONNUE = timedelta(days=30)
_GARDE_INCONNUE = timedelta(days=1)


class Refus(Enum):
    FAUX = "faux"
    EPUISE = "epuise"
    PERIME = "perime"


@dataclass(frozen=True)
class Essai:
    """The outcome of a code: a person, or why not and how many tries are left."""

    personne: Personne | None = None
    refus: Refus | None = None
    restants: int = 0


def hacher(genre, valeur):
    """Keyed with the secret of the installation: a stolen table is of no use without it."""
    return salted_hmac(f"socle.comptes.entree.{genre}", valeur, algorithm="sha256").hexdigest()


def normaliser(email):
    return email.strip().lower()


def demander_entree(email):
    """Send a code and a link to whoever holds this address, or a kind word if it has no invitation."""
    email = normaliser(email)
    personne = Personne.objects.filter(email__iexact=email, is_active=True).first()
    code, mot = _nouvelle_demande(personne, hacher("adresse", email))
    gabarit = "comptes/courriels/entree" if personne else "comptes/courriels/inconnu"
    # To the address that was invited, never to a look-alike of it that was typed.
    envoyer(gabarit, personne or email, _contexte(code, mot))


def renouveler(demande):
    """A fresh code and link for the person of an old link, without telling who she is."""
    personne = demande.personne
    code, mot = _nouvelle_demande(personne, demande.adresse_hachee)
    if personne is not None and personne.is_active:
        envoyer("comptes/courriels/entree", personne, _contexte(code, mot))


def preparer_lien(personne):
    """A link to enter, for the terminal of whoever installs: nothing is sent."""
    mot = _nouvelle_demande(personne, hacher("adresse", normaliser(personne.email)))[1]
    return absolue(reverse("entrer_lien", args=[mot]))


def essayer_code(adresse_hachee, code):
    """Try a code for an address; the try is counted before it is looked at, so that none is free."""
    demande = DemandeEntree.objects.filter(adresse_hachee=adresse_hachee).select_related("personne").first()
    if demande is None or not demande.est_valable:
        return Essai(refus=Refus.PERIME)
    compte = DemandeEntree.objects.filter(pk=demande.pk, essais__lt=settings.ENTREE_ESSAIS)
    if not compte.update(essais=F("essais") + 1):
        return Essai(refus=Refus.EPUISE)
    demande.essais += 1
    if not constant_time_compare(demande.code_hache, _hacher_code(adresse_hachee, code)):
        restants = demande.essais_restants
        return Essai(refus=Refus.FAUX if restants else Refus.EPUISE, restants=restants)
    personne = _utiliser(demande)
    return Essai(personne=personne) if personne else Essai(refus=Refus.PERIME)


def ouvrir_lien(demande):
    """The person whose link this is, once; None when it has been used, replaced, or is too old."""
    return _utiliser(demande) if demande.est_valable else None


def demande_du_lien(mot):
    """The request behind a link, or None; reads only, since mail scanners follow links."""
    return (
        DemandeEntree.objects.select_related("personne")
        .filter(jeton_hache=hacher("jeton", mot), personne__isnull=False)
        .first()
    )


def _utiliser(demande):
    """Mark as used, in one statement: of two simultaneous openings only one enters."""
    libre = DemandeEntree.objects.filter(pk=demande.pk, utilisee_le__isnull=True)
    if not libre.update(utilisee_le=timezone.now()):
        return None
    personne = demande.personne
    return personne if personne is not None and personne.is_active else None


@transaction.atomic
def _nouvelle_demande(personne, adresse_hachee):
    maintenant = timezone.now()
    code, mot = f"{secrets.randbelow(10**6):06}", jeton()
    DemandeEntree.objects.filter(
        Q(creee_le__lt=maintenant - _GARDE_CONNUE)
        | Q(creee_le__lt=maintenant - _GARDE_INCONNUE, personne__isnull=True)
    ).delete()
    anterieures = DemandeEntree.objects.filter(adresse_hachee=adresse_hachee, utilisee_le__isnull=True)
    anterieures.update(utilisee_le=maintenant)
    DemandeEntree.objects.create(
        personne=personne,
        adresse_hachee=adresse_hachee,
        # Without a person no code is ever the good one.
        code_hache=_hacher_code(adresse_hachee, code) if personne else hacher("rien", mot),
        jeton_hache=hacher("jeton", mot),
    )
    return code, mot


def _hacher_code(adresse_hachee, code):
    return hacher("code", f"{adresse_hachee}:{code}")


def _contexte(code, mot):
    return {
        "code": code,
        "lien": lien("entrer_lien", mot),
        "minutes": settings.ENTREE_DUREE_MINUTES,
    }
