from django import forms
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ...models import Vignette
from ..anonymat import FormulaireProtege

SANS_REPONSE = _("Je ne le dis pas")


class Etape(FormulaireProtege, forms.ModelForm):
    """One question of a situation: a part of the vignette, kept in the draft as it was answered."""

    cle = ""
    question: str | Promise = ""
    aide: str | Promise = ""
    obligatoire = False
    gabarit = "noeuds/recit/champs.html"

    version = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Vignette
        fields: tuple[str, ...] = ()

    def __init__(self, *args, recit, **kwargs):
        super().__init__(*args, **kwargs)
        self.recit = recit
        #: What another tab or device has kept since this page was opened, to be read beside what is typed here.
        self.ailleurs = []

    def _get_validation_exclusions(self):
        """Its own fields have said it all in words; asking the model again is a query each, ten times a page."""
        return {champ.name for champ in self.instance._meta.fields}

    @classmethod
    def champs(cls):
        """The names of its answers."""
        noms = dict.fromkeys([*cls.Meta.fields, *cls.declared_fields])
        return [nom for nom in noms if nom != "version"]

    def ne_manque_que(self):
        """Whether the only thing wrong with it is an answer that is not there yet."""
        codes = {erreur.code for erreurs in self.errors.as_data().values() for erreur in erreurs}
        return codes <= {"required"}

    def donnees_propres(self):
        """What may be kept of it: each answer without error, as texts."""
        if not hasattr(self, "cleaned_data"):
            return {}
        noms = [nom for nom in self.champs() if nom in self.cleaned_data and nom not in self.errors]
        return {nom: self._telle_quelle(nom) for nom in noms}

    def _telle_quelle(self, nom):
        propre = self.cleaned_data[nom]
        return propre if isinstance(propre, str) else self[nom].data or ""

    def reponses(self):
        """The (label, words) of what was answered, once validated."""
        paires = [(champ.label, self._en_mots(champ)) for champ in self.visible_fields()]
        return [(libelle, mots) for libelle, mots in paires if mots]

    def _en_mots(self, champ):
        valeur = self.cleaned_data.get(champ.name)
        if isinstance(valeur, list | tuple):
            return ", ".join(str(v) for v in valeur)
        if isinstance(valeur, Model):
            return str(valeur)
        choix = dict(getattr(champ.field, "choices", ()))
        return str(choix.get(valeur, valeur)) if valeur else ""
