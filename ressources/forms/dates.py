"""The dates of a dispositif, one row each; rows are added by a button, without JavaScript."""

from datetime import datetime
from typing import cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from socle.formulaires import SansJugement

from ..inscriptions import places
from ..models import DateDeDispositif

_JOUR = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_HEURE = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
_ERREURS_DE_JOUR = {
    "required": _("Donnez le jour."),
    "invalid": _("Écrivez le jour ainsi : 12/03/2027."),
}
_ERREURS_D_HEURE = {
    "required": _("Donnez l’heure."),
    "invalid": _("Écrivez l’heure ainsi : 09:30."),
}
#: As many as an open-doors week of twenty houses asks for.
MAXIMUM = 80


class FormulaireDate(SansJugement, forms.ModelForm):
    """One date within one day."""

    jour = forms.DateField(label=_("Jour"), widget=_JOUR, error_messages=_ERREURS_DE_JOUR)
    de = forms.TimeField(label=_("De"), widget=_HEURE, error_messages=_ERREURS_D_HEURE)
    a = forms.TimeField(label=_("À"), widget=_HEURE, error_messages=_ERREURS_D_HEURE)

    class Meta:
        model = DateDeDispositif
        fields = ["places", "hote", "lieu", "commune", "inscriptions_jusqu_au"]
        widgets = {"inscriptions_jusqu_au": _JOUR}
        help_texts = {
            "places": _("Vide : comme les autres dates."),
            "hote": _("La maison ou l’équipe qui reçoit ce jour-là."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            debut, fin = timezone.localtime(self.instance.debut), timezone.localtime(self.instance.fin)
            self.initial = {**self.initial, "jour": debut.date(), "de": debut.time(), "a": fin.time()}

    @property
    def details_ouverts(self):
        """What is asked of few dates is folded, unless it says something."""
        noms = ("hote", "lieu", "commune", "inscriptions_jusqu_au")
        return any(self[nom].errors or self[nom].value() for nom in noms)

    def clean(self):
        donnees = super().clean()
        jour, de, a = (donnees.get(nom) for nom in ("jour", "de", "a"))
        if jour and de and a:
            self._poser(jour, de, a)
        limite = donnees.get("inscriptions_jusqu_au")
        if jour and limite and limite > jour:
            self.add_error("inscriptions_jusqu_au", _("On s’inscrit avant la date, ou le jour même."))
        nombre = donnees.get("places")
        if self.instance.pk and nombre and nombre < (prises := places.occupees(self.instance)):
            self.add_error(
                "places",
                forms.ValidationError(
                    _("%(prises)s places sont déjà prises : n’en donnez pas moins."),
                    params={"prises": prises},
                ),
            )
        return donnees

    def _poser(self, jour, de, a):
        if a <= de:
            self.add_error("a", _("La fin doit suivre le début."))
        debut = timezone.make_aware(datetime.combine(jour, de))
        if debut < timezone.now() and debut != self.instance.debut:
            self.add_error("jour", _("Cette date est passée. Vérifiez l’année."))
        # On the row already: what the database checks is checked with the form.
        self.instance.debut, self.instance.fin = debut, timezone.make_aware(datetime.combine(jour, a))


class DatesDeBase(forms.BaseModelFormSet):
    def clean(self):
        """No two alike: one row a house and an hour."""
        vues = set()
        for form in self.a_garder():
            cle = (form.instance.debut, form.cleaned_data.get("hote", ""))
            if cle in vues:
                form.add_error("jour", _("Cette date est déjà donnée."))
            vues.add(cle)

    def a_garder(self):
        """The rows that say something and are not to be taken away."""
        return [
            form
            for form in self.forms
            if form.instance.debut and form.is_valid() and not form.cleaned_data.get("DELETE")
        ]

    def a_oter(self):
        return [form.instance for form in self.deleted_forms if form.instance.pk]

    def sans_jugement(self):
        for form in self.forms:
            form.a_juger = False


Dates = cast(
    type[DatesDeBase],
    forms.modelformset_factory(
        DateDeDispositif,
        form=FormulaireDate,
        formset=DatesDeBase,
        extra=0,
        can_delete=True,
        max_num=MAXIMUM,
        absolute_max=MAXIMUM,
    ),
)


def dates_de(dispositif, donnees=None, en_plus=0):
    """What may still change: dates to come; `en_plus` blank rows follow."""
    if dispositif.pk:
        a_venir = dispositif.dates.filter(debut__gt=timezone.now(), annulee_le=None)
    else:
        a_venir = DateDeDispositif.objects.none()
    if donnees is not None and en_plus:
        donnees = donnees.copy()
        nombre = donnees.get("dates-TOTAL_FORMS", "0")
        donnees["dates-TOTAL_FORMS"] = str(int(nombre if nombre.isdecimal() else 0) + en_plus)
    formset = Dates(donnees, prefix="dates", queryset=a_venir)
    formset.extra = en_plus if donnees is None else 0
    return formset
