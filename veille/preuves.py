"""How much a bundle of evidence holds at this moment: two numbers, never a text (produit.md §4.4).

Nothing is kept: what is withdrawn, deleted or taken back leaves the count at the next reading. A vignette is one
situation, when the network may read it; an observation is one, however many of its passages are cited.
"""

from dataclasses import dataclass

from django.db.models import F, Q, Value

from noeuds.models import Vignette
from socle.cercles.enums import Cercle, Etat
from socle.seuils import SEUIL
from socle.seuils import au_moins as par_paliers

from .models import Passage


@dataclass(frozen=True)
class Compte:
    """None under the threshold: no reader learns that there are two."""

    situations: int | None = None
    groupes: int | None = None
    #: Whether anything of it still stands; a reader is told of evidence that was all taken back.
    en_place: bool = False
    #: Whether `situations` is rounded down: what several hold together is not to be subtracted from what one holds.
    au_moins: bool = False


def compte(faisceau) -> Compte:
    """What this bundle holds; nothing for None."""
    return comptes([faisceau])[faisceau.pk] if faisceau else Compte()


def comptes(faisceaux) -> dict[int, Compte]:
    """{pk of a bundle: its count}, in one query however many there are."""
    return comptes_des_cles([faisceau.pk for faisceau in faisceaux])[0]


def compte_ensemble(faisceaux) -> Compte:
    """What they hold together: what two of them cite counts once."""
    return comptes_des_cles([faisceau.pk for faisceau in faisceaux])[1]


def comptes_des_cles(cles) -> tuple[dict[int, Compte], Compte]:
    """The count of each bundle of these keys, of one that is gone too, and of all together."""
    situations: dict[int, set] = {cle: set() for cle in cles}
    for cle, *situation in _observations(cles).union(_vignettes(cles)):
        situations[cle].add(tuple(situation))
    chacun = {cle: _compter(siennes) for cle, siennes in situations.items()}
    return chacun, _ensemble(list(situations.values()))


def _ensemble(plusieurs):
    tout = set().union(*plusieurs)
    if all(siennes == tout for siennes in plusieurs):
        return _compter(tout)
    return Compte(par_paliers(len(tout)), en_place=bool(tout), au_moins=True)


def _compter(situations):
    if len(situations) < SEUIL:
        return Compte(en_place=bool(situations))
    groupes = {groupe for _genre, _cle, groupe in situations if groupe is not None}
    return Compte(len(situations), len(groupes), en_place=True)


def _observations(cles):
    """Of a text that somebody else has taken back from her, nothing counts any more."""
    lisible = (
        Q(observation__partagee_le__isnull=False)
        | Q(observation__auteur=F("faisceaux__auteur"))
        | Q(observation__auteur__isnull=True)
    )
    en_place = Passage.objects.filter(lisible, faisceaux__in=cles, observation__etat=Etat.EN_LIGNE)
    nommees = en_place.order_by().annotate(genre=Value("observation"))
    return nommees.values_list("faisceaux", "genre", "observation", "observation__groupe")


def _vignettes(cles):
    lisibles = Vignette.objects.filter(
        faisceaux__in=cles, etat=Etat.EN_LIGNE, cercle__in=[Cercle.RESEAU, Cercle.PUBLIC]
    )
    nommees = lisibles.order_by().annotate(genre=Value("vignette"))
    return nommees.values_list("faisceaux", "genre", "pk", "groupe")
