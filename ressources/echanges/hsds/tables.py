"""The tables and fields of HSDS 3.1 that we fill, in our words, from the facts of the published standard.

From these come the schemas that the tests apply to every answer, the OpenAPI description and the data package. What we
know nothing of (funding, programmes, documents to bring, numbers of places) is not there: an empty field promises.
"""

from dataclasses import dataclass
from functools import cached_property

TEXTE, NOMBRE, LISTE, OBJET = "string", "number", "array", "object"


@dataclass(frozen=True)
class Champ:
    """`requis`: the standard asks for it everywhere; `tabulaire`: it is a column of the data package only."""

    nom: str
    dit: str
    genre: str = TEXTE
    format: str = ""
    requis: bool = False
    tabulaire: bool = False
    valeurs: tuple[str, ...] = ()
    #: The table of a nested object or list, or the table to which an identifier of the data package points.
    table: str = ""
    #: Only nested answers carry it: no column holds it.
    imbrique: bool = False


@dataclass(frozen=True)
class Table:
    nom: str
    fichier: str
    dit: str
    champs: tuple[Champ, ...]

    @cached_property
    def colonnes(self):
        """What the data package keeps: neither lists nor objects, which are tables of their own."""
        return [champ for champ in self.champs if champ.genre not in (LISTE, OBJET) and not champ.imbrique]

    @cached_property
    def proprietes(self):
        """What a JSON answer may carry."""
        return [champ for champ in self.champs if not champ.tabulaire]


def _id(dit="identifiant, qui ne change pas"):
    return Champ("id", dit, format="uuid", requis=True)


def _vers(nom, table, requis=False):
    return Champ(nom, f"la ligne de {table}", format="uuid", requis=requis, tabulaire=True, table=table)


def _adresse_web(nom, dit, requis=False):
    return Champ(nom, dit, format="uri", requis=requis)


def _liste(nom, table, dit):
    return Champ(nom, dit, genre=LISTE, table=table)


def _objet(nom, table, dit):
    return Champ(nom, dit, genre=OBJET, table=table)


_ETATS = ("active", "inactive", "defunct", "temporarily closed")
_LIEUX = ("physical", "postal", "virtual")

_SERVICE = (
    _id(),
    _vers("organization_id", "organization", requis=True),
    Champ("name", "nom sous lequel on le connaît", requis=True),
    Champ("description", "ce que c’est, ce qu’on y trouve"),
    _adresse_web("url", "site"),
    Champ("email", "adresse e-mail de contact", format="email"),
    Champ("status", "« inactive » quand il est fermé", requis=True, valeurs=_ETATS),
    Champ("application_process", "comment y entrer, à quelles conditions"),
    Champ("fees_description", "coût, en mots"),
    Champ("wait_time", "attente, en semaines"),
    Champ("eligibility_description", "pour qui, et qui n’est pas accepté"),
    Champ("assured_date", "jour où quelqu’un s’en est assuré", format="date"),
    Champ("alert", "disponibilité et ce que les membres ont signalé"),
    Champ("last_modified", "moment où la fiche a été changée", format="date-time"),
    _objet("organization", "organization", "qui le porte"),
    _liste("additional_urls", "url", "sa fiche chez nous, sa fiche officielle"),
    _liste("phones", "phone", "téléphone"),
    _liste("schedules", "schedule", "horaires, en mots"),
    _liste("service_areas", "service_area", "communes desservies, ou toute la Région"),
    _liste(
        "service_at_locations", "service_at_location", "où il se donne ; rien pour une adresse confidentielle"
    ),
    _liste("languages", "language", "langues dans lesquelles on y est reçu"),
    _liste("cost_options", "cost_option", "coût"),
    _liste("attributes", "attribute", "thèmes, genre, accès, disponibilité"),
)

_TABLES = (
    Table(
        "organization",
        "organizations.csv",
        "Les organisations qui portent les services",
        (
            _id(),
            Champ("name", "nom", requis=True),
            Champ("description", "ce qu’elle porte ici", requis=True),
            Champ("email", "adresse e-mail", format="email"),
            _adresse_web("website", "site"),
            Champ("services", "ses services", genre=LISTE, table="service", imbrique=True),
        ),
    ),
    Table("service", "services.csv", "Les fiches publiques du répertoire", _SERVICE),
    Table(
        "location",
        "locations.csv",
        "Les lieux dont l’adresse est publique",
        (
            _id(),
            Champ("location_type", "toujours « physical »", requis=True, valeurs=_LIEUX),
            Champ("name", "nom du service qui s’y donne"),
            Champ("description", "adresse, quand son code postal n’est pas connu"),
            _liste("addresses", "address", "adresse"),
        ),
    ),
    Table(
        "service_at_location",
        "service_at_locations.csv",
        "Quel service se donne où",
        (
            _id(),
            _vers("service_id", "service", requis=True),
            _vers("location_id", "location", requis=True),
            _objet("location", "location", "le lieu"),
            _objet("service", "service", "le service"),
        ),
    ),
    Table(
        "address",
        "addresses.csv",
        "Les adresses publiques",
        (
            _id(),
            _vers("location_id", "location"),
            Champ("address_1", "rue et numéro", requis=True),
            Champ("city", "commune", requis=True),
            Champ("state_province", "Région", requis=True),
            Champ("postal_code", "code postal", requis=True),
            Champ("country", "toujours « BE »", requis=True),
            Champ("address_type", "toujours « physical »", requis=True, valeurs=_LIEUX),
        ),
    ),
    Table(
        "phone",
        "phones.csv",
        "Les téléphones des services",
        (
            _id(),
            _vers("service_id", "service"),
            Champ("number", "numéro, comme on l’écrit", requis=True),
            Champ("type", "toujours « voice »"),
        ),
    ),
    Table(
        "schedule",
        "schedules.csv",
        "Les horaires, en mots",
        (_id(), _vers("service_id", "service"), Champ("description", "horaires")),
    ),
    Table(
        "service_area",
        "service_areas.csv",
        "Les communes desservies",
        (
            _id(),
            _vers("service_id", "service"),
            Champ("name", "commune, ou la Région entière"),
            Champ("description", "code INS de la commune"),
        ),
    ),
    Table(
        "language",
        "languages.csv",
        "Les langues dans lesquelles on est reçu",
        (
            _id(),
            _vers("service_id", "service"),
            Champ("name", "langue"),
            Champ("code", "code ISO 639-1, ou 639-3"),
        ),
    ),
    Table(
        "cost_option",
        "cost_options.csv",
        "Les coûts",
        (
            _id(),
            _vers("service_id", "service", requis=True),
            Champ("option", "en mots"),
            Champ("currency", "EUR, avec un montant"),
            Champ("amount", "0 quand c’est gratuit", genre=NOMBRE),
        ),
    ),
    Table(
        "url",
        "urls.csv",
        "Les autres pages d’un service",
        (
            _id(),
            _vers("service_id", "service"),
            Champ("label", "ce qu’on y lit"),
            _adresse_web("url", "adresse", requis=True),
        ),
    ),
    Table(
        "taxonomy",
        "taxonomies.csv",
        "Les listes gouvernées",
        (
            _id(),
            Champ("name", "nom de la liste", requis=True),
            Champ("description", "à quoi elle sert", requis=True),
            _adresse_web("uri", "son adresse"),
        ),
    ),
    Table(
        "taxonomy_term",
        "taxonomy_terms.csv",
        "Les termes de ces listes",
        (
            _id(),
            Champ("code", "clé dans sa liste"),
            Champ("name", "libellé", requis=True),
            Champ("description", "autres mots pour le dire", requis=True),
            Champ("taxonomy", "nom de sa liste"),
            _vers("taxonomy_id", "taxonomy"),
            _objet("taxonomy_detail", "taxonomy", "sa liste"),
            Champ("language", "langue du libellé"),
            _adresse_web("term_uri", "son adresse"),
        ),
    ),
    Table(
        "attribute",
        "attributes.csv",
        "Ce qui classe un service",
        (
            _id(),
            Champ(
                "link_id", "le service classé", format="uuid", requis=True, tabulaire=True, table="service"
            ),
            Champ("link_entity", "toujours « service »", requis=True, tabulaire=True),
            _vers("taxonomy_term_id", "taxonomy_term", requis=True),
            Champ("link_type", "clé de la liste"),
            Champ("label", "libellé"),
            _objet("taxonomy_term", "taxonomy_term", "le terme"),
        ),
    ),
)

TABLES = {table.nom: table for table in _TABLES}
