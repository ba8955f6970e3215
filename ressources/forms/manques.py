from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from socle.comptes.models import Commune
from socle.protection import FormulaireGarde

from ..enums import GenreDeRessource, Langue
from ..manques.actions import FAITS
from ..manques.enums import EtatDeManque
from ..models import ManqueDocumente, Ressource

INDIFFERENT = _("Peu importe")


def _modele(champ):
    """This app knows nœuds and their terms by its relations only."""
    return ManqueDocumente._meta.get_field(champ).related_model


class FormulaireManque(FormulaireGarde, forms.Form):
    """What was looked for, in governed terms; the free words are for those who keep the directory."""

    TEXTES = ("mots",)

    theme = forms.ModelChoiceField(
        label=_("Le thème"),
        queryset=None,
        to_field_name="cle",
        required=False,
        empty_label=_("Choisissez"),
    )
    noeud = forms.ModelChoiceField(
        queryset=None, to_field_name="reference", required=False, widget=forms.HiddenInput
    )
    commune = forms.ModelChoiceField(
        label=_("La commune"),
        queryset=Commune.objects.all(),
        to_field_name="nis",
        required=False,
        empty_label=_("Toute la Région"),
    )
    genre = forms.ChoiceField(
        label=_("Ce que vous cherchiez"),
        required=False,
        choices=[("", INDIFFERENT), *GenreDeRessource.choices],
    )
    langue_parlee = forms.ChoiceField(
        label=_("Une langue"), required=False, choices=[("", INDIFFERENT), *Langue.choices]
    )
    mots = forms.CharField(
        label=_("En quelques mots"),
        max_length=200,
        required=False,
        help_text=_("Ce qui manque, sans parler d’une personne. Par exemple : « une douche le dimanche »."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        themes = _modele("theme")._default_manager.filter(liste="theme", remplace_par=None)
        self.fields["theme"].queryset = themes
        self.fields["noeud"].queryset = _modele("noeud").objects.visibles_pour(user).sources()

    def clean(self):
        donnees = super().clean()
        if not self.errors and not any(donnees.get(nom) for nom in FAITS):
            self.add_error("theme", _("Choisissez un thème : c’est lui qui rassemble les demandes."))
        return donnees

    def faits(self):
        return {nom: self.cleaned_data[nom] for nom in FAITS}


class FormulaireDecision(forms.Form):
    """What becomes of a lack; to answer it is to name the record that does."""

    etat = forms.ChoiceField(label=_("Ce manque est"), choices=EtatDeManque.choices, widget=forms.RadioSelect)
    ressource = forms.CharField(
        label=_("La ressource qui y répond"),
        max_length=160,
        required=False,
        help_text=_("Son nom, comme dans le répertoire."),
        widget=forms.TextInput(
            attrs={"data-completer": reverse_lazy("ressources_noms"), "autocomplete": "off"}
        ),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_ressource(self):
        """The record of this name that she may see."""
        nom = self.cleaned_data["ressource"]
        trouvee = Ressource.objects.visibles_pour(self.user).du_meme_nom(nom).first() if nom else None
        if nom and trouvee is None:
            raise forms.ValidationError(
                _("Cette ressource n’est pas dans le répertoire. Choisissez-la dans la liste.")
            )
        return trouvee

    def clean(self):
        donnees = super().clean()
        manque = donnees.get("etat") == EtatDeManque.COMBLE and not donnees.get("ressource")
        if manque and "ressource" not in self.errors:
            self.add_error("ressource", _("Écrivez le nom de la ressource qui y répond."))
        return donnees
