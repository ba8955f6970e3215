"""Hold our HSDS output to the published JSON schemas: `valider_hsds.py --schemas DOSSIER [--site ADRESSE]`.

DOSSIER is the folder `schema/` of the standard's repository, at the version that docs/hsds.md names, with its own
`$ref` between files. We keep no copy: its text is not ours. The site is asked page by page, as anybody would.
"""

import argparse
import json
import sys
import urllib.request
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

LISTES = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}


def schemas(dossier):
    """Every schema of the folder under its file name, as the standard refers to them."""
    lus = {chemin.name: json.loads(chemin.read_text()) for chemin in Path(dossier).glob("*.json")}
    registre = Registry().with_resources(
        (nom, Resource.from_contents(schema, default_specification=DRAFT202012))
        for nom, schema in lus.items()
    )
    return lus, registre


def fautes(site, dossier):
    """Each fault of each object, as « /services/… : what is wrong »."""
    lus, registre = schemas(dossier)
    for liste, nom in LISTES.items():
        juge = Draft202012Validator(lus[f"{nom}.json"], registry=registre, format_checker=FormatChecker())
        nombre = 0
        for objet in objets(site, liste):
            nombre += 1
            for erreur in juge.iter_errors(objet):
                yield f"/{liste}/{objet['id']} : {'/'.join(map(str, erreur.absolute_path))} {erreur.message}"
        print(f"/{liste} : {nombre} objets", file=sys.stderr)


def objets(site, liste):
    page = 1
    while True:
        with urllib.request.urlopen(f"{site}/hsds/{liste}?full=true&per_page=500&page={page}") as reponse:
            lu = json.load(reponse)
        yield from lu["contents"]
        if lu["last_page"]:
            return
        page += 1


def principal():
    lecteur = argparse.ArgumentParser(description=__doc__)
    lecteur.add_argument("--schemas", required=True)
    lecteur.add_argument("--site", default="http://127.0.0.1:8000")
    options = lecteur.parse_args()
    trouvees = list(fautes(options.site.rstrip("/"), options.schemas))
    print("\n".join(trouvees) or "Aucune faute.")
    return 1 if trouvees else 0


if __name__ == "__main__":
    sys.exit(principal())
