"""Who publishes our open data, under which licence: for everything that machines read."""

from django.conf import settings
from django.utils.translation import gettext as _

from socle.identite.lecture import identite


def publication():
    """`licence` is None until the association chose one (FIL_DONNEES_LICENCE): without it nobody may reuse."""
    nom = identite().nom
    return {
        "nom": nom,
        "contact": identite().contact,
        "description": _("Le répertoire public de %(nom)s, en HSDS.") % {"nom": nom},
        "licence": _licence(),
    }


def _licence():
    """`CC-BY-4.0 https://…`: its name, then its address if any."""
    nom, _espace, adresse = settings.FIL_DONNEES_LICENCE.strip().partition(" ")
    return {"name": nom, **({"path": adresse.strip()} if adresse.strip() else {})} if nom else None
