"""The rows of tests/navigateur/vues.py about the code book, its memos, retrieval and the second coding."""


def rangees(Vue, lien, erreurs, veilleuse, moderatrice):
    a_remplir = {
        "code_nouveau": lien("code_nouveau"),
        "code_modifier": lien("code_modifier", "code_libre"),
        "code_fusionner": lien("code_fusionner", "code_libre"),
        "code_scinder": lien("code_scinder", "code_libre"),
        "grille_versions": lien("grille_versions"),
        "memo_nouveau": lien("memo_nouveau"),
        "memo_modifier": lien("memo_modifier", "memo"),
    }
    return {
        "codes": Vue(lien("codes"), veilleuse),
        "code": Vue(lien("code", "code_pose"), veilleuse),
        "code_deplacer": Vue(lien("code_deplacer", "code_libre"), veilleuse),
        "scission": Vue(lien("scission", "scission"), veilleuse),
        "grille_journal": Vue(lien("grille_journal"), veilleuse),
        "grille_version": Vue(lien("grille_version", "version_de_grille"), veilleuse),
        "grille_version_papier": Vue(
            lien("grille_version_papier", "version_de_grille", suite="?format=html"), veilleuse
        ),
        "memos": Vue(lien("memos"), veilleuse),
        "retrouver": Vue(lien("retrouver"), veilleuse),
        "cooccurrences": Vue(lien("cooccurrences"), veilleuse),
        "second_codage": Vue(lien("second_codage", "texte_a_deux"), veilleuse),
        "second_codage:invitee": Vue(lien("second_codage", "texte_a_deux"), moderatrice),
        "second_codage:erreurs": erreurs(
            lien("second_codage", "texte_a_deux"), veilleuse, demander_a_personne
        ),
        "accord": Vue(lien("accord", "second_codage"), veilleuse),
        **{nom: Vue(chemin, veilleuse) for nom, chemin in a_remplir.items()},
        **{f"{nom}:erreurs": erreurs(chemin, veilleuse) for nom, chemin in a_remplir.items()},
    }


def demander_a_personne(page):
    """The other forms of the page have only a button."""
    formulaire = page.locator("main form:has([name=codeur])")
    formulaire.evaluate("form => { form.noValidate = true; }")
    with page.expect_navigation():
        formulaire.locator("[type=submit]").click()


SANS_PAGE = {"retrouver_csv": "a file"}
#: Whatever one chooses is possible, or a box left alone waits.
SANS_ERREUR = {"code_deplacer", "scission"}
