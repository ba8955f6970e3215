"""Two people changed the same text: what both did, in one text, and where they did not agree. Pure functions."""

from dataclasses import dataclass

from .ancrage import blocs_communs


@dataclass(frozen=True)
class Fusion:
    """The text that holds both changes; `conflits`: the places (mine, theirs) where both wrote over the same words."""

    texte: str
    conflits: tuple = ()


@dataclass(frozen=True)
class _Edition:
    """Between these signs of the base, one of the two wrote this."""

    debut: int
    fin: int
    texte: str


def fusionner(base, mien, leur, mots=("[", " | ", "]")):
    """Both changes on `base`. Where they meet, both stay, between the three marks `mots`: one chooses there."""
    ouvre, separe, ferme = mots
    morceaux, conflits, place = [], [], 0
    for debut, fin, miennes, leurs in _zones(_editions(base, mien), _editions(base, leur)):
        morceaux.append(base[place:debut])
        de_moi, d_eux = _appliquer(base, debut, fin, miennes), _appliquer(base, debut, fin, leurs)
        if not leurs or de_moi == d_eux:
            morceaux.append(de_moi)
        elif not miennes:
            morceaux.append(d_eux)
        else:
            conflits.append((de_moi, d_eux))
            morceaux.append(f"{ouvre}{de_moi}{separe}{d_eux}{ferme}")
        place = fin
    morceaux.append(base[place:])
    return Fusion("".join(morceaux), tuple(conflits))


def _editions(base, texte):
    editions, ici, la = [], 0, 0
    for bloc in [*blocs_communs(base, texte), None]:
        fin, fin_la = (bloc.ici, bloc.la) if bloc else (len(base), len(texte))
        if fin > ici or fin_la > la:
            editions.append(_Edition(ici, fin, texte[la:fin_la]))
        if bloc:
            ici, la = bloc.ici + bloc.taille, bloc.la + bloc.taille
    return editions


def _zones(miennes, leurs):
    """Groups of changes that touch one another: (start, end, mine, theirs), in the order of the base."""
    zones: list[tuple] = []
    for edition in sorted([*miennes, *leurs], key=lambda edition: (edition.debut, edition.fin)):
        if not zones or edition.debut > zones[-1][1]:
            zones.append((edition.debut, edition.fin, [], []))
        debut, fin, de_moi, d_eux = zones[-1]
        zones[-1] = (debut, max(fin, edition.fin), de_moi, d_eux)
        (de_moi if any(edition is mienne for mienne in miennes) else d_eux).append(edition)
    return zones


def _appliquer(base, debut, fin, editions):
    morceaux, place = [], debut
    for edition in editions:
        morceaux += [base[place : edition.debut], edition.texte]
        place = edition.fin
    return "".join([*morceaux, base[place:fin]])
