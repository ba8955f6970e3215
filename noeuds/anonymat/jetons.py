"""Words of the folded text, with what the lists know of each."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from .donnees import lire, motif, motif_exact
from .mots import courant

LETTRES_REPETEES = re.compile(r"([a-z])\1{2,}")
VOYELLES = "aeiouhy"
ARTICLES_CAPITALES = ("L'", "J'", "C'", "S'", "T'", "Qu'")


@cache
def lexique(nom):
    """A set of words written in lexique.json or built in noms.json."""
    source = lire("noms") if nom in lire("noms") else lire("lexique")
    return frozenset(source[nom].split())


@cache
def lieux():
    """Countries, languages and towns, less those that are names of people."""
    gens = lexique("prenoms") | lexique("noms") | lexique("prenoms_mots")
    return (lexique("lieux") | lexique("villes")) - gens


def connu(mot):
    return mot in lexique("connus") or mot in lieux()


@dataclass(frozen=True)
class Jeton:
    """`premier`: nothing but punctuation stands before it; `composes`: words may be glued, as in Dutch."""

    debut: int
    fin: int
    brut: str
    premier: bool
    composes: bool = False

    @cached_property
    def bas(self):
        return self.brut.lower()

    @cached_property
    def parts(self):
        return re.split("[-']", self.bas)

    @property
    def capitale(self):
        return self.brut[0].isupper()

    @property
    def tout_capitales(self):
        return len(self.brut) > 1 and self.brut.isupper()

    @property
    def particule(self):
        return self.bas in lexique("particules")

    @cached_property
    def permis(self):
        """A service, a place, a medicine, a day: what the allow-list names."""
        if self.initiale:
            return False
        return connu(self.bas) or self.permis_compose

    @property
    def permis_compose(self):
        premiere = self.parts[0]
        if len(self.parts) < 2 or len(premiere) < 2 or connu(self.bas):
            return False
        return connu(premiere) and not self.prenom

    def _est(self, *noms):
        """In one of these lists; a compound by one of its parts when it has a capital, by all of them if not."""
        colle = self.bas.replace("'", "")
        if any(self.bas in lexique(nom) or colle in lexique(nom) for nom in noms):
            return True
        if len(self.parts) < 2:
            return False
        dedans = [any(part in lexique(nom) for nom in noms) for part in self.parts if len(part) > 2]
        return bool(dedans) and (
            all(dedans) or (self.capitale and "prenoms_mots" not in noms and any(dedans))
        )

    @cached_property
    def prenom(self):
        """A first name, and hardly ever a word."""
        if self._est("prenoms") or self._compose:
            return True
        mots = (lexique("mots_vrais"), lexique("frequents"))
        return self._est("prenoms_mots") and not any(self.bas in liste for liste in mots)

    @property
    def prenom_permis(self):
        """A first name that the allow-list holds as a word: used only with something that announces a person."""
        return self.bas in lexique("prenoms_permis") and self.capitale and not self.tout_capitales

    @cached_property
    def diminutif(self):
        """« bartje »."""
        bases = (self.bas.removesuffix(fin) for fin in lexique("diminutifs") if self.bas.endswith(fin))
        return any(len(base) > 2 and _prenom_seul(base) for base in bases)

    @property
    def _compose(self):
        """« Jean-Phi », « Anne-Flo »: a known first name, then whatever has its capital."""
        premier, _tiret, second = self.brut.partition("-")
        return second[:1].isupper() and not self.tout_capitales and premier.lower() in lexique("prenoms_mots")

    @cached_property
    def prenom_sur(self):
        """A first name that is no word of either language, so that it needs no capital."""
        return self.bas in lexique("prenoms") or (
            len(self.parts) > 1
            and all(p in lexique("prenoms") or p in lexique("prenoms_mots") for p in self.parts)
        )

    @cached_property
    def nom(self):
        return self._est("noms")

    @cached_property
    def nom_ou_mot(self):
        return self._est("prenoms", "noms", "prenoms_mots", "noms_mots")

    @cached_property
    def nom_rare(self):
        """A name of the lists, word or not, that is neither a common word nor a verb."""
        exclus = ("frequents", "arrets_apres_civilite", "verbes")
        return self.nom_ou_mot and not any(self.bas in lexique(nom) for nom in exclus)

    @cached_property
    def courant(self):
        composes = self.composes and (self.premier or not self.capitale)
        if all(len(part) < 3 or courant(part, composes) for part in self.parts):
            return True
        return not self.capitale and self._mal_ecrit

    @property
    def _mal_ecrit(self):
        """« lavocat », « merciii »: an apostrophe forgotten, a letter held down."""
        court = LETTRES_REPETEES.sub(r"\1", self.bas)
        elision = motif("elision_collee").search(self.bas)
        return (court != self.bas and courant(court)) or bool(elision and courant(elision[1], False))

    @cached_property
    def prenom_ou_mot(self):
        return self._est("prenoms", "prenoms_mots")

    @cached_property
    def prenom_mot(self):
        return self._est("prenoms_mots")

    @property
    def initiale(self):
        return len(self.brut) == 1 and self.capitale and not self.lettre

    @property
    def lettre(self):
        """One of those that replace a name."""
        return self.brut in lexique("lettres")


def _prenom_seul(mot):
    if mot in lexique("mots_vrais") or mot in lexique("frequents"):
        return False
    return mot in lexique("prenoms") or mot in lexique("prenoms_mots")


def decouper(texte, composes=False):
    """The words; an elided article is not part of one (« l'aînée »), a name's own letter is (« D'Hondt »)."""
    jetons = []
    for trouve in motif_exact("mot").finditer(texte):
        debut, fin = trouve.span()
        elision = motif_exact("elision").match(trouve[0])
        if elision and _article(trouve[0], elision.end()):
            debut += elision.end()
        jetons.append(Jeton(debut, fin, texte[debut:fin], _premier(texte, trouve.start()), composes))
    return jetons


def _article(mot, apres):
    if _consonne_de_nom(mot, apres):
        return False
    return mot[0].islower() or not mot[apres].isupper() or mot[:apres] in ARTICLES_CAPITALES


def _consonne_de_nom(mot, apres):
    """« N'Diaye », « T'Jampens », « m'barek »: no article is cut before a consonant, save in speech (« j'vais »)."""
    if mot[apres].lower() in VOYELLES:
        return False
    return (mot[0].isupper() and mot[apres].isupper() and mot[0] in "MNT") or any(
        (mot[0] + mot[apres:]).lower() in lexique(nom) for nom in ("noms", "prenoms")
    )


def _premier(texte, debut):
    avant = texte[max(0, debut - 8) : debut]
    return bool(motif_exact("fin_phrase").search(avant)) and not motif_exact("initiale_finie").search(avant)
