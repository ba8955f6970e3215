from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from socle.comptes.models import Personne
from socle.formulaires import ChampLangue, ChampTexteLong

from ..apres.representants import choisissables
from ..models import MotPourEquipe
from ..models.transmission import MOIS_D_UN_TOUR
from .en_chemin import GardeEnChemin

LONGUEUR_DU_MOT = 900
#: Before, no community of practice met.
PREMIERE_ANNEE = 2000
_PAS_UNE_DATE = _("Cette date n’existe pas. Écrivez-la par exemple ainsi : 14/10/2026.")


class RepresentantForm(forms.Form):
    """Who, and for how long."""

    personne = forms.ModelChoiceField(
        label=_("Qui"),
        queryset=Personne.objects.none(),
        empty_label=_("Choisissez une personne"),
        error_messages={
            "required": _("Choisissez une personne du groupe."),
            "invalid_choice": _("Choisissez une personne du groupe."),
        },
    )
    mois = forms.TypedChoiceField(
        label=_("Pour combien de temps"),
        coerce=int,
        widget=forms.RadioSelect,
        initial=MOIS_D_UN_TOUR[1],
        error_messages={"required": _("Choisissez une durée de quatre à six mois.")},
    )

    def __init__(self, *args, groupe, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["personne"].queryset = Personne.objects.filter(
            pk__in=choisissables(groupe).values("personne")
        ).order_by("first_name", "last_name")
        self.fields["mois"].choices = [(n, gettext("%(n)s mois") % {"n": n}) for n in MOIS_D_UN_TOUR]


class PeriodeForm(forms.Form):
    """The days of a sheet."""

    du = forms.DateField(
        label=_("Du"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Indiquez le premier jour."), "invalid": _PAS_UNE_DATE},
    )
    au = forms.DateField(
        label=_("Au"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Indiquez le dernier jour."), "invalid": _PAS_UNE_DATE},
    )

    def clean(self):
        donnees = super().clean()
        for nom in ("du", "au"):
            # No clock tells the hour of such a day.
            if donnees.get(nom) and donnees[nom].year < PREMIERE_ANNEE:
                self.add_error(nom, _PAS_UNE_DATE)
        if donnees.get("du") and donnees.get("au") and donnees["au"] < donnees["du"]:
            self.add_error("au", _("Le dernier jour vient après le premier."))
        return donnees


class MotPourEquipeForm(GardeEnChemin):
    """Hers alone; it goes on the paper that she prints, and nowhere else."""

    TEXTES = ("texte",)

    texte = ChampTexteLong(
        label=_("Vos mots, pour votre équipe"),
        required=False,
        rows=5,
        max_length=LONGUEUR_DU_MOT,
        help_text=_(
            "Ce que vous en retirez pour votre travail. Ni nom, ni situation racontée par un·e collègue."
        ),
    )
    langue = ChampLangue()

    class Meta:
        model = MotPourEquipe
        fields = ["texte", "langue"]
