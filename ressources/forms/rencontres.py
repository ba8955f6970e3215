"""What one fills in around a date: a house, a request, an agreement, an evaluation."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from socle.formulaires import ChampLangue, ChampTexteLong, FormulaireVersionne
from socle.protection import FormulaireGarde

from ..models import DemandeDImmersion, Evaluation, LieuDImmersion
from ..rencontres.enums import Moment
from ..rencontres.evaluations import ECHELLES

JOURS_AU_PLUS = 3
UN_AN = timedelta(days=365)


def champ_de_jour(**attributs):
    return forms.DateInput(attrs={"type": "date", **attributs}, format="%Y-%m-%d")


class FormulaireLieu(FormulaireGarde, FormulaireVersionne):
    """A house that receives, in its own words; not `entier`: without them."""

    TEXTES = ("a_voir",)

    a_voir = ChampTexteLong(
        label=_("Ce qu’on y voit"),
        rows=4,
        max_length=1500,
        help_text=_("Une journée ordinaire : qui l’on suit, ce que l’on rencontre."),
    )
    conditions = ChampTexteLong(
        label=_("Vos conditions"),
        required=False,
        rows=3,
        max_length=1500,
        help_text=_(
            "Par exemple : tenue, vaccination, ce que l’on n’accompagne pas. La convention les reprend."
        ),
    )
    langue = ChampLangue()

    class Meta:
        model = LieuDImmersion
        fields = ["institution", "commune", "a_voir", "duree", "conditions", "contact", "accueille", "langue"]

    def __init__(self, *args, entier=True, **kwargs):
        super().__init__(*args, **kwargs)
        if not entier:
            for nom in ("institution", "a_voir", "langue"):
                del self.fields[nom]
        self.fields["contact"].help_text = _("Un nom et un numéro. Lus par les membres du réseau seulement.")


class FormulaireJours(forms.Form):
    """Up to three days, the first of which is needed."""

    def __init__(self, *args, moments=tuple(Moment), **kwargs):
        super().__init__(*args, **kwargs)
        demain = (timezone.localdate() + timedelta(days=1)).isoformat()
        for rang in range(1, JOURS_AU_PLUS + 1):
            self.fields[f"jour_{rang}"] = forms.DateField(
                label=_("Jour %(rang)s") % {"rang": rang},
                required=rang == 1,
                widget=champ_de_jour(min=demain),
            )
            if len(moments) > 1:
                self.fields[f"moment_{rang}"] = forms.ChoiceField(
                    label=_("Moment du jour %(rang)s") % {"rang": rang},
                    choices=[(moment.value, moment.label) for moment in moments],
                    required=False,
                )
        self.order_fields(self.field_order)

    def clean(self):
        donnees = super().clean()
        aujourdhui = timezone.localdate()
        for rang in range(1, JOURS_AU_PLUS + 1):
            jour = donnees.get(f"jour_{rang}")
            if jour and not aujourdhui < jour <= aujourdhui + UN_AN:
                self.add_error(f"jour_{rang}", _("Choisissez un jour à venir, dans l’année."))
        return donnees

    @property
    def jours(self):
        """[(day, moment)], each once."""
        lus = [
            (self.cleaned_data.get(f"jour_{rang}"), self.cleaned_data.get(f"moment_{rang}"))
            for rang in range(1, JOURS_AU_PLUS + 1)
        ]
        return list(dict.fromkeys((jour, moment or Moment.JOURNEE.value) for jour, moment in lus if jour))


class FormulaireDemande(FormulaireGarde, FormulaireJours):
    """What she would like to learn; the helper reads it, for a wish soon tells of somebody."""

    TEXTES = ("souhait",)

    souhait = ChampTexteLong(
        label=_("Ce que vous aimeriez apprendre"),
        rows=4,
        max_length=1000,
        help_text=_("Quelques phrases. Ne racontez pas une situation : vous en parlerez sur place."),
    )
    institution = forms.CharField(label=_("Votre institution"), max_length=120, required=False)
    responsable = forms.CharField(
        label=_("Qui signe la convention pour elle"),
        max_length=120,
        required=False,
        help_text=_("Indépendant·e ? Laissez vide : vous signez pour vous-même."),
    )
    responsable_courriel = forms.EmailField(
        label=_("Son adresse e-mail"),
        required=False,
        help_text=_("Elle reçoit un lien pour signer, si la maison accepte."),
    )
    langue = ChampLangue()

    field_order = ("souhait", "jour_1", "moment_1", "jour_2", "moment_2", "jour_3", "moment_3")

    def clean(self):
        donnees = super().clean()
        if donnees.get("responsable_courriel") and not (
            donnees.get("responsable") and donnees.get("institution")
        ):
            self.add_error("responsable", _("Donnez aussi le nom de l’institution et de qui signe."))
        sans_adresse = not donnees.get("responsable_courriel") and "responsable_courriel" not in self.errors
        if donnees.get("responsable") and sans_adresse:
            self.add_error("responsable_courriel", _("Donnez son adresse : elle reçoit le lien pour signer."))
        return donnees

    def demande(self, lieu, personne):
        champs = ("souhait", "institution", "responsable", "responsable_courriel")
        demande = DemandeDImmersion(
            lieu=lieu, personne=personne, **{nom: self.cleaned_data[nom] for nom in champs}
        )
        demande.langue = self.cleaned_data.get("langue") or demande.langue
        return demande


class FormulaireAutresJours(FormulaireGarde, FormulaireJours):
    TEXTES = ("mot",)

    mot = ChampTexteLong(label=_("Un mot"), required=False, rows=2, max_length=500)


class FormulaireDeclin(FormulaireGarde, forms.Form):
    TEXTES = ("mot",)

    mot = ChampTexteLong(
        label=_("Un mot pour la personne"),
        rows=3,
        max_length=500,
        help_text=_("Par exemple : pas avant l’été, ou à qui demander plutôt."),
    )


class FormulaireSignature(forms.Form):
    """`avec_nom` for who signs by a link."""

    nom = forms.CharField(label=_("Votre nom et votre fonction"), max_length=120)
    accepte = forms.BooleanField(
        label=_("J’ai lu la convention et je la signe."),
        error_messages={"required": _("Cochez pour signer.")},
    )

    def __init__(self, *args, avec_nom=True, **kwargs):
        super().__init__(*args, **kwargs)
        if not avec_nom:
            del self.fields["nom"]


NOTES = [
    ("1", _("pas du tout")),
    ("2", _("plutôt non")),
    ("3", _("entre les deux")),
    ("4", _("plutôt oui")),
    ("5", _("tout à fait")),
]


class FormulaireAvis(FormulaireGarde, forms.ModelForm):
    """Two minutes on a phone; who answers is kept nowhere."""

    TEXTES = ("retenu", "changer")

    retenu = ChampTexteLong(
        label=_("Ce que j’en retiens"),
        required=False,
        rows=3,
        max_length=800,
        help_text=_("Sans nom, ni rien qui ferait reconnaître quelqu’un."),
    )
    changer = ChampTexteLong(label=_("Ce que je changerais"), required=False, rows=3, max_length=800)
    reutilisable = forms.BooleanField(
        label=_("Vous pouvez réutiliser mes phrases, sans mon nom."), required=False
    )
    langue = ChampLangue()

    class Meta:
        model = Evaluation
        fields = ["retenu", "changer", "reutilisable", "langue"]

    field_order = (*(nom for nom, _libelle in ECHELLES), "retenu", "changer", "reutilisable", "langue")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nom, libelle in ECHELLES:
            self.fields[nom] = forms.ChoiceField(
                label=libelle,
                choices=NOTES,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choisissez une réponse.")},
            )
        self.order_fields(self.field_order)

    def save(self, commit=True):
        for nom, _libelle in ECHELLES:
            setattr(self.instance, nom, int(self.cleaned_data[nom]))
        return super().save(commit)
