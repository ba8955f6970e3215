"""A record as a service of HSDS, alone or with all that hangs from it. An empty value is left out."""

from datetime import UTC

from django.utils.translation import gettext as _

from socle.texte import texte_seul

from ...enums import Cout, Disponibilite, Langue
from ...models import Ressource
from ..identifiants import de_l_organisation, identifiant
from .adresses import lieu

#: The sign language of French-speaking Belgium has no code of two letters.
_CODES_ISO = {Langue.SIGNES: "sfb"}


def pour_fiches(fiches):
    """The queryset with all that a whole answer writes: five queries a lot."""
    return fiches.select_related("commune").prefetch_related("communes", "themes", "signalements")


def service_simple(fiche: Ressource):
    """What is one to one: enough for a list."""
    description = texte_seul(fiche.description)
    return _plein(
        {
            "id": identifiant("service", fiche.reference),
            "name": fiche.nom,
            "description": description,
            "url": fiche.site,
            "email": fiche.courriel,
            "status": "inactive" if fiche.disponibilite == Disponibilite.FERME else "active",
            "application_process": "\n".join(
                filter(None, [", ".join(map(str, fiche.acces_en_mots)), fiche.conditions])
            ),
            "fees_description": fiche.get_cout_display() if fiche.cout else "",
            "wait_time": _attente(fiche),
            "eligibility_description": _publics(fiche),
            "assured_date": fiche.verifie_le.isoformat() if fiche.verifie_le else "",
            "alert": _alerte(fiche),
            "last_modified": moment(fiche.modifie_le),
            "organization": organisation_simple(fiche, description),
        }
    )


def service(fiche: Ressource, absolue, taxonomies):
    """The whole record, nested as the standard nests it."""
    return _plein(
        {
            **service_simple(fiche),
            "additional_urls": list(_adresses_web(fiche, absolue)),
            "phones": _une(fiche, "telephone", number=fiche.telephone, type="voice"),
            "schedules": _une(fiche, "horaires", description=fiche.horaires),
            "service_areas": list(_territoire(fiche)),
            "service_at_locations": _au_lieu(fiche),
            "languages": list(_langues(fiche)),
            "cost_options": list(_couts(fiche)),
            "attributes": list(taxonomies.attributs(fiche)),
        }
    )


def organisation_simple(fiche, description=""):
    """Who carries this record: the organisation that it names, else itself, by its text without marks."""
    organisme = fiche.organisme.strip()
    if organisme:
        return {"id": de_l_organisation(fiche), "name": organisme, "description": organisme}
    return _plein(
        {
            "id": de_l_organisation(fiche),
            "name": fiche.nom,
            "description": description or texte_seul(fiche.description) or fiche.nom,
            "email": fiche.courriel,
            "website": fiche.site,
        }
    )


def service_au_lieu(fiche, service_imbrique):
    """A place and what is done there; None when no address is public."""
    endroit = lieu(fiche)
    if endroit is None:
        return None
    return {
        "id": identifiant("service_au_lieu", fiche.reference),
        "location": endroit,
        "service": service_imbrique,
    }


def moment(quand):
    """In UTC, to the millisecond, as the standard asks."""
    return quand.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _au_lieu(fiche):
    endroit = lieu(fiche)
    return [{"id": identifiant("service_au_lieu", fiche.reference), "location": endroit}] if endroit else []


def _une(fiche, genre, **valeurs):
    """One row of a child table, when its first value says something."""
    if not next(iter(valeurs.values())):
        return []
    return [{"id": identifiant(genre, fiche.reference), **valeurs}]


def _adresses_web(fiche, absolue):
    adresses = [
        (_("Sa fiche ici"), absolue(fiche.get_absolute_url())),
        (_("Fiche officielle"), fiche.lien_officiel),
    ]
    for rang, (libelle, adresse) in enumerate(adresses):
        if adresse:
            yield {"id": identifiant("url", fiche.reference, rang), "label": str(libelle), "url": adresse}


def _territoire(fiche):
    communes = list(fiche.communes.all())
    for commune in communes:
        yield {
            "id": identifiant("territoire", fiche.reference, commune.nis),
            "name": str(commune),
            "description": f"INS {commune.nis}",
        }
    if not communes:
        yield {
            "id": identifiant("territoire", fiche.reference, "region"),
            "name": _("Région de Bruxelles-Capitale"),
        }


def _langues(fiche):
    for code in Langue:
        if code in fiche.langues:
            yield {
                "id": identifiant("langue", fiche.reference, code.value),
                "name": str(code.label),
                "code": _CODES_ISO.get(code, code.value),
            }


def _couts(fiche):
    if fiche.cout:
        cout = {"id": identifiant("cout", fiche.reference), "option": fiche.get_cout_display()}
        yield cout | ({"currency": "EUR", "amount": 0} if fiche.cout == Cout.GRATUIT else {})


def _attente(fiche):
    if fiche.disponibilite != Disponibilite.ATTENTE or not fiche.attente_semaines:
        return ""
    return _("environ %(nombre)s semaines") % {"nombre": fiche.attente_semaines}


def _publics(fiche):
    refus = _("Pas pour : %(qui)s") % {"qui": fiche.non_acceptes} if fiche.non_acceptes else ""
    ouvert = ", ".join(str(mot) for mot in fiche.publics_en_mots)
    return "\n".join(filter(None, [ouvert, fiche.publics, refus]))


def _alerte(fiche):
    """Availability with its date, then what members reported and nobody has answered yet."""
    dits = []
    if fiche.disponibilite != Disponibilite.INCONNUE:
        quoi = ", ".join(
            filter(None, [fiche.get_disponibilite_display(), _attente(fiche), fiche.disponibilite_pour])
        )
        dits.append(f"{quoi} ({fiche.disponibilite_le:%Y-%m-%d})")
    dits += [
        _("signalé : %(quoi)s") % {"quoi": f"{s.get_genre_display()} ({s.le:%Y-%m-%d})"}
        for s in fiche.signalements.all()
        if s.leve_le is None
    ]
    return " · ".join(map(str, dits))


def _plein(valeurs):
    return {nom: valeur for nom, valeur in valeurs.items() if valeur not in ("", None, [])}
