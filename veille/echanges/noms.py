"""Names in a file are unique: QualCoder, which knows codes and texts by their names, would tie two of them into one."""

import re

from .contenu import CodeEcrit


def uniques(noms):
    """The same names in the same order, each followed by a number from its second time on."""
    pris: set[str] = set()
    rendus = []
    for nom in noms:
        voulu, numero = nom, 1
        while voulu.casefold() in pris:
            numero += 1
            voulu = f"{nom} ({numero})"
        pris.add(voulu.casefold())
        rendus.append(voulu)
    return rendus


def de_sortie(codes: list[CodeEcrit]):
    """{guid: its name in a file}: a name that two codes share is followed by that of the wider code."""
    fois: dict[str, int] = {}
    for code in codes:
        fois[code.nom.casefold()] = fois.get(code.nom.casefold(), 0) + 1
    noms = {code.guid: code.nom for code in codes}
    voulus = [
        f"{code.nom} ({noms[code.parent]})"
        if fois[code.nom.casefold()] > 1 and code.parent in noms
        else code.nom
        for code in codes
    ]
    return dict(zip(noms, uniques(voulus), strict=True))


def titre_ecrit(titre, texte):
    """A memo without title is called by its first words: a program may keep no note without a name."""
    return titre or " ".join(texte.split())[:60] or "Mémo"


def titre_lu(nom, texte):
    """The reverse: its first words are no title."""
    return "" if re.sub(r" \(\d+\)$", "", nom) == titre_ecrit("", texte) else nom
