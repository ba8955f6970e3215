"""What the points of an agenda are about, for one reader."""

from django.db.models import Exists, OuterRef, Q

from noeuds.models import Noeud, Vignette
from ressources.models import Ressource
from socle.cercles.traductions import dans_la_langue

_MODELES = {"noeud": Noeud, "vignette": Vignette, "ressource": Ressource}
#: The fields of a point that lead to a thing.
LIENS = tuple(_MODELES)


def lier(points, user, connus=None):
    """Give each point `liens`: the things it leads to that this reader may see, in her language. A query a kind.

    `connus`, by field then by id, are those that the page has read already.
    """
    points = list(points)
    for point in points:
        point.liens = []
    for champ, modele in _MODELES.items():
        voulues = {cle for point in points if (cle := getattr(point, f"{champ}_id"))}
        if not voulues:
            continue
        lues = (connus or {}).get(champ)
        if lues is None:
            lues = lus_par(user, modele.objects.visibles_pour(user).filter(pk__in=voulues))
        for point in points:
            if objet := lues.get(getattr(point, f"{champ}_id")):
                point.liens.append(objet)
    return points


def lus_par(user, visibles):
    """By id, each thing in the language of its reader."""
    visibles = list(visibles)
    return dict(zip([objet.pk for objet in visibles], dans_la_langue(visibles, user), strict=True))


def noeuds_de(seance, user):
    """The nœuds of a session and of its points, by id, read at once; then those of the session alone, by title."""
    des_points = [point.noeud_id for point in seance.points.all() if point.noeud_id]
    lien = seance.noeuds.through.objects.filter(seance=seance, noeud=OuterRef("pk"))
    visibles = Noeud.objects.visibles_pour(user).annotate(de_la_seance=Exists(lien)).order_by("title")
    visibles = list(visibles.filter(Q(de_la_seance=True) | Q(pk__in=des_points)))
    lus = lus_par(user, visibles)
    return lus, [lus[noeud.pk] for noeud in visibles if noeud.de_la_seance]
