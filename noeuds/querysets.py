from collections import Counter

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, When, Window

from socle.cercles.querysets import CercleQuerySet
from socle.comptes.enums import Secteur
from socle.seuils import SEUIL as SEUIL
from socle.texte import plier

from .enums import EtatDeMiseEnRelation, Famille


def nombre_montrable(nombre, user):
    """The count as this reader may know it: nothing under the threshold for the public."""
    return nombre if nombre >= SEUIL or (user.is_authenticated and user.est_du_reseau) else None


def parts_montrables(total, parts):
    """The parts of a number of situations, or nothing: one under the threshold would be found by subtraction."""
    reste = total - sum(parts.values())
    tenables = all(nombre >= SEUIL for nombre in parts.values()) and (reste == 0 or reste >= SEUIL)
    return parts if tenables else {}


def par_question(noeuds):
    """By family, then by question, in the words that the reader sees."""
    familles = list(Famille)
    return sorted(noeuds, key=lambda noeud: (familles.index(noeud.famille), plier(noeud.title), noeud.pk))


class VignetteQuerySet(CercleQuerySet):
    def pour_cartes(self):
        """With all that a card shows."""
        return self.select_related("auteur", "groupe", "bassin", "noeud")

    def du_noeud(self, noeud):
        autres = self.model._base_manager.filter(autres_noeuds=noeud).values("pk")
        return self.filter(Q(noeud=noeud) | Q(pk__in=autres))

    def avec_le_total(self):
        """Each row says how many there are in all, so that an extract needs no second query."""
        return self.annotate(total=Window(Count("pk")))

    def avec_les_secteurs(self):
        """Each row also says how many of them each sector told: `total_sante`, and so on."""
        return self.annotate(
            **{
                f"total_{secteur}": Window(Count(Case(When(secteur=secteur, then="pk"))))
                for secteur in Secteur.values
            }
        )

    def nombres_par_noeud(self):
        """How many of these vignettes touch each nœud, as main one or as another: {pk: number}."""
        principal = self.filter(noeud__isnull=False).order_by().values_list("noeud").annotate(n=Count("pk"))
        autres = (
            self.filter(autres_noeuds__isnull=False)
            .exclude(noeud=F("autres_noeuds"))
            .order_by()
            .values_list("autres_noeuds")
            .annotate(n=Count("pk"))
        )
        nombres: Counter[int] = Counter()
        for noeud, nombre in principal.union(autres, all=True):
            nombres[noeud] += nombre
        return nombres


def _modele(requete, relation):
    """The model at the other end: these querysets are imported by the models."""
    return requete.model._meta.get_field(relation).related_model


class AttacheeQuerySet(CercleQuerySet):
    """Whoever does not see the parent sees nothing of what hangs from it: the same as `Attachee.retenu_pour`."""

    def visibles_pour(self, user):
        return super().visibles_pour(user).filter(self._aux_parents_visibles(user))

    def a_relire_par(self, user):
        return super().a_relire_par(user).filter(self._aux_parents_visibles(user))

    def _aux_parents_visibles(self, user):
        visibles = Q()
        for nom in self.model.PARENTS:
            parents = self.model._meta.get_field(nom).related_model._default_manager
            visibles |= Q(**{f"{nom}__in": parents.visibles_pour(user).order_by().values("pk")})
        return visibles


class PisteQuerySet(AttacheeQuerySet):
    def avec_les_essais(self, user):
        """`aides`, `pas_aides`, and `mon_essai`: what this reader said, or None. No query of their own."""
        siens = _modele(self, "essais").objects.filter(piste=OuterRef("pk"), personne=user.pk)
        return self.annotate(
            aides=Count("essais", filter=Q(essais__a_aide=True)),
            pas_aides=Count("essais", filter=Q(essais__a_aide=False)),
            mon_essai=siens.values("a_aide")[:1],
        )


class MiseEnRelationQuerySet(QuerySet):
    def visibles_pour(self, user):
        """For who asks, the moderators of her group, and the colleague who is asked as long as she may answer."""
        if not (user.is_authenticated and user.is_active):
            return self.none()
        sollicitee = Q(
            pk__in=_modele(self, "sollicitations")
            .objects.filter(connaisseur=user.pk)
            .exclude(acceptee=False)
            .values("mise")
        ) & ~Q(etat=EtatDeMiseEnRelation.FERMEE)
        return self.filter(Q(demandeur=user.pk) | Q(groupe__in=user.groupes_moderes_ids) | sollicitee)

    def a_traiter_par(self, user):
        """Those that wait for a moderator: nobody asked yet, or the one who was asked has gone."""
        if not user.is_authenticated or not user.groupes_moderes_ids:
            return self.none()
        parties = Q(etat=EtatDeMiseEnRelation.PROPOSEE) & ~Exists(
            _modele(self, "sollicitations").objects.filter(
                mise=OuterRef("pk"), connaisseur__isnull=False, acceptee__isnull=True
            )
        )
        return self.filter(groupe__in=user.groupes_moderes_ids).filter(
            Q(etat=EtatDeMiseEnRelation.DEMANDEE) | parties
        )
