"""Blocks that hold the key of a thing, never a word of it: what it says is asked for each reader (lecture.py)."""

from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail import blocks

from socle.cercles.enums import Cercle, Etat

LARGES = (Cercle.RESEAU, Cercle.PUBLIC)


class CleBloc(blocks.ChooserBlock):
    """A chooser which lists what the editor may read (choix.py), and whose value is named without its words."""

    def __init__(self, target_model, **kwargs):
        self.target_model = target_model
        super().__init__(**kwargs)

    @cached_property
    def widget(self):
        from .choix import CHOIX

        return CHOIX[self.target_model].widget_class()

    def render_basic(self, value, context=None):
        """What Wagtail compares between two revisions, and shows to every editor."""
        return escape(nom_pour_tous(value)) if value is not None else ""


def _tout_editeur_la_lit(objet):
    """What the network reads; and the figures of situations, which who leads, observes or coordinates read."""
    if getattr(objet, "porte_sur_tous", False):
        return objet.retire_le is None
    return getattr(objet, "cercle", "") in LARGES and objet.etat == Etat.EN_LIGNE


def nom_pour_tous(objet):
    """A thing as any editor may see it named: by its title when the network reads it, else by its reference."""
    if _tout_editeur_la_lit(objet):
        return str(objet)
    return _("%(genre)s %(reference)s") % {
        "genre": objet._meta.verbose_name,
        "reference": getattr(objet, "reference", objet.pk),
    }
