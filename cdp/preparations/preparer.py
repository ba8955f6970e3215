"""What is written before a session: kept, given to the group, and the situation in it begun as a private draft."""

from typing import cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from noeuds import recit
from noeuds.protection import decisions_gardees, proteger
from socle.cercles import actions as cercles
from socle.formulaires import LONGUEUR_TEXTE
from socle.modeles import tenir

from .. import permissions
from ..enums import Moment
from ..models import PointOrdreDuJour, Preparation
from ..relecture import rendre_au_groupe

LONGUEUR_DU_TITRE = cast(int, PointOrdreDuJour._meta.get_field("titre").max_length)


def preparation_de(personne, seance, verrou=False):
    """Her preparation for this session, or a new one, not saved."""
    if verrou:  # The first autosave and the button may arrive together.
        tenir(personne)
    siennes = Preparation.objects.filter(seance=seance, auteur=personne).select_related("groupe")
    if verrou:
        siennes = siennes.select_for_update(of=("self",))
    existante = siennes.first()
    if existante is not None:
        existante.seance = seance
        return existante
    return cercles.signer(Preparation(seance=seance), personne, seance.groupe)


@transaction.atomic
def envoyer_preparation(preparation, par):
    """The author gives it to the group: moderators read it, the others once they gave theirs."""
    preparation.envoyee_le = timezone.now()
    preparation.save(update_fields=["envoyee_le", "modifie_le"])
    cercles.deposer(preparation, par)
    preparation.refresh_from_db(fields=["cercle"])
    commencer_le_recit(preparation)


@transaction.atomic
def commencer_le_recit(preparation):
    """The situation that she gave becomes a draft of hers, once; says whether it did just now."""
    if not (preparation.est_envoyee and preparation.attend_un_recit):
        return False
    preparation.recit = recit.commencer_d_une_preparation(preparation).reference
    preparation.save(update_fields=["recit"])
    return True


@transaction.atomic
def defaire_le_recit(preparation):
    """She wants no draft of it, now nor later; False, and nothing done, when she has already gone on telling it."""
    if not recit.defaire(preparation.auteur, preparation.recit, preparation.situation):
        return False
    preparation.recit, preparation.sans_recit = "", True
    preparation.save(update_fields=["recit", "sans_recit"])
    return True


def garder_reponse(personne, seance, texte) -> bool:
    """Add what she answered by e-mail to the « réflexions » of her draft, and whether it could be.

    Nothing is kept of a text in which the helper finds something sure (produit.md §4.2), nor once she gave her
    preparation: the group would read at once what she has not read again.
    """
    texte = texte.strip()
    if not texte or not permissions.peut_preparer(personne, seance):
        return False
    with transaction.atomic():
        return _ajouter(preparation_de(personne, seance, verrou=True), texte)


def _ajouter(preparation, texte):
    if preparation.est_envoyee:
        return False
    if texte in preparation.reflexions:  # The same mail, delivered twice.
        return True
    entier = "\n\n".join(filter(None, [preparation.reflexions, texte]))
    gardes = decisions_gardees(preparation.gardes, "reflexions")
    if len(entier) > LONGUEUR_TEXTE or proteger(entier, gardes, preparation.langue).refuse:
        return False
    preparation.reflexions = entier
    preparation.save()
    return True


@transaction.atomic
def ajouter_un_point(seance, par, titre, noeud=None):
    """A point of ten minutes before the closing, not twice the same; whether the session came back to its group."""
    titre = titre if len(titre) <= LONGUEUR_DU_TITRE else titre[: LONGUEUR_DU_TITRE - 1] + "…"
    points = list(seance.points.select_for_update())
    if any(point.titre == titre for point in points):
        return False
    place = next((i for i, p in enumerate(points) if p.moment == Moment.CLOTURE), len(points))
    nouveau = PointOrdreDuJour(
        seance=seance, titre=titre, moment=Moment.ECHANGE, noeud=noeud.source if noeud else None
    )
    points.insert(place, nouveau)
    for rang, point in enumerate(points, 1):
        point.rang = rang
        point.save()
    return rendre_au_groupe(seance, par, _("La séance a changé depuis sa relecture."))
