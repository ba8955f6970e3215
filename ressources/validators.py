import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def telephone_plausible(valeur):
    """Digits as people write them, `107` and `+32 2 000 00 00` alike; one number, no sentence."""
    chiffres = re.sub(r"\D", "", valeur)
    if not re.fullmatch(r"\+?[\d\s./()-]+", valeur) or not 3 <= len(chiffres) <= 15:
        raise ValidationError(
            _("Écrivez un seul numéro, avec des chiffres et des espaces. Par exemple : 02 000 00 00."),
            code="telephone",
        )


def code_postal_belge(valeur):
    """Four digits, from 1000 on."""
    if not re.fullmatch(r"[1-9]\d{3}", valeur):
        raise ValidationError(
            _("Écrivez un code postal belge : quatre chiffres, par exemple 1000."), code="code_postal"
        )
