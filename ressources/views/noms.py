from django.db.models import Q
from django.http import JsonResponse
from django.utils.cache import patch_cache_control

from socle.texte import plier

from ..enums import GenreDeRessource
from ..models import Ressource
from ..outils.enums import GENRES_D_OUTIL

PROPOSES = 8


def ressources_noms(request):
    """Names of the directory that this reader may see, as she types one in a form (`genre=outil`: a tool). JSON."""
    debut = plier(request.GET.get("q", "").replace("\x00", ""))[:80]
    noms = []
    if len(debut) > 1:
        d_un_mot = Q(nom_plie__startswith=debut) | Q(nom_plie__contains=f" {debut}")
        trouvees = Ressource.objects.visibles_pour(request.user).filter(d_un_mot).order_by("nom_plie", "pk")
        if request.GET.get("genre") == GenreDeRessource.OUTIL:
            trouvees = trouvees.filter(genre__in=GENRES_D_OUTIL)
        noms = list(dict.fromkeys(trouvees.values_list("nom", flat=True)[:PROPOSES]))
    reponse = JsonResponse({"noms": noms})
    patch_cache_control(reponse, private=True, no_store=True)
    return reponse
