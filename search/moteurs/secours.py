"""While an index is being made again: the entries themselves are read. Slower, in no fine order, and right.

The postman makes a missing index again within a minute; an installation without postman still finds.
"""

from django.db.models import Q

from search.analyse import analyser_question
from search.attente import noter
from socle.synonymes import groupes

from . import Ligne, Reponse

#: Read one by one: what comes after would not be looked at.
AU_PLUS = 300
#: What folding took away: a stem is looked for in texts as people write them.
_ACCENTS = {
    "a": "[aàâäá]",
    "c": "[cç]",
    "e": "[eéèêë]",
    "i": "[iîïí]",
    "n": "[nñ]",
    "o": "[oôöó]",
    "u": "[uùûüú]",
    "y": "[yÿ]",
}


def chercher(question, visibles, langue) -> Reponse:
    """What holds any of the words, as a motor would say it."""
    termes = analyser_question(question, langue, groupes())
    mots = {mot for terme in termes for variante in terme.variantes for mot in variante}
    if not mots:
        return Reponse()
    # One expression for all: a condition a word is more than SQLite takes, where the lists have many.
    motif = "|".join(sorted(map(_motif, mots)))
    dits = Q(titre__iregex=motif) | Q(texte__iregex=motif) | Q(mots__iregex=motif)
    candidates = visibles.filter(dits).order_by("-utilite", "-fraicheur", "-pk")[:AU_PLUS]
    notees = noter(question, candidates, langue, groupes())
    lignes = [Ligne.de(entree, valeur) for entree, valeur in notees]
    return Reponse(sorted(lignes, key=lambda une: -une.score), termes=frozenset(mots))


def _motif(mot):
    """Letters and digits only: nothing typed is read as an expression."""
    lettres = "".join(_ACCENTS.get(lettre, lettre) for lettre in mot if lettre.isalnum())
    return lettres.replace("[oôöó][eéèêë]", "([oôöó][eéèêë]|œ)")
