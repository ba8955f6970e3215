"""Immersions, the open-doors week and evaluations of the demonstration, on the dispositifs that it already has."""

from datetime import datetime, time, timedelta
from pathlib import Path

from django.utils import timezone

from socle.cercles.enums import Cercle
from socle.comptes.models import Commune
from socle.demonstration import lire, reference_stable

from ..enums import EtatDInscription, ModeDInscription
from ..models import (
    Convention,
    Creneau,
    DateDeDispositif,
    DemandeDImmersion,
    Dispositif,
    Evaluation,
    Inscription,
    LieuDImmersion,
    MaisonOuverte,
    RetourDImmersion,
)
from ..rencontres.attestations import etablir
from ..rencontres.enums import EtatDeDemande, Partie
from ..rencontres.portes_ouvertes import ajouter_une_plage
from .signatures import Signataires, hasard, moment

_DUREE = timedelta(minutes=90)
#: Who opens the demonstration finds an immersion of her own, in a house that her moderator holds.
_VISITEUSE, _HOTE = "fatiha.amrani@exemple.brussels", "soraya.belkadi@exemple.brussels"


def charger_rencontres(avance):
    dossier = Path(__file__).parent
    signataires = Signataires()
    communes = {commune.nom: commune for commune in Commune.objects.all()}
    _immersions(lire(dossier, "rencontres.toml", "lieu"), communes, signataires)
    avance(1, 3)
    _semaine(lire(dossier, "rencontres.toml", "maison"), communes, signataires)
    avance(2, 3)
    for rangee in lire(dossier, "rencontres.toml", "avis"):
        _avis(rangee)
    avance(3, 3)


def _du_dispositif(cle):
    return Dispositif.objects.filter(reference=reference_stable("dispositif", cle)).first()


def _une_personne(signataires, cle):
    gens = [adhesion.personne for adhesion in signataires.membres]
    return gens[hasard(cle, len(gens))] if gens else None


def _immersions(rangees, communes, signataires):
    dispositif = _du_dispositif("immersions-double-regard")
    if dispositif is None or dispositif.lieux.exists():
        return
    # One comes when a house says so, not on a day that the organisers chose.
    dispositif.dates.filter(inscriptions=None).delete()
    tenante = next((a.personne for a in signataires.moderateurs if a.personne.email == _HOTE), None)
    for rang, rangee in enumerate(rangees):
        LieuDImmersion.objects.create(
            reference=reference_stable("lieu-d-immersion", rangee["cle"]),
            dispositif=dispositif,
            hote=tenante if rang == 0 else _une_personne(signataires, rangee["cle"]),
            commune=communes[rangee["commune"]],
            accueille=rangee.get("accueille", True),
            accepte_le=moment(60, rangee["cle"]),
            langue="fr",
            **{nom: rangee[nom] for nom in ("institution", "duree", "a_voir", "conditions", "contact")},
        )
    visiteuse = next((a for a in signataires.membres if a.personne.email == _VISITEUSE), None)
    lieu = dispositif.lieux.filter(hote=tenante).first() if tenante else None
    if visiteuse and lieu:
        _immersion_faite(lieu, visiteuse)
        _immersion_demandee(lieu, signataires)


def _immersion_faite(lieu, adhesion):
    """Asked, signed by the three, lived, attested, and told to the network."""
    jour = timezone.localdate() - timedelta(days=19)
    debut, fin = (timezone.make_aware(datetime.combine(jour, heure)) for heure in (time(9), time(16, 30)))
    inscription = _inscription_faite(lieu, adhesion.personne, debut, fin)
    demande = _demande_faite(lieu, inscription, jour)
    _convention_signee(demande, debut, fin)
    etablir(inscription)
    _retour_partage(demande, adhesion)


def _inscription_faite(lieu, personne, debut, fin):
    date = DateDeDispositif.toutes.create(
        dispositif=lieu.dispositif,
        reference=reference_stable("date-d-immersion", "faite"),
        debut=debut,
        fin=fin,
        places=1,
        hote=lieu.institution,
        lieu=lieu.institution,
        commune=lieu.commune,
        reservee=True,
    )
    return Inscription.objects.create(
        date=date, personne=personne, etat=EtatDInscription.INSCRITE, rang=1, presente=True, langue="fr"
    )


def _demande_faite(lieu, inscription, jour):
    demande = DemandeDImmersion.objects.create(
        reference=reference_stable("demande-d-immersion", "faite"),
        lieu=lieu,
        personne=inscription.personne,
        institution="Soins à domicile du Rouet",
        responsable="Direction des soins",
        souhait="Voir comment une équipe de jour prépare un retour à la maison.",
        etat=EtatDeDemande.ACCEPTEE,
        inscription=inscription,
        langue="fr",
    )
    demande.jours.create(jour=jour)
    return demande


def _convention_signee(demande, debut, fin):
    lieu = demande.lieu
    convention = Convention.objects.create(
        reference=reference_stable("convention", "faite"),
        demande=demande,
        debut=debut,
        fin=fin,
        conditions=lieu.conditions,
        cree_le=moment(35, "convention"),
    )
    for partie, qui, nom, institution in (
        (Partie.VISITEUSE, demande.personne, str(demande.personne), demande.institution),
        (Partie.EMPLOYEUR, None, demande.responsable, demande.institution),
        (Partie.HOTE, lieu.hote, str(lieu.hote), lieu.institution),
    ):
        convention.signatures.create(
            partie=partie,
            personne=qui,
            nom=nom,
            institution=institution,
            signee_le=moment(30 - hasard(partie, 5), partie),
        )


def _retour_partage(demande, adhesion):
    RetourDImmersion.objects.create(
        reference=reference_stable("retour-d-immersion", "faite"),
        lieu=demande.lieu,
        demande=demande,
        texte="Le retour à la maison se prépare dès le premier jour, **avec la personne**. J’essaie la même question"
        " chez nous : « de quoi avez-vous besoin pour rentrer ? »",
        cercle=Cercle.RESEAU,
        auteur=adhesion.personne,
        secteur=adhesion.secteur,
        groupe=adhesion.cycle.groupe,
        langue="fr",
    )


def _immersion_demandee(lieu, signataires):
    personne = _une_personne(signataires, "demande-en-attente")
    if personne in (None, lieu.hote) or lieu.demandes.filter(personne=personne).exists():
        return
    demande = DemandeDImmersion.objects.create(
        reference=reference_stable("demande-d-immersion", "en-attente"),
        lieu=lieu,
        personne=personne,
        souhait="Comprendre comment se décide une entrée, et qui le dit à la famille.",
        langue="fr",
    )
    for jours in (24, 31):
        demande.jours.create(jour=_hors_week_end(timezone.localdate() + timedelta(days=jours)))


def _hors_week_end(jour):
    while jour.weekday() >= 5:
        jour += timedelta(days=1)
    return jour


def _semaine(rangees, communes, signataires):
    """Its whole days become the slots of its houses."""
    dispositif = _du_dispositif("semaine-portes-entrouvertes")
    if dispositif is None or dispositif.maisons.exists():
        return
    jours = sorted({timezone.localdate(date.debut) for date in dispositif.dates.all()})
    dispositif.dates.filter(inscriptions=None).delete()
    Dispositif.objects.filter(pk=dispositif.pk).update(places=None, inscription=ModeDInscription.TOUS)
    for rangee in rangees:
        maison = MaisonOuverte.objects.create(
            reference=reference_stable("maison-ouverte", rangee["cle"]),
            dispositif=dispositif,
            hote=_une_personne(signataires, rangee["cle"]),
            commune=communes[rangee["commune"]],
            acceptee_le=timezone.now(),
            langue="fr",
            **{nom: rangee[nom] for nom in ("nom", "adresse", "transports", "langues", "contact", "a_voir")},
        )
        for rang, heure in rangee["plages"]:
            debut = timezone.make_aware(datetime.combine(jours[rang % len(jours)], time.fromisoformat(heure)))
            ajouter_une_plage(maison, debut, debut + _DUREE, 12)
    _quelques_inscrites(dispositif, signataires)


def _quelques_inscrites(dispositif, signataires):
    """Enough for the places left to differ from one slot to the next."""
    for creneau in Creneau.objects.filter(maison__dispositif=dispositif).select_related("date"):
        nombre = hasard(creneau.date.hote + str(creneau.rang), 9)
        gens = [adhesion.personne for adhesion in signataires.membres][:nombre]
        for rang, personne in enumerate(dict.fromkeys(gens), 1):
            Inscription.objects.create(
                date=creneau.date, personne=personne, etat=EtatDInscription.INSCRITE, rang=rang, langue="fr"
            )


def _avis(rangee):
    dispositif = _du_dispositif(rangee["sur"])
    date = dispositif and dispositif.dates.order_by("debut").first()
    if date is None or date.evaluations.exists():
        return
    for rang, (connaitre, servir, accueil) in enumerate(rangee["notes"]):
        retenus, changes = rangee["retenus"], rangee["changes"]
        Evaluation.objects.create(
            date=date,
            connaitre=connaitre,
            servir=servir,
            accueil=accueil,
            retenu=retenus[rang] if rang < len(retenus) else "",
            changer=changes[rang] if rang < len(changes) else "",
            reutilisable=rang % 2 == 0,
            langue="fr",
        )
