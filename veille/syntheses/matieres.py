"""What a synthesis cites by key, as one reader may have it at this moment: one query a kind, whatever the blocks.

An article is the same for the whole network: what only its author or one group still reads is in nobody's copy, so
that a page, a PDF or a screen that is passed on holds nothing above the reader's cercle.
"""

from collections import defaultdict
from collections.abc import Callable
from functools import partial

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from socle.cercles.enums import Etat
from socle.cercles.traductions import dans_la_langue

from ..preuves import comptes_des_cles
from .cles import LARGES

#: Never the key of a thing: what goes with all of a kind.
ENSEMBLE = 0


def cles_citees(corps):
    """{kind of block: keys}, in a body as it is stored."""
    cles = defaultdict(list)
    for bloc in corps:
        genre, valeur = bloc["type"], bloc["value"]
        if genre in ("verbatim", "noeud", "ressource") and valeur:
            cles[genre].append(valeur)
        elif genre == "figure" and valeur.get("releve"):
            cles[genre].append(valeur["releve"])
        elif genre == "preuves":
            cles[genre] += faisceaux_de(valeur)
    return cles


def faisceaux_de(valeur):
    """The keys of the bundles that a paragraph cites; Wagtail stores each with an id of its own, a draft none yet."""
    cles = [element["value"] if isinstance(element, dict) else element for element in valeur["faisceaux"]]
    return [cle for cle in cles if cle]


def matieres(corps, user, lies=None):
    """{kind: {key: what this reader has of it}}; what she may not have is not there.

    `lies`, a queryset of nœuds, are read with those of the body: {ENSEMBLE: those of it that she sees}.
    """
    cles = cles_citees(corps)
    lues = {genre: _LECTEURS[genre](cles[genre], user) for genre in cles if genre != "noeud"}
    if cles["noeud"] or lies is not None:
        lues["noeud"] = _noeuds(cles["noeud"], user, lies)
    return lues


def du_reseau(modele, user):
    """What this reader sees, of what the whole network sees."""
    return modele.objects.visibles_pour(user).filter(cercle__in=LARGES, etat=Etat.EN_LIGNE)


def _choses(etiquette, cles, user):
    visibles = du_reseau(apps.get_model(etiquette), user).select_related("groupe")
    return visibles.in_bulk(set(cles))


def _noeuds(cles, user, lies):
    modele = apps.get_model("noeuds.Noeud")
    lies = modele.objects.none() if lies is None else lies
    est_lie = Exists(lies.order_by().filter(pk=OuterRef("pk")))
    voulus = (
        modele.objects.visibles_pour(user).annotate(est_lie=est_lie).filter(Q(pk__in=set(cles)) | est_lie)
    )
    sources = list(voulus.select_related("groupe"))
    lus = dict(zip(sources, dans_la_langue(sources, user), strict=True))
    lus = {s: lu for s, lu in lus.items() if s.cercle in LARGES and s.etat == Etat.EN_LIGNE}
    cites = {source.pk: lu for source, lu in lus.items()}
    siens = sorted((lu for source, lu in lus.items() if source.est_lie), key=lambda noeud: noeud.title)
    return {**cites, ENSEMBLE: siens}


def _preuves(cles, user):
    """Counts for everybody alike: they say nothing of who asks. `ENSEMBLE` is what all hold together."""
    chacun, ensemble = comptes_des_cles(set(cles))
    return {**chacun, ENSEMBLE: ensemble}


def _releves(cles, user):
    """Figures made for everybody when they were stated; one taken back is drawn nowhere."""
    return apps.get_model("veille.Releve").objects.debout().in_bulk(set(cles))


_LECTEURS: dict[str, Callable] = {
    "verbatim": partial(_choses, "veille.Verbatim"),
    "ressource": partial(_choses, "ressources.Ressource"),
    "preuves": _preuves,
    "figure": _releves,
}
