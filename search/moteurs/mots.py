"""Words of the visible texts: those that look like an unknown one, those that begin as one types."""

import re
from collections import Counter, defaultdict

from search.analyse.pliage import plier_mot
from search.analyse.vides import FRANCAIS, NEERLANDAIS
from search.classement import CHAMP_DES_FORMES
from search.models import Entree
from search.orthographe import plus_proches

#: Two letters begin a tenth of all words, that would all be counted: titles do until the third.
LETTRES = 3
#: Texts that are read to give a word its accents back.
LUS = 3
_MOT = re.compile(r"[^\W_]+")


def correcteur(corpus):
    """What `Classement` asks."""

    def corriger(forme):
        return plus_proches(
            forme,
            corpus.vocabulaires(CHAMP_DES_FORMES),
            lambda mot: corpus.frequence(CHAMP_DES_FORMES, mot),
        )

    return corriger


def qui_disent(corpus, debut):
    """Keys of what holds a word that begins so."""
    return corpus.cles_de(CHAMP_DES_FORMES, _utiles(corpus, debut))


def suites(corpus, debut, avec, au_plus, tenus):
    """{word that begins so: some keys of what holds it}, the most used first; `avec`: words held too."""
    parmi = _qui_tiennent(corpus, avec)
    nombres = {mot: _nombre(corpus, mot, parmi) for mot in _utiles(corpus, debut)}
    dits = [mot for mot in nombres if nombres[mot]]
    premiers = sorted(dits, key=lambda mot: (-nombres[mot], mot))[:au_plus]
    return {mot: sorted(map(corpus.cle, _parmi(corpus, mot, parmi)))[:tenus] for mot in premiers}


def _utiles(corpus, debut):
    return {mot for mot in corpus.commencent(CHAMP_DES_FORMES, debut) if est_utile(mot)}


def est_utile(mot):
    """Neither a word that stands everywhere, nor a number, nor an address."""
    return mot.isalnum() and not mot.isdecimal() and mot not in FRANCAIS and mot not in NEERLANDAIS


def _qui_tiennent(corpus, mots):
    """The documents that hold all these words; None where there are no words."""
    return corpus.documents(CHAMP_DES_FORMES, *mots) if mots else None


def _nombre(corpus, mot, parmi):
    return corpus.frequence(CHAMP_DES_FORMES, mot) if parmi is None else len(_parmi(corpus, mot, parmi))


def _parmi(corpus, mot, parmi):
    documents = corpus.documents(CHAMP_DES_FORMES, mot)
    return documents if parmi is None else parmi & documents


def ecrits(lus):
    """{folded word: as the texts of these entries write it}, in order; `lus`: {folded word: keys that hold it}."""
    pks = {pk for cles in lus.values() for pk in cles}
    textes = Entree.objects.filter(pk__in=pks).values_list("titre", "texte", "mots") if pks else ()
    accents = accentues(set(lus), ("\n".join(morceaux) for morceaux in textes))
    return {mot: accents.get(mot, mot) for mot in lus}


def accentues(formes, textes):
    """{folded word: as it is written most often in these texts}."""
    ecrits = defaultdict(Counter)
    for texte in textes:
        for brut in _MOT.findall(texte):
            forme = plier_mot(brut)
            if forme in formes:
                ecrits[forme][brut.lower()] += 1
    return {forme: min(nombres, key=_rang(nombres)) for forme, nombres in ecrits.items()}


def _rang(nombres):
    return lambda brut: (-nombres[brut], brut)
