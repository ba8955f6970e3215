"""The tabular data package: the nested answers, flattened into one CSV a table, with their keys between them."""

import csv
import json
import tempfile
import zipfile

from django.utils import timezone

from . import VERSION
from .fiches import service
from .tables import LISTE, NOMBRE, OBJET, TABLES


def ecrire_le_paquet(sortie, fiches, absolue, taxonomies, publication):
    """A zip into `sortie`: rows go to disk as they come, so that a whole directory does not sit in memory."""
    with (
        tempfile.TemporaryDirectory() as dossier,
        zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        tableaux = _Tableaux(dossier)
        for terme in taxonomies.tous_les_termes():
            tableaux.poser("taxonomy_term", terme)
        for fiche in fiches:
            tableaux.poser("service", service(fiche, absolue, taxonomies))
        tableaux.fermer()
        archive.writestr(
            "datapackage.json", json.dumps(description(publication), ensure_ascii=False, indent=1)
        )
        for table in TABLES.values():
            archive.write(f"{dossier}/{table.fichier}", table.fichier)


def description(publication):
    """The descriptor, made of our tables."""
    return {
        "profile": "tabular-data-package",
        "name": "human-services-data",
        "title": publication["description"],
        "version": VERSION,
        "created": timezone.now().isoformat(timespec="seconds"),
        "resources": [_ressource(table) for table in TABLES.values()],
        **({"licenses": [publication["licence"]]} if publication.get("licence") else {}),
    }


def _ressource(table):
    return {
        "profile": "tabular-data-resource",
        "name": table.nom,
        "path": table.fichier,
        "title": table.dit,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_colonne(champ) for champ in table.colonnes],
            "primaryKey": ["id"],
            "foreignKeys": [
                {"fields": [champ.nom], "reference": {"resource": champ.table, "fields": ["id"]}}
                for champ in table.colonnes
                if champ.table
            ],
        },
    }


def _colonne(champ):
    types = {"date": "date", "date-time": "datetime"}
    colonne = {
        "name": champ.nom,
        "type": types.get(champ.format, champ.genre),
        "description": champ.dit,
    }
    if champ.format in ("uuid", "uri", "email"):
        colonne["format"] = champ.format
    contraintes: dict[str, object] = {"required": True} if champ.requis else {}
    if champ.nom == "id":
        contraintes["unique"] = True
    if champ.valeurs:
        contraintes["enum"] = list(champ.valeurs)
    return colonne | ({"constraints": contraintes} if contraintes else {})


class _Tableaux:
    """One open file a table; a row that was written once (an organisation, a list) is not written again."""

    def __init__(self, dossier):
        self.ecrits = {nom: set() for nom in TABLES}
        self.fichiers = {
            nom: open(f"{dossier}/{table.fichier}", "w", encoding="utf-8", newline="")  # noqa: SIM115
            for nom, table in TABLES.items()
        }
        self.auteurs = {nom: csv.writer(fichier) for nom, fichier in self.fichiers.items()}
        for nom, table in TABLES.items():
            self.auteurs[nom].writerow([champ.nom for champ in table.colonnes])

    def poser(self, nom, objet, parent=None):
        """The object and, before and after it, what it points at and what hangs from it."""
        if objet["id"] in self.ecrits[nom]:
            return
        self.ecrits[nom].add(objet["id"])
        liens = dict(_cles(nom, objet, parent))
        for champ in TABLES[nom].champs:
            if champ.genre == OBJET and champ.nom in objet:
                self.poser(champ.table, objet[champ.nom])
        self.auteurs[nom].writerow(
            [_valeur(champ, (objet | liens).get(champ.nom)) for champ in TABLES[nom].colonnes]
        )
        for champ in TABLES[nom].champs:
            if champ.genre == LISTE and not champ.imbrique:
                for enfant in objet.get(champ.nom, ()):
                    self.poser(champ.table, enfant, (nom, objet["id"]))

    def fermer(self):
        for fichier in self.fichiers.values():
            fichier.close()


def _cles(nom, objet, parent):
    """The keys that nesting stood for: to what it points, and from what it hangs."""
    for champ in TABLES[nom].champs:
        if champ.genre == OBJET and champ.nom in objet:
            yield f"{champ.table}_id", objet[champ.nom]["id"]
    if parent is not None:
        yield f"{parent[0]}_id", parent[1]
        yield from (("link_id", parent[1]), ("link_entity", parent[0]))


def _valeur(champ, valeur):
    """No formula to neutralise: this is read by programs, which would take our apostrophe for a letter."""
    if valeur is None:
        return ""
    return valeur if champ.genre == NOMBRE else str(valeur)
