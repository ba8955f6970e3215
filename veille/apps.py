from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VeilleConfig(AppConfig):
    name = "veille"
    verbose_name = _("veille")

    def ready(self):
        from .besoins import releves  # noqa: F401
        from .carnet import apports as carnet  # noqa: F401
        from .codage import departs as textes_sans_auteur  # noqa: F401
        from .echanges import tournees  # noqa: F401
        from .indicateurs import departs  # noqa: F401
        from .remontees import apports, courriels, relances  # noqa: F401
        from .syntheses import versions  # noqa: F401
