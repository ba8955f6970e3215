"""Twelve situations typed in after a session: a compact row each, every row on its own."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from socle.cercles.models import reference
from socle.formulaires import ChampTexteLong

from ..models import Vignette
from .anonymat import FormulaireProtege
from .recit.etape import SANS_REPONSE

RANGEES = 12
_BANDES = ("tranche_age", "menage", "saison")


class Rangee(FormulaireProtege, forms.ModelForm):
    """One situation, with the three answers that count and three bands."""

    TEXTES = ("recit", "aide_ou_manque")

    #: Made with the row: sent twice, it is kept once.
    reference = forms.CharField(widget=forms.HiddenInput, initial=reference, required=False)
    noeud = forms.TypedChoiceField(
        label=_("Nœud"),
        empty_value=None,
        error_messages={
            "required": _("Choisissez le nœud le plus proche."),
            "invalid_choice": _("Ce nœud n’est plus dans la liste. Choisissez le plus proche."),
        },
    )
    recit = ChampTexteLong(
        label=_("Que se passe-t-il ?"),
        rows=3,
        error_messages={"required": _("Racontez ce qui se passe, même en trois phrases.")},
    )
    aide_ou_manque = ChampTexteLong(
        label=_("Ce qui a aidé, ce qui a manqué"),
        rows=2,
        error_messages={"required": _("Dites en une phrase ce qui a aidé, ou ce qui a manqué.")},
    )

    class Meta:
        model = Vignette
        fields = ("noeud", "recit", "aide_ou_manque", *_BANDES)
        labels = {"tranche_age": _("Âge"), "menage": _("Ménage"), "saison": _("Saison")}

    def __init__(self, *args, noeuds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["noeud"].choices = [("", _("Choisissez")), *[(lu.source.pk, lu.title) for lu in noeuds]]
        self.fields["noeud"].coerce = {str(lu.source.pk): lu.source for lu in noeuds}.get
        for nom in _BANDES:
            self.fields[nom].choices = [("", SANS_REPONSE), *list(self.fields[nom].choices)[1:]]

    def has_changed(self):
        return bool(set(self.changed_data) - {"reference"})


def rangees(noeuds, envoi=None):
    """The twelve rows, empty or as they are sent."""
    return [
        Rangee(envoi, prefix=f"r{rang}", noeuds=noeuds, empty_permitted=True, use_required_attribute=False)
        for rang in range(RANGEES)
    ]


def a_reprendre(refusees, noeuds):
    """A page again: the refused rows first, as they were typed, then empty ones."""
    envoi = QueryDict(mutable=True)
    for rang, ancienne in enumerate(refusees):
        _recopier(ancienne, f"r{rang}", envoi)
    remplies = [
        Rangee(envoi, prefix=f"r{rang}", noeuds=noeuds, use_required_attribute=False)
        for rang in range(len(refusees))
    ]
    vides = [
        Rangee(prefix=f"r{rang}", noeuds=noeuds, empty_permitted=True, use_required_attribute=False)
        for rang in range(len(refusees), RANGEES)
    ]
    return remplies + vides


def _recopier(rangee, prefixe, envoi):
    """All that was sent for this row, the answers to the anonymity helper too."""
    ancien = f"{rangee.prefix}-"
    for nom in rangee.data:
        if nom.startswith(ancien):
            envoi.setlist(f"{prefixe}-{nom.removeprefix(ancien)}", rangee.data.getlist(nom))
