from django.core.management.base import BaseCommand, CommandError

from search.arriere_plan import OCCUPE
from search.reconstruction import rattraper, reconstruire
from search.verrous import Occupe


class Command(BaseCommand):
    help = "Make the search anew, from the database, while people search. Nothing is lost by doing it."

    def add_arguments(self, parser):
        parser.add_argument(
            "--comparer",
            action="store_true",
            help="Only note what is not as it was: labels renamed. The postman does the rest.",
        )

    def handle(self, *args, comparer=False, **options):
        try:
            (rattraper if comparer else reconstruire)(self._avance)
        except Occupe as occupe:
            raise CommandError(
                "La recherche est déjà en train d’être refaite ou mise à jour : réessayez dans une minute.",
                returncode=OCCUPE,
            ) from occupe

    def _avance(self, quoi, fait, total):
        """One line for the entries and one an index, rewritten as it advances on a terminal, written once elsewhere."""
        if self.stdout.isatty():
            self.stdout.write(f"\r  {quoi} : {fait}/{total}", ending="\n" if fait == total else "")
        elif fait == total:
            self.stdout.write(f"  {quoi} : {total}")
