"""From a thing to its entry: its words in its language, where it is read, and nothing about who reads it."""

import logging
from collections.abc import Iterable, Iterator

from django.db import DatabaseError
from django.utils import translation
from modelsearch.index import RelatedFields, SearchField

from socle.cercles.enums import Cercle
from socle.langues import en
from socle.seuils import SEUIL
from socle.texte import plier, texte_seul

from .models import Entree
from .textes import valeurs

journal = logging.getLogger(__name__)

_LANGUE = "fr"
#: Where a kind keeps the day it was last true, the first that it has.
_FRAICHEURS = ("verifie_le", "last_published_at", "debut", "mois", "modifie_le", "cree_le", "created_at")


def choses(modele, pks):
    """The things of a kind, with all that their entries read. Those that are no more are not there."""
    # Not `get_indexed_objects`: it may leave out, and what is left out would be taken for removed.
    requete = modele._base_manager.filter(pk__in=pks)
    for champ in modele.get_search_fields():
        if isinstance(champ, RelatedFields):
            requete = champ.select_on_queryset(requete)
    if utilite := getattr(modele, "utilite_recherche", None):
        requete = requete.annotate(utilite_lue=utilite)
    return requete.prefetch_related(*getattr(modele, "dependances_recherche", ()))


def entrees_de(choses: Iterable) -> Iterator[Entree]:
    """What cannot be read is told in the log, and keeps nobody from finding the rest."""
    for chose in choses:
        try:
            yield entree_de(chose)
        except DatabaseError:
            raise
        except Exception:
            journal.exception("entrée de la recherche : %s %s", chose._meta.label_lower, chose.pk)


def entree_de(chose) -> Entree:
    """Unsaved, without key."""
    langue = str(getattr(chose, "langue", "") or _LANGUE)[:5]
    with translation.override(langue):
        titre = " ".join(str(chose).split())
    with translation.override(_LANGUE):
        adresse = en(_LANGUE, chose.get_absolute_url())
    texte, mots = _textes(chose, titre)
    return Entree(
        genre=chose._meta.label_lower,
        objet_id=chose.pk,
        titre=titre[:400],
        texte=texte,
        mots=mots,
        langue=langue,
        adresse=adresse,
        cercle=_cercle(chose),
        groupe_id=getattr(chose, "groupe_id", None),
        famille=getattr(getattr(chose, "translation_key", None), "hex", ""),
        utilite=_montrable(getattr(chose, "utilite_lue", 0)),
        fraicheur=_fraicheur(chose),
    )


def _cercle(chose):
    if dit_son_cercle(type(chose)):
        return chose.cercle
    return "" if hasattr(chose, "cercle") else Cercle.PUBLIC


def dit_son_cercle(modele):
    """Editorial pages are public by nature; an observation has a rule of its own, said on its page."""
    return hasattr(modele, "cercle") and not hasattr(modele, "partagee_le")


def _textes(chose, titre):
    """What may be quoted, then the words of the lists that it is filed under."""
    textes: dict[str, None] = {}
    mots: dict[str, None] = {}
    dits = plier(titre)
    for valeur in valeurs(chose, chose.get_search_fields()):
        if not isinstance(valeur.champ, SearchField):
            continue
        texte = texte_seul(valeur.texte).strip()
        if "__" in valeur.chemin:
            mots[texte] = None
        elif texte and plier(texte) not in dits:
            textes[texte] = None
    return "\n".join(textes), "\n".join(mots)


def _montrable(nombre) -> int:
    """Fewer than five people say nothing, not even by the order of results (produit.md §4.4)."""
    return nombre if nombre >= SEUIL else 0


def _fraicheur(chose) -> int:
    le = next((lu for nom in _FRAICHEURS if (lu := getattr(chose, nom, None))), None)
    return le.toordinal() if le else 0
