from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnvoisConfig(AppConfig):
    name = "socle.envois"
    label = "envois"
    verbose_name = _("envois")
