"""What the contact of a resource proposes, shown beside what the record says now, and put into the form."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..enums import Disponibilite


@dataclass(frozen=True)
class Proposition:
    libelle: str
    actuelle: str
    proposee: str


def en_mots(demande):
    """Field by field, with what the record says today; the form asks, this only shows."""
    ressource = demande.ressource
    return [
        Proposition(
            str(ressource._meta.get_field(nom).verbose_name),
            _mots(nom, getattr(ressource, nom)),
            _mots(nom, valeur),
        )
        for nom, valeur in proposes(demande).items()
    ]


def proposes(demande):
    """The values that may still be put in the form: an address made confidential since then is not."""
    valeurs = dict(demande.propositions)
    if demande.ressource.adresse_confidentielle:
        valeurs.pop("adresse", None)
    return valeurs


def _mots(nom, valeur):
    if nom == "disponibilite" and valeur in Disponibilite.values:
        return str(Disponibilite(valeur).label)
    return str(valeur) if valeur not in (None, "") else _("rien")
