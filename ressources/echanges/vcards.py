"""A record as a card for the address book of a telephone (vCard 3.0, which all of them read)."""

import re
from datetime import UTC

import vobject
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from vobject.vcard import Address, Name

from socle.papiers import sans_copie

from .identifiants import identifiant
from .tableur import nom_de_fichier

GENRE = "text/vcard; charset=utf-8"
#: A line that somebody broke by hand must not become a line of the card.
_CONTROLES = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def a_un_contact(ressource):
    return any((ressource.telephone, ressource.courriel, ressource.site, ressource.adresse_publique))


def vcard_de(ressource, adresse_absolue):
    """One record, as its page offers it."""
    reponse = HttpResponse(carte(ressource, adresse_absolue(ressource)), content_type=GENRE)
    reponse["Content-Disposition"] = content_disposition_header(True, f"{ressource.reference}.vcf") or ""
    return sans_copie(reponse)


def vcards_de(fiches, adresse_absolue):
    """Those of a search that can be reached somehow."""
    cartes = (carte(fiche, adresse_absolue(fiche)) for fiche in fiches if a_un_contact(fiche))
    reponse = StreamingHttpResponse(cartes, content_type=GENRE)
    reponse["Content-Disposition"] = content_disposition_header(True, nom_de_fichier(".vcf")) or ""
    return sans_copie(reponse)


def carte(ressource, page) -> str:
    fiche = vobject.vCard()
    nom = _une_ligne(ressource.nom)
    fiche.add("fn").value = nom
    fiche.add("n").value = Name(family=nom)
    fiche.add("org").value = [_une_ligne(ressource.organisme) or nom]
    _joindre(fiche, ressource)
    _situer(fiche, ressource)
    fiche.add("note").value = _note(ressource)
    fiche.add("source").value = page
    fiche.add("uid").value = f"urn:uuid:{identifiant('service', ressource.reference)}"
    fiche.add("rev").value = ressource.modifie_le.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return fiche.serialize()


def _joindre(fiche, ressource):
    for nom, valeur in (("tel", ressource.telephone), ("email", ressource.courriel), ("url", ressource.site)):
        if valeur:
            propriete = fiche.add(nom)
            propriete.value = _une_ligne(valeur)
            propriete.type_param = "WORK"


def _situer(fiche, ressource):
    """The whole public address on one line: how streets and numbers part is not ours to guess."""
    if ressource.adresse_publique:
        adresse = fiche.add("adr")
        adresse.value = Address(
            street=_une_ligne(ressource.adresse_publique),
            code=ressource.code_postal,
            city=str(ressource.commune or ""),
            country=_("Belgique"),
        )
        adresse.type_param = "WORK"


def _note(ressource):
    """How one gets in and since when it is known: a card ages in a telephone."""
    lignes = [ressource.horaires, ", ".join(map(str, ressource.acces_en_mots))]
    if ressource.verifie_le:
        lignes.append(_("Vérifié le %(jour)s.") % {"jour": ressource.verifie_le.isoformat()})
    return " · ".join(_une_ligne(ligne) for ligne in lignes if ligne)


def _une_ligne(texte):
    return " ".join(_CONTROLES.sub(" ", str(texte)).split())
