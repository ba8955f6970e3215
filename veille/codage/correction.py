"""The text of an observation changes by this door: its passages follow it, its former words are kept."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from socle.cercles.permissions import peut_modifier

from ..enums import Ancrage
from ..models import Observation, Passage, RevisionDeTexte
from .ancrage import Changement
from .fusion import fusionner
from .texte import normaliser


class TexteChange(Exception):
    """The text is no longer the one that was opened: `observation` as it is now, `fusion` ready to be read."""

    def __init__(self, observation, fusion=None):
        super().__init__()
        self.observation, self.fusion = observation, fusion


@transaction.atomic
def corriger_le_texte(observation, texte, par, version):
    """Keep this text, written on that version of it. `TexteChange` when somebody else wrote since."""
    verrouillee = Observation._base_manager.select_for_update().get(pk=observation.pk)
    if not peut_modifier(par, verrouillee):
        raise PermissionDenied
    texte = normaliser(texte)
    if not texte.strip():
        raise ValidationError(_("Le texte ne peut pas être vide."))
    if version != verrouillee.version and texte != verrouillee.texte:
        raise TexteChange(verrouillee, _fusion(verrouillee, texte, version))
    if texte != verrouillee.texte:
        _remplacer(verrouillee, texte, par)
    observation.texte, observation.version = verrouillee.texte, verrouillee.version
    return observation


def texte_a_la_version(observation, version):
    """The text as it was at that version; None if nobody kept it."""
    if version == observation.version:
        return observation.texte
    return observation.revisions.filter(version=version).values_list("texte", flat=True).first()


def _fusion(observation, texte, version):
    base = texte_a_la_version(observation, version) or ""
    return fusionner(base, texte, observation.texte, (_("[ici : "), _(" | ailleurs : "), "]"))


def _remplacer(observation, texte, par):
    RevisionDeTexte.objects.create(
        observation=observation, version=observation.version, texte=observation.texte, par=par
    )
    passages = list(observation.passages.all())
    _suivre(passages, Changement(observation.texte, texte))
    observation.texte = texte
    observation.version += 1
    observation.save(update_fields=["texte", "version", "modifie_le"])


def _suivre(passages, changement):
    """Each passage at its new place. Those that come to the very same words become one, with all their codes."""
    changes, vus = [], {}
    for passage in passages:
        if _deplacer(passage, changement):
            changes.append(passage)
        if passage.etat == Ancrage.ANCRE:
            place = (passage.codeur_id, passage.debut, passage.fin, passage.entier)
            vus.setdefault(place, []).append(passage)
    fondus = [autre for memes in vus.values() for autre in memes[1:]]
    restent = [passage for passage in changes if passage not in fondus]
    for premier, *autres in vus.values():
        for autre in autres:
            fondre(autre, premier)
    # Two passages may take one another's place: the constraint is on those in place, so none is while they move.
    Passage.objects.filter(pk__in=[p.pk for p in restent]).update(etat=Ancrage.A_REVOIR)
    Passage.objects.bulk_update(restent, ["debut", "fin", "extrait", "etat", "modifie_le"], batch_size=200)


def _deplacer(passage, changement):
    """Whether something of it changed."""
    avant = (passage.debut, passage.fin, passage.extrait, passage.etat)
    if passage.entier:
        passage.debut, passage.fin, passage.extrait = 0, len(changement.apres), changement.apres
    elif passage.etat == Ancrage.A_REVOIR:
        _poser(passage, changement.retrouver(passage.debut, passage.fin, passage.extrait), changement.apres)
    else:
        _poser(passage, changement.suivre(passage.debut, passage.fin), changement.apres)
    return avant != (passage.debut, passage.fin, passage.extrait, passage.etat)


def _poser(passage, bornes, texte):
    passage.debut, passage.fin = bornes.debut, bornes.fin
    passage.etat = Ancrage.ANCRE if bornes.sure else Ancrage.A_REVOIR
    if bornes.sure:
        passage.extrait = texte[bornes.debut : bornes.fin]


def fondre(passage, dans):
    """All that hangs on a passage passes to another one of the same coder, then it goes."""
    deja = set(dans.codages.values_list("code", flat=True))
    passage.codages.exclude(code__in=deja).update(passage=dans)
    passage.memos.update(passage=dans)
    passage.delete()
