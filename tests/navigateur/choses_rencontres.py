"""Immersions, an open-doors week and opinions of its own, that no other test changes."""

from datetime import timedelta

from django.utils import timezone


def rencontres(participante, moderatrice):
    """The participant visits a house of the moderator, receives in her own, and opens a house of the week."""
    from ressources.models import DateDeDispositif, DemandeDImmersion
    from ressources.rencontres import immersions
    from ressources.rencontres.attestations import etablir
    from ressources.rencontres.portes_ouvertes import ajouter_une_plage
    from tests.ressources.fabriques import DispositifFactory
    from tests.ressources.fabriques_rencontres import (
        DemandeFactory,
        LieuFactory,
        MaisonFactory,
        RetourFactory,
        avis,
        date_passee,
        questionnaire,
    )

    annonce = {"auteur": participante, "dans_jours": False, "inscription": "tous"}
    immersion = DispositifFactory(genre="immersion", titre="Une journée chez vous", **annonce)
    chez_elle = LieuFactory(dispositif=immersion, hote=participante, institution="Maison des Fuseaux")
    ailleurs = LieuFactory(dispositif=immersion, hote=moderatrice, institution="Maison du Dévidoir")
    a_signer = DemandeFactory(
        lieu=ailleurs,
        personne=participante,
        responsable="Une directrice",
        responsable_courriel="direction@exemple.brussels",
    )
    immersions.accepter(a_signer, moderatrice, a_signer.jours.first().pk)
    faite = DemandeFactory(lieu=ailleurs, personne=participante, jours=1)
    faite.jours.update(jour=timezone.localdate() + timedelta(days=50))
    immersions.accepter(faite, moderatrice, faite.jours.get().pk)
    faite = DemandeDImmersion.objects.get(pk=faite.pk)
    fin = timezone.now() - timedelta(days=3)
    DateDeDispositif.toutes.filter(pk=faite.inscription.date_id).update(
        debut=fin - timedelta(hours=7), fin=fin
    )
    type(faite.inscription).objects.filter(pk=faite.inscription_id).update(presente=True)
    faite.inscription.refresh_from_db()
    etablir(faite.inscription)
    semaine = DispositifFactory(genre="portes_ouvertes", titre="La semaine des portes", **annonce)
    maison = MaisonFactory(dispositif=semaine, hote=participante, nom="Service de la Trame")
    for jours, heures in ((20, 0), (20, 2), (21, 0)):
        debut = timezone.now().replace(hour=10, minute=0) + timedelta(days=jours, hours=heures)
        ajouter_une_plage(maison, debut, debut + timedelta(minutes=90), 12)
    lue = date_passee(30, genre="formation", titre="Une formation suivie", auteur=participante)
    avis(lue, 6, retenu="On peut s’appeler.", changer="Une pause de plus.", reutilisable=True)
    return {
        "immersion": immersion.reference,
        "lieu_immersion": ailleurs.reference,
        "demande_recue": DemandeFactory(lieu=chez_elle, personne=moderatrice).reference,
        "immersion_a_signer": a_signer.reference,
        "signataire": DemandeDImmersion.objects.get(pk=a_signer.pk)
        .convention.signatures.get(partie="employeur")
        .jeton,
        "immersion_faite": faite.reference,
        "inscription_presente": faite.inscription.jeton,
        "retour_immersion": RetourFactory(lieu=ailleurs, auteur=participante).reference,
        "semaine": semaine.reference,
        "maison": maison.reference,
        "questionnaire": questionnaire(date_passee(2)).jeton,
        "avec_avis": lue.dispositif.reference,
    }
