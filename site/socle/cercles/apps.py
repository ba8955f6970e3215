from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CerclesConfig(AppConfig):
    name = "socle.cercles"
    label = "cercles"
    verbose_name = _("cercles")

    def ready(self):
        from . import courriels  # noqa: F401
