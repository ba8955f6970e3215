from django import forms
from django.utils.translation import gettext_lazy as _

from socle.formulaires import ChampTexteLong

from ..protection import proteger


class FormulaireAlerte(forms.Form):
    """Why one fears that somebody could be recognised; it may stay empty, and must expose nobody in its turn."""

    mot = ChampTexteLong(
        label=_("Ce qui fait reconnaître quelqu’un"),
        help_text=_("Dites quel détail, sans citer personne. Seule la modération le lira."),
        required=False,
        max_length=1_000,
        rows=4,
    )

    def clean_mot(self):
        protection = proteger(self.cleaned_data["mot"], {})
        if protection.refuse:
            raise forms.ValidationError(
                _(
                    "Votre mot cite lui-même : %(passages)s. Dites plutôt de quel détail il s’agit, et où il se trouve."
                ),
                params={"passages": ", ".join(str(p.libelle) for p in protection.passages if p.ouvert)},
            )
        return self.cleaned_data["mot"]
