"""Every e-mail of the platform: a subject, a plain text and an HTML part, from three templates."""

from email.mime.image import MIMEImage
from email.utils import formataddr, parseaddr
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import lazy

from socle.identite.couleurs import polices
from socle.identite.lecture import identite, logo_png
from socle.modeles import langue_active

_NOTRE_LOGO = Path(__file__).parent / "static" / "socle" / "img" / "courriel.png"
# So that no holiday reply answers a machine (RFC 3834).
_ENTETES = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def absolue(chemin):
    """The full address of a path: from the settings, never from what a request says its host is."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + chemin


#: The full address of a view, told when the e-mail is written: in the language of whoever will read it.
lien = lazy(lambda nom, *args: absolue(reverse(nom, args=args)), str)


class CourrielIllustre(EmailMultiAlternatives):
    """What is joined belongs to the page, and is no document to open."""

    mixed_subtype = "related"


def envoyer(gabarit, destinataire, contexte):
    """Send at once `<gabarit>.sujet.txt`, `.txt` and `.html` to a person, in her language, or to a bare address."""
    composer(gabarit, destinataire, contexte).send()


def composer(gabarit, destinataire, contexte, lettre=None):
    """The message, not sent; `lettre` (socle.envois) brings what is joined, other forms and headers.

    With documents to open, the logo stays behind: mail programs would show it among them.
    """
    adresse = getattr(destinataire, "email", destinataire)
    en_plus = (*lettre.alternatives, *lettre.pieces) if lettre else ()
    contexte = {
        "destinataire": destinataire if hasattr(destinataire, "get_short_name") else None,
        "adresse_du_site": lien("wagtail_serve", ""),
        **_apparence(),
        **({"logo": b""} if en_plus else {}),
        **contexte,
    }
    with translation.override(langue_de(destinataire)):
        sujet = " ".join(render_to_string(f"{gabarit}.sujet.txt", contexte).split())
        texte = render_to_string(f"{gabarit}.txt", contexte).strip() + "\n"
        html = render_to_string(f"{gabarit}.html", contexte)
    genre = EmailMultiAlternatives if en_plus else CourrielIllustre
    entetes = {**_ENTETES, **(lettre.entetes if lettre else {})}
    courriel = genre(sujet, texte, _expediteur(), to=[adresse], headers=entetes)
    courriel.attach_alternative(html, "text/html")
    if contexte["logo"]:
        courriel.attach(_piece_jointe(contexte["logo"]))
    for contenu, sorte in lettre.alternatives if lettre else ():
        courriel.attach_alternative(contenu, sorte)
    for piece in lettre.pieces if lettre else ():
        courriel.attach(piece.nom, piece.octets, piece.genre)
    return courriel


def _apparence():
    """Whose platform writes, and in which colours; names as a template can ask for them."""
    visage = identite()
    couleurs = {
        schema: {nom.replace("-", "_"): valeur for nom, valeur in valeurs.items()}
        for schema, valeurs in visage.jetons.items()
    }
    return {"identite": visage, **couleurs, "polices": polices(), "logo": _logo(visage)}


def _logo(visage):
    """Their logo; ours with our colours; else none, the name says enough."""
    if visage.logo:
        return logo_png()
    return b"" if visage.couleurs else _NOTRE_LOGO.read_bytes()


def _piece_jointe(octets):
    """Joined to the message: a mail program asks before it fetches anything from elsewhere."""
    image = MIMEImage(octets, "png")
    image.add_header("Content-ID", "<logo>")
    image.add_header("Content-Disposition", "inline", filename="logo.png")
    return image


def _expediteur():
    return formataddr((identite().nom, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))


def langue_de(destinataire):
    """Hers where the platform speaks it; a bare address has that of the page from which one writes to it."""
    voulue = getattr(destinataire, "langue", None) or langue_active()
    return voulue if voulue in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
