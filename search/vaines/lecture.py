"""The same words, month after month."""

from dataclasses import dataclass, field
from datetime import date

from .models import RechercheVaine

#: Words shown; the least recent are not.
AU_PLUS = 200


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
    return list(trouvees.values())
