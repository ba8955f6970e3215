from django.db.models import Case, Exists, F, Max, Min, OuterRef, Prefetch, Q, Subquery, When
from django.utils import timezone

from socle.cercles.enums import Etat
from socle.cercles.querysets import CercleQuerySet
from socle.modeles import DUREE_DE_FRAICHEUR
from socle.texte import plier

from .enums import Disponibilite
from .fraicheur import q_a_verifier

#: Whom to call first.
_D_ABORD = (Disponibilite.OUVERT, Disponibilite.ATTENTE, Disponibilite.INCONNUE, Disponibilite.COMPLET)


class RessourceQuerySet(CercleQuerySet):
    def a_relire_par(self, user):
        """What one import brought waits as one: its first record, which leads to the page of them all."""
        from .models import LigneDImport

        lignes = LigneDImport.objects.filter(sort="nouvelle", ressource__cercle_demande__gt="")
        de_l_import = lignes.filter(ressource=OuterRef("pk"))
        avant = lignes.filter(
            # Twice out: a line inside a line, inside a record.
            envoi__in=LigneDImport.objects.filter(sort="nouvelle", ressource=OuterRef(OuterRef("pk"))).values(
                "envoi"
            ),
            ressource__lt=OuterRef("pk"),
            ressource__relu_le__isnull=True,
        )
        attendent = self.toutes_a_relire_par(user).annotate(
            import_a_relire=Subquery(de_l_import.values("envoi__reference")[:1])
        )
        return attendent.exclude(Exists(avant) & Q(relu_le__isnull=True))

    def toutes_a_relire_par(self, user):
        """Each on its own, as every kind has it."""
        return super().a_relire_par(user)

    def du_meme_nom(self, nom):
        """Those whose name is the same once case and accents are put aside."""
        return self.filter(nom_plie=plier(nom)[:160])

    def a_verifier(self, au=None):
        """Those that somebody should look at again, on that day."""
        return self.filter(q_a_verifier(au))

    def les_plus_utiles(self, user):
        """Those that take people first, then the last checked; `conseil` is the last fresh tip that she may read."""
        from .models import ModeEmploi

        recents = timezone.localdate() - DUREE_DE_FRAICHEUR
        conseils = (
            ModeEmploi.objects.visibles_pour(user)
            .filter(ressource=OuterRef("pk"), contredit_le=None, etat=Etat.EN_LIGNE)
            .filter(Q(le__gte=recents) | Q(confirme_le__gte=recents))
            .order_by("-le", "-pk")
        )
        rangs = [When(disponibilite=dispo, then=rang) for rang, dispo in enumerate(_D_ABORD)]
        return self.annotate(
            conseil=Subquery(conseils.values("texte")[:1]),
            conseil_langue=Subquery(conseils.values("langue")[:1]),
        ).order_by(Case(*rangs, default=len(rangs)), F("verifie_le").desc(nulls_last=True), "nom_plie", "pk")

    def pour_cartes(self):
        """With all that a card shows: whatever the rows, three queries more."""
        from .models import Signalement

        ouverts = Signalement.objects.filter(leve_le=None).order_by("-le", "-pk")
        return self.select_related("groupe").prefetch_related(
            "communes", "themes", Prefetch("signalements", ouverts, to_attr="signalements_ouverts")
        )

    def pour_fiche(self):
        return self.select_related("auteur", "groupe", "relu_par", "commune", "notice")


class ModeEmploiQuerySet(CercleQuerySet):
    """A tip is of its resource: whoever does not see the one does not see the other."""

    def visibles_pour(self, user):
        return super().visibles_pour(user).filter(self._de_ressources_visibles(user))

    def a_relire_par(self, user):
        return super().a_relire_par(user).filter(self._de_ressources_visibles(user))

    def _de_ressources_visibles(self, user):
        from .models import Ressource

        return Q(ressource__in=Ressource.objects.visibles_pour(user).order_by().values("pk"))


class DispositifQuerySet(CercleQuerySet):
    def avec_dates(self):
        """`prochaine`: the start of the next date that is not over; `derniere`: the start of the last one."""
        # A join does not go by the manager that leaves out what two people agreed on.
        annoncees = Q(dates__reservee=False)
        return self.annotate(
            prochaine=Min("dates__debut", filter=annoncees & Q(dates__fin__gte=timezone.now())),
            derniere=Max("dates__debut", filter=annoncees),
        )

    def pour_cartes(self):
        """With all that a card shows."""
        return self.select_related("groupe", "commune").prefetch_related("dates")

    def a_venir(self):
        """With a date to come, or without any date: those one may join when one wishes."""
        return self.avec_dates().filter(Q(prochaine__isnull=False) | Q(derniere__isnull=True))

    def passes(self):
        return self.avec_dates().filter(prochaine__isnull=True, derniere__isnull=False)
