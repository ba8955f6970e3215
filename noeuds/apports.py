"""What this app brings to the pages of others (socle/liens.py)."""

from django.db.models import Exists, OuterRef, Value

from socle.cercles.traductions import dans_la_langue
from socle.liens import Apport, apporte
from socle.texte import plier

from .effets import noeuds_de
from .models import Connaissance, Noeud, Piste, Vignette
from .permissions import peut_demander_une_relation
from .querysets import nombre_montrable

PISTES = 12
NOEUDS_LES_PLUS_DITS = 4
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


@apporte("recherche_vide")
def noeuds_les_plus_dits(recherche, user):
    """When nothing answers: the nœuds that most situations meet, and where a colleague who knows one may be found.

    What stays under the threshold is not counted: its rank would tell what its number does not.
    """
    noeuds = Noeud.objects.visibles_pour(user).annotate(connu=_un_collegue_sait(user)).lues_et_sources()
    nombres = Vignette.objects.visibles_pour(user).nombres_par_noeud()
    noeuds.sort(key=lambda n: (-(nombre_montrable(nombres[n[1].pk], user) or 0), plier(n[1].title)))
    lignes = [
        {"noeud": lu, "reference": source.reference, "connu": source.connu}
        for lu, source in noeuds[:NOEUDS_LES_PLUS_DITS]
    ]
    donnees = {"lignes": lignes, "question": recherche.question}
    return Apport("noeuds/apports/recherche_vide.html", donnees, rang=10) if lignes else None


def _un_collegue_sait(user):
    """Whether a colleague says that she knows it: the moderators of the group look for her (produit.md §4.3)."""
    if not peut_demander_une_relation(user):
        return Value(False)
    return Exists(Connaissance.objects.filter(noeud=OuterRef("pk")).exclude(personne=user))
