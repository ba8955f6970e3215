"""Small forms by which a record stays true: does it take people, what changed, which ones to look at."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from socle.comptes.models import Commune
from socle.formulaires import ChampTexteLong

from ..enums import Disponibilite
from ..fields import champ_de_formulaire
from ..models import Ressource
from .adresse_secrete import FormulaireAutourDUneFiche

#: What one says of a service; « unknown » is what nobody said.
DISPONIBILITES = [choix for choix in Disponibilite.choices if choix[0] != Disponibilite.INCONNUE]


class FormulaireDisponibilite(FormulaireAutourDUneFiche, forms.Form):
    """In two taps. For whom is chosen by any member, and typed by whoever keeps the directory: all read it at once."""

    TEXTES = ("pour",)

    disponibilite = forms.ChoiceField(
        label=_("Prend-on des personnes ?"),
        choices=DISPONIBILITES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez ce qui est vrai aujourd’hui.")},
    )
    attente_semaines = forms.IntegerField(
        label=_("Attente, en semaines"),
        required=False,
        min_value=1,
        help_text=_("Seulement s’il y a une liste d’attente, même à peu près."),
        validators=[MaxValueValidator(520, _("Comptez en semaines, 520 au plus."))],
    )
    pour = forms.CharField(
        label=_("Pour qui"),
        required=False,
        max_length=160,
        help_text=_("Les personnes dont on parle : « femmes seules », « assurés au CPAS »…"),
    )

    def __init__(self, *args, ressource, peut_ecrire, **kwargs):
        kwargs.setdefault("initial", _aujourd_hui(ressource))
        super().__init__(*args, **kwargs)
        self.ressource = ressource
        if not peut_ecrire:
            self._seulement_choisir(ressource.disponibilite_pour)

    def _seulement_choisir(self, connu):
        if not connu:
            del self.fields["pour"]
            return
        self.fields["pour"] = forms.ChoiceField(
            label=_("Pour qui"), required=False, choices=[(connu, connu), ("", _("pour tout le monde"))]
        )

    def clean(self):
        donnees = super().clean()
        if donnees.get("disponibilite") != Disponibilite.ATTENTE:
            donnees["attente_semaines"] = None
        return donnees


def _aujourd_hui(ressource):
    connue = ressource.disponibilite != Disponibilite.INCONNUE
    return {
        "disponibilite": ressource.disponibilite if connue else None,
        "attente_semaines": ressource.attente_semaines,
        "pour": ressource.disponibilite_pour,
    }


class FormulaireChangement(FormulaireAutourDUneFiche, forms.ModelForm):
    """What its own contact says that changed: in words, and fact by fact. Never saved: somebody reads it first."""

    TEXTES = ("texte",)
    FAITS_ECRITS = ("conditions", "horaires")
    field_order = ("texte",)

    texte = ChampTexteLong(
        label=_("Qu’est-ce qui a changé ?"),
        required=False,
        rows=4,
        max_length=1500,
        help_text=_("Quelques mots suffisent. Vous pouvez aussi corriger les informations ci-dessous."),
    )
    site = forms.URLField(label=_("Site"), required=False, max_length=300, assume_scheme="https")

    class Meta:
        model = Ressource
        formfield_callback = champ_de_formulaire
        fields = [
            "disponibilite",
            "attente_semaines",
            "conditions",
            "telephone",
            "courriel",
            "site",
            "adresse",
            "horaires",
        ]
        labels = {"disponibilite": _("Prenez-vous des personnes ?")}
        widgets = {"conditions": forms.Textarea(attrs={"rows": 2})}
        error_messages = {
            "courriel": {"invalid": _("Écrivez une adresse e-mail complète, avec un @ et un point.")},
            "attente_semaines": {"max_value": _("Comptez en semaines, 520 au plus.")},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.ressource = self.instance
        if self.instance.adresse_confidentielle:
            del self.fields["adresse"]

    def clean(self):
        donnees = super().clean()
        if donnees.get("disponibilite") != Disponibilite.ATTENTE:
            donnees["attente_semaines"] = None
        if not self.errors and not donnees.get("texte") and not self.propositions():
            self.add_error("texte", _("Dites en quelques mots ce qui a changé, ou corrigez une information."))
        return donnees

    def propositions(self):
        """Field → value, for what was changed."""
        proposes = [nom for nom in self.changed_data if nom != "texte" and nom in self.cleaned_data]
        return {nom: self.cleaned_data[nom] for nom in proposes}


class FormulaireAVerifier(forms.Form):
    """Which due records one looks at; what it does not understand is left out. Two queries, sent or not."""

    commune = forms.ChoiceField(label=_("Commune"), required=False)
    bassin = forms.ChoiceField(label=_("Bassin"), required=False)
    theme = forms.ChoiceField(label=_("Thème"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        communes = Commune.objects.select_related("bassin").order_by("nom")
        bassins = sorted({c.bassin for c in communes}, key=lambda bassin: bassin.rang)
        self.fields["commune"].choices = [("", _("toutes")), *((c.nis, str(c)) for c in communes)]
        self.fields["bassin"].choices = [("", _("tous")), *((b.cle, str(b)) for b in bassins)]
        self.fields["theme"].choices = [("", _("tous")), *((t.cle, str(t)) for t in themes_offerts())]

    def filtrer(self, ressources):
        """Those that say that they serve there: what serves the whole Region is everybody's."""
        self.full_clean()
        choisi = self.cleaned_data
        desservies = Ressource.communes.through.objects.order_by().values("ressource_id")
        if commune := choisi.get("commune"):
            ressources = ressources.filter(pk__in=desservies.filter(commune__nis=commune))
        if bassin := choisi.get("bassin"):
            ressources = ressources.filter(pk__in=desservies.filter(commune__bassin__cle=bassin))
        if theme := choisi.get("theme"):
            de_ce_theme = Ressource.themes.through.objects.filter(terme__liste="theme", terme__cle=theme)
            ressources = ressources.filter(pk__in=de_ce_theme.order_by().values("ressource_id"))
        return ressources


def themes_offerts():
    """The governed list, known here by its relation: this app does not import nœuds."""
    termes: Any = Ressource.themes.field.related_model._default_manager
    return termes.filter(liste="theme", remplace_par=None)
