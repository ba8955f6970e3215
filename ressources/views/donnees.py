"""« Données ouvertes »: what is there, how fresh, under which licence, how one uses it."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render

from ..echanges.hsds import VERSION
from ..echanges.hsds.demandes import publiques
from ..echanges.publication import publication
from ..fraicheur import part_verifiee


@login_not_required
def donnees(request):
    part = part_verifiee(publiques())
    contexte = {"part": part, "version": VERSION, **publication()}
    return render(request, "ressources/echanges/donnees.html", contexte)
