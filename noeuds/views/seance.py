"""After a session: a sheet of paper to tell on, and one page to type twelve of them in."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from socle.cercles.actions import signer
from socle.cercles.enums import Cercle
from socle.cercles.traductions import dans_la_langue
from socle.comptes.models import Groupe

from ..actions import consigner_l_ecriture
from ..chemins import vers_les_vignettes
from ..enums import Liste, Menage, MobilisePar, ModeOutil, Revenu, Saison, TrancheAge
from ..forms.lot import a_reprendre, rangees
from ..models import Noeud, Terme, Vignette
from ..models.brouillons import est_une_reference
from ..querysets import par_question


def vignette_canevas(request):
    """A sheet to print and fill in by hand; it asks for nobody's name."""
    termes = list(Terme.objects.actifs())
    listes = {
        "ages": TrancheAge,
        "menages": Menage,
        "revenus": Revenu,
        "saisons": Saison,
        "modes": ModeOutil,
        "appels": MobilisePar,
    }
    return render(
        request,
        "noeuds/recit/canevas.html",
        {
            "ancetres": vers_les_vignettes(),
            "vulnerabilites": [t for t in termes if t.liste == Liste.VULNERABILITE],
            "pathologies": [t for t in termes if t.liste == Liste.PATHOLOGIE],
            "rangs": range(1, 4),
            **{nom: liste.labels for nom, liste in listes.items()},
        },
    )


@never_cache
@sensitive_post_parameters()
def vignettes_en_lot(request):
    """Up to twelve situations of a group; good rows are kept as private, the others come back."""
    groupes = _groupes_ou_saisir(request.user)
    groupe = next((g for g in groupes if g.slug == request.GET.get("groupe")), None)
    if groupe is None and (not groupes or "groupe" in request.GET):
        raise Http404
    groupe = groupe or groupes[0]
    noeuds = par_question(dans_la_langue(Noeud.objects.visibles_pour(request.user).sources(), request.user))
    lignes = rangees(noeuds, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        refusees = _garder(request, groupe, lignes)
        if not refusees:
            return redirect(f"{request.path}?groupe={groupe.slug}")
        lignes = a_reprendre(refusees, noeuds)
    return render(
        request,
        "noeuds/recit/lot.html",
        {
            "ancetres": vers_les_vignettes(),
            "groupe": groupe,
            "groupes": groupes if len(groupes) > 1 else [],
            "lignes": lignes,
            # The first refused one, which the title of the page announces.
            "form": lignes[0],
            "gardees": _gardees_aujourd_hui(request.user, groupe),
        },
    )


def _groupes_ou_saisir(user):
    """Those that she moderates; the veilleuse listens in all of them."""
    if user.est_veilleuse:
        return list(Groupe.objects.order_by("nom"))
    moderes = user.groupes_moderes_ids
    return [a.cycle.groupe for a in user.adhesions_actives if a.cycle.groupe_id in moderes]


def _garder(request, groupe, lignes):
    """Keep each good row; gives the others back."""
    refusees = []
    nombre = 0
    for ligne in lignes:
        if not ligne.has_changed():
            continue
        if ligne.is_valid():
            nombre += _garder_une(request.user, groupe, ligne)
        else:
            refusees.append(ligne)
    if nombre:
        phrase = ngettext(
            "%(nombre)s situation gardée. Vous seul·e la lisez.",
            "%(nombre)s situations gardées. Vous seul·e les lisez.",
            nombre,
        )
        messages.success(request, phrase % {"nombre": nombre})
    return refusees


@transaction.atomic
def _garder_une(user, groupe, ligne):
    """Whether it is new: a row sent again is already there."""
    vignette = ligne.instance
    envoyee = ligne.cleaned_data.get("reference", "")
    if est_une_reference(envoyee):
        if Vignette.objects.filter(reference=envoyee, auteur=user).exists():
            return False
        if not Vignette.objects.filter(reference=envoyee).exists():
            vignette.reference = envoyee
    signer(vignette, user, groupe)
    ligne.save()
    consigner_l_ecriture(vignette, user)
    return True


def _gardees_aujourd_hui(user, groupe):
    siennes = Vignette.objects.visibles_pour(user).filter(auteur=user, groupe=groupe, cercle=Cercle.PRIVE)
    return siennes.filter(raconte_le=timezone.localdate()).order_by("pk")
