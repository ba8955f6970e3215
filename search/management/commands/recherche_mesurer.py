from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.mesure.banc import mesurer
from search.mesure.demonstration import QUESTIONS, documents_de_la_demonstration
from search.mesure.jeux import JeuInvalide, ecrire_documents, lire_documents, lire_questions
from search.mesure.moteurs import Indisponible, moteurs
from socle.synonymes import groupes

TOUS = "tous"
#: Seconds between two signs of advance.
_PAS = 0.2


class Command(BaseCommand):
    help = "Measure how well a search answers judged questions over a corpus, indexed apart from the site."

    def add_arguments(self, parser):
        parser.add_argument(
            "fichiers",
            nargs="*",
            type=Path,
            metavar="CORPUS.jsonl QUESTIONS.jsonl",
            help='lines {"id", "title", "text"} then lines {"q", "ids"}',
        )
        parser.add_argument(
            "--backend",
            action="append",
            choices=[*moteurs(), TOUS],
            help="engine to measure; may be repeated (le-fil unless said)",
        )
        parser.add_argument(
            "--demonstration",
            action="store_true",
            help="the demonstration of this installation as corpus, with its own questions unless a file is given",
        )
        parser.add_argument(
            "--ecrire", type=Path, help="also write the corpus of the demonstration to this file"
        )
        parser.add_argument("--cote", help="only the questions of this side (reglage, garde)")

    def handle(self, *args, fichiers, backend, demonstration, ecrire, cote, **options):
        try:
            documents, questions = self._jeu(fichiers, demonstration)
            if ecrire:
                ecrire_documents(ecrire, documents)
        except JeuInvalide as erreur:
            raise CommandError(str(erreur)) from erreur
        if cote:
            questions = [question for question in questions if question.cote == cote]
            if not questions:
                raise CommandError(f"Aucune question du côté « {cote} ».")
        self.stdout.write(f"{len(documents)} documents, {len(questions)} questions")
        self.stdout.write(_entete())
        gouvernes = groupes() if demonstration else ()
        mesures = [self._mesurer(nom, documents, questions, gouvernes) for nom in _choisis(backend)]
        if not any(mesures):
            raise CommandError("Aucun moteur n’a pu être mesuré.")

    def _jeu(self, fichiers, demonstration):
        if demonstration and not settings.DEMONSTRATION:
            # What a group told itself is no corpus (produit.md §4).
            raise CommandError(
                "Cette installation n’est pas une démonstration : donnez un corpus et ses questions."
            )
        if demonstration and len(fichiers) <= 1:
            documents = documents_de_la_demonstration()
            chemin = fichiers[0] if fichiers else QUESTIONS
        elif len(fichiers) == 2:
            documents, chemin = lire_documents(fichiers[0]), fichiers[1]
        else:
            raise CommandError("Donnez un corpus et ses questions, ou --demonstration.")
        return documents, lire_questions(chemin, {document.id for document in documents})

    def _mesurer(self, nom, documents, questions, gouvernes):
        try:
            with TemporaryDirectory(prefix="recherche-") as dossier:
                moteur = moteurs()[nom](Path(dossier), gouvernes)
                try:
                    resultat = mesurer(moteur, documents, questions, self._avance(nom))
                finally:
                    moteur.fermer()
        except Indisponible as raison:
            self.stdout.write(f"{nom:22}{raison}")
            return False
        finally:
            self._effacer()
        self.stdout.write(_ligne(nom, "total", resultat.total, f"{resultat.documents_par_seconde:8.0f}"))
        for sorte, mesure in resultat.par_sorte():
            self.stdout.write(_ligne("", sorte, mesure))
        return True

    def _avance(self, nom):
        dernier = 0.0

        def avance(quoi, fait, total):
            nonlocal dernier
            if self.stderr.isatty() and (fait == total or monotonic() - dernier > _PAS):
                dernier = monotonic()
                self.stderr.write(f"\r{nom} : {fait}/{total} {quoi}", ending="")

        return avance

    def _effacer(self):
        if self.stderr.isatty():
            self.stderr.write("\r\033[K", ending="")


def _choisis(backend):
    noms = backend or ["le-fil"]
    return list(moteurs()) if TOUS in noms else list(dict.fromkeys(noms))


def _entete():
    colonnes = ("questions", "MRR@10", "rappel@5", "p50 ms", "p95 ms", "doc/s")
    return f"{'moteur':22}{'sorte':16}" + "".join(f"{colonne:>10}" for colonne in colonnes)


def _ligne(nom, sorte, mesure, debit=""):
    return (
        f"{nom:22}{sorte[:15]:16}{mesure.nombre:10}{mesure.mrr:10.3f}{mesure.rappel:10.3f}"
        f"{mesure.p50:10.1f}{mesure.p95:10.1f}{debit:>10}"
    )
