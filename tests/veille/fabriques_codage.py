"""Texts to code and passages put on their words."""

import random

from socle.comptes.models import Personne
from veille.codage import actions
from veille.enums import Genre
from veille.models import Codage, Code, Passage, SecondCodage

from .fabriques import CodeFactory, ObservationFactory

TEXTE = (
    "Animatrice : qui ouvre la porte ?\n"
    "👵🏽 La voisine garde une clé depuis dix ans. Elle ne le dit à personne.\n"
    "\n"
    "Le livreur sonne deux fois, puis il s’en va."
)
MOTS = 20_000
PASSAGES = 1_000
PAROLES = "la voisine garde une clé et ne le dit pas , le livreur sonne puis s’en va"


def transcription(texte=TEXTE, **champs):
    return ObservationFactory(texte=texte, genre=Genre.TRANSCRIPTION, titre="Entretien du lundi", **champs)


def coder(observation, mots, *codes, par: Personne | None = None) -> Passage:
    """Put these codes (a new one if none) on the first place where these words stand."""
    debut = observation.texte.index(mots)
    poses = codes or [CodeFactory()]
    return actions.coder(observation, debut, debut + len(mots), poses, par or observation.auteur)


def second_codeur(observation, personne, fini_le=None) -> SecondCodage:
    return SecondCodage.objects.create(observation=observation, codeur=personne, fini_le=fini_le)


def longue(texte):
    """Two hundred paragraphs of a hundred words, passages anywhere, most of which overlap; `texte` makes it."""
    tirage = random.Random(7)
    mots = PAROLES.split()
    lignes = [" ".join(tirage.choice(mots) for _mot in range(100)) + "." for _ligne in range(MOTS // 100)]
    observation = texte("\n".join(lignes))
    longueur = len(observation.texte)
    bornes = {(debut, debut + 40 + debut % 200) for debut in tirage.sample(range(longueur - 300), PASSAGES)}
    poses = Passage.objects.bulk_create(
        Passage(
            observation=observation,
            codeur=observation.auteur,
            debut=debut,
            fin=fin,
            extrait=observation.texte[debut:fin],
        )
        for debut, fin in sorted(bornes)
    )
    codes = list(Code.objects.actifs().order_by("pk"))
    Codage.objects.bulk_create(Codage(passage=passage, code=tirage.choice(codes)) for passage in poses)
    return observation
