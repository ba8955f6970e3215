"""What classifies a service: the governed list of themes, and our own short lists."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from socle.langues import en

from ...enums import Acces, Disponibilite, GenreDeRessource
from ...models import Ressource
from ..identifiants import identifiant

THEME = "theme"
_COURTES = {
    "genre": (GenreDeRessource, gettext_lazy("Genre"), gettext_lazy("Ce qu’est la ressource.")),
    "acces": (Acces, gettext_lazy("Accès"), gettext_lazy("Comment on y entre.")),
    "disponibilite": (
        Disponibilite,
        gettext_lazy("Disponibilité"),
        gettext_lazy("Si l’on y prend des personnes en ce moment."),
    ),
}


@dataclass
class Taxonomies:
    """The lists and their terms, read once an answer; `absolue` makes an address whole."""

    absolue: Any
    #: list → key → term, ready to be nested.
    termes: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    listes: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self):
        self._ajouter_les_themes()
        for cle, (codes, nom, dit) in _COURTES.items():
            self._liste(cle, str(nom), str(dit))
            for code in codes:
                self._terme(cle, code.value, str(code.label), str(code.label))

    def _ajouter_les_themes(self):
        self._liste(
            THEME,
            _("Thèmes"),
            _("Ce dont il est question, en mots convenus par le réseau."),
            _adresse_des_themes(),
        )
        modele: Any = Ressource.themes.field.related_model
        for terme in modele._default_manager.filter(liste=THEME, remplace_par=None):
            adresse = f"{_adresse_des_themes()}#{terme.cle}"
            self._terme(THEME, terme.cle, str(terme), ", ".join(terme.mots()), adresse)

    def _liste(self, cle, nom, dit, adresse=""):
        liste = {"id": identifiant("taxonomie", cle), "name": nom, "description": dit}
        if adresse:
            liste["uri"] = self.absolue(adresse)
        self.listes[cle], self.termes[cle] = liste, {}

    def _terme(self, liste, cle, libelle, dit, adresse=""):
        terme = {
            "id": identifiant("terme", liste, cle),
            "code": cle,
            "name": libelle,
            "description": dit,
            "taxonomy": self.listes[liste]["name"],
            "taxonomy_detail": self.listes[liste],
            "language": get_language() or "fr",
        }
        if adresse:
            terme["term_uri"] = self.absolue(adresse)
        self.termes[liste][cle] = terme

    def tous_les_termes(self):
        return [terme for termes in self.termes.values() for terme in termes.values()]

    def attributs(self, ressource):
        """The links between a record and the terms that it bears."""
        for liste, cle in _portes(ressource):
            if terme := self.termes[liste].get(cle):
                yield {
                    "id": identifiant("attribut", ressource.reference, liste, cle),
                    "link_type": liste,
                    "label": terme["name"],
                    "taxonomy_term": terme,
                }

    def filtre(self, identifiant_cherche):
        """(list, key) of this term, or None."""
        for liste, termes in self.termes.items():
            for cle, terme in termes.items():
                if terme["id"] == identifiant_cherche:
                    return liste, cle
        return None

    def liste_de(self, identifiant_cherche):
        return next((cle for cle, liste in self.listes.items() if liste["id"] == identifiant_cherche), None)


def _adresse_des_themes():
    """The same in every language: it names the list, for others and for ever."""
    return en("fr", reverse("vocabulaire", args=[THEME]))


def _portes(ressource):
    yield from ((THEME, terme.cle) for terme in ressource.themes.all())
    yield "genre", ressource.genre
    yield from (("acces", code) for code in ressource.acces)
    yield "disponibilite", ressource.disponibilite
