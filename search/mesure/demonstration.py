"""The demonstration as a corpus: what members and visitors may see, under keys that a new installation makes again."""

from collections.abc import Iterator
from pathlib import Path

from django.utils.text import slugify
from modelsearch import index

from search.genres import modeles_cherchables
from socle.cercles.enums import Cercle, Etat
from socle.texte import texte_seul

from .jeux import Document

#: Judged by reading the demonstration; half is kept aside while weights are chosen.
QUESTIONS = Path(__file__).with_name("questions.jsonl")
#: What a kind calls its title, the first that it has; a piste or a verbatim has none.
_TITRES = ("title", "titre", "nom")
_LONGUEUR_DE_CLE = 60


def documents_de_la_demonstration() -> list[Document]:
    """Everything that is public or that some member may see, in the order of the search page."""
    return [document for modele in modeles_cherchables() for document in _documents(modele)]


def cle(objet) -> str:
    """`noeud:que-faire-quand-tout-se-passe-en-ligne`: the kind and the title, which the demonstration keeps unique."""
    return f"{objet._meta.model_name}:{slugify(str(objet))[:_LONGUEUR_DE_CLE].strip('-')}"


def _documents(modele) -> Iterator[Document]:
    noms = {champ.name for champ in modele._meta.get_fields()}
    objets = modele._default_manager.order_by("pk")
    if "cercle" in noms:
        objets = objets.filter(etat=Etat.EN_LIGNE).exclude(cercle=Cercle.PRIVE)
    elif "live" in noms:
        objets = objets.filter(live=True)
    titre = next((nom for nom in _TITRES if nom in noms), "")
    for objet in objets:
        intitule = str(getattr(objet, titre)) if titre else ""
        yield Document(cle(objet), intitule, _texte(objet, sauf={titre}), _langue(objet))


def _langue(objet) -> str:
    return objet.locale.language_code if hasattr(objet, "locale") else getattr(objet, "langue", "fr")


def _texte(objet, sauf=frozenset()) -> str:
    champs = [champ for champ in type(objet).get_search_fields() if champ.field_name not in sauf]
    morceaux = [morceau for champ in champs for morceau in _valeurs(champ, objet)]
    return "\n".join(dict.fromkeys(filter(None, map(texte_seul, morceaux))))


def _valeurs(champ, objet) -> Iterator[str]:
    """What a search field gives as words; a related one gives those of the things that it leads to."""
    if isinstance(champ, index.SearchField):
        valeur = champ.get_value(objet)
        yield from map(str, valeur) if isinstance(valeur, list) else [str(valeur or "")]
    elif isinstance(champ, index.RelatedFields):
        lies = champ.get_value(objet)
        for lie in lies.all() if hasattr(lies, "all") else filter(None, [lies]):
            for sous_champ in champ.fields:
                yield from _valeurs(sous_champ, lie)
