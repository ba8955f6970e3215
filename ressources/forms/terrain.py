from django import forms
from django.utils.translation import gettext_lazy as _

from socle.formulaires import ChampLangue, ChampTexteLong, FormulaireVersionne

from ..enums import MOYENS_D_UN_MEMBRE, GenreDeSignalement, MoyenDeVerification
from ..models import ModeEmploi
from .adresse_secrete import FormulaireAutourDUneFiche


class FormulaireModeEmploi(FormulaireAutourDUneFiche, FormulaireVersionne):
    """A dated tip, in a few words."""

    TEXTES = ("texte",)

    texte = ChampTexteLong(
        label=_("Ce qu’il est bon de savoir"),
        rows=4,
        max_length=1000,
        help_text=_("Un conseil de terrain, court. Par exemple : « Appelez avant dix heures. »"),
    )

    langue = ChampLangue()

    class Meta:
        model = ModeEmploi
        fields = ["texte", "langue"]

    def __init__(self, *args, ressource, **kwargs):
        super().__init__(*args, **kwargs)
        self.ressource = ressource


class FormulaireSignalement(FormulaireAutourDUneFiche, forms.Form):
    TEXTES = ("texte",)

    genre = forms.ChoiceField(choices=GenreDeSignalement)
    texte = ChampTexteLong(label=_("Précision"), required=False, rows=2, max_length=500)

    def __init__(self, *args, ressource, **kwargs):
        super().__init__(*args, **kwargs)
        self.ressource = ressource


class FormulaireVerification(forms.Form):
    comment = forms.ChoiceField(
        label=_("Comment le savez-vous ?"), choices=MOYENS_D_UN_MEMBRE, initial=MoyenDeVerification.USAGE
    )
