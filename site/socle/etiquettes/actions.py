"""Keeping the vocabulary: a label takes another name, or becomes one with another; what pointed at it still does."""

from itertools import count

from django.db import transaction

from socle.texte import plier

from .models import AncienneEtiquette, Etiquette


@transaction.atomic
def renommer(etiquette, nom):
    """Give a label this name; if another already has it, the two become one. Returns the label that stays."""
    autre = Etiquette.objects.filter(pli=plier(nom)).exclude(pk=etiquette.pk).first()
    if autre is not None:
        return fusionner(etiquette, autre)
    AncienneEtiquette.objects.filter(pli=plier(nom)).delete()
    ancien = {"nom": etiquette.name, "pli": etiquette.pli, "slug": etiquette.slug}
    etiquette.name = nom
    if plier(nom) != ancien["pli"]:
        etiquette.slug = _adresse_libre(etiquette, nom)
        _retenir(ancien, etiquette)
    etiquette.save()
    return etiquette


def _adresse_libre(etiquette, nom):
    adresses = (etiquette.slugify(nom, rang or None) for rang in count())
    return next(a for a in adresses if not Etiquette.objects.filter(slug=a).exclude(pk=etiquette.pk).exists())


@transaction.atomic
def fusionner(source, cible):
    """Everything that carried `source` carries `cible`, once; the old name and address lead to it."""
    for lien in Etiquette._meta.related_objects:
        if lien.one_to_many and lien.related_model is not AncienneEtiquette:
            _deplacer(lien.related_model._base_manager, lien.field.name, source, cible)
    source.anciennes.update(etiquette=cible)
    ancien = {"nom": source.name, "pli": source.pli, "slug": source.slug}
    source.delete()
    _retenir(ancien, cible)
    return cible


def _deplacer(etiquetages, champ, source, cible):
    porteur = [nom for nom in ("content_type_id", "object_id", "content_object_id") if _a(etiquetages, nom)]
    deja = set(etiquetages.filter(**{champ: cible}).values_list(*porteur))
    a_deplacer = [
        pk
        for pk, *choses in etiquetages.filter(**{champ: source}).values_list("pk", *porteur)
        if tuple(choses) not in deja
    ]
    etiquetages.filter(pk__in=a_deplacer).update(**{champ: cible})


def _a(etiquetages, nom):
    return any(champ.attname == nom for champ in etiquetages.model._meta.concrete_fields)


def _retenir(ancien, etiquette):
    AncienneEtiquette.objects.update_or_create(pli=ancien["pli"], defaults={**ancien, "etiquette": etiquette})
