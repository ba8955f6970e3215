"""Words between quotes follow one another: « refus de soins » is not « des soins qu’on refuse »."""

import re

from .decoupe import decouper
from .jetons import analyser, est_plein

LANGUES = ("fr", "nl")
_ENTRE_GUILLEMETS = re.compile(r"«([^«»]*)»|“([^“”]*)”|„([^„“”]*)[“”]|\"([^\"]*)\"")


def citations(question):
    """What stands between quotes, where a word of it separates documents."""
    trouvees = ("".join(filter(None, trouve.groups())) for trouve in _ENTRE_GUILLEMETS.finditer(question))
    return [lue for lue in dict.fromkeys(map(str.strip, trouvees)) if _separe(lue)]


def sans_guillemets(question):
    """The same words, wherever they stand."""
    return " ".join(re.sub(r"[«»“”„\"]", " ", question).split())


def suite(citation, langue):
    """((stem, how far after the first), …): as an index holds them, stop words being places and no more."""
    par_place = {jeton.position: jeton.terme for jeton in analyser(citation, langue)}
    debut = min(par_place, default=0)
    return tuple((terme, place - debut) for place, terme in sorted(par_place.items()))


def se_suivent(suite, places):
    """Whether they do; `places(stem)`: where it stands."""
    (premier, _zero), *autres = suite
    departs = set(places(premier))
    for terme, ecart in autres:
        departs &= {place - ecart for place in places(terme)}
    return bool(departs)


def dit(citations, textes, langue):
    """Whether each of them stands in one of these texts."""
    lus = [_places(texte, langue) for texte in textes] if citations else []
    suites = [suite(citation, langue) for citation in citations]
    return all(any(se_suivent(une, lambda t, lu=lu: lu.get(t, ())) for lu in lus) for une in suites)


def _places(texte, langue):
    places: dict[str, list[int]] = {}
    for jeton in analyser(texte, langue):
        places.setdefault(jeton.terme, []).append(jeton.position)
    return places


def _separe(citation):
    mots = list(decouper(citation))
    return any(all(est_plein(mot, citation, langue) for langue in LANGUES) for mot in mots)
