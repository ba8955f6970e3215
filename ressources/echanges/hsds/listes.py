"""What each path of the standard answers: a list by pages, one object, or everything in a stream."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from ..identifiants import de_l_organisation, est_un_identifiant, identifiant
from ..lots import en_ordre
from .demandes import Demande, DemandeRefusee, pk_du_service, pks_de_l_organisation, publiques
from .fiches import moment, organisation_simple, pour_fiches, service, service_au_lieu, service_simple
from .taxonomies import Taxonomies

_ADRESSE_PUBLIQUE = Q(adresse__gt="", adresse_confidentielle=False)


@dataclass
class Reponses:
    """The answers to one request, in one language; `absolue` makes an address whole."""

    demande: Demande
    absolue: Any
    taxonomies: Taxonomies

    def __post_init__(self):
        # What cannot be understood is refused whatever there is to answer.
        self.entier, self.services_entiers = self.demande.vrai("full"), self.demande.vrai("full_service")
        self.minimal = self.demande.vrai("minimal")

    def page(self, nom):
        """The envelope of the standard around one page of this list."""
        objets, total = getattr(self, f"_{nom}")()
        numero, taille = self.demande.page, self.demande.par_page
        if self.minimal and nom == "services":
            numero, taille = 1, max(total, 1)
        pages = max(-(-total // taille), 1)
        if numero > pages:
            raise DemandeRefusee(_("Il n’y a que %(nombre)s pages.") % {"nombre": pages}, 404)
        contenu = list(objets((numero - 1) * taille, numero * taille))
        return {
            "total_items": total,
            "total_pages": pages,
            "page_number": numero,
            "size": len(contenu),
            "first_page": numero == 1,
            "last_page": numero == pages,
            "empty": not contenu,
            "contents": contenu,
        }

    def tout(self, nom):
        """Every object of this list, one by one."""
        objets, total = getattr(self, f"_{nom}")()
        return objets(0, total)

    def un(self, nom, cherche):
        objet = getattr(self, f"_un_{nom}")(cherche) if est_un_identifiant(cherche) else None
        if objet is None:
            raise DemandeRefusee(_("Rien de public ne porte cet identifiant, ou ne le porte plus."), 404)
        return objet

    def _services(self):
        fiches = self.demande.fiches(self.taxonomies)
        if self.minimal:
            return lambda debut, fin: map(_minimal, fiches[debut:fin]), fiches.count()
        return self._par_fiches(fiches, self._service)

    def _service(self, fiche):
        if self.entier:
            return service(fiche, self.absolue, self.taxonomies)
        return service_simple(fiche)

    def _un_services(self, cherche):
        fiche = self._fiche(cherche, "service")
        return service(fiche, self.absolue, self.taxonomies) if fiche else None

    def _service_at_locations(self):
        fiches = self.demande.fiches(self.taxonomies).filter(_ADRESSE_PUBLIQUE)
        return self._par_fiches(fiches, lambda fiche: service_au_lieu(fiche, self._service(fiche)))

    def _un_service_at_locations(self, cherche):
        fiche = self._fiche(cherche, "service_au_lieu")
        return service_au_lieu(fiche, service(fiche, self.absolue, self.taxonomies)) if fiche else None

    def _par_fiches(self, fiches, ecrire):
        def objets(debut, fin):
            pks = list(fiches.values_list("pk", flat=True)[debut:fin])
            return map(ecrire, en_ordre(pour_fiches(publiques()), pks))

        return objets, fiches.count()

    def _fiche(self, cherche, genre):
        pk = pk_du_service(publiques(), cherche, genre)
        return pour_fiches(publiques()).filter(pk=pk).first() if pk else None

    def _organizations(self):
        groupes: dict[str, list[int]] = {}
        fiches = self.demande.fiches(self.taxonomies)
        for fiche in fiches.only("pk", "reference", "organisme"):
            groupes.setdefault(de_l_organisation(fiche), []).append(fiche.pk)
        return lambda debut, fin: self._de_ces(list(groupes.values())[debut:fin]), len(groupes)

    def _de_ces(self, groupes):
        entier = self.entier
        pks = [pk for groupe in groupes for pk in (groupe if entier else groupe[:1])]
        par_pk = {fiche.pk: fiche for fiche in en_ordre(pour_fiches(publiques()), pks)}
        for groupe in groupes:
            fiches = [par_pk[pk] for pk in groupe if pk in par_pk]
            if fiches:
                yield self._organisation(fiches) if entier else organisation_simple(fiches[0])

    def _un_organizations(self, cherche):
        fiches = publiques()
        pks = pks_de_l_organisation(fiches, cherche)
        trouvees = list(en_ordre(pour_fiches(fiches), pks))
        return self._organisation(trouvees) if trouvees else None

    def _organisation(self, fiches):
        """With its services: in short, or whole when asked."""
        if self.services_entiers:
            services = [service(fiche, self.absolue, self.taxonomies) for fiche in fiches]
        else:
            services = [_en_bref(service_simple(fiche)) for fiche in fiches]
        return organisation_simple(fiches[0]) | {"services": services}

    def _taxonomies(self):
        return self._en_liste(list(self.taxonomies.listes.values()))

    def _un_taxonomies(self, cherche):
        return _celui(self.taxonomies.listes.values(), cherche)

    def _taxonomy_terms(self):
        """Ours are flat: each is at the top, none has a parent."""
        termes = self.taxonomies.tous_les_termes()
        if liste := self.demande.parametres.get("taxonomy_id"):
            termes = [terme for terme in termes if terme["taxonomy_detail"]["id"] == liste]
        return self._en_liste([] if self.demande.parametres.get("parent_id") else termes)

    def _un_taxonomy_terms(self, cherche):
        return _celui(self.taxonomies.tous_les_termes(), cherche)

    def _en_liste(self, objets):
        trouves = [
            objet for objet in objets if self.demande.convient(f"{objet['name']} {objet['description']}")
        ]
        return lambda debut, fin: trouves[debut:fin], len(trouves)


def _minimal(fiche):
    return {"id": identifiant("service", fiche.reference), "modified_date": moment(fiche.modifie_le)}


def _en_bref(simple):
    return {nom: simple[nom] for nom in ("id", "name", "status")}


def _celui(objets, cherche):
    return next((objet for objet in objets if objet["id"] == cherche), None)
