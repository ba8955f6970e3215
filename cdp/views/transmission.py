"""What a member takes home from a session: what she missed, and the sheet for her own team."""

from django.contrib import messages
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from socle.modeles import tenir
from socle.papiers import reponse_papier

from .. import permissions
from ..apres import notes, resume, transmission
from ..forms.transmission import MotPourEquipeForm
from ..models import MotPourEquipe
from ..ordre_du_jour.points import noeuds_de
from .acces import ancetres, exiger, seance_visible


def _seance(request, reference):
    seance = seance_visible(request.user, reference, "elements", "points")
    exiger(permissions.peut_relire_la_seance(request.user, seance))
    return seance


def seance_resume(request, reference):
    """What was missed: four elements, resources, pistes, the next date."""
    seance = _seance(request, reference)
    contexte = {
        "seance": seance,
        "ancetres": ancetres(seance.groupe, seance),
        "mes_notes": list(notes.a_moi(seance, request.user)),
        "noeuds": noeuds_de(seance, request.user)[1],
        **resume.contenu(seance, request.user),
    }
    return render(request, "cdp/resume.html", contexte)


@require_POST
def resume_envoyer(request, reference):
    seance = seance_visible(request.user, reference)
    exiger(permissions.peut_envoyer_le_resume(request.user, seance))
    nombre = resume.envoyer(seance, request.user)
    if nombre:
        phrase = ngettext(
            "Le résumé part par e-mail, à une personne absente.",
            "Le résumé part par e-mail, à %(n)s personnes absentes.",
            nombre,
        )
        messages.success(request, phrase % {"n": nombre})
    else:
        messages.warning(request, _("Personne n’est noté absent. Notez d’abord les présences."))
    return redirect(seance)


@never_cache
@sensitive_post_parameters()
def fiche_transmission(request, reference):
    """The sheet as it is now, and her own words beside it."""
    seance = _seance(request, reference)
    return _recevoir(request, seance) if request.method == "POST" else _montrer(request, seance)


@transaction.atomic
def _recevoir(request, seance):
    form = MotPourEquipeForm(request.POST, instance=_mot_tenu(request.user, seance))
    if not form.is_valid():
        return _montrer(request, seance, form)
    form.save()
    messages.success(request, _("Vos mots sont gardés. Vous seul·e les lisez."))
    return redirect("fiche_transmission", seance.reference)


def _montrer(request, seance, form=None):
    fiche = transmission.fiche(seance, request.user)
    mot = fiche.mot or MotPourEquipe(seance=seance, personne=request.user)
    contexte = {
        "seance": seance,
        "fiche": fiche,
        "form": form or MotPourEquipeForm(instance=mot),
        "ancetres": ancetres(seance.groupe, seance),
    }
    return render(request, "cdp/fiche_transmission.html", contexte)


def _mot_tenu(personne, seance):
    """Hers, or a new one: the first autosave and the button may arrive together."""
    tenir(personne)
    mot = MotPourEquipe.objects.select_for_update().filter(seance=seance, personne=personne).first()
    return mot or MotPourEquipe(seance=seance, personne=personne)


@never_cache
@require_POST
@sensitive_post_parameters()
@transaction.atomic
def fiche_transmission_en_chemin(request, reference):
    """Her words, as she types them. JSON."""
    seance = _seance(request, reference)
    form = MotPourEquipeForm(request.POST, instance=_mot_tenu(request.user, seance))
    entier = form.is_valid()
    if form.non_field_errors():
        phrase = _("Gardé dans ce téléphone : ces mots ont changé ailleurs.")
        return JsonResponse({"entier": False, "phrase": phrase})
    form.garder_ce_qui_est_propre()
    phrase = "" if entier else _("Gardé dans ce téléphone : un passage est à revoir.")
    return JsonResponse({"entier": entier, "phrase": phrase, "version": form.instance.modifie_le.isoformat()})


def fiche_transmission_papier(request, reference):
    seance = _seance(request, reference)
    fiche = transmission.fiche(seance, request.user)
    nom = f"fiche-equipe-{seance.debut:%Y-%m}"
    return reponse_papier(request, "cdp/papiers/fiche_transmission.html", {"fiche": fiche}, nom)
