"""The six colours of the code book, each with its pattern (grille.css): a code is the same on every page."""

from django.utils.translation import gettext_lazy as _

TRAMES = (
    _("bleu-vert, plein"),
    _("brique, rayé en biais"),
    _("bleu, rayé debout"),
    _("violet, à points"),
    _("vert, rayé couché"),
    _("bleu clair, vide"),
)


def trame(rang):
    """Which of the six, from 1 on: what comes from another program may hold a higher rank."""
    return (max(rang, 1) - 1) % len(TRAMES) + 1
