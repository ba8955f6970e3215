"""One address for one search: what it asks, in one order, nothing empty and nothing that means nothing."""

from dataclasses import dataclass, field, fields, replace
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from socle.cercles.enums import Cercle
from socle.comptes.models import Groupe

from .genres import par_genre
from .trouver import nettoyer


@dataclass(frozen=True)
class Demande:
    """The parameters of the page, in the order of its address. `groupes`: those of the reader, by slug."""

    q: str = ""
    genre: str = ""
    cercle: str = ""
    groupe: str = ""
    langue: str = ""
    #: Her own words and no others: she does not want the correction.
    exact: str = ""
    page: int = 1
    groupes: dict[str, Groupe] = field(default_factory=dict, compare=False)

    @classmethod
    def lire(cls, parametres, user):
        """From a GET. What is not known is left out, a group that is not hers as one that is not there."""
        siens = {adhesion.cycle.groupe for adhesion in getattr(user, "adhesions_actives", ())}
        groupes = {groupe.slug: groupe for groupe in sorted(siens, key=str)}
        connues = {
            "genre": {modele._meta.model_name for modele in par_genre().values()},
            "cercle": set(Cercle.values) if user.is_authenticated else (),
            "groupe": groupes,
            "langue": dict(settings.LANGUAGES),
            "exact": {"oui"},
        }
        lus = {nom: parametres.get(nom, "") for nom in connues}
        if not lus["groupe"]:
            # As followed searches keep it: a name changes.
            lus["groupe"] = next(
                (nom for nom, g in groupes.items() if str(g.pk) == parametres.get("groupe_id")), ""
            )
        choisis = {nom: valeur for nom, valeur in lus.items() if valeur in connues[nom]}
        page = parametres.get("page", "")
        numero = int(page) if page.isascii() and page.isdecimal() and len(page) < 5 else 1
        if "genre" not in choisis:
            numero = 1
        return cls(q=nettoyer(parametres.get("q", "")), groupes=groupes, page=max(numero, 1), **choisis)

    @property
    def filtres(self):
        """As `Recherche` takes them."""
        groupe = self.groupes.get(self.groupe)
        return {
            "genre": self.genre,
            "cercle": self.cercle,
            "groupe_id": groupe.pk if groupe else "",
            "langue": self.langue,
        }

    @property
    def paires(self):
        valeurs = {champ.name: getattr(self, champ.name) for champ in fields(self) if champ.name != "groupes"}
        if self.page == 1:
            del valeurs["page"]
        return [(nom, str(valeur)) for nom, valeur in valeurs.items() if valeur]

    @property
    def adresse(self):
        suite = urlencode(self.paires)
        return reverse("recherche") + (f"?{suite}" if suite else "")

    def avec(self, **autres):
        """Another search like this one, from its first page."""
        return replace(self, **{"page": 1, **autres})
