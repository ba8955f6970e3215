"""The closed lists by the words people write for them, so that a row is read back without asking the database again."""

from functools import cached_property
from typing import Any

from django.utils.translation import override

from socle.comptes.models import Commune
from socle.texte import plier

from ..models import Ressource

LANGUES_ACCEPTEES = ("fr", "nl")


class Lexique:
    """One for a whole import: each list is read once."""

    @cached_property
    def communes(self):
        """By folded name in French or Dutch, and by NIS code."""
        return _par_mots(Commune.objects.all(), lambda c: (c.nom, c.nom_nl, c.nis))

    @cached_property
    def themes(self):
        """By every word of the term; one that was brought into another gives that other."""
        # This app does not import nœuds, it knows its terms by the relation.
        termes: Any = Ressource.themes.field.related_model._default_manager
        rangees = termes.filter(liste="theme").select_related("remplace_par").order_by("remplace_par", "pk")
        mots = {}
        for terme in rangees:
            for mot in (terme.libelle, terme.libelle_nl, terme.cle, *terme.mots()):
                mots.setdefault(plier(mot), terme.remplace_par or terme)
        return mots

    @cached_property
    def _choix(self):
        return {}

    def choix(self, codes):
        """Codes of a TextChoices or IntegerChoices by their folded label in either language, and by themselves."""
        if codes not in self._choix:
            mots = {}
            for langue in LANGUES_ACCEPTEES:
                with override(langue):
                    mots |= {plier(str(code.label)): code.value for code in codes}
            self._choix[codes] = mots | {plier(str(code.value)): code.value for code in codes}
        return self._choix[codes]


def _par_mots(objets, mots):
    return {plier(mot): objet for objet in objets for mot in mots(objet) if mot}
