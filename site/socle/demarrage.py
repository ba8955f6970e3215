"""What `python -m socle` does before it serves: migrate, fill, index, and say as whom to enter."""

import re
import sys

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

#: Present while the demonstration is being loaded: an interrupted loading is taken up again.
_EN_COURS = "demonstration.en-cours"


def preparer(var, *, vide=False):
    """Bring the database up to date and, the first time, fill it and index it; `vide` fills nothing."""
    django.setup()
    # WhiteNoise warns of a folder of collected files that is not there: here the files are served from the source.
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    _migrer()
    if settings.DEMONSTRATION and not vide:
        _remplir(var / _EN_COURS)
    _dire_ou_regarder(vide)
    connections.close_all()


def _migrer():
    executeur = MigrationExecutor(connection)
    plan = executeur.migration_plan(executeur.loader.graph.leaf_nodes())
    if plan:
        compteur = _Compteur("Base de données", len(plan), re.compile(r"^\s+Applying "))
        call_command("migrate", interactive=False, stdout=compteur)
        compteur.finir()


def _remplir(en_cours):
    from socle.comptes.models import Groupe

    if Groupe.objects.exists() and not en_cours.exists():
        return
    print("Démonstration", flush=True)
    en_cours.touch()
    call_command("demonstration")
    call_command("recherche_reconstruire")
    en_cours.unlink()


def _dire_ou_regarder(vide):
    from socle.comptes.demonstrateurs import personnes_par_role

    if vide:
        inviter = ".venv/bin/python manage.py inviter nom@exemple.be --fonction coordination"
        print(
            "\nLa plateforme est vide. Invitez la première personne dans un autre terminal :\n"
            f"  FIL_VAR={settings.VAR} {inviter}\n"
            "Cette commande donne le lien par lequel elle entre ; elle invite ensuite les autres par e-mail.",
            flush=True,
        )
    elif settings.DEMONSTRATION:
        print("\nPour entrer : /entrer/ avec une de ces adresses ; le code arrive dans /boite-aux-lettres/.")
        for role, personne in personnes_par_role():
            print(f"  {role:26} {personne.get_full_name():26} {personne.email}", flush=True)


class _Compteur:
    """A stream for a command's output that shows only how far it is."""

    def __init__(self, titre, total, motif):
        self.titre, self.total, self.motif = titre, total, motif
        self.fait = 0
        self.terminal = sys.stdout.isatty()

    def isatty(self):
        return False

    def flush(self):
        sys.stdout.flush()

    def write(self, texte):
        if not self.motif.search(texte):
            return
        self.fait = min(self.fait + 1, self.total)
        if self.terminal:
            print(f"\r  {self.titre} : {self.fait}/{self.total}", end="", flush=True)
        elif self.fait % max(self.total // 4, 1) == 0:
            print(f"  {self.titre} : {self.fait}/{self.total}", flush=True)

    def finir(self):
        print(
            f"\r  {self.titre} : fait." + " " * 20 if self.terminal else f"  {self.titre} : fait.", flush=True
        )
