import tomllib
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from wagtail.utils.file import hash_filelike

from socle.cercles.enums import Cercle
from socle.comptes.models import Personne
from veille.actions import importer
from veille.extraction import EXTENSIONS, FichierRefuse, extension, extraire, titre_pour
from veille.models import DocumentArchive


class Command(BaseCommand):
    help = "Put every PDF and text of a folder in the archive. What is there already is left alone."

    def add_arguments(self, parser):
        parser.add_argument("dossier", type=Path, help="any folder; its sub-folders are read too")
        parser.add_argument(
            "--cercle",
            choices=[Cercle.RESEAU.value, Cercle.PUBLIC.value],
            default=Cercle.RESEAU.value,
            help="who may read them (default: the members of the network)",
        )
        parser.add_argument(
            "--langue",
            choices=list(dict(settings.LANGUAGES)),
            default=settings.LANGUAGE_CODE,
            help="of the reports",
        )
        parser.add_argument(
            "--notices",
            type=Path,
            help="a TOML file: for the name of a file, its « titre », « annee » and « langue »",
        )
        parser.add_argument("--auteur", help="e-mail of the person who brings them")

    def handle(self, *args, dossier, cercle, auteur, langue, notices, **options):
        if not dossier.is_dir():
            raise CommandError(f"Ce dossier n’existe pas : {dossier}")
        par = self._personne(auteur)
        self.notices = self._notices(notices)
        chemins = sorted(c for c in dossier.rglob("*") if c.is_file() and extension(c.name) in EXTENSIONS)
        comptes = {"ajouté": 0, "déjà là": 0, "refusé": 0}
        for rang, chemin in enumerate(chemins, 1):
            issue, detail = self._archiver(chemin, Cercle(cercle), par, langue)
            comptes[issue] += 1
            self.stdout.write(f"[{rang}/{len(chemins)}] {chemin.relative_to(dossier)} : {issue}{detail}")
        self.stdout.write(", ".join(f"{issue} : {nombre}" for issue, nombre in comptes.items()))
        if comptes["refusé"]:
            raise CommandError(f"{comptes['refusé']} fichier(s) refusé(s) : voyez les lignes ci-dessus.")

    def _notices(self, chemin):
        if chemin is None:
            return {}
        try:
            return tomllib.loads(chemin.read_text("utf-8"))
        except (OSError, ValueError) as erreur:
            raise CommandError(f"Ces notices ne se lisent pas : {chemin} ({erreur})") from erreur

    def _personne(self, courriel):
        if not courriel:
            return None
        personne = Personne.objects.filter(email=courriel.strip().lower()).first()
        if personne is None:
            raise CommandError(f"Aucune personne n’a cette adresse : {courriel}")
        return personne

    def _archiver(self, chemin, cercle, par, langue):
        try:
            with chemin.open("rb") as fichier:
                if DocumentArchive.objects.filter(file_hash=hash_filelike(fichier)).exists():
                    return "déjà là", ""
                extrait = extraire(fichier, chemin.name, chemin.stat().st_size)
        except FichierRefuse as refus:
            return "refusé", f". {refus}"
        except OSError as erreur:
            return "refusé", f". {erreur.strerror or erreur}"
        notice = self.notices.get(chemin.name, {})
        titre = notice.get("titre") or titre_pour(extrait, chemin.name)
        importer(chemin, extrait, titre, cercle, par, notice.get("langue") or langue, notice.get("annee"))
        return "ajouté", f" « {titre} »" + (" (sans texte : des images)" if extrait.sans_texte else "")
