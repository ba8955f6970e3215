from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from . import actions, permissions
from .enums import Cercle
from .file import file_d_attente
from .registre import objet_visible_ou_404

_FAIT = {
    "proposer": lambda: _("C’est envoyé à relire. Rien ne change avant la réponse."),
    "relire": lambda: _("Merci : votre relecture est enregistrée."),
    "regarder": lambda: _("Merci : votre relecture est enregistrée."),
    "valider": lambda: _("C’est maintenant visible par tout le monde."),
    "renvoyer": lambda: _("C’est renvoyé à son auteur·e, avec votre mot."),
    "rendre": lambda: _("C’est rendu à son auteur·e, avec votre mot."),
    "reprendre": lambda: _("C’est repris, partout et tout de suite."),
    "retirer": lambda: _("C’est retiré, partout et tout de suite."),
    "remettre": lambda: _("C’est de nouveau en ligne."),
}


#: To give back is to take back as far as its author alone.
_ACTIONS = {"rendre": "reprendre"}


def _doit_un_mot(action, objet):
    """Whoever sends back says what to change; whoever answers a report says what she saw."""
    if action == "remettre":
        return objet.alerte_parmi(objet.pas.all()) is not None
    return action in ("renvoyer", "rendre")


@require_POST
def agir(request, modele, reference, action):
    """One step between cercles, from the panel of a thing."""
    objet = objet_visible_ou_404(request.user, modele, reference)
    parametres = {"mot": request.POST.get("mot", "")[:2000]}
    if action in ("proposer", "reprendre"):
        vers = request.POST.get("vers", "")
        if vers not in Cercle.values:
            raise PermissionDenied
        parametres["vers"] = Cercle(vers)
    if _doit_un_mot(action, objet) and not parametres["mot"].strip():
        messages.error(request, _("Écrivez un mot à l’auteur·e : dites ce qu’il faut changer."))
        return redirect(objet.get_absolute_url())
    if action == "rendre":
        parametres["vers"] = Cercle.PRIVE
    getattr(actions, _ACTIONS.get(action, action))(objet, request.user, **parametres)
    messages.success(request, _FAIT[action]())
    visible = permissions.peut_voir(request.user, objet)
    return redirect(objet.get_absolute_url() if visible else "mon_espace")


def a_relire(request):
    """What waits for this reviewer: reports first, then the oldest, with its age and the look that it asks."""
    return render(request, "cercles/a_relire.html", {"attentes": file_d_attente(request.user)})
