"""The page of a search and that of a likeness: what their templates read."""

from dataclasses import replace
from math import ceil

from django.core.paginator import Paginator
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import get_language

from socle.langues import en
from socle.liens import apports

from .analyse import citations, sans_guillemets
from .facettes import Facettes
from .genres import par_genre
from .moteurs import moteur
from .suggestions import debuts
from .trouver import PAR_PAGE, Recherche, nettoyer

#: Numbers around the page one is on.
_AUTOUR = 2
SEMBLABLES = 20


class PageDeRecherche:
    """What was asked, and what is shown: the same, unless nothing answers and a correction does."""

    def __init__(self, user, demande):
        self.user, self.demande = user, demande
        self.demandee = Recherche(user, demande.q, demande.page, **demande.filtres)

    @cached_property
    def lue(self):
        """Without its quotes where nothing says them word for word, unless she wants her own words."""
        if self.demande.exact or not citations(self.demande.q) or self.demandee.lignes:
            return self.demandee
        return self.demandee.autrement(sans_guillemets(self.demande.q))

    @cached_property
    def recherche(self):
        if not self.corrige or self.lue.lignes:
            return self.lue
        return self.lue.autrement(self.corrige)

    @cached_property
    def corrige(self):
        """The question as it was likely meant, unless she wants her own words."""
        return "" if self.demande.exact or not self.demande.q else self.lue.reponse.corrige

    @property
    def mot_pour_mot(self):
        """Whether nothing says what she put between quotes."""
        return self.lue is not self.demandee

    @property
    def remplacee(self):
        return self.recherche is not self.lue

    @property
    def adresse_corrigee(self):
        return self.demande.avec(q=self.corrige).adresse

    @property
    def adresse_exacte(self):
        return self.demande.avec(exact="oui").adresse

    @property
    def adresse_sans_filtre(self):
        return self.demande.avec(genre="", cercle="", groupe="", langue="").adresse

    @cached_property
    def facettes(self):
        return Facettes(self.recherche, self.demande)

    @cached_property
    def rangees(self):
        """Each kind with the address of all of it."""
        return [
            {"rangee": rangee, "suite": self._suite(rangee), "adresse": self._en_entier(rangee.cle)}
            for rangee in self.recherche.montrees
        ]

    def _suite(self, rangee):
        return not self.recherche.en_entier and rangee.nombre > len(rangee.resultats)

    def _en_entier(self, genre):
        return self.demande.avec(genre=genre).adresse

    @cached_property
    def nombre_de_pages(self):
        return max(ceil(self.recherche.nombre / PAR_PAGE), 1) if self.recherche.en_entier else 1

    @property
    def adresse_de_la_derniere(self):
        return replace(self.demande, page=self.nombre_de_pages).adresse

    @cached_property
    def pages(self):
        """[(number or None for a gap, address)] of the only kind; nothing where one page holds all."""
        if self.nombre_de_pages == 1:
            return []
        pages = Paginator(range(self.recherche.nombre), PAR_PAGE)
        numeros = pages.get_elided_page_range(self.demande.page, on_each_side=_AUTOUR, on_ends=1)
        return [(n, self.demande.avec(page=n).adresse) if isinstance(n, int) else (None, "") for n in numeros]

    @cached_property
    def rien_du_tout(self):
        """Nothing at all, whatever the filters."""
        return not self.recherche.lignes

    @cached_property
    def approchants(self):
        """Titles in which a word begins as one of hers does."""
        return debuts(self.user, self.recherche.question, self.recherche.en_attente)

    @cached_property
    def apports(self):
        """What the other apps propose to whoever found nothing (socle/liens.py)."""
        return apports("recherche_vide", self.recherche, self.user)


class Semblables(Recherche):
    """The nearest to one thing. An entry that is not indexed yet has for now those that its title finds."""

    def __init__(self, user, genre, cle):
        super().__init__(user, "")
        self.entree = self._entree(genre, cle)
        self.question = nettoyer(sans_guillemets(self.entree.titre))

    def _entree(self, genre, cle):
        """The one whose address ends with this key, in the reader's language first. Http404 where she sees none."""
        modele = next((m for m in par_genre().values() if m._meta.model_name == genre), None)
        # PostgreSQL takes no NUL.
        if modele is None or "\x00" in cle:
            raise Http404
        label, fin = modele._meta.label_lower, f"/{cle}/"
        candidates = [*self.visibles.filter(genre=label, adresse__endswith=fin), *self.en_attente]
        lues = [e for e in candidates if e.genre == label and e.adresse.endswith(fin)]
        if not lues:
            raise Http404
        return min(lues, key=lambda entree: entree.langue != get_language())

    @property
    def termes(self):
        return frozenset()

    @property
    def adresse_de_la_chose(self):
        return en(get_language(), self.entree.adresse)

    @cached_property
    def resultats(self):
        lignes = moteur().semblables(self.entree, self.visibles) if self.entree.pk else self.lignes
        trouves = self._resultats(lignes[: SEMBLABLES + 1])
        autres = [trouves[ligne.pk] for ligne in lignes if ligne.pk in trouves]
        return [resultat for resultat in autres if not self._est_elle(resultat.entree)][:SEMBLABLES]

    def _est_elle(self, entree):
        if entree.famille and entree.famille == self.entree.famille:
            return True
        return (entree.genre, entree.objet_id) == (self.entree.genre, self.entree.objet_id)
