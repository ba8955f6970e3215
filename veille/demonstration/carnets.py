"""One notebook from beginning to end, and two transcripts, of sessions that took place."""

import tomllib
from datetime import timedelta

from django.utils import timezone

from cdp.models import Seance
from socle.comptes.enums import Fonction
from socle.comptes.models import Personne
from socle.demonstration import reference_stable
from veille import actions
from veille.codage.texte import normaliser
from veille.enums import Genre
from veille.models import Code, Observation
from veille.permissions import peut_noter

from .grille import DOSSIER


def charger_carnets(avance, dossier=DOSSIER):
    carnet = tomllib.loads((dossier / "carnet.toml").read_text("utf-8"))
    codes = {code.cle: code for code in Code.objects.all()}
    seance, veilleuse = _seance_et_veilleuse(carnet["seance"])
    points = dict(enumerate(seance.points.all(), 1)) if seance else {}
    for fait, rangee in enumerate(carnet["note"], 1):
        reference = reference_stable("observation", f"carnet:{carnet['seance']}:{fait}")
        if seance and not Observation.objects.filter(reference=reference).exists():
            point = points.get(rangee["point"])
            note = Observation(
                reference=reference, point=point, moment=point.moment if point else "", texte=rangee["texte"]
            )
            poses = [codes[cle] for cle in rangee["codes"] if cle in codes]
            _noter(note, seance, veilleuse, seance.debut + timedelta(minutes=rangee["minute"]), poses)
        avance(fait, len(carnet["note"]))


def charger_transcriptions(avance, dossier=DOSSIER):
    textes = dossier / "transcriptions"
    rangees = tomllib.loads((textes / "transcriptions.toml").read_text("utf-8"))["transcription"]
    for fait, rangee in enumerate(rangees, 1):
        seance, veilleuse = _seance_et_veilleuse(rangee["seance"])
        reference = reference_stable("observation", f"transcription:{rangee['fichier']}")
        if seance and not Observation.objects.filter(reference=reference).exists():
            texte = normaliser((textes / rangee["fichier"]).read_text("utf-8"))
            transcription = Observation(
                reference=reference, genre=Genre.TRANSCRIPTION, titre=rangee["titre"], texte=texte
            )
            _noter(transcription, seance, veilleuse, min(seance.fin + timedelta(days=2), timezone.now()))
            if rangee["partagee"]:
                actions.partager(transcription, veilleuse)
        avance(fait, len(rangees))


def _seance_et_veilleuse(lieu):
    """Nothing is noted of a session to come, nor by somebody who may not."""
    seance = (
        Seance.objects.select_related("groupe").filter(reference=reference_stable("seance", lieu)).first()
    )
    veilleuse = Personne.objects.filter(fonction=Fonction.VEILLEUSE).order_by("pk").first()
    pret = seance is not None and seance.est_finie and veilleuse is not None and peut_noter(veilleuse, seance)
    return (seance, veilleuse) if pret else (None, None)


def _noter(observation, seance, veilleuse, le, codes=()):
    observation.seance, observation.groupe = seance, seance.groupe
    actions.noter(observation, veilleuse, codes)
    Observation.objects.filter(pk=observation.pk).update(cree_le=le, modifie_le=le)
