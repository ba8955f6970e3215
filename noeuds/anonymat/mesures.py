"""Compares what is found with spans marked by hand, and says it in figures."""

import json
from collections import Counter
from dataclasses import dataclass, field
from time import process_time

from .analyse import analyser
from .modeles import Niveau

DIRECTS = frozenset({"NAME", "PHONE", "EMAIL", "NISS", "ADDRESS", "IBAN"})


class LigneIllisible(ValueError):
    """Says which line, and why."""


def lire_lignes(lignes):
    for numero, ligne in enumerate(lignes, 1):
        if ligne.strip():
            yield _lire(numero, ligne)


def _lire(numero, ligne):
    try:
        donnee = json.loads(ligne)
    except ValueError as erreur:
        raise LigneIllisible(f"ligne {numero} : {erreur}") from erreur
    if not isinstance(donnee, dict) or not isinstance(donnee.get("text"), str):
        raise LigneIllisible(f"ligne {numero} : il faut un objet avec « text »")
    return donnee


@dataclass
class Mesure:
    """Found: covered whole by findings of any type (`entiers`), or touched by one (`touches`)."""

    marques: Counter = field(default_factory=Counter)
    entiers: Counter = field(default_factory=Counter)
    touches: Counter = field(default_factory=Counter)
    constats: Counter = field(default_factory=Counter)
    justes: Counter = field(default_factory=Counter)
    fausses: Counter = field(default_factory=Counter)
    mots: Counter = field(default_factory=Counter)
    semes: int = 0
    qui_fuient: int = 0
    secondes: float = 0.0
    erreurs: list[str] = field(default_factory=list)

    def ajouter(self, donnee):
        depart = process_time()
        constats = analyser(donnee["text"], donnee.get("lang") or "")
        self.secondes += process_time() - depart
        marques = donnee.get("spans") or []
        sorte = "semes" if marques else "propres"
        self.mots[sorte] += len(donnee["text"].split())
        self._compter_constats(donnee, constats, marques, sorte)
        self._compter_marques(donnee, constats, marques)

    def _compter_constats(self, donnee, constats, marques, sorte):
        for constat in constats:
            self.constats[constat.genre] += 1
            if any(_touche(constat, marque) for marque in marques):
                self.justes[constat.genre] += 1
            else:
                self.fausses[sorte, constat.niveau] += 1
                self.erreurs.append(
                    f"{donnee.get('id')} en trop {constat.genre} {constat.niveau} : {constat.texte}"
                )

    def _compter_marques(self, donnee, constats, marques):
        fuite = False
        for marque in marques:
            genre = marque["type"]
            self.marques[genre] += 1
            self.touches[genre] += any(_touche(constat, marque) for constat in constats)
            entier = _couvert(donnee["text"], marque, constats)
            self.entiers[genre] += entier
            if not entier:
                fuite = fuite or genre in DIRECTS
                passage = donnee["text"][marque["start"] : marque["end"]]
                self.erreurs.append(f"{donnee.get('id')} manqué {genre} : {passage}")
        self.semes += bool(marques)
        self.qui_fuient += fuite

    def part(self, compte, genres=DIRECTS):
        return sum(compte[g] for g in genres) / max(1, sum(self.marques[g] for g in genres))

    @property
    def fuites(self):
        return self.qui_fuient / max(1, self.semes)

    @property
    def precision(self):
        return sum(self.justes.values()) / max(1, sum(self.constats.values()))

    def pour_cent_mots(self, sorte, niveaux=tuple(Niveau)):
        return 100 * sum(self.fausses[sorte, niveau] for niveau in niveaux) / max(1, self.mots[sorte])

    @property
    def millisecondes(self):
        """For 200 words, of processor."""
        return 1000 * self.secondes * 200 / max(1, sum(self.mots.values()))


def _touche(constat, marque):
    return constat.debut < marque["end"] and marque["start"] < constat.fin


def _couvert(texte, marque, constats):
    """Every letter and digit of the span is in a finding."""
    return all(
        any(constat.debut <= place < constat.fin for constat in constats)
        for place in range(marque["start"], marque["end"])
        if texte[place].isalnum()
    )


def mesurer(donnees):
    mesure = Mesure()
    for donnee in donnees:
        mesure.ajouter(donnee)
    return mesure
