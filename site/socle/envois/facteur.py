"""The postman: takes a mail, says so in the database, then only speaks to the mail server.

Whatever dies in between leaves a mail « en cours »: after a while it is in doubt, and a person decides. A mail that
nobody accepted is tried again by itself.
"""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core import mail
from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac

from socle.courriels import composer, langue_de

from .enums import Etat
from .models import Envoi
from .registre import REDACTEURS

journal = logging.getLogger(__name__)

#: Longer than any conversation with a mail server (EMAIL_TIMEOUT at each step).
DELAI_DE_DOUTE = timedelta(minutes=10)
#: A mail that should have left so long ago: the postman is away.
RETARD = timedelta(minutes=15)
#: Minutes before each new try; then it failed.
DELAIS = (1, 5, 15, 60, 240, 720)


def distribuer(avance=lambda fait, total: None, arreter=lambda: False):
    """One round: every mail that is due, one after the other; how many were taken."""
    douter()
    total, fait = Envoi.objects.dus().count(), 0
    while total and not arreter() and (envoi := _prendre()):
        _porter(envoi)
        fait += 1
        avance(fait, max(total, fait))
    return fait


def attente():
    """Whether the postman does his work, for whoever watches over the platform without an account.

    Never how many mails wait: twelve at once would tell anybody that a group was just invited (produit.md §4.5).
    """
    en_retard = Envoi.objects.dus().filter(prochain_essai__lt=timezone.now() - RETARD)
    return {"en_retard": en_retard.exists(), "a_decider": Envoi.objects.a_decider().exists()}


def douter():
    """What was taken long ago and never said to have left."""
    oublies = Envoi.objects.filter(etat=Etat.EN_COURS, pris_le__lt=timezone.now() - DELAI_DE_DOUTE)
    # Looked at every few seconds: on SQLite, a writing that changes nothing would still make others wait.
    return oublies.update(etat=Etat.EN_DOUTE, erreur="Interruption") if oublies.exists() else 0


@transaction.atomic(durable=True)
def _prendre():
    """The next one that is due, ours alone: written before a word is said to the mail server."""
    while (cle := Envoi.objects.dus().values_list("pk", flat=True).first()) is not None:
        libre = Envoi.objects.filter(pk=cle, etat=Etat.A_ENVOYER)
        if libre.update(etat=Etat.EN_COURS, pris_le=timezone.now(), essais=F("essais") + 1):
            return Envoi.objects.select_related("personne").get(pk=cle)
    return None


def _porter(envoi):
    try:
        message = _ecrire(envoi)
    except Exception as erreur:
        # A defect of ours: the other mails leave, this one waits for us to mend it.
        journal.exception("envoi %s (%s)", envoi.pk, envoi.sorte)
        _plus_tard(envoi, erreur)
        return
    if message is None:
        _clore(envoi, Etat.ANNULE)
        return
    connexion = mail.get_connection()
    try:
        connexion.open()
    except (OSError, smtplib.SMTPException) as erreur:
        _plus_tard(envoi, erreur)
        return
    _remettre(envoi, connexion, message)


def _remettre(envoi, connexion, message):
    try:
        connexion.send_messages([message])
    except smtplib.SMTPException as erreur:
        _selon_le_refus(envoi, erreur)
    except OSError as erreur:
        # Cut in the middle: it may have been accepted.
        _clore(envoi, Etat.EN_DOUTE, erreur)
    except Exception as erreur:
        # An address or a heading that no message can carry: it alone stays behind.
        journal.exception("envoi %s (%s)", envoi.pk, envoi.sorte)
        _clore(envoi, Etat.EN_DOUTE, erreur)
    else:
        _clore(envoi, Etat.PARTI)
    finally:
        connexion.close()


def _selon_le_refus(envoi, erreur):
    codes = _codes(erreur)
    if not codes:
        _clore(envoi, Etat.EN_DOUTE, erreur)
    elif all(400 <= code < 500 for code in codes):
        _plus_tard(envoi, erreur)
    else:
        _clore(envoi, Etat.ECHEC, erreur)


def _codes(erreur):
    """What the mail server answered; nothing when it only hung up."""
    if isinstance(erreur, smtplib.SMTPRecipientsRefused):
        return [code for code, _mot in erreur.recipients.values()]
    return [erreur.smtp_code] if isinstance(erreur, smtplib.SMTPResponseException) else []


def _ecrire(envoi):
    """The message as things are now, in its reader's language; None when it is no longer to be sent."""
    redacteur = REDACTEURS[envoi.sorte]
    if envoi.personne and not envoi.personne.is_active:
        return None
    with translation.override(langue_de(envoi.personne)):
        lettre = redacteur(envoi)
        if lettre is None:
            return None
    destinataire = envoi.personne or lettre.destinataire
    if destinataire is None or not destinataire.email:
        return None
    with translation.override(langue_de(destinataire)):
        message = composer(lettre.gabarit, destinataire, lettre.contexte, lettre)
    message.extra_headers["Message-ID"] = identifiant(envoi)
    return message


def identifiant(envoi):
    """The same for the same mail, so that a mail program shows once what a person sent again."""
    domaine = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >")
    return f"<{salted_hmac('socle.envois', envoi.cle).hexdigest()[:32]}@{domaine}>"


def _clore(envoi, etat, erreur=None):
    parti = timezone.now() if etat == Etat.PARTI else None
    _pris(envoi).update(etat=etat, parti_le=parti, erreur=type(erreur).__name__ if erreur else "")


def _plus_tard(envoi, erreur):
    if envoi.essais > len(DELAIS):
        _clore(envoi, Etat.ECHEC, erreur)
        return
    attente = timedelta(minutes=DELAIS[envoi.essais - 1])
    _pris(envoi).update(
        etat=Etat.A_ENVOYER, prochain_essai=timezone.now() + attente, erreur=type(erreur).__name__
    )


def _pris(envoi):
    """Only as we took it: what a person decided meanwhile stands."""
    return Envoi.objects.filter(pk=envoi.pk, pris_le=envoi.pris_le, etat__in=[Etat.EN_COURS, Etat.EN_DOUTE])
