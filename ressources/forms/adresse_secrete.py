"""What is written about a record never gives away the address that it hides."""

from typing import Any

from socle.protection import FormulaireGarde

from .fiches import ADRESSE_DANS_LE_TEXTE


class FormulaireAutourDUneFiche(FormulaireGarde):
    """Of a form that has `ressource`: its `TEXTES` name nobody, nor, with its `FAITS_ECRITS`, the hidden address."""

    ressource: Any
    FAITS_ECRITS: tuple[str, ...] = ()

    def clean(self):
        donnees = super().clean()
        for nom in (*self.TEXTES, *self.FAITS_ECRITS):
            if self.ressource.livre_l_adresse(donnees.get(nom)):
                self.add_error(nom, ADRESSE_DANS_LE_TEXTE)
        return donnees
