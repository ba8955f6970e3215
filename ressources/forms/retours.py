from django.utils.translation import gettext_lazy as _

from socle.formulaires import ChampLangue, ChampTexteLong, FormulaireVersionne
from socle.protection import FormulaireGarde

from ..models import RetourDImmersion


class FormulaireRetour(FormulaireGarde, FormulaireVersionne):
    """Short: a way of working, a surprise, a question. Never somebody whom one met there."""

    TEXTES = ("texte",)

    texte = ChampTexteLong(
        label=_("Ce que j’en retiens"),
        rows=6,
        max_length=2000,
        help_text=_("Une façon de faire, une surprise, une question. Jamais une personne rencontrée là-bas."),
    )
    langue = ChampLangue()

    class Meta:
        model = RetourDImmersion
        fields = ["texte", "langue"]
