"""What was written and that the index does not know yet, read from the things themselves."""

from .analyse import analyser, analyser_question, citations
from .analyse.citations import dit
from .entrees import choses, entrees_de
from .genres import par_genre
from .models import Changement

#: More than that is an import: it is found once the writer has passed.
AU_PLUS = 100
#: A title says more of a thing than its text.
_POIDS_DU_TITRE = 2.0


def entrees_en_attente(user):
    """The entries, unsaved, of what changed last and that this reader may see: no query where nothing waits but one."""
    derniers = Changement.objects.order_by("-pk").values_list("genre", "objet_id")[: AU_PLUS * 4]
    par_modele: dict = {}
    for genre, objet_id in list(dict.fromkeys(derniers))[:AU_PLUS]:
        if genre in par_genre():
            par_modele.setdefault(par_genre()[genre], []).append(objet_id)
    entrees = []
    for modele, pks in par_modele.items():
        visibles = modele._default_manager.visibles_pour(user).filter(pk__in=pks).order_by().values("pk")
        entrees += entrees_de(choses(modele, visibles))
    return entrees


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
