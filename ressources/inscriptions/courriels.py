"""The mails of a booking, each written as it leaves: nothing of what is no longer announced to its reader."""

from socle.courriels import absolue
from socle.envois import Destinataire, Lettre, Piece, courrier

from .. import permissions
from ..enums import EtatDInscription
from ..models import Inscription
from . import agenda, envoi
from .mots import mots_de


@courrier(envoi.CONFIRMER)
def confirmer(pli):
    return _lettre(pli, {EtatDInscription.A_CONFIRMER})


@courrier(envoi.ETAT)
def etat(pli):
    """Only the state for which it was put there: what changed since has its own mail."""
    etat_dit = pli.cle.split(":")[2]
    return _lettre(pli, set(EtatDInscription) if etat_dit == "encore" else {etat_dit})


@courrier(envoi.RAPPEL)
def rappel(pli):
    return _lettre(pli, {EtatDInscription.INSCRITE}, a_venir=True)


@courrier(envoi.DATE)
def date(pli):
    vives = {EtatDInscription.INSCRITE, EtatDInscription.ATTENTE, EtatDInscription.OFFERTE}
    return _lettre(pli, vives)


def _lettre(pli, etats, a_venir=False):
    inscription = Inscription.objects.avec_sa_date().filter(reference=pli.objet).first()
    if inscription is None or inscription.etat not in etats or not permissions.lit_encore(inscription):
        return None
    if inscription.date.est_passee or (
        a_venir and (inscription.date.est_annulee or inscription.date.a_commence)
    ):
        return None
    mots = mots_de(pli.sorte, inscription)
    joint = mots.avec_agenda and (inscription.etat != EtatDInscription.ATTENTE)
    texte, methode = agenda.piece(inscription) if joint else ("", "")
    return Lettre(
        "ressources/courriels/inscription",
        {
            "inscription": inscription,
            "date": inscription.date,
            "dispositif": inscription.date.dispositif,
            "mots": mots,
            "lien": absolue(inscription.get_absolute_url()),
        },
        alternatives=[(texte, f"text/calendar; method={methode}")] if joint else (),
        pieces=[Piece("rencontre.ics", texte.encode(), "application/ics")] if joint else (),
        destinataire=None if inscription.personne else Destinataire(inscription.courriel, inscription.langue),
    )
