from datetime import UTC, datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from socle.formulaires import ChampTexteLong
from socle.templatetags.fil import extrait

from ..codage.champs import AvecFamilles
from ..codage.texte import normaliser
from ..models import Observation
from .lecture import HORS, lieux


class ChampLieu(forms.ChoiceField):
    """A point that left the agenda since the page was opened loses no note: it is kept outside the agenda."""

    def clean(self, value):
        return value if self.valid_value(value) else HORS


class CarnetForm(AvecFamilles, forms.Form):
    """One note: where, what, and codes if there is time. The key and the hour are the phone's."""

    lieu = ChampLieu(label=_("Vous notez à propos de"), widget=forms.RadioSelect)
    texte = ChampTexteLong(
        label=_("Ce que vous observez"),
        rows=2,
        error_messages={"required": _("Écrivez ce que vous observez, même en trois mots.")},
    )
    cle = forms.UUIDField(widget=forms.HiddenInput, required=False)
    ecrite_le = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, seance, **kwargs):
        super().__init__(*args, **kwargs)
        self.seance = seance
        self.lieux = {lieu.cle: lieu for lieu in lieux(seance)}
        hors = _("Hors de l’ordre du jour") if any(lieu.point for lieu in self.lieux.values()) else _("Autre")
        self.fields["lieu"].choices = [
            (cle, lieu.titre or lieu.libelle_du_moment.capitalize() or hors)
            for cle, lieu in self.lieux.items()
        ]
        self.ajouter_les_familles()

    def clean_texte(self):
        return normaliser(self.cleaned_data["texte"])

    def clean_ecrite_le(self):
        """Milliseconds since 1970, as a browser counts; what makes no date is no date."""
        try:
            return datetime.fromtimestamp(self.cleaned_data["ecrite_le"] / 1000, tz=UTC)
        except (TypeError, ValueError, OverflowError, OSError):
            return None

    def note(self):
        lieu = self.lieux[self.cleaned_data["lieu"]]
        note = Observation(
            seance=self.seance,
            groupe=self.seance.groupe,
            point=lieu.point,
            moment=lieu.moment,
            texte=self.cleaned_data["texte"],
        )
        if self.cleaned_data["cle"]:
            note.cle = self.cleaned_data["cle"]
        return note


class PartageForm(forms.Form):
    """Which of her notes of this session she shows; all, unless she says otherwise."""

    notes = forms.ModelMultipleChoiceField(
        label=_("Les notes à partager"),
        queryset=Observation.objects.none(),
        to_field_name="reference",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Cochez au moins une note.")},
    )

    def __init__(self, *args, notes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["notes"].queryset = notes
        self.fields["notes"].label_from_instance = _en_bref
        self.fields["notes"].initial = list(notes)


def _en_bref(note):
    return extrait(note.texte, 16)
