"""What is typed while a session is held."""

import secrets

from django import forms
from django.utils.translation import gettext_lazy as _

from noeuds.forms.anonymat import FormulaireProtege
from socle.formulaires import ChampTexteLong

from ..enums import GenreDeCapture
from ..models import Capture, Cloture
from ..models.direct import LONGUEUR_CAPTURE, LONGUEUR_DU_CODE
from .en_chemin import GardeEnChemin


class CodeForm(forms.Form):
    """The code of the screen, typed as one reads it: with spaces, in small letters."""

    code = forms.CharField(
        label=_("Code affiché à l’écran"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("Tapez le code de six signes affiché à l’écran.")},
    )

    def clean_code(self):
        return "".join(self.cleaned_data["code"].split()).upper()[: LONGUEUR_DU_CODE + 1]


class CaptureForm(FormulaireProtege, forms.ModelForm):
    """Two taps: what it is, then a few words. `cle` tells twice the same from two that look alike."""

    TEXTES = ("texte",)

    genre = forms.ChoiceField(
        label=_("Que notez-vous ?"),
        choices=GenreDeCapture,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez ce que vous notez : une ressource, une piste…")},
    )
    texte = ChampTexteLong(
        label=_("En quelques mots"),
        rows=2,
        max_length=LONGUEUR_CAPTURE,
        error_messages={"required": _("Écrivez quelques mots : le nom d’un service, une idée, une phrase.")},
    )
    cle = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    class Meta:
        model = Capture
        fields = ["genre", "texte"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cle"].initial = secrets.token_urlsafe()

    def clean(self):
        donnees = super().clean()
        self.instance.cle = donnees.get("cle") or secrets.token_urlsafe()
        return donnees


class ClotureForm(GardeEnChemin):
    """The five minutes at the end: three open fields, none compulsory."""

    TEXTES = ("retenu", "emporte", "reste")

    retenu = ChampTexteLong(
        label=_("Ce que nous retenons"),
        help_text=_("Deux ou trois phrases, telles que le groupe les dit."),
        required=False,
        rows=3,
        max_length=2000,
    )
    emporte = ChampTexteLong(
        label=_("Ce que nous emportons"),
        help_text=_("Une piste à essayer, un contact, un outil."),
        required=False,
        rows=3,
        max_length=2000,
    )
    reste = ChampTexteLong(
        label=_("Ce qui reste à faire"),
        help_text=_("Qui s’en charge, et pour quand ? Une fonction suffit, pas un nom."),
        required=False,
        rows=3,
        max_length=2000,
    )

    class Meta:
        model = Cloture
        fields = ["retenu", "emporte", "reste"]
