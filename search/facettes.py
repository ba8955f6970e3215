"""What narrows a search, as links: each keeps the rest of the address, and counts what it would leave."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from socle.cercles.enums import Cercle

from .genres import par_genre
from .resultats import Choix


@dataclass(frozen=True)
class Lien:
    """One value of a facet; its address chooses it, or takes it off when it is chosen. `cercle`: its sign."""

    libelle: str
    nombre: int
    choisi: bool
    adresse: str
    cercle: str = ""


@dataclass(frozen=True)
class Facette:
    nom: str
    titre: str
    liens: list[Lien]


class Facettes:
    """Of one search, whose counts are already trimmed to what its reader may see."""

    def __init__(self, recherche, demande):
        self._recherche, self._demande = recherche, demande

    @cached_property
    def toutes(self):
        """Those that leave a choice, or where one was made. A visitor has no cercle to choose: all is public."""
        facettes = [
            Facette("genre", _("Genre"), self._genres()),
            Facette("cercle", _("Qui peut le lire"), self._cercles()),
            Facette("groupe", _("Mes groupes"), self._groupes()),
            Facette("langue", _("Langue"), self._langues()),
        ]
        seules = ("genre", "cercle", "langue")
        return [
            f for f in facettes if len(f.liens) > (f.nom in seules) or any(lien.choisi for lien in f.liens)
        ]

    @cached_property
    def choisies(self):
        """What is chosen, in words, with the address without it."""
        return [lien for facette in self.toutes for lien in facette.liens if lien.choisi]

    def _lien(self, nom, choix, cercle=""):
        adresse = self._demande.avec(**{nom: "" if choix.choisi else choix.cle}).adresse
        return Lien(str(choix.titre), choix.nombre, choix.choisi, adresse, cercle)

    def _genres(self):
        return [self._lien("genre", choix) for choix in self._choix("genre", self._noms_des_genres())]

    def _noms_des_genres(self):
        return {m._meta.model_name: capfirst(m._meta.verbose_name_plural) for m in par_genre().values()}

    def _cercles(self):
        if not self._recherche.user.is_authenticated:
            return []
        noms = {cercle.value: cercle.label for cercle in Cercle}
        return [self._lien("cercle", choix, choix.cle) for choix in self._choix("cercle", noms)]

    def _groupes(self):
        """Hers, and no other is named (produit.md §4.3)."""
        nombres = self._recherche.facette("groupe_id")
        liens = []
        for slug, groupe in self._demande.groupes.items():
            choix = Choix(slug, groupe.nom, nombres[str(groupe.pk)], self._demande.groupe == slug)
            if choix.nombre or choix.choisi:
                liens.append(self._lien("groupe", choix))
        return liens

    def _langues(self):
        noms = {code: capfirst(nom) for code, nom in settings.LANGUAGES}
        return [self._lien("langue", choix) for choix in self._choix("langue", noms)]

    def _choix(self, nom, noms):
        """In their own order; one that was chosen stays, even when nothing is left of it."""
        nombres = self._recherche.facette(nom)
        choisi = self._recherche.filtres.get(nom, "")
        return [
            Choix(cle, titre, nombres[cle], cle == choisi)
            for cle, titre in noms.items()
            if nombres[cle] or cle == choisi
        ]
