"""A project written: `project.qde` (`urn:QDA-XML:project:1.0`) and its texts under `sources/`, in one archive.

Texts are UTF-8 without mark. Line ends are `\\n`, counted as one sign: QualCoder reads that as it is. MAXQDA and
ATLAS.ti want `\\r\\n` in the file, still counted as one: `fins="\\r\\n"` (docs/refi-qda.md).
"""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from . import guids, noms
from .contenu import TOUT_LE_TEXTE, Projet, TexteEcrit
from .grille_qdc import ecrire_l_arbre
from .xml import element, octets, racine

ESPACE = "urn:QDA-XML:project:1.0"
#: What a selection is called: its first words, as QualCoder does.
_NOM_AU_PLUS = 120


def ecrire(projet: Projet, le: str, fins="\n"):
    """The bytes of a .qdpx; `le` is a moment as XML writes it, given to what has none of its own."""
    arbre, sources = _arbre(projet, le)
    sortie = BytesIO()
    with ZipFile(sortie, "w", ZIP_DEFLATED) as archive:
        _ajouter(archive, "project.qde", octets(arbre))
        for nom, texte in sources:
            _ajouter(archive, f"sources/{nom}", texte.replace("\n", fins).encode())
    return sortie.getvalue()


def _ajouter(archive, nom, contenu):
    # The day of an archive says nothing that its XML does not.
    archive.writestr(ZipInfo(nom), contenu, ZIP_DEFLATED)


def _arbre(projet, le):
    auteur = projet.codeuses[0].guid if projet.codeuses else ""
    base = racine("Project", ESPACE, name=projet.nom, origin=projet.origine)
    if auteur:
        base.set("creatingUserGUID", auteur)
    base.set("creationDateTime", le)
    if projet.codeuses:
        personnes = element(base, "Users")
        for codeuse in projet.codeuses:
            element(personnes, "User", guid=codeuse.guid, name=codeuse.nom)
    if projet.codes:
        ecrire_l_arbre(element(base, "CodeBook"), projet.codes, avec_memos=True)
    variables = _variables(base, projet.textes)
    ecrivain = _Ecrivain(projet, le, auteur, variables)
    ecrivain.textes(base)
    ecrivain.memos(base)
    _groupes(base, projet.textes)
    return base, ecrivain.fichiers


def _variables(base, textes):
    """{name: (its GUID, its type)}: what is said of each text, declared once for all."""
    declarees: dict[str, tuple[str, str]] = {}
    for nom in dict.fromkeys(nom for texte in textes for nom in texte.variables):
        dates = all(_est_une_date(t.variables[nom]) for t in textes if nom in t.variables)
        declarees[nom] = (guids.stable("variable", nom), "Date" if dates else "Text")
    parent = element(base, "Variables") if declarees else None
    for nom, (guid, genre) in declarees.items():
        element(parent, "Variable", guid=guid, name=nom, typeOfVariable=genre)
    return declarees


def _est_une_date(valeur):
    try:
        return bool(date.fromisoformat(valeur)) and len(valeur) == 10
    except ValueError:
        return False


def _groupes(base, textes):
    """One set for each group: what other programs call document groups."""
    membres: dict[str, list[str]] = {}
    for texte in textes:
        if texte.groupe:
            membres.setdefault(texte.groupe, []).append(texte.guid)
    if membres:
        parent = element(base, "Sets")
        for groupe, sources in membres.items():
            ensemble = element(parent, "Set", guid=guids.stable("groupe", groupe), name=groupe)
            for source in sources:
                element(ensemble, "MemberSource", targetGUID=source)


class _Ecrivain:
    """Texts and memos, each with its file."""

    def __init__(self, projet, le, auteur, variables):
        self.projet, self.le, self.auteur, self.variables = projet, le, auteur, variables
        self.fichiers: list[tuple[str, str]] = []
        self._memos = {memo.guid: memo for memo in projet.memos}

    def textes(self, base):
        if not self.projet.textes:
            return
        parent = element(base, "Sources")
        noms_des = noms.uniques([_nom_de_fichier(texte.nom) for texte in self.projet.textes])
        for texte, nom in zip(self.projet.textes, noms_des, strict=True):
            self._texte(parent, texte, nom)

    def _texte(self, parent, texte: TexteEcrit, nom):
        source = self._source(parent, "TextSource", texte.guid, nom, texte.texte, texte.le)
        self._description(source, texte.memos)
        for passage in texte.passages:
            self._passage(source, passage, texte)
        # An empty text has nothing to select: its codes are put on it as a whole.
        for pose in (p for passage in texte.passages if passage.debut == passage.fin for p in passage.poses):
            self._pose(source, pose)
        self._renvois(source, texte.memos)
        for nom_de, valeur in texte.variables.items():
            self._variable(source, nom_de, valeur)

    def _source(self, parent, genre, guid, nom, texte, le):
        fichier = f"{guid}.txt"
        self.fichiers.append((fichier, texte))
        return element(
            parent,
            genre,
            guid=guid,
            name=nom,
            plainTextPath=f"internal://{fichier}",
            creatingUser=self.auteur,
            creationDateTime=le or self.le,
        )

    def _passage(self, source, passage, texte):
        if passage.debut == passage.fin:
            return
        mots = " ".join(texte.texte[passage.debut : passage.fin].split())[:_NOM_AU_PLUS]
        selection = element(
            source,
            "PlainTextSelection",
            guid=passage.guid,
            name=TOUT_LE_TEXTE if passage.entier else mots,
            startPosition=passage.debut,
            endPosition=passage.fin,
            creatingUser=passage.codeuse,
            creationDateTime=self.le,
        )
        self._description(selection, passage.memos)
        for pose in passage.poses:
            self._pose(selection, pose)
        self._renvois(selection, passage.memos)

    def _pose(self, parent, pose):
        codage = element(
            parent, "Coding", guid=pose.guid, creatingUser=pose.codeuse, creationDateTime=self.le
        )
        element(codage, "CodeRef", targetGUID=pose.code)

    def _description(self, parent, memos):
        """Programs that do not follow notes show this one; on the way back it is known for what it is."""
        if textes := [self._memos[guid].texte for guid in memos if guid in self._memos]:
            element(parent, "Description", "\n\n".join(textes))

    def _renvois(self, parent, memos):
        for guid in memos:
            if guid in self._memos:
                element(parent, "NoteRef", targetGUID=guid)

    def _variable(self, source, nom, valeur):
        guid, genre = self.variables[nom]
        dite = element(source, "VariableValue")
        element(dite, "VariableRef", targetGUID=guid)
        element(dite, f"{genre}Value", valeur)

    def memos(self, base):
        if not self.projet.memos:
            return
        parent = element(base, "Notes")
        titres = noms.uniques([noms.titre_ecrit(memo.titre, memo.texte) for memo in self.projet.memos])
        for memo, titre in zip(self.projet.memos, titres, strict=True):
            self._source(parent, "Note", memo.guid, titre, memo.texte, memo.le)


def _nom_de_fichier(nom):
    """Programs make a file of it: no separator, and never nothing."""
    return " ".join(nom.replace("/", "∕").replace("\\", "∕").split()) or "Texte"
