"""What the anonymity helper sees in the words that leave by e-mail and go into outside calendars (produit.md §4.2)."""

import re

from noeuds.anonymat import analyser
from noeuds.protection import LIBELLES
from socle.texte import plier

#: « Mme Peeters » is Peeters.
_CIVILITE = re.compile(r"\b(?:mme|mlle|mr?|madame|monsieur|mevrouw|mevr|mw|dhr|de heer|dr)\b")


def a_relire(seance, membres):
    """The passages and what each may be; not the names of the group's own people, who are expected there."""
    noms = [_mots(str(personne)) for personne in membres]
    textes = [seance.titre, seance.intention, *(point.titre for point in seance.points.all())]
    constats = [constat for texte in textes for constat in analyser(texte, seance.langue)]
    vus = {c.texte: LIBELLES[c.genre] for c in constats if c.genre != "NAME" or not _est_de(c.texte, noms)}
    return [{"texte": texte, "libelle": libelle} for texte, libelle in vus.items()]


def _est_de(passage, noms):
    mots = _mots(_CIVILITE.sub("", plier(passage)))
    return any(mots <= nom for nom in noms)


def _mots(texte):
    return set(re.findall(r"\w+", plier(texte)))
