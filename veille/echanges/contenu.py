"""What a project holds, whatever its file: plain data, without database nor XML. GUIDs are lower-case text."""

from dataclasses import asdict, dataclass, field

ORIGINE = "Le fil"
#: How a passage that follows the whole text is named in a file.
TOUT_LE_TEXTE = "Tout le texte"
#: How people are called in a file, in every language: « Codeuse 1 » is she who took it away.
CODEUSE = "Codeuse {}"


@dataclass
class CodeEcrit:
    guid: str
    nom: str
    definition: str = ""
    couleur: str = ""
    #: GUID of the wider code, or "".
    parent: str = ""
    codable: bool = True
    memos: list[str] = field(default_factory=list)


@dataclass
class Codeuse:
    guid: str
    nom: str


@dataclass
class Pose:
    """One code on one passage."""

    guid: str
    code: str
    codeuse: str = ""


@dataclass
class PassageEcrit:
    """`debut` and `fin` count code points of the text with `\\n` line ends, the end excluded."""

    guid: str
    debut: int
    fin: int
    entier: bool = False
    codeuse: str = ""
    poses: list[Pose] = field(default_factory=list)
    memos: list[str] = field(default_factory=list)


@dataclass
class TexteEcrit:
    guid: str
    nom: str
    texte: str
    groupe: str = ""
    #: Variables: date, séance, moment, genre, langue.
    variables: dict[str, str] = field(default_factory=dict)
    le: str = ""
    passages: list[PassageEcrit] = field(default_factory=list)
    memos: list[str] = field(default_factory=list)


@dataclass
class MemoEcrit:
    guid: str
    titre: str
    texte: str
    le: str = ""


@dataclass
class Projet:
    nom: str = ""
    origine: str = ORIGINE
    codeuses: list[Codeuse] = field(default_factory=list)
    codes: list[CodeEcrit] = field(default_factory=list)
    textes: list[TexteEcrit] = field(default_factory=list)
    memos: list[MemoEcrit] = field(default_factory=list)

    @property
    def passages(self):
        return [passage for texte in self.textes for passage in texte.passages]


def en_json(projet):
    return asdict(projet)


def depuis_json(donnees):
    """The reverse of `en_json`."""
    return Projet(
        nom=donnees["nom"],
        origine=donnees["origine"],
        codeuses=[Codeuse(**c) for c in donnees["codeuses"]],
        codes=[CodeEcrit(**c) for c in donnees["codes"]],
        textes=[_texte(t) for t in donnees["textes"]],
        memos=[MemoEcrit(**m) for m in donnees["memos"]],
    )


def _texte(donnees):
    passages = [
        PassageEcrit(**(passage | {"poses": [Pose(**pose) for pose in passage["poses"]]}))
        for passage in donnees["passages"]
    ]
    return TexteEcrit(**(donnees | {"passages": passages}))


def en_ordre(codes):
    """[(code, its children)] from the roots down; a code whose parent is unknown is a root. No code is lost."""
    connus = {code.guid for code in codes}
    enfants: dict[str, list[CodeEcrit]] = {}
    for code in codes:
        enfants.setdefault(code.parent if code.parent in connus else "", []).append(code)
    return enfants
