"""What each mail of a booking says, in the language of its reader."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..enums import EtatDInscription
from . import envoi


@dataclass(frozen=True)
class Mots:
    """`titre` is also its subject; `bouton` leads to the page of the booking."""

    titre: Any
    phrase: Any
    bouton: Any
    avec_agenda: bool = False


_VOIR = _("Voir mon inscription")

_MOTS = {
    envoi.CONFIRMER: Mots(
        _("Confirmez votre inscription"),
        _("Rien n’est encore réservé : la place est à vous quand vous confirmez. Ce lien vaut 24 heures."),
        _("Confirmer mon inscription"),
    ),
    EtatDInscription.INSCRITE: Mots(
        _("Vous êtes inscrit·e"),
        _("Votre place est réservée. Si vous ne venez plus, dites-le : elle ira à quelqu’un d’autre."),
        _VOIR,
        avec_agenda=True,
    ),
    EtatDInscription.ATTENTE: Mots(
        _("Vous êtes sur la liste d’attente"),
        _("C’est complet. Dès qu’une place se libère, elle vous est proposée à votre tour, par e-mail."),
        _VOIR,
    ),
    EtatDInscription.OFFERTE: Mots(
        _("Une place s’est libérée pour vous"),
        _("Dites si vous la prenez. Ensuite, elle va à la personne suivante."),
        _("Prendre la place, ou la laisser"),
    ),
    EtatDInscription.ANNULEE: Mots(
        _("Votre inscription est annulée"),
        _("Vous n’êtes plus inscrit·e. Vous pouvez vous inscrire de nouveau, s’il reste des places."),
        _VOIR,
        avec_agenda=True,
    ),
    envoi.RAPPEL: Mots(
        _("C’est bientôt"),
        _("On vous attend. Si vous ne venez plus, dites-le tout de suite : quelqu’un attend peut-être."),
        _VOIR,
    ),
    envoi.DATE: Mots(
        _("La rencontre a changé"),
        _("L’heure ou le lieu ont changé : les voici. Si cela ne vous va plus, annulez votre inscription."),
        _VOIR,
        avec_agenda=True,
    ),
}
_PASSEE_PLUS_LOIN = Mots(
    _("La place est allée à quelqu’un d’autre"),
    _("Vous n’avez pas répondu à temps. Vous pouvez vous inscrire de nouveau."),
    _VOIR,
)
_DATE_ANNULEE = Mots(
    _("La rencontre est annulée"),
    _("Elle n’aura pas lieu à cette date. Vous n’avez rien à faire."),
    _VOIR,
    avec_agenda=True,
)


def mots_de(sorte, inscription):
    if sorte == envoi.DATE:
        return _DATE_ANNULEE if inscription.date.est_annulee else _MOTS[envoi.DATE]
    if sorte != envoi.ETAT:
        return _MOTS[sorte]
    if inscription.a_laisse_passer:
        return _PASSEE_PLUS_LOIN
    return _MOTS[EtatDInscription(inscription.etat)]
