"""A remontée as one reader sees it: its steps, in order, and what is new for the groups that raised it."""

from datetime import timedelta

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.formats import date_format

from socle.texte import deux_points_entre

from .. import permissions
from ..enums import GenreDeSuite
from ..models import Remontee, SuiteDeRemontee

#: What became of it is news for that long.
NOUVEAU = timedelta(days=60)
NOUVELLES = 3


def etapes(remontee, user):
    """For the component frise, and for who may accept or hide words: each step, what it says to this reader."""
    tout = permissions.lit_toutes_les_suites(user, remontee)
    return [
        {
            "suite": suite,
            "quand": date_format(suite.le, "j F Y"),
            "jour": suite.le.isoformat(),
            "titre": _titre(suite),
            "texte": suite.texte if tout or suite.montree_le else "",
            "attend": bool(suite.texte) and suite.montree_le is None,
            "peut_montrer": tout and permissions.peut_montrer_une_suite(user, suite),
            "peut_cacher": tout and permissions.peut_cacher_une_suite(user, suite),
        }
        for suite in _suites_de(remontee)
    ]


def _suites_de(remontee):
    suites = list(remontee.suites.select_related("destination"))
    for suite in suites:
        suite.remontee = remontee
    return suites


def _titre(suite):
    genre = suite.get_genre_display()
    genre = genre[:1].upper() + genre[1:]
    return deux_points_entre(genre, str(suite.destination)) if suite.destination else genre


def nomme_les_groupes(remontee, user):
    """Whoever is of one of its groups, or accompanies it; others read how many there are."""
    if not user.is_authenticated:
        return False
    siens = {groupe.pk for groupe in remontee.groupes.all()} & set(user.groupes_ids)
    return bool(siens) or permissions.lit_toutes_les_suites(user, remontee)


def du_groupe(groupe, user):
    """Those that this group raised, with their last step."""
    return _avec_la_derniere(Remontee.objects.visibles_pour(user).filter(groupes=groupe))


def nouvelles(user):
    """« Ce qu’est devenu ce que vous avez fait remonter »: what moved lately, for the members of its groups."""
    if not user.groupes_ids:
        return []
    recent = timezone.localdate() - NOUVEAU
    siennes = Remontee.objects.visibles_pour(user).filter(groupes__in=user.groupes_ids, bouge_le__gte=recent)
    autres = siennes.exclude(suivie_par=user.pk).distinct().order_by("-bouge_le", "-pk")
    return _avec_la_derniere(autres)[:NOUVELLES]


def _avec_la_derniere(remontees):
    """With what happened last: `derniere`, in words, and `derniere_le`."""
    dernieres = SuiteDeRemontee.objects.filter(remontee=OuterRef("pk")).order_by("-le", "-pk")
    remontees = remontees.annotate(
        dernier_genre=Subquery(dernieres.values("genre")[:1]),
        derniere_le=Subquery(dernieres.values("le")[:1]),
    )
    return [_dite(remontee) for remontee in remontees]


def _dite(remontee):
    remontee.derniere = GenreDeSuite(remontee.dernier_genre).label if remontee.dernier_genre else ""
    return remontee
