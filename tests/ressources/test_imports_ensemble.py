"""Two hands at once, and a process that dies: an import is whole or is not (issue 6, « Must hold »)."""

import subprocess
import sys
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connection

from ressources.enums import EtatDImport
from ressources.imports import comparaison, ecriture
from ressources.models import Import, Ressource
from tests.comptes.fabriques import coordination

RACINE = Path(__file__).resolve().parents[2]
FICHIER = "nom;description;commune de l’adresse\n" + "\n".join(
    f"Fiche {rang};Un lieu où l’on est reçu.;Ixelles" for rang in range(40)
)
MOURIR = """
import os, signal, sys
sys.path[:0] = {chemins!r}
import django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = {base!r}
from ressources.imports import ecriture
from ressources.models import Import
ecriture._clore = lambda *args: os.kill(os.getpid(), signal.SIGKILL)
envoi = Import.objects.get(pk={pk})
ecriture.appliquer(envoi, envoi.par)
"""


def pret(user):
    envoi = comparaison.deposer(user, "liste.csv", FICHIER.encode())
    comparaison.avancer(envoi, user, duree=600)
    assert envoi.etat == EtatDImport.PRET
    return envoi


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_appliquer_a_deux_et_deux_fichiers_a_la_fois_n_ecrit_qu_une_fois():
    nadia, ensemble, erreurs = coordination(), Barrier(3), []
    un, autre = pret(nadia), pret(nadia)

    def appliquer(envoi):
        try:
            ensemble.wait(10)
            ecriture.appliquer(envoi, nadia)
        except Exception as erreur:
            erreurs.append(erreur)
        finally:
            connection.close()

    imports = [Import.objects.get(pk=pk) for pk in (un.pk, un.pk, autre.pk)]
    fils = [Thread(target=appliquer, args=(envoi,)) for envoi in imports]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join(60)
    assert not erreurs
    assert Ressource.objects.count() == 40
    assert set(Import.objects.values_list("etat", flat=True)) == {EtatDImport.APPLIQUE, EtatDImport.PRET}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_un_processus_qui_meurt_ne_laisse_rien_a_moitie():
    nadia = coordination()
    envoi = pret(nadia)
    code = MOURIR.format(
        chemins=[str(RACINE), str(RACINE / "site")], base=str(connection.settings_dict["NAME"]), pk=envoi.pk
    )
    mort = subprocess.run([sys.executable, "-c", code], cwd=RACINE, check=False, capture_output=True)
    assert mort.returncode == -9, mort.stderr.decode()[-800:]
    assert not Ressource.objects.exists()
    envoi.refresh_from_db()
    assert envoi.etat == EtatDImport.PRET
    ecriture.appliquer(envoi, nadia)
    assert Ressource.objects.count() == 40
