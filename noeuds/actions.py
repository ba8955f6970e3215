"""Writing a new thing, tying a proposed question into a nœud: logged with who and when (produit.md §4.1)."""

import re

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction

from socle.cercles.actions import signer
from socle.cercles.enums import Pas
from socle.cercles.models import PasDeCercle

from . import permissions
from .models import IndexNoeuds, Noeud, Piste, PropositionDeNoeud, Terme, Vignette


def consigner_l_ecriture(objet, par):
    """The first step of a thing's story."""
    return PasDeCercle.objects.create(
        contenu=objet, pas=Pas.CREATION, de=objet.cercle, vers=objet.cercle, par=par
    )


@transaction.atomic
def nouer(proposition, par):
    """Make the draft of a nœud from a question that the group reads; returns the page.

    Only the question and its family go into the page: why it was asked was written for the group alone,
    and the admin shows every draft to every editor.
    """
    proposition = PropositionDeNoeud.objects.select_for_update(of=("self",)).get(pk=proposition.pk)
    if not permissions.peut_nouer(par, proposition):
        raise PermissionDenied
    noeud = Noeud(title=proposition.question, famille=proposition.famille, live=False, owner=par)
    signer(noeud, par, proposition.groupe)
    IndexNoeuds.dans(proposition.langue).add_child(instance=noeud)
    noeud.save_revision(user=par)
    consigner_l_ecriture(noeud, par)
    proposition.noeud = noeud
    proposition.save(update_fields=["noeud", "modifie_le"])
    return noeud


@transaction.atomic
def noter_une_piste(noeud, auteur, groupe, alors, langue, gardes=()):
    """A private piste under this nœud, to be finished: « si » is what the nœud asks, until its author says better."""
    piste = Piste(
        noeud=noeud,
        si=_ce_que_l_on_rencontre(noeud.title)[:200],
        alors=alors[:300],
        langue=langue,
        gardes=list(gardes),
    )
    signer(piste, auteur, groupe).save()
    consigner_l_ecriture(piste, auteur)
    return piste


def _ce_que_l_on_rencontre(question):
    """« Comment faire quand personne n’ouvre ? » becomes « personne n’ouvre »."""
    sans_debut = re.sub(r"^comment (?:faire|agir) (?:quand|lorsque) ", "", question, flags=re.IGNORECASE)
    return sans_debut.rstrip(" ?\u202f\u00a0")


def _cles_vers_un_terme():
    """The foreign keys to a term of whatever app declares one."""
    for modele in apps.get_models():
        for champ in modele._meta.concrete_fields:
            if champ.many_to_one and champ.related_model is Terme and modele is not Terme:
                yield champ


@transaction.atomic
def reunir_les_termes(terme, cible):
    """Everything that carried this term carries the other one, once; `terme` stays as the way to it."""
    for champ in Vignette._meta.many_to_many:
        if champ.related_model is Terme:
            liens = getattr(Vignette, champ.name).through.objects
            deja = liens.filter(terme=cible).values("vignette")
            liens.filter(terme=terme).exclude(vignette__in=deja).update(terme=cible)
            liens.filter(terme=terme).delete()
    for champ in _cles_vers_un_terme():
        champ.model._base_manager.filter(**{champ.name: terme}).update(**{champ.name: cible})
    Terme.objects.filter(remplace_par=terme).update(remplace_par=cible)
