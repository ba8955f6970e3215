from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EtatDeManque(TextChoices):
    OUVERT = "ouvert", _("ouvert")
    COMBLE = "comble", _("comblé")
    SANS_SUITE = "sans_suite", _("sans suite")
