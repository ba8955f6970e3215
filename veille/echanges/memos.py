"""Memos of a file become hers: each on what it speaks of. One that she already has, word for word, is not doubled."""

from uuid import UUID, uuid4

from django.db.models import Q

from ..models import Memo

_TITRE = 160


def ecrire_les_memos(projet, par, codes, textes, passages):
    """The keys of those that it made. A memo of two things becomes two; one of a thing left aside stays aside."""
    dits = {memo.guid: memo for memo in projet.memos}
    cibles = [
        *(("code", codes.get(code.guid), code.memos) for code in projet.codes),
        *(("observation", observation, ecrit.memos) for ecrit, observation in textes),
        *(
            ("passage", passages.get(passage.guid), passage.memos)
            for ecrit, _observation in textes
            for passage in ecrit.passages
        ),
    ]
    a_ecrire: list[tuple] = [
        (dits[guid], champ, cible)
        for champ, cible, guids in cibles
        if cible is not None
        for guid in guids
        if guid in dits
    ]
    vises = {guid for chose in (*projet.codes, *projet.textes, *projet.passages) for guid in chose.memos}
    a_ecrire += [(memo, None, None) for memo in projet.memos if memo.guid not in vises]
    return _garder(a_ecrire, par, textes)


def _garder(a_ecrire, par, textes):
    deja, cles = _deja(par, [memo.guid for memo, _champ, _cible in a_ecrire], textes)
    nouveaux = []
    for dit, champ, cible in a_ecrire:
        place = (champ, cible.pk if cible is not None else None, " ".join(dit.texte.split()))
        if place in deja:
            continue
        deja.add(place)
        cle = uuid4() if dit.guid in cles else UUID(dit.guid)
        cles.add(str(cle))
        memo = Memo(auteur=par, titre=dit.titre[:_TITRE], texte=dit.texte, cle=cle)
        if champ:
            setattr(memo, champ, cible)
        nouveaux.append(memo)
    Memo.objects.bulk_create(nouveaux)
    return [str(memo.cle) for memo in nouveaux]


def _deja(par, guids, textes):
    """({what is said of what}, {keys taken}). Hers, and whoever's keys."""
    observations = [observation.pk for _ecrit, observation in textes]
    siens = Memo.objects.filter(auteur=par).filter(Q(passage=None) | Q(passage__observation__in=observations))
    deja = set()
    for memo in siens:
        champ = next((c for c in ("code", "passage", "observation") if getattr(memo, f"{c}_id")), None)
        cible = getattr(memo, f"{champ}_id") if champ else None
        deja.add((champ, cible, " ".join(memo.texte.split())))
    cles = {str(cle) for cle in Memo.objects.filter(cle__in=guids).values_list("cle", flat=True)}
    return deja, cles
