"""What becomes of a typed text: each passage that would expose somebody is replaced, or kept with a reason (§4.2).

Pure functions over `noeuds.anonymat`: nothing is changed but what the author chose, nothing is stored here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from socle.texte import plier

from .anonymat import Constat, Niveau, analyser
from .anonymat.second_avis import second_avis

REMPLACER, GARDER = "remplacer", "garder"
LONGUEUR = 200
#: No text has more; a forged form asks for no more work.
DECISIONS = 100

#: « Mme Peeters » becomes « une voisine », not « Mme une voisine »; « Mme X » stays. Read by protection.js too.
CIVILITE = (
    r"(?:^|(?<=[\s(«“’]))(?:mme|mlle|mr|m|madame|mademoiselle|monsieur|mevr|mevrouw|mw|dhr|de heer|meneer|mijnheer"
    r"|juffrouw|dr|docteur|dokter)\.?\s+$"
)
_CIVILITE = re.compile(CIVILITE, re.IGNORECASE)

LIBELLES = {
    "NAME": _("le nom de quelqu’un"),
    "NICKNAME": _("un surnom"),
    "PHONE": _("un téléphone"),
    "EMAIL": _("une adresse e-mail"),
    "NISS": _("un numéro de registre national"),
    "INAMI": _("un numéro INAMI"),
    "IBAN": _("un compte en banque"),
    "ADDRESS": _("une adresse"),
    "PLATE": _("une plaque"),
    "FILENO": _("un numéro de dossier"),
    "URL": _("un lien"),
    "DOB": _("une date de naissance"),
    "DATE": _("une date exacte"),
    "AGE": _("un âge exact"),
    "AGE90": _("un très grand âge"),
    "COMMUNE": _("une commune"),
    "PLACE": _("un lieu précis"),
    "ORG": _("un service qui situe la personne"),
    "SCHOOL": _("une école"),
    "EMPLOYER": _("un employeur"),
    "COMBO": _("un trait rare"),
}


@dataclass(frozen=True)
class Decision:
    """What the author said of one passage: `choix` is REMPLACER with `par`, or GARDER with `raison`."""

    choix: str = ""
    par: str = ""
    raison: str = ""

    @property
    def remplace(self):
        return self.choix == REMPLACER and bool(self.par.strip())

    @property
    def garde(self):
        return self.choix == GARDER and bool(self.raison.strip())


@dataclass(frozen=True)
class Passage:
    """One finding as the form shows it, once however often it comes back in the text."""

    constat: Constat
    decision: Decision

    @property
    def texte(self):
        return self.constat.texte

    @property
    def sur(self):
        return self.constat.niveau == Niveau.SUR

    @property
    def libelle(self):
        return LIBELLES.get(self.constat.genre, self.constat.genre)

    @property
    def proposition(self):
        return self.decision.par or next(iter(self.constat.propositions), "")

    @property
    def ouvert(self):
        return self.sur and not self.decision.garde


@dataclass(frozen=True)
class Protection:
    """A text after what was chosen, and what is still to be looked at in it."""

    texte: str
    passages: list[Passage]

    @property
    def refuse(self):
        return any(passage.ouvert for passage in self.passages)

    def gardes(self, champ):
        """What is kept on purpose, as the reviewers will read it."""
        return [
            {
                "champ": champ,
                "genre": passage.constat.genre,
                "passage": passage.texte,
                "raison": passage.decision.raison.strip(),
            }
            for passage in self.passages
            if passage.decision.garde
        ]


def proteger(texte: str, decisions: Mapping[str, Decision], langue: str = "") -> Protection:
    """The text with the chosen replacements, and every passage left; `decisions` by folded passage."""
    constats = analyser(texte, langue)
    for constat in reversed(constats):
        decision = decisions.get(plier(constat.texte))
        if decision and decision.remplace:
            par = decision.par.strip()
            texte = _avant(texte[: constat.debut], par) + par + texte[constat.fin :]
    passages = {}
    constats = analyser(texte, langue)
    for constat in [*constats, *second_avis(texte, langue, constats)]:
        pli = plier(constat.texte)
        passages.setdefault(pli, Passage(constat, decisions.get(pli, Decision())))
    # What must be settled first; then what deserves a look, in the order of the text.
    return Protection(texte, sorted(passages.values(), key=lambda passage: not passage.sur))


def _avant(debut, par):
    return _CIVILITE.sub("", debut) if par[0].islower() else debut


def decisions_recues(donnees: Mapping[str, str], prefixe: str) -> dict[str, Decision]:
    """The choices posted beside one field: `<prefixe>-0-passage`, `-0-choix`, `-0-par`, `-0-raison`, and so on."""
    recues = {}
    for rang in range(DECISIONS):
        passage = donnees.get(f"{prefixe}-{rang}-passage")
        if passage is None:
            break
        valeurs = {
            nom: donnees.get(f"{prefixe}-{rang}-{nom}", "")[:LONGUEUR] for nom in ("choix", "par", "raison")
        }
        recues[plier(passage)] = Decision(**valeurs)
    return recues


def decisions_gardees(gardes: list[dict], champ: str) -> dict[str, Decision]:
    """What was already kept on purpose: it is not asked twice."""
    return {
        plier(garde["passage"]): Decision(GARDER, raison=garde["raison"])
        for garde in gardes
        if garde["champ"] == champ
    }
