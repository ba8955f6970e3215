"""What happens to a remontée besides its cercle: given to who completes it, sent, followed."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from noeuds.actions import consigner_l_ecriture
from socle.cercles.actions import signer
from socle.comptes.enums import Fonction, Role
from socle.comptes.models import Personne
from socle.envois import poster

from .. import permissions
from ..enums import Avancement, GenreDeSuite
from ..models import Remontee, SuiteDeRemontee

CONFIEE = "remontee_confiee"

#: What each step says of where the remontée stands, unless the person says otherwise.
_MENE_A = {
    GenreDeSuite.ENVOI: Avancement.ENVOYEE,
    GenreDeSuite.TRANSMISE: Avancement.ENVOYEE,
    GenreDeSuite.ACCUSE: Avancement.EN_EXAMEN,
    GenreDeSuite.QUESTION: Avancement.EN_EXAMEN,
    GenreDeSuite.REPONSE: Avancement.REPONDUE,
    GenreDeSuite.DECISION: Avancement.REPONDUE,
}


@transaction.atomic
def ecrire(remontee, par, groupes):
    """Keep a new one, hers alone; of her own group when she has one among those that raise it."""
    if not permissions.peut_faire_remonter(par) or not groupes:
        raise PermissionDenied
    siens = [groupe for groupe in groupes if groupe.pk in par.groupes_ids]
    if len(siens) != len(groupes) and not par.est_coordination:
        raise PermissionDenied
    signer(remontee, par, (siens or list(groupes))[0])
    remontee.save()
    consigner_l_ecriture(remontee, par)
    return remontee


@transaction.atomic
def confier(remontee, par, confiee=True):
    """Those who observe its group and coordination may complete it; or no more. No other reader."""
    remontee = _verrouillee(remontee)
    if not permissions.peut_confier(par, remontee):
        raise PermissionDenied
    if bool(remontee.confiee_le) == confiee:
        return
    remontee.confiee_le = timezone.now() if confiee else None
    remontee.save(update_fields=["confiee_le", "modifie_le"])
    if confiee:
        for personne in qui_complete(remontee).exclude(pk=par.pk):
            cle = f"{CONFIEE}:{remontee.pk}:{remontee.confiee_le.timestamp():.0f}:{personne.pk}"
            poster(cle, CONFIEE, personne, remontee.reference)


def qui_complete(remontee):
    """The veilleuses of its group, and coordination."""
    jour = timezone.localdate()
    dans_le_groupe = Q(adhesions__cycle__groupe=remontee.groupe_id) & (
        Q(adhesions__fin__isnull=True) | Q(adhesions__fin__gte=jour)
    )
    veille = dans_le_groupe & (Q(fonction=Fonction.VEILLEUSE) | Q(adhesions__role=Role.VEILLEUSE))
    return Personne.objects.filter(Q(fonction=Fonction.COORDINATION) | veille, is_active=True).distinct()


@transaction.atomic
def consigner(remontee, suite, par, avancement=""):
    """Say what happened: it is sent, something came back, nothing did."""
    remontee = _verrouillee(remontee)
    if not permissions.peut_suivre(par, remontee):
        raise PermissionDenied
    suite.remontee, suite.par = remontee, par
    suite.save()
    if suite.genre in (GenreDeSuite.ENVOI, GenreDeSuite.TRANSMISE):
        remontee.destination = suite.destination or remontee.destination
        remontee.suivie_par = par
    remontee.avancement = avancement or _MENE_A.get(suite.genre, remontee.avancement)
    remontee.suivie_par = remontee.suivie_par or par
    remontee.bouge_le = timezone.localdate()
    remontee.save(update_fields=["destination", "suivie_par", "avancement", "bouge_le", "modifie_le"])
    return suite


@transaction.atomic
def montrer(suite, par):
    """All who read the remontée read these words too."""
    suite = _suite_verrouillee(suite)
    if not permissions.peut_montrer_une_suite(par, suite):
        raise PermissionDenied
    suite.montree_par, suite.montree_le = par, timezone.now()
    suite.save(update_fields=["montree_par", "montree_le"])


@transaction.atomic
def cacher(suite, par):
    suite = _suite_verrouillee(suite)
    if not permissions.peut_cacher_une_suite(par, suite):
        raise PermissionDenied
    suite.montree_par = suite.montree_le = None
    suite.save(update_fields=["montree_par", "montree_le"])


def _verrouillee(remontee):
    return Remontee._base_manager.select_for_update().get(pk=remontee.pk)


def _suite_verrouillee(suite):
    _verrouillee(suite.remontee)
    return SuiteDeRemontee.objects.select_for_update(of=("self",)).select_related("remontee").get(pk=suite.pk)
