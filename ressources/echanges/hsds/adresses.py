"""A public address in the parts that the standard asks for; none of them is guessed."""

import re

from ..identifiants import identifiant

_CODE_ET_VILLE = re.compile(r"[,\n]?\s*\b([1-9]\d{3})\s+([^,\n]+?)\s*$")
_REGION = "Bruxelles-Capitale"


def lieu(ressource):
    """The location of a record, or None: a confidential one has none."""
    texte = ressource.adresse_publique.strip()
    if not texte:
        return None
    fiche = {
        "id": identifiant("lieu", ressource.reference),
        "location_type": "physical",
        "name": ressource.nom,
    }
    adresse = _adresse(ressource, texte)
    return fiche | ({"addresses": [adresse]} if adresse else {"description": texte})


def _adresse(ressource, texte):
    trouve = _CODE_ET_VILLE.search(texte)
    code = ressource.code_postal or (trouve[1] if trouve else "")
    ville = str(ressource.commune or (trouve[2] if trouve else ""))
    rue = (texte[: trouve.start()] if trouve else texte).strip(" ,")
    if not (rue and code and ville):
        return None
    return {
        "id": identifiant("adresse", ressource.reference),
        "address_1": rue,
        "city": ville,
        "state_province": _REGION,
        "postal_code": code,
        "country": "BE",
        "address_type": "physical",
    }
