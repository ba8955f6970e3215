from datetime import date

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from noeuds.forms.anonymat import FormulaireProtege
from noeuds.forms.signe import FormulaireSigne
from noeuds.models import Noeud
from socle.cercles.actions import signer
from socle.comptes.enums import Secteur
from socle.formulaires import ChampLangue, ChampTexteLong

from ..enums import Accord
from ..models import Code, Verbatim

#: How far back one may date words, in months.
MOIS = 48


def _secteurs():
    return [(secteur.value, secteur.signature) for secteur in Secteur]


class ChampMois(forms.TypedChoiceField):
    """A month among the last ones: no day can be given, not even by an address typed by hand."""

    def __init__(self, **kwargs):
        super().__init__(coerce=_le_premier, empty_value=None, **kwargs)

    def prepare_value(self, value):
        return f"{value:%Y-%m}" if isinstance(value, date) else value


def _le_premier(mois):
    return date.fromisoformat(f"{mois}-01")


def mois_possibles(aussi=None):
    """(« 2026-11 », « novembre 2026 »), newest first; `aussi` is there whatever its age."""
    aujourd_hui = timezone.localdate()
    depart = aujourd_hui.year * 12 + aujourd_hui.month - 1
    premiers = [date(rang // 12, rang % 12 + 1, 1) for rang in range(depart, depart - MOIS, -1)]
    if aussi is not None and aussi not in premiers:
        premiers.append(aussi)
    return [(f"{mois:%Y-%m}", date_format(mois, "F Y")) for mois in premiers]


class FormulaireVerbatim(FormulaireProtege, FormulaireSigne):
    """Words, of which the anonymity helper says what could name somebody; from a passage, they are already there."""

    TEXTES = ("texte",)

    texte = ChampTexteLong(
        label=_("Les paroles"),
        rows=5,
        max_length=1500,
        help_text=_(
            "Telles quelles. Coupez avec […] ; remplacez ce qui désigne quelqu’un. Pas de guillemets."
        ),
        error_messages={"required": _("Écrivez les paroles à garder.")},
    )
    mois = ChampMois(
        label=_("Quand"), help_text=_("Le mois seulement : un jour dirait à quelle séance, et qui était là.")
    )
    voix = forms.ChoiceField(
        label=_("Qui parle"),
        choices=_secteurs,
        widget=forms.RadioSelect,
        help_text=_("Un secteur. Jamais un nom, ni un métier rare."),
        error_messages={"required": _("Dites de quel secteur vient la parole.")},
    )
    codes = forms.ModelMultipleChoiceField(
        label=_("Codes"), queryset=Code.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    noeuds = forms.ModelMultipleChoiceField(
        label=_("Nœuds"), queryset=Noeud.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    langue = ChampLangue()

    class Meta:
        model = Verbatim
        fields = ["texte", "mois", "voix", "langue", "codes", "noeuds"]

    def __init__(self, *args, auteur, passage=None, **kwargs):
        super().__init__(*args, auteur=auteur, **kwargs)
        self.passage = passage
        self.fields["codes"].queryset = Code.objects.actifs()
        visibles = Noeud.objects.visibles_pour(auteur).sources()
        self.fields["noeuds"].queryset = visibles.order_by("title")
        if passage is not None or self.instance.passage_id:
            self.fields.pop("groupe", None)
        if passage is not None:
            self._partir_du_passage(passage)
        ancien = self.instance.mois if self.instance.pk else self.initial.get("mois")
        self.fields["mois"].choices = mois_possibles(ancien)
        self.fields["mois"].error_messages["invalid_choice"] = _("Choisissez un mois de la liste.")

    def _partir_du_passage(self, passage):
        """Of its group, its month and its codes; the words are copied, never linked."""
        debut = timezone.localdate(passage.observation.seance.debut)
        self.initial = {
            **self.initial,
            "texte": passage.extrait,
            "mois": debut.replace(day=1),
            "langue": passage.observation.langue,
            "codes": [code.pk for code in passage.codes.all()],
        }

    def save(self, commit=True):
        if self.passage is None:
            self.signer()
        else:
            signer(self.instance, self.auteur, self.passage.observation.groupe)
            self.instance.passage = self.passage
        return super().save(commit)


class FormulaireAccord(forms.Form):
    """How and when the person who spoke agreed; who she is stays out of it."""

    accord = forms.ChoiceField(
        label=_("Que dit la personne ?"),
        choices=[("", _("pas encore demandé")), *Accord.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    accord_le = forms.DateField(
        label=_("Accord donné le"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Lu par vous, la modération du groupe et qui relit. Jamais publié."),
    )

    def clean_accord_le(self):
        le = self.cleaned_data["accord_le"]
        if le is not None and le > timezone.localdate():
            raise forms.ValidationError(_("Cette date est à venir : donnez celle de l’accord."))
        return le

    def clean(self):
        donnees = super().clean()
        donne = donnees.get("accord") in Accord.donnes()
        if donne and not donnees.get("accord_le") and "accord_le" not in self.errors:
            self.add_error("accord_le", _("Dites quand la personne a donné son accord."))
        return donnees
