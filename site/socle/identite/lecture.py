"""The identity as every page reads it: from the cache, at the price of no query."""

import hashlib
from dataclasses import dataclass

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import get_language

from .couleurs import decliner, jetons
from .models import Identite

CLE = "identite"


@dataclass(frozen=True)
class Visage:
    """What one sees of the identity; `logo` is the fingerprint of its image, "" for our own drawing."""

    nom: str
    signature_fr: str
    signature_nl: str
    contact: str
    principale: str
    accent: str
    logo: str

    @property
    def signature(self):
        return (self.signature_nl if get_language() == "nl" else "") or self.signature_fr

    @property
    def langue(self):
        """The language of the signature."""
        return "nl" if self.signature and self.signature == self.signature_nl else "fr"

    @property
    def couleurs(self):
        """The tokens that differ from ours, by scheme; None when none does."""
        if not (self.principale or self.accent):
            return None
        clair = jetons()["clair"]
        return decliner(self.principale or clair["fil"], self.accent or clair["brique"])

    @property
    def jetons(self):
        """Every colour token, ours or theirs, by scheme."""
        autres = self.couleurs or {}
        return {schema: valeurs | autres.get(schema, {}) for schema, valeurs in jetons().items()}

    @property
    def url_feuille(self):
        """Its style sheet, named by its content; "" with our own colours: no request for nothing."""
        if not self.couleurs:
            return ""
        return reverse("identite_feuille", args=[_empreinte(repr(self.couleurs).encode())])

    @property
    def url_logo(self):
        return reverse("identite_logo", args=[self.logo]) if self.logo else ""


def identite():
    """Whose platform this is, at this moment."""
    visage = cache.get(CLE)
    if visage is None:
        visage = _lire()
        cache.set(CLE, visage, timeout=None)
    return visage


def logo_png():
    """The bytes of their logo, b"" for our own drawing."""
    return bytes(Identite.objects.values_list("logo_png", flat=True).first() or b"")


def _lire():
    # Not load(): it makes the row, and a GET never writes.
    rangee = Identite.objects.first() or Identite()
    logo = bytes(rangee.logo_png)
    return Visage(
        rangee.nom,
        rangee.signature,
        rangee.signature_nl,
        rangee.contact,
        rangee.couleur_principale.lower(),
        rangee.couleur_accent.lower(),
        _empreinte(logo) if logo else "",
    )


def _empreinte(octets):
    return hashlib.sha256(octets).hexdigest()[:12]


@receiver([post_save, post_delete], sender=Identite)
def oublier(**kwargs):
    """Now, and once others can read the new row: one of them may have read the old one between."""
    cache.delete(CLE)
    transaction.on_commit(lambda: cache.delete(CLE))
