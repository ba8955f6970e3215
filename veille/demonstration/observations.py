from collections import Counter
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from cdp.models import Seance
from socle.cercles.enums import Cercle, Pas
from socle.cercles.models import PasDeCercle
from socle.comptes.enums import Fonction, Role
from socle.comptes.models import Adhesion, Personne
from socle.demonstration import lire, reference_stable
from veille.codage.ensemble import coder_l_ensemble
from veille.models import Code, Observation

from .grille import DOSSIER


def charger_observations(avance, dossier=DOSSIER):
    """Her notes of the sessions that have taken place; nothing is noted of one to come."""
    rangees = lire(dossier, "observations.toml", "observation")
    nouvelles = _a_creer(rangees)
    Observation.objects.bulk_create([observation for observation, _rangee in nouvelles])
    _dater([observation for observation, _rangee in nouvelles])
    _coder(nouvelles)
    _consigner_les_partages([observation for observation, _rangee in nouvelles if observation.est_partagee])
    avance(len(rangees), len(rangees))


def _a_creer(rangees):
    seances = {seance.reference: seance for seance in Seance.objects.select_related("groupe", "cycle")}
    connues = set(Observation.objects.values_list("reference", flat=True))
    veilleuse = Personne.objects.filter(fonction=Fonction.VEILLEUSE).order_by("pk").first()
    secteurs = dict(
        Adhesion.objects.filter(personne=veilleuse, role=Role.VEILLEUSE).values_list("cycle", "secteur")
    )
    numeros, nouvelles = Counter(), []
    for rangee in rangees:
        lieu = f"{rangee['groupe']}:{rangee['cycle']}:{rangee['rang']}"
        numeros[lieu] += 1
        reference = reference_stable("observation", f"{lieu}:{numeros[lieu]}")
        seance = seances.get(reference_stable("seance", lieu))
        if seance is None or not seance.est_finie or veilleuse is None or reference in connues:
            continue
        observation = _observation(rangee, seance, veilleuse, secteurs.get(seance.cycle_id, ""))
        observation.reference = reference
        nouvelles.append((observation, rangee))
    return nouvelles


def _observation(rangee, seance, veilleuse, secteur):
    partagee_le = min(seance.fin + timedelta(days=4), timezone.now()) if rangee["partagee"] else None
    return Observation(
        seance=seance,
        groupe=seance.groupe,
        auteur=veilleuse,
        secteur=secteur,
        moment=rangee["moment"],
        texte=rangee["texte"].strip(),
        partagee_le=partagee_le,
    )


def _dater(observations):
    """Written during the session, one after the other."""
    for rang, observation in enumerate(observations):
        observation.cree_le = observation.seance.debut + timedelta(minutes=25 + rang % 7 * 11)
        observation.modifie_le = observation.cree_le
    Observation.objects.bulk_update(observations, ["cree_le", "modifie_le"])


def _coder(nouvelles):
    codes = {code.cle: code for code in Code.objects.all()}
    for observation, rangee in nouvelles:
        poses = [codes[cle] for cle in rangee["codes"] if cle in codes]
        coder_l_ensemble(observation, poses, observation.auteur)


def _consigner_les_partages(observations):
    genre = ContentType.objects.get_for_model(Observation)
    PasDeCercle.objects.bulk_create(
        [
            PasDeCercle(
                content_type=genre,
                object_id=observation.pk,
                pas=Pas.PARTAGE,
                de=Cercle.PRIVE,
                vers=Cercle.PRIVE,
                par=observation.auteur,
                le=observation.partagee_le,
            )
            for observation in observations
        ]
    )
