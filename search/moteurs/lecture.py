"""What the motors beyond one machine share: a question read in words that another analysis can stem."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import Case, IntegerField, Value, When
from rapidfuzz.distance import OSA

from search.analyse import analyser, analyser_question, formes
from search.analyse.decoupe import decouper
from search.analyse.synonymes import lexique
from search.genres import rangs_en_tapant
from search.orthographe import plus_proches

#: As many titles, words and likes as the contract allows.
TITRES_MAX, MOTS_MAX, SEMBLABLES_MAX = 24, 8, 20
#: Of a text, the words that say the most of it.
MOTS_CLES = 8
_FAUTES_MAX = 2
#: Texts in which words that begin so are counted: the freshest say what people write now.
TEXTES_LUS, SIGNES_LUS = 200, 4_000
_MOT = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Mot:
    """A word of the question, or an expression that the lists know, and what else leads there, in full words.

    `forme` is folded, `ecrit` is as it was typed.
    """

    forme: str
    ecrit: str
    autres: tuple[str, ...]


def lire(question: str, langue: str, groupes: Iterable[tuple[str, ...]]) -> tuple[list[Mot], frozenset[str]]:
    """Its words, and the stems to mark in a text."""
    groupes = tuple(groupes)
    connus = lexique(groupes)
    termes = analyser_question(question, langue, groupes)
    bruts = {mot.forme: mot.brut for mot in decouper(question)}
    mots = []
    for terme in termes:
        numeros = connus.groupes_de(terme.forme.split())
        autres = dict.fromkeys(expression for numero in numeros for expression in groupes[numero])
        ecrit = " ".join(bruts[forme] for forme in terme.forme.split())
        mots.append(Mot(terme.forme, ecrit, tuple(autres)))
    return mots, frozenset(radical for t in termes for variante in t.variantes for radical in variante)


def assez_proches(forme: str, candidats: Iterable[str]) -> list[str]:
    """Each is judged alone: how many others there are, which this reader may not see, changes nothing."""
    return sorted(
        {mot for mot in candidats if OSA.distance(forme, mot, score_cutoff=_FAUTES_MAX) <= _FAUTES_MAX}
    )


def meilleure_correction(forme: str, visibles: dict[str, int]) -> str:
    """Among words of visible entries, each with how many have it; nothing where none is near enough."""
    return next(iter(plus_proches(forme, [list(visibles)], visibles.__getitem__)), "")


def corriger(question: str, corrections: dict[str, str]) -> str:
    """The question with its other words as they were typed."""

    def remplacer(trouve):
        plie = "".join(formes(trouve[0]))
        return corrections.get(plie, trouve[0])

    return re.sub(r"[^\W_]+", remplacer, question)


def mots_cles(titre: str, texte: str, langue: str) -> list[str]:
    """The words of a thing that say the most of it: those of its title, then what it repeats, then the longest."""
    du_titre = {jeton.terme for jeton in analyser(titre, langue)}
    nombres: dict[str, int] = {}
    ecrits: dict[str, str] = {}
    for jeton in analyser(f"{titre}\n{texte[:SIGNES_LUS]}", langue):
        nombres[jeton.terme] = nombres.get(jeton.terme, 0) + 1
        ecrits.setdefault(jeton.terme, jeton.forme)
    rangs = sorted(nombres, key=lambda t: (t not in du_titre, -nombres[t], -len(t), t))
    return [ecrits[terme] for terme in rangs[:MOTS_CLES]]


def mots_qui_commencent(debut: str, textes: Sequence[str]) -> list[str]:
    """As they are most often written, the most used first."""
    graphies: dict[str, dict[str, int]] = {}
    for texte in textes:
        for mot in {trouve[0] for trouve in _MOT.finditer(texte)}:
            plie = "".join(formes(mot))
            if plie.startswith(debut):
                ecrit = mot if not mot[:1].isupper() or mot.isupper() else mot.lower()
                siennes = graphies.setdefault(plie, {})
                siennes[ecrit] = siennes.get(ecrit, 0) + 1
    rangs = sorted(graphies, key=lambda plie: (-sum(graphies[plie].values()), plie))
    return [max(graphies[p], key=lambda mot: (graphies[p][mot], mot)) for p in rangs[:MOTS_MAX]]


@cache
def rang_du_genre():
    """For `order_by`: the order in which kinds are proposed as one types."""
    rangs = rangs_en_tapant()
    cas = [When(genre=genre, then=Value(rang)) for genre, rang in rangs.items()]
    return Case(*cas, default=Value(len(rangs)), output_field=IntegerField())
