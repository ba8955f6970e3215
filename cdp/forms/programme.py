from django import forms
from django.utils.translation import gettext_lazy as _

from noeuds.forms.anonymat import FormulaireProtege
from noeuds.models import Noeud
from socle.cercles.traductions import dans_la_langue
from socle.formulaires import ChampLangue

from ..models import PropositionAuProgramme


class PropositionForm(FormulaireProtege, forms.ModelForm):
    """A nœud for the programme of one of my groups, and why now if one wants."""

    TEXTES = ("mot",)

    groupe = forms.TypedChoiceField(
        label=_("Pour quel groupe"), error_messages={"invalid_choice": _("Choisissez un de vos groupes.")}
    )
    noeud = forms.ModelChoiceField(
        label=_("Le nœud"),
        queryset=Noeud.objects.none(),
        empty_label=_("Choisir un nœud"),
        error_messages={
            "required": _("Choisissez un nœud."),
            "invalid_choice": _("Choisissez un nœud de la liste."),
        },
    )
    langue = ChampLangue()

    class Meta:
        model = PropositionAuProgramme
        fields = ["noeud", "mot", "langue"]
        labels = {"mot": _("Pourquoi maintenant ?")}
        help_texts = {"mot": _("En une phrase. Une situation, jamais une personne.")}
        widgets = {"mot": forms.Textarea(attrs={"rows": 2, "data-maximum": 200})}

    field_order = ["groupe", "noeud", "mot", "langue"]

    def __init__(self, *args, cycles, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.cycles = {str(cycle.groupe_id): cycle for cycle in cycles}
        groupe = self.fields["groupe"]
        groupe.choices = [(cle, cycle.groupe.nom) for cle, cycle in self.cycles.items()]
        if len(self.cycles) == 1:
            groupe.widget = forms.HiddenInput()
            self.initial["groupe"] = next(iter(self.cycles))
        noeuds = Noeud.objects.visibles_pour(user).sources().order_by("title")
        self.fields["noeud"].queryset = noeuds
        lus = [(n.source.pk, n.title) for n in dans_la_langue(noeuds, user)]
        self.fields["noeud"].choices = [("", self.fields["noeud"].empty_label), *lus]

    def clean(self):
        donnees = super().clean()
        cycle = self.cycles.get(donnees.get("groupe", ""))
        if cycle and donnees.get("noeud"):
            self.instance.cycle = cycle
            if PropositionAuProgramme.objects.filter(cycle=cycle, noeud=donnees["noeud"]).exists():
                self.add_error(
                    "noeud", _("Ce nœud est déjà proposé. Dites plutôt qu’il vous concerne aussi.")
                )
        return donnees
