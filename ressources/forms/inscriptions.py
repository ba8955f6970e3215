from django import forms
from django.utils.translation import gettext_lazy as _


class FormulaireSansCompte(forms.Form):
    """A name and an address: nothing more is asked of somebody who only comes once."""

    nom = forms.CharField(
        label=_("Votre nom"),
        max_length=120,
        help_text=_("Lu par l’organisation seulement."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Dites sous quel nom on vous attend.")},
    )
    courriel = forms.EmailField(
        label=_("Votre adresse e-mail"),
        help_text=_("Pour confirmer, et vous prévenir d’un changement. Personne ne la lit."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Écrivez votre adresse e-mail."),
            "invalid": _("Écrivez une adresse e-mail complète, avec un @ et un point."),
        },
    )

    def clean_courriel(self):
        return self.cleaned_data["courriel"].lower()
