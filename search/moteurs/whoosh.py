"""On one machine: the index of the entries, read in this process."""

from typing import NamedTuple

from django.db.models import Case, Value, When
from django.db.models.functions import Length
from modelsearch.backends import get_search_backend

from search.analyse import formes
from search.analyse.decoupe import decouper
from search.backends.whoosh_fr.corpus import Corpus
from search.backends.whoosh_fr.schema import DEBUT_MAX, ETENDUE, rang
from search.classement import CHAMP_DES_FORMES, Classement
from search.genres import par_genre
from search.models import Entree
from search.parmi import ParmiCes
from search.proches import proches
from socle.synonymes import groupes

from . import COLONNES, Ligne, Reponse, secours
from .mots import accentues, correcteur, qui_disent, suites

_ALIAS = "entrees"
_SEMBLABLES, _TITRES, _MOTS = 20, 24, 8
#: What likeness keeps: what is worth a quarter of the nearest.
_PART_DU_PLUS_PROCHE = 0.25
#: Texts that are read to give a word its accents back.
_LUS = 3
#: Two letters begin a tenth of all words, that would all be counted: titles do until the third.
_LETTRES = 3
#: As many keys cost more to ask for than all of them.
_BEAUCOUP = 3000
#: The key of nothing.
_AUCUNE = 0
#: At 60,000, of eighty words each, three words take 320 ms at p95 (85 at 20,000): before that, time for PostgreSQL.
ENTREES_MAX = 50_000
#: Where the titles stand (documents.py).
_TITRE = (rang("titre") * ETENDUE, (rang("titre") + 1) * ETENDUE)
#: As one types, before the other kinds.
_D_ABORD = ("noeuds.noeud", "ressources.ressource")


class Whoosh:
    def chercher(self, question, visibles, langue):
        gouvernes = groupes()

        def classer(corpus):
            return _trouver(corpus, question, langue, gouvernes)

        if not formes(question):
            return Reponse()
        trouve = self._demander(classer, visibles, None)
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
        trouves = self._demander(comparer, visibles.exclude(pk__in=sauf.values("pk")), [])
        moindre = trouves[0][1] * _PART_DU_PLUS_PROCHE if trouves else 0.0
        return _lignes([trouve for trouve in trouves if trouve[1] >= moindre])

    def titres(self, debut, visibles):
        """The database keeps what is visible, and knows the kinds and the lengths: one query."""
        debuts = [forme[:DEBUT_MAX] for forme in formes(debut)]
        if not debuts:
            return []
        pks = self._lire(lambda lecteur: _qui_commencent(lecteur, debuts), [])
        ordre = dict.fromkeys([*_D_ABORD, *par_genre()])
        place = Case(*(When(genre=genre, then=Value(n)) for n, genre in enumerate(ordre)), default=len(ordre))
        trouves = visibles.filter(_parmi(pks)).order_by(place, Length("titre"), "pk")
        return list(trouves.values_list("pk", flat=True)[:_TITRES])

    def mots(self, debut, visibles):
        """The last word typed, in texts that hold the others."""
        *avec, dernier = formes(debut) or [""]
        if len(dernier) < _LETTRES:
            return []
        disent = self._lire(lambda lecteur: qui_disent(_tout(lecteur), dernier), ())
        # Nothing here depends on what does not say these words: no need to know what else is visible.
        parmi = visibles.filter(_parmi(disent)) if len(disent) < _BEAUCOUP else visibles
        trouves = self._demander(lambda corpus: suites(corpus, dernier, avec, _MOTS, _LUS), parmi, {})
        return list(_ecrits(trouves).values())

    def etat(self):
        nombre = self._lire(lambda lecteur: lecteur.nombre(), None)
        return {
            "moteur": "whoosh",
            "index": "absent" if nombre is None else "lisible",
            "entrees": nombre or 0,
            "trop_grand": (nombre or 0) > ENTREES_MAX,
        }

    def _demander(self, question, visibles, sinon):
        """`question(corpus)`. The database is asked before: what fails in the index is the index."""
        vus = frozenset(visibles.order_by().values_list("pk", flat=True))
        if not vus:
            return sinon
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
        corrections[forme] = {mot: tenus[mot][:_LUS]}
    return _Trouve(valeurs, classement.termes, corrections)


def _corriger(question, corrections):
    """The question, its other words as typed."""
    lus = {mot: pks for mots in corrections.values() for mot, pks in mots.items()}
    ecrits = _ecrits(lus)
    morceaux, fin = [], 0
    for mot in decouper(question):
        if mot.forme in corrections:
            (corrige,) = corrections[mot.forme]
            debut = question.index(mot.brut, mot.debut)
            morceaux += [question[fin:debut], ecrits[corrige]]
            fin = debut + len(mot.brut)
    return "".join([*morceaux, question[fin:]])


def _ecrits(lus):
    """{folded word: as the texts of these entries write it}, in order; `lus`: {folded word: keys that hold it}."""
    pks = {pk for cles in lus.values() for pk in cles}
    textes = Entree.objects.filter(pk__in=pks).values_list("titre", "texte", "mots") if pks else ()
    accents = accentues(set(lus), ("\n".join(morceaux) for morceaux in textes))
    return {mot: accents.get(mot, mot) for mot in lus}


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


def _tout(lecteur):
    """Whoever may see it: for candidates, that the database sorts."""
    return Corpus(lecteur.segments_lus(), None)


def _qui_commencent(lecteur, debuts):
    """The keys, whoever may see them, of the titles that have all these beginnings of words."""
    corpus = _tout(lecteur)
    premier, *autres = (set(corpus.documents("debuts", debut)) for debut in debuts)
    return [corpus.cle(document) for document in premier.intersection(*autres)]
