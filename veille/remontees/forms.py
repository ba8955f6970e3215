from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from noeuds.enums import Liste
from noeuds.forms.anonymat import FormulaireProtege
from noeuds.models import Noeud, Terme
from socle.comptes.models import Groupe
from socle.formulaires import ChampLangue, ChampTexteLong, FormulaireVersionne

from .. import permissions
from ..enums import Avancement, GenreDeSuite
from ..models import Faisceau, Remontee, SuiteDeRemontee


class FormulaireRemontee(FormulaireProtege, FormulaireVersionne):
    """A problem of structure, told without anybody's story; `groupes` only among those of whoever writes."""

    TEXTES = ("titre", "constat", "pour_qui", "depuis", "contact")

    constat = ChampTexteLong(
        label=_("Ce qui se passe"),
        rows=6,
        max_length=3000,
        help_text=_("Le problème, pas une personne : ce qui bloque, ce qui manque, ce que cela entraîne."),
        error_messages={"required": _("Dites ce qui se passe.")},
    )
    groupes = forms.ModelMultipleChoiceField(
        label=_("Groupes qui la font remonter"),
        queryset=Groupe.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Une fois relue, tous leurs membres la lisent."),
        error_messages={"required": _("Choisissez au moins un groupe.")},
    )
    noeuds = forms.ModelMultipleChoiceField(
        label=_("Nœuds"), queryset=Noeud.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    langue = ChampLangue()

    class Meta:
        model = Remontee
        fields = [
            "titre", "constat", "pour_qui", "depuis", "groupes", "destination", "contact", "faisceau", "noeuds",
            "langue",
        ]  # fmt: skip
        labels = {
            "titre": _("Le problème, en une phrase ou une question"),
            "pour_qui": _("Pour qui"),
            "depuis": _("Depuis quand"),
            "destination": _("À qui l’envoyer"),
            "contact": _("Fonction de la personne de contact"),
            "faisceau": _("Preuves"),
        }
        help_texts = {
            "titre": _("Par exemple : pourquoi personne ne prévient quand quelqu’un sort de l’hôpital ?"),
            "pour_qui": _("Par exemple : les personnes seules, les médecins traitants."),
            "depuis": _("Une période, par exemple : depuis 2024."),
            "contact": _("Une fonction, jamais un nom. Par exemple : chargé·e de projet."),
            "faisceau": _("Les autres n’en lisent que le nombre de situations et de groupes."),
        }
        error_messages = {"titre": {"required": _("Donnez un titre à cette remontée.")}}

    def __init__(self, *args, auteur, **kwargs):
        super().__init__(*args, **kwargs)
        self.auteur = auteur
        self.fields["groupes"].queryset = self._groupes()
        self.fields["noeuds"].queryset = Noeud.objects.visibles_pour(auteur).sources().order_by("title")
        self.fields["destination"].queryset = Terme.objects.actifs().filter(liste=Liste.DESTINATION)
        self.fields["destination"].empty_label = _("Pas encore décidé")
        self._preuves()

    def _groupes(self):
        if self.auteur.est_coordination:
            return Groupe.objects.filter(archive=False)
        siens = Groupe.objects.filter(pk__in=self.auteur.groupes_ids)
        if self.instance.pk:
            siens |= Groupe.objects.filter(pk__in=[groupe.pk for groupe in self.instance.groupes.all()])
        return siens

    def _preuves(self):
        """Hers; what another person put there stays as it is, unnamed."""
        d_une_autre = self.instance.faisceau_id and self.instance.faisceau.auteur_id != self.auteur.pk
        if d_une_autre or not permissions.peut_reunir_des_preuves(self.auteur):
            del self.fields["faisceau"]
            return
        self.fields["faisceau"].queryset = Faisceau.objects.visibles_pour(self.auteur)
        self.fields["faisceau"].empty_label = _("Aucun faisceau")


class FormulaireSuite(FormulaireProtege, forms.ModelForm):
    """What happened, when, and where it now is; a few words, which somebody else reads before others do."""

    TEXTES = ("texte",)

    texte = ChampTexteLong(
        label=_("En quelques mots"),
        rows=4,
        max_length=1500,
        required=False,
        help_text=_("Quelqu’un d’autre les relit avant que les lecteurs de la remontée les voient."),
    )
    avancement = forms.ChoiceField(
        label=_("Où elle en est maintenant"),
        required=False,
        choices=[
            ("", _("selon ce qui s’est passé")),
            *[choix for choix in Avancement.choices if choix[0] != Avancement.A_PREPARER],
        ],
    )
    langue = ChampLangue()

    class Meta:
        model = SuiteDeRemontee
        fields = ["genre", "le", "destination", "texte", "avancement", "langue"]
        labels = {"genre": _("Ce qui s’est passé"), "le": _("Quand"), "destination": _("À qui")}
        help_texts = {"destination": _("Pour un envoi, ou quand elle est transmise ailleurs.")}
        widgets = {
            "genre": forms.RadioSelect,
            "le": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        error_messages = {"genre": {"required": _("Dites ce qui s’est passé.")}}

    def __init__(self, *args, remontee, **kwargs):
        super().__init__(*args, **kwargs)
        self.remontee = remontee
        genres = [
            choix for choix in GenreDeSuite.choices if remontee.est_partie or choix[0] == GenreDeSuite.ENVOI
        ]
        self.fields["genre"].choices = genres
        if not remontee.est_partie:
            self.initial["genre"] = GenreDeSuite.ENVOI
            self.initial["destination"] = remontee.destination_id
        self.fields["destination"].queryset = Terme.objects.actifs().filter(liste=Liste.DESTINATION)
        self.fields["destination"].empty_label = _("la même")

    def clean_le(self):
        le = self.cleaned_data["le"]
        if le > timezone.localdate():
            raise forms.ValidationError(_("Cette date est à venir : dites ce qui s’est déjà passé."))
        return le

    def clean(self):
        donnees = super().clean()
        part = donnees.get("genre") in (GenreDeSuite.ENVOI, GenreDeSuite.TRANSMISE)
        if (
            part
            and not donnees.get("destination")
            and not (donnees["genre"] == GenreDeSuite.ENVOI and self.remontee.destination_id)
        ):
            self.add_error("destination", _("Dites à qui vous l’envoyez."))
        return donnees
