"""A transcript coded by two people who do not always agree, a few memos, and two versions of the code book."""

import tomllib
from datetime import timedelta

from django.utils import timezone

from socle.comptes.enums import Fonction, Role
from socle.comptes.models import Adhesion, Personne
from socle.demonstration import reference_stable
from veille.codage.actions import coder
from veille.grille import seconds, versions
from veille.models import Code, Memo, Observation, SecondCodage, VersionDeGrille

from .grille import DOSSIER

FICHIER = "codage_a_deux.toml"


def charger_les_versions(avance, dossier=DOSSIER):
    """As the book is today, less what was not there yet."""
    rangees = _lire(dossier)["version"]
    contenu = versions.contenu_actuel()
    veilleuse = Personne.objects.filter(fonction=Fonction.VEILLEUSE).order_by("pk").first()
    for fait, rangee in enumerate(rangees, 1):
        anciens = {ancien["cle"]: ancien["nom"] for ancien in rangee["anciens"]}
        la = [
            {**c, "nom": anciens.get(c["cle"], c["nom"])} for c in contenu if c["cle"] not in rangee["sans"]
        ]
        version, nouvelle = VersionDeGrille.objects.get_or_create(
            numero=rangee["numero"], defaults={"mot": rangee["mot"], "contenu": la, "par": veilleuse}
        )
        if nouvelle:
            le = timezone.now() - timedelta(days=rangee["jours"])
            VersionDeGrille.objects.filter(pk=version.pk).update(le=le)
        avance(fait, len(rangees))


def charger_le_codage_a_deux(avance, dossier=DOSSIER):
    contenu = _lire(dossier)
    reference = reference_stable("observation", f"transcription:{contenu['reference']}")
    texte = Observation.objects.filter(reference=reference).select_related("auteur").first()
    moderateur = _moderatrice(texte) if texte else None
    if (
        texte
        and moderateur
        and texte.est_partagee
        and not SecondCodage.objects.filter(observation=texte).exists()
    ):
        second = seconds.inviter(texte, moderateur, texte.auteur)
        _poser(texte, contenu["passage"], moderateur)
        seconds.finir(second, moderateur)
        _ecrire_les_memos(texte, contenu["memo"])
    avance(1, 1)


def _lire(dossier):
    return tomllib.loads((dossier / FICHIER).read_text("utf-8"))


def _moderatrice(texte):
    """The first of the group's moderators, as in the page that asks."""
    roles = Adhesion.objects.actives().filter(role=Role.MODERATEUR, cycle__groupe=texte.groupe_id)
    adhesion = roles.select_related("personne").order_by("pk").first()
    return adhesion.personne if adhesion else None


def _poser(texte, rangees, moderateur):
    codes = {code.cle: code for code in Code.objects.all()}
    for rangee in rangees:
        if (debut := texte.texte.find(rangee["mots"])) < 0:
            continue
        for nom, qui in (("premier", texte.auteur), ("second", moderateur)):
            poses = [codes[cle] for cle in rangee[nom] if cle in codes]
            if poses:
                coder(texte, debut, debut + len(rangee["mots"]), poses, qui)


def _ecrire_les_memos(texte, rangees):
    codes = {code.cle: code for code in Code.objects.all()}
    for rangee in rangees:
        Memo.objects.create(
            auteur=texte.auteur,
            titre=rangee["titre"],
            texte=rangee["texte"],
            code=codes.get(rangee.get("code")),
            observation=texte if rangee.get("transcription") else None,
            langue="fr",
        )
