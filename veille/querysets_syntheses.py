"""Which syntheses and which of their versions somebody reads."""

from django.db import models

from socle.cercles.pages import PageACercleQuerySet


class SynthesePageQuerySet(PageACercleQuerySet):
    def par_date(self):
        return self.select_related("groupe").order_by("-date", "-pk")

    def brouillons_de(self, user):
        """What this person has begun in Wagtail's admin and that readers do not see as it stands."""
        return self.filter(owner=user).filter(models.Q(live=False) | models.Q(has_unpublished_changes=True))


class VersionDeSyntheseQuerySet(models.QuerySet):
    def visibles_pour(self, user):
        """Of the pages she reads, what was not taken out; outside the network, what was public and still is."""
        from .models import SynthesePage

        pages = SynthesePage.objects.visibles_pour(user)
        versions = self.filter(retiree_le=None, synthese__in=pages)
        if user.is_authenticated and user.is_active and user.est_du_reseau:
            return versions
        return versions.filter(publique_le__isnull=False)
