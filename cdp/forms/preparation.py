from django import forms
from django.utils.translation import gettext_lazy as _

from socle.formulaires import ChampLangue, ChampTexteLong

from ..models import Preparation
from ..models.preparations import TEXTES
from .en_chemin import GardeEnChemin


class PreparationForm(GardeEnChemin):
    """Four open fields, none compulsory; something must be there to be given to the group."""

    TEXTES = TEXTES

    questions = ChampTexteLong(
        label=_("Mes questions"),
        required=False,
        rows=3,
        help_text=_("Ce que vous voulez demander au groupe."),
    )
    reflexions = ChampTexteLong(
        label=_("Mes réflexions"),
        required=False,
        rows=3,
        help_text=_("Ce que vous pensez, ce qui vous retient."),
    )
    pistes = ChampTexteLong(
        label=_("Mes pistes"),
        required=False,
        rows=3,
        help_text=_("Ce que vous avez tenté, ou voudriez tenter."),
    )
    situation = ChampTexteLong(
        label=_("Une situation à apporter"),
        required=False,
        rows=4,
        help_text=_("En quelques lignes. Sans nom, sans âge exact, sans adresse : parlez de la situation."),
    )

    langue = ChampLangue()

    class Meta:
        model = Preparation
        fields = [*TEXTES, "langue"]

    def __init__(self, *args, a_envoyer=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.a_envoyer = a_envoyer

    def clean(self):
        donnees = super().clean()
        remplis = any(donnees.get(champ, "").strip() for champ in TEXTES)
        if not remplis and not self.errors and (self.a_envoyer or self.instance.est_envoyee):
            raise forms.ValidationError(_("Écrivez au moins quelques mots avant d’envoyer au groupe."))
        return donnees
