"""The rows of tests/navigateur/vues.py about importing a table."""


def rangees(Vue, lien, erreurs, qui, relectrice):
    sorts = ("changee", "doublon", "erreur")
    return {
        "imports": Vue(lien("imports"), qui),
        "imports:erreurs": erreurs(lien("imports"), qui),
        "import_colonnes": Vue(lien("import_colonnes", "import_a_reconnaitre"), qui),
        "import_colonnes:erreurs": erreurs(lien("import_colonnes", "import_a_reconnaitre"), qui),
        "import": Vue(lien("import", "import_a_appliquer"), qui),
        **{
            f"import:{sort}": Vue(lien("import", "import_a_appliquer", suite=f"?sort={sort}"), qui)
            for sort in sorts
        },
        "import:applique": Vue(lien("import", "import_applique"), qui),
        "import_annuler": Vue(lien("import_annuler", "import_applique"), qui),
        "import_relire": Vue(lien("import_relire", "import_a_relire"), relectrice),
    }


SANS_PAGE = {"import_modele": "a file"}
#: A reason to go back or to accept, and no field.
SANS_ERREUR = {"import", "import_annuler", "import_relire"}


def imports():
    """An import in each of its states."""
    from socle.comptes.models import Personne
    from tests.navigateur.choses import COORDINATION
    from tests.ressources import fabriques_imports

    nadia = Personne.objects.get(email=COORDINATION)
    noms = ("import_a_reconnaitre", "import_a_appliquer", "import_applique", "import_a_relire")
    return {nom: getattr(fabriques_imports, nom)(nadia).reference for nom in noms}
