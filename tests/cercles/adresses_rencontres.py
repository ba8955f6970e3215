"""The rows of tests/cercles/adresses.py about immersions, open doors, opinions and attestations."""

from tests.cercles.table import RESEAU, TOUS

#: Who asked, the house that receives, who announced the immersions: never coordination, nor another group.
PARTIES = {"membre", "moderateur", "auteur"}
MAISON = {"moderateur", "auteur"}
#: A house, before others read it: who announced the week, or keeps the directory; never who opens it.
ACCEPTENT = {"auteur", "moderateur", "moderateur_autre", "coordination"}


def rangees(Ligne, ref, connectes):
    def avec(nom):
        return lambda choses: [choses[nom]]

    def papier(choses):
        return "?format=html"

    return {
        "mes_immersions": Ligne(connectes),
        "lieu_nouveau": Ligne(RESEAU, ref("immersion")),
        "lieu_d_immersion": Ligne(TOUS, ref("lieu"), publique=True),
        "lieu_modifier": Ligne(MAISON, ref("lieu")),
        "lieu_accepter": Ligne(ACCEPTENT, ref("lieu_propose"), methode="post", statut=302),
        "lieu_demander": Ligne(RESEAU - {"moderateur"}, ref("lieu")),
        "demande_d_immersion": Ligne(PARTIES, ref("demande")),
        "demande_accepter": Ligne(
            MAISON, ref("demande"), methode="post", statut=302, donnees={"jour": "999999"}
        ),
        "demande_decliner": Ligne(
            MAISON, ref("demande"), methode="post", statut=302, donnees={"mot": "Pas avant l’été."}
        ),
        "demande_autres_jours": Ligne(MAISON, ref("demande")),
        "demande_retirer": Ligne({"membre"}, ref("demande"), methode="post", statut=302),
        "demande_presence": Ligne(MAISON, ref("immersion_faite"), methode="post", statut=302),
        "convention": Ligne(PARTIES, ref("immersion_faite"), suite=papier),
        # Each party for herself: who announced the immersions is none of them.
        "convention_signer_ici": Ligne(
            {"membre", "moderateur"}, ref("immersion_faite"), methode="post", statut=302
        ),
        "convention_signer": Ligne(TOUS, avec("signataire"), publique=True),
        "preparation_d_immersion": Ligne(PARTIES, ref("immersion_faite"), suite=papier),
        "retour_nouveau": Ligne({"membre"}, ref("immersion_faite")),
        "retour_d_immersion": Ligne(
            {"auteur", "membre", "moderateur", "veilleuse"}, ref("retour_immersion"), publique=True
        ),
        "retour_modifier": Ligne({"auteur"}, ref("retour_immersion_prive")),
        "semaine_programme": Ligne(TOUS, ref("semaine"), publique=True),
        "semaine_programme_papier": Ligne(TOUS, ref("semaine"), suite=papier, publique=True),
        "maison_nouvelle": Ligne(RESEAU, ref("semaine")),
        "maison_ouverte": Ligne(TOUS, ref("maison"), publique=True),
        "maison_modifier": Ligne({"membre", "auteur"}, ref("maison")),
        "maison_accepter": Ligne(ACCEPTENT, ref("maison"), methode="post", statut=302),
        "plage_ajouter": Ligne({"membre", "auteur"}, ref("maison"), methode="post", statut=422),
        "plage_oter": Ligne(
            {"membre", "auteur"},
            lambda choses: [choses["plage"].maison.reference, choses["plage"].pk],
            methode="post",
            statut=302,
        ),
        "avis": Ligne(TOUS, avec("questionnaire"), publique=True),
        "avis_recus": Ligne({"auteur", "coordination"}, ref("formation_passee")),
        "avis_papier": Ligne({"auteur", "coordination"}, ref("formation_passee"), suite=papier),
        # By the address of one's own booking: whoever has it.
        "attestation_de_presence": Ligne(TOUS, avec("presente"), suite=papier, publique=True),
    }
