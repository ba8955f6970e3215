"""A house of an open-doors week, and its slots."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from socle.formulaires import ChampLangue, ChampTexteLong, FormulaireVersionne
from socle.protection import FormulaireGarde

from ..enums import Langue
from ..models import MaisonOuverte
from .rencontres import champ_de_jour


class FormulaireMaison(FormulaireGarde, FormulaireVersionne):
    """A house of an open-doors week; its address is public with the week. Not `entier`: without its words."""

    TEXTES = ("a_voir",)

    a_voir = ChampTexteLong(
        label=_("Ce qu’on y voit"),
        required=False,
        rows=4,
        max_length=1500,
        help_text=_("La formule de la visite : les locaux, une journée racontée, un repas…"),
    )
    langues = forms.MultipleChoiceField(
        label=_("Langues de la visite"),
        choices=Langue,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    langue = ChampLangue()

    class Meta:
        model = MaisonOuverte
        fields = ["nom", "adresse", "commune", "transports", "langues", "a_voir", "contact", "langue"]

    def __init__(self, *args, entier=True, **kwargs):
        super().__init__(*args, **kwargs)
        if not entier:
            for nom in ("nom", "a_voir", "langue"):
                del self.fields[nom]
        self.fields["adresse"].help_text = _("Elle s’affiche et s’imprime dans le programme.")
        self.fields["transports"].help_text = _("Par exemple : tram 51, arrêt Lemonnier.")
        self.fields["contact"].help_text = _(
            "Un numéro ou une adresse de service, imprimés dans le programme."
        )


class FormulairePlage(forms.Form):
    jour = forms.DateField(label=_("Jour"), widget=champ_de_jour())
    debut = forms.TimeField(label=_("De"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    fin = forms.TimeField(label=_("À"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    places = forms.IntegerField(
        label=_("Places"),
        min_value=1,
        max_value=200,
        initial=12,
        help_text=_("De petits groupes : dix à quinze personnes au plus."),
    )

    def clean(self):
        donnees = super().clean()
        jour, debut, fin = (donnees.get(nom) for nom in ("jour", "debut", "fin"))
        if debut and fin and fin <= debut:
            self.add_error("fin", _("La fin doit suivre le début."))
        if jour and jour < timezone.localdate():
            self.add_error("jour", _("Choisissez un jour à venir."))
        return donnees

    @property
    def bornes(self):
        jour = self.cleaned_data["jour"]
        return tuple(
            timezone.make_aware(datetime.combine(jour, self.cleaned_data[nom])) for nom in ("debut", "fin")
        )
