"""A text with passages, coded by one or two hands."""

from django.utils import timezone

from socle.comptes.enums import Role
from tests.comptes.fabriques import GroupeFactory, membre
from tests.veille.fabriques import ObservationFactory
from veille.models import Codage, Passage, SecondCodage


def veilleuse_de(groupe):
    return membre(groupe, Role.VEILLEUSE, fonction="veilleuse")


def texte_de(autrice, texte="Un. Deux. Trois.\nQuatre. Cinq.", partage=True, groupe=None):
    """A text of hers, shared unless told otherwise."""
    groupe = groupe or autrice.adhesions.first().cycle.groupe
    le = timezone.now() if partage else None
    return ObservationFactory(groupe=groupe, auteur=autrice, texte=texte, partagee_le=le)


def passage_de(observation, mots, codes, codeur=None):
    """A passage on these words of the text."""
    debut = observation.texte.index(mots)
    passage = Passage.objects.create(
        observation=observation,
        codeur=codeur or observation.auteur,
        debut=debut,
        fin=debut + len(mots),
        extrait=mots,
    )
    Codage.objects.bulk_create([Codage(passage=passage, code=code) for code in codes])
    return passage


def second_de(observation, codeur, fini=False):
    return SecondCodage.objects.create(
        observation=observation,
        codeur=codeur,
        invite_par=observation.auteur,
        fini_le=timezone.now() if fini else None,
    )


def groupe_et_veilleuse():
    groupe = GroupeFactory()
    return groupe, veilleuse_de(groupe)
