from datetime import datetime
from typing import cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..cycle.calendrier import MOIS_DU_CYCLE
from ..models import Seance
from .seances import ERREURS_D_HEURE, ERREURS_DE_DATE


class DateForm(forms.Form):
    """One session to come: kept or not, with its title, its day and its hour."""

    rang = forms.IntegerField(min_value=1, max_value=len(MOIS_DU_CYCLE), widget=forms.HiddenInput)
    garder = forms.BooleanField(label=_("Garder cette date"), required=False)
    titre = forms.CharField(
        label=_("Titre"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    date = forms.DateField(
        label=_("Date"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=ERREURS_DE_DATE,
    )
    heure = forms.TimeField(
        label=_("Heure de début"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages=ERREURS_D_HEURE,
    )

    def __init__(self, *args, cycle, **kwargs):
        super().__init__(*args, **{**kwargs, "empty_permitted": False})
        self.cycle = cycle

    def clean(self):
        donnees = super().clean()
        if donnees.get("garder"):
            self._exiger_tout(donnees)
            self._exiger_le_cycle(donnees.get("date"))
        return donnees

    def _exiger_tout(self, donnees):
        if not donnees.get("titre") and "titre" not in self.errors:
            self.add_error("titre", _("Donnez un titre à la séance."))
        for champ, messages in (("date", ERREURS_DE_DATE), ("heure", ERREURS_D_HEURE)):
            if not donnees.get(champ) and champ not in self.errors:
                self.add_error(champ, messages["required"])

    def _exiger_le_cycle(self, jour):
        if jour and not self.cycle.debut <= jour <= self.cycle.fin:
            self.add_error("date", _("Cette date n’est pas dans le cycle. Vérifiez l’année."))

    @property
    def debut(self):
        return timezone.make_aware(datetime.combine(self.cleaned_data["date"], self.cleaned_data["heure"]))


class DatesDeBase(forms.BaseFormSet):
    #: The ranks that have no session yet: sending twice makes nothing twice.
    rangs_libres: frozenset[int] = frozenset()

    def clean(self):
        """No two sessions at once, neither here nor with one that exists."""
        if any(self.errors):
            return
        prises = self._deja_prises()
        for form in self._gardes():
            debut = form.debut
            if debut in prises:
                form.add_error("date", _("Ce groupe a déjà une séance à ce moment-là."))
            prises.add(debut)

    def _deja_prises(self):
        cycle = self.form_kwargs["cycle"]
        prises = Seance.objects.filter(groupe=cycle.groupe_id, annulee=False)
        return set(prises.filter(debut__date__gte=cycle.debut).values_list("debut", flat=True))

    def _gardes(self):
        return [
            form
            for form in self.forms
            if form.cleaned_data["garder"] and form.cleaned_data["rang"] in self.rangs_libres
        ]

    def rangees(self):
        """(title, beginning) of those kept."""
        return [(form.cleaned_data["titre"], form.debut) for form in self._gardes()]


Dates = cast(
    type[DatesDeBase],
    forms.formset_factory(
        DateForm, formset=DatesDeBase, extra=0, max_num=len(MOIS_DU_CYCLE), absolute_max=len(MOIS_DU_CYCLE)
    ),
)


def formulaire_dates(donnees, cycle, libres):
    """What was typed or, at first, the dates of the rule."""
    initial = [
        {
            "rang": proposee.rang,
            "garder": True,
            "titre": gettext("Séance %(rang)s") % {"rang": proposee.rang},
            "date": timezone.localdate(proposee.debut),
            "heure": timezone.localtime(proposee.debut).time(),
        }
        for proposee in libres
    ]
    formset = Dates(donnees, prefix="dates", initial=initial, form_kwargs={"cycle": cycle})
    formset.rangs_libres = frozenset(proposee.rang for proposee in libres)
    return formset
