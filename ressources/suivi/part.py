"""The public figure: the share of the public records that somebody checked within six months."""

from django.contrib.auth.models import AnonymousUser

from ..fraicheur import part_verifiee
from ..models import Ressource


def part_publique():
    """The same for every reader: what a visitor sees, and nothing narrower."""
    return part_verifiee(Ressource.objects.visibles_pour(AnonymousUser()))
