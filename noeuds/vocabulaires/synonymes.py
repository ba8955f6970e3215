"""The governed lists lend their words to every search (socle/synonymes.py)."""

from socle.synonymes import synonymes

from ..models import Terme


@synonymes
def mots_des_listes():
    """A term that was brought into another one is a word for that other."""
    noms: dict[int, tuple[str, str]] = {}
    autres: dict[int, list[str]] = {}
    for terme in Terme.objects.order_by():
        autres.setdefault(terme.remplace_par_id or terme.pk, []).extend(terme.mots())
        if terme.remplace_par_id is None:
            noms[terme.pk] = terme.libelle, terme.libelle_nl
    return [(nom, autres[pk]) for pk, nom in noms.items()]
