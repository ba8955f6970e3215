"""A transcript with passages that overlap, one to look at again, a memo; no other test changes it."""


def choses_du_codage(groupe, veilleuse):
    from tests.veille.fabriques import CodeFactory
    from tests.veille.fabriques_codage import TEXTE, coder, transcription
    from veille.codage import actions

    texte = transcription(TEXTE + "\nUn dernier mot, pour plus tard.", groupe=groupe, auteur=veilleuse)
    un, deux = (CodeFactory(couleur_rang=rang) for rang in (2, 4))
    coder(texte, "La voisine garde une clé", un)
    actions.annoter(coder(texte, "une clé depuis dix ans", un, deux), "Encore une clé.", veilleuse)
    coder(texte, "Un dernier mot, pour plus tard.", deux)
    actions.corriger_le_texte(texte, TEXTE, veilleuse, texte.version)
    return {"texte_code": texte.reference}
