"""Public pages as search engines read them (schema.org); a thing that is not public says nothing of itself."""

from socle.cercles.enums import Cercle, Etat
from socle.texte import texte_seul

from ..enums import Cout, GenreDeRessource, Langue
from .hsds.adresses import lieu

_CONTEXTE = "https://schema.org"
_GENRES = {
    GenreDeRessource.LIEU: "Place",
    GenreDeRessource.OUTIL: "CreativeWork",
    GenreDeRessource.DOCUMENT: "CreativeWork",
    GenreDeRessource.FORMATION: "Course",
}


def est_publique(objet):
    return objet.cercle == Cercle.PUBLIC and objet.etat == Etat.EN_LIGNE


def de_la_ressource(fiche, page):
    """`page`: its whole address. A service says how it is reached; a place, a tool or a training, what it is."""
    genre = _GENRES.get(GenreDeRessource(fiche.genre), "Service")
    commun = {
        "@context": _CONTEXTE,
        "@type": genre,
        "@id": page,
        "url": page,
        "name": fiche.nom,
        "description": texte_seul(fiche.description),
        "sameAs": [adresse for adresse in (fiche.site, fiche.lien_officiel) if adresse],
    }
    precis = {"Service": _service, "Place": _place}.get(genre, _oeuvre)
    return _plein(commun | precis(fiche))


def du_dispositif(dispositif, dates, page):
    """One event a date to come; none without date: it is then no event."""
    evenements = [_evenement(dispositif, date, page) for date in dates]
    return {"@context": _CONTEXTE, "@graph": evenements} if evenements else None


def _service(fiche):
    return {
        "provider": _plein(
            {
                "@type": "Organization",
                "name": fiche.organisme.strip() or fiche.nom,
                "telephone": fiche.telephone,
                "email": fiche.courriel,
                "address": _adresse(fiche),
            }
        ),
        "areaServed": [
            {"@type": "AdministrativeArea", "name": str(commune)} for commune in fiche.communes.all()
        ],
        "availableChannel": _plein(
            {"@type": "ServiceChannel", "serviceUrl": fiche.site, "availableLanguage": _langues(fiche)}
        ),
        "audience": {"@type": "Audience", "audienceType": fiche.publics} if fiche.publics else None,
    }


def _place(fiche):
    gratuit = True if fiche.cout == Cout.GRATUIT else None
    return {"telephone": fiche.telephone, "address": _adresse(fiche), "isAccessibleForFree": gratuit}


def _oeuvre(fiche):
    return {
        "inLanguage": _langues(fiche),
        "dateModified": fiche.modifie_le.date().isoformat(),
        "provider": {"@type": "Organization", "name": fiche.organisme.strip() or fiche.nom},
    }


def _adresse(fiche):
    """Through the public address only, as everywhere."""
    endroit = lieu(fiche) or {}
    parties = endroit.get("addresses", [None])[0]
    if parties is None:
        return endroit.get("description", "")
    return {
        "@type": "PostalAddress",
        "streetAddress": parties["address_1"],
        "postalCode": parties["postal_code"],
        "addressLocality": parties["city"],
        "addressCountry": "BE",
    }


def _langues(fiche):
    return ["sfb" if code == Langue.SIGNES else code for code in fiche.langues]


def _evenement(dispositif, date, page):
    endroit, commune = date.lieu or dispositif.lieu, date.commune or dispositif.commune
    adresse = _plein(
        {"@type": "PostalAddress", "addressLocality": str(commune or ""), "addressCountry": "BE"}
    )
    ici = {"@type": "Place", "name": endroit or str(commune), "address": adresse}
    return _plein(
        {
            "@type": "Event",
            "name": dispositif.titre,
            "description": dispositif.resume,
            "url": page,
            "startDate": date.debut.isoformat(),
            "endDate": date.fin.isoformat(),
            "eventStatus": f"{_CONTEXTE}/Event{'Cancelled' if date.annulee_le else 'Scheduled'}",
            "location": ici if endroit or commune else None,
            "organizer": {"@type": "Organization", "name": dispositif.organisateur},
            "inLanguage": dispositif.langue,
        }
    )


def _plein(valeurs):
    return {nom: valeur for nom, valeur in valeurs.items() if valeur not in ("", None, [], {})}
