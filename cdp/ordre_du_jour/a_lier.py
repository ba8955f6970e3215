"""What a point of an agenda can lead to: what this moderator may see, by its title."""

from dataclasses import dataclass, field

from noeuds.models import Vignette
from ressources.models import Ressource
from socle.cercles.enums import Cercle
from socle.texte import plier


@dataclass(frozen=True)
class Choses:
    """Things of one kind: their key by title, and their title by key."""

    titres: dict[int, str] = field(default_factory=dict)

    @property
    def cles(self):
        return {plier(titre): cle for cle, titre in self.titres.items()}


@dataclass(frozen=True)
class ALier:
    noeuds: Choses
    vignettes: Choses
    ressources: Choses
    #: In which language each nœud is shown.
    langues: dict[int, str] = field(default_factory=dict)

    def visibles(self, lien):
        """The keys of this kind (a field of a point) that this moderator may see."""
        return {"noeud": self.noeuds, "vignette": self.vignettes, "ressource": self.ressources}[lien].titres


def choses_a_lier(user, noeuds, langues):
    """`noeuds`, `langues`: the choices of the form, read already. What one keeps to oneself is not for an agenda."""
    vignettes = Vignette.objects.visibles_pour(user).exclude(cercle=Cercle.PRIVE).order_by("titre", "pk")
    ressources = Ressource.objects.visibles_pour(user).exclude(cercle=Cercle.PRIVE).order_by("nom", "pk")
    return ALier(
        Choses(dict(noeuds)),
        _sans_homonymes(vignettes.values_list("pk", "titre", "reference")),
        _sans_homonymes(ressources.values_list("pk", "nom", "reference")),
        langues,
    )


def _sans_homonymes(rangees):
    """Two things of the same title are told apart by their reference."""
    titres, vus = {}, set()
    for cle, titre, reference in rangees:
        plie = plier(titre)
        titres[cle] = f"{titre} · {reference}" if plie in vus else titre
        vus.add(plie)
    return Choses(titres)
