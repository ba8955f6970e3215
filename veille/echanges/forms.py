"""What to take away; which file comes; and where each of its texts goes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cdp.models import Seance
from socle.comptes.models import Groupe

from ..permissions import peut_noter
from . import sortie
from .depot import deposer
from .entree import codeuses_du_projet, probablement_elle
from .xml import FichierRefuse

#: Beyond, one choice for all: a page of a thousand lists helps nobody.
TEXTES_UN_A_UN = 30
_SEANCES = 60
_JOUR: dict[str, Any] = {"attrs": {"type": "date"}, "format": "%Y-%m-%d"}
_PREMIERE_ANNEE = 1900


class FormulaireDeSortie(forms.Form):
    """All her texts, or those of a group, or of a period."""

    groupe = forms.ModelChoiceField(
        label=_("Groupe"),
        queryset=Groupe.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label=_("tous"),
    )
    du = forms.DateField(label=_("Séances depuis le"), required=False, widget=forms.DateInput(**_JOUR))
    au = forms.DateField(label=_("Jusqu’au"), required=False, widget=forms.DateInput(**_JOUR))
    memos = forms.BooleanField(label=_("Avec mes mémos"), required=False, initial=True)
    programme = forms.ChoiceField(
        label=_("Pour quel logiciel ?"),
        choices=[("autre", _("QualCoder, NVivo ou un autre")), ("crlf", _("MAXQDA ou ATLAS.ti"))],
        initial="autre",
        widget=forms.RadioSelect,
        help_text=_("Ils ne comptent pas les fins de ligne de la même façon."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.textes: Any = None
        siens = sortie.textes_a_sortir(user).order_by().values("groupe")
        self.fields["groupe"].queryset = Groupe.objects.filter(pk__in=siens)

    def clean(self):
        donnees = super().clean()
        for nom in ("du", "au"):
            if donnees.get(nom) and donnees[nom].year < _PREMIERE_ANNEE:
                self.add_error(nom, _("Ce jour est trop ancien. Choisissez-en un autre."))
        if donnees.get("du") and donnees.get("au") and donnees["au"] < donnees["du"]:
            self.add_error("au", _("Le dernier jour vient après le premier."))
        if not self.errors:
            bornes = {nom: donnees.get(nom) for nom in ("groupe", "du", "au")}
            self.textes = sortie.textes_a_sortir(self.user, **bornes)
            if not self.textes.exists():
                self.add_error(None, _("Aucun texte à vous dans ces choix. Élargissez-les."))
        return donnees

    @property
    def fins(self):
        return "\r\n" if self.cleaned_data["programme"] == "crlf" else "\n"


class FormulaireDEntree(forms.Form):
    """The file is read as the form is checked: what is wrong with it is said beside it."""

    fichier = forms.FileField(
        label=_("Fichier"),
        help_text=_("Un projet .qdpx ou une grille .qdc, 20 Mo au plus."),
        error_messages={
            "required": _("Choisissez un fichier."),
            "empty": _("Ce fichier est vide. Choisissez-en un autre."),
        },
        widget=forms.FileInput(attrs={"accept": ".qdpx,.qdc"}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.echange: Any = None

    def clean_fichier(self):
        fichier = self.cleaned_data["fichier"]
        try:
            self.echange = deposer(self.user, fichier.name, fichier)
        except FichierRefuse as refus:
            raise forms.ValidationError(str(refus)) from refus
        return fichier


class FormulaireDeProjet(forms.Form):
    """Where the new texts go, and which coders are she. A text without session is left aside."""

    def __init__(self, *args, user, projet, textes, **kwargs):
        super().__init__(*args, **kwargs)
        self.nouveaux = [compare for compare in textes if compare.observation is None]
        self.seances = _seances(user, {compare.seance_dite for compare in self.nouveaux})
        choix = [("", _("laisser de côté")), *((s.reference, _libelle(s)) for s in self.seances.values())]
        self.detail = self.nouveaux if len(self.nouveaux) <= TEXTES_UN_A_UN else []
        if self.nouveaux and not self.detail:
            self.fields["toutes"] = forms.ChoiceField(
                label=_("Séance des textes nouveaux"), choices=choix, required=False
            )
        for rang, compare in enumerate(self.detail):
            self.fields[f"seance_{rang}"] = forms.ChoiceField(
                label=compare.ecrit.nom,
                choices=choix,
                required=False,
                initial=compare.seance_dite if compare.seance_dite in self.seances else "",
                help_text=" ".join(compare.ecrit.texte.split())[:140],
            )
        self._codeuses(user, projet)

    def _codeuses(self, user, projet):
        codeuses = codeuses_du_projet(projet)
        self.siennes = probablement_elle(projet, user)
        if len(codeuses) > 1:
            self.fields["siennes"] = forms.MultipleChoiceField(
                label=_("Quels codages sont les vôtres ?"),
                choices=[(c.guid, c.nom or _("Sans nom")) for c in codeuses],
                initial=sorted(self.siennes),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Les autres sont gardés comme faits ailleurs, sans compte ici."),
            )

    def choix(self):
        """({GUID of a new text: its session or None}, {GUIDs of coders who are she})."""
        dits = self.cleaned_data
        if self.detail:
            voulues = [dits.get(f"seance_{rang}", "") for rang in range(len(self.detail))]
        else:
            voulues = [dits.get("toutes") or c.seance_dite for c in self.nouveaux]
        seances = {
            compare.ecrit.guid: self.seances.get(voulue)
            for compare, voulue in zip(self.nouveaux, voulues, strict=True)
        }
        return seances, set(dits["siennes"]) if "siennes" in self.fields else self.siennes


def _seances(user, dites):
    """{reference: session}: her latest, and those that the file names."""
    siennes = Seance.objects.visibles_pour(user).filter(groupe__in=user.groupes_ids, annulee=False)
    proches = list(siennes.passees().select_related("groupe")[:_SEANCES])
    nommees = list(siennes.filter(reference__in=dites - {""}).select_related("groupe"))
    return {s.reference: s for s in [*proches, *nommees] if peut_noter(user, s)}


def _libelle(seance):
    return f"{seance.groupe}, {seance.debut:%d/%m/%Y} · {seance.titre}"
