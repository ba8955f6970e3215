"""The rows of tests/navigateur/vues.py about patterns."""


def rangees(Vue, lien, erreurs, moderatrice, veilleuse):
    croise = "?lignes=secteur&colonnes=outil&vulnerabilites=difficultes_financieres"
    return {
        "motifs": Vue(lien("motifs"), veilleuse),
        "motifs_chercher": Vue(lien("motifs_chercher"), veilleuse),
        "motifs_chercher:croise": Vue(lien("motifs_chercher", suite=croise), veilleuse),
        "motif_nouveau": Vue(lien("motif_nouveau", suite="?lignes=secteur"), veilleuse),
        "motif_nouveau:erreurs": erreurs(lien("motif_nouveau"), veilleuse, sans_titre),
        "motif": Vue(lien("motif", "motif"), veilleuse),
        "motif_releve": Vue(lien("motif_releve", "releve"), moderatrice),
    }


def sans_titre(page):
    page.locator("[name=titre]").fill("")
    with page.expect_navigation():
        page.locator("main form[method=post] [type=submit]").last.click()


SANS_PAGE = {"motifs_csv": "a CSV file", "motif_releve_csv": "a CSV file"}


def motifs():
    """A question read at two dates."""
    from datetime import date

    from tests.veille.fabriques_motifs import MotifFactory, ReleveFactory, chiffres

    motif = MotifFactory(titre="De quoi l’on parle")
    ReleveFactory(motif=motif, arrete_au=date(2023, 6, 30), chiffres=chiffres(6, None))
    return {"motif": motif.reference, "releve": ReleveFactory(motif=motif).reference}
