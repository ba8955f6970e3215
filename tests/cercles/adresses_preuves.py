"""The rows of the table of addresses about verbatims, bundles of evidence and remontées, and the things they need."""

from tests.cercles.table import GROUPE, RESEAU, TOUS

VEILLE = {"veilleuse"}
COORDINATION = {"coordination"}
FONT_REMONTER = {"moderateur", "moderateur_autre", "veilleuse", "coordination"}


def choses_des_preuves(choses):
    """Made when one of them is asked for: the other rows do without."""
    if "verbatim" not in choses:
        choses.update(preuves_du_monde(choses.monde))
    return choses


def preuves_du_monde(monde):
    from tests.veille.fabriques import ObservationFactory
    from tests.veille.fabriques_preuves import (
        FaisceauFactory,
        PassageFactory,
        RemonteeFactory,
        SuiteFactory,
        VerbatimFactory,
        envoyee,
    )

    gens, groupe = monde.personnes, monde.groupe
    note = ObservationFactory(groupe=groupe, auteur=gens["veilleuse"])
    passage = PassageFactory(observation=note)
    de_la_veilleuse = {"groupe": groupe, "auteur": gens["veilleuse"]}
    partie = envoyee(
        RemonteeFactory(groupe=groupe, auteur=gens["moderateur"], cercle="reseau"), gens["veilleuse"]
    )
    return {
        "note_a_citer": note,
        "passage": passage,
        "verbatim": VerbatimFactory(cercle="groupe", **de_la_veilleuse),
        "verbatim_prive": VerbatimFactory(**de_la_veilleuse),
        "faisceau": FaisceauFactory(auteur=gens["veilleuse"], passages=[passage]),
        "remontee": RemonteeFactory(groupe=groupe, auteur=gens["moderateur"], cercle="groupe"),
        "remontee_privee": RemonteeFactory(groupe=groupe, auteur=gens["moderateur"]),
        "remontee_partie": partie,
        "suite": SuiteFactory(remontee=partie, par=gens["veilleuse"]),
    }


def rangees(ligne):
    def ref(nom):
        return lambda choses: [choses_des_preuves(choses)[nom].reference]

    def du_passage(choses):
        return f"?passage={choses_des_preuves(choses)['passage'].cle}"

    def la_suite(choses):
        return [choses_des_preuves(choses)[nom] for nom in ("remontee_partie", "suite")]

    geste = {"methode": "post", "statut": 302}
    return {
        "verbatims": ligne(TOUS, publique=True),
        "verbatim": ligne(GROUPE, ref("verbatim"), publique=True),
        "verbatim_nouveau": ligne(VEILLE, suite=du_passage),
        "verbatim_modifier": ligne(VEILLE, ref("verbatim_prive")),
        "verbatim_accord": ligne(
            {"veilleuse", "moderateur"}, ref("verbatim"), donnees={"accord": "refuse"}, **geste
        ),
        "verbatim_effacer": ligne(VEILLE, ref("verbatim_prive"), **geste),
        "faisceaux": ligne(VEILLE | COORDINATION),
        "faisceau": ligne(VEILLE, ref("faisceau")),
        # a passage of her own: nobody else's page says that it exists
        "faisceau_ajouter": ligne(VEILLE, suite=du_passage),
        "faisceau_modifier": ligne(VEILLE, ref("faisceau")),
        "faisceau_retirer": ligne(VEILLE, ref("faisceau"), **geste),
        "faisceau_effacer": ligne(VEILLE, ref("faisceau"), **geste),
        "remontees": ligne(TOUS, publique=True),
        "remontee": ligne(GROUPE, ref("remontee"), publique=True),
        "remontee_nouvelle": ligne(FONT_REMONTER),
        "remontee_modifier": ligne({"moderateur"}, ref("remontee_privee")),
        "remontee_confier": ligne(
            {"moderateur"}, ref("remontee_privee"), donnees={"confiee": "oui"}, **geste
        ),
        # once somebody other than its author has reviewed it
        "remontee_suite": ligne(VEILLE | COORDINATION, ref("remontee_partie")),
        "remontee_papier": ligne(
            VEILLE | COORDINATION, ref("remontee_partie"), suite=lambda c: "?format=html"
        ),
        # its words, by somebody other than their author; who reads the remontée and may not is told so
        "suite_montrer": ligne(
            {"moderateur", "coordination"},
            lambda c: [la_suite(c)[0].reference, la_suite(c)[1].pk],
            donnees={"montrer": "oui"},
            lisent_seulement=RESEAU - {"moderateur", "coordination"},
            **geste,
        ),
    }
