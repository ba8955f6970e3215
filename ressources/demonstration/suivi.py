"""How the demonstration's records are kept true: rhythms, an answer that waits, a tip in doubt."""

import re
from datetime import timedelta

from django.utils import timezone

from ..enums import Disponibilite, GenreDeRessource, ReponseDuContact, Rythme
from ..models import DemandeAuContact, ModeEmploi, ReleveDeDisponibilite
from ..suivi.contact import empreinte
from .signatures import hasard, moment

#: The official directory of the Region: its entry is linked to, never copied.
_OFFICIEL = "https://social.brussels/"
_PUBLICS = re.compile(
    r"^(cpas-|actiris$|iriscare$|vivalis$|service-phare$|dg-han$|service-federal-pensions$)"
)
_ORGANISMES = (
    "La Navette asbl",
    "Association Deux Rives",
    "Maison du Dévidoir asbl",
    "Collectif des Sept Marches",
)
_POUR = {
    "maison-accueil-aube-claire": "femmes avec enfants",
    "appart-transit-passerelle": "à la sortie de l’hôpital",
    "consultation-moins": "habitant·es de la commune",
    "psy-a-pied": "jeunes de 16 à 25 ans",
}
_VILLE = re.compile(r",\s*(\d{4})\s+([^,]+)$")


def garder_a_jour(fiche, rangee, communes):
    """Rhythm, official entry, organisation and the parts of the address, from what the row says."""
    cle = rangee["cle"]
    fiche.rythme = _rythme(fiche, cle)
    fiche.lien_officiel = _OFFICIEL if _PUBLICS.match(cle) else ""
    if fiche.courriel.endswith("@exemple.brussels") or fiche.adresse:
        fiche.organisme = _ORGANISMES[hasard(f"organisme:{cle}", len(_ORGANISMES))]
    if fiche.disponibilite != Disponibilite.INCONNUE:
        fiche.disponibilite_pour = _POUR.get(cle, "")
    if ville := _VILLE.search(fiche.adresse):
        fiche.adresse = fiche.adresse[: ville.start()]
        fiche.code_postal, fiche.commune = ville[1], communes.get(ville[2])
    fiche.replier()


def _rythme(fiche, cle):
    if fiche.genre in (GenreDeRessource.OUTIL, GenreDeRessource.DOCUMENT):
        return Rythme.AN
    if fiche.disponibilite == Disponibilite.ATTENTE:
        return Rythme.TRIMESTRE if hasard(f"rythme:{cle}", 2) else Rythme.MOIS
    return Rythme.SEMESTRE


def raconter_le_suivi(paires):
    """Who said whether it takes people, one answer to treat, one tip confirmed and one contradicted."""
    ReleveDeDisponibilite.objects.bulk_create(
        ReleveDeDisponibilite(
            ressource=fiche,
            disponibilite=fiche.disponibilite,
            attente_semaines=fiche.attente_semaines,
            pour=fiche.disponibilite_pour,
            par=fiche.auteur,
            le=moment(rangee["verifie_il_y_a_jours"], fiche.reference),
        )
        for fiche, rangee in paires
        if fiche.disponibilite != Disponibilite.INCONNUE
    )
    for fiche, rangee in paires:
        if rangee["cle"] == "halte-repit-tisserins":
            _repondre(fiche)
    _confirmer_et_contredire([fiche.pk for fiche, _rangee in paires])


def _repondre(fiche):
    DemandeAuContact.objects.create(
        ressource=fiche,
        periode=fiche.a_verifier_le,
        empreinte=empreinte(fiche.courriel),
        le=moment(6, f"demande:{fiche.reference}"),
        reponse=ReponseDuContact.CHANGE,
        repondu_le=moment(4, f"reponse:{fiche.reference}"),
        texte="Nous ne recevons plus le vendredi. Le reste est juste.",
        propositions={"horaires": "Du lundi au jeudi, de 9 h à 16 h"},
    )


def _confirmer_et_contredire(fiches):
    """Three tips of long ago: one asks, one was confirmed last week, one is in doubt."""
    publics = ModeEmploi.objects.filter(ressource__in=fiches, cercle="public").order_by("reference")
    cles = list(publics.values_list("pk", flat=True)[:3])
    aujourdhui = timezone.localdate()
    publics.filter(pk__in=cles).update(le=aujourdhui - timedelta(days=220))
    recent = aujourdhui - timedelta(days=8)
    ModeEmploi.objects.filter(pk__in=cles[1:2]).update(confirme_le=recent, confirme_secteur="social")
    ModeEmploi.objects.filter(pk__in=cles[2:]).update(contredit_le=recent)
