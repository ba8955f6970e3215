"""The rows of tests/navigateur/vues.py about verbatims, bundles of evidence and remontées."""


def rangees(Vue, lien, erreurs, VEILLEUSE, MODERATRICE):
    publiques = {"verbatims": Vue(lien("verbatims")), "remontees": Vue(lien("remontees"))}
    d_equipe = {
        "verbatim": Vue(lien("verbatim", "verbatim"), VEILLEUSE),
        "verbatim_nouveau": Vue(lien("verbatim_nouveau"), VEILLEUSE),
        "verbatim_nouveau:erreurs": erreurs(lien("verbatim_nouveau"), VEILLEUSE),
        "verbatim_modifier": Vue(lien("verbatim_modifier", "verbatim"), VEILLEUSE),
        "faisceaux": Vue(lien("faisceaux"), VEILLEUSE),
        "faisceaux:erreurs": erreurs(lien("faisceaux"), VEILLEUSE),
        "faisceau": Vue(lien("faisceau", "faisceau", suite="?q=tournevis"), VEILLEUSE),
        "faisceau_ajouter": Vue(lien("faisceau_ajouter"), VEILLEUSE),
        "faisceau_modifier": Vue(lien("faisceau_modifier", "faisceau"), VEILLEUSE),
        "remontee": Vue(lien("remontee", "remontee"), VEILLEUSE),
        "remontee_nouvelle": Vue(lien("remontee_nouvelle"), MODERATRICE),
        "remontee_nouvelle:erreurs": erreurs(lien("remontee_nouvelle"), MODERATRICE),
        "remontee_modifier": Vue(lien("remontee_modifier", "remontee_a_ecrire"), VEILLEUSE),
        "remontee_suite": Vue(lien("remontee_suite", "remontee"), VEILLEUSE),
        "remontee_suite:erreurs": erreurs(lien("remontee_suite", "remontee"), VEILLEUSE),
        "remontee_papier": Vue(lien("remontee_papier", "remontee", suite="?format=html"), VEILLEUSE),
    }
    return publiques, d_equipe


#: As the page where they are written, which has its row.
SANS_ERREUR = {
    "verbatim",
    "verbatim_modifier",
    "faisceau",
    "faisceau_ajouter",
    "faisceau_modifier",
    "remontee_modifier",
}


def preuves_faites(groupe, veilleuse):
    """A verbatim, some evidence and a remontée under way; no other test changes them."""
    from tests.comptes.fabriques import moderateur
    from tests.noeuds.fabriques import VignetteFactory
    from tests.veille.fabriques import ObservationFactory
    from tests.veille.fabriques_preuves import (
        FaisceauFactory,
        PassageFactory,
        RemonteeFactory,
        SuiteFactory,
        VerbatimFactory,
        envoyee,
    )

    sien = {"groupe": groupe, "auteur": veilleuse}
    faisceau = FaisceauFactory(
        auteur=veilleuse,
        passages=[PassageFactory(observation=ObservationFactory(**sien))],
        vignettes=[VignetteFactory(cercle="reseau", recit="Un tournevis oublié.")],
    )
    VignetteFactory(cercle="reseau", recit="Un autre tournevis.")
    remontee = RemonteeFactory(groupe=groupe, auteur=moderateur(groupe), cercle="reseau", faisceau=faisceau)
    envoyee(remontee, veilleuse)
    SuiteFactory(remontee=remontee, par=remontee.auteur)
    return {
        "verbatim": VerbatimFactory(**sien).reference,
        "faisceau": faisceau.reference,
        "remontee": remontee.reference,
        "remontee_a_ecrire": RemonteeFactory(**sien).reference,
    }
