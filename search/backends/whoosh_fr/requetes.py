"""From modelsearch's queries to Whoosh's."""

from django.utils import translation
from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText
from whoosh import query as whoosh
from whoosh.query.spans import SpanNear, SpanQuery, SpanWrappingMatcher

from search.analyse import analyser, analyser_question, formes

from .schema import DEBUT_MAX, ETENDUE, rang

#: What a synonym is worth beside the word that the person typed.
SYNONYME = 0.8
#: How many words may stand between those of an expression: « aide médicale très urgente ».
ENTRE = 3
LANGUES = ("fr", "nl")
#: Letters from which a word may have one fault, then two.
UNE_FAUTE, DEUX_FAUTES = 4, 8


class _Estimable:
    """Whoosh asks every query how many documents it may match, and its span queries do not say."""

    q: whoosh.Query

    def estimate_size(self, ixreader):
        return self.q.estimate_size(ixreader)

    def estimate_min_size(self, ixreader):
        return self.q.estimate_min_size(ixreader)


class Suite(_Estimable, SpanNear):
    """Two words, or a suite of words and one more, at a distance from `mindist` to `slop`."""


class DansChamps(_Estimable, SpanQuery):
    """A query on « texte » or « debuts », kept where it matches in these search fields."""

    def __init__(self, requete, rangs):
        self.q, self.rangs = requete, rangs

    def __hash__(self):
        return hash((self.q, self.rangs))

    def __eq__(self, autre):
        return type(autre) is type(self) and (autre.q, autre.rangs) == (self.q, self.rangs)

    def matcher(self, searcher, context=None):
        context = (context or searcher.boolean_context()).set(needs_current=True)
        return _Dedans(self.q.matcher(searcher, context), self.rangs)


class _Dedans(SpanWrappingMatcher):
    def __init__(self, child, rangs):
        self.rangs = rangs
        super().__init__(child)

    def copy(self):
        return type(self)(self.child.copy(), self.rangs)

    def _replacement(self, newchild):
        return type(self)(newchild, self.rangs)

    def _get_spans(self):
        return [span for span in self.child.spans() if span.start // ETENDUE in self.rangs]


class Traducteur:
    """Whole words, read in the language of the interface first."""

    champ = "texte"

    def __init__(self, reglages, champs=None):
        self.reglages = reglages
        self.rangs = frozenset(map(rang, champs)) if champs else None
        self.langue = (translation.get_language() or "")[:2]

    def traduire(self, question, poussee=1.0):
        """The Whoosh query of any of modelsearch's."""
        match question:
            case MatchAll():
                return whoosh.Every()
            case PlainText():
                mots = self.mots(question.query_string, poussee * question.boost)
                return _ensemble(mots, question.operator)
            case Phrase():
                return self.phrase(question.query_string, poussee)
            case Fuzzy():
                return _ensemble(self.a_peu_pres(question.query_string, poussee), question.operator)
            case And():
                return _ensemble([self.traduire(une, poussee) for une in question.subqueries], "and")
            case Or():
                return _ensemble([self.traduire(une, poussee) for une in question.subqueries], "or")
            case Not():
                return whoosh.AndNot(whoosh.Every(), self.traduire(question.subquery, poussee))
            case Boost():
                return self.traduire(question.subquery, poussee * question.boost)
        raise NotImplementedError(f"{type(question).__name__} is not supported by the Whoosh search backend")

    def mots(self, texte, poussee):
        """One query a word: itself, the stems that other languages give it, its synonyms."""
        for terme in analyser_question(texte, self.langue, self.reglages.groupes()):
            siens, *autres = terme.variantes
            requetes = [self._proches(siens, poussee)]
            for variante in autres:
                # Said in four words, it is not worth four.
                poids = SYNONYME * len(siens) / len(variante)
                requetes.append(self._proches(variante, poussee * poids))
            yield _au_mieux(requetes)

    def phrase(self, texte, poussee):
        """The words as they stand, missing stop words keeping their place, under the stems of either language."""
        suites = {}
        for langue in LANGUES:
            # Two terms at one place are a compound and its first part: its parts say it all.
            places = {jeton.position: jeton.terme for jeton in analyser(texte, langue)}
            if places:
                suites[tuple(places.items())] = None
        return _au_mieux([self._suite(suite, poussee) for suite in suites])

    def _proches(self, termes, poussee):
        """A word, or the words of an expression with what may stand between them."""
        return self._suite(list(enumerate(termes)), poussee, entre=ENTRE)

    def _suite(self, places, poussee, entre=0):
        (avant, premier), *suite = places
        requete = whoosh.Term(self.champ, premier, boost=poussee)
        for place, terme in suite:
            ecart, avant = place - avant, place
            mot = whoosh.Term(self.champ, terme, boost=poussee)
            requete = Suite(requete, mot, slop=ecart + entre, mindist=ecart)
        return self._dans_les_champs(requete)

    def a_peu_pres(self, texte, poussee):
        """Each word, or what is one or two letters from it."""
        for terme in analyser_question(texte, self.langue):
            mot = terme.variantes[0][0]
            fautes = (len(mot) >= UNE_FAUTE) + (len(mot) >= DEUX_FAUTES)
            proches = whoosh.FuzzyTerm(
                self.champ, mot, boost=poussee, maxdist=fautes, constantscore=self.rangs is None
            )
            exact = whoosh.Term(self.champ, mot, boost=poussee * 2)
            yield _au_mieux([self._dans_les_champs(exact), self._dans_les_champs(proches)])

    def _dans_les_champs(self, requete):
        return requete if self.rangs is None else DansChamps(requete, self.rangs)


class TraducteurDeDebuts(Traducteur):
    """Beginnings of words, as a person types them."""

    champ = "debuts"

    def mots(self, texte, poussee):
        for forme in formes(texte):
            yield self._suite([(0, forme[:DEBUT_MAX])], poussee)

    def phrase(self, texte, poussee):
        return _ensemble(self.mots(texte, poussee), "and")

    def a_peu_pres(self, texte, poussee):
        return self.mots(texte, poussee)


def _ensemble(requetes, operateur):
    requetes = list(requetes)
    if len(requetes) == 1:
        return requetes[0]
    return whoosh.And(requetes) if operateur == "and" else whoosh.Or(requetes)


def _au_mieux(requetes):
    """One word said in several ways counts once, as the best of them."""
    if len(requetes) == 1:
        return requetes[0]
    return whoosh.DisjunctionMax(requetes) if requetes else whoosh.NullQuery
