from django import forms
from django.utils.translation import gettext_lazy as _

from socle.formulaires import ChampLangue, ChampTexteLong

from ..enums import Famille
from ..models import PropositionDeNoeud
from .anonymat import FormulaireProtege
from .signe import FormulaireSigne


class FormulaireProposition(FormulaireProtege, FormulaireSigne):
    TEXTES = ("question", "pourquoi")

    pourquoi = ChampTexteLong(
        label=_("Pourquoi cette question revient"),
        help_text=_("Ce que vous avez vu, en quelques phrases. Une situation, jamais un patient."),
        max_length=3_000,
        error_messages={"required": _("Dites en une phrase pourquoi cette question revient.")},
    )
    famille = forms.ChoiceField(
        label=_("Où cela se noue"),
        choices=[(famille.value, famille.explication) for famille in Famille],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une des trois familles.")},
    )

    langue = ChampLangue()

    field_order = ["groupe", "question", "famille", "pourquoi", "langue"]

    class Meta:
        model = PropositionDeNoeud
        fields = ["question", "pourquoi", "famille", "langue"]
        labels = {"question": _("La question")}
        help_texts = {
            "question": _(
                "Commencez par « Comment faire quand… ». Si le groupe la garde, elle deviendra un titre."
            )
        }
        error_messages = {"question": {"required": _("Écrivez la question que vous vous posez.")}}

    def save(self, commit=True):
        self.signer()
        return super().save(commit)
