from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from noeuds.anonymat.mesures import DIRECTS, LigneIllisible, lire_lignes, mesurer
from noeuds.anonymat.modeles import Niveau


class Command(BaseCommand):
    requires_system_checks: list[str] = []  # so that a stream starts at once
    help = "Measure what the helper finds in texts marked by hand (JSON lines: id, lang, text, spans)."

    def add_arguments(self, parser):
        parser.add_argument("fichiers", nargs="+", type=Path)
        parser.add_argument("--erreurs", action="store_true", help="also show each miss and each false alarm")

    def handle(self, *args, fichiers, erreurs, **options):
        try:
            mesure = mesurer(self._donnees(fichiers))
        except (OSError, LigneIllisible) as erreur:
            raise CommandError(str(erreur)) from erreur
        for ligne in [*_resume(mesure), "", *_par_genre(mesure), *(mesure.erreurs if erreurs else ())]:
            self.stdout.write(ligne)

    def _donnees(self, fichiers):
        for fichier in fichiers:
            with fichier.open(encoding="utf-8") as lignes:
                yield from lire_lignes(lignes)


def _resume(mesure):
    directs = sum(mesure.marques[genre] for genre in DIRECTS)
    yield (
        f"identifiants directs trouvés   {mesure.part(mesure.entiers):7.1%} en entier, "
        f"{mesure.part(mesure.touches):.1%} touchés, sur {directs}"
    )
    yield f"textes qui en laissent un      {mesure.fuites:7.1%} de {mesure.semes} (un seul caractère oublié compte)"
    for sorte, titre in (("propres", "textes sans rien"), ("semes", "hors des marques")):
        yield (
            f"fausses alertes, {titre:14}{mesure.pour_cent_mots(sorte):7.2f} pour 100 mots "
            f"(sûr {mesure.pour_cent_mots(sorte, [Niveau.SUR]):.2f}), {mesure.mots[sorte]} mots"
        )
    yield f"précision                      {mesure.precision:7.1%} de {sum(mesure.constats.values())} constats"
    yield f"temps                          {mesure.millisecondes:7.1f} ms pour 200 mots"


def _par_genre(mesure):
    yield f"{'genre':10}{'marqués':>8}{'entiers':>9}{'touchés':>9}{'constats':>9}{'justes':>8}"
    for genre in sorted({*mesure.marques, *mesure.constats}):
        yield (
            f"{genre:10}{mesure.marques[genre]:8}{mesure.entiers[genre]:9}{mesure.touches[genre]:9}"
            f"{mesure.constats[genre]:9}{mesure.justes[genre]:8}"
        )
