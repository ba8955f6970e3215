"""On one machine: the index of the entries, read in this process."""

from typing import NamedTuple

from django.db.models.functions import Length
from modelsearch.backends import get_search_backend

from search.analyse import citations, formes
from search.analyse.citations import LANGUES, se_suivent, suite
from search.analyse.decoupe import decouper
from search.analyse.radicaux import langue_connue
from search.backends.whoosh_fr.corpus import Corpus
from search.backends.whoosh_fr.schema import DEBUT_MAX, ETENDUE, rang
from search.classement import CHAMP, CHAMP_DES_FORMES, Classement
from search.models import Entree
from search.parmi import ParmiCes
from search.proches import proches
from socle.synonymes import groupes

from . import COLONNES, SANS_TEXTE, Ligne, Reponse, secours
from .lecture import rang_du_genre
from .mots import LETTRES, LUS, correcteur, ecrits, qui_disent, suites

_ALIAS = "entrees"
_SEMBLABLES, _TITRES, _MOTS = 20, 24, 8
#: What likeness keeps: what is worth a quarter of the nearest.
_PART_DU_PLUS_PROCHE = 0.25
#: As many keys cost more to ask for than all of them; than all of them after the titles.
_BEAUCOUP, _BEAUCOUP_POUR_DEUX = 3000, 12_000
#: The key of nothing.
_AUCUNE = 0
#: At 100,000, of eighty words each, three words take half a second at p95 (0.1 s at 20,000): before that, PostgreSQL.
ENTREES_MAX = 50_000
#: Where the titles stand (documents.py).
_TITRE = (rang("titre") * ETENDUE, (rang("titre") + 1) * ETENDUE)


class Whoosh:
    def chercher(self, question, visibles, langue):
        gouvernes = groupes()

        def classer(corpus):
            return _trouver(corpus, question, langue, gouvernes)

        if not formes(question):
            return Reponse()
        citees = citations(question)
        vus = self._vus_qui_disent(visibles, citees) if citees else self._vus(visibles)
        trouve = self._demander(classer, vus, None)
        if trouve is None:
            return secours.chercher(question, visibles, langue)
        corrige = _corriger(question, trouve.corrections) if trouve.corrections else ""
        return Reponse(_lignes(trouve.valeurs), corrige, trouve.termes)

    def semblables(self, entree, visibles):
        def comparer(corpus):
            texte = f"{entree.texte}\n{entree.mots}"
            trouves = proches(corpus, entree.titre, texte, entree.langue)[:_SEMBLABLES]
            return _avec_leurs_fiches(corpus, trouves)

        sauf = Entree.objects.filter(genre=entree.genre, objet_id=entree.objet_id)
        if entree.famille:
            sauf |= Entree.objects.filter(famille=entree.famille)
        trouves = self._demander(comparer, self._vus(visibles.exclude(pk__in=sauf.values("pk"))), [])
        moindre = trouves[0][1] * _PART_DU_PLUS_PROCHE if trouves else 0.0
        return _lignes([trouve for trouve in trouves if trouve[1] >= moindre])

    def titres(self, debut, visibles):
        return self._titres(visibles, self._candidats(debut)[0])

    def _titres(self, visibles, pks):
        """The database keeps what is visible, and knows the kinds and the lengths: one query."""
        trouves = visibles.filter(_parmi(pks)).order_by(rang_du_genre(), Length("titre"), "pk")
        return list(trouves.defer(*SANS_TEXTE)[:_TITRES])

    def mots(self, debut, visibles):
        """The last word typed, in texts that hold the others."""
        return self._mots(debut, visibles, self._candidats(debut)[1])

    def _mots(self, debut, visibles, disent):
        return [] if disent is None else self._suites(debut, self._vus(visibles, disent))

    def proposer(self, debut, visibles):
        titres, disent = self._candidats(debut)
        candidats = titres.union(disent or ())
        if disent is None or len(candidats) > _BEAUCOUP_POUR_DEUX:
            return self._titres(visibles, titres), self._mots(debut, visibles, disent)
        vus = self._vus(visibles.filter(_parmi(candidats)))
        # What is visible has just been asked.
        return self._titres(Entree.objects, titres & vus), self._suites(debut, vus & disent)

    def _candidats(self, debut):
        """Keys, whoever may see them, of titles and of texts; None of texts where too little was typed."""
        lues = formes(debut)
        if not lues:
            return frozenset(), None

        def lire(lecteur):
            corpus = _tout(lecteur)
            titres = _qui_commencent(corpus, [forme[:DEBUT_MAX] for forme in lues])
            return titres, qui_disent(corpus, lues[-1]) if len(lues[-1]) >= LETTRES else None

        return self._lire(lire, (frozenset(), None))

    def _suites(self, debut, vus):
        """Nothing here depends on what does not say these words: no need to know what else is visible."""
        *avec, dernier = formes(debut)
        trouves = self._demander(lambda corpus: suites(corpus, dernier, avec, _MOTS, LUS), vus, {})
        return list(ecrits(trouves).values())

    def etat(self):
        nombre = self._lire(lambda lecteur: lecteur.nombre(), None)
        return {
            "moteur": "whoosh",
            "index": "absent" if nombre is None else "lisible",
            "entrees": nombre or 0,
            "trop_grand": (nombre or 0) > ENTREES_MAX,
        }

    def _vus(self, visibles, parmi=None):
        """The keys of what is visible, asked before the index is; `parmi`: of these, whoever may see them."""
        trouves = visibles if parmi is None else _peu(visibles, parmi)
        vus = frozenset(trouves.order_by().values_list("pk", flat=True))
        return vus if parmi is None else vus.intersection(parmi)

    def _vus_qui_disent(self, visibles, citees):
        """Each in its own language: a stop word of one is a word of the other, « van Gogh »."""
        disent = self._lire(
            lambda lecteur: _qui_citent(_tout(lecteur), citees), {langue: set() for langue in LANGUES}
        )
        lues = _peu(visibles, set().union(*disent.values())).order_by().values_list("pk", "langue")
        return frozenset(pk for pk, langue in lues if pk in disent[langue_connue(langue)])

    def _demander(self, question, vus, sinon):
        """`question(corpus)`; what fails in the index is the index."""
        return self._lire(lambda lecteur: question(Corpus(lecteur.segments_lus(), vus, _TITRE)), sinon)

    def _lire(self, question, sinon):
        return get_search_backend(_ALIAS).lecture.lire(question, sinon)


class _Trouve(NamedTuple):
    """`valeurs`: see `_lignes`; `corrections`: {word typed: {what was meant: keys that hold it}}."""

    valeurs: list[tuple[int, float, dict[int, tuple]]]
    termes: frozenset[str]
    corrections: dict[str, dict[str, list[int]]]


def _trouver(corpus, question, langue, gouvernes):
    classement = Classement(corpus, question, langue=langue, groupes=gouvernes, corriger=correcteur(corpus))
    classes = classement.classer()
    valeurs = _avec_leurs_fiches(corpus, classes)
    corrections = {}
    for forme, mots in classement.corrections.items():
        tenus = {mot: sorted(map(corpus.cle, corpus.documents(CHAMP_DES_FORMES, mot))) for mot in mots}
        # The other words of the question chose the best answer.
        mot = next((mot for mot in mots if valeurs and valeurs[0][0] in tenus[mot]), mots[0])
        corrections[forme] = {mot: tenus[mot][:LUS]}
    return _Trouve(valeurs, classement.termes, corrections)


def _corriger(question, corrections):
    """The question, its other words as typed."""
    lus = {mot: pks for mots in corrections.values() for mot, pks in mots.items()}
    justes = ecrits(lus)
    morceaux, fin = [], 0
    for mot in decouper(question):
        if mot.forme in corrections:
            (corrige,) = corrections[mot.forme]
            debut = question.index(mot.brut, mot.debut)
            morceaux += [question[fin:debut], justes[corrige]]
            fin = debut + len(mot.brut)
    return "".join([*morceaux, question[fin:]])


def _avec_leurs_fiches(corpus, classes):
    """What `_lignes` takes."""
    return [(corpus.cle(document), valeur, corpus.fiches(document)) for document, valeur in classes]


def _lignes(valeurs):
    """An entry and its document are written together: what was read of one once holds as long as the other."""
    manquent = {pk: fiches for pk, _valeur, fiches in valeurs if pk not in fiches}
    if manquent:
        entrees = Entree.objects.order_by().filter(ParmiCes(list(manquent)))
        for ligne in entrees.values_list(*COLONNES):
            manquent[ligne[0]][ligne[0]] = ligne
    return [Ligne(*(*fiches[pk], valeur)) for pk, valeur, fiches in valeurs if pk in fiches]


def _parmi(pks):
    """Asked of the database even where there are none: that nobody says a word costs as much as that others do."""
    return ParmiCes(list(pks) or [_AUCUNE])


def _peu(visibles, pks):
    """Only those of these keys, unless they are many: then all, to be kept or not."""
    return visibles.filter(_parmi(pks)) if len(pks) <= _BEAUCOUP else visibles


def _tout(lecteur):
    """Whoever may see it: for candidates, that the database sorts."""
    return Corpus(lecteur.segments_lus(), None)


def _qui_citent(corpus, citees):
    """{language: keys of what holds all these expressions, where it is written in that language}."""
    tenus = {langue: [_qui_disent_de_suite(corpus, suite(c, langue)) for c in citees] for langue in LANGUES}
    return {langue: set(map(corpus.cle, set.intersection(*siens))) for langue, siens in tenus.items()}


def _qui_disent_de_suite(corpus, suite):
    communs = corpus.documents(CHAMP, *(terme for terme, _ecart in suite))
    if len(suite) == 1:
        return communs
    places = {terme: corpus.places(CHAMP, terme, communs) for terme, _ecart in suite}
    return {d for d in communs if se_suivent(suite, lambda terme, d=d: places[terme][d])}


def _qui_commencent(corpus, debuts):
    """The keys of the titles that have all these beginnings of words."""
    return set(map(corpus.cle, corpus.documents("debuts", *debuts)))
