"""The rows of the table of addresses about patterns, and the question and reading they need."""

LISENT = {"moderateur", "moderateur_autre", "veilleuse", "coordination"}
CHERCHENT = {"veilleuse", "coordination"}


def choses_des_motifs(choses):
    """Made when one of them is asked for: the other rows do without."""
    if "motif" not in choses:
        from tests.veille.fabriques_motifs import MotifFactory, ReleveFactory

        motif = MotifFactory(auteur=choses.monde.personnes["veilleuse"])
        choses.update(motif=motif, releve=ReleveFactory(motif=motif))
    return choses


def rangees(ligne):
    def ref(nom):
        return lambda choses: [choses_des_motifs(choses)[nom].reference]

    geste = {"methode": "post", "statut": 302}
    return {
        "motifs": ligne(LISENT),
        "motifs_chercher": ligne(CHERCHENT, suite=lambda c: "?lignes=secteur&colonnes=groupe&age=60%2B"),
        "motifs_csv": ligne(CHERCHENT),
        "motif_nouveau": ligne(CHERCHENT),
        "motif": ligne(LISENT, ref("motif")),
        "motif_relever": ligne(CHERCHENT, ref("motif"), **geste),
        "motif_retirer": ligne(CHERCHENT, ref("motif"), **geste),
        "motif_releve": ligne(LISENT, ref("releve")),
        "motif_releve_csv": ligne(LISENT, ref("releve")),
        "motif_releve_retirer": ligne(CHERCHENT, ref("releve"), **geste),
    }
