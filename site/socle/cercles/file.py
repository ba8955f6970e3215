"""The queue of a reviewer: what waits, since when, and which look is asked of her."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, TextChoices, Value
from django.utils.translation import gettext_lazy as _

from . import permissions
from .registre import modeles_a_cercle


class Lecture(TextChoices):
    SIGNALEMENT = "signalement", _("signalée : à décider d’abord")
    PREMIERE = "premiere", _("première lecture")
    REGARD = "regard", _("regard d’un autre groupe")
    DERNIERE = "derniere", _("dernière vérification")


@dataclass(frozen=True)
class Attente:
    objet: Any
    lecture: Lecture
    depuis: datetime | None

    @property
    def gardes(self):
        """How many passages its author kept on purpose; none for kinds that have no helper."""
        return len(getattr(self.objet, "gardes", ()))

    @property
    def adresse(self):
        """The page where one answers: what is reported is decided where its story is."""
        relecture = "" if self.lecture == Lecture.SIGNALEMENT else self.objet.adresse_de_relecture
        return relecture or self.objet.get_absolute_url()


def file_d_attente(user):
    """Reports first, then requests, each from the oldest."""
    attentes = [
        _attente(objet, user)
        for modele in _genres_presents(user)
        for objet in modele._default_manager.a_relire_par(user).select_related("groupe")
    ]
    attentes.sort(key=lambda a: (a.lecture != Lecture.SIGNALEMENT, a.depuis is None, a.depuis))
    return attentes


def _genres_presents(user):
    """The kinds of which something waits, told by one query: most have nothing, and a page makes fifteen at most."""
    modeles = {modele._meta.label: modele for modele in modeles_a_cercle()}
    premiere, *autres = [
        modele._default_manager.a_relire_par(user)
        .order_by()
        .annotate(attend_ici=Value(label, output_field=CharField()))
        .values_list("attend_ici")
        for label, modele in modeles.items()
    ]
    return [modeles[label] for (label,) in premiere.union(*autres)]


def _attente(objet, user):
    alertee_le = getattr(objet, "alertee_le", None)
    if alertee_le is not None:
        return Attente(objet, Lecture.SIGNALEMENT, alertee_le)
    if permissions.peut_relire(user, objet):
        return Attente(objet, Lecture.PREMIERE, objet.demande_le)
    if permissions.peut_regarder(user, objet):
        return Attente(objet, Lecture.REGARD, objet.demande_le)
    return Attente(objet, Lecture.DERNIERE, objet.demande_le)
