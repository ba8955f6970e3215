from django import forms
from django.utils.translation import gettext_lazy as _

from socle.formulaires import ChampTexteLong

from ..models import Code, Observation
from .correction import texte_a_la_version
from .fusion import fusionner
from .texte import normaliser

SIGNES_D_UNE_TRANSCRIPTION = 400_000
GESTES = ("coder", "decoder", "retirer", "replacer", "annoter")


class GesteForm(forms.Form):
    """One gesture of the coding table, from its script or from its form."""

    geste = forms.ChoiceField(choices=[(geste, geste) for geste in GESTES])
    cle = forms.UUIDField(required=False)
    version = forms.IntegerField(required=False, min_value=1)
    debut = forms.IntegerField(required=False, min_value=0)
    fin = forms.IntegerField(required=False, min_value=1)
    codes = forms.ModelMultipleChoiceField(Code.objects.all(), required=False)
    texte = forms.CharField(required=False, max_length=20_000, strip=False)

    def clean(self):
        super().clean()
        donnees = self.cleaned_data
        geste = donnees.get("geste")
        if geste in ("coder", "replacer") and (donnees.get("debut") is None or donnees.get("fin") is None):
            raise forms.ValidationError(_("Choisissez des mots du texte."))
        if geste in ("coder", "decoder") and "codes" in donnees and not donnees["codes"]:
            raise forms.ValidationError(_("Choisissez au moins un code."))
        return donnees


class ChoixParPhrases(forms.Form):
    """Without script: from which sentence to which one, and which codes."""

    debut = forms.TypedChoiceField(label=_("De la phrase"), coerce=int)
    fin = forms.TypedChoiceField(label=_("à la phrase"), coerce=int)
    codes = forms.ModelMultipleChoiceField(
        Code.objects.none(), label=_("Codes"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, phrases, codes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["debut"].choices = [(phrase.debut, _court(phrase)) for phrase in phrases]
        self.fields["fin"].choices = [(phrase.fin, _court(phrase)) for phrase in phrases]
        self.fields["codes"].queryset = Code.objects.actifs()
        retrait = "\u2003"
        self.fields["codes"].choices = [
            (code["pk"], retrait * code["profondeur"] + code["nom"]) for code in codes
        ]


def _court(phrase):
    return phrase.texte if len(phrase.texte) <= 70 else f"{phrase.texte[:69].rstrip()}…"


class ReunitLesTextes(forms.BaseForm):
    """For a form that carries `texte` and `version_du_texte`: a text that changed meanwhile comes back merged."""

    reuni = False

    def reunir(self, observation):
        """Put both changes in the field, on the version of today; nothing that was typed is lost."""
        texte = normaliser(self.cleaned_data.get("texte") or "")
        version = self.cleaned_data.get("version_du_texte")
        if not texte or version in (None, observation.version):
            return
        base = texte_a_la_version(observation, version) or ""
        fusion = fusionner(base, texte, observation.texte, (str(_("[ici : ")), str(_(" | ailleurs : ")), "]"))
        self.data = self.data.copy()
        self.data[self.add_prefix("texte")] = fusion.texte
        self.data[self.add_prefix("version_du_texte")] = observation.version
        self.reuni = True


class TexteForm(ReunitLesTextes, forms.Form):
    """Correct a text: its passages follow."""

    texte = ChampTexteLong(
        label=_("Le texte"),
        rows=24,
        max_length=SIGNES_D_UNE_TRANSCRIPTION,
        strip=False,
        error_messages={"required": _("Le texte ne peut pas être vide.")},
        help_text=_(
            "Les passages codés suivent vos corrections. Ceux dont les mots disparaissent sont à revoir."
        ),
    )
    version_du_texte = forms.IntegerField(widget=forms.HiddenInput({"data-avec-brouillon": ""}))

    def __init__(self, *args, observation: Observation, **kwargs):
        kwargs.setdefault("initial", {"texte": observation.texte, "version_du_texte": observation.version})
        super().__init__(*args, **kwargs)
