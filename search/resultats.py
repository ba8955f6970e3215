"""What the page of results shows: results, by kind, and what they may be narrowed by."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import get_language

from socle.comptes.models import Groupe
from socle.langues import en

from .entrees import dit_son_cercle
from .extraits import en_html, expressions, extrait, marquer
from .genres import par_genre
from .models import Entree
from .moteurs import Ligne

#: What it takes to be quoted without answering.
_MOTS_MIN = 10


@dataclass(frozen=True)
class Resultat:
    """An entry as this reader sees it."""

    entree: Entree
    ligne: Ligne
    termes: frozenset[str]
    #: Where it may be named: the reader's own (produit.md §4.3).
    groupe: Groupe | None

    @property
    def langue(self):
        return self.entree.langue

    @property
    def titre(self):
        return self.entree.titre

    @cached_property
    def _du_titre(self):
        return marquer(self.titre, self.termes, self.langue)

    @cached_property
    def _du_texte(self):
        return extrait(self.entree.texte, self.termes, self.langue)

    @property
    def titre_marque(self):
        return en_html(self._du_titre)

    @property
    def extrait(self):
        """Nothing where the text is a place or a name alone, and does not answer by it."""
        dit = _repond(self._du_texte) or len(self.entree.texte.split()) >= _MOTS_MIN
        return en_html(self._du_texte) if dit else ""

    @property
    def trouve_par(self):
        """Words of the lists that it is filed under, where nothing else that is shown says why it is here."""
        if _repond(self._du_titre) or _repond(self._du_texte):
            return []
        return [en_html(morceaux) for morceaux in expressions(self.entree.mots, self.termes, self.langue)]

    @property
    def adresse(self):
        return en(get_language(), self.entree.adresse)

    @property
    def semblables(self):
        """Where those that are near it are listed: by the key that its own address has, if it has one."""
        cle = self.entree.adresse.rstrip("/").rpartition("/")[2]
        return reverse("comme", args=[self.modele._meta.model_name, cle]) if cle else ""

    @property
    def cercle(self):
        return self.entree.cercle

    @property
    def modele(self):
        return par_genre()[self.entree.genre]

    @property
    def genre(self):
        return self.modele._meta.verbose_name

    @property
    def dit_son_cercle(self):
        return dit_son_cercle(self.modele)


def _repond(morceaux):
    return any(morceau.marque for morceau in morceaux)


@dataclass(frozen=True)
class Rangee:
    """The results of one kind: « nœuds », « situations »…"""

    modele: type[Model]
    nombre: int
    resultats: list[Resultat]

    @property
    def cle(self):
        return self.modele._meta.model_name

    @property
    def titre(self):
        return self.modele._meta.verbose_name_plural

    @property
    def dit_son_cercle(self):
        return dit_son_cercle(self.modele)


@dataclass(frozen=True)
class Choix:
    """One value of a facet: how many results it leaves, and whether it is chosen."""

    cle: str
    titre: object
    nombre: int
    choisi: bool
