"""The line that each exchange leaves, which she can read."""

from django.utils import timezone

from ..models.echanges import Echange, EtatDEchange, Format, Sens
from .contenu import Projet


def compter(projet: Projet, format_=Format.PROJET):
    """How many of each: of a code book, its codes only."""
    if format_ == Format.GRILLE:
        return {"codes": len(projet.codes)}
    return {
        "codes": len(projet.codes),
        "textes": len(projet.textes),
        "passages": len(projet.passages),
        "memos": len(projet.memos),
    }


def noter_une_sortie(par, projet, fichier, format_=Format.PROJET, avec_memos=False):
    return Echange.objects.create(
        par=par,
        sens=Sens.SORTIE,
        format=format_,
        fichier=fichier,
        etat=EtatDEchange.FAIT,
        avec_memos=avec_memos,
        nombres=compter(projet, format_),
        fait_le=timezone.now(),
    )
