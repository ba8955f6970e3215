"""The rows of the table of addresses about what surrounds an analysis, and the two analyses they need."""

from tests.cercles.table import RESEAU, TOUS


def choses_des_analyses(choses):
    """Made when one of them is asked for: the other rows do without."""
    if "analyse_du_reseau" not in choses:
        auteur = choses.monde.personnes["auteur"]
        noms = {"analyse_du_reseau": "reseau", "analyse_publique": "public"}
        choses.update({nom: _publiee_deux_fois(cercle, auteur) for nom, cercle in noms.items()})
    return choses


def _publiee_deux_fois(cercle, auteur):
    from tests.veille.fabriques import synthese
    from veille.models import SynthesePage

    page = synthese(cercle, auteur=auteur, owner=auteur, titre=f"Une analyse pour {cercle}")
    page.save_revision(user=auteur).publish()
    page.chapeau = "Deux autres phrases."
    page.save_revision(user=auteur).publish()
    return SynthesePage.objects.get(pk=page.pk)


def rangees(ligne):
    def de(nom, *suite):
        return lambda choses: [choses_des_analyses(choses)[nom].reference, *suite]

    return {
        "analyses_atom": ligne(TOUS, publique=True),
        "synthese_stable": ligne(RESEAU, de("analyse_du_reseau"), statut=302, publique=True),
        "synthese_citation": ligne(RESEAU, de("analyse_du_reseau", "bib"), publique=True),
        "synthese_version": ligne(RESEAU, de("analyse_du_reseau", 1), publique=True),
        "synthese_version_retirer": ligne(
            {"auteur", "coordination"}, de("analyse_du_reseau", 1), methode="post", statut=302
        ),
        # Both times by another version than the first: one that was published while it was public.
        "synthese_pdf": ligne(
            TOUS, de("analyse_publique"), publique=True, suite=lambda choses: "?format=html"
        ),
    }
