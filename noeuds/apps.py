from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoeudsConfig(AppConfig):
    name = "noeuds"
    verbose_name = _("nœuds")

    def ready(self):
        from . import apports, besoins, garde  # noqa: F401
        from .vocabulaires import synonymes  # noqa: F401
