"""The page of components, /composants/: every folder of templates/composants with its examples, for those who build.

A component is a folder: its template, and `exemples.html`, which shows each variant with the data of `exemples.py`.
"""

from dataclasses import dataclass
from pathlib import Path

from .rangement import RAYONS

DOSSIER = Path(__file__).resolve().parents[1] / "templates" / "composants"


@dataclass(frozen=True)
class Composant:
    nom: str
    titre: str
    quand: str

    @property
    def gabarit(self):
        return f"composants/{self.nom}/exemples.html"


def rayons():
    """(title of the shelf, its components), in reading order."""
    return [
        (rayon, [Composant(nom, str(titre), str(quand)) for nom, (titre, quand) in composants.items()])
        for rayon, composants in RAYONS
    ]
