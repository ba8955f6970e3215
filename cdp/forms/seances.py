from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from noeuds.models import Noeud
from socle.cercles.traductions import dans_la_langue
from socle.formulaires import ChampLangue, ChampTexteLong, FormulaireVersionne, SansJugement

from ..cycle.calendrier import prochain_debut
from ..invitations import envoi
from ..models import Seance

ERREURS_DE_DATE = {
    "required": _("Indiquez le jour de la séance."),
    "invalid": _("Cette date n’existe pas. Écrivez-la par exemple ainsi : 14/10/2026."),
}
ERREURS_D_HEURE = {
    "required": _("Indiquez l’heure de début."),
    "invalid": _("Cette heure n’existe pas. Écrivez-la par exemple ainsi : 12:30."),
}


class SeanceForm(SansJugement, FormulaireVersionne):
    """Where, when and about what. The cycle follows from the date; the cercle is the group's."""

    date = forms.DateField(
        label=_("Date"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=ERREURS_DE_DATE,
    )
    heure = forms.TimeField(
        label=_("Heure de début"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages=ERREURS_D_HEURE,
    )
    intention = ChampTexteLong(
        label=_("Intention"),
        required=False,
        rows=3,
        help_text=_("Ce que la séance cherche, en une ou deux phrases."),
    )
    noeuds = forms.ModelMultipleChoiceField(
        queryset=Noeud.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Nœuds travaillés"),
    )
    langue = ChampLangue()

    class Meta:
        model = Seance
        fields = [
            "titre",
            "date",
            "heure",
            "duree_minutes",
            "lieu",
            "intention",
            "noeuds",
            "annulee",
            "langue",
        ]
        labels = {
            "titre": _("Titre"),
            "duree_minutes": _("Durée, en minutes"),
            "lieu": _("Lieu"),
            "annulee": _("Cette séance est annulée"),
        }
        error_messages = {"titre": {"required": _("Donnez un titre à la séance.")}}

    def __init__(self, *args, groupe, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.groupe = groupe
        noeuds = self.fields["noeuds"].queryset = (
            Noeud.objects.visibles_pour(user).sources().order_by("title")
        )
        lus = dans_la_langue(noeuds, user)
        self.fields["noeuds"].choices = [(noeud.source.pk, noeud.title) for noeud in lus]
        self.langues = {noeud.source.pk: noeud.langue for noeud in lus}
        if self.instance.pk and envoi.invitation_de(self.instance) and not self.instance.est_finie:
            self.fields["prevenir"] = forms.BooleanField(
                label=_("Prévenir les personnes invitées si le jour, l’heure ou le lieu change"),
                required=False,
                initial=True,
            )
        if self.instance.pk:
            debut = timezone.localtime(self.instance.debut)
        else:
            del self.fields["annulee"]
            debut = self._debut_propose()
            self.initial["lieu"] = groupe.lieu_habituel
            self.initial["duree_minutes"] = groupe.duree_minutes
        self.initial.setdefault("date", debut.date() if debut else None)
        self.initial.setdefault("heure", debut.time() if debut else groupe.heure)

    def _debut_propose(self):
        """The date of the group's rule that follows its last session; None once its last cycle is full."""
        derniere = Seance.objects.filter(groupe=self.groupe).order_by("-debut").first()
        maintenant = timezone.now()
        debut = prochain_debut(self.groupe, max(maintenant, derniere.debut) if derniere else maintenant)
        debut = timezone.localtime(debut)
        return debut if self._cycle_du(debut.date()) else None

    def clean(self):
        donnees = super().clean()
        if donnees.get("date") and donnees.get("heure"):
            debut = timezone.make_aware(datetime.combine(donnees["date"], donnees["heure"]))
            self._poser_cycle(donnees["date"])
            self._refuser_doublon(debut)
            self.instance.debut = debut
        return donnees

    def _cycle_du(self, jour):
        return self.groupe.cycles.filter(debut__lte=jour, fin__gte=jour).first()

    def _poser_cycle(self, jour):
        cycle = self._cycle_du(jour)
        if cycle is None:
            self.add_error("date", _("Aucun cycle de ce groupe ne couvre cette date. Vérifiez l’année."))
        else:
            self.instance.cycle = cycle

    def _refuser_doublon(self, debut):
        if self.cleaned_data.get("annulee"):
            return
        memes = Seance.objects.filter(groupe=self.groupe, debut=debut, annulee=False)
        if memes.exclude(pk=self.instance.pk).exists():
            self.add_error("date", _("Ce groupe a déjà une séance à ce moment-là."))

    def noeuds_choisis(self):
        """The chosen ones, and those linked before that she cannot see: they are not hers to drop."""
        choisis = list(self.cleaned_data["noeuds"])
        if self.instance.pk:
            choisis += self.instance.noeuds.exclude(pk__in=self.fields["noeuds"].queryset.values("pk"))
        return choisis
