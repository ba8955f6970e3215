from socle.demonstration import Etape

from .models import Identite


def poser(avance):
    """Our own name and colours; an address, so that one sees where it shows."""
    Identite.objects.get_or_create(defaults={"contact": "bonjour@exemple.brussels"})
    avance(1, 1)


ETAPES = [Etape(5, "L’identité de la plateforme", poser)]
