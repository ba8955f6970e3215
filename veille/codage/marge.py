"""A text as one reads it: its paragraphs, each with the codes that touch it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from ..transcriptions.intervenants import TOUR
from .texte import Morceau, paragraphes


@dataclass(frozen=True)
class Paragraphe:
    morceau: Morceau
    codes: list

    @property
    def ancre(self):
        return f"p{self.morceau.rang}"

    @property
    def qui(self):
        """Whoever speaks, when the line says so."""
        trouve = TOUR.match(self.morceau.texte)
        return self.morceau.texte[: trouve.end("nom")] if trouve else ""

    @property
    def dit(self):
        return self.morceau.texte[len(self.qui) :]


def en_paragraphes(observation, texte):
    """Codes come from the passages that this reader was given (`pour_liste`); an earlier text has none."""
    morceaux = paragraphes(texte)
    poses: list[dict] = [{} for _morceau in morceaux]
    if texte == observation.texte:
        debuts, fins = [m.debut for m in morceaux], [m.fin for m in morceaux]
        for passage in observation.passages.all():
            for rang in range(bisect_right(fins, passage.debut), bisect_left(debuts, passage.fin)):
                poses[rang] |= {} if passage.entier else {code.pk: code for code in passage.codes.all()}
    return [Paragraphe(m, _dans_l_ordre(codes)) for m, codes in zip(morceaux, poses, strict=True)]


def _dans_l_ordre(codes):
    return sorted(codes.values(), key=lambda code: (code.rang, code.nom))
