import json
import sys

from django.core.management.base import BaseCommand, CommandError

from noeuds.anonymat import analyser
from noeuds.anonymat.mesures import LigneIllisible, lire_lignes


class Command(BaseCommand):
    requires_system_checks: list[str] = []  # so that a stream starts at once
    help = "Read JSON lines (id, lang, text) and write what each could reveal (id, spans)."

    def handle(self, *args, **options):
        try:
            for donnee in lire_lignes(sys.stdin):
                self.stdout.write(json.dumps(_reponse(donnee), ensure_ascii=False))
        except LigneIllisible as erreur:
            raise CommandError(str(erreur)) from erreur


def _reponse(donnee):
    constats = analyser(donnee["text"], donnee.get("lang") or "")
    spans = [{"start": c.debut, "end": c.fin, "type": c.genre, "level": str(c.niveau)} for c in constats]
    return {"id": donnee.get("id"), "spans": spans}
