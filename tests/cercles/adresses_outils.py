"""The rows of the toolbox and of the lacks, in the truth table of addresses."""

from tests.cercles.table import GROUPE, RESEAU, TOUS

TIENNENT = {"moderateur", "moderateur_autre", "coordination"}


def rangees(ligne, ref):
    return {
        "manques": ligne(RESEAU),
        "manque_nouveau": ligne(RESEAU),
        "manque": ligne(RESEAU, ref("manque")),
        "manque_moi_aussi": ligne(RESEAU, ref("manque"), methode="post", statut=302),
        "outils": ligne(TOUS, publique=True),
        "canevas": ligne(TOUS, lambda c: ["seance"], publique=True),
        "version_fichier": ligne(TOUS, ref("version"), publique=True, statut=404),
        "version_nouvelle": ligne(TIENNENT, ref("outil_reseau")),
        "notice_modifier": ligne(TIENNENT, ref("outil_reseau")),
        "retour_d_outil": ligne(GROUPE, ref("retour_d_outil"), publique=True),
        "retour_d_outil_nouveau": ligne(RESEAU, ref("outil_reseau")),
        "retour_d_outil_modifier": ligne({"auteur"}, ref("retour_d_outil_prive")),
    }


def choses_des_outils(de_l_auteur):
    """A tool of the network, a version without file, what its author tried, and a lack."""
    from tests.ressources.fabriques_outils import OutilFactory, RetourFactory, VersionFactory, manque

    outil = OutilFactory(cercle="reseau", **de_l_auteur)
    return {
        "outil_reseau": outil,
        "version": VersionFactory(ressource=outil),
        "retour_d_outil": RetourFactory(ressource=outil, cercle="groupe", **de_l_auteur),
        "retour_d_outil_prive": RetourFactory(ressource=outil, cercle="prive", **de_l_auteur),
        "manque": manque(demandes=2),
    }
