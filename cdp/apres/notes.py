"""What was noted in a session, and what becomes of it: minutes, pistes, resources."""

from django.db import transaction
from django.utils import timezone

from noeuds.actions import noter_une_piste
from noeuds.protection import proteger
from ressources.models import Ressource
from socle.envois import poster

from .. import actions
from ..enums import GenreDeCapture, GenreElement
from ..models import Capture, PisteDeCapture

PISTE_DEMANDEE = "piste_demandee"


def de(seance, user):
    """Those in place, with what the pages about them need."""
    captures = Capture.objects.visibles_pour(user).filter(seance=seance)
    return sans_ce_qu_elle_ne_voit_pas(captures.select_related("ressource", "auteur", "suite__piste"), user)


def sans_ce_qu_elle_ne_voit_pas(captures, user):
    """A record has its own cercle: of one that this reader may not see, neither the name nor the address."""
    captures = list(captures)
    cles = {capture.ressource_id for capture in captures if capture.ressource_id}
    vues = (
        set(Ressource.objects.visibles_pour(user).filter(pk__in=cles).values_list("pk", flat=True))
        if cles
        else ()
    )
    for capture in captures:
        if capture.ressource_id not in vues:
            capture.ressource = None
    return captures


def une(seance, user, cle):
    return Capture.objects.visibles_pour(user).filter(seance=seance, pk=cle).select_related("suite").first()


def est_suivie(capture):
    return hasattr(capture, "suite")


def a_suivre(captures, user):
    """The pistes and resources that the library does not have yet; each with what this moderator may do of it."""
    return [
        {
            "capture": capture,
            "est_piste": capture.genre == GenreDeCapture.PISTE,
            "mienne": capture.auteur_id in (None, user.pk),
            "nom": _nom_sur(capture.texte),
        }
        for capture in captures
        if (capture.genre == GenreDeCapture.PISTE and not est_suivie(capture))
        or (capture.genre == GenreDeCapture.RESSOURCE and capture.ressource_id is None)
    ]


def _nom_sur(texte):
    """What may stand in an address: nothing in which the helper finds somebody."""
    return "" if proteger(texte, {}).refuse else texte[:160]


@transaction.atomic
def en_piste(capture, noeud, par):
    """A private piste of hers under this nœud, once: a second tap leads to the first one."""
    capture = Capture.objects.select_for_update().get(pk=capture.pk)
    connue = PisteDeCapture.objects.filter(capture=capture).select_related("piste").first()
    if connue is not None:
        return connue.piste
    gardes = [{**garde, "champ": "alors"} for garde in capture.gardes]
    piste = noter_une_piste(noeud, par, capture.seance.groupe, capture.texte, capture.langue, gardes)
    PisteDeCapture.objects.create(capture=capture, piste=piste)
    return piste


@transaction.atomic
def demander_la_piste(capture):
    poster(f"{PISTE_DEMANDEE}:{capture.pk}", PISTE_DEMANDEE, capture.auteur, capture.seance.reference)


@transaction.atomic
def garder_la_redaction(redaction, par, publier):
    """Keep the minutes on the desk and, if she says so, give them to the group with the four elements.

    Whether the session came back to its group by it (actions.consigner).
    """
    redaction.par = par
    if publier:
        redaction.publiee_le = timezone.now()
    redaction.save()
    if not publier:
        return False
    seance = redaction.seance
    seance.compte_rendu = redaction.compte_rendu
    elements = {genre: getattr(redaction, genre) for genre in GenreElement.values}
    return actions.consigner(seance, par, elements)


def a_moi(seance, user):
    """Her own notes that may still become pistes."""
    miennes = Capture.objects.visibles_pour(user).filter(seance=seance, auteur=user)
    return miennes.filter(genre=GenreDeCapture.PISTE, suite=None)
