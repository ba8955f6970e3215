"""What the parameters of the standard ask for, as rows of ours; they add up, and none is guessed at."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import get_current_timezone, is_naive
from django.utils.translation import gettext as _

from socle.synonymes import segments
from socle.texte import plier

from ...models import Ressource
from ..identifiants import de_l_organisation, identifiant
from .taxonomies import THEME

PAR_PAGE, PAR_PAGE_MAX = 50, 500
_VRAI, _FAUX = {"true", "1", "yes", ""}, {"false", "0", "no"}


class DemandeRefusee(Exception):
    """What was asked cannot be understood: a sentence for whoever asked, and its status."""

    def __init__(self, message, statut=400):
        super().__init__(message)
        self.message, self.statut = message, statut


def publiques():
    """The only door of all that is open data: what somebody without account may see."""
    return Ressource.objects.visibles_pour(AnonymousUser())


@dataclass(frozen=True)
class Demande:
    parametres: dict

    def vrai(self, nom):
        valeur = self.parametres.get(nom)
        if valeur is None or valeur.lower() in _FAUX:
            return False
        if valeur.lower() in _VRAI:
            return True
        raise DemandeRefusee(_("« %(nom)s » se dit true ou false.") % {"nom": nom})

    def entier(self, nom, defaut, maximum):
        valeur = self.parametres.get(nom, str(defaut))
        if not (valeur.isascii() and valeur.isdigit() and 1 <= int(valeur[:9]) <= maximum):
            raise DemandeRefusee(
                _("« %(nom)s » est un nombre de 1 à %(maximum)s.") % {"nom": nom, "maximum": maximum}
            )
        return int(valeur)

    @property
    def page(self):
        return self.entier("page", 1, 1_000_000)

    @property
    def par_page(self):
        return self.entier("per_page", PAR_PAGE, PAR_PAGE_MAX)

    @property
    def en_flux(self):
        """ndjson: everything, a line each, without pages."""
        format = self.parametres.get("format", "json")
        if format not in ("json", "ndjson"):
            raise DemandeRefusee(_("« format » se dit json ou ndjson."))
        return format == "ndjson"

    def fiches(self, taxonomies):
        """The records that every parameter at once lets through, in an order that does not move."""
        for nom in ("postcode", "proximity"):
            if nom in self.parametres:
                raise DemandeRefusee(
                    _("Cette interface ne cherche pas par distance : elle ne connaît pas de coordonnées.")
                )
        q = self._mots() & self._terme(taxonomies) & self._liste(taxonomies) & self._depuis()
        fiches = publiques().filter(q)
        if organisation := self.parametres.get("organization_id"):
            fiches = fiches.filter(pk__in=pks_de_l_organisation(fiches, organisation))
        return fiches.order_by("nom_plie", "pk")

    def convient(self, texte):
        """Whether a text holds what is searched."""
        plie = plier(texte)
        return all(any(mot in plie for mot in variantes) for variantes in self._segments())

    def _segments(self):
        return segments(self.parametres.get("search", "").replace("\x00", "")[:100])

    def _mots(self):
        q = Q()
        for variantes in self._segments():
            un_des = Q()
            for mot in variantes:
                un_des |= Q(recherche__contains=mot)
            q &= un_des
        return q

    def _terme(self, taxonomies):
        cherche = self.parametres.get("taxonomy_term_id")
        if cherche is None:
            return Q()
        trouve = taxonomies.filtre(cherche)
        if trouve is None:
            return Q(pk__in=[])
        liste, cle = trouve
        if liste == THEME:
            return _theme(cle=cle)
        return Q(acces__possede=cle) if liste == "acces" else Q(**{liste: cle})

    def _liste(self, taxonomies):
        """Every record has a kind and an availability; not all have themes, nor a way in."""
        cherche = self.parametres.get("taxonomy_id")
        if cherche is None:
            return Q()
        liste = taxonomies.liste_de(cherche)
        if liste is None:
            return Q(pk__in=[])
        return {THEME: _theme(), "acces": ~Q(acces="")}.get(liste, Q())

    def _depuis(self):
        valeur = self.parametres.get("modified_after")
        if valeur is None:
            return Q()
        return Q(modifie_le__gte=_moment(valeur.replace(" ", "+")))


def _moment(valeur):
    try:
        lu = parse_datetime(valeur)
        if lu is None and (jour := parse_date(valeur)):
            lu = parse_datetime(f"{jour.isoformat()}T00:00:00")
    except ValueError:
        lu = None
    if lu is None:
        raise DemandeRefusee(_("« modified_after » est un moment comme 2026-03-12T09:00:00Z."))
    return lu.replace(tzinfo=get_current_timezone()) if is_naive(lu) else lu


def _theme(**termes):
    filtres = {f"terme__{nom}": valeur for nom, valeur in termes.items()}
    portes = Ressource.themes.through.objects.filter(**filtres).order_by()
    return Q(pk__in=portes.values("ressource_id"))


def pks_de_l_organisation(fiches, cherche):
    """Its records: organisations have no table, they are what records name."""
    rangees = fiches.order_by("nom_plie", "pk").only("pk", "reference", "organisme")
    return [fiche.pk for fiche in rangees if de_l_organisation(fiche) == cherche]


def pk_du_service(fiches, cherche, genre="service"):
    """The key of the record whose public name is this one, or None: names are made, never kept."""
    for pk, reference in fiches.order_by().values_list("pk", "reference"):
        if identifiant(genre, reference) == cherche:
            return pk
    return None
