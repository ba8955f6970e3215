"""Why a group would work on a nœud now: a small sum, each part of which is said in words beside it.

It counts situations and months, never people against one another, and only what this reader may see (produit.md §4.5):
the order tells her nothing that the page does not.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

#: Past that many, more situations, people or months say nothing more.
SITUATIONS, SOUTIENS, MOIS = 5, 6, 12
#: Below this, a nœud that nobody proposed is not suggested.
SEUIL_DE_RAPPEL = 4


@dataclass(frozen=True)
class Besoin:
    """What speaks for a nœud; `mois` since the group last worked it, None when it never did."""

    situations: int = 0
    non_resolu: bool = False
    reste_noue: bool = False
    mois: int | None = None
    soutiens: int = 0

    @property
    def poids(self):
        """Two a new situation and a person concerned, three for unsolved, one for tied, up to three for the time."""
        return (
            2 * min(self.situations, SITUATIONS)
            + 2 * min(self.soutiens, SOUTIENS)
            + 3 * self.non_resolu
            + (self.reste_noue and not self.non_resolu)
            + (3 if self.mois is None else min(self.mois, MOIS) // 4)
        )

    @property
    def raisons(self):
        """The same, in words, what weighs most first."""
        return [
            phrase
            for phrase in (self._situations(), self._noeud(), self._soutiens(), self._temps())
            if phrase
        ]

    def _situations(self):
        if not self.situations:
            return ""
        return ngettext("%(n)s situation nouvelle", "%(n)s situations nouvelles", self.situations) % {
            "n": self.situations
        }

    def _noeud(self):
        if self.non_resolu:
            return _("non résolu")
        return _("quelque chose y reste noué") if self.reste_noue else ""

    def _soutiens(self):
        if not self.soutiens:
            return ""
        return ngettext(
            "concerne %(n)s personne du groupe", "concerne %(n)s personnes du groupe", self.soutiens
        ) % {"n": self.soutiens}

    def _temps(self):
        if self.mois is None:
            return _("pas encore travaillé par le groupe")
        if self.mois < 4:
            return ""
        return ngettext("pas repris depuis %(n)s mois", "pas repris depuis %(n)s mois", self.mois) % {
            "n": self.mois
        }
