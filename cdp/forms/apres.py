from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from socle.formulaires import ChampTexteLong

from ..apres.redaction import LONGUEUR_ELEMENT
from ..enums import GenreElement
from ..models import Redaction
from ..models.redaction import TEXTES_REDIGES
from .en_chemin import GardeEnChemin

_AIDES = {
    GenreElement.POSITIF: _("Ce qui a aidé, ce qui a bien marché."),
    GenreElement.DIFFICULTE: _("Ce qui a résisté, ce qui manque."),
    GenreElement.NOUVEAU: _("Ce que le groupe ne savait pas."),
    GenreElement.SOLUTION: _("Ce qu’un autre groupe pourrait essayer."),
}


def _element(genre):
    return ChampTexteLong(
        label=genre.label.capitalize(),
        help_text=_AIDES[genre],
        required=False,
        rows=2,
        max_length=LONGUEUR_ELEMENT,
    )


class PresencesForm(forms.Form):
    """Who was there, among the people invited."""

    presents = forms.TypedMultipleChoiceField(
        label=_("Étaient là"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, attendus, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["presents"].choices = [(a.personne_id, str(a.personne)) for a in attendus]


class RedactionForm(GardeEnChemin):
    """The minutes, and what the group passes on; `reprises` are the notes that were put in."""

    TEXTES = TEXTES_REDIGES

    compte_rendu = ChampTexteLong(
        label=_("Compte rendu"),
        required=False,
        rows=14,
        barre=True,
        help_text=_(
            "Ce que le groupe a travaillé. Aucun nom, aucun détail qui ferait reconnaître quelqu’un."
        ),
    )
    positif = _element(GenreElement.POSITIF)
    difficulte = _element(GenreElement.DIFFICULTE)
    nouveau = _element(GenreElement.NOUVEAU)
    solution = _element(GenreElement.SOLUTION)
    reprises = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Redaction
        fields = TEXTES_REDIGES

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reprises"].initial = en_liste(self.instance.reprises)

    def clean_reprises(self):
        recues = self.cleaned_data["reprises"].split(",")
        self.instance.reprises = [int(cle) for cle in recues if cle.isdigit() and len(cle) < 12][:500]
        return self.cleaned_data["reprises"]

    def montrer(self, textes, reprises):
        """The page again, with these texts added to what was typed; nothing is judged nor kept yet."""
        self.data = self.data.copy()
        for nom, texte in textes.items():
            self.data[nom] = "\n\n".join(filter(None, [self.data.get(nom, "").rstrip(), texte]))
        self.data["reprises"] = en_liste(reprises)
        self._errors = ErrorDict()

    def elements(self):
        return {genre: self.cleaned_data[genre] for genre in GenreElement.values}


def en_liste(cles):
    return ",".join(str(cle) for cle in cles)
