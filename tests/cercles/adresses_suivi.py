"""The rows of what keeps the directory true, in the truth table of addresses."""

from django.utils import timezone

from tests.cercles.table import GROUPE, RESEAU, TOUS

TIENNENT = {"moderateur", "moderateur_autre", "coordination"}


def rangees(ligne, ref):
    geste = {"methode": "post", "statut": 302}
    inconnu = {"args": lambda c: ["inconnu"], "publique": True, "statut": 404}
    return {
        "ressources_a_verifier": ligne(RESEAU),
        "ressource_disponibilite": ligne(
            RESEAU, ref("ressource_reseau"), donnees={"disponibilite": "complet"}, **geste
        ),
        "mode_emploi_confirmer": ligne(GROUPE, ref("mode_emploi"), donnees={"vrai": "1"}, **geste),
        "signalement_lever": ligne({"auteur", *TIENNENT}, lambda c: [c["signalement"]], **geste),
        "reponse_ecarter": ligne(TIENNENT, lambda c: [c["reponse_du_service"]], **geste),
        # whoever holds the link, and nobody else: tests/ressources/test_contact.py
        "contact_du_service": ligne(TOUS, **inconnu),
        "contact_du_service_changement": ligne(TOUS, **inconnu),
    }


def choses_du_suivi(ressource, auteur):
    """What the author reported of a record of the network, and what its contact answered."""
    from ressources.models import DemandeAuContact
    from tests.ressources.fabriques import SignalementFactory

    demande = DemandeAuContact.objects.create(
        ressource=ressource, empreinte="x", reponse="change", repondu_le=timezone.now()
    )
    return {
        "signalement": SignalementFactory(ressource=ressource, par=auteur).pk,
        "reponse_du_service": demande.pk,
    }
