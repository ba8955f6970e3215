"""The rows of the notebook and of transcripts, in the truth table of addresses: the veilleuse of that group alone."""

VEILLE = {"veilleuse"}


def rangees(ligne, ref):
    return {
        "carnet": ligne(VEILLE, ref("seance")),
        "carnet_partager": ligne(VEILLE, ref("seance")),
        "carnet_reprendre": ligne(VEILLE, ref("seance"), methode="post", statut=302),
        "transcription_nouvelle": ligne(VEILLE, ref("seance")),
        "observation_supprimer": ligne(VEILLE, ref("observation")),
    }
