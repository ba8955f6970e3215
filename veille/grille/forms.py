from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from socle.formulaires import ChampLangue, ChampTexteLong, FormulaireVersionne

from ..models import Code, Memo
from .actions import lignee
from .couleurs import TRAMES, trame

_RETRAIT = "\u2003"
NOUVEAUX = 3


class ChoixDeCode(forms.ModelChoiceField):
    """A code among those that are still in the book, in tree order, shifted as in the tree."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("queryset", Code.objects.actifs())
        super().__init__(*args, **kwargs)

    def parmi(self, codes):
        """`codes`: in tree order, with their depth; one query less than asking again."""
        self.queryset = Code.objects.filter(pk__in=[code.pk for code in codes])
        vide = [("", self.empty_label)] if self.empty_label is not None else []
        self.widget.choices = [
            *vide,
            *((code.pk, f"{_RETRAIT * code.profondeur}{code.nom}") for code in codes),
        ]


class CodeForm(FormulaireVersionne):
    """A name, a definition, a colour; the key follows from the first name and never changes."""

    nom = forms.CharField(
        label=_("Nom"),
        max_length=80,
        error_messages={"required": _("Donnez un nom au code, en deux ou trois mots.")},
    )
    definition = ChampTexteLong(
        label=_("Définition"),
        rows=4,
        max_length=2000,
        help_text=_("Quand employer ce code, et quand ne pas l’employer."),
        error_messages={"required": _("Dites quand employer ce code : une phrase suffit.")},
    )
    couleur_rang = forms.TypedChoiceField(
        label=_("Couleur"), choices=[], coerce=int, widget=forms.RadioSelect
    )
    langue = ChampLangue()

    class Meta:
        model = Code
        fields = ["nom", "definition", "couleur_rang", "langue"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["couleur_rang"].initial = self.instance.couleur_rang
        self.fields["couleur_rang"].choices = _couleurs(self.instance.couleur_rang)

    def champs(self):
        """What the door takes."""
        return {nom: self.cleaned_data[nom] for nom in self.Meta.fields if self.cleaned_data.get(nom)}


def _couleurs(actuelle):
    """Each with its swatch; the rank that another program gave stays while one does not choose."""
    rangs = [actuelle if trame(actuelle) == rang else rang for rang in range(1, len(TRAMES) + 1)]
    pastille = '<span class="pastille-code pastille-code--{}" aria-hidden="true"></span> {}'
    return [(rang, format_html(pastille, trame(rang), TRAMES[trame(rang) - 1])) for rang in rangs]


class NouveauCodeForm(CodeForm):
    parent = ChoixDeCode(label=_("Sous quel code ?"), required=False, empty_label=_("Aucun : une famille"))

    field_order = ["nom", "definition", "parent", "couleur_rang", "langue"]

    def __init__(self, *args, arbre, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].parmi(arbre)


class DeplacerForm(forms.Form):
    parent = ChoixDeCode(label=_("Sous quel code ?"), required=False, empty_label=_("Aucun : une famille"))

    def __init__(self, *args, code, arbre, **kwargs):
        super().__init__(*args, **{"initial": {"parent": code.parent_id}, **kwargs})
        self.fields["parent"].parmi(_hors(code, arbre))


class FusionnerForm(forms.Form):
    cible = ChoixDeCode(
        label=_("Dans quel code ?"),
        empty_label=_("Choisissez un code"),
        error_messages={"required": _("Choisissez le code qui reste.")},
    )

    def __init__(self, *args, code, arbre, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cible"].parmi(_hors(code, arbre))


def _hors(code, arbre):
    """The tree without this code nor what is under it."""
    codes = {autre.pk: autre for autre in arbre}
    return [autre for autre in arbre if code.pk not in {a.pk for a in lignee(autre, codes)}]


class ScinderForm(forms.Form):
    """The names of the codes that come beside the one that is split; the first at least."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for rang in range(1, NOUVEAUX + 1):
            self.fields[f"nom_{rang}"] = forms.CharField(
                label=_("Nom du nouveau code %(rang)s") % {"rang": rang}, max_length=80, required=rang == 1
            )
            self.fields[f"definition_{rang}"] = ChampTexteLong(
                label=_("Définition du nouveau code %(rang)s") % {"rang": rang},
                rows=3,
                max_length=2000,
                required=rang == 1,
            )

    def clean(self):
        donnees = super().clean()
        for rang in range(2, NOUVEAUX + 1):
            if bool(donnees.get(f"nom_{rang}")) != bool(donnees.get(f"definition_{rang}")):
                manque = "definition" if donnees.get(f"nom_{rang}") else "nom"
                self.add_error(f"{manque}_{rang}", ValidationError(_("Donnez un nom et une définition.")))
        return donnees

    def nouveaux(self):
        paires = [
            (self.cleaned_data[f"nom_{rang}"], self.cleaned_data[f"definition_{rang}"])
            for rang in range(1, NOUVEAUX + 1)
        ]
        return [(nom, definition) for nom, definition in paires if nom]


class VersionForm(forms.Form):
    mot = forms.CharField(
        label=_("Ce qui change"),
        max_length=300,
        help_text=_("Une phrase pour vous y retrouver, par exemple : le code « Le temps » est précisé."),
        error_messages={"required": _("Dites en quelques mots ce qui change.")},
    )


class MemoForm(FormulaireVersionne):
    """What its author thinks; the anonymity helper stays out of it, nobody else reads it."""

    titre = forms.CharField(label=_("Titre"), max_length=160, required=False)
    texte = ChampTexteLong(
        label=_("Mémo"), rows=8, error_messages={"required": _("Écrivez ce que vous voulez retenir.")}
    )
    langue = ChampLangue()

    class Meta:
        model = Memo
        fields = ["titre", "texte", "langue"]


class InviterForm(forms.Form):
    codeur = forms.ModelChoiceField(
        label=_("Qui code ce texte avec vous ?"),
        queryset=None,
        empty_label=_("Choisissez une personne"),
        error_messages={"required": _("Choisissez une personne.")},
    )

    def __init__(self, *args, personnes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["codeur"].queryset = personnes
