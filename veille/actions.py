"""What happens to observations and documents, each by one door that checks, writes and logs."""

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from socle.cercles.actions import signer
from socle.cercles.enums import Cercle, Pas
from socle.cercles.models import PasDeCercle
from socle.cercles.permissions import peut_modifier
from socle.cercles.signals import cercle_change

from . import permissions
from .codage.correction import corriger_le_texte
from .codage.ensemble import coder_l_ensemble
from .extraction import annee_de
from .models import DocumentArchive, Observation


def partager(observation, par):
    """Show it to the moderators of its group and to coordination; to nobody else, ever."""
    return _dire(observation, par, Pas.PARTAGE, timezone.now())


def ne_plus_partager(observation, par):
    """It is hers alone again, at once."""
    return _dire(observation, par, Pas.REPRISE, None)


@transaction.atomic
def _dire(observation, par, pas, partagee_le):
    verrouillee = Observation._base_manager.select_for_update().get(pk=observation.pk)
    if not permissions.peut_partager(par, verrouillee):
        raise PermissionDenied
    if verrouillee.est_partagee == (partagee_le is not None):
        observation.partagee_le = verrouillee.partagee_le
        return None
    verrouillee.partagee_le = observation.partagee_le = partagee_le
    verrouillee.save(update_fields=["partagee_le"])
    return _consigner(observation, pas, par)


def _consigner(objet, pas, par, de=Cercle.PRIVE, mot=""):
    etape = PasDeCercle.objects.create(contenu=objet, pas=pas, de=de, vers=objet.cercle, par=par, mot=mot)
    cercle_change.send(sender=type(objet), objet=objet, pas=etape)
    return etape


@transaction.atomic
def noter(observation, par, codes=()):
    """Keep a new observation, hers alone."""
    if not permissions.peut_noter(par, observation.seance):
        raise PermissionDenied
    signer(observation, par, observation.seance.groupe)
    observation.save()
    coder_l_ensemble(observation, codes, par)
    return observation


@transaction.atomic
def corriger(observation, par, codes, version=None):
    """Keep what changed of it; `version`: that of the text on which hers was written (`TexteChange` if stale)."""
    if not peut_modifier(par, observation):
        raise PermissionDenied
    corriger_le_texte(observation, observation.texte, par, version or observation.version)
    observation.save()
    coder_l_ensemble(observation, codes, par)
    return observation


@transaction.atomic
def deposer(document, extrait, par):
    """Put a document in the archive with its text; it starts `prive` and is proposed from its page."""
    signer(document, par)
    return _ranger(document, extrait, par)


@transaction.atomic
def importer(chemin, extrait, titre, cercle=Cercle.RESEAU, par=None, langue="", annee=None):
    """A report brought by whoever runs the server (manage.py archiver): the log tells it came so."""
    document = DocumentArchive(title=titre, cercle=cercle, annee=annee or annee_de(extrait.texte))
    document.langue = langue or document.langue
    if par is not None:
        signer(document, par)
    with chemin.open("rb") as fichier:
        document.file.save(chemin.name, File(fichier), save=False)
    _ranger(document, extrait, par)
    _consigner(document, Pas.CREATION, par, mot="Importé d’un dossier du serveur.")
    return document


def _ranger(document, extrait, par):
    document.uploaded_by_user = par
    document.texte, document.pages = extrait.texte, extrait.pages
    document._set_document_file_metadata()
    document.save()
    document.file.close()
    return document
