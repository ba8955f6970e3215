from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from socle.cercles.enums import Cercle
from socle.comptes.models import Commune
from socle.demonstration import lire, reference_stable

from ..enums import Disponibilite, MoyenDeVerification
from ..models import ModeEmploi, Ressource, Signalement, Verification
from .ecriture import creer, etiqueter
from .signatures import Signataires, hasard, moment
from .suivi import garder_a_jour, raconter_le_suivi

_MOYENS = {
    "séance": MoyenDeVerification.SEANCE,
    "téléphone": MoyenDeVerification.TELEPHONE,
    "en ligne": MoyenDeVerification.EN_LIGNE,
    "visite": MoyenDeVerification.VISITE,
}
_CHAMPS = (
    "nom",
    "genre",
    "description",
    "publics",
    "publics_codes",
    "non_acceptes",
    "acces",
    "conditions",
    "langues",
    "cout",
    "adresse",
    "adresse_confidentielle",
    "telephone",
    "courriel",
    "site",
    "horaires",
    "disponibilite",
    "attente_semaines",
)


def charger_ressources(avance):
    """The directory of the demonstration; a record that exists is left as it is."""
    rangees = lire(Path(__file__).parent, "ressources_*.toml", "ressource")
    connues = set(
        Ressource.objects.filter(
            reference__in=[reference_stable("ressource", r["cle"]) for r in rangees]
        ).values_list("reference", flat=True)
    )
    signataires = Signataires()
    communes = {commune.nom: commune for commune in Commune.objects.all()}
    paires = [(_fiche(rangee, signataires, communes), rangee) for rangee in rangees]
    paires = [(fiche, rangee) for fiche, rangee in paires if fiche.reference not in connues]
    creer(
        [fiche for fiche, _rangee in paires], {f.reference: _ecrite_le(f, r) for f, r in paires}, signataires
    )
    avance(len(rangees) // 2, len(rangees))
    _lier(paires)
    _raconter(paires, signataires)
    raconter_le_suivi(paires)
    avance(len(rangees), len(rangees))


def _fiche(rangee, signataires, communes):
    champs = {nom: rangee[nom] for nom in _CHAMPS if nom in rangee}
    verifiee = timezone.localdate() - timedelta(days=rangee["verifie_il_y_a_jours"])
    fiche = Ressource(
        reference=reference_stable("ressource", rangee["cle"]),
        cercle=Cercle(rangee["cercle"]),
        verifie_le=verifiee,
        verifie_en=_MOYENS[rangee["verifie_en"]],
        **champs,
    )
    if fiche.disponibilite != Disponibilite.INCONNUE:
        fiche.disponibilite_le = verifiee
    garder_a_jour(fiche, rangee, communes)
    return signataires.signer(fiche, rangee["cle"], rangee.get("groupe"))


def _ecrite_le(fiche, rangee):
    jours = rangee["verifie_il_y_a_jours"] + 20 + hasard(rangee["cle"], 300)
    return moment(jours, fiche.reference)


def _lier(paires):
    """Communes, nœuds, themes and labels."""
    communes = {commune.nom: commune.pk for commune in Commune.objects.all()}
    # This app does not import nœuds, it knows them by its relation.
    tous: Any = Ressource.noeuds.field.related_model._default_manager
    noeuds = dict(tous.sources().values_list("slug", "pk"))
    Ressource.communes.through.objects.bulk_create(
        Ressource.communes.through(ressource_id=fiche.pk, commune_id=communes[nom])
        for fiche, rangee in paires
        for nom in rangee["communes"]
    )
    Ressource.noeuds.through.objects.bulk_create(
        Ressource.noeuds.through(ressource_id=fiche.pk, noeud_id=noeuds[slug])
        for fiche, rangee in paires
        for slug in rangee.get("noeuds", [])
        if slug in noeuds
    )
    termes: Any = Ressource.themes.field.related_model._default_manager
    themes = dict(termes.filter(liste="theme").values_list("cle", "pk"))
    Ressource.themes.through.objects.bulk_create(
        Ressource.themes.through(ressource_id=fiche.pk, terme_id=themes[cle])
        for fiche, rangee in paires
        for cle in rangee.get("themes", [])
    )
    etiqueter([(fiche, rangee["tags"]) for fiche, rangee in paires])


def _raconter(paires, signataires):
    """What the field knows of them: checks, tips, signals."""
    Verification.objects.bulk_create(
        Verification(ressource=fiche, par=fiche.auteur, le=fiche.verifie_le, comment=fiche.verifie_en)
        for fiche, _rangee in paires
    )
    astuces = [
        (_astuce(fiche, rangee, rang, signataires), dite)
        for fiche, rangee in paires
        for rang, dite in enumerate(rangee.get("mode_emploi", []))
    ]
    dates = {astuce.reference: moment(dite["il_y_a_jours"], astuce.reference) for astuce, dite in astuces}
    creer([astuce for astuce, _dite in astuces], dates, signataires)
    Signalement.objects.bulk_create(
        Signalement(
            ressource=fiche,
            genre=dit["genre"],
            texte=dit.get("texte", ""),
            le=moment(dit["il_y_a_jours"], fiche.reference),
            par=fiche.auteur,
        )
        for fiche, rangee in paires
        for dit in rangee.get("signalements", [])
    )


def _astuce(fiche, rangee, rang, signataires):
    dite = rangee["mode_emploi"][rang]
    cle = f"{rangee['cle']}:{rang}"
    astuce = ModeEmploi(
        reference=reference_stable("mode-emploi", cle),
        ressource=fiche,
        cercle=fiche.cercle,
        texte=dite["texte"],
        le=timezone.localdate() - timedelta(days=dite["il_y_a_jours"]),
    )
    return signataires.signer(astuce, cle, rangee.get("groupe"))
