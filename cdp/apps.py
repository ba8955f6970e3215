from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CdpConfig(AppConfig):
    name = "cdp"
    verbose_name = _("CdP")

    def ready(self):
        from . import apports, courriels, courriels_apres, tournees  # noqa: F401
