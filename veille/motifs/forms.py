from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from noeuds.forms.anonymat import FormulaireProtege

from ..models import Motif
from ..models.motifs import Source
from .dimensions import SANS
from .figures import Question

#: What one filters by, in the order of the page.
FILTRES = (
    "groupe",
    "temps",
    "bassin",
    "famille",
    "secteur",
    "age",
    "vulnerabilites",
    "themes",
    "par",
    "moment",
    "codes",
)


def propres(donnees):
    """An address is typed by anybody: PostgreSQL refuses NUL."""
    return {nom: valeur.replace("\x00", "") for nom, valeur in donnees.items()}


def premiere_ligne(source):
    """What is listed when one has not said, or when one has just changed what is counted."""
    return "codes" if source == Source.TEXTES else "vulnerabilites"


def question_de_l_adresse(donnees) -> Question:
    donnees = propres(donnees)
    source = Source.TEXTES if donnees.get("source") == Source.TEXTES else Source.SITUATIONS
    filtres = {nom: donnees[nom] for nom in FILTRES if donnees.get(nom)}
    return Question(
        source, donnees.get("lignes") or premiere_ligne(source), donnees.get("colonnes", ""), filtres
    )


class FormulaireDeRecherche(forms.Form):
    """The axes and the filters, made of what is there to count."""

    source = forms.ChoiceField(label=_("Compter"), choices=Source)
    lignes = forms.ChoiceField(label=_("En lignes"))
    colonnes = forms.ChoiceField(label=_("En colonnes"), required=False)

    def __init__(self, lecture, question, *args, **kwargs):
        super().__init__(*args, **kwargs)
        dimensions = lecture.univers.dimensions
        axes = [(cle, dimension.nom) for cle, dimension in dimensions.items()]
        self.fields["lignes"].choices = axes
        self.fields["colonnes"].choices = [("", _("rien : une seule liste")), *axes]
        for cle in FILTRES:
            if cle in dimensions:
                self.fields[cle] = self._filtre(dimensions[cle], lecture)
        self.initial = {"source": question.source, "lignes": question.lignes, "colonnes": question.colonnes}
        self.initial |= question.filtres

    def _filtre(self, dimension, lecture):
        langue = "nl" if get_language() == "nl" else "fr"
        montrables = [m for m in dimension.modalites if lecture.se_montre(m)]
        valeurs = [
            (m.variable.partition(":")[2] if dimension.multiple else m.valeur, getattr(m, langue))
            for m in montrables
        ]
        choix = [(valeur, mots) for valeur, mots in valeurs if valeur != SANS]
        return forms.ChoiceField(
            label=dimension.nom, required=False, choices=[("", _("peu importe")), *choix]
        )

    @property
    def axes(self):
        return [self[nom] for nom in ("source", "lignes", "colonnes")]

    @property
    def filtres(self):
        return [self[nom] for nom in FILTRES if nom in self.fields]


class FormulaireMotif(FormulaireProtege, forms.ModelForm):
    """A title and the question in words: they travel with the figures."""

    TEXTES = ("titre", "question")

    class Meta:
        model = Motif
        fields = ("titre", "question")
        labels = {"titre": _("Titre"), "question": _("La question, en mots")}
        help_texts = {
            "titre": _("Court : il se lit dans une liste et au-dessus du tableau."),
            "question": _("Ce que ces chiffres doivent aider à comprendre. Aucun détail d’une situation."),
        }
