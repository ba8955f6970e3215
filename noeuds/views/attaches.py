"""How the views of pistes, replies and questions fetch that from which a thing hangs: the unseen does not exist."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from socle.cercles import permissions as cercles
from socle.cercles.traductions import dans_la_langue
from socle.comptes.portes import suite_sure

from ..chemins import vers_les_noeuds, vers_les_vignettes
from ..models import Noeud, Piste, Vignette
from ..relecture import gardes


def noeud_visible(user, reference):
    """The source page that has this reference, if this person may see it, or 404."""
    return get_object_or_404(Noeud.objects.visibles_pour(user).sources(), reference=reference)


def parent_demande(request, modele):
    """What `?noeud=slug`, `?vignette=reference` or `?piste=reference` names, or 404."""
    for nom in modele.PARENTS:
        cle = request.GET.get(nom, "").replace("\x00", "")
        if cle:
            visibles = modele._meta.get_field(nom).related_model.objects.visibles_pour(request.user)
            if nom == "noeud":
                return get_object_or_404(visibles.sources(), slug=cle)
            return get_object_or_404(visibles, reference=cle)
    raise Http404


def avec_les_parents(visibles, modele):
    """With all that is needed to name what they hang from."""
    chemins = list(modele.PARENTS)
    if "piste" in chemins:
        chemins += ["piste__noeud", "piste__vignette"]
    return visibles.select_related("auteur", "groupe", *chemins)


def dit_dans_la_langue(parent, user):
    """The parent as this reader reads it: a nœud, in the language of the interface if it is there."""
    return dans_la_langue([parent], user)[0] if isinstance(parent, Noeud) else parent


def ancetres_de(parent, user):
    """The breadcrumb down to this parent."""
    if isinstance(parent, Piste):
        haut = dit_dans_la_langue(parent.parent, user)
        return [*ancetres_de(haut, user), _pas(parent, titre=_("Une piste"))]
    if isinstance(parent, Vignette):
        return [*vers_les_vignettes(), _pas(parent, langue=parent.langue)]
    return [*vers_les_noeuds(), _pas(parent, langue=parent.langue)]


def _pas(objet, titre="", langue=""):
    return {"titre": titre or str(objet), "url": objet.get_absolute_url(), "langue": langue}


def gardes_a_lire(objet, user):
    """What its author kept on purpose: for herself, the moderators of its group and those who review (§4.2)."""
    sien = user.is_authenticated and (
        objet.auteur_id == user.pk
        or objet.groupe_id in user.groupes_moderes_ids
        or cercles.peut_renvoyer(user, objet)
    )
    return gardes(objet) if sien else []


def revenir(request, objet):
    """Back to where the tap was made, when that is one of our pages; else to the thing itself."""
    return redirect(suite_sure(request, request.POST.get("suite", "")) or objet.get_absolute_url())
