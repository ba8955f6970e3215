from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .catalogues import compiler


class SocleConfig(AppConfig):
    name = "socle"
    verbose_name = _("socle")

    def __init__(self, *args):
        super().__init__(*args)
        # Before models are imported, some of which speak at once; however this process was started.
        compiler(settings.LOCALE_PATHS[0])

    def ready(self):
        from . import checks  # noqa: F401
