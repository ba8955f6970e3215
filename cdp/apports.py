"""What sessions bring to the pages of other apps (socle/liens.py)."""

from django.db.models import Q

from ressources.outils.enums import GENRES_D_OUTIL
from socle.liens import Apport, apporte

from .models import PointOrdreDuJour, Seance
from .permissions import peut_preparer

SEANCES = 8


@apporte("ressource")
def seances_ou_l_on_s_en_sert(ressource, user):
    """In which sessions that this reader may see a tool is on the agenda, by its link or by its name."""
    if ressource.genre not in GENRES_D_OUTIL:
        return None
    points = PointOrdreDuJour.objects.filter(Q(ressource=ressource) | Q(outil__iexact=ressource.nom))
    visibles = Seance.objects.visibles_pour(user).filter(pk__in=points.order_by().values("seance"))
    seances = list(visibles.select_related("groupe").order_by("-debut", "-pk")[:SEANCES])
    return Apport("cdp/apports/ressource.html", {"seances": seances}, rang=30) if seances else None


@apporte("recherche_vide")
def prochaine_seance(recherche, user):
    """When nothing answers: the preparation of her next session, where her question waits for the group."""
    siens = getattr(user, "groupes_ids", [])
    if not siens:
        return None
    a_venir = Seance.objects.visibles_pour(user).a_venir().filter(groupe__in=siens, annulee=False)
    seance = a_venir.select_related("groupe").first()
    if seance is None or not peut_preparer(user, seance):
        return None
    return Apport(
        "cdp/apports/recherche_vide.html", {"seance": seance, "question": recherche.question}, rang=20
    )
