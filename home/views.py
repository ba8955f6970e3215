from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render

from .accessibilite import DERNIERS_ESSAIS
from .accueil import contenu_de_mon_espace


def mon_espace(request):
    """One page that says what comes next, for whoever enters."""
    return render(request, "home/mon_espace.html", contenu_de_mon_espace(request.user))


@login_not_required
def accessibilite(request):
    """The statement: on every installation, because every installation answers for it."""
    return render(request, "home/accessibilite.html", {"derniers_essais": DERNIERS_ESSAIS})
