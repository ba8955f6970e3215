"""What is measured: engines that index documents in a folder given to them, and answer questions."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from whoosh import index

from search.analyse import analyser, analyser_question, formes
from search.backends.whoosh_fr.corpus import Corpus, segments_de
from search.backends.whoosh_fr.postings import Listes
from search.backends.whoosh_fr.scores import Tables
from search.classement import Classement
from search.moteurs.mots import correcteur
from search.nommes import nommes_d_abord
from socle.texte import plier

from .jeux import Document
from .schema import DEBUT_DU_TEXTE, mots_places, schema

Groupes = tuple[tuple[str, ...], ...]
#: What the writer may keep before it writes a piece of its index.
_MEMOIRE_MO = 256


class Indisponible(Exception):
    """A sentence: why this engine cannot be measured here."""


class Moteur(Protocol):
    def indexer(self, documents: Sequence[Document]) -> Iterator[int]:
        """Says how many are done, from time to time; ready to answer once exhausted."""

    def chercher(self, question: str, n: int) -> list[str]:
        """Ids, best first."""

    def fermer(self) -> None: ...


class LeFil:
    """Ours: Whoosh and `search.classement`."""

    def __init__(self, dossier: Path, groupes: Groupes = ()):
        self._dossier, self._groupes = dossier, groupes

    def indexer(self, documents):
        dossier = self._dossier / "le-fil"
        dossier.mkdir()
        ecrivain = index.create_in(dossier, schema()).writer(limitmb=_MEMOIRE_MO)
        # A title that several documents share is a rubric: it tells none of them from the others.
        partages = Counter(plier(document.titre) for document in documents)
        propres = [partages[plier(document.titre)] == 1 for document in documents]
        self._cles = [document.id for document in documents]
        self._titres = [
            (document.titre if propre else "", document.langue)
            for document, propre in zip(documents, propres, strict=True)
        ]
        for nombre, document in enumerate(documents, start=1):
            ecrivain.add_document(
                # As a primary key would be.
                cle=f"document:{nombre - 1}",
                genres="document",
                texte=mots_places(document, titre_propre=propres[nombre - 1]),
                formes=formes(f"{document.titre}\n{document.texte}"),
            )
            yield nombre
        ecrivain.commit()
        self._lecteur = index.open_dir(dossier).reader()
        self._tables, self._listes = Tables(), Listes()

    def chercher(self, question, n):
        segments = segments_de(self._lecteur, self._tables, self._listes)
        corpus = Corpus(segments, None, titre=(0, DEBUT_DU_TEXTE))
        classement = Classement(corpus, question, groupes=self._groupes, corriger=correcteur(corpus))
        trouves = [corpus.cle(document) for document, _valeur in classement.classer()]
        return [self._cles[cle] for cle in nommes_d_abord(trouves, question, self._titres.__getitem__)[:n]]

    def fermer(self):
        self._lecteur.close()


class Fts5:
    """SQLite's full text, fed with our analysis: what a plain BM25 makes of the same words."""

    def __init__(self, dossier: Path, groupes: Groupes = ()):
        self._base = sqlite3.connect(dossier / "fts5.sqlite3")
        self._groupes = groupes

    def indexer(self, documents):
        self._base.execute("CREATE VIRTUAL TABLE textes USING fts5(cle UNINDEXED, termes)")
        for nombre, document in enumerate(documents, start=1):
            texte = f"{document.titre}\n{document.texte}"
            termes = " ".join(jeton.terme for jeton in analyser(texte, document.langue))
            self._base.execute("INSERT INTO textes VALUES (?, ?)", (document.id, termes))
            yield nombre
        self._base.commit()

    def chercher(self, question, n):
        variantes = [v for terme in analyser_question(question, "fr", self._groupes) for v in terme.variantes]
        if not variantes:
            return []
        # A variant of several words is a phrase, a single one a phrase of one: nothing typed is read as an operator.
        condition = " OR ".join(f'"{" ".join(variante)}"' for variante in dict.fromkeys(variantes))
        lignes = self._base.execute(
            "SELECT cle FROM textes WHERE textes MATCH ? ORDER BY rank LIMIT ?", (condition, n)
        )
        return [cle for (cle,) in lignes]

    def fermer(self):
        self._base.close()


def moteurs() -> dict[str, Callable[[Path, Groupes], Moteur]]:
    """By the name that `--backend` takes, in the order of the table."""
    from .temoin.client import Temoin

    return {
        "le-fil": LeFil,
        "fts5": Fts5,
        "modelsearch-sqlite": lambda dossier, groupes: Temoin(dossier, "sqlite"),
        "modelsearch-postgres": lambda dossier, groupes: Temoin(dossier, "postgresql"),
    }
