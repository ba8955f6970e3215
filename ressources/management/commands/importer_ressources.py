from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ressources import permissions
from ressources.enums import EtatDImport, SortDeLigne
from ressources.imports import comparaison, ecriture
from ressources.imports.affichage import phrases_d_erreur
from ressources.imports.lecture import OCTETS_AU_PLUS, FichierRefuse
from socle.comptes.models import Personne

_ERREURS_MONTREES = 50


class Command(BaseCommand):
    help = "Read a CSV or XLSX of resources, compare it with the directory, and with --appliquer write it."

    def add_arguments(self, parser):
        parser.add_argument("fichier", type=Path)
        parser.add_argument("--par", required=True, help="e-mail address of whoever imports (coordination)")
        parser.add_argument("--feuille", default="", help="sheet of a workbook, by its name or its rank")
        parser.add_argument("--appliquer", action="store_true", help="write, instead of only comparing")

    def handle(self, *args, fichier, par, feuille, appliquer, **options):
        user = Personne.objects.filter(email__iexact=par).first()
        if user is None or not permissions.peut_importer(user):
            raise CommandError(f"{par} n’est pas une personne de la coordination.")
        envoi = self._deposer(user, fichier, feuille)
        self._comparer(envoi, user)
        if appliquer:
            self._appliquer(envoi, user)
        else:
            self.stdout.write(f"Rien n’est écrit. La suite, sur la page {envoi.get_absolute_url()}")

    def _deposer(self, user, fichier, feuille):
        try:
            with fichier.open("rb") as ouvert:
                envoi = comparaison.deposer(user, fichier.name, ouvert.read(OCTETS_AU_PLUS + 1), feuille)
        except (OSError, FichierRefuse) as erreur:
            raise CommandError(str(erreur)) from erreur
        if envoi.etat == EtatDImport.COLONNES:
            raise CommandError(
                f"Des colonnes ne sont pas reconnues. Dites ce qu’elles sont, sur la page {envoi.get_absolute_url()}"
            )
        return envoi

    def _comparer(self, envoi, user):
        while envoi.etat == EtatDImport.COMPARAISON:
            faites = comparaison.avancer(envoi, user, duree=5)
            self.stdout.write(f"\r{faites} lignes comparées sur {envoi.total}", ending="")
            self.stdout.flush()
        self.stdout.write("")
        for sort, nombre in ecriture.compter(envoi).items():
            if nombre and sort in SortDeLigne.values:
                self.stdout.write(f"  {SortDeLigne(sort).label} : {nombre}")
        fautives = envoi.lignes.filter(sort=SortDeLigne.ERREUR).select_related("envoi")
        for phrase in phrases_d_erreur(fautives[:_ERREURS_MONTREES]):
            self.stdout.write(f"  {phrase}")

    def _appliquer(self, envoi, user):
        self.stdout.write("Écriture…")
        if a_relire := ecriture.appliquer(envoi, user):
            raise CommandError(
                f"Rien n’est écrit : {len(a_relire)} fiches ont changé entre-temps. Recommencez."
            )
        self.stdout.write(f"C’est écrit. On peut l’annuler sur la page {envoi.get_absolute_url()}")
