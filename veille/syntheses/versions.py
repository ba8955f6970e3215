"""Each publication makes a numbered version; who took a page back took its versions back too (produit.md §4.1)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published, page_unpublished

from socle.cercles.enums import Cercle, Etat
from socle.cercles.permissions import peut_reprendre
from socle.cercles.signals import cercle_change

from ..models import SynthesePage, VersionDeSynthese
from .textes import contenu_de


@receiver(page_published, sender=SynthesePage)
def garder_une_version(instance, **kwargs):
    """Published again without a change, it is the same version."""
    with transaction.atomic():
        page = SynthesePage._base_manager.select_for_update().get(pk=instance.pk)
        derniere = page.versions.first()
        contenu = contenu_de(page)
        if derniere is None or derniere.contenu != contenu:
            derniere = VersionDeSynthese.objects.create(
                synthese=page,
                numero=derniere.numero + 1 if derniere else 1,
                slug=page.slug,
                contenu=contenu,
                changements=page.changements if derniere else "",
            )
        suivre_le_cercle(page)
        return derniere


@receiver(cercle_change, sender=SynthesePage)
def _suivre(objet, **kwargs):
    suivre_le_cercle(objet)


@receiver(page_unpublished, sender=SynthesePage)
def _suivre_hors_ligne(instance, **kwargs):
    suivre_le_cercle(instance)


def suivre_le_cercle(page):
    """The version of the day is seen as its page is. What was before a page was taken back stays closed."""
    versions = VersionDeSynthese.objects.filter(synthese=page.pk)
    if not page.live or page.etat != Etat.EN_LIGNE:
        versions.filter(retiree_le=None).update(retiree_le=timezone.now(), publique_le=None)
        return
    publique = page.cercle == Cercle.PUBLIC
    if not publique:
        versions.update(publique_le=None)
    courante = versions.first()
    if courante is not None:
        courante.retiree_le = None
        courante.publique_le = (courante.publique_le or timezone.now()) if publique else None
        courante.save(update_fields=["retiree_le", "publique_le"])


@transaction.atomic
def retirer_une_version(version, par):
    """Nobody reads it any more; never the one of the day, which is withdrawn with its page."""
    page = version.synthese
    if not peut_reprendre(par, page) or version.pk == page.versions.values_list("pk", flat=True).first():
        raise PermissionDenied
    version.retiree_le, version.retiree_par = timezone.now(), par
    version.save(update_fields=["retiree_le", "retiree_par"])
