"""A memo is its author's alone: no cercle, no sharing, no log."""

from django.core.exceptions import PermissionDenied

from .. import permissions


def ecrire(memo, par):
    if memo.auteur_id != par.pk or not permissions.peut_lire_les_observations(par):
        raise PermissionDenied
    memo.save()


def supprimer(memo, par):
    if memo.auteur_id != par.pk:
        raise PermissionDenied
    memo.delete()
