"""The doors by which a session and what surrounds it are written; each is one transaction."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from socle.cercles import actions as cercles

from .direct.conduite import avancer
from .enums import GenreElement, Voie
from .models import ElementTransmis, Presence, Seance
from .ordre_du_jour.points import LIENS
from .preparations import preparer
from .relecture import ce_qui_se_lit, rendre_au_groupe

# The doors of a preparation stand in their own module.
preparation_de = preparer.preparation_de
envoyer_preparation = preparer.envoyer_preparation
garder_reponse = preparer.garder_reponse

#: What a point says, beside its place.
CHAMPS_DU_POINT = (
    "moment",
    "titre",
    "minutes",
    "porteur_id",
    "porteur_libre",
    *(f"{lien}_id" for lien in LIENS),
    "outil",
)


@transaction.atomic
def creer_seance(seance, groupe, par, points=(), noeuds=()):
    """A session is born in its group: the moderator's act, logged. `seance` is not saved yet."""
    cercles.signer(seance, par, groupe)
    seance.save()
    seance.noeuds.set(noeuds)
    poser_ordre_du_jour(seance, points)
    cercles.deposer(seance, par)
    return seance


@transaction.atomic
def changer_seance(seance, par, points, noeuds):
    """Save what its form changed, and its agenda; whether the session came back to its group, as for the minutes."""
    connu = Seance.objects.select_for_update().get(pk=seance.pk)
    avant = ce_qui_se_lit(connu)
    # Not its cercle: somebody may have taken it back while the form was being filled in.
    champs = [champ for champ in seance._meta.concrete_fields if not champ.primary_key]
    seance.save(update_fields=[c.name for c in champs if c.attname not in seance.CHAMPS_DU_CERCLE])
    seance.noeuds.set(noeuds)
    poser_ordre_du_jour(seance, points)
    if ce_qui_se_lit(seance) == avant:
        return False
    return rendre_au_groupe(seance, par, _("La séance a changé depuis sa relecture."))


@transaction.atomic
def poser_ordre_du_jour(seance, points):
    """Make the agenda be these points, in this order; a point that carries the key of one of hers keeps its row.

    What was noted during a point stays with it when it moves.
    """
    anciens = {point.pk: point for point in seance.points.all()}
    for rang, point in enumerate(points, 1):
        ligne = anciens.pop(point.pk, None)
        if ligne is None:
            point.pk, point.seance, ligne = None, seance, point
        for champ in CHAMPS_DU_POINT:
            setattr(ligne, champ, getattr(point, champ))
        ligne.rang = rang
        ligne.save()
    for reste in anciens.values():
        reste.delete()


def repondre(seance, personne, reponse, voie=Voie.PAGE):
    """The three ways arrive here: the page, the mail, the calendar."""
    Presence.objects.update_or_create(
        seance=seance,
        personne=personne,
        defaults={"reponse": reponse, "voie": voie, "repondu_le": timezone.now()},
    )


@transaction.atomic
def noter_presences(seance, attendus, presents):
    """Say who was there: `attendus` and `presents` are sets of ids of people."""
    # In one order, and nothing else of a row: people answer and join by code meanwhile.
    lignes = [Presence(seance=seance, personne_id=p, presente=p in presents) for p in sorted(attendus)]
    Presence.objects.bulk_create(
        lignes,
        update_conflicts=True,
        unique_fields=["seance", "personne"],
        update_fields=["presente"],
    )
    avancer(seance)


@transaction.atomic
def consigner(seance, par, elements):
    """Save the minutes that `seance` carries and its four elements; an emptied element goes away.

    Whether the session came back to its group (`relecture`).
    """
    connu = Seance.objects.select_for_update().get(pk=seance.pk)
    change = _poser_les_elements(seance, par, elements) or connu.compte_rendu != seance.compte_rendu
    seance._prefetched_objects_cache = {}
    # Not its cercle: somebody may have taken it back while the minutes were being written.
    seance.save(update_fields=["compte_rendu", "modifie_le"])
    return change and rendre_au_groupe(seance, par, _("Le compte rendu a changé depuis sa relecture."))


def _poser_les_elements(seance, par, elements):
    """Whether one of them changed."""
    connus = {element.genre: element for element in seance.elements.all()}
    change = False
    for genre in GenreElement.values:
        texte, element = elements.get(genre, "").strip(), connus.get(genre)
        if texte == (element.texte if element else ""):
            continue
        change = True
        if element and not texte:
            element.delete()
        else:
            element = element or ElementTransmis(seance=seance, genre=genre)
            element.texte, element.auteur = texte, par
            element.save()
    return change
