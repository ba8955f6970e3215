from django import forms
from django.utils.translation import gettext_lazy as _

from socle.formulaires import LONGUEUR_ETIQUETTE
from socle.texte import plier


class FormulaireEtiquette(forms.Form):
    nom = forms.CharField(
        label=_("Son nom"),
        help_text=_("Si une autre étiquette porte déjà ce nom, les deux n’en feront plus qu’une."),
        max_length=LONGUEUR_ETIQUETTE,
        error_messages={"required": _("Écrivez le nom que vous voulez garder.")},
    )

    def clean_nom(self):
        nom = " ".join(self.cleaned_data["nom"].split())
        if not plier(nom) or "," in nom:
            raise forms.ValidationError(_("Un nom tient en quelques mots, sans virgule."))
        return nom
