"""What this app brings to the pages of others (socle/liens.py)."""

from socle.cercles.traductions import dans_la_langue
from socle.liens import Apport, apporte

from .effets import noeuds_de
from .models import Piste

PISTES = 12
#: Their page has more to tell, and fifteen queries hold no more: no pistes, and nœuds as they were first written.
OUTILS = ("outil", "document", "formation")


@apporte("ressource")
def ou_elle_a_servi(ressource, user):
    """In which nœuds it helped or not, and the pistes that name it."""
    sources = noeuds_de(ressource, user)
    lus = sources if ressource.genre in OUTILS else dans_la_langue(sources, user)
    lignes = [{"noeud": lu, "mots": source.bilan.en_mots} for lu, source in zip(lus, sources, strict=True)]
    pistes = _pistes_sur(ressource, user)
    if not (lignes or pistes):
        return None
    return Apport("noeuds/apports/ressource.html", {"lignes": lignes, "pistes": pistes}, rang=20)


def _pistes_sur(ressource, user):
    if ressource.genre in OUTILS:
        return []
    return list(Piste.objects.visibles_pour(user).filter(ressource=ressource)[:PISTES])
