"""What to write instead, so that the story stays: a role, a band, a season, a kind of place; the same in one text."""

import re
from dataclasses import replace

from .donnees import lire, motif
from .jetons import decouper
from .langue import Langues

PORTEE = 16
SAISONS = {12: 0, 1: 0, 2: 0, 3: 1, 4: 1, 5: 1, 6: 2, 7: 2, 8: 2, 9: 3, 10: 3, 11: 3}


def proposer(texte, langue, passages):
    """Each finding with its replacements; a date or a commune takes the little word before it."""
    tables = lire("regles")["remplacements"]
    gens, langues = Gens(texte, tables), Langues(texte, langue)
    for passage in passages:
        if passage.genre == "NAME":
            gens.ajouter(passage)
    fin_precedente = 0
    resultats = []
    for passage in passages:
        mots = tables[langues.a(passage.debut)]
        pris, propositions = _proposer(texte, passage, mots, gens, fin_precedente)
        resultats.append((pris, tuple(propositions)))
        fin_precedente = passage.fin
    return resultats


def _proposer(texte, passage, mots, gens, fin_precedente):
    dit = texte[passage.debut : passage.fin].lower()
    if passage.genre == "NAME":
        return passage, gens.propositions(passage, mots)
    if passage.genre in ("AGE", "AGE90"):
        return passage, _age(dit, passage.genre, mots)
    if passage.genre == "DOB":
        return _avec(texte, passage, "avant_date", fin_precedente), _naissance(dit, mots)
    if passage.genre == "DATE":
        return _avec(texte, passage, "avant_date", fin_precedente), _date(dit, mots)
    if passage.genre == "COMMUNE":
        return _commune(texte, passage, mots, fin_precedente)
    if passage.genre in ("PLACE", "ORG", "SCHOOL", "EMPLOYER"):
        return _lieu(texte, passage, mots, fin_precedente)
    return passage, mots[passage.genre]


def _lieu(texte, passage, mots, fin_precedente):
    """« à l’école du Centre » is « à une école »: the article goes too."""
    dit = texte[passage.debut : passage.fin].lower()
    sortes = [sorte for cle, sorte in mots["lieux"] if passage.genre == "PLACE" and re.search(cle, dit)]
    propositions = [*sortes, *mots[passage.genre]][:2]
    avant = motif("avant_lieu").search(texte[max(fin_precedente, passage.debut - PORTEE) : passage.debut])
    tete = mots["articles"].get(avant[1].lower().strip()) if avant else None
    if tete is None:
        return passage, propositions
    pris = replace(passage, debut=passage.debut - len(avant[0]))
    return pris, [tete + proposition for proposition in propositions]


def _avec(texte, passage, nom, fin_precedente):
    avant = motif(nom).search(texte[max(fin_precedente, passage.debut - PORTEE) : passage.debut])
    return replace(passage, debut=passage.debut - len(avant[0])) if avant else passage


def _commune(texte, passage, mots, fin_precedente):
    avant = motif("avant_commune").search(texte[max(fin_precedente, passage.debut - PORTEE) : passage.debut])
    cle = {"d'": "de"}.get(avant[1].lower(), avant[1].lower()) if avant else ""
    if cle not in mots["communes"]:
        return passage, mots["COMMUNE"]
    return replace(passage, debut=passage.debut - len(avant[0])), [mots["communes"][cle]]


def _age(dit, genre, mots):
    nombre = re.search(r"\d+", dit)
    ages = int(nombre[0]) if nombre else _en_lettres(dit)
    if ages is None:
        return mots["AGE90"] if genre == "AGE90" else mots["age"]
    return [next(tranche for limite, tranche in mots["ages"] if ages < limite)]


def _en_lettres(dit):
    """The ten of an age in words."""
    return next((dizaine for mot, dizaine in lire("lexique")["dizaines"] if mot in dit), None)


def _naissance(dit, mots):
    annee = re.search(r"(?:19|20)?(\d)\d$", dit)
    return [mots["decennie"].format(f"{annee[1]}0"), *mots["DOB"]] if annee else mots["DOB"]


def _date(dit, mots):
    mois = _mois(dit)
    return [mots["saisons"][SAISONS[mois]]] if mois in SAISONS else mots["DATE"]


def _mois(dit):
    ecrit = next((rang for nom, rang in lire("lexique")["mois"] if re.search(rf"\b(?:{nom})", dit)), None)
    if ecrit:
        return ecrit
    chiffres = re.findall(r"\d+", dit)
    return int(chiffres[1]) if len(chiffres) > 1 else None


class Gens:
    """Who is who in a text: names that share a word are one person, with a letter and the role said before it."""

    def __init__(self, texte, tables):
        self.texte, self.tables = texte, tables
        self.personnes, self.roles = {}, {}

    def _mots(self, passage):
        jetons = decouper(self.texte[passage.debut : passage.fin])
        return [j.bas for j in jetons if not j.particule] or [self.texte[passage.debut : passage.fin].lower()]

    def ajouter(self, passage):
        mots = self._mots(passage)
        numero = next((self.personnes[mot] for mot in mots if mot in self.personnes), None)
        if numero is None:
            numero = len(set(self.personnes.values()))
        for mot in mots:
            self.personnes.setdefault(mot, numero)
        role = self._role(passage)
        if role:
            self.roles.setdefault(numero, role)

    def _role(self, passage):
        avant = motif("mot_avant").search(self.texte[max(0, passage.debut - 24) : passage.debut])
        return self.tables["roles"].get(avant[1].lower(), "") if avant else ""

    def propositions(self, passage, mots):
        """The letter after a role (« son fils X »), the role elsewhere (« le fils »)."""
        numero = self.personnes[self._mots(passage)[0]]
        lettres = self.tables["lettres"]
        lettre = lettres[numero % len(lettres)]
        role = self.roles.get(numero) or mots["NAME"][min(numero, len(mots["NAME"]) - 1)]
        return [lettre, role] if self._role(passage) else [role, lettre]
