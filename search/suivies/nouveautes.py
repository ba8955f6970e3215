"""What is new for a followed search: what entered what she may see since she last looked, and answers her words.

Whatever the number of searches, a few queries: what is new to her is read once, and each question is put to it.
"""

from math import ceil

from django.db.models import F, Q
from django.utils.functional import cached_property

from socle.synonymes import groupes

from ..analyse import analyser, analyser_question, citations
from ..analyse.citations import dit
from ..filtres import est_permis, passe
from ..models import Entree
from ..parmi import ParmiCes
from .regard import cles_visibles, deplier

#: The freshest: who comes back after a year finds the rest by searching.
AU_PLUS = 300
#: Up to so many words, all are asked for; beyond, two thirds (« comment faire quand… »).
TOUS_LES_MOTS = 3


class Nouveautes:
    def __init__(self, user, suivies):
        self.user, self.suivies = user, list(suivies)
        self._mots: dict[int, set[str]] = {}

    def de(self, suivie):
        """The entries that are new for this one, the freshest first; nothing of a group that she left."""
        if not all(est_permis(nom, valeur, self.user) for nom, valeur in suivie.par_filtre.items()):
            return []
        vues = self._regards[suivie.pk]
        termes = analyser_question(suivie.question, suivie.langue, self._groupes)
        citees = citations(suivie.question)
        neuves = [
            entree
            for entree in self._entrees
            if _cle(entree) not in vues
            and passe(entree, suivie.par_filtre)
            and not self._deja_en_une_autre_langue(entree, vues)
            and self._repond(entree, termes)
            and dit(citees, (entree.titre, entree.texte, entree.mots), entree.langue)
        ]
        return _une_fois(neuves, suivie.langue)

    @cached_property
    def _regards(self):
        return {suivie.pk: deplier(suivie.regard) for suivie in self.suivies}

    @cached_property
    def _groupes(self):
        return groupes()

    @cached_property
    def _entrees(self):
        """What one of these searches did not see; what is not indexed yet is told once it is."""
        if not self.suivies:
            return []
        vues_par_toutes = set.intersection(*self._regards.values())
        neuves: dict[str, list[int]] = {}
        for genre, pk in cles_visibles(self.user) - vues_par_toutes:
            neuves.setdefault(genre, []).append(pk)
        if not neuves:
            return []
        choix = Q(pk__in=[])
        for genre, pks in neuves.items():
            choix |= Q(genre=genre) & Q(ParmiCes(F("objet_id"), pks))
        visibles = Entree.objects.visibles_pour(self.user).filter(choix)
        return list(visibles.order_by("-fraicheur", "-pk")[:AU_PLUS])

    @cached_property
    def _familles(self):
        """{family: the keys of a page and its translations}."""
        familles = {entree.famille for entree in self._entrees if entree.famille}
        trouvees: dict[str, set] = {}
        if familles:
            siennes = Entree.objects.filter(famille__in=familles).values_list("famille", "genre", "objet_id")
            for famille, genre, objet_id in siennes:
                trouvees.setdefault(famille, set()).add((genre, objet_id))
        return trouvees

    def _deja_en_une_autre_langue(self, entree, vues):
        return not vues.isdisjoint(self._familles.get(entree.famille, ()))

    def _repond(self, entree, termes):
        if entree.pk not in self._mots:
            self._mots[entree.pk] = mots_de(entree)
        return repond(self._mots[entree.pk], termes)


def mots_de(entree):
    """What it is found by."""
    texte = "\n".join((entree.titre, entree.texte, entree.mots))
    return {jeton.terme for jeton in analyser(texte, entree.langue)}


def repond(mots, termes):
    """Whether these words answer enough of a question."""
    trouves = sum(any(mots.issuperset(variante) for variante in terme.variantes) for terme in termes)
    voulus = len(termes) if len(termes) <= TOUS_LES_MOTS else ceil(2 * len(termes) / 3)
    return bool(termes) and trouves >= voulus


def _cle(entree):
    return entree.genre, entree.objet_id


def _une_fois(entrees, langue):
    """Of a page and its translations, that of the language of the search."""
    gardees: dict = {}
    for entree in entrees:
        famille = entree.famille or _cle(entree)
        if famille not in gardees or entree.langue == langue != gardees[famille].langue:
            gardees[famille] = entree
    return list(gardees.values())
