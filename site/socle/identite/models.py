import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from .couleurs import LISIBLE, plus_foncee, rapport_sur_le_papier
from .forms import FormulaireALogo

_HEXADECIMAL = re.compile(r"#[0-9a-fA-F]{6}")


def couleur_lisible(couleur):
    """A colour of the interface carries text: it must read on our papers, or we say which one would."""
    if not _HEXADECIMAL.fullmatch(couleur):
        raise ValidationError(
            _("Écrivez la couleur avec un dièse et six signes, par exemple %(exemple)s."),
            params={"exemple": "#0a5856"},
        )
    rapport = rapport_sur_le_papier(couleur)
    if rapport < LISIBLE:
        raise ValidationError(
            _(
                "Cette couleur ne se lit pas assez sur le papier : un contraste de %(rapport)s, pour 7 au moins."
                " La plus proche qui se lit est %(proposition)s."
            ),
            params={"rapport": number_format(rapport, 1), "proposition": plus_foncee(couleur)},
        )


@register_setting(icon="sliders", order=1)
class Identite(BaseGenericSetting):
    """Whose platform this is: another network makes it its own here (design.md)."""

    base_form_class = FormulaireALogo

    nom = models.CharField(_("nom"), max_length=40, default="Le fil")
    signature = models.CharField(
        _("en une phrase"), max_length=160, blank=True, help_text=_("Au pied de chaque page.")
    )
    signature_nl = models.CharField(_("en une phrase, en néerlandais"), max_length=160, blank=True)
    contact = models.EmailField(
        _("adresse de contact"), blank=True, help_text=_("Au pied de chaque page et de chaque e-mail.")
    )
    couleur_principale = models.CharField(
        _("couleur principale"),
        max_length=7,
        blank=True,
        validators=[couleur_lisible],
        help_text=_("Les liens, les boutons, les traits. Vide : le bleu-vert d’origine."),
    )
    couleur_accent = models.CharField(
        _("couleur d’accent"),
        max_length=7,
        blank=True,
        validators=[couleur_lisible],
        help_text=_("Ce qui demande l’attention, et la perle du dessin. Vide : la brique d’origine."),
    )
    logo_png = models.BinaryField(_("logo"), blank=True, default=b"", editable=False)

    panels = [
        MultiFieldPanel([FieldPanel("nom"), FieldPanel("signature"), FieldPanel("signature_nl")], _("Qui")),
        MultiFieldPanel([FieldPanel("logo"), FieldPanel("sans_logo")], _("Logo")),
        MultiFieldPanel([FieldPanel("couleur_principale"), FieldPanel("couleur_accent")], _("Couleurs")),
        FieldPanel("contact"),
    ]

    class Meta:
        verbose_name = _("identité")

    def __str__(self):
        return self.nom
