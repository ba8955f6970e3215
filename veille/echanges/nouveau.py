"""An observation made of a text that comes: what its variables say is believed only when it is one of our words."""

from django.conf import settings

from cdp.enums import Moment

from ..enums import Genre
from ..models import Observation
from .sortie import GENRE, LANGUE, MOMENT

_TITRE = 160


def observation_de(ecrit, seance, cles_prises):
    dit = ecrit.variables
    observation = Observation(
        seance=seance,
        titre=ecrit.nom[:_TITRE],
        texte=ecrit.texte,
        genre=dit[GENRE] if dit.get(GENRE) in Genre.values else Genre.TRANSCRIPTION,
        moment=dit[MOMENT] if dit.get(MOMENT) in Moment.values else "",
    )
    if dit.get(LANGUE) in dict(settings.LANGUAGES):
        observation.langue = dit[LANGUE]
    if ecrit.guid not in cles_prises:
        observation.cle = ecrit.guid
    return observation
