"""The OpenAPI 3.1 description of our HSDS interface, made of our own tables."""

from . import VERSION
from .schemas import DIALECTE, composants

_REF = "#/components/schemas/"
_PARAMETRES = {
    "search": (
        "string",
        "Mots cherchés, sans égard aux accents ; les autres mots de nos listes comptent aussi.",
    ),
    "page": ("integer", "Page demandée, à partir de 1."),
    "per_page": ("integer", "Combien par page, 500 au plus."),
    "format": ("string", "json, ou ndjson : tout, une ligne par objet, sans pages."),
    "taxonomy_term_id": ("string", "Seulement ce que classe ce terme."),
    "taxonomy_id": ("string", "Seulement ce que classe un terme de cette liste."),
    "organization_id": ("string", "Seulement ce que porte cette organisation."),
    "modified_after": ("string", "Seulement ce qui a changé à ce moment ou après."),
    "minimal": ("boolean", "L’identifiant et le moment du changement, tout sur une page."),
    "full": ("boolean", "Chaque objet entier, avec ce qui en dépend."),
    "full_service": ("boolean", "Les services entiers de l’organisation."),
}
_FILTRES = ["search", "taxonomy_term_id", "taxonomy_id", "modified_after"]
_PAGES = ["page", "per_page", "format"]
#: path → (table of one object, parameters of its list, parameters of one, what it is)
CHEMINS = {
    "services": (
        "service",
        [*_FILTRES, "organization_id", "minimal", "full", *_PAGES],
        [],
        "Les services",
    ),
    "organizations": (
        "organization",
        [*_FILTRES[:3], "full", "full_service", *_PAGES],
        ["full_service"],
        "Les organisations",
    ),
    "service_at_locations": (
        "service_at_location",
        [*_FILTRES, "organization_id", "full", *_PAGES],
        [],
        "Où se donne un service",
    ),
    "taxonomies": ("taxonomy", ["search", *_PAGES], [], "Les listes de termes"),
    "taxonomy_terms": (
        "taxonomy_term",
        ["search", "taxonomy_id", "top_only", "parent_id", *_PAGES],
        [],
        "Les termes",
    ),
}
_PARAMETRES |= {
    "top_only": ("boolean", "Les termes sans parent : tous, nos listes sont plates."),
    "parent_id": ("string", "Les termes de ce parent : aucun, nos listes sont plates."),
}


def description(racine, publication):
    """`racine`: the whole address of the interface; `publication`: who publishes, under which licence."""
    info = {"title": publication["nom"], "version": VERSION, "description": publication["description"]}
    if publication.get("licence"):
        info["license"] = {"name": publication["licence"]["name"]} | (
            {"url": publication["licence"]["path"]} if publication["licence"].get("path") else {}
        )
    return {
        "openapi": "3.1.0",
        "info": info,
        "jsonSchemaDialect": DIALECTE,
        "servers": [{"url": racine}],
        "paths": {"/": {"get": _racine()}} | dict(_chemins()),
        "components": {
            "schemas": composants(),
            "parameters": {nom: _parametre(nom) for nom in _PARAMETRES},
            "responses": {"erreur": _reponse("Une demande sans réponse possible", {"$ref": f"{_REF}error"})},
        },
    }


def _chemins():
    for chemin, (table, de_liste, d_un, dit) in CHEMINS.items():
        liste = {"contents": {"type": "array", "items": _objet_de_liste(table)}}
        page = {
            "type": "object",
            "allOf": [{"$ref": f"{_REF}page"}, {"properties": liste, "required": ["contents"]}],
        }
        yield f"/{chemin}", {"get": _operation(f"liste_{chemin}", dit, de_liste, page)}
        un = _operation(f"un_{table}", f"{dit} : l’un d’eux", d_un, {"$ref": _REF + table})
        yield f"/{chemin}/{{id}}", {"parameters": [_identifiant()], "get": un}


def _objet_de_liste(table):
    if table == "service":
        return {"anyOf": [{"$ref": f"{_REF}service"}, {"$ref": f"{_REF}service_minimal"}]}
    return {"$ref": _REF + table}


def _operation(nom, dit, parametres, schema):
    return {
        "operationId": nom,
        "summary": dit,
        "parameters": [{"$ref": f"#/components/parameters/{p}"} for p in parametres],
        "responses": {
            "200": _reponse(dit, schema),
            "default": {"$ref": "#/components/responses/erreur"},
        },
    }


def _reponse(dit, schema):
    return {"description": dit, "content": {"application/json": {"schema": schema}}}


def _racine():
    proprietes: dict[str, dict] = {
        nom: {"type": "string", "description": dit}
        for nom, dit in (
            ("version", "version du standard"),
            ("profile", "page qui dit comment nous le remplissons"),
            ("openapi_url", "cette description"),
            ("description", "ce qu’on trouve ici"),
        )
    }
    proprietes["publisher"] = {"type": "object", "properties": {"name": {"type": "string"}}}
    schema = {"type": "object", "properties": proprietes, "required": ["version", "profile", "openapi_url"]}
    return _operation("racine", "Ce qu’est cette interface", [], schema)


def _identifiant():
    return {
        "name": "id",
        "in": "path",
        "required": True,
        "description": "Identifiant de l’objet.",
        "schema": {"type": "string", "format": "uuid"},
    }


def _parametre(nom):
    genre, dit = _PARAMETRES[nom]
    return {"name": nom, "in": "query", "required": False, "description": dit, "schema": {"type": genre}}
