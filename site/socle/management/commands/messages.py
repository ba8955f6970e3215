from django.conf import settings
from django.core.management.base import BaseCommand

from socle import catalogues, extraction


class Command(BaseCommand):
    help = "Refresh the catalogues of the interface from the code and the templates (make messages)."

    def handle(self, *args, **options):
        for langue, nom in settings.LANGUAGES:
            nombre = extraction.rafraichir(langue, settings.LANGUAGE_CODE)
            reste = [m for m in extraction.lire(langue) if m.id and not _est_traduit(m)]
            self.stdout.write(f"{nom} : {nombre} phrases, {len(reste)} à traduire.")
        catalogues.compiler(settings.LOCALE_PATHS[0])


def _est_traduit(message):
    formes = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(formes) and not message.fuzzy
