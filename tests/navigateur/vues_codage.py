"""The rows of tests/navigateur/vues.py about the coding table."""


def rangees(Vue, lien, erreurs, veilleuse):
    return {
        "coder": Vue(lien("coder", "texte_code"), veilleuse, prendre_une_phrase),
        "texte_corriger": Vue(lien("texte_corriger", "texte_code"), veilleuse),
        "texte_corriger:erreurs": erreurs(lien("texte_corriger", "texte_code"), veilleuse),
    }


def prendre_une_phrase(page):
    """With its passages at the right, as one works."""
    page.locator(".codage[data-pret]").wait_for()
    page.locator("[data-saut=suivant]").first.dispatch_event("click")


SANS_PAGE = {"coder_etat": "JSON"}
SANS_ERREUR = {"coder"}
