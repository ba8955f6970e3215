from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager, _ClusterTaggableManager
from taggit.managers import _TaggableManager
from taggit.models import GenericTaggedItemBase, TagBase

from socle.texte import plier


class EtiquetteQuerySet(models.QuerySet["Etiquette"]):
    def pour_noms(self, noms):
        """The labels for these names, made where missing; `Démence`, `demence` and `DÉMENCE` are one."""
        noms_par_pli = {}
        for nom in noms:
            propre = " ".join(str(nom).split())
            if plier(propre):
                noms_par_pli.setdefault(plier(propre), propre)
        connues = {etiquette.pli: etiquette for etiquette in self.filter(pli__in=noms_par_pli)}
        if len(connues) < len(noms_par_pli):
            anciennes = AncienneEtiquette.objects.filter(pli__in=noms_par_pli).select_related("etiquette")
            connues |= {ancienne.pli: ancienne.etiquette for ancienne in anciennes}
        voulues = [
            connues.get(pli) or self.get_or_create(pli=pli, defaults={"name": nom})[0]
            for pli, nom in noms_par_pli.items()
        ]
        return list(dict.fromkeys(voulues))


class Etiquette(TagBase):
    """A free label, one vocabulary for the whole platform, told apart without case nor accent."""

    pli = models.CharField(_("forme pliée"), max_length=100, unique=True, editable=False)

    objects = EtiquetteQuerySet.as_manager()

    free_tagging = True

    class Meta:
        verbose_name = _("étiquette")
        verbose_name_plural = _("étiquettes")
        ordering = ["pli"]

    def save(self, *args, **kwargs):
        self.pli = plier(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("etiquette", args=[self.slug])


class AncienneEtiquette(models.Model):
    """A name that a label had: typed again, or asked for by its address, it leads to the one that stayed."""

    nom = models.CharField(_("nom"), max_length=100)
    pli = models.CharField(_("forme pliée"), max_length=100, unique=True)
    slug = models.SlugField(_("adresse"), max_length=100, allow_unicode=True, db_index=True)
    etiquette = models.ForeignKey(
        Etiquette, on_delete=models.CASCADE, related_name="anciennes", verbose_name=_("étiquette")
    )

    class Meta:
        verbose_name = _("ancienne étiquette")
        verbose_name_plural = _("anciennes étiquettes")
        ordering = ["pli"]

    def __str__(self):
        return self.nom


class Etiquetage(GenericTaggedItemBase):
    """The link between a label and anything that is not a Wagtail page."""

    tag = models.ForeignKey(Etiquette, on_delete=models.CASCADE, related_name="etiquetages")


class GestionnaireDEtiquettes(_TaggableManager):
    """taggit compares names with their accents; ours are found by their folded form."""

    def _to_tag_model_instances(self, tags, tag_kwargs):
        objets = [tag for tag in tags if isinstance(tag, Etiquette)]
        noms = [tag for tag in tags if not isinstance(tag, Etiquette)]
        return list(dict.fromkeys(objets + Etiquette.objects.pour_noms(noms)))


class GestionnaireDEtiquettesDePage(_ClusterTaggableManager, GestionnaireDEtiquettes):
    """The same for Wagtail pages, whose labels wait in the revision until it is published."""


class EtiquettesDePage(ClusterTaggableManager):
    """modelcluster's field imposes its own manager, which knows neither accents nor case."""

    def __get__(self, instance, model):
        return GestionnaireDEtiquettesDePage(
            through=self.through, model=model, instance=instance, prefetch_cache_name=self.name
        )
