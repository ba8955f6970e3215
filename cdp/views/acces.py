"""How the views of this app fetch: what one may not see, or not do, does not exist."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Seance


def seance_visible(user, reference, *avec, joints=()):
    """The session, with what every page about it needs, or 404; `joints` are the rows that it has one of."""
    visibles = Seance.objects.visibles_pour(user).select_related("groupe", "cycle", "auteur", *joints)
    visibles = visibles.prefetch_related(*avec)
    return get_object_or_404(visibles, reference=reference)


def exiger(permis):
    if not permis:
        raise Http404


def revenue_dans_son_groupe():
    """What a moderator reads once her words brought the session back."""
    return _("La séance revient dans son groupe : ce texte n’a pas été relu pour aller plus loin.")


def ancetres(groupe=None, seance=None):
    """The breadcrumb down to the groups, to one of them, or to one of its sessions."""
    chemin = [{"titre": _("Groupes"), "url": reverse("groupes")}]
    if groupe is not None:
        chemin.append({"titre": groupe.nom, "url": groupe.get_absolute_url()})
    if seance is not None:
        chemin.append({"titre": seance.titre, "url": seance.get_absolute_url(), "langue": seance.langue})
    return chemin
