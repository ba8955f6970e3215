"""What this app brings to the pages of others (socle/liens.py)."""

from django.db.models import Q

from socle.liens import Apport, apporte

from .enums import Disponibilite, GenreDeRessource
from .models import Ressource
from .permissions import peut_contribuer

#: The theme under which are those who help professionals to find somebody: a helpdesk, a coordination.
THEME_DE_L_APPUI = "travail_en_reseau"
APPUIS = 2


@apporte("recherche_vide")
def qui_cherche_avec_vous(recherche, user):
    """When nothing answers: the services that look for somebody with professionals; a lack, noted in one tap."""
    appuis = Ressource.objects.visibles_pour(user).filter(
        Q(publics__icontains="professionnel") | Q(publics__icontains="professional"),
        genre=GenreDeRessource.SERVICE,
        themes__cle=THEME_DE_L_APPUI,
        disponibilite=Disponibilite.OUVERT,
    )
    donnees = {
        "appuis": list(appuis.distinct().order_by("-verifie_le", "pk")[:APPUIS]),
        "note": peut_contribuer(user),
        "question": recherche.question,
    }
    return Apport("ressources/apports/recherche_vide.html", donnees, rang=30)
