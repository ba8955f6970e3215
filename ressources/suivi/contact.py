"""Asking a resource's own contact whether its record is still true: of whom, when, and by which link.

Only public records, once a due period, a few a day, and never an address that asked to be left alone. Colleagues come
first: a record is due for a fortnight before its contact is written to.
"""

import hashlib
from datetime import datetime, time, timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from socle.courriels import lien
from socle.envois import poster

from ..models import ContactAEpargner, DemandeAuContact, Ressource

SORTE = "fiche_toujours_vraie"
#: Members are asked before a stranger is.
LES_COLLEGUES_D_ABORD = timedelta(days=14)
#: How long an answer is taken.
VALIDITE = timedelta(days=60)
#: A service with ten records is not written to ten times in a day.
ENTRE_DEUX = timedelta(days=7)
#: Offices read their mail then.
OUVERTURE, FERMETURE = time(9), time(16)


def empreinte(courriel):
    """A digest that says whether it is the same address, whatever its capitals. Stable: a wish to be spared lasts."""
    return hashlib.sha256(f"ressources.contact:{courriel.strip().lower()}".encode()).hexdigest()


def joignables():
    """The records that anybody reads and whose contact may be asked."""
    publiques = Ressource.objects.visibles_pour(AnonymousUser())
    return publiques.filter(ecrire_au_contact=True).exclude(courriel="")


def a_demander(maintenant):
    """Those due for long enough, of which nobody was asked since, the longest first."""
    au = timezone.localdate(maintenant) - LES_COLLEGUES_D_ABORD
    meme_periode = Q(periode=OuterRef("a_verifier_le")) | Q(
        periode__isnull=True, ressource__a_verifier_le__isnull=True
    )
    deja = DemandeAuContact.objects.filter(meme_periode, ressource=OuterRef("pk"))
    return (
        joignables()
        .a_verifier(au)
        .filter(Q(a_verifier_le__isnull=False) | Q(cree_le__lt=maintenant - LES_COLLEGUES_D_ABORD))
        .filter(~Exists(deja))
        .order_by(F("a_verifier_le").asc(nulls_last=True), "pk")
    )


def demander(maintenant=None):
    """Put in the outbox what may be asked today; how many. Run as often as one likes."""
    maintenant = maintenant or timezone.now()
    aujourdhui = timezone.localtime(maintenant).replace(hour=0, minute=0, second=0, microsecond=0)
    reste = settings.DEMANDES_AUX_SERVICES - DemandeAuContact.objects.filter(le__gte=aujourdhui).count()
    if reste <= 0:
        return 0
    a_laisser = _a_laisser(maintenant)
    envoyees = 0
    for ressource in a_demander(maintenant).iterator(chunk_size=200):
        adresse = empreinte(ressource.courriel)
        if adresse not in a_laisser:
            a_laisser.add(adresse)
            _demander(ressource, adresse, maintenant)
            envoyees += 1
            if envoyees == reste:
                break
    return envoyees


def _a_laisser(maintenant):
    """Addresses that asked not to be written to, or that were this week."""
    recentes = DemandeAuContact.objects.filter(le__gte=maintenant - ENTRE_DEUX)
    return {
        *ContactAEpargner.objects.values_list("empreinte", flat=True),
        *recentes.values_list("empreinte", flat=True),
    }


@transaction.atomic
def _demander(ressource, adresse, maintenant):
    demande, neuve = DemandeAuContact.objects.get_or_create(
        ressource=ressource,
        periode=ressource.a_verifier_le,
        defaults={"empreinte": adresse, "le": maintenant},
    )
    if neuve:
        poster(f"{SORTE}:{demande.pk}", SORTE, objet=str(demande.pk), apres=heure_de_bureau(maintenant))


def heure_de_bureau(maintenant):
    """Now during office hours, else the next morning of a week day."""
    ici = timezone.localtime(maintenant)
    if ici.weekday() < 5 and OUVERTURE <= ici.time() < FERMETURE:
        return maintenant
    jour = ici.date() + timedelta(days=ici.time() >= OUVERTURE)
    while jour.weekday() >= 5:
        jour += timedelta(days=1)
    return timezone.make_aware(datetime.combine(jour, OUVERTURE))


def part_encore(demande):
    """Whether the mail may still leave as things are: due, public, same address, and not refused meanwhile."""
    return est_ouverte(demande) and demande.ressource.est_a_verifier and not est_epargne(demande)


def est_ouverte(demande):
    """Whether its answer is taken: once, for sixty days, for a record that is public and still has this address."""
    return (
        not demande.reponse
        and timezone.now() < demande.le + VALIDITE
        and joignables().filter(pk=demande.ressource_id).exists()
        and empreinte(demande.ressource.courriel) == demande.empreinte
    )


def est_epargne(demande):
    return ContactAEpargner.objects.filter(empreinte=demande.empreinte).exists()


def lien_de_reponse(demande):
    """The address in the mail, in the language in which it is written."""
    return lien("contact_du_service", jeton_de(demande))


def lien_de_changement(demande):
    return lien("contact_du_service_changement", jeton_de(demande))


def jeton_de(demande):
    return _signature(demande).sign(str(demande.pk))


def _signature(demande):
    return Signer(salt=f"ressources.contact:{demande.jeton}")


def demande_du_lien(mot):
    """Whose link this is, or None when nobody gave it."""
    numero, _deux_points, _reste = mot.partition(":")
    if not (numero.isascii() and numero.isdigit() and len(numero) < 18):
        return None
    demande = DemandeAuContact.objects.select_related("ressource__commune").filter(pk=int(numero)).first()
    if demande is None:
        return None
    try:
        _signature(demande).unsign(mot)
    except BadSignature:
        return None
    return demande
