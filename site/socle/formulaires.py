"""What every form of the platform shares: clear sentences beside the field, and nothing typed is lost."""

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from socle.etiquettes.models import Etiquette
from socle.modeles import langues_possibles
from socle.texte import plier

LONGUEUR_TEXTE = 20_000
LONGUEUR_ETIQUETTE = 40
NOMBRE_ETIQUETTES = 10


class ChampTexteLong(forms.CharField):
    """A Markdown text: a plain textarea, and a limit told in words (characters); `barre` puts buttons above it."""

    def __init__(self, *args, max_length=LONGUEUR_TEXTE, rows=6, barre=False, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(*args, max_length=None, **kwargs)
        self.barre = barre
        self.permettre(max_length)

    def permettre(self, limite):
        self.limite = limite
        self.widget.attrs["data-maximum"] = limite

    def validate(self, value):
        super().validate(value)
        if len(value) > self.limite:
            raise forms.ValidationError(
                _("Ce texte est trop long : %(nombre)s signes, pour %(limite)s au plus. Gardez l’essentiel."),
                params={"nombre": len(value), "limite": self.limite},
            )


class ChampEtiquettes(forms.CharField):
    """Free labels separated by commas, completed as one types; gives a list of names."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label", _("Étiquettes"))
        kwargs.setdefault(
            "help_text", _("Quelques mots séparés par des virgules, par exemple : logement, budget.")
        )
        kwargs.setdefault("required", False)
        kwargs.setdefault("widget", forms.TextInput(attrs={"data-etiquettes": "", "autocomplete": "off"}))
        super().__init__(*args, **kwargs)

    def prepare_value(self, value):
        if isinstance(value, str) or value is None:
            return value
        return ", ".join(getattr(etiquette, "name", str(etiquette)) for etiquette in value)

    def clean(self, value):
        noms = [nom.strip() for nom in super().clean(value).split(",") if plier(nom)]
        if len(noms) > NOMBRE_ETIQUETTES:
            raise forms.ValidationError(
                _("Gardez %(limite)s étiquettes au plus : choisissez les plus parlantes."),
                params={"limite": NOMBRE_ETIQUETTES},
            )
        for nom in noms:
            if len(nom) > LONGUEUR_ETIQUETTE:
                raise forms.ValidationError(
                    _("L’étiquette « %(debut)s… » est trop longue : %(limite)s signes au plus."),
                    params={"debut": nom[:20], "limite": LONGUEUR_ETIQUETTE},
                )
        return noms

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)


class ChampLangue(forms.ChoiceField):
    """The language of a text, already answered with the one in which its author reads; missing, nothing changes."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Langue du texte"))
        kwargs.setdefault("choices", langues_possibles)
        super().__init__(**kwargs)

    def validate(self, value):
        if value not in self.empty_values:
            super().validate(value)


class FormulaireVersionne(forms.ModelForm):
    """Refuses to overwrite what somebody else saved since this form was opened.

    The model has `modifie_le`. The refusal keeps what was typed and, once read, a second send goes through.
    """

    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self._version()
        if "etiquettes" in self.fields and self.instance.pk:
            self.initial["etiquettes"] = list(self.instance.etiquettes.all())

    def _version(self):
        return self.instance.modifie_le.isoformat() if self.instance.pk else ""

    def clean(self):
        donnees = super().clean()
        envoyee = donnees.get("version", "")
        if self.instance.pk and envoyee and envoyee != self._version():
            self.data = self.data.copy()
            self.data[self.add_prefix("version")] = self._version()
            raise forms.ValidationError(
                _(
                    "Ce texte a changé ailleurs depuis que vous l’avez ouvert. Rien n’est perdu : relisez votre version"
                    " ci-dessous ; si elle est la bonne, envoyez une seconde fois."
                )
            )
        return donnees

    def enregistrer_etiquettes(self):
        if "etiquettes" in self.cleaned_data:
            self.instance.etiquettes.set(Etiquette.objects.pour_noms(self.cleaned_data["etiquettes"]))


class SansJugement(forms.BaseForm):
    """Shown again while it is being filled (« ajouter des points »): nothing lost, nothing judged yet."""

    a_juger = True

    def full_clean(self):
        super().full_clean()
        if not self.a_juger:
            self._errors = ErrorDict()


def erreurs_de(saisie):
    """(id of the control, label, message) of each error of a form or formset; no id nor label for a general one."""
    if isinstance(saisie, forms.BaseFormSet):
        generales = [("", "", message) for message in saisie.non_form_errors()]
        return generales + [erreur for form in saisie for erreur in erreurs_de(form)]
    generales = [("", "", message) for message in saisie.non_field_errors()]
    return generales + [
        ("", "", message) if champ.is_hidden else (_premier_controle(champ), champ.label, message)
        for champ in saisie
        for message in champ.errors
    ]


def _premier_controle(champ):
    """A group of boxes has no control of its own: its first one takes the focus."""
    if isinstance(champ.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return champ.subwidgets[0].id_for_label if champ.subwidgets else champ.auto_id
    return champ.id_for_label
