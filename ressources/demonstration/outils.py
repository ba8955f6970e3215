from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from socle.demonstration import lire, reference_stable

from ..models import NoticeDOutil, Ressource, RetourDExperience, VersionDOutil
from .ecriture import creer
from .signatures import Signataires, moment

_NOTICE = ("moments", "duree", "avec_qui", "etapes")


def charger_outils(avance):
    """What the tools have besides their record; a tool that has its notice is left as it is."""
    rangees = [
        r for r in lire(Path(__file__).parent, "ressources_*_outils.toml", "ressource") if "moments" in r
    ]
    fiches = {
        fiche.reference: fiche
        for fiche in Ressource.objects.filter(
            reference__in=[reference_stable("ressource", r["cle"]) for r in rangees], notice=None
        )
    }
    paires = [
        (fiches[reference], rangee)
        for rangee in rangees
        if (reference := reference_stable("ressource", rangee["cle"])) in fiches
    ]
    NoticeDOutil.objects.bulk_create(
        NoticeDOutil(ressource=fiche, langue="fr", **{nom: rangee[nom] for nom in _NOTICE})
        for fiche, rangee in paires
    )
    VersionDOutil.objects.bulk_create(
        _version(fiche, rangee["cle"], version) for fiche, rangee in paires for version in rangee["versions"]
    )
    _raconter(paires)
    avance(len(rangees), len(rangees))


def _version(fiche, cle, version):
    return VersionDOutil(
        reference=reference_stable("version", f"{cle}:{version['nom']}"),
        ressource=fiche,
        nom=version["nom"],
        le=timezone.localdate() - timedelta(days=version["il_y_a_jours"]),
        ce_qui_change=version["ce_qui_change"],
        canevas=version.get("canevas", ""),
        lien=version.get("lien", ""),
        langue="fr",
        par=fiche.auteur,
    )


def _raconter(paires):
    signataires, retours, dates = Signataires(), [], {}
    for fiche, rangee in paires:
        for rang, dit in enumerate(rangee["retours"]):
            cle = f"{rangee['cle']}:{rang}"
            retour = RetourDExperience(
                reference=reference_stable("retour-d-outil", cle),
                ressource=fiche,
                cercle=fiche.cercle,
                texte=dit["texte"],
                avec_qui=dit["avec_qui"],
                le=timezone.localdate() - timedelta(days=dit["il_y_a_jours"]),
            )
            retours.append(signataires.signer(retour, cle))
            dates[retour.reference] = moment(dit["il_y_a_jours"], cle)
    creer(retours, dates, signataires)
