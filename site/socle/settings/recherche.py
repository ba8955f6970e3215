"""Which engine answers the search (docs/exploitation.md): Whoosh on one machine, or a server beyond."""

import os

from django.core.exceptions import ImproperlyConfigured

_WHOOSH = "search.backends.whoosh_fr"
_ENTREES = ("search.entree",)
_ELISIONS = ["l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"]
#: What a server makes of French, in place of its own default that keeps accents and plurals apart.
_ANALYSE = {
    "settings": {
        "analysis": {
            "filter": {
                "fil_elisions": {"type": "elision", "articles_case": True, "articles": _ELISIONS},
                "fil_radicaux": {"type": "stemmer", "language": "light_french"},
            },
            "analyzer": {
                "default": {
                    "type": "custom",
                    "tokenizer": "standard",
                    "filter": ["fil_elisions", "lowercase", "fil_radicaux", "asciifolding"],
                },
            },
        }
    }
}


def moteur(var):
    """(dotted path of the motor of the page, WAGTAILSEARCH_BACKENDS), from FIL_RECHERCHE."""
    nom = os.environ.get("FIL_RECHERCHE", "whoosh")
    if nom == "whoosh":
        commun = {"BACKEND": _WHOOSH, "SYNONYMES": "socle.synonymes.groupes"}
        return "search.moteurs.whoosh.Whoosh", {
            "default": {
                **commun,
                "LOCATION": str(var / "recherche" / "choses"),
                "SAUF": _ENTREES,
                "DIFFERE": "search.ecrivain.noter",
            },
            # What the page asks, apart: what it weighs is made of nothing else.
            "entrees": {
                **commun,
                "LOCATION": str(var / "recherche" / "entrees"),
                "MODELES": _ENTREES,
                # A title weighs there what the ranking says (search/classement.py).
                "EXPOSANT": 1,
            },
        }
    if nom == "postgresql":
        francais = {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "french"}
        return "search.moteurs.postgresql.PostgreSQL", {"default": francais}
    if nom.startswith(("elasticsearch", "opensearch")):
        serveur = {
            "BACKEND": f"wagtail.search.backends.{nom}",
            "URLS": [os.environ.get("FIL_RECHERCHE_ADRESSE", "http://localhost:9200")],
            "INDEX_PREFIX": "le_fil_",
            "INDEX_SETTINGS": _ANALYSE,
        }
        return "search.moteurs.serveur.Serveur", {"default": serveur}
    raise ImproperlyConfigured(
        f"FIL_RECHERCHE={nom}: whoosh, postgresql, elasticsearch7 to 9, opensearch2 or 3 (docs/exploitation.md)."
    )
