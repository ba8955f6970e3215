from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class RessourcesConfig(AppConfig):
    name = "ressources"
    verbose_name = _("ressources")

    def ready(self):
        from . import apports, besoins  # noqa: F401
        from .inscriptions import courriels, tournees  # noqa: F401
        from .outils import pages  # noqa: F401
        from .rencontres import courriels as _des_rencontres  # noqa: F401
        from .rencontres import tournees as _apres_les_rencontres  # noqa: F401
        from .repertoire.declencheurs import apres_migration
        from .suivi import courriels as _courriels  # noqa: F401
        from .suivi import tournees as _tournees  # noqa: F401

        post_migrate.connect(apres_migration, sender=self)
