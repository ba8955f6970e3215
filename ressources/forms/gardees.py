from django import forms
from django.utils.translation import gettext_lazy as _

from socle.protection import FormulaireGarde

from ..models import Gardee


class FormulaireNote(FormulaireGarde, forms.ModelForm):
    """A word for herself. The helper looks at it too: the platform holds no patient file (produit.md §4.6)."""

    TEXTES = ("note",)

    class Meta:
        model = Gardee
        fields = ["note"]
        labels = {"note": _("Note pour vous")}
        help_texts = {"note": _("Sur le service, jamais sur une personne que vous accompagnez.")}
