"""One question of one reader over every kind of thing, trimmed before anything is counted (produit.md §4.5)."""

from collections import Counter
from math import log

from django.utils.functional import cached_property
from django.utils.translation import get_language

from socle.cercles.enums import Cercle
from socle.synonymes import groupes

from .analyse import analyser_question, citations
from .attente import lire_l_attente, noter
from .filtres import NOMS, est_permis, passe, valeur_de
from .genres import par_genre
from .models import Entree
from .moteurs import Ligne, moteur
from .nommes import nommes_d_abord
from .resultats import Choix, Rangee, Resultat

LONGUEUR_DE_QUESTION = 200
#: Of each kind, before one asks for all of it; and on a page of one kind.
PAR_GENRE, PAR_PAGE = 5, 20
#: Scores nearer than that answer as well: helpfulness, then freshness, decide.
_EGALES = 0.02


def nettoyer(question):
    return " ".join(question.replace("\x00", "").split())[:LONGUEUR_DE_QUESTION].rstrip()


class Recherche:
    """What answers, and how it is shown. `filtres`: values of facets, « noeud », « public », « nl »…

    A filter that is not this reader's to use is left out, whoever asks (filtres.py).
    """

    def __init__(self, user, question, page=1, **filtres):
        self.user, self.question = user, nettoyer(question)
        self.numero = max(page, 1)
        self.filtres = {
            nom: str(valeur)
            for nom, valeur in filtres.items()
            if valeur and nom in NOMS and est_permis(nom, str(valeur), user)
        }

    def autrement(self, question):
        """Another question of the same reader, on the same page: what waits for the writer is not read twice."""
        autre = Recherche(self.user, question, self.numero, **self.filtres)
        autre._attente = self._attente
        return autre

    # What answers

    @cached_property
    def visibles(self):
        return Entree.objects.visibles_pour(self.user, une_a_une=bool(citations(self.question)))

    @cached_property
    def reponse(self):
        return moteur().chercher(self.question, self.visibles, get_language())

    @cached_property
    def _attente(self):
        return lire_l_attente(self.user)

    @property
    def en_attente(self):
        return self._attente.entrees

    @property
    def incomplete(self):
        """Whether more has just changed, of what she may see, than is read without the index: an import."""
        return self._attente.incomplete

    @cached_property
    def _synonymes(self):
        return groupes()

    @cached_property
    def _recentes(self):
        """{key below zero: entry not indexed yet}, with what each is worth."""
        entrees = self.en_attente
        notees = noter(self.question, entrees, get_language(), self._synonymes) if entrees else []
        return {-rang: notee for rang, notee in enumerate(notees, start=1)}

    @cached_property
    def lignes(self):
        """All that answers, best first, each page once whatever its translations."""
        if not self.question:
            return []
        lignes = list(self.reponse.lignes)
        meilleur = lignes[0].score if lignes else 1.0
        lignes += [
            Ligne.de(entree, meilleur * valeur)._replace(pk=cle)
            for cle, (entree, valeur) in self._recentes.items()
        ]
        classees = nommes_d_abord(
            sorted(lignes, key=_merite), self.question, lambda lue: (lue.titre, lue.langue)
        )
        return _une_fois(classees, get_language())

    @cached_property
    def termes(self):
        """What to mark: as the motor read the question, else as it is read without an index."""
        if self.reponse.termes:
            return self.reponse.termes
        lus = analyser_question(self.question, get_language(), self._synonymes)
        # Of an expression of the lists, « dire non », each word alone says nothing.
        siens = [v for terme in lus for v in terme.variantes if len(v) == 1 or v == terme.variantes[0]]
        return frozenset().union(*siens)

    @cached_property
    def trouvees(self):
        """Those that the filters leave."""
        return [ligne for ligne in self.lignes if self._passe(ligne)]

    def _passe(self, ligne, sauf=""):
        return passe(ligne, {nom: valeur for nom, valeur in self.filtres.items() if nom != sauf})

    # How it is counted

    @property
    def nombre(self):
        return len(self.trouvees)

    def facette(self, nom):
        """{value: how many, under the other filters}: of the values that she may choose."""
        nombres = Counter(valeur_de(ligne, nom) for ligne in self.lignes if self._passe(ligne, sauf=nom))
        return Counter({v: nombre for v, nombre in nombres.items() if est_permis(nom, v, self.user)})

    @cached_property
    def genres(self):
        nombres = self.facette("genre")
        return [
            Choix(
                modele._meta.model_name, modele._meta.verbose_name_plural, nombre, self._est("genre", modele)
            )
            for modele in par_genre().values()
            if (nombre := nombres[modele._meta.model_name])
        ]

    def _est(self, nom, modele):
        return self.filtres.get(nom) == modele._meta.model_name

    @cached_property
    def cercles(self):
        nombres = self.facette("cercle")
        return [
            Choix(
                cercle.value, cercle.label, nombres[cercle.value], self.filtres.get("cercle") == cercle.value
            )
            for cercle in Cercle
            if nombres[cercle.value]
        ]

    # How it is shown

    @property
    def en_entier(self):
        """Whether one kind is shown, page by page."""
        return "genre" in self.filtres

    @cached_property
    def montrees(self):
        """The kinds, that of the best answer first: a few results of each, or one page of the only one."""
        par_cle: dict[str, list[Ligne]] = {}
        for ligne in self.trouvees:
            par_cle.setdefault(ligne.genre, []).append(ligne)
        debut = (self.numero - 1) * PAR_PAGE if self.en_entier else 0
        fin = debut + (PAR_PAGE if self.en_entier else PAR_GENRE)
        pages = {genre: lignes[debut:fin] for genre, lignes in par_cle.items()}
        resultats = self._resultats([ligne for lignes in pages.values() for ligne in lignes])
        return [
            Rangee(
                par_genre()[genre],
                len(par_cle[genre]),
                [resultats[ligne.pk] for ligne in lignes if ligne.pk in resultats],
            )
            for genre, lignes in pages.items()
        ]

    def _resultats(self, lignes):
        """{key: result}, in one query, or two where a page is found by its words in another language."""
        pks = [ligne.pk for ligne in lignes if ligne.pk > 0]
        entrees = {e.pk: e for e in self.visibles.filter(pk__in=pks)} if pks else {}
        entrees |= {cle: entree for cle, (entree, _valeur_) in self._recentes.items()}
        lues = self._lues({ligne.pk: entrees[ligne.pk] for ligne in lignes if ligne.pk in entrees})
        siens = {a.cycle.groupe_id: a.cycle.groupe for a in getattr(self.user, "adhesions_actives", ())}
        return {
            ligne.pk: Resultat(lues[ligne.pk], ligne, self.termes, siens.get(lues[ligne.pk].groupe_id))
            for ligne in lignes
            if ligne.pk in lues
        }

    def _lues(self, entrees):
        """Each page in the reader's language where it is written so, unless another language was asked for."""
        langue = get_language()
        familles = {e.famille for e in entrees.values() if e.famille and e.langue != langue}
        if not familles or self.filtres.get("langue", langue) != langue:
            return entrees
        ecrites = self.visibles.filter(famille__in=familles, langue=langue)
        par_famille = {e.famille: e for e in [*self.en_attente, *ecrites] if e.langue == langue}
        return {cle: par_famille.get(entree.famille or None, entree) for cle, entree in entrees.items()}


def _merite(ligne):
    return -round(log(max(ligne.score, 1e-9)) / _EGALES), -ligne.utilite, -ligne.fraicheur, -ligne.pk


def _une_fois(lignes, langue):
    """Of a page and its translations, the place of the best and the words of the reader's language."""
    places: dict[str, int] = {}
    uniques: list[Ligne] = []
    for ligne in lignes:
        place = places.setdefault(ligne.famille, len(uniques)) if ligne.famille else len(uniques)
        if place == len(uniques):
            uniques.append(ligne)
        elif ligne.langue == langue != uniques[place].langue:
            uniques[place] = ligne._replace(score=uniques[place].score)
    return uniques
