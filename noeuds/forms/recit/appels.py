from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from ...enums import Effet, MobilisePar
from .etape import SANS_REPONSE, Etape

NOMBRE = 8
#: Shown at once; the others unfold.
VISIBLES = 3
RANGS = range(1, NOMBRE + 1)
NOMS = ("quoi", "par", "effet")


def _ligne(rang):
    return {
        f"quoi_{rang}": forms.CharField(
            label=_("Qui, ou quel service"),
            max_length=160,
            required=False,
            widget=forms.TextInput(
                attrs={"data-completer": reverse_lazy("ressources_noms"), "autocomplete": "off"}
            ),
        ),
        f"par_{rang}": forms.ChoiceField(
            label=_("Appelé par"), required=False, choices=[("", _("Choisissez")), *MobilisePar.choices]
        ),
        f"effet_{rang}": forms.ChoiceField(
            label=_("Ce que ça a donné"), required=False, choices=[("", SANS_REPONSE), *Effet.choices]
        ),
    }


#: Eight times the same three fields.
_Lignes = type("_Lignes", (Etape,), {nom: champ for rang in RANGS for nom, champ in _ligne(rang).items()})


class EtapeAppels(_Lignes):  # type: ignore[misc, valid-type]
    cle = "appels"
    question = _("Qui a été appelé, et par qui ?")
    aide = _("Un service, un lieu, une personne dans son rôle. Jamais un nom de personne.")
    gabarit = "noeuds/recit/appels.html"
    TEXTES = tuple(f"quoi_{rang}" for rang in RANGS)

    def lignes(self):
        return [tuple(self[f"{nom}_{rang}"] for nom in NOMS) for rang in RANGS]

    def lignes_visibles(self):
        return self.lignes()[:VISIBLES]

    def lignes_repliees(self):
        return self.lignes()[VISIBLES:]

    def replis_ouverts(self):
        return any(champ.value() or champ.errors for ligne in self.lignes_repliees() for champ in ligne)

    def clean(self):
        donnees = super().clean()
        for rang in RANGS:
            quoi, par, effet = (f"{nom}_{rang}" for nom in NOMS)
            if donnees.get(quoi) and not donnees.get(par) and par not in self.errors:
                self.add_error(par, _("Dites qui a fait appel à ce service."))
            if (donnees.get(par) or donnees.get(effet)) and not donnees.get(quoi) and quoi not in self.errors:
                self.add_error(quoi, _("Dites qui, ou quel service."))
        return donnees

    def appels(self):
        """The (what, called by, what came of it) that were answered; the last one may be empty."""
        lignes = [tuple(self.cleaned_data.get(f"{nom}_{rang}", "") for nom in NOMS) for rang in RANGS]
        return [(quoi, par, effet) for quoi, par, effet in lignes if quoi and par]

    def reponses(self):
        return [("", f"{quoi} ({_precisions(par, effet)})") for quoi, par, effet in self.appels()]


def _precisions(par, effet):
    return ", ".join(str(mots) for mots in (MobilisePar(par).label, effet and Effet(effet).label) if mots)
