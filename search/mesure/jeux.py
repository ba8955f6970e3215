"""Corpora and judged questions, one JSON object a line; a bad line is told by its number."""

import json
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


class JeuInvalide(Exception):
    """A sentence for the person who wrote the file."""


@dataclass(frozen=True, slots=True)
class Document:
    id: str
    titre: str
    texte: str
    langue: str = "fr"


@dataclass(frozen=True, slots=True)
class Question:
    texte: str
    attendus: frozenset[str]
    sorte: str = ""
    cote: str = ""


def lire_documents(chemin: Path) -> list[Document]:
    """`{"id", "title", "text"}` a line, and perhaps `"lang"`; title and text may be empty or absent, not both."""
    vus: dict[str, int] = {}
    documents = []
    for numero, donnees in _lignes(chemin):
        document = Document(
            _identifiant(donnees.get("id"), chemin, numero),
            _texte(donnees, "title", chemin, numero),
            _texte(donnees, "text", chemin, numero),
            _texte(donnees, "lang", chemin, numero) or "fr",
        )
        if not (document.titre.strip() or document.texte.strip()):
            raise _refus(chemin, numero, "ce document n’a ni « title » ni « text ».")
        if document.id in vus:
            raise _refus(
                chemin,
                numero,
                f"l’identifiant « {document.id} » est déjà celui de la ligne {vus[document.id]}.",
            )
        vus[document.id] = numero
        documents.append(document)
    if not documents:
        raise JeuInvalide(f"{chemin.name} ne contient aucun document.")
    return documents


def ecrire_documents(chemin: Path, documents: Iterable[Document]) -> None:
    """What `lire_documents` reads."""
    lignes = (
        {"id": document.id, "title": document.titre, "text": document.texte, "lang": document.langue}
        for document in documents
    )
    texte = "".join(json.dumps(ligne, ensure_ascii=False) + "\n" for ligne in lignes)
    try:
        chemin.write_text(texte, encoding="utf-8")
    except OSError as erreur:
        raise JeuInvalide(f"{chemin} ne peut pas être écrit : {erreur.strerror or erreur}.") from erreur


def lire_questions(chemin: Path, connus: Container[str]) -> list[Question]:
    """`{"q", "ids"}` a line, and perhaps `"sorte"` and `"cote"`; `connus` holds the ids of the corpus."""
    questions = []
    for numero, donnees in _lignes(chemin):
        texte = _texte(donnees, "q", chemin, numero).strip()
        if not texte:
            raise _refus(chemin, numero, "la question « q » manque.")
        attendus = donnees.get("ids")
        if not isinstance(attendus, list) or not attendus:
            raise _refus(chemin, numero, "« ids » doit être une liste d’au moins un identifiant.")
        identifiants = frozenset(_identifiant(attendu, chemin, numero) for attendu in attendus)
        _refuser_les_inconnus(identifiants, connus, chemin, numero)
        sorte, cote = (_texte(donnees, cle, chemin, numero) for cle in ("sorte", "cote"))
        questions.append(Question(texte, identifiants, sorte, cote))
    if not questions:
        raise JeuInvalide(f"{chemin.name} ne contient aucune question.")
    return questions


def _lignes(chemin: Path) -> Iterator[tuple[int, dict]]:
    """Number and object of each line that is not empty; read as it comes: a corpus may be long."""
    try:
        with chemin.open("rb") as fichier:
            for numero, brut in enumerate(fichier, start=1):
                ligne = _decodee(brut, chemin, numero)
                if ligne:
                    yield numero, _objet(ligne, chemin, numero)
    except OSError as erreur:
        raise JeuInvalide(f"{chemin} ne peut pas être lu : {erreur.strerror or erreur}.") from erreur


def _decodee(brut: bytes, chemin: Path, numero: int) -> str:
    try:
        return brut.decode("utf-8-sig" if numero == 1 else "utf-8").strip()
    except UnicodeDecodeError as erreur:
        raise _refus(chemin, numero, "cette ligne n’est pas écrite en UTF-8.") from erreur


def _objet(ligne: str, chemin: Path, numero: int) -> dict:
    try:
        donnees = json.loads(ligne)
    except (ValueError, RecursionError) as erreur:
        raise _refus(chemin, numero, "ce n’est pas du JSON.") from erreur
    if not isinstance(donnees, dict):
        raise _refus(chemin, numero, "il faut un objet JSON, entre { et }.")
    return donnees


def _identifiant(valeur, chemin: Path, numero: int) -> str:
    if isinstance(valeur, bool) or not isinstance(valeur, str | int) or valeur == "":
        raise _refus(chemin, numero, "un identifiant est un texte ou un nombre entier.")
    return str(valeur)


def _texte(donnees: dict, cle: str, chemin: Path, numero: int) -> str:
    valeur = donnees.get(cle)
    if valeur is None:
        return ""
    if not isinstance(valeur, str):
        raise _refus(chemin, numero, f"« {cle} » doit être un texte.")
    # A lone surrogate or a null character, that JSON can say, is refused by one database or another.
    return valeur.replace("\x00", " ").encode("utf-8", "replace").decode()


def _refuser_les_inconnus(identifiants: Iterable[str], connus: Container[str], chemin: Path, numero: int):
    inconnu = next((identifiant for identifiant in sorted(identifiants) if identifiant not in connus), None)
    if inconnu is not None:
        raise _refus(chemin, numero, f"« {inconnu} » n’est pas dans le corpus.")


def _refus(chemin: Path, numero: int, quoi: str) -> JeuInvalide:
    return JeuInvalide(f"{chemin.name}, ligne {numero} : {quoi}")
