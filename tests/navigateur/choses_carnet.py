"""A session with its notebook and a transcript of it; no other test changes them."""


def choses_du_carnet(groupe, veilleuse):
    from cdp.direct import conduite
    from socle.comptes.enums import Role
    from tests.comptes.fabriques import AdhesionFactory, GroupeFactory, cycle_courant
    from tests.veille.fabriques_carnet import seance_observee, transcription

    seance = seance_observee(groupe, veilleuse)
    ailleurs = GroupeFactory(nom="Groupe observé", slug="groupe-observe")
    AdhesionFactory(personne=veilleuse, cycle=cycle_courant(ailleurs), role=Role.VEILLEUSE)
    tenue = seance_observee(ailleurs, veilleuse, passee=False, en_cours=True)
    conduite.commencer(tenue)
    return {
        "carnet_en_direct": tenue.reference,
        "seance_observee": seance.reference,
        "transcription": transcription(seance, veilleuse).reference,
    }
