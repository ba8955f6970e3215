"""The optional extra `ner`: spaCy's French model as a second opinion, at the lower level, on French alone.

It is loaded if it is installed, never fetched. Alone it cries wolf: what it says is kept only where our own lists do
not know a word of it.
"""

from functools import cache

from .jetons import decouper
from .langue import parle_neerlandais
from .modeles import Constat, Niveau
from .pliage import plier

MODELE = "fr_core_news_md"
#: Its labels: what we call them, and what may be written instead.
ETIQUETTES = {"PER": ("NAME", ("une personne",)), "LOC": ("PLACE", ("un lieu du quartier",))}


@cache
def modele():
    """The model, or None where the extra is not installed."""
    try:
        import spacy

        return spacy.load(MODELE, enable=["tok2vec", "ner"])
    except (ImportError, OSError):
        return None


def second_avis(texte: str, langue: str, constats: list[Constat], lire=None) -> list[Constat]:
    """What the model sees beside `constats`, in the order of the text; nothing on Dutch. `lire`: another model."""
    lire = lire or modele()
    if lire is None or langue == "nl" or parle_neerlandais(plier(texte).texte):
        return []
    return [
        _constat(ent)
        for ent in lire(texte).ents
        if ent.label_ in ETIQUETTES and _inconnue(ent) and not _touche(ent, constats)
    ]


def _constat(ent):
    genre, propositions = ETIQUETTES[ent.label_]
    return Constat(ent.start_char, ent.end_char, genre, Niveau.A_VERIFIER, ent.text, propositions)


def _inconnue(ent):
    """A capital on a word that no list knows."""
    jetons = decouper(plier(ent.text).texte)
    return any(jeton.capitale and not (jeton.permis or jeton.courant) for jeton in jetons)


def _touche(ent, constats):
    return any(c.debut < ent.end_char and ent.start_char < c.fin for c in constats)
