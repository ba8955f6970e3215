"""What a person decides on a preview: which lines to write, and which are the same as a record alike."""

from ..enums import SortDeLigne
from .comparaison import decider

_AUTRE = "autre"
#: A line refused by the choice of all is left for one by one.
TOUTES_LES_MEMES, TOUTES_AUTRES = "toutes_les_memes", "toutes_autres"
LAISSER_TOUT, REPRENDRE_TOUT = "laisser_tout", "reprendre_tout"


def appliquer(envoi, user, envoye):
    """`envoye`: what the page sent. Gives how many lines it concerned."""
    geste = envoye.get("geste", "")
    sort = envoye.get("sort", "")
    if geste in (TOUTES_LES_MEMES, TOUTES_AUTRES):
        doublons = list(envoi.lignes.filter(sort=SortDeLigne.DOUBLON).select_related("envoi"))
        voulus = {x.numero: x.proches[0][0] if geste == TOUTES_LES_MEMES else None for x in doublons}
        return decider(doublons, user, voulus)
    if geste in (LAISSER_TOUT, REPRENDRE_TOUT) and sort in SortDeLigne.values:
        return envoi.lignes.filter(sort=sort).update(retenue=geste == REPRENDRE_TOUT)
    return _de_la_page(envoi, user, envoye)


def _de_la_page(envoi, user, envoye):
    """`ligne`: the numbers shown; `retenue`: those ticked; `meme-12`: a key, or « autre »."""
    numeros = {int(n) for n in envoye.getlist("ligne") if n.isascii() and n.isdigit() and len(n) < 8}
    montrees = envoi.lignes.filter(numero__in=numeros)
    retenues = {n for n in envoye.getlist("retenue") if n.isascii() and n.isdigit()}
    oui = [n for n in numeros if str(n) in retenues]
    choisies = montrees.exclude(sort__in=[SortDeLigne.DOUBLON, SortDeLigne.ERREUR])
    nombre = choisies.filter(numero__in=oui).update(retenue=True)
    nombre += choisies.exclude(numero__in=oui).update(retenue=False)
    return nombre + _doublons(montrees, numeros, user, envoye)


def _doublons(montrees, numeros, user, envoye):
    voulus: dict[int, int | None] = {}
    for numero in numeros:
        dit = envoye.get(f"meme-{numero}", "")
        if dit == _AUTRE:
            voulus[numero] = None
        elif dit.isascii() and dit.isdigit() and len(dit) < 19:
            voulus[numero] = int(dit)
    doublons = list(montrees.filter(sort=SortDeLigne.DOUBLON, numero__in=voulus).select_related("envoi"))
    return decider(doublons, user, voulus)
