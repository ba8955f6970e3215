"""From an object to the document that the index holds of it: what its model declares in `search_fields`."""

from modelsearch.backends.base import get_model_root
from modelsearch.index import SearchField, class_is_indexed

from search.analyse import analyser, formes
from search.textes import valeurs

from .schema import DEBUT_MAX, ETENDUE, rang

#: Between two values of one field: no phrase goes from one to the next.
ECART = 100
LANGUE = "fr"


def genre(modele):
    return modele._meta.label_lower


def genres(modele):
    """The model and the indexed models that it descends from: a search on a parent covers its children's fields."""
    return [
        genre(parent) for parent in modele.__mro__ if hasattr(parent, "_meta") and class_is_indexed(parent)
    ]


def cle(objet):
    """One per object, whichever of its models it was read through."""
    return f"{genre(get_model_root(type(objet)))}:{objet.pk}"


def pk_de(cle_):
    return cle_.partition(":")[2]


class Redacteur:
    """Writes the documents of one batch of objects of a model."""

    def __init__(self, modele, reglages):
        self.modele, self.reglages = modele, reglages
        self.champs = modele.get_search_fields()
        self.genres = " ".join(genres(modele))
        self._langues = {}

    def documents(self, objets):
        """By key, so that an object given twice is written once."""
        return {cle(objet): self.document(objet) for objet in objets}

    def document(self, objet):
        """Plain lists: what is written in the journal of a rebuild is read back as it was (generations.py)."""
        langue = self._langue(objet)
        fiche = {"cle": cle(objet), "genres": self.genres, "texte": [], "debuts": [], "formes": []}
        suites: dict[tuple[str, str], int] = {}
        for valeur in valeurs(objet, self.champs):
            if isinstance(valeur.champ, SearchField):
                poids = self.reglages.poids(valeur.chemin, valeur.champ.boost)
                jetons = analyser(valeur.texte, langue)
                lus = [(jeton.terme, jeton.position) for jeton in jetons]
                fiche["texte"] += _places(lus, poids, suites, valeur.chemin, "texte")
                fiche["formes"] += formes(valeur.texte)
            else:
                lus = [
                    (forme[:longueur], position)
                    for position, forme in enumerate(formes(valeur.texte))
                    for longueur in range(1, min(len(forme), DEBUT_MAX) + 1)
                ]
                fiche["debuts"] += _places(lus, 1.0, suites, valeur.chemin, "debuts")
        return fiche

    def _langue(self, objet):
        """`langue` where the object has one, the language of its Wagtail locale, or French."""
        langue = getattr(objet, "langue", None)
        if not langue and getattr(objet, "locale_id", None):
            langue = self._langue_de(objet)
        return str(langue)[:2] if langue else LANGUE

    def _langue_de(self, objet):
        """One query a batch and a locale, not one an object."""
        if objet.locale_id not in self._langues:
            self._langues[objet.locale_id] = objet.locale.language_code
        return self._langues[objet.locale_id]


def _places(lus, poids, suites, chemin, ou):
    """The words of one value, after those of the same field that came before, in the field's own range."""
    debut = suites.get((ou, chemin), 0)
    if lus:
        suites[ou, chemin] = debut + lus[-1][1] + ECART
    base = rang(chemin) * ETENDUE
    return [(mot, base + min(debut + position, ETENDUE - 1), poids) for mot, position in lus]
