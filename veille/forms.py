from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm

from cdp.enums import Moment
from cdp.models import PointOrdreDuJour
from socle.cercles.actions import signer
from socle.comptes.models import Groupe
from socle.formulaires import ChampEtiquettes, ChampLangue, ChampTexteLong, FormulaireVersionne

from .codage.champs import AvecFamilles
from .codage.ensemble import codes_d_ensemble
from .codage.forms import ReunitLesTextes
from .extraction import EXTENSIONS, FichierRefuse, annee_de, extraire, titre_pour
from .models import Code, DocumentArchive, Observation
from .permissions import peut_modifier_document

#: A day of meetings written down word for word holds about two hundred thousand.
SIGNES_DE_TRANSCRIPTION = 400_000


class ObservationForm(ReunitLesTextes, AvecFamilles, FormulaireVersionne):
    """Fast, during a session, on a phone: when, what, and the codes by family."""

    moment = forms.ChoiceField(label=_("À quel moment ?"), choices=Moment, widget=forms.RadioSelect)
    texte = ChampTexteLong(
        label=_("Ce que vous observez"),
        rows=8,
        error_messages={"required": _("Écrivez ce que vous observez, même en trois mots.")},
        help_text=_("Des faits et des paroles, sans rien qui permette de reconnaître quelqu’un."),
    )

    version_du_texte = forms.IntegerField(
        widget=forms.HiddenInput({"data-avec-brouillon": ""}), required=False
    )
    langue = ChampLangue()

    class Meta:
        model = Observation
        fields = ["titre", "moment", "point", "texte", "langue"]

    def __init__(self, *args, seance, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version_du_texte"].initial = self.instance.version
        if self.instance.est_transcription:
            self._pour_une_transcription()
        else:
            self._pour_une_note(seance)
        self.ajouter_les_familles(codes_d_ensemble(self.instance) if self.instance.pk else ())

    def _pour_une_transcription(self):
        del self.fields["moment"], self.fields["point"]
        self.fields["titre"].required = True
        self.fields["texte"].permettre(SIGNES_DE_TRANSCRIPTION)
        self.fields["texte"].label = _("Le texte")
        self.fields["texte"].help_text = ""
        self.fields["texte"].error_messages["required"] = _("Le texte ne peut pas être vide.")

    def _pour_une_note(self, seance):
        del self.fields["titre"]
        # Taken outside the agenda, it has no moment; correcting it asks for none.
        self.fields["moment"].required = bool(self.instance.moment)
        self.fields["point"].queryset = PointOrdreDuJour.objects.filter(seance=seance)
        self.fields["point"].label = _("Point de l’ordre du jour")
        self.fields["point"].empty_label = _("Aucun en particulier")

    def clean(self):
        try:
            return super().clean()
        except ValidationError:
            self.reunir(self.instance)
            raise


class FiltreObservationsForm(forms.Form):
    """By code and by group. What is not in the lists is simply not applied: an old link still opens."""

    code = forms.ModelChoiceField(
        label=_("Code"),
        queryset=Code.objects.all(),
        to_field_name="cle",
        required=False,
        empty_label=_("tous"),
    )
    groupe = forms.ModelChoiceField(
        label=_("Groupe"),
        queryset=Groupe.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label=_("tous"),
    )

    def __init__(self, data, *args, user, **kwargs):
        # An address is typed by anybody: PostgreSQL refuses NUL.
        propres = {nom: valeur.replace("\x00", "") for nom, valeur in data.items()}
        super().__init__(propres, *args, **kwargs)
        self.user = user
        vus = Observation.objects.visibles_pour(user).order_by().values("groupe")
        self.fields["groupe"].queryset = Groupe.objects.filter(pk__in=vus)

    def appliquer(self, observations):
        self.is_valid()
        if code := self.cleaned_data.get("code"):
            observations = observations.portant([code.vif], self.user)
        if groupe := self.cleaned_data.get("groupe"):
            observations = observations.filter(groupe=groupe)
        return observations


class LectureDuFichier:
    """Reads the file while the form is checked, so that a wrong one is told beside the field."""

    extrait = None

    def clean_file(self):
        fichier = self.cleaned_data.get("file")
        if fichier and "file" in self.changed_data:
            try:
                self.extrait = extraire(fichier, fichier.name, fichier.size)
            except FichierRefuse as refus:
                raise ValidationError(str(refus)) from refus
        return fichier


class DocumentForm(LectureDuFichier, forms.ModelForm):
    """Put a report in the archive."""

    title = forms.CharField(
        label=_("Titre"),
        max_length=255,
        required=False,
        help_text=_("Laissez vide pour prendre celui du document."),
    )
    file = forms.FileField(
        label=_("Fichier"),
        help_text=_("PDF ou texte, 50 Mo au plus."),
        error_messages={
            "required": _("Choisissez un fichier."),
            "empty": _("Ce fichier est vide. Choisissez-en un autre."),
        },
        widget=forms.FileInput(attrs={"accept": ",".join(f".{genre}" for genre in EXTENSIONS)}),
    )
    annee = forms.IntegerField(
        label=_("Année"),
        required=False,
        min_value=1950,
        max_value=2100,
        help_text=_("Laissez vide pour prendre celle de sa couverture."),
    )
    tags = ChampEtiquettes()
    langue = ChampLangue(label=_("Langue du rapport"))

    class Meta:
        model = DocumentArchive
        fields = ["file", "title", "annee", "tags", "langue"]

    def clean(self):
        donnees = super().clean()
        if self.extrait and not donnees.get("title"):
            donnees["title"] = titre_pour(self.extrait, donnees["file"].name)
        if self.extrait and not donnees.get("annee"):
            donnees["annee"] = annee_de(self.extrait.texte)
        return donnees


class FormulaireDeDocument(LectureDuFichier, BaseDocumentForm):
    """The same checks in Wagtail's admin (WAGTAILDOCS_DOCUMENT_FORM_BASE)."""

    langue = ChampLangue(label=_("Langue du rapport"))

    def __init__(self, *args, user=None, **kwargs):
        self.user = user
        super().__init__(*args, user=user, **kwargs)

    def clean(self):
        donnees = super().clean()
        if (
            self.instance.pk
            and self.user is not None
            and not peut_modifier_document(self.user, self.instance)
        ):
            raise ValidationError(
                _("Ce document est déjà partagé. Reprenez-le d’abord depuis sa page, puis changez-le.")
            )
        return donnees

    def save(self, commit=True):
        if self.extrait is not None:
            self.instance.texte, self.instance.pages = self.extrait.texte, self.extrait.pages
        if self.instance.pk is None and self.user is not None:
            signer(self.instance, self.user)
        return super().save(commit=commit)
