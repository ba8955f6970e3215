"""What a record of the toolbox shows beside its own words, to one reader, in few queries."""

from socle.liens import Apport, apporte

from .. import permissions
from ..models import RetourDExperience, VersionDOutil
from .enums import GENRES_D_OUTIL


@apporte("ressource")
def s_en_servir(fiche, user):
    """How to use it, its versions, what it brought; nothing for what is no tool."""
    if fiche.genre not in GENRES_D_OUTIL:
        return None
    retours = RetourDExperience.objects.visibles_pour(user).filter(ressource=fiche)
    donnees = {
        "ressource": fiche,
        "notice": getattr(fiche, "notice", None),
        "versions": list(VersionDOutil.objects.filter(ressource=fiche)),
        "retours": list(retours.select_related("auteur", "groupe")),
        "peut_recrire": permissions.peut_recrire(user, fiche),
        "peut_raconter": permissions.peut_ajouter_un_mode_emploi(user, fiche),
    }
    return Apport("ressources/outils/_outil.html", donnees, rang=10)
