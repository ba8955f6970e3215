"""What was written and that the index does not know yet, read from the things themselves."""

from typing import NamedTuple

from django.db.models import Max

from .analyse import analyser, analyser_question, citations
from .analyse.citations import dit
from .entrees import choses, entrees_de
from .genres import par_genre
from .models import Changement
from .querysets import choses_visibles

#: More of what one reader may see is an import: it is found once the writer has passed.
AU_PLUS = 100
#: A title says more of a thing than its text.
_POIDS_DU_TITRE = 2.0


class Attente(NamedTuple):
    """`entrees`: unsaved, of what changed last and that this reader may see; `incomplete`: more of that waits."""

    entrees: list
    incomplete: bool = False


def lire_l_attente(user):
    """No query where nothing waits but one. What she may not see neither takes a place nor makes it incomplete."""
    lus = list(Changement.objects.order_by("-pk").values_list("genre", "objet_id")[: AU_PLUS * 4])
    derniers, incomplete = _choses(lus), False
    if len(derniers) > AU_PLUS or len(lus) == AU_PLUS * 4:
        derniers = _choses(_visibles(user)[: AU_PLUS + 1])
        incomplete = len(derniers) > AU_PLUS
    par_modele: dict = {}
    for genre, objet_id in derniers[:AU_PLUS]:
        par_modele.setdefault(par_genre()[genre], []).append(objet_id)
    entrees = []
    for modele, pks in par_modele.items():
        visibles = modele._default_manager.visibles_pour(user).filter(pk__in=pks).order_by().values("pk")
        entrees += entrees_de(choses(modele, visibles))
    return Attente(entrees, incomplete)


def entrees_en_attente(user):
    return lire_l_attente(user).entrees


def _choses(changements):
    return [chose for chose in dict.fromkeys(changements) if chose[0] in par_genre()]


def _visibles(user):
    """Whose things this reader may see, the last changed first, each once."""
    changees = Changement.objects.filter(choses_visibles(user)).values("genre", "objet_id")
    changees = changees.annotate(dernier=Max("pk"))
    return changees.order_by("-dernier").values_list("genre", "objet_id")


def noter(question, entrees, langue, groupes=()):
    """[(entry, part of the question that it answers, over 0)]: few, and read in full."""
    termes, citees = analyser_question(question, langue, groupes), citations(question)
    trouvees = []
    for entree in entrees:
        if not dit(citees, (entree.titre, entree.texte, entree.mots), entree.langue):
            continue
        dans_le_titre = _termes(entree.titre, entree.langue)
        partout = dans_le_titre | _termes(f"{entree.texte}\n{entree.mots}", entree.langue)
        valeur = 0.0
        for terme in termes:
            if any(partout.issuperset(variante) for variante in terme.variantes):
                titre = any(dans_le_titre.issuperset(variante) for variante in terme.variantes)
                valeur += _POIDS_DU_TITRE if titre else 1.0
        if valeur:
            trouvees.append((entree, valeur / (_POIDS_DU_TITRE * len(termes))))
    return trouvees


def _termes(texte, langue):
    return {jeton.terme for jeton in analyser(texte, langue)}
