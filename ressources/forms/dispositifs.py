"""A dispositif: whole while its author alone reads it, then what may change without being read again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from socle.comptes.models import Groupe, Personne
from socle.formulaires import ChampEtiquettes, ChampLangue, ChampTexteLong, FormulaireVersionne, SansJugement

from ..enums import ModeDInscription
from ..models import Dispositif
from .fiches import preparer_le_groupe

FAITS = ["lieu", "commune", "inscription", "places", "contact"]


class FormulaireOrganisation(SansJugement, FormulaireVersionne):
    """Where, how many, how one books: its organisers change it at any time."""

    class Meta:
        model = Dispositif
        fields = FAITS
        widgets = {"inscription": forms.RadioSelect}
        help_texts = {
            "places": _("À chaque date. Laissez vide si vous ne comptez pas."),
            "contact": _("Un nom et un numéro de service, une adresse e-mail… Se lit avec l’annonce."),
            "inscription": _("« Même sans compte » ne vaut que pour ce qui est public."),
        }
        error_messages = {"places": {"min_value": _("Donnez au moins une place, ou laissez vide.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.places_avant = self.instance.places
        self.fields["inscription"].choices = ModeDInscription.choices

    def clean(self):
        donnees = super().clean()
        s_inscrit_ici = donnees.get("inscription") not in (None, ModeDInscription.AILLEURS)
        if s_inscrit_ici and donnees.get("places") is None and "places" not in self.errors:
            self.add_error("places", _("Pour s’inscrire ici, donnez le nombre de places."))
        return donnees


class FormulaireDispositif(FormulaireOrganisation):
    """What it is, in a few lines, then how one comes."""

    resume = forms.CharField(
        label=_("En une phrase"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Dites en une phrase ce qu’on y fait.")},
    )
    description = ChampTexteLong(
        label=_("Ce qui s’y passe"), required=False, rows=6, max_length=5000, barre=True
    )
    publics = ChampTexteLong(label=_("Pour qui"), required=False, rows=2, max_length=500)
    etiquettes = ChampEtiquettes()
    langue = ChampLangue()

    class Meta(FormulaireOrganisation.Meta):
        fields = [
            "genre",
            "titre",
            "organisateur",
            "resume",
            "description",
            "publics",
            "prix",
            "etiquettes",
            "langue",
            *FAITS,
        ]
        help_texts = {
            **FormulaireOrganisation.Meta.help_texts,
            "organisateur": _("Une institution ou une équipe, comme on la connaît."),
            "prix": _("Par exemple : gratuit, repas compris."),
        }
        error_messages = {
            **FormulaireOrganisation.Meta.error_messages,
            "titre": {"required": _("Donnez un titre.")},
            "organisateur": {"required": _("Dites qui organise.")},
            "genre": {"required": _("Choisissez dans la liste.")},
        }


class FormulaireNouveauDispositif(FormulaireDispositif):
    """With the group in whose name one writes: its moderators will read it again."""

    groupe = forms.ModelChoiceField(
        label=_("Au nom de quel groupe ?"),
        queryset=Groupe.objects.none(),
        required=False,
        empty_label=_("aucun groupe en particulier"),
        help_text=_("Ses modérateur·rices relisent avant que d’autres ne lisent."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        preparer_le_groupe(self.fields["groupe"], user)


class FormulaireOrganisatrice(forms.Form):
    """Somebody of her groups: names stay inside them (produit.md §4.3)."""

    personne = forms.ModelChoiceField(
        label=_("Avec qui organisez-vous ?"),
        queryset=Personne.objects.none(),
        help_text=_("Quelqu’un de vos groupes. Elle verra ce que ses groupes lui montrent, et qui vient."),
        error_messages={
            "required": _("Choisissez quelqu’un dans la liste."),
            "invalid_choice": _("Choisissez quelqu’un dans la liste."),
        },
    )

    def __init__(self, *args, choix, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["personne"].queryset = choix
