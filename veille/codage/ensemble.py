"""The codes of a note as a whole, as one ticks them during a session: one passage that covers the text."""

from ..models import Codage, Code, Passage


def codes_d_ensemble(observation):
    """The keys of the codes that its author put on the whole note."""
    return set(
        Codage.objects.filter(
            passage__observation=observation, passage__entier=True, passage__codeur=observation.auteur_id
        ).values_list("code", flat=True)
    )


def coder_l_ensemble(observation, codes, par):
    """Put these codes (objects or keys) on the whole note, and these only. Inside the caller's transaction."""
    cles = {getattr(code, "pk", code) for code in codes}
    # Held, as by any coding: one that is merged at this instant leads to what it becomes.
    tenus = Code.objects.select_for_update(no_key=True).filter(pk__in=cles).order_by("pk")
    cles = {code.vif.pk for code in tenus}
    entier = observation.passages.filter(entier=True, codeur=par).first()
    if entier is None and not cles:
        return None
    if entier is None:
        entier = Passage(observation=observation, entier=True, codeur=par)
    entier.debut, entier.fin, entier.extrait = 0, len(observation.texte), observation.texte
    entier.save()
    entier.codes.set(cles)
    if not cles and not entier.memos.exists():
        entier.delete()
        return None
    return entier
