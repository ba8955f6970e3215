from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

#: After six months, what a human made sure of is to be asked again (data·inclusion scores it 1 until then).
DUREE_DE_FRAICHEUR = timedelta(days=183)


def langue_active():
    """The language in which one reads, and so, most often, writes."""
    active = get_language()
    return active if active in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def langues_possibles():
    return settings.LANGUAGES


def tenir(objet):
    """Hold its row until the transaction ends: what is not there yet, and hangs on it, has no row to lock."""
    objet._meta.model._base_manager.select_for_update(no_key=True).get(pk=objet.pk)


class AvecLangue(models.Model):
    """What somebody wrote says in which language, so that a voice reads it as it should (WCAG 3.1.2)."""

    langue = models.CharField(
        _("langue du texte"), max_length=8, choices=langues_possibles, default=langue_active
    )

    class Meta:
        abstract = True


class Horodate(models.Model):
    """When a row was made and last changed; `modifie_le` also tells a stale form (formulaires.py)."""

    cree_le = models.DateTimeField(_("créé le"), auto_now_add=True)
    modifie_le = models.DateTimeField(_("modifié le"), auto_now=True)

    class Meta:
        abstract = True
