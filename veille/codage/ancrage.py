"""Where a passage stands once the text around it has changed: pure functions on texts and bounds.

Bounds count code points, the end excluded. What is lost is told: the passage is « à revoir » and keeps its words.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

#: Under this share of its signs still standing, a passage is no longer the one that was coded.
PART_QUI_SUFFIT = 0.5
#: Words as long as this, found once elsewhere, were moved there by somebody and not by chance.
SIGNES_D_UN_DEPLACEMENT = 20
#: Beyond, comparing words would take seconds: both ends of the line tell.
_TROP = 400_000_000
_MOT = re.compile(r"\w+\W*|\W+")


@dataclass(frozen=True)
class Bornes:
    """Where a passage is; `sure` unless a person has to look at it again."""

    debut: int
    fin: int
    sure: bool = True


@dataclass(frozen=True)
class Bloc:
    """Signs that did not change: `taille` of them, from `ici` in the old text, from `la` in the new one."""

    ici: int
    la: int
    taille: int


class Changement:
    """From a text to the next one; the comparison is made once, then asked for each passage."""

    def __init__(self, avant, apres):
        self.avant, self.apres = avant, apres
        self.blocs = blocs_communs(avant, apres)
        self._debuts = [bloc.ici for bloc in self.blocs]

    def suivre(self, debut, fin):
        """The new bounds of what stood between these ones."""
        dedans = self._blocs_de(debut, fin)
        if len(dedans) == 1 and self._tient(debut, fin, dedans[0]):
            return Bornes(debut - dedans[0].ici + dedans[0].la, fin - dedans[0].ici + dedans[0].la)
        if (place := _seule_place(self.apres, self.avant[debut:fin])) is not None:
            return Bornes(place, place + fin - debut)
        if not dedans:
            return self._faute_de_mieux(debut)
        restent = sum(min(fin, b.ici + b.taille) - max(debut, b.ici) for b in dedans)
        sure = restent >= PART_QUI_SUFFIT * (fin - debut)
        return self._rogner(self._nouveau_debut(debut, dedans[0]), self._nouvelle_fin(fin, dedans[-1]), sure)

    def _rogner(self, debut, fin, sure):
        """Without the spaces that the words which went leave at its ends."""
        mots = self.apres[debut:fin]
        if not mots.strip():
            return Bornes(debut, fin, sure)
        return Bornes(fin - len(mots.lstrip()), debut + len(mots.rstrip()), sure)

    def retrouver(self, debut, fin, mots):
        """A passage that waited to be looked at again: its words may have come back."""
        place = _seule_place(self.apres, mots)
        if place is not None:
            return Bornes(place, place + len(mots))
        suivi = self.suivre(debut, fin)
        return Bornes(suivi.debut, suivi.fin, sure=False)

    def _blocs_de(self, debut, fin):
        premier = max(bisect_right(self._debuts, debut) - 1, 0)
        dernier = bisect_left(self._debuts, fin)
        return [b for b in self.blocs[premier:dernier] if b.ici + b.taille > debut and b.taille]

    @staticmethod
    def _tient(debut, fin, bloc):
        return bloc.ici <= debut and fin <= bloc.ici + bloc.taille

    def _faute_de_mieux(self, debut):
        """Nothing of it is left: the sign where it stood, so that one finds the place."""
        precedent = self.blocs[bisect_right(self._debuts, debut) - 1] if self._debuts else None
        place = precedent.la + precedent.taille if precedent and precedent.ici <= debut else 0
        place = min(place, len(self.apres) - 1)
        return Bornes(place, place + 1, sure=False)

    def _nouveau_debut(self, debut, bloc):
        if bloc.ici <= debut:
            return debut - bloc.ici + bloc.la
        rang = bisect_left(self._debuts, bloc.ici)
        ici, la = self._fin_du_bloc(rang - 1)
        # What replaces its first words is its own; what was put before it, or across its edge, is not.
        return la if ici == debut else bloc.la

    def _nouvelle_fin(self, fin, bloc):
        if bloc.ici + bloc.taille >= fin:
            return fin - bloc.ici + bloc.la
        rang = bisect_left(self._debuts, bloc.ici)
        suivant = self.blocs[rang + 1] if rang + 1 < len(self.blocs) else None
        ici, la = (suivant.ici, suivant.la) if suivant else (len(self.avant), len(self.apres))
        return la if ici == fin else bloc.la + bloc.taille

    def _fin_du_bloc(self, rang):
        if rang < 0:
            return 0, 0
        bloc = self.blocs[rang]
        return bloc.ici + bloc.taille, bloc.la + bloc.taille


def _seule_place(texte, mots):
    if len(mots) < SIGNES_D_UN_DEPLACEMENT:
        return None
    place = texte.find(mots)
    return place if place >= 0 and texte.find(mots, place + 1) < 0 else None


def blocs_communs(avant, apres):
    """What two texts share, in order: their ends first, then their lines, then the words of what remains."""
    tete, queue = _bouts(avant, apres, "\n")
    blocs = [Bloc(0, 0, tete)]
    blocs += _par_lignes(avant[tete : len(avant) - queue], apres[tete : len(apres) - queue], tete)
    blocs.append(Bloc(len(avant) - queue, len(apres) - queue, queue))
    return _souder([bloc for bloc in blocs if bloc.taille])


def _bouts(avant, apres, bord):
    """How many signs are the same at both ends, cut where a line (or a word) begins: half a word is no landmark."""
    tete = _communs_en_tete(avant, apres)
    if tete < len(avant) or tete < len(apres):
        tete = avant.rfind(bord, 0, tete) + 1
    queue = _communs_en_queue(avant[tete:], apres[tete:])
    if queue < len(avant) - tete or queue < len(apres) - tete:
        bords = (
            avant[len(avant) - queue - 1 : len(avant) - queue],
            apres[len(apres) - queue - 1 : len(apres) - queue],
        )
        if set(bords) - {bord} and (tete < len(avant) - queue and tete < len(apres) - queue):
            suite = avant.find(bord, len(avant) - queue)
            queue = len(avant) - suite - 1 if suite >= 0 else 0
    return tete, queue


def _communs_en_tete(avant, apres):
    """How many first signs are the same: halved at each step, for texts of a hundred thousand signs."""
    bas, haut = 0, min(len(avant), len(apres))
    while bas < haut:
        milieu = (bas + haut + 1) // 2
        if avant[bas:milieu] == apres[bas:milieu]:
            bas = milieu
        else:
            haut = milieu - 1
    return bas


def _communs_en_queue(avant, apres):
    return _communs_en_tete(avant[::-1], apres[::-1])


def _par_lignes(avant, apres, decalage):
    lignes_avant, lignes_apres = avant.splitlines(keepends=True), apres.splitlines(keepends=True)
    places_avant, places_apres = _places(lignes_avant), _places(lignes_apres)
    comparaison = SequenceMatcher(None, lignes_avant, lignes_apres, autojunk=False)
    for genre, i1, i2, j1, j2 in comparaison.get_opcodes():
        ici, la = decalage + places_avant[i1], decalage + places_apres[j1]
        if genre == "equal":
            yield Bloc(ici, la, places_avant[i2] - places_avant[i1])
        elif genre == "replace":
            yield from _par_mots("".join(lignes_avant[i1:i2]), "".join(lignes_apres[j1:j2]), ici, la)


def _par_mots(avant, apres, ici, la):
    mots_avant, mots_apres = _MOT.findall(avant), _MOT.findall(apres)
    if len(mots_avant) * len(mots_apres) > _TROP:
        tete, queue = _bouts(avant, apres, " ")
        yield Bloc(ici, la, tete)
        yield Bloc(ici + len(avant) - queue, la + len(apres) - queue, queue)
        return
    places_avant, places_apres = _places(mots_avant), _places(mots_apres)
    for genre, i1, i2, j1, j2 in _changements(Indel.opcodes(mots_avant, mots_apres)):
        debut_ici, debut_la = ici + places_avant[i1], la + places_apres[j1]
        if genre == "equal":
            yield Bloc(debut_ici, debut_la, places_avant[i2] - places_avant[i1])
        else:
            yield from _par_signes(
                "".join(mots_avant[i1:i2]), "".join(mots_apres[j1:j2]), debut_ici, debut_la
            )


def _changements(operations):
    """Deletions and insertions that touch one another are one change: (kind, i1, i2, j1, j2)."""
    en_cours = None
    for operation in operations:
        i1, i2 = operation.src_start, operation.src_end
        j1, j2 = operation.dest_start, operation.dest_end
        if operation.tag == "equal":
            if en_cours:
                yield ("change", *en_cours)
                en_cours = None
            yield ("equal", i1, i2, j1, j2)
        else:
            en_cours = (en_cours[0], i2, en_cours[2], j2) if en_cours else (i1, i2, j1, j2)
    if en_cours:
        yield ("change", *en_cours)


def _par_signes(avant, apres, ici, la):
    """Of a word that became another: how it begins, how it ends, and what was only framed."""
    tete = _communs_en_tete(avant, apres)
    queue = _communs_en_queue(avant[tete:], apres[tete:])
    yield Bloc(ici, la, tete)
    reste = avant[tete : len(avant) - queue]
    place = apres[tete : len(apres) - queue].find(reste)
    if reste and place >= 0:
        yield Bloc(ici + tete, la + tete + place, len(reste))
    yield Bloc(ici + len(avant) - queue, la + len(apres) - queue, queue)


def _places(morceaux):
    """Where each begins, and where the last one ends."""
    places = [0]
    for morceau in morceaux:
        places.append(places[-1] + len(morceau))
    return places


def _souder(blocs):
    soudes = []
    for bloc in blocs:
        dernier = soudes[-1] if soudes else None
        if dernier and (dernier.ici + dernier.taille, dernier.la + dernier.taille) == (bloc.ici, bloc.la):
            soudes[-1] = Bloc(dernier.ici, dernier.la, dernier.taille + bloc.taille)
        else:
            soudes.append(bloc)
    return soudes
