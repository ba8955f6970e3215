from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("recherche")

    def ready(self):
        from . import sante, tournees  # noqa: F401
        from .declencheurs import apres_migration
        from .suivies import courriels  # noqa: F401
        from .vaines import apports  # noqa: F401
        from .vaines import tournees as _tournees  # noqa: F401

        post_migrate.connect(apres_migration, sender=self)
