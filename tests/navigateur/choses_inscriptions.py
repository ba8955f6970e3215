"""A full meeting with people who wait, and one that the participant manages; no other test changes them."""


def inscriptions_faites(participante):
    from ressources import inscriptions
    from tests.comptes.fabriques import membre
    from tests.ressources.fabriques import DispositifFactory

    pleine = DispositifFactory.create(titre="Le café des fuseaux", places=1, inscription="tous").dates.get()
    tient, attend = (inscriptions.inscrire(pleine, membre()) for _rang in range(2))
    inscriptions.inscrire(pleine, participante)
    inscriptions.annuler(tient)
    gere = DispositifFactory.create(
        titre="La table des navettes", places=3, inscription="membres", auteur=participante
    )
    date = gere.dates.get()
    for _rang in range(4):
        inscriptions.inscrire(date, membre())
    return {
        "date_ouverte": pleine.reference,
        "place_offerte": attend.jeton,
        "dispositif_gere": gere.reference,
        "date_geree": date.reference,
    }
