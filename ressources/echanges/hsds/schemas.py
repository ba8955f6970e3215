"""JSON Schemas made of our tables: they describe the interface, and the tests hold every answer to them."""

from .tables import LISTE, OBJET, TABLES, TEXTE

DIALECTE = "https://json-schema.org/draft/2020-12/schema"
_PAGE = {
    "total_items": ("integer", "combien en tout"),
    "total_pages": ("integer", "combien de pages"),
    "page_number": ("integer", "celle-ci"),
    "size": ("integer", "combien sur celle-ci"),
    "first_page": ("boolean", "si c’est la première"),
    "last_page": ("boolean", "si c’est la dernière"),
    "empty": ("boolean", "s’il n’y a rien"),
}


def composants(prefixe="#/components/schemas/"):
    """Every table as a schema that refers to the others, the error and the page."""
    schemas = {nom: _de_la_table(table, prefixe) for nom, table in TABLES.items()}
    # Open: the contents of each list are said beside it.
    page = {nom: dit for nom, dit in _de_la_page().items() if nom != "additionalProperties"}
    return schemas | {"page": page, "error": _de_l_erreur(), "service_minimal": _minimal()}


def schema_de(nom):
    """The schema of one answer, whole: with what it refers to."""
    return {"$schema": DIALECTE, "$ref": f"#/$defs/{nom}", "$defs": composants("#/$defs/")}


def schema_de_page(nom):
    """The schema of a page of these."""
    page = _de_la_page()
    page["properties"]["contents"] = {"type": "array", "items": {"$ref": f"#/$defs/{nom}"}}
    page["required"].append("contents")
    return {"$schema": DIALECTE, **page, "$defs": composants("#/$defs/")}


def _objet(proprietes, requis, dit=""):
    schema = {
        "type": "object",
        "properties": proprietes,
        "required": requis,
        "additionalProperties": False,
    }
    return {"description": dit, **schema} if dit else schema


def _de_la_table(table, prefixe):
    return _objet(
        {champ.nom: _du_champ(champ, prefixe) for champ in table.proprietes},
        [champ.nom for champ in table.proprietes if champ.requis],
        table.dit,
    )


def _du_champ(champ, prefixe):
    if champ.genre == OBJET:
        return {"$ref": prefixe + champ.table}
    schema = {"type": champ.genre, "description": champ.dit}
    if champ.genre == LISTE:
        return schema | {"items": {"$ref": prefixe + champ.table}}
    if champ.format:
        schema["format"] = champ.format
    if champ.valeurs:
        schema["enum"] = list(champ.valeurs)
    elif champ.genre == TEXTE:
        # An empty text is left out: whoever reads us need not tell it from a missing one.
        schema["minLength"] = 1
    return schema


def _de_la_page():
    proprietes = {nom: {"type": genre, "description": dit} for nom, (genre, dit) in _PAGE.items()}
    return _objet(proprietes, list(_PAGE), "Une page d’une liste")


def _de_l_erreur():
    return _objet(
        {
            "status": {"type": "integer", "description": "code HTTP"},
            "message": {"type": "string", "description": "ce qui ne va pas, et que faire", "minLength": 1},
        },
        ["status", "message"],
        "Une demande à laquelle on ne peut pas répondre",
    )


def _minimal():
    return _objet(
        {
            "id": {"type": "string", "format": "uuid", "description": "identifiant du service"},
            "modified_date": {"type": "string", "format": "date-time", "description": "changé le"},
        },
        ["id", "modified_date"],
        "Un service, pour qui ne veut savoir que ce qui a changé",
    )
