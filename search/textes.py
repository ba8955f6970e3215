"""The texts of an object: what its model declares in `search_fields`."""

from dataclasses import dataclass

from django.db.models import Manager
from django.utils.encoding import force_str
from modelsearch.index import AutocompleteField, RelatedFields, SearchField


@dataclass(frozen=True)
class Valeur:
    """A text of an object: the path of the field that holds it, and what the field declares."""

    champ: SearchField | AutocompleteField
    chemin: str
    texte: str


def valeurs(objet, champs, avant=""):
    """Every text to index, related objects' too."""
    for champ in champs:
        if isinstance(champ, RelatedFields):
            for lie in _lies(champ, objet):
                yield from valeurs(lie, champ.fields, f"{avant}{champ.field_name}__")
        elif isinstance(champ, SearchField | AutocompleteField):
            texte = _en_texte(champ.get_value(objet))
            if texte:
                yield Valeur(champ, avant + champ.field_name, texte)


def _lies(champ, objet):
    lie = champ.get_value(objet)
    if lie is None:
        return []
    return lie.all() if isinstance(lie, Manager) else [lie]


def _en_texte(valeur):
    """Paragraphs of their own for the parts of a structured field."""
    if isinstance(valeur, dict):
        valeur = valeur.values()
    if valeur is None or isinstance(valeur, str):
        return valeur or ""
    if isinstance(valeur, list | tuple | set | type({}.values())):
        return "\n".join(filter(None, map(_en_texte, valeur)))
    return force_str(valeur)
