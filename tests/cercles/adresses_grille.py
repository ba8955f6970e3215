"""The rows of the table of addresses about the code book, its memos, retrieval and the second coding."""

VEILLE = {"veilleuse"}
LISENT = {"moderateur", "moderateur_autre", "veilleuse", "coordination"}
LES_DEUX = {"veilleuse", "moderateur"}


def choses_de_la_grille(choses):
    """Made when one of them is asked for: the other rows do without."""
    if "code_pose" not in choses:
        choses.update(grille_du_monde(choses.monde))
    return choses


def grille_du_monde(monde):
    from tests.veille.fabriques import CodeFactory
    from tests.veille.fabriques_grille import passage_de, second_de, texte_de
    from veille.models import GesteDeGrille, Memo, Scission, VersionDeGrille

    elle, moderateur = monde.personnes["veilleuse"], monde.personnes["moderateur"]
    texte = texte_de(elle, groupe=monde.groupe)
    code, retire = CodeFactory(), CodeFactory(retire_le="2025-01-01T00:00Z")
    passage_de(texte, "Un", [code])
    passage_de(texte, "Un", [code], moderateur)
    second = second_de(texte, moderateur, fini=True)
    return {
        "texte_a_deux": texte.reference,
        "second_codage": second.pk,
        "code_pose": code.cle,
        "code_retire": retire.cle,
        "scission": Scission.objects.create(code=code, par=elle).pk,
        "geste_de_grille": GesteDeGrille.objects.create(geste="retrait", code=retire, par=elle).pk,
        "version_de_grille": VersionDeGrille.objects.create(numero=900, contenu=[], par=elle).numero,
        "memo": Memo.objects.create(auteur=elle, texte="À revoir.").cle,
    }


def rangees(ligne):
    def de(nom):
        return lambda choses: [choses_de_la_grille(choses)[nom]]

    post = {"methode": "post", "statut": 302}
    return {
        "codes": ligne(LISENT),
        "code": ligne(LISENT, de("code_pose")),
        **{
            f"code_{geste}": ligne(VEILLE, de("code_pose")) for geste in ("modifier", "deplacer", "fusionner")
        },
        # its split is under way: one goes on with it
        "code_scinder": ligne(VEILLE, de("code_pose"), statut=302),
        "code_retirer": ligne(VEILLE, de("code_pose"), **post),
        "code_remettre": ligne(VEILLE, de("code_retire"), **post),
        "code_nouveau": ligne(VEILLE),
        "grille_ordre": ligne(VEILLE, donnees={"geste": "monter:inconnu"}, methode="post", statut=404),
        "grille_de_depart": ligne(VEILLE, **post),
        "scission": ligne(VEILLE, de("scission")),
        "scission_terminer": ligne(VEILLE, de("scission"), **post),
        "grille_journal": ligne(VEILLE),
        "geste_annuler": ligne(VEILLE, de("geste_de_grille"), **post),
        "grille_versions": ligne(LISENT),
        "grille_version": ligne(LISENT, de("version_de_grille")),
        "grille_version_papier": ligne(LISENT, de("version_de_grille"), suite=lambda c: "?format=html"),
        "memos": ligne(LISENT),
        "memo_nouveau": ligne(LISENT),
        "memo_modifier": ligne(VEILLE, de("memo")),
        "memo_supprimer": ligne(VEILLE, de("memo"), **post),
        "retrouver": ligne(LISENT),
        "retrouver_csv": ligne(VEILLE),
        "cooccurrences": ligne(VEILLE),
        "second_codage": ligne(LES_DEUX, de("texte_a_deux")),
        "accord": ligne(LES_DEUX, de("second_codage")),
        "second_codage_finir": ligne({"moderateur"}, de("second_codage"), **post),
        "second_codage_terminer": ligne(LES_DEUX, de("second_codage"), **post),
    }
