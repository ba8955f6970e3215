"""What the rows of vues_grille.py speak of: a text coded by two, a split under way, two versions, a memo."""


def choses_de_la_grille(groupe, elle, moderatrice):
    from tests.veille.fabriques import CodeFactory
    from tests.veille.fabriques_grille import passage_de, second_de, texte_de
    from veille.grille.versions import contenu_actuel
    from veille.models import GesteDeGrille, Memo, Scission, VersionDeGrille

    texte = texte_de(elle, "Je reste.\nElle attend. Personne ne vient.", groupe=groupe)
    code, libre = CodeFactory(nom="Attendre"), CodeFactory(nom="Rester")
    passage_de(texte, "Elle attend", [code, libre])
    passage_de(texte, "Je reste", [code])
    passage_de(texte, "Elle attend", [code], moderatrice)
    scission = Scission.objects.create(code=code, par=elle)
    scission.cibles.add(libre)
    GesteDeGrille.objects.create(
        geste="deplacement", code=code, par=elle, avant={"parent": None}, apres={"parent": None}
    )
    contenu = contenu_actuel()
    VersionDeGrille.objects.create(numero=900, mot="Au début", contenu=contenu[:-1], par=elle)
    version = VersionDeGrille.objects.create(numero=901, mot="Un code de plus", contenu=contenu, par=elle)
    return {
        "texte_a_deux": texte.reference,
        "second_codage": second_de(texte, moderatrice, fini=True).pk,
        "code_pose": code.cle,
        "code_libre": libre.cle,
        "scission": scission.pk,
        "version_de_grille": version.numero,
        "memo": Memo.objects.create(auteur=elle, texte="Attendre, ou faire attendre ?", code=code).cle,
    }
