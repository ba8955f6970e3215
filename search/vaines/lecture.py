"""The same words, month after month."""

from dataclasses import dataclass, field
from datetime import date

from .models import RechercheVaine

#: Words shown; the least recent are not.
AU_PLUS = 200
#: So many are a need by themselves, « dentiste », « hébergement nuit ».
MOTS_SEULS = 2


@dataclass
class Vaine:
    mots: str
    langue: str
    repondent: int | None
    #: [(month, number of days)], the latest first.
    mois: list[tuple[date, int]] = field(default_factory=list)

    @property
    def nombre(self):
        return sum(nombre for _mois, nombre in self.mois)


def vaines(au_plus=AU_PLUS):
    """Each expression once, the latest month first, then what was asked most."""
    trouvees: dict[tuple[str, str], Vaine] = {}
    for ligne in RechercheVaine.objects.order_by("-mois", "-nombre", "pliee", "pk"):
        cle = (ligne.langue, ligne.pliee)
        if cle not in trouvees and len(trouvees) >= au_plus:
            continue
        une = trouvees.setdefault(cle, Vaine(ligne.mots, ligne.langue, ligne.repondent))
        une.mois.append((ligne.mois, ligne.nombre))
    return [une for une in trouvees.values() if _se_montre(une)]


def _se_montre(une):
    """Several words together may tell of one situation: asked on one day alone, they are not shown."""
    return une.nombre > 1 or len(une.mots.split()) <= MOTS_SEULS
