from datetime import datetime, time, timedelta

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from socle.cercles.enums import Cercle, Etat
from socle.cercles.querysets import CercleQuerySet
from socle.comptes.models import Adhesion

#: A session that nobody ended.
DUREE_AU_PLUS = timedelta(hours=12)


def _ce_matin():
    return timezone.make_aware(datetime.combine(timezone.localdate(), time.min))


class SeanceQuerySet(CercleQuerySet):
    """A session of today stays « to come » until midnight: people look for its room until they are in it."""

    def a_venir(self):
        return self.filter(debut__gte=_ce_matin()).order_by("debut", "pk")

    def passees(self):
        return self.filter(debut__lt=_ce_matin()).order_by("-debut", "-pk")

    def prochaine(self):
        """The next session that takes place, with its agenda, or None."""
        return (
            self.a_venir()
            .filter(annulee=False)
            .select_related("groupe", "cycle", "auteur")
            .prefetch_related("points__porteur")
            .first()
        )


class PointQuerySet(QuerySet):
    def visibles_pour(self, user):
        """Those of the sessions that this reader sees; what a point links to has its own cercle."""
        seances = apps.get_model("cdp", "Seance").objects.visibles_pour(user)
        return self.filter(seance__in=seances.order_by().values("pk"))


class PreparationQuerySet(CercleQuerySet):
    def envoyees(self):
        return self.filter(cercle=Cercle.GROUPE)

    def visibles_pour(self, user):
        """One gives before one reads: the same as `Preparation.retenu_pour`, for many rows."""
        visibles = super().visibles_pour(user)
        if not user.is_authenticated:
            return visibles
        donnees = type(self)(self.model, using=self.db).envoyees().filter(auteur=user.pk).values("seance")
        return visibles.filter(
            Q(auteur=user.pk)
            | Q(groupe__in=user.groupes_moderes_ids)
            | Q(seance__debut__lte=timezone.now())
            | Q(seance__in=donnees)
        )


class DirectQuerySet(QuerySet):
    """A session that was taken back is followed by nobody, and one of the network by its group alone."""

    def en_cours(self):
        """The same as `Direct.en_cours`, for many rows."""
        return self.filter(finie_le__isnull=True, commencee_le__gt=timezone.now() - DUREE_AU_PLUS)

    def visibles_pour(self, user):
        if not (user.is_authenticated and user.is_active):
            return self.none()
        return self.filter(seance__etat=Etat.EN_LIGNE, seance__groupe__in=user.groupes_ids)

    def suivis_par(self, personne):
        """The same as `visibles_pour`, for the id of a person, in one query: screens ask every three seconds."""
        siennes = Adhesion.objects.actives().filter(
            personne=personne, personne__is_active=True, cycle__groupe=OuterRef("seance__groupe")
        )
        return self.filter(Exists(siennes), seance__etat=Etat.EN_LIGNE)


class CaptureQuerySet(QuerySet):
    """The words of a session stay in its group, also when the session itself is shown further."""

    def en_place(self):
        return self.filter(retiree_le__isnull=True)

    def visibles_pour(self, user):
        if not (user.is_authenticated and user.is_active):
            return self.none()
        return self.en_place().filter(seance__etat=Etat.EN_LIGNE, seance__groupe__in=user.groupes_ids)


class MandatQuerySet(QuerySet):
    def en_cours(self):
        return self.filter(fini_le__isnull=True)

    def pendant(self, du, au):
        """Those who represented their group at some time between these days, and were still of it."""
        siennes = Adhesion.objects.filter(
            Q(fin__isnull=True) | Q(fin__gte=du),
            personne=OuterRef("personne"),
            cycle__groupe=OuterRef("groupe"),
            cycle__debut__lte=au,
            cycle__fin__gte=du,
        )
        return self.filter(Q(fini_le__isnull=True) | Q(fini_le__gte=du), Exists(siennes), debut__lte=au)


class FicheProjetQuerySet(QuerySet):
    """The group reads its sheets; coordination those that were sent, as long as they are not taken back."""

    def visibles_pour(self, user):
        if not (user.is_authenticated and user.is_active):
            return self.none()
        siennes = Q(groupe__in=user.groupes_ids)
        if user.est_coordination:
            siennes |= Q(envoyee_le__isnull=False)
        return self.filter(siennes)
