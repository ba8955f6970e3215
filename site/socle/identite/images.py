"""A logo as people send it, made safe to serve: redrawn as a small PNG, without what the file also carried."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

#: Twice what the header shows, for fine screens.
LARGEUR, HAUTEUR = 480, 128
OCTETS = 5 * 1024 * 1024
#: An SVG can carry a script: it is no picture for us.
_FORMATS = ("PNG", "WEBP", "JPEG")


def en_png(fichier):
    """The bytes of a PNG that fits the header; a ValidationError in words when it is no picture."""
    if fichier.size > OCTETS:
        raise ValidationError(_("Cette image est trop lourde : cinq Mo au plus."))
    try:
        with Image.open(fichier, formats=_FORMATS) as image:
            image.thumbnail((LARGEUR, HAUTEUR))
            sortie = BytesIO()
            image.convert("RGBA").save(sortie, "PNG", optimize=True)
    except (OSError, ValueError, Image.DecompressionBombError) as erreur:
        raise ValidationError(
            _("Cette image ne se lit pas. Choisissez un fichier PNG, WebP ou JPEG.")
        ) from erreur
    return sortie.getvalue()
