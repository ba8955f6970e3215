"""The code book in a form: one folded field a family, as one ticks codes during a session."""

from django import forms

from ..models import Code

_RETRAIT = "\u2003"


class AvecFamilles(forms.BaseForm):
    """Call `ajouter_les_familles` at the end of `__init__`; the keys ticked are `cleaned_data["codes"]`."""

    familles: dict[str, str]

    def ajouter_les_familles(self, choisis=()):
        self.familles = {}
        cles = {str(cle) for cle in choisis}
        for famille, codes in Code.objects.familles():
            nom = f"codes_{famille.cle}"
            champ = _champ_de_famille(famille, codes, cles)
            if champ.choices:
                self.fields[nom] = champ
                self.familles[nom] = famille.langue

    def clean(self):
        donnees = super().clean() or {}
        donnees["codes"] = [int(cle) for nom in self.familles for cle in donnees.get(nom, [])]
        return donnees

    def familles_de_codes(self):
        """For the template: each family's field, and whether it is unfolded at first sight."""
        champs = [(self[nom], langue) for nom, langue in self.familles.items()]
        return [
            {"champ": champ, "langue": langue, "ouverte": bool(champ.value() or champ.errors)}
            for champ, langue in champs
        ]


def _champ_de_famille(famille, codes, choisis):
    """A code that was retired is no longer proposed; where it is put already, it stays."""
    choix = [
        (str(code.pk), _RETRAIT * max(code.profondeur - 1, 0) + code.nom)
        for code in codes
        if code.retire_le is None or str(code.pk) in choisis
    ]
    return forms.MultipleChoiceField(
        label=famille.nom,
        choices=choix,
        required=False,
        initial=[cle for cle, _nom in choix if cle in choisis],
        widget=forms.CheckboxSelectMultiple,
    )
