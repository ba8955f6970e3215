"""What the search understands of French and Dutch text: words, stems, questions. Pure functions, no database."""

from .citations import citations, sans_guillemets
from .jetons import Jeton, analyser, formes
from .questions import Terme, analyser_question, nomme

__all__ = [
    "Jeton",
    "Terme",
    "analyser",
    "analyser_question",
    "citations",
    "formes",
    "nomme",
    "sans_guillemets",
]
