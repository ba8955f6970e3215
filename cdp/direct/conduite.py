"""The doors by which a session is led while it is held, and by which those present write in it."""

from hashlib import sha256

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from ressources.models import Ressource

from ..enums import GenreDeCapture
from ..models import Capture, Cloture, Direct, Presence
from ..models.direct import code_au_hasard

MINUTES_AJOUTEES = 5


class Depassee(Exception):
    """The remote that asked showed a session which somebody else has led further since."""


@transaction.atomic
def commencer(seance):
    """It begins with its first point; one that was finished too early goes on where it was."""
    depart = {"code_d_entree": _code_libre(), "point": seance.points.first()}
    # Two moderators who tap together begin one session.
    direct, neuve = Direct.objects.get_or_create(seance=seance, defaults=depart)
    if neuve:
        return direct
    direct = Direct.objects.select_for_update().get(pk=direct.pk)
    if not direct.en_cours:
        direct.finie_le, direct.code_d_entree = None, _code_libre()
        direct.commencee_le = timezone.now()
        _noter(direct)
    return direct


def _code_libre():
    code = code_au_hasard()
    while Direct.objects.filter(code_d_entree=code, finie_le__isnull=True).exists():
        code = code_au_hasard()
    return code


@transaction.atomic
def conduire(seance, geste, conduite, cible=None):
    """Lead the session one step further; `conduite` is what the remote showed, `cible` the point to go to."""
    direct = Direct.objects.select_for_update(of=("self",)).get(seance=seance)
    if direct.conduite != conduite or not direct.en_cours:
        raise Depassee
    GESTES[geste](direct, cible)
    _noter(direct)
    return direct


def _noter(direct):
    direct.conduite += 1
    direct.version += 1
    direct.save()


def _suivant(direct, cible):
    _vers(direct, direct.seance.points.filter(rang__gt=direct.point.rang if direct.point else 0).first())


def _precedent(direct, cible):
    if direct.point:
        _vers(direct, direct.seance.points.filter(rang__lt=direct.point.rang).last())


def _aller(direct, cible):
    _vers(direct, direct.seance.points.filter(pk=cible).first())


def _vers(direct, point):
    if point is None:
        return
    direct.point, direct.point_commence_le = point, timezone.now()
    direct.minutes_ajoutees, direct.pause_le, direct.pauses_secondes = 0, None, 0


def _prolonger(direct, cible):
    direct.minutes_ajoutees += MINUTES_AJOUTEES


def _suspendre(direct, cible):
    """A pause, or its end."""
    if direct.pause_le:
        direct.pauses_secondes += round((timezone.now() - direct.pause_le).total_seconds())
        direct.pause_le = None
    else:
        direct.pause_le = timezone.now()


GESTES = {
    "suivant": _suivant,
    "precedent": _precedent,
    "aller": _aller,
    "prolonger": _prolonger,
    "suspendre": _suspendre,
}


@transaction.atomic
def terminer(seance):
    """The code opens nothing any more; a session that is already over stays as it is."""
    direct = Direct.objects.select_for_update().filter(seance=seance, finie_le__isnull=True).first()
    if direct is not None:
        direct.finie_le, direct.pause_le = timezone.now(), None
        _noter(direct)


def avancer(seance):
    """Every screen that follows the session will ask for what changed."""
    Direct.objects.filter(seance=seance).update(version=F("version") + 1)


@transaction.atomic
def noter_presence(seance, personne_id, presente=True):
    """`personne_id` is of the group: it is for the caller to make sure."""
    Presence.objects.update_or_create(seance=seance, personne_id=personne_id, defaults={"presente": presente})
    avancer(seance)


def capturer(capture, par):
    """Keep what somebody notes, once however often the network sends it."""
    capture.auteur = par
    siennes = Capture.objects.filter(seance=capture.seance, auteur=par)
    if siennes.filter(cle=capture.cle).exclude(texte=capture.texte).exists():
        # The key has served, on a page that she came back to: these words have their own, the same each time.
        capture.cle = sha256(f"{capture.cle} {capture.texte}".encode()).hexdigest()
    deja = siennes.filter(cle=capture.cle)
    capture.point = Direct.objects.get(seance=capture.seance).point
    if capture.genre == GenreDeCapture.RESSOURCE:
        capture.ressource = Ressource.objects.visibles_pour(par).du_meme_nom(capture.texte).first()
    if deja.exists():
        return
    try:
        with transaction.atomic():
            capture.save()
            avancer(capture.seance)
    except IntegrityError:
        if not deja.exists():
            raise


@transaction.atomic
def retirer(capture):
    """Taken back at once, on every screen (produit.md §4.1)."""
    capture.retiree_le = timezone.now()
    capture.save(update_fields=["retiree_le"])
    avancer(capture.seance)


@transaction.atomic
def clore(cloture, par):
    """The essentials, by whoever wrote them last; one closing, also when the typing and the button arrive together."""
    Direct.objects.select_for_update().filter(seance=cloture.seance_id).first()
    if cloture.pk is None and (connue := Cloture.objects.filter(seance=cloture.seance_id).first()):
        cloture.pk, cloture.cree_le, cloture._state.adding = connue.pk, connue.cree_le, False
    cloture.par = par
    cloture.save()
