"""What the box proposes as one types, among what this reader may see and nothing else (produit.md §4.5)."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from socle.langues import en

from .analyse import formes
from .analyse.decoupe import decouper
from .analyse.pliage import plier_mot
from .attente import entrees_en_attente
from .genres import par_genre, rangs_en_tapant
from .models import Entree
from .moteurs import moteur
from .trouver import nettoyer

AU_PLUS, MOTS_AU_PLUS = 8, 3
#: Of one kind, as long as there are others.
_PAR_GENRE = 4
_LETTRES_MIN, _LETTRES_MAX = 2, 80
#: To come near a title from a word that nothing holds: its first letters, and how many titles.
_LETTRES_D_UN_DEBUT, _APPROCHANTS = 5, 3


@dataclass(frozen=True)
class Suggestion:
    """`morceaux`: the title cut where what was typed begins and ends, every other one being it.

    `langue`: that the title is written in; empty for a word, that texts of both may hold.
    """

    titre: str
    url: str
    genre: str
    morceaux: list[str]
    langue: str = ""


def suggestions(user, debut):
    """Nœuds, then resources, then other titles, then words: a word leads to the search for it."""
    debut = nettoyer(debut)[:_LETTRES_MAX]
    tapees = formes(debut)
    if len(debut) < _LETTRES_MIN or not tapees:
        return []
    indexees, mots = moteur().proposer(debut, Entree.objects.visibles_pour(user, une_a_une=True))
    mots = mots[:MOTS_AU_PLUS]
    titres = _titres(indexees, tapees, entrees_en_attente(user))[: AU_PLUS - len(mots)]
    return [_d_un_titre(entree, tapees) for entree in titres] + [_d_un_mot(mot, tapees) for mot in mots]


def debuts(user, question, en_attente):
    """A few titles in which a word begins as the longest words of the question do; `en_attente`: see attente.py."""
    trouvees: dict[str, Suggestion] = {}
    visibles = Entree.objects.visibles_pour(user, une_a_une=True)
    for mot in sorted(set(formes(question)), key=lambda forme: (-len(forme), forme))[:2]:
        debut = mot[:_LETTRES_D_UN_DEBUT]
        if len(debut) == _LETTRES_D_UN_DEBUT:
            titres = _titres(moteur().titres(debut, visibles), [debut], en_attente)
            trouvees |= {e.adresse: _d_un_titre(e, [debut]) for e in titres if e.adresse not in trouvees}
    return list(trouvees.values())[:_APPROCHANTS]


def _titres(indexees, tapees, en_attente):
    """Entries, each page once, in the order of the kinds; the first ones leave room for other kinds."""
    par_page: dict[str, Entree] = {}
    for entree in [*indexees, *(e for e in en_attente if _commence(e.titre, tapees))]:
        deja = par_page.get(entree.adresse)
        if deja is None or deja.langue != get_language() == entree.langue:
            par_page[entree.adresse] = entree
    return _melees(list(par_page.values()))


def _commence(titre, tapees):
    mots = formes(titre)
    return all(any(mot.startswith(tapee) for mot in mots) for tapee in tapees)


def _melees(entrees):
    rangs = rangs_en_tapant()
    entrees.sort(key=lambda entree: rangs[entree.genre])
    vues: dict[str, int] = {}
    premieres, autres = [], []
    for entree in entrees:
        vues[entree.genre] = vues.get(entree.genre, 0) + 1
        (premieres if vues[entree.genre] <= _PAR_GENRE else autres).append(entree)
    return sorted((premieres + autres)[:AU_PLUS], key=lambda entree: rangs[entree.genre])


def _d_un_titre(entree, tapees):
    genre = par_genre()[entree.genre]._meta.verbose_name
    adresse = en(get_language(), entree.adresse)
    return Suggestion(entree.titre, adresse, str(genre), _morceaux(entree.titre, tapees), entree.langue)


def _d_un_mot(mot, tapees):
    adresse = f"{reverse('recherche')}?{urlencode({'q': mot})}"
    return Suggestion(mot, adresse, _("chercher ce mot"), _morceaux(mot, tapees))


def _morceaux(titre, tapees):
    """« Le logement », « log » → [« Le », « log », « ement »]."""
    morceaux, ici = [], 0
    for mot in decouper(titre):
        tapee = max((t for t in tapees if mot.forme.startswith(t)), key=len, default="")
        if tapee:
            debut = titre.index(mot.brut, mot.debut)
            longueur = next(
                n for n in range(1, len(mot.brut) + 1) if len(plier_mot(mot.brut[:n])) >= len(tapee)
            )
            morceaux += [titre[ici:debut], titre[debut : debut + longueur]]
            ici = debut + longueur
    return [*morceaux, titre[ici:]]
