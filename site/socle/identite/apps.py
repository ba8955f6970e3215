from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdentiteConfig(AppConfig):
    name = "socle.identite"
    label = "identite"
    verbose_name = _("identité")

    def ready(self):
        from . import lecture  # noqa: F401
