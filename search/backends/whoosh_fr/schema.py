"""What an index holds: one document per object, its words already analysed (search.analyse) when they get here."""

from collections import defaultdict
from zlib import crc32

from whoosh import columns, fields, formats

#: Another schema or another analysis is another index: changing this asks for a rebuild (generations.py).
VERSION = "3"
#: Each search field has its own range of positions in « texte » and « debuts », so that a phrase never spans two
#: fields and `fields=[…]` reads the positions instead of asking for an index of its own.
ETENDUE = 1 << 20
#: A longer word is completed by its beginning.
DEBUT_MAX = 15


def rang(chemin):
    """The number of the range of positions of a search field; `chemin` is its path, « auteurs__nom »."""
    return crc32(chemin.encode())


class ChampDeMots(fields.FieldType):
    """A field that is given its words: `(word, position, weight)`, the weight being that of the field they come from.

    Weights add up in the frequency that BM25 reads: BM25F over one field.
    """

    def __init__(self, format_):
        super().__init__(format=format_, analyzer=None, scorable=True)

    def index(self, value, **kwargs):
        positions, poids = defaultdict(list), defaultdict(float)
        for mot, position, pesee in value:
            positions[mot].append(position)
            poids[mot] += pesee
        for mot, lues in positions.items():
            yield mot.encode(), len(lues), poids[mot], self.format.encode(sorted(lues))


class ChampDeFormes(fields.FieldType):
    """Words as written, folded, to correct spelling: how often, not where."""

    def __init__(self):
        super().__init__(format=formats.Existence(), analyzer=None, scorable=True)

    def index(self, value, **kwargs):
        nombres = defaultdict(int)
        for forme in value:
            nombres[forme] += 1
        for forme, nombre in nombres.items():
            yield forme.encode(), nombre, float(nombre), b""


def schema():
    """`cle` names the object (documents.cle), `genres` its model and the models that it descends from."""
    return fields.Schema(
        cle=fields.ID(unique=True, sortable=True),
        genres=fields.KEYWORD(sortable=columns.RefBytesColumn()),
        texte=ChampDeMots(formats.Positions()),
        debuts=ChampDeMots(formats.Positions()),
        formes=ChampDeFormes(),
    )
