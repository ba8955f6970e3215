"""Searching every kind of thing at once, trimmed for one reader before anything is counted (produit.md §4.5)."""

from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from modelsearch.index import Indexed

from socle.cercles.traductions import traduites, une_fois
from socle.texte import plier

#: Beyond this the person should add a word; the count then says « plus de ».
MAXIMUM = 60
#: What fits under a search box without hiding the page, and what leaves room for other kinds.
SUGGESTIONS = 8
PAR_GENRE = 4


@dataclass
class Rangee:
    """The results of one kind: « nœuds », « vignettes »…"""

    modele: type[models.Model]
    objets: list

    @property
    def cle(self):
        return self.modele._meta.model_name

    @property
    def titre(self):
        return self.modele._meta.verbose_name_plural

    @property
    def dit_son_cercle(self):
        """Editorial pages are public by nature; an observation has a rule of its own, said on its page."""
        return hasattr(self.modele, "cercle") and not hasattr(self.modele, "partagee_le")

    @property
    def nombre(self):
        return min(len(self.objets), MAXIMUM)

    @property
    def depasse(self):
        return len(self.objets) > MAXIMUM


def modeles_cherchables():
    """The models that say how they are searched and for whom, in the order they ask for (`rang_recherche`)."""
    candidats = [
        modele
        for modele in apps.get_models()
        if issubclass(modele, Indexed)
        and hasattr(modele, "rang_recherche")
        and hasattr(modele._default_manager, "visibles_pour")
    ]
    return sorted(candidats, key=lambda modele: modele.rang_recherche)


def _lues(objets, user):
    """Each thing once, in the language of the interface where it has that translation."""
    return traduites(une_fois(objets), user)


class Recherche:
    """One question of one reader. One query a kind, over what this reader may see and nothing else."""

    def __init__(self, user, question, genre=""):
        self.user = user
        self.question = " ".join(question.replace("\x00", "").split())[:200]
        self.genre = genre

    @cached_property
    def rangees(self):
        if not self.question:
            return []
        rangees = [Rangee(modele, self._chercher(modele)) for modele in modeles_cherchables()]
        return [rangee for rangee in rangees if rangee.objets]

    def _chercher(self, modele):
        requete = modele._default_manager.visibles_pour(self.user)
        relations = getattr(modele, "relations_recherche", ())
        if relations:
            requete = requete.select_related(*relations)
        if getattr(modele, "peu_de_pages", False):
            return self._par_familles(requete)
        objets = requete.search(self.question, operator=self._operateur)
        return _lues(objets[: (MAXIMUM + 1) * len(settings.LANGUAGES)], self.user)[: MAXIMUM + 1]

    def _par_familles(self, visibles):
        """Few pages: each with its translations in one query, those whose title says most of the question first."""
        trouvees = visibles.search(self.question, operator=self._operateur, order_by_relevance=False)
        cles = trouvees.get_queryset().order_by().values("translation_key")
        famille = visibles.filter(translation_key__in=cles).order_by("pk")
        mots = set(plier(self.question).split())
        pages = une_fois(famille[: (MAXIMUM + 1) * len(settings.LANGUAGES)])
        pages.sort(key=lambda page: -len(mots & set(plier(page.title).split())))
        return pages[: MAXIMUM + 1]

    @property
    def _operateur(self):
        """All words when they are few; any of them in a question typed in full."""
        return "and" if len(self.question.split()) <= 3 else "or"

    @property
    def nombre(self):
        return sum(rangee.nombre for rangee in self.rangees)

    @property
    def montrees(self):
        """All kinds, a few of each; or one kind in full."""
        if self.genre:
            return [rangee for rangee in self.rangees if rangee.cle == self.genre]
        return self.rangees


@dataclass(frozen=True)
class Suggestion:
    titre: str
    url: str
    genre: str


def suggestions(user, debut):
    """Titles that begin with these words, among what this reader may see and nothing else (produit.md §4.5)."""
    debut = " ".join(debut.replace("\x00", "").split())[:80]
    if len(debut) < 2:
        return []
    trouvees = []
    for modele in modeles_cherchables():
        if not modele.get_autocomplete_search_fields():
            continue
        objets = modele._default_manager.visibles_pour(user).autocomplete(debut, operator="and")
        objets = _lues(objets[: PAR_GENRE * len(settings.LANGUAGES)], user)[:PAR_GENRE]
        genre = str(modele._meta.verbose_name)
        trouvees += [Suggestion(str(objet), objet.get_absolute_url(), genre) for objet in objets]
    return trouvees[:SUGGESTIONS]
