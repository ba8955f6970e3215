from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, When
from modelsearch.queryset import SearchableQuerySetMixin

from .enums import Cercle, Etat, Pas

_LARGES, _ETROITS = [Cercle.RESEAU, Cercle.PUBLIC], [Cercle.PRIVE, Cercle.GROUPE]
_ATTEND_REGARD = Q(
    relu_le__isnull=False, regard_le__isnull=True, cercle__in=_ETROITS, cercle_demande__in=_LARGES
)
_A_VALIDER = Q(cercle_demande=Cercle.PUBLIC, relu_le__isnull=False)
_REGARDEE = Q(regard_le__isnull=False) | Q(cercle__in=_LARGES)


def filtre_visible(user, regard=False):
    """The rows that `user` may see, as one Q on the columns of the row itself; `regard` for kinds that have that look.

    Only lists of ids computed beforehand: no join and no subquery, so that search backends can apply it too.
    It says the same as `permissions.peut_voir`; tests hold both against the truth table.
    """
    en_ligne = Q(etat=Etat.EN_LIGNE)
    visible = en_ligne & Q(cercle=Cercle.PUBLIC)
    if not (user.is_authenticated and user.is_active):
        return visible
    visible |= Q(auteur=user.pk)
    if not user.est_du_reseau:
        return visible
    visible |= en_ligne & Q(cercle=Cercle.RESEAU)
    if user.groupes_ids:
        visible |= en_ligne & Q(cercle=Cercle.GROUPE, groupe__in=user.groupes_ids)
    if user.groupes_moderes_ids:
        visible |= Q(groupe__in=user.groupes_moderes_ids) & (
            Q(cercle_demande__gt="") | (Q(etat=Etat.RETIRE) & ~Q(cercle=Cercle.PRIVE))
        )
    if user.est_moderateur:
        visible |= Q(groupe__isnull=True, cercle_demande__gt="")
    if regard:
        for a_regarder in _a_regarder_par(user):
            visible |= en_ligne & a_regarder
    if user.est_coordination:
        visible |= _a_valider(regard)
        visible |= Q(etat=Etat.RETIRE, cercle__in=_LARGES)
    return visible


def _a_regarder_par(user):
    """The same as `permissions.est_exterieur`, for what waits for that look: none, one or two reasons to."""
    if user.est_moderateur:
        yield _ATTEND_REGARD & ~Q(groupe__in=user.groupes_ids)
    if user.est_coordination and user.groupes_sans_exterieur_ids:
        yield _ATTEND_REGARD & Q(groupe__in=user.groupes_sans_exterieur_ids)


def _a_valider(regard):
    return _A_VALIDER & _REGARDEE if regard else _A_VALIDER


class CercleQuerySetMixin(models.QuerySet):
    """Adds the one way by which anything is read for somebody."""

    model: type[Any]

    def visibles_pour(self, user):
        return self.filter(filtre_visible(user, self.model.REGARD_EXTERIEUR))

    def a_relire_par(self, user):
        """What waits for this person: reports, then moderators, another group, coordination for `public` (§4.1)."""
        relecture = Q(pk__in=[])
        if not user.is_authenticated:
            return self.none()
        if user.est_moderateur:
            relecture = (
                Q(cercle_demande__gt="", relu_le__isnull=True)
                & (Q(groupe__in=user.groupes_moderes_ids) | Q(groupe__isnull=True))
                & ~Q(auteur=user.pk)
            )
        pas_la_sienne = ~Q(auteur=user.pk) & ~Q(relu_par=user.pk)
        if self.model.REGARD_EXTERIEUR:
            for a_regarder in _a_regarder_par(user):
                relecture |= Q(etat=Etat.EN_LIGNE) & a_regarder & pas_la_sienne
        if user.est_coordination:
            relecture |= _a_valider(self.model.REGARD_EXTERIEUR) & pas_la_sienne
        if not self.model.SE_SIGNALE:
            return self.filter(relecture)
        return self.avec_alerte().filter(relecture | _alertee_pour(user))

    def avec_alerte(self):
        """With `alertee_le`: since when a report hides it, None when it is not hidden or by somebody's own choice."""
        from .models import PasDeCercle

        genre = ContentType.objects.get_for_model(self.model)
        retraits = PasDeCercle.objects.filter(
            content_type=genre, object_id=OuterRef("pk"), pas__in=[Pas.RETRAIT, Pas.ALERTE]
        ).order_by("-le", "-pk")
        dernier = Subquery(retraits.values("pas")[:1])
        le = Case(
            When(Q(etat=Etat.RETIRE, dernier_retrait=Pas.ALERTE), then=Subquery(retraits.values("le")[:1]))
        )
        return self.annotate(dernier_retrait=dernier).annotate(alertee_le=le)


def _alertee_pour(user):
    """Those who may put it back: a moderator of its group, coordination for what left it; never its author."""
    siennes = Q(groupe__in=user.groupes_moderes_ids)
    if user.est_coordination:
        siennes |= Q(cercle__in=_LARGES)
    return Q(alertee_le__isnull=False) & ~Q(cercle=Cercle.PRIVE) & siennes & ~Q(auteur=user.pk)


class CercleQuerySet(CercleQuerySetMixin, SearchableQuerySetMixin, models.QuerySet):
    pass
