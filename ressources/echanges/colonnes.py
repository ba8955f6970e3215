"""A record as a row: what goes out in a spreadsheet is what comes back from one.

Each column has a key that never changes, a head that people read, how to write it (through the public address only)
and how to read it back; without `relire` it is information that an import leaves alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as dire
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from socle.cercles.enums import Cercle
from socle.texte import plier

from ..enums import Acces, Cout, Disponibilite, GenreDeRessource, Langue, Rythme
from ..models import Ressource
from ..publics import Public
from . import lectures
from .lexique import LANGUES_ACCEPTEES

SEPARATEUR = " ; "


@dataclass(frozen=True)
class Colonne:
    """`ecrire(ressource)` gives a text, a number, a date or None; `relire(text, lexique)` the field's value."""

    cle: str
    titre: str | Promise
    ecrire: Callable[[Ressource], Any]
    relire: Callable[[str, Any], Any] | None = None
    #: Set after the row has its key: a relation, not a column.
    relation: bool = False
    #: Other heads under which other people's files hold the same thing.
    autres: tuple[str, ...] = ()


def pour_colonnes(ressources):
    """The queryset with all that its rows write: five queries, whatever their number."""
    return ressources.select_related("commune").prefetch_related("communes", "themes", "etiquettes")


def rangee(ressource):
    return [colonne.ecrire(ressource) for colonne in COLONNES]


def entetes():
    return [str(colonne.titre) for colonne in COLONNES]


def colonne_pour(entete):
    """The column that a file calls so: its key, its head in French or in Dutch, or a usual name; None if none."""
    return _par_entete().get(plier(str(entete)).replace("_", " ").strip(" *:"))


@cache
def _par_entete():
    noms = {}
    for colonne in COLONNES:
        for nom in (colonne.cle.replace("_", " "), *colonne.autres):
            noms[plier(nom)] = colonne
    for langue in LANGUES_ACCEPTEES:
        with override(langue):
            noms |= {plier(str(colonne.titre)): colonne for colonne in COLONNES}
    return noms


def _champ(nom):
    return lambda ressource: getattr(ressource, nom)


def _libelle(nom, codes):
    """As `get_…_display`, which makes its list of choices anew for each row."""
    libelles = {code.value: code.label for code in codes}
    return lambda ressource: str(libelles.get(getattr(ressource, nom), ""))


def _liste(mots):
    return lambda ressource: SEPARATEUR.join(str(mot) for mot in mots(ressource))


def _de_l_adresse(nom):
    """What places a confidential address is as secret as its street."""
    return lambda ressource: "" if ressource.adresse_confidentielle else str(getattr(ressource, nom) or "")


def _communes(ressource):
    return SEPARATEUR.join(str(c) for c in ressource.communes.all()) or dire("toute la Région")


_GENRE = lectures.code(GenreDeRessource, GenreDeRessource.SERVICE)
_COUT = lectures.code(Cout, Cout.INCONNU)
_DISPONIBLE = lectures.code(Disponibilite, Disponibilite.INCONNUE)
_TEXTE, _LIGNE, _WEB = lectures.texte, lectures.une_ligne, lectures.adresse_web

COLONNES = (
    Colonne("reference", _("référence"), _champ("reference"), _LIGNE, autres=("id", "ref")),
    Colonne("nom", _("nom"), _champ("nom"), _LIGNE, autres=("name", "titre", "dénomination", "service")),
    Colonne("genre", _("genre"), _libelle("genre", GenreDeRessource), _GENRE, autres=("type", "sorte")),
    Colonne(
        "organisme",
        _("organisation qui la porte"),
        _champ("organisme"),
        _LIGNE,
        autres=("organisation", "asbl", "organization"),
    ),
    Colonne(
        "description",
        _("ce que c’est, ce qu’on y trouve"),
        _champ("description"),
        _TEXTE,
        autres=("mission", "activités"),
    ),
    Colonne(
        "themes",
        _("thèmes"),
        _liste(lambda r: r.themes.all()),
        lectures.themes,
        relation=True,
        autres=("thème",),
    ),
    Colonne("publics", _("pour qui"), _champ("publics"), _TEXTE, autres=("public", "public cible")),
    Colonne(
        "publics_codes",
        _("ouvert à"),
        _liste(lambda r: r.publics_en_mots),
        lectures.plusieurs_codes(Public),
        autres=("publics admis",),
    ),
    Colonne("non_acceptes", _("qui n’est pas accepté"), _champ("non_acceptes"), _TEXTE),
    Colonne(
        "acces",
        _("comment y entrer"),
        _liste(lambda r: r.acces_en_mots),
        lectures.plusieurs_codes(Acces),
        autres=("accès",),
    ),
    Colonne("conditions", _("conditions"), _champ("conditions"), _TEXTE),
    Colonne(
        "langues",
        _("langues parlées"),
        _liste(lambda r: r.langues_en_mots),
        lectures.plusieurs_codes(Langue),
        autres=("langue", "languages", "talen"),
    ),
    Colonne("cout", _("coût"), _libelle("cout", Cout), _COUT, autres=("prix", "tarif")),
    Colonne(
        "communes",
        _("communes desservies"),
        _communes,
        lectures.communes,
        relation=True,
        autres=("zone desservie", "zone"),
    ),
    Colonne(
        "adresse",
        _("adresse"),
        _champ("adresse_publique"),
        _LIGNE,
        autres=("rue", "rue et numéro", "address", "adres"),
    ),
    Colonne("code_postal", _("code postal"), _de_l_adresse("code_postal"), _LIGNE, autres=("cp", "postcode")),
    Colonne(
        "commune",
        _("commune de l’adresse"),
        _de_l_adresse("commune"),
        lectures.commune,
        autres=("ville", "gemeente", "localité"),
    ),
    Colonne(
        "adresse_confidentielle",
        _("adresse confidentielle"),
        lambda r: dire("oui") if r.adresse_confidentielle else dire("non"),
        lectures.oui_non,
        autres=("confidentiel",),
    ),
    Colonne(
        "telephone",
        _("téléphone"),
        _champ("telephone"),
        _LIGNE,
        autres=("tél", "tel", "gsm", "phone", "telefoon"),
    ),
    Colonne("courriel", _("adresse e-mail"), _champ("courriel"), _LIGNE, autres=("e-mail", "email", "mail")),
    Colonne("site", _("site"), _champ("site"), _WEB, autres=("site web", "site internet", "web", "website")),
    Colonne("lien_officiel", _("fiche officielle"), _champ("lien_officiel"), _WEB),
    Colonne("identifiant_externe", _("identifiant externe"), _champ("identifiant_externe"), _LIGNE),
    Colonne("horaires", _("horaires"), _champ("horaires"), _LIGNE, autres=("heures d’ouverture", "heures")),
    Colonne("disponibilite", _("disponibilité"), _libelle("disponibilite", Disponibilite), _DISPONIBLE),
    Colonne("attente_semaines", _("attente, en semaines"), _champ("attente_semaines"), lectures.nombre),
    Colonne("disponibilite_pour", _("disponible pour"), _champ("disponibilite_pour"), _LIGNE),
    Colonne("disponibilite_le", _("disponibilité connue le"), _champ("disponibilite_le"), lectures.jour),
    Colonne("rythme", _("à vérifier"), _libelle("rythme", Rythme), lectures.code(Rythme, Rythme.SEMESTRE)),
    Colonne(
        "etiquettes",
        _("étiquettes"),
        _liste(lambda r: r.etiquettes.all()),
        lectures.etiquettes,
        relation=True,
        autres=("mots-clés", "tags"),
    ),
    Colonne("verifie_le", _("vérifié le"), _champ("verifie_le")),
    Colonne("modifie_le", _("modifié le"), _champ("modifie_le")),
    Colonne("cercle", _("qui la voit"), _libelle("cercle", Cercle)),
)
