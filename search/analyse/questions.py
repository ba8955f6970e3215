"""What a person typed, and what else would answer it."""

from dataclasses import dataclass

from .composes import composes, joindre, suites
from .decoupe import decouper
from .jetons import analyser, est_plein
from .radicaux import langue_connue, radical, terme
from .synonymes import lexique
from .vides import DE_QUESTION, FRANCAIS, NEERLANDAIS

#: Before « as », they say that it is the acronym: « une as », never « tu as ».
_DETERMINANTS = "un une le la les des mon ma mes son sa ses notre votre leur cet cette een mijn"
_APRES_UN_DETERMINANT = frozenset(_DETERMINANTS.split())
#: Typed alone or almost, an empty word that the lists know is what is looked for: « as cpas ».
_PEU_DE_MOTS = 2


@dataclass(frozen=True, slots=True)
class Terme:
    """Alternatives, each a tuple of `terme`s to be found near one another, the person's own word first.

    `forme`: her word, folded, or the words of an expression that the lists know, separated by spaces.
    """

    variantes: tuple[tuple[str, ...], ...]
    forme: str


def analyser_question(question, langue="fr", groupes=()):
    """One `Terme` a word that separates documents, or a known expression, the longest first.

    `langue` is that of the interface: documents are indexed under their own, so that a word whose language the
    question does not tell is looked for under both stems. `groupes` carries from one language to the other, and knows
    its expressions in any case, without accents and in the plural. A phrase among the alternatives has lost its stop
    words: they count in positions. A part of a compound has what the whole makes when joined as an alternative.
    What says only that one asks (« je cherche », « la personne ») is left out too, though it is indexed. A question
    all in such words keeps them.
    """
    lecture = _Lecture(question, _langues(question, langue_connue(langue)), lexique(groupes))
    termes = (
        lecture.termes(lambda place: lecture.pleins[place] and lecture.formes[place] not in DE_QUESTION)
        or lecture.termes(lambda place: lecture.pleins[place])
        or lecture.termes(lambda place: True)
    )
    uniques: dict[tuple, Terme] = {}
    for trouve in termes:
        uniques.setdefault(trouve.variantes, trouve)
    return list(uniques.values())


def nomme(question, titre, langue):
    """Whether a title says what was asked and nothing else, but for what says only that one asks."""
    dits, demandes = (
        [jeton.terme for jeton in analyser(texte, langue) if jeton.forme not in DE_QUESTION]
        for texte in (titre, question)
    )
    return bool(dits) and dits == demandes


def _langues(question, langue):
    """The languages under which its words may stand in the index, the most likely first."""
    formes = [mot.forme for mot in decouper(question)]
    francais = sum(forme in FRANCAIS and forme not in NEERLANDAIS for forme in formes)
    neerlandais = sum(forme in NEERLANDAIS and forme not in FRANCAIS for forme in formes)
    if francais != neerlandais:
        dite = "fr" if francais > neerlandais else "nl"
        if dite == langue:
            return (langue,)
        langue = dite
    return (langue, "nl" if langue == "fr" else "fr")


class _Lecture:
    """A question read from left to right."""

    def __init__(self, question, langues, connus):
        self.langues, self.connus = langues, connus
        self.mots = list(decouper(question))
        self.formes = [mot.forme for mot in self.mots]
        self.pleins = [est_plein(mot, question, langues[0]) for mot in self.mots]
        self.joints, self.entiers = [], []
        for debut, fin in composes(self.mots):
            self.joints += [joindre(self.mots[debut:fin])] * (fin - debut)
            self.entiers += [all(self.pleins[debut:fin])] * (fin - debut)

    def termes(self, garde):
        trouves, place = [], 0
        while place < len(self.mots):
            longueur, numeros = self._expression(place)
            if numeros:
                trouves.append(self._connu(place, longueur, numeros))
            elif garde(place):
                trouves.append(self._mot(place))
            place += longueur
        return trouves

    def _expression(self, place):
        """How many words the longest known expression takes from here, and its groups."""
        for longueur in range(min(self.connus.longueur_max, len(self.mots) - place), 0, -1):
            if longueur > 1 or self._nomme(place):
                numeros = self.connus.groupes_de(self.formes[place : place + longueur])
                if numeros:
                    return longueur, numeros
        return 1, []

    def _nomme(self, place):
        """An empty word alone is an expression where it cannot be the word itself."""
        if self.pleins[place] or len(self.mots) <= _PEU_DE_MOTS:
            return True
        return place > 0 and self.formes[place - 1] in _APRES_UN_DETERMINANT

    def _connu(self, place, longueur, numeros):
        fin = place + longueur
        pleins = self.pleins[place:fin] if any(self.pleins[place:fin]) else [True] * longueur
        siens = [suite for langue in self.langues for suite in suites(self.mots[place:fin], pleins, langue)]
        if longueur > 1 and sum(pleins) == 1 and not self.joints[place]:
            # « rendez vous »: what is left of her words says less than the list does.
            siens = []
        variantes = dict.fromkeys([*siens, *self.connus.variantes(numeros)])
        return Terme(tuple(variantes), " ".join(self.formes[place:fin]))

    def _mot(self, place):
        forme, joint = self.formes[place], self.joints[place]
        siens = [(terme(forme, langue),) for langue in self.langues]
        joints = [(radical(joint, langue),) for langue in self.langues] if joint else []
        # « rendez » alone says less than « rendez-vous ».
        ordre = [*siens, *joints] if self.entiers[place] else [*joints, *siens]
        return Terme(tuple(dict.fromkeys(ordre)), forme)
