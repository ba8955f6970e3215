from django import forms
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from socle.comptes.models import Commune, Groupe
from socle.formulaires import ChampEtiquettes, ChampLangue, ChampTexteLong, FormulaireVersionne
from socle.texte import plier

from ..enums import MOYENS_D_UN_MEMBRE, Disponibilite
from ..fields import champ_de_formulaire
from ..models import Ressource
from .groupes import en_groupes

FAITS = [
    "organisme",
    "themes",
    "acces",
    "publics_codes",
    "conditions",
    "langues",
    "cout",
    "communes",
    "adresse",
    "code_postal",
    "commune",
    "adresse_confidentielle",
    "telephone",
    "courriel",
    "ecrire_au_contact",
    "site",
    "lien_officiel",
    "horaires",
    "disponibilite",
    "attente_semaines",
    "disponibilite_pour",
    "rythme",
]
TEXTES = ["nom", "genre", "description", "publics", "non_acceptes", "langue"]
#: What places a confidential address is as secret as its street.
_DE_L_ADRESSE = ("adresse", "code_postal", "commune")

ADRESSE_DANS_LE_TEXTE = _(
    "L’adresse confidentielle se lit dans ce texte. Enlevez-la d’ici : elle ne doit apparaître nulle part."
)


_DISPONIBILITE = {"disponibilite", "attente_semaines", "disponibilite_pour"}
#: Where somebody could type the street that must not be read.
_ECRITS = (
    "nom",
    "organisme",
    "description",
    "publics",
    "non_acceptes",
    "conditions",
    "horaires",
    "disponibilite_pour",
)


class FormulaireFaits(FormulaireVersionne):
    """What may be put right at any time: how to get in, contact, availability. Texts are in the form below."""

    conditions = ChampTexteLong(label=_("Conditions"), required=False, rows=2, max_length=1000)
    site = forms.URLField(
        label=_("Site"),
        required=False,
        max_length=300,
        assume_scheme="https",
        error_messages={
            "invalid": _("Écrivez une adresse complète, par exemple https://www.exemple.brussels.")
        },
    )
    lien_officiel = forms.URLField(
        label=_("Sa fiche dans le répertoire officiel"),
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text=_("Bruxelles Social, par exemple : ce qu’on y lit ne se recopie pas ici."),
        error_messages={
            "invalid": _("Écrivez une adresse complète, par exemple https://www.exemple.brussels.")
        },
    )
    verifie_en = forms.ChoiceField(
        label=_("Avez-vous vérifié ces informations aujourd’hui ?"),
        choices=[("", _("non, pas aujourd’hui")), *MOYENS_D_UN_MEMBRE],
        required=False,
        help_text=_("La date de vérification ne change que si quelqu’un s’est assuré des informations."),
    )

    class Meta:
        model = Ressource
        formfield_callback = champ_de_formulaire
        fields = FAITS
        widgets = {"communes": forms.CheckboxSelectMultiple, "themes": forms.CheckboxSelectMultiple}
        labels = {"disponibilite_pour": _("Qui prend-on en ce moment ?")}
        help_texts = {
            "adresse_confidentielle": _(
                "Un refuge, par exemple. L’adresse n’est alors montrée, cherchée ni copiée nulle part."
            ),
            "telephone": _("Un seul numéro, le meilleur."),
            "attente_semaines": _("Seulement s’il y a une liste d’attente, même à peu près."),
        }
        error_messages = {
            "nom": {"required": _("Donnez le nom sous lequel on la connaît.")},
            "courriel": {"invalid": _("Écrivez une adresse e-mail complète, avec un @ et un point.")},
            "attente_semaines": {"max_value": _("Comptez en semaines, 520 au plus.")},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.cachee = {nom: getattr(self.instance, nom) for nom in _DE_L_ADRESSE}
        self.cachait_son_adresse = bool(
            self.instance.pk and self.instance.adresse_confidentielle and any(self.cachee.values())
        )
        if self.cachait_son_adresse:
            self.initial.update(dict.fromkeys(_DE_L_ADRESSE, ""))
            self.fields["adresse"].help_text = _(
                "Une adresse confidentielle est gardée ; elle ne s’affiche pas, même ici. Laissez vide pour la"
                " garder. Pour l’effacer, décochez la case ci-dessous et laissez vide."
            )
        communes = [(commune.pk, str(commune)) for commune in Commune.objects.all()]
        self.fields["communes"].choices = communes
        self.fields["commune"].choices = [("", _("aucune")), *communes]
        self.fields["rythme"].help_text = _(
            "Passé ce délai, la fiche demande à quelqu’un si c’est toujours vrai."
        )
        self.avant = model_to_dict(self.instance, FAITS)

    def groupes(self):
        return en_groupes(self)

    def clean(self):
        donnees = super().clean()
        if donnees.get("attente_semaines") and donnees.get("disponibilite") != Disponibilite.ATTENTE:
            self.add_error(
                "attente_semaines",
                _("Pour donner des semaines, choisissez « liste d’attente » ; sinon, laissez vide."),
            )
        if donnees.get("disponibilite_pour") and donnees.get("disponibilite") == Disponibilite.INCONNUE:
            self.add_error(
                "disponibilite_pour", _("Dites d’abord si l’on prend des personnes ; sinon, laissez vide.")
            )
        if self.cachait_son_adresse and donnees.get("adresse_confidentielle"):
            donnees |= {nom: gardee for nom, gardee in self.cachee.items() if not donnees.get(nom)}
        self._refuser_l_adresse_ailleurs(donnees)
        return donnees

    def _refuser_l_adresse_ailleurs(self, donnees):
        fiche = Ressource(
            adresse=donnees.get("adresse") or "",
            adresse_confidentielle=donnees.get("adresse_confidentielle", False),
        )
        for nom in _ECRITS:
            ecrit = donnees.get(nom) if nom in self.fields else getattr(self.instance, nom)
            if fiche.livre_l_adresse(ecrit):
                self.add_error(nom if nom in self.fields else "adresse", ADRESSE_DANS_LE_TEXTE)

    def champs_changes(self):
        """What differs from the record as it was, even when the form was opened with other values."""
        apres = {nom: self.cleaned_data.get(nom) for nom in FAITS}
        relations = {"communes", "themes", "commune"}
        ecrits = {n for n in FAITS if n not in relations and apres[n] != self.avant.get(n)}
        return ecrits | ({*self.changed_data} & {*relations, *TEXTES})

    def save(self, commit=True):
        if self.champs_changes() & _DISPONIBILITE:
            self.instance.disponibilite_le = timezone.localdate()
        return super().save(commit)


class FormulaireRessource(FormulaireFaits):
    """The whole record; lists before free text. `doublon_vu` is the folded name about which she was warned."""

    description = ChampTexteLong(
        label=_("Ce que c’est, ce qu’on y trouve"),
        rows=5,
        max_length=5000,
        error_messages={"required": _("Dites en une phrase ce qu’on y trouve.")},
    )
    publics = ChampTexteLong(
        label=_("Pour qui"), required=False, rows=2, max_length=1000, help_text=_("Âge, quartier, situation…")
    )
    non_acceptes = ChampTexteLong(
        label=_("Qui n’est pas accepté"),
        required=False,
        rows=2,
        max_length=1000,
        help_text=_("Le dire évite un trajet pour rien."),
    )
    etiquettes = ChampEtiquettes()
    langue = ChampLangue()
    doublon_vu = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta(FormulaireFaits.Meta):
        fields = TEXTES + FAITS

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.doublons = []

    def clean(self):
        donnees = super().clean()
        nom = donnees.get("nom", "")
        self.doublons = list(
            Ressource.objects.visibles_pour(self.user).du_meme_nom(nom).exclude(pk=self.instance.pk)[:5]
            if nom
            else []
        )
        if self.doublons and donnees.get("doublon_vu") != plier(nom):
            self.data = self.data.copy()
            self.data[self.add_prefix("doublon_vu")] = plier(nom)
            self.add_error(
                "nom",
                _(
                    "Une ressource porte déjà ce nom : regardez-la d’abord, plus haut."
                    " Si la vôtre est bien une autre, envoyez une seconde fois."
                ),
            )
        return donnees


class FormulaireNouvelleRessource(FormulaireRessource):
    """With the group in whose name one writes: its moderators will read it again."""

    groupe = forms.ModelChoiceField(
        label=_("Au nom de quel groupe ?"),
        queryset=Groupe.objects.none(),
        required=False,
        empty_label=_("aucun groupe en particulier"),
        help_text=_("Ses modérateur·rices relisent avant que d’autres ne lisent."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        preparer_le_groupe(self.fields["groupe"], self.user)


def preparer_le_groupe(champ, user):
    """Her groups, the first one chosen; no question when she has none."""
    champ.queryset = Groupe.objects.filter(pk__in=user.groupes_ids)
    champ.initial = user.groupes_ids[0] if user.groupes_ids else None
    if not user.groupes_ids:
        champ.widget = forms.HiddenInput()
