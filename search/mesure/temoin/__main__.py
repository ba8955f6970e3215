"""Reads JSON lines: lists of documents, then null, then questions. Answers each by one line."""

import json
import sys

import django
from django.db import connection
from django.db.utils import Error


def principal() -> None:
    django.setup()
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
    except (Error, SystemExit) as erreur:
        repondre({"erreur": " ".join(str(erreur).split())})
        return
    try:
        servir()
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


def servir() -> None:
    from modelsearch.backends import get_search_backend

    from .models import Document

    moteur = get_search_backend()
    repondre({"pret": True})
    for lot in iter(lire, None):
        documents = Document.objects.bulk_create(
            Document(cle=cle, title=titre, texte=texte) for cle, titre, texte in lot
        )
        moteur.get_index_for_model(Document).add_items(Document, documents)
        repondre(len(documents))
    for question in iter(lire, None):
        texte, nombre = question
        trouves = Document.objects.all().search(texte, operator="or")[:nombre]
        repondre([document.cle for document in trouves])


def lire():
    ligne = sys.stdin.readline()
    return json.loads(ligne) if ligne else None


def repondre(valeur) -> None:
    print(json.dumps(valeur), flush=True)


if __name__ == "__main__":
    principal()
