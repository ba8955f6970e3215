"""Where a passage stands: programs do not all count alike the ends of lines, nor the signs beyond the first plane.

The standard counts Unicode code points. QualCoder reads a text with `\\n` as it is; with `\\r\\n` it counts two signs,
except for ATLAS.ti, which counts one. NVivo counts UTF-16 units. Where both readings are possible, the words that
some programs give as the name of a selection decide.
"""

import re

from .contenu import ORIGINE

_FINS = re.compile(r"\r\n?")
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def en_lignes(texte):
    return _FINS.sub("\n", texte)


def decoder(octets, origine=""):
    """The text of a file; its mark, if any, is no sign of it: we put none. NUL keeps its place."""
    defaut = "utf-8" if origine == ORIGINE else "utf-8-sig"
    encodage = next((nom for marque, nom in _BOMS if octets.startswith(marque)), defaut)
    return octets.decode(encodage, errors="replace").replace("\x00", "\ufffd")


def compteur(brut, origine, selections):
    """A function from a position of the file to one of `en_lignes(brut)`, None outside of the text.

    `selections` are [(start, end, name)] of the file, by which the way of counting is told.
    """
    manieres = _manieres(brut, origine)
    tables = [_table(brut, *maniere) for maniere in manieres]
    texte = en_lignes(brut)
    choisie = (
        max(tables, key=lambda table: _justes(table, texte, selections)) if len(tables) > 1 else tables[0]
    )
    return lambda position: choisie[position] if 0 <= position < len(choisie) else None


def _manieres(brut, origine):
    """(`\\r\\n` counts two, UTF-16 units), the likeliest first: `max` keeps the first of equals."""
    nom = origine.casefold()
    deux = not ("atlas" in nom or origine == ORIGINE)
    seize = "nvivo" in nom
    fins = [deux, not deux] if "\r\n" in brut and origine != ORIGINE else [deux]
    largeurs = [seize, not seize] if origine != ORIGINE and any(c > "\uffff" for c in brut) else [seize]
    return [(fin, largeur) for largeur in largeurs for fin in fins]


def _table(brut, deux, seize):
    if "\r" not in brut and not seize:
        return range(len(brut) + 1)
    places, rang, precedent = [], 0, ""
    for signe in brut:
        if signe == "\n" and precedent == "\r":
            if deux:
                places.append(rang)
        else:
            places.append(rang)
            if seize and signe > "\uffff":
                places.append(rang)
            rang += 1
        precedent = signe
    return [*places, rang]


def _justes(table, texte, selections):
    """How many selections fall on the words of their name, which may hold the first ones only."""
    justes = 0
    for debut, fin, nom in selections:
        dits = " ".join(nom.split()).rstrip("…")
        if dits and 0 <= debut < fin < len(table):
            brut = texte[table[debut] : table[fin]]
            justes += brut == brut.strip() and " ".join(brut.split()).startswith(dits)
    return justes


def aplati(texte):
    """Without what XML cannot carry, nor white space: two ways to write the same words."""
    return "".join(signe for signe in texte if signe.isprintable() and not signe.isspace())


def est_deja_dit(dit, connus):
    """Of flattened words: one of these, or all in a row. Sizes first: a forged file refers a thousand times."""
    return dit in connus or (len(dit) == sum(map(len, connus)) and dit == "".join(connus))
