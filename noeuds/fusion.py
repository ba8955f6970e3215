"""Tying one nœud into another: what hangs from it moves, its page goes off line and leads to the one that is kept.

Nothing becomes wider: each thing keeps its own cercle, the texts of the page stay where they are, and its labels move
only when they were already read as widely (produit.md §4.1).
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import UniqueConstraint
from django.utils import timezone
from modelsearch.index import Indexed
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction

from socle.cercles.enums import Cercle
from socle.cercles.querysets import filtre_visible
from socle.cercles.traductions import dans_la_langue

from . import permissions
from .models import EtiquetteDeNoeud, Fusion, Noeud

ETIQUETTES = "etiquettes"
#: A nœud that was tied into one that was tied in turn.
_DE_PROCHE_EN_PROCHE = 5


def relations():
    """Every relation by which something hangs from a nœud, whatever app declares it."""
    propres = (Noeud, EtiquetteDeNoeud, Fusion)
    return [r for r in Noeud._meta.related_objects if r.model is Noeud and r.related_model not in propres]


def apercu(fondu, garde, user):
    """What would move: (kind, number this reader may know or None). Never more than she sees (§4.5)."""
    lignes = []
    for relation in relations():
        visibles = getattr(relation.related_model._default_manager, "visibles_pour", None)
        nombre = None
        if visibles:
            nombre = visibles(user).filter(**{relation.field.name: fondu.pk}).count()
        if nombre != 0:
            lignes.append({"genre": relation.related_model._meta.verbose_name_plural, "nombre": nombre})
    return lignes


def emporte_les_etiquettes(fondu, garde):
    """A label is a text too: one of a page of the network does not go on a public page."""
    return Cercle(fondu.cercle).rang >= Cercle(garde.cercle).rang


@transaction.atomic
def fondre(fondu, garde, par):
    """Tie `fondu` into `garde`, both source pages; returns the row that remembers it."""
    if not permissions.peut_fusionner(par) or fondu.pk == garde.pk:
        raise PermissionDenied
    fondu, garde = _verrouiller(fondu, garde)
    deplaces = {relation.name: _deplacer(relation, fondu, garde) for relation in relations()}
    deplaces[ETIQUETTES] = _joindre_les_etiquettes(fondu, garde, par)
    fondu.save_revision(user=par)
    # Wagtail's rights are those of the texts: this step has its own, above.
    UnpublishPageAction(fondu, user=par).execute(skip_permission_checks=True)
    return Fusion.objects.create(fondu=fondu, garde=garde, par=par, deplaces=deplaces)


@transaction.atomic
def defaire(fusion, par):
    """Coordination brings back what moved, and the page with it."""
    if not permissions.peut_defaire_une_fusion(par) or fusion.defaite_le:
        raise PermissionDenied
    fondu, garde = _verrouiller(fusion.fondu, fusion.garde)
    for relation in relations():
        _deplacer(relation, garde, fondu, fusion.deplaces.get(relation.name, []))
    _publier_les_etiquettes(garde, lambda etiquettes: etiquettes.remove(*fusion.deplaces[ETIQUETTES]), par)
    for page in (fondu, *fondu._famille().filter(pk__gt=fondu.pk)):
        _publier(page, par)
    fusion.defaite_le, fusion.defaite_par = timezone.now(), par
    fusion.save(update_fields=["defaite_le", "defaite_par"])


def _verrouiller(*noeuds):
    verrouilles = Noeud._base_manager.select_for_update(of=("self",)).in_bulk([noeud.pk for noeud in noeuds])
    return [verrouilles[noeud.pk] for noeud in noeuds]


def _deplacer(relation, de, vers, cles=None):
    """Move the rows (of `cles`, or all) that may have a place on the other side; returns their keys."""
    modele, champ = _lignes(relation)
    rangees = modele._base_manager.filter(**{champ: de})
    if cles is not None:
        rangees = rangees.filter(pk__in=cles)
    for autres in _uniques(relation, modele, champ):
        prises = modele._base_manager.filter(**{champ: vers}).exclude(**{autres[0]: None})
        rangees = rangees.exclude(**{f"{autres[0]}__in": prises.values(autres[0])})
    if not issubclass(modele, Indexed):
        deplacees = list(rangees.values_list("pk", flat=True))
        modele._base_manager.filter(pk__in=deplacees).update(**{champ: vers})
        return deplacees
    # One by one: search remembers to which nœud each thing belongs.
    objets = list(rangees)
    for objet in objets:
        setattr(objet, champ, vers)
        objet.save(update_fields=[champ])
    return [objet.pk for objet in objets]


def _lignes(relation):
    """The model whose rows say the link, and its column: those between the two, for a relation of many to many."""
    if relation.many_to_many:
        return relation.through, relation.field.m2m_reverse_field_name()
    return relation.related_model, relation.field.name


def _uniques(relation, modele, champ):
    """For each rule « once a nœud », the other columns that it speaks of."""
    if relation.many_to_many:
        return [[relation.field.m2m_field_name()]]
    contraintes = (
        c for c in modele._meta.constraints if isinstance(c, UniqueConstraint) and champ in c.fields
    )
    return [[nom for nom in contrainte.fields if nom != champ] for contrainte in contraintes]


def _joindre_les_etiquettes(fondu, garde, par):
    """The names of the labels that the page kept did not have."""
    if not emporte_les_etiquettes(fondu, garde):
        return []
    deja = {etiquette.name for etiquette in garde.etiquettes.all()}
    nouvelles = [e.name for e in fondu.etiquettes.all() if e.name not in deja]
    _publier_les_etiquettes(garde, lambda etiquettes: etiquettes.add(*nouvelles), par)
    return nouvelles


def _publier(page, par):
    PublishPageRevisionAction(page.save_revision(user=par), user=par).execute(skip_permission_checks=True)


def _publier_les_etiquettes(garde, changer, par):
    """On line, with a revision; a draft that waits keeps its words and gets the labels too."""
    brouillon = garde.get_latest_revision_as_object() if garde.has_unpublished_changes else None
    changer(garde.etiquettes)
    if brouillon is None:
        _publier(garde, par)
        return
    garde.save()
    changer(brouillon.etiquettes)
    brouillon.save_revision(user=par)


def page_gardee(slug, user):
    """Where the address of a nœud that was tied into another one leads this reader, or None.

    Only if she could have read the one, and can read the other: an address that leads somewhere says that it existed.
    """
    anciennes = Noeud._base_manager.filter(filtre_visible(user), slug=slug, live=False)
    fusions = Fusion.objects.filter(defaite_le=None).select_related("garde")
    fusion = fusions.filter(fondu__translation_key__in=anciennes.values("translation_key")).first()
    for _fois in range(_DE_PROCHE_EN_PROCHE):
        if fusion is None or fusion.garde.live:
            break
        fusion = fusions.filter(fondu=fusion.garde).first()
    if fusion is None:
        return None
    visibles = Noeud.objects.visibles_pour(user).filter(pk=fusion.garde_id)
    return next(iter(dans_la_langue(visibles, user)), None)
