"""What the nœuds bring to the public register of needs: the questions that stay tied, those with nobody to turn to."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from socle.besoins import Besoin, Etat, besoins
from socle.cercles.traductions import dans_la_langue
from socle.seuils import au_moins
from socle.texte import plier

from .models import Noeud


@besoins(
    "noeuds_noues",
    _("Des questions sans réponse"),
    _("Qui l’a vécu aussi"),
    _("nœuds non résolus"),
    _(
        "Les nœuds publics où personne n’a encore trouvé ce qui aide vraiment. « Vécu » compte qui a dit « j’ai"
        " vécu ça aussi », de cinq en cinq."
    ),
    rang=30,
)
def noeuds_noues(au):
    return _etat(_publics(au), lambda noeud: noeud.non_resolu)


@besoins(
    "noeuds_sans_ressource",
    _("Des questions sans personne vers qui se tourner"),
    _("Qui l’a vécu aussi"),
    _("nœuds sans ressource"),
    _("Les nœuds publics auxquels aucune fiche publique du répertoire n’est liée."),
    rang=40,
)
def noeuds_sans_ressource(au):
    fiches: Any = Noeud._meta.get_field("ressources").related_model
    publiques = fiches.objects.visibles_pour(AnonymousUser()).order_by().values("pk")
    liens = Noeud.ressources.through.objects.filter(noeud=OuterRef("pk"), ressource__in=publiques)
    return _etat(_publics(au).annotate(a_qui=Exists(liens)), lambda noeud: not noeud.a_qui)


def _publics(au):
    """Those that a visitor reads, on line before that day."""
    lisibles = Noeud.objects.visibles_pour(AnonymousUser()).sources()
    vecus = Count("vecus", filter=Q(vecus__mois__lt=au))
    return lisibles.filter(first_published_at__date__lt=au).annotate(vecus_dits=vecus).order_by("pk")


def _etat(publics, est_un_besoin):
    tous = list(publics)
    comptes = [noeud for noeud in tous if est_un_besoin(noeud)]
    lus = dans_la_langue(comptes, AnonymousUser())
    rangees = [_besoin(noeud, lu) for noeud, lu in zip(comptes, lus, strict=True)]
    return Etat(
        total=len(rangees),
        base=len(tous),
        besoins=sorted(rangees, key=lambda besoin: (-(besoin.nombre or 0), plier(besoin.mots))),
    )


def _besoin(noeud, lu):
    return Besoin(
        f"noeud:{noeud.pk}",
        lu.title,
        au_moins(noeud.vecus_dits),
        au_moins=True,
        langue=lu.langue,
        lien=lu.get_absolute_url(),
    )
