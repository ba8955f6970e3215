"""The rows of tests/navigateur/vues.py about what is taken to other programs and brought back."""


def rangees(Vue, lien, erreurs, veilleuse):
    return {
        "echanges": Vue(lien("echanges"), veilleuse),
        "echanges:erreurs": Vue(lien("echanges"), veilleuse, emporter_l_an_2001),
        "echange_importer": Vue(lien("echange_importer"), veilleuse),
        "echange_importer:erreurs": erreurs(lien("echange_importer"), veilleuse),
        "echange": Vue(lien("echange", "echange_a_relire"), veilleuse),
        "echange:grille": Vue(lien("echange", "grille_a_relire"), veilleuse),
        "echange:fait": Vue(lien("echange", "echange_fait"), veilleuse),
        "echange_annuler": Vue(lien("echange_annuler", "echange_fait"), veilleuse),
    }


def emporter_l_an_2001(page):
    page.locator("[name=au]").fill("2001-01-01")
    with page.expect_navigation():
        page.locator("form[action$='projet.qdpx'] [type=submit]").click()


SANS_PAGE = {"echange_projet": "a file"}
#: Choices, each of which is right.
SANS_ERREUR = {"echange", "echange_annuler"}


def echanges():
    """An exchange in each of its states."""
    from socle.comptes.models import Personne
    from tests.navigateur.choses import VEILLEUSE
    from tests.veille.fabriques_echanges import echanges_de, grille_a_relire
    from veille.models import Code

    clemence = Personne.objects.get(email=VEILLEUSE)
    connu = Code.objects.actifs().order_by("rang", "pk").first()
    return {**echanges_de(clemence), "grille_a_relire": grille_a_relire(clemence, connu)}
