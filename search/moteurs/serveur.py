"""Any backend of modelsearch: Elasticsearch, OpenSearch, or a database as modelsearch searches it.

The server only says which of the visible entries have a word; what is rare, and so the order, is counted here among
them. Its own scores know of what this reader may not see.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from modelsearch.query import Fuzzy, Or, Phrase, PlainText

from search.analyse import analyser, citations, formes
from search.classement import POIDS_D_UNE_CORRECTION, POIDS_DU_TITRE
from search.models import Entree
from socle.synonymes import groupes

from . import COLONNES, SANS_TEXTE, Ligne, Reponse
from .lecture import (
    SEMBLABLES_MAX,
    TEXTES_LUS,
    TITRES_MAX,
    Mot,
    assez_proches,
    corriger,
    lire,
    meilleure_correction,
    mots_cles,
    mots_qui_commencent,
    rang_du_genre,
)
from .pesee import Piste, noter

#: Keys sent with a question: servers take 65,536, SQLite 32,766. More visible entries are asked for in several times.
CLES_MAX = 30_000
#: What is looked at twice: its words are counted in its text.
CANDIDATS = 100


class Serveur:
    alias = "default"

    def chercher(self, question, visibles, langue):
        mots, termes = lire(question, langue, groupes())
        lignes = {ligne[0]: ligne for ligne in visibles.values_list(*COLONNES)} if mots else {}
        for citee in citations(question):
            lignes = {pk: lignes[pk] for pk in self._trouver(Phrase(citee), lignes)}
        if not lignes:
            return Reponse()
        trouvees, inconnus = self._classer(_pistes(mots), lignes)
        inconnues = sorted({mots[rang].forme for rang in inconnus})
        corrections = {forme: mot for forme in inconnues if (mot := self._correction(forme, lignes))}
        if not corrections:
            return Reponse(trouvees, "", termes)
        trouvees, _inconnus = self._classer(_pistes(mots, corrections), lignes)
        termes |= {jeton.terme for mot in corrections.values() for jeton in analyser(mot, langue)}
        return Reponse(trouvees, corriger(question, corrections), termes)

    def semblables(self, entree, visibles):
        mots = [Mot(mot, mot, ()) for mot in mots_cles(entree.titre, entree.texte, entree.langue)]
        autres = visibles.exclude(genre=entree.genre, objet_id=entree.objet_id)
        lignes = {ligne[0]: ligne for ligne in autres.values_list(*COLONNES)} if mots else {}
        return self._classer(_pistes(mots), lignes)[0][:SEMBLABLES_MAX]

    def titres(self, debut, visibles):
        trouvees = self._qui_commencent(debut, visibles)
        rangees = [
            rangee
            for tranche in _tranches(trouvees)
            for rangee in tranche.annotate(rang=rang_du_genre()).values_list("rang", "titre", "pk")
        ]
        rangees.sort(key=lambda rangee: (rangee[0], len(rangee[1]), rangee[2]))
        premieres = [pk for _rang, _titre, pk in rangees[:TITRES_MAX]]
        entrees = Entree.objects.defer(*SANS_TEXTE).in_bulk(premieres)
        return [entrees[pk] for pk in premieres if pk in entrees]

    def mots(self, debut, visibles):
        """Of titles: modelsearch completes nothing else."""
        pks = sorted(self._qui_commencent(debut, visibles), reverse=True)[:TEXTES_LUS]
        titres = Entree.objects.filter(pk__in=pks).values_list("titre", flat=True)
        return mots_qui_commencent(formes(debut)[-1], list(titres)) if pks else []

    def proposer(self, debut, visibles):
        return self.titres(debut, visibles), self.mots(debut, visibles)

    def etat(self):
        return {"moteur": "serveur", "index": "ailleurs", "trop_grand": False}

    def _qui_commencent(self, debut, visibles) -> set[int]:
        """Visible entries whose title has words that begin so."""
        cles = list(visibles.values_list("pk", flat=True))
        # One word at a time: not every backend completes several.
        par_mot = [
            {
                entree.pk
                for tranche in _tranches(cles)
                for entree in tranche.autocomplete(mot, backend=self.alias)
            }
            for mot in formes(debut)
        ]
        return set.intersection(*par_mot) if par_mot else set()

    def _trouver(self, requete, cles) -> set[int]:
        return {
            entree.pk for tranche in _tranches(cles) for entree in tranche.search(requete, backend=self.alias)
        }

    def _classer(self, pistes, lignes) -> tuple[list[Ligne], set[int]]:
        """Best first, and the ranks of the words that none of these entries has."""
        ensembles = [self._trouver(_requete(piste.requete), lignes) for piste in pistes]
        lues = {
            pk: (*lignes[pk], 1, *(int(pk in ensemble) for ensemble in ensembles))
            for pk in sorted(set().union(*ensembles))
        }
        premieres, inconnus = noter(pistes, list(lues.values()), len(lignes))
        comptees = dict(_compter(pistes, [ligne.pk for ligne in premieres[:CANDIDATS]]))
        moyenne = sum(mesures[0] for mesures in comptees.values()) / max(len(comptees), 1)
        for pk, lue in lues.items():
            longueur, *nombres = comptees.get(pk, (moyenne, *[0] * len(pistes)))
            # What the server finds is there, even where our own reading of the words differs.
            presences = [
                max(lu, nombre * lu) for lu, nombre in zip(lue[-len(pistes) :], nombres, strict=True)
            ]
            lues[pk] = (*lignes[pk], longueur, *presences)
        return noter(pistes, list(lues.values()), len(lignes))[0], inconnus

    def _correction(self, forme, lignes) -> str:
        """The nearest word of the visible texts that the server finds near it; none where it does not look for that."""
        try:
            proches = self._trouver(Fuzzy(forme), lignes)
        except NotImplementedError:
            return ""
        nombres: Counter[str] = Counter()
        for tranche in _tranches(proches):
            for textes in tranche.values_list("titre", "mots", "texte"):
                nombres.update(set(formes("\n".join(textes))))
        return meilleure_correction(forme, {mot: nombres[mot] for mot in assez_proches(forme, nombres)})


def _tranches(cles: Iterable[int]) -> Iterator:
    """Querysets of these entries: the filter is part of what is asked, so that nothing else is found nor counted."""
    toutes = list(cles)
    for debut in range(0, len(toutes), CLES_MAX):
        yield Entree.objects.filter(pk__in=toutes[debut : debut + CLES_MAX]).order_by().only("pk")


def _pistes(mots: Sequence[Mot], corrections: dict[str, str] | None = None) -> list[Piste]:
    """The own words as typed and folded: a server that keeps accents finds one or the other."""
    corriges = corrections or {}
    siens = [
        Piste(rang, "sien", (corriges[mot.forme],), POIDS_D_UNE_CORRECTION)
        if mot.forme in corriges
        else Piste(rang, "sien", tuple(dict.fromkeys([mot.ecrit, mot.forme])))
        for rang, mot in enumerate(mots)
    ]
    return [*siens, *(Piste(rang, "autre", mot.autres) for rang, mot in enumerate(mots) if mot.autres)]


def _requete(expressions: Sequence[str]):
    une = [
        Phrase(expression) if len(expression.split()) > 1 else PlainText(expression)
        for expression in expressions
    ]
    return une[0] if len(une) == 1 else Or(une)


def _compter(pistes, pks) -> Iterator[tuple[int, tuple]]:
    """Of each entry, its length, then how often it has each of these, words of the title counting for more."""
    colonnes = ("pk", "langue", "titre", "mots", "texte")
    for pk, langue, titre, mots, texte in Entree.objects.filter(pk__in=pks).values_list(*colonnes):
        nombres: Counter[str] = Counter(jeton.terme for jeton in analyser(f"{mots}\n{texte}", langue))
        longueur = nombres.total()
        for jeton in analyser(titre, langue):
            nombres[jeton.terme] += int(POIDS_DU_TITRE)
            longueur += 1
        yield pk, (longueur, *(_nombre(nombres, piste.requete, langue) for piste in pistes))


def _nombre(nombres, expressions, langue):
    """Of an expression of several words, as often as the rarest of them."""
    radicaux = {tuple(sorted(jeton.terme for jeton in analyser(e, langue))) for e in expressions}
    return sum(min(nombres[terme] for terme in expression) for expression in radicaux if expression)
