"""The rows of the coding table, in the truth table of addresses: the veilleuse on her own texts."""

VEILLE = {"veilleuse"}


def rangees(ligne, ref):
    return {
        "coder": ligne(VEILLE, ref("observation")),
        "coder_etat": ligne(VEILLE, ref("observation")),
        # An empty gesture: who may make one is told what is missing, the others find nothing.
        "coder_geste": ligne(VEILLE, ref("observation"), methode="post", statut=422),
        "texte_corriger": ligne(VEILLE, ref("observation")),
    }
