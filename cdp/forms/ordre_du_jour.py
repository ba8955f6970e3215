from datetime import datetime, time, timedelta
from typing import cast

from django import forms
from django.urls import reverse_lazy
from django.utils.dateparse import parse_time
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from socle.formulaires import SansJugement
from socle.texte import heure as heure_en_mots
from socle.texte import plier

from ..enums import Moment
from ..models import PointOrdreDuJour
from ..ordre_du_jour.points import LIENS

RANGEES_VIDES = 2
RANGEES_AU_PLUS = 30


class ChampLie(forms.CharField):
    """A thing by its title, proposed as one types (`<datalist>`); gives its key."""

    def __init__(self, liste, **kwargs):
        super().__init__(
            required=False,
            max_length=240,
            widget=forms.TextInput(attrs={"list": liste, "autocomplete": "off"}),
            **kwargs,
        )
        self.choses = None

    def prepare_value(self, value):
        return self.choses.titres.get(value, "") if isinstance(value, int) else value

    def clean(self, value):
        titre = super().clean(value)
        if not titre:
            return None
        cle = self.choses.cles.get(plier(titre))
        if cle is None:
            raise forms.ValidationError(_("Choisissez un titre de la liste, ou laissez vide."))
        return cle


class PointForm(SansJugement, forms.Form):
    """One line of the agenda; a line without title nor minutes is not one.

    A plain form: a ModelForm would ask the database for the person of every line.
    """

    titre = forms.CharField(
        label=_("Titre"),
        max_length=160,
        error_messages={"required": _("Donnez un titre à ce point, ou enlevez-le.")},
    )
    moment = forms.ChoiceField(label=_("Moment"), choices=Moment, initial=Moment.ECHANGE)
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=1,
        max_value=480,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Indiquez une durée en minutes."),
            "invalid": _("Écrivez la durée en minutes, par exemple 20."),
            "min_value": _("Un point dure au moins une minute."),
            "max_value": _("Un point dure huit heures au plus."),
        },
    )
    porteur = forms.TypedChoiceField(label=_("Porté par"), required=False, empty_value=None, coerce=int)
    porteur_libre = forms.CharField(
        label=_("ou une autre personne"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    noeud = forms.TypedChoiceField(label=_("Nœud"), required=False, empty_value=None, coerce=int)
    vignette = ChampLie("vignettes-a-lier", label=_("Situation"))
    ressource = ChampLie("ressources-a-lier", label=_("Ressource"))
    outil = forms.CharField(
        label=_("Outil ou matériel"),
        max_length=120,
        required=False,
        widget=forms.TextInput(
            attrs={
                "data-completer": format_lazy("{}?genre=outil", reverse_lazy("ressources_noms")),
                "autocomplete": "off",
            }
        ),
    )
    cle = forms.IntegerField(required=False, widget=forms.HiddenInput)
    rang = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, porteurs, a_lier, anciens, **kwargs):
        # An emptied line is simply not a point: no line is compulsory, those of before neither.
        super().__init__(*args, **{**kwargs, "empty_permitted": True})
        self.a_lier, self.anciens = a_lier, anciens
        self.fields["porteur"].choices = [("", "—"), *((str(p.pk), str(p)) for p in porteurs)]
        self.fields["noeud"].choices = [("", "—"), *a_lier.noeuds.titres.items()]
        self.fields["vignette"].choses = a_lier.vignettes
        self.fields["ressource"].choses = a_lier.ressources

    def has_changed(self):
        """Whether there is a point on this line, typed or proposed: proposals are saved as they are."""
        return any(str(self[champ].data or "").strip() for champ in ("titre", "minutes"))

    @property
    def nom(self):
        """What its line says of it, folded."""
        return self["titre"].value() or dict(Moment.choices).get(self["moment"].value(), "")

    @property
    def est_vide(self):
        return not any(self[champ].value() for champ in ("titre", "minutes"))

    @property
    def a_des_liens(self):
        """Whether what is less often filled in has something to show."""
        return any(self[champ].value() or self[champ].errors for champ in (*LIENS, "outil", "porteur_libre"))

    def point(self):
        champs = ("titre", "moment", "minutes", "porteur_libre", "outil")
        point = PointOrdreDuJour(**{champ: self.cleaned_data[champ] for champ in champs})
        point.pk = self.cleaned_data["cle"]
        point.porteur_id = self.cleaned_data["porteur"]
        for lien in LIENS:
            setattr(point, f"{lien}_id", self.cleaned_data[lien] or self._lie_sans_elle(lien))
        return point

    def _lie_sans_elle(self, lien):
        """What a colleague linked and this moderator cannot see is not hers to drop."""
        ancien = self.anciens.get(self.cleaned_data["cle"])
        cle = getattr(ancien, f"{lien}_id", None)
        return None if cle in self.a_lier.visibles(lien) else cle


class OrdreDuJourDeBase(forms.BaseFormSet):
    def points(self):
        """The lines kept, in their order."""
        return [form.point() for form in self.forms if form.has_changed()]

    def minutes(self):
        """The total as typed so far, whatever else is wrong on the page."""
        return sum(_minutes(form) for form in self.forms)

    def lignes(self, debut):
        """(form, hour at which it begins) for each line; no hour when the session has none yet."""
        lignes = []
        for form in self.forms:
            lignes.append((form, heure_en_mots(debut) if debut else ""))
            debut = debut and debut + timedelta(minutes=_minutes(form))
        return lignes

    def sans_jugement(self):
        for form in self.forms:
            form.a_juger = False


def _minutes(form):
    minutes = str(form["minutes"].value() or "")
    return int(minutes) if minutes.isdigit() and len(minutes) < 5 else 0


def heure_de_debut(valeur):
    """The hour as typed or proposed, to count from; None when it is not one."""
    if isinstance(valeur, str):
        try:
            valeur = parse_time(valeur)
        except ValueError:
            valeur = None
    return datetime.combine(datetime.min, valeur) if isinstance(valeur, time) else None


OrdreDuJour = cast(
    type[OrdreDuJourDeBase],
    forms.formset_factory(
        PointForm,
        formset=OrdreDuJourDeBase,
        max_num=RANGEES_AU_PLUS,
        absolute_max=2 * RANGEES_AU_PLUS,
        validate_max=True,
    ),
)


def formulaire_ordre_du_jour(donnees, points=(), **pour_chaque_ligne):
    """The agenda as typed or, at first, these points followed by blank lines."""
    if donnees is not None:
        return OrdreDuJour(donnees, prefix="points", form_kwargs=pour_chaque_ligne)
    initial = [{**point, "cle": point.get("id")} for point in points]
    formset = OrdreDuJour(prefix="points", initial=initial, form_kwargs=pour_chaque_ligne)
    formset.extra = RANGEES_VIDES
    return formset
