"""Whether a resource helped, nœud by nœud, as one reader may know it (produit.md §4.4, §4.5).

What is counted is what she could read and count by hand: the situations that she may see and that others share. Hers
are left out, so that telling one, or taking it back, teaches her nothing. Numbers are given when both parts reach the
threshold; from five situations on, without a number, which way it leans; below, nothing.
"""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from socle.cercles.enums import Cercle, Etat

from .enums import Effet
from .models import Mobilisation, Noeud, Vignette
from .querysets import SEUIL, parts_montrables


@dataclass(frozen=True)
class Bilan:
    """Numbers, or a leaning, or neither."""

    aides: int | None = None
    pas_aides: int | None = None
    penche: str = ""

    @property
    def en_mots(self):
        if self.aides is not None:
            valeurs = {"aides": self.aides, "pas_aides": self.pas_aides}
            return _("a aidé %(aides)s fois, n’a pas aidé %(pas_aides)s fois") % valeurs
        return _PENCHANTS[self.penche]


PARTAGE = "partage"
_PENCHANTS = {
    "": "",
    Effet.AIDE: _("a le plus souvent aidé"),
    Effet.PAS_AIDE: _("n’a le plus souvent pas aidé"),
    PARTAGE: _("a parfois aidé, parfois non"),
}


def bilan(aides, pas_aides):
    """The one place where these two numbers become something to read."""
    total = aides + pas_aides
    if total < SEUIL:
        return Bilan()
    if parts_montrables(total, {Effet.AIDE: aides, Effet.PAS_AIDE: pas_aides}):
        return Bilan(aides, pas_aides)
    if aides >= 2 * pas_aides:
        return Bilan(penche=Effet.AIDE)
    return Bilan(penche=Effet.PAS_AIDE if pas_aides >= 2 * aides else PARTAGE)


def comptables(user):
    """The situations that this reader may read, that others share, and that are not hers."""
    partagees = Vignette.objects.visibles_pour(user).filter(etat=Etat.EN_LIGNE).exclude(cercle=Cercle.PRIVE)
    return partagees.exclude(Q(auteur=user.pk) & Q(auteur__isnull=False)).order_by()


def avec_effets(ressources, noeud, user):
    """These resources with `aides` and `pas_aides` in the situations of one nœud; no query of their own."""
    situations = comptables(user).du_noeud(noeud)
    return ressources.annotate(**_nombres(situations, ressource=OuterRef(OuterRef("pk"))))


def ressources_de(noeud, user, nombre):
    """The first places to turn to from this nœud, each with its `bilan`; one query."""
    if noeud.pk is None:
        return []
    utiles = noeud.ressources_pour(user).les_plus_utiles(user)
    ressources = list(avec_effets(utiles, noeud.source, user)[:nombre])
    for ressource in ressources:
        ressource.bilan = bilan(ressource.aides, ressource.pas_aides)
    return ressources


def noeuds_de(ressource, user):
    """The nœuds that this reader may see and where it serves, each with its `bilan`; one query.

    Those to which its record is tied, and those whose situations say enough; of the others, not even that there are.
    """
    autres = Vignette.autres_noeuds.through.objects.filter(noeud=OuterRef(OuterRef("pk"))).values("vignette")
    situations = comptables(user).filter(Q(noeud=OuterRef("pk")) | Q(pk__in=autres))
    lies = Noeud.ressources.through.objects.filter(ressource=ressource)
    noeuds = (
        Noeud.objects.visibles_pour(user)
        .sources()
        .annotate(**_nombres(situations, ressource=Value(ressource.pk)))
        .annotate(ensemble=F("aides") + F("pas_aides"))
        .filter(Q(pk__in=lies.values("noeud")) | Q(ensemble__gte=SEUIL))
        .order_by("title")
    )
    noeuds = list(noeuds)
    for noeud in noeuds:
        noeud.bilan = bilan(noeud.aides, noeud.pas_aides)
    return noeuds


def _nombres(situations, ressource):
    """A situation counts once: if it was called upon twice, one help is a help."""
    appels = Mobilisation.objects.filter(vignette=OuterRef("pk"), ressource=ressource)
    aide, pas_aide = (Exists(appels.filter(effet=effet)) for effet in (Effet.AIDE, Effet.PAS_AIDE))
    return {
        "aides": _nombre(situations.filter(aide)),
        "pas_aides": _nombre(situations.filter(pas_aide, ~aide)),
    }


def _nombre(situations):
    compte = situations.annotate(un=Value(1)).values("un").annotate(n=Count("pk", distinct=True)).values("n")
    return Coalesce(Subquery(compte, output_field=IntegerField()), 0)
