"""A file that comes: read at once, shown, and only then written. Its bytes are not kept."""

from pathlib import PurePath

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from .. import permissions
from ..models.echanges import Echange, EtatDEchange, Format, Sens
from .archive import OCTETS_AU_PLUS
from .contenu import Projet, en_json
from .grille_qdc import lire_la_grille
from .journal import compter
from .lecture import Lecture, lire_le_projet
from .xml import FichierRefuse


def deposer(par, nom, fichier):
    """The row of what was read. Raises FichierRefuse, with what to do, in words."""
    if not permissions.peut_veiller(par):
        raise PermissionDenied
    format_ = PurePath(nom).suffix.lower().lstrip(".")
    # One octet more than allowed is enough to refuse it.
    octets = fichier.read(OCTETS_AU_PLUS + 1)
    if format_ == Format.GRILLE:
        lu = Lecture(Projet(codes=lire_la_grille(octets)))
    elif format_ == Format.PROJET:
        lu = lire_le_projet(octets)
    else:
        raise FichierRefuse(_("Choisissez un fichier .qdpx ou .qdc."))
    if not lu.projet.codes and not lu.projet.textes and not lu.projet.memos:
        raise FichierRefuse(_("Ce fichier ne contient ni code, ni texte, ni mémo."))
    return Echange.objects.create(
        par=par,
        sens=Sens.ENTREE,
        format=format_,
        fichier=PurePath(nom).name[:120],
        etat=EtatDEchange.A_RELIRE,
        nombres=compter(lu.projet, format_),
        contenu=en_json(lu.projet),
        remarques=lu.remarques,
    )
