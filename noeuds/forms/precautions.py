from django import forms
from django.utils.translation import gettext_lazy as _

from socle.cercles.enums import Cercle
from socle.formulaires import ChampTexteLong

from ..enums import OuiNon
from ..models import Precautions
from ..models.precautions import QUESTIONS
from .anonymat import FormulaireProtege

_AIDE = _("Si oui, ou si vous ne savez pas : ce que vous changez, ou pourquoi cela va.")
_MOTS = {
    "presse": _("À propos de la presse"),
    "role_unique": _("À propos de ce rôle"),
    "se_reconnait": _("À propos de la personne"),
    "collegue": _("À propos de ces lecteurs"),
}


class ChampPhrase(ChampTexteLong):
    """A sentence asked only of whoever does not answer a plain no: her form says when (`clean`)."""

    def validate(self, value):
        if value:
            super().validate(value)


def _questions():
    champs: dict[str, forms.Field] = {}
    for nom, question in QUESTIONS.items():
        champs[nom] = forms.ChoiceField(
            label=question,
            choices=OuiNon.choices,
            widget=forms.RadioSelect,
            error_messages={"required": _("Répondez à cette question : un doute est une réponse.")},
        )
        champs[f"{nom}_mot"] = ChampPhrase(label=_MOTS[nom], help_text=_AIDE, max_length=600, rows=2)
    return champs


class _QuatreQuestions(forms.ModelForm):
    use_required_attribute = False

    class Meta:
        model = Precautions
        fields = [nom for question in QUESTIONS for nom in (question, f"{question}_mot")]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= _questions()


class FormulairePrecautions(FormulaireProtege, _QuatreQuestions):
    """The four questions that no tool can answer; whatever is not a plain no asks for a sentence."""

    TEXTES: tuple[str, ...] = tuple(f"{nom}_mot" for nom in QUESTIONS)

    def questions(self):
        """Each question with its sentence, for the template."""
        return [(self[nom], self[f"{nom}_mot"]) for nom in QUESTIONS]

    def clean(self):
        donnees = super().clean()
        for nom in QUESTIONS:
            doute = donnees.get(nom) in (OuiNon.OUI, OuiNon.NE_SAIT_PAS)
            if doute and not donnees.get(f"{nom}_mot") and f"{nom}_mot" not in self.errors:
                self.add_error(f"{nom}_mot", _("Dites ce que vous changez, ou pourquoi cela va."))
        return donnees


class FormulairePartage(FormulairePrecautions):
    """What an author answers before she asks for a wider cercle; her consent is this request, dated in the log."""

    vers = forms.ChoiceField(
        label=_("Avec qui la partager ?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez avec qui vous la partagez."),
            "invalid_choice": _("Choisissez avec qui vous la partagez, dans cette liste."),
        },
    )
    consentement = forms.BooleanField(
        label=_("J’accepte que ce texte soit relu, puis lu par les personnes que j’ai choisies."),
        error_messages={
            "required": _("Cochez cette case si vous acceptez. Vous pourrez reprendre à tout moment.")
        },
    )
    version = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, vignette, cercles, **kwargs):
        super().__init__(*args, **kwargs)
        self.vignette = vignette
        self.fields["vers"].choices = [(cercle.value, _qui_lira(cercle, vignette)) for cercle in cercles]
        self.fields["version"].initial = vignette.modifie_le.isoformat()

    def clean(self):
        donnees = super().clean()
        if donnees.get("version") != self.vignette.modifie_le.isoformat():
            self.data = self.data.copy()
            self.data["version"] = self.vignette.modifie_le.isoformat()
            raise forms.ValidationError(
                _(
                    "Votre texte a changé depuis que vous avez ouvert cette page. Relisez-le, puis envoyez de nouveau."
                )
            )
        return donnees


def _qui_lira(cercle, vignette):
    """Who will read, and how it is signed, in words."""
    secteur = vignette.signature_dehors
    if cercle == Cercle.GROUPE:
        return _("%(groupe)s : ses membres la lisent, et voient votre nom.") % {"groupe": vignette.groupe}
    if cercle == Cercle.RESEAU:
        return _("Le réseau : ses membres la lisent, signée « %(secteur)s ».") % {"secteur": secteur}
    return _("Tout le monde, sans compte : signée « %(secteur)s », après la coordination.") % {
        "secteur": secteur
    }


class FormulaireRelecture(FormulairePrecautions):
    """The same questions to the moderator; her reason is asked where traits are rare, or where the author said yes."""

    TEXTES = (*FormulairePrecautions.TEXTES, "justification")

    justification = ChampTexteLong(
        label=_("Pourquoi l’accepter malgré cela"),
        help_text=_(
            "Ce mot reste dans l’histoire de la vignette. Seules les personnes qui relisent le lisent."
        ),
        max_length=1_000,
        rows=3,
        error_messages={"required": _("Dites pourquoi vous l’acceptez malgré ce qui est signalé plus haut.")},
    )

    def __init__(self, *args, justifier, **kwargs):
        super().__init__(*args, **kwargs)
        if not justifier:
            del self.fields["justification"]
