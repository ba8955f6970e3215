from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q
from wagtail.documents.models import DocumentQuerySet

from socle.cercles.enums import Cercle, Etat
from socle.cercles.querysets import CercleQuerySet, filtre_visible
from socle.texte import plier

from .permissions import groupes_veilles, peut_veiller

_PREMIER = Q(codeur__isnull=True) | Q(codeur=F("observation__auteur"))


class ObservationQuerySet(CercleQuerySet):
    """An observation has its own rule: its author, then those she shared it with (permissions.peut_voir)."""

    def visibles_pour(self, user):
        if not (user.is_authenticated and user.is_active):
            return self.none()
        visible = Q(auteur=user.pk)
        partagee = Q(partagee_le__isnull=False, etat=Etat.EN_LIGNE)
        if user.est_coordination:
            visible |= partagee
        elif user.groupes_moderes_ids:
            visible |= partagee & Q(groupe__in=user.groupes_moderes_ids)
        if peut_veiller(user):
            visible |= partagee & Q(pk__in=_confiees_a(user))
        return self.filter(visible)

    def pour_liste(self, user=None):
        """With the passages that this reader sees; without reader, for her author: the first coding."""
        from .models import Passage

        passages = Passage.objects.visibles_pour(user) if user else Passage.objects.premiers()
        lisibles = passages.defer("extrait").prefetch_related("codes")
        return self.select_related("seance", "groupe", "auteur", "point").prefetch_related(
            Prefetch("passages", lisibles)
        )

    def nombres_par_code(self, user):
        """{pk of a code: number of these observations where this reader sees it}, in one query."""
        from .models import Passage

        passages = Passage.objects.visibles_pour(user).filter(observation__in=self, codes__isnull=False)
        return dict(passages.order_by().values_list("codes").annotate(n=Count("observation", distinct=True)))

    def portant(self, codes, user):
        """Those where this reader sees one of these codes."""
        from .models import Passage

        poses = Passage.objects.visibles_pour(user).filter(codes__in=codes)
        return self.filter(pk__in=poses.values("observation"))


class PassageQuerySet(models.QuerySet):
    def premiers(self):
        """Those of the author of each text, and those that nobody signs any more."""
        return self.filter(_PREMIER)

    def visibles_pour(self, user):
        """Of the texts that she may read: the first coding. Two coders see both once the second has finished."""
        from .models import Observation, SecondCodage

        seconds = SecondCodage.objects.filter(observation=OuterRef("observation"))
        a_l_aveugle = Exists(seconds.filter(codeur=user.pk, fini_le__isnull=True))
        fini = Exists(seconds.filter(codeur=OuterRef("codeur"), fini_le__isnull=False))
        return self.filter(observation__in=Observation.objects.visibles_pour(user)).filter(
            Q(codeur=user.pk) | _PREMIER & ~a_l_aveugle | Q(observation__auteur=user.pk) & fini
        )


def _confiees_a(user):
    """The texts that somebody asked her to code a second time."""
    from .models import SecondCodage

    return SecondCodage.objects.filter(codeur=user.pk).values("observation")


class DocumentACercleQuerySet(CercleQuerySet, DocumentQuerySet):
    def contenant(self, mots):
        """Every word somewhere in the title or the text, without case nor accent."""
        requete = self
        for mot in mots:
            requete = requete.filter(texte_plie__contains=plier(mot))
        return requete


class VerbatimQuerySet(CercleQuerySet):
    def pour_liste(self):
        return self.select_related("groupe", "auteur").prefetch_related("codes", "noeuds")


class FaisceauQuerySet(models.QuerySet):
    def visibles_pour(self, user):
        """Hers alone: others read a count, where it is cited (preuves.py)."""
        if not (user.is_authenticated and user.is_active):
            return self.none()
        return self.filter(auteur=user.pk)


class RemonteeQuerySet(CercleQuerySet):
    """Those of its cercle, the groups that raised it, and who completes it (permissions.peut_lire_sa_remontee)."""

    def visibles_pour(self, user):
        return self.filter(filtre_visible(user) | _siennes(self.model, user))

    def pour_liste(self):
        return self.select_related("groupe", "auteur", "destination").prefetch_related("groupes")


def _siennes(modele, user):
    if not (user.is_authenticated and user.is_active):
        return Q(pk__in=[])
    en_ligne = Q(etat=Etat.EN_LIGNE)
    levees = modele.groupes.through.objects.filter(groupe__in=user.groupes_ids).values("remontee")
    siennes = en_ligne & Q(cercle=Cercle.GROUPE, pk__in=levees)
    if user.est_coordination:
        siennes |= en_ligne & Q(confiee_le__isnull=False)
    elif veilles := groupes_veilles(user):
        siennes |= en_ligne & Q(confiee_le__isnull=False, groupe__in=veilles)
    return siennes
