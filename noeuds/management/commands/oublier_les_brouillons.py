from django.core.management.base import BaseCommand

from noeuds.models import BrouillonDeVignette


class Command(BaseCommand):
    help = "Once a night: situations begun and untouched for ninety days are erased. Idempotent."

    def handle(self, *args, verbosity=1, **options):
        nombre, _detail = BrouillonDeVignette.objects.oublies().delete()
        if verbosity:
            self.stdout.write(f"{nombre} brouillon(s) effacé(s).")
