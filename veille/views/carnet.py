from uuid import uuid4

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from cdp.models import Seance
from cdp.views.direct import ecran, suivi_de

from ..carnet.actions import noter_une_fois, partager_ensemble, reprendre_ensemble
from ..carnet.forms import CarnetForm, PartageForm
from ..carnet.lecture import carnet as lire_le_carnet
from ..carnet.lecture import notes_de
from ..permissions import peut_noter


def seance_observee(user, reference):
    """The session, for the veilleuse of its group; for anybody else there is nothing here."""
    seances = Seance.objects.visibles_pour(user).select_related("groupe").prefetch_related("points")
    seance = get_object_or_404(seances, reference=reference)
    if not peut_noter(user, seance):
        raise Http404
    return seance


def ancetres_de(seance, *suite):
    table = {"titre": _("Ma table"), "url": reverse("veille")}
    return [table, {"titre": seance.titre, "url": seance.get_absolute_url(), "langue": seance.langue}, *suite]


def _vers_le_carnet(seance):
    return {"titre": _("Carnet"), "url": reverse("carnet", args=[seance.reference])}


@sensitive_post_parameters()
def carnet(request, reference):
    """Read and write the notebook of one session. JSON for the page's own script."""
    seance = seance_observee(request.user, reference)
    if request.method != "POST":
        return _page(request, seance, None)
    form = CarnetForm(request.POST, seance=seance)
    if not form.is_valid():
        return _page(request, seance, form, statut=422)
    donnees = form.cleaned_data
    note = noter_une_fois(form.note(), request.user, donnees["codes"], donnees["ecrite_le"])
    if not request.accepts("text/html"):
        return JsonResponse(_note_en_json(request, note, donnees["lieu"]))
    messages.success(request, _("C’est noté. Vous seule pouvez le lire."))
    return redirect(f"{reverse('carnet', args=[reference])}?lieu={donnees['lieu']}#note-{note.reference}")


def _note_en_json(request, note, lieu):
    return {
        "cle": f"note-{note.reference}",
        "lieu": lieu,
        "html": render_to_string("veille/carnet/note.html", {"note": note}, request),
    }


def _page(request, seance, form, statut=200):
    suivi = _suivi(request, seance)
    pages = lire_le_carnet(seance, request.user, suivi["direct"].point_id if suivi else None)
    choisi = request.GET.get("lieu") or next((lieu.cle for lieu in pages if lieu.courant), pages[0].cle)
    notes = [note for lieu in pages for note in lieu.notes]
    contexte = {
        "seance": seance,
        "lieux": pages,
        "suivi": suivi,
        "form": form or CarnetForm(seance=seance, initial={"lieu": choisi, "cle": uuid4()}),
        "nombre": len(notes),
        "a_partager": sum(not note.est_partagee for note in notes),
        "partagees": sum(note.est_partagee for note in notes),
        "ancetres": ancetres_de(seance),
    }
    return render(request, "veille/carnet/carnet.html", contexte, status=statut)


def _suivi(request, seance):
    """Where the session is, if it is being held and she may follow it: as on anybody's phone."""
    _seance, suivi = suivi_de(request, seance.reference)
    return ecran(request, suivi, "direct") if suivi and suivi.direct.en_cours else None


def carnet_partager(request, reference):
    """What goes, and to whom; then all of it in one gesture."""
    seance = seance_observee(request.user, reference)
    notes = notes_de(seance, request.user).filter(partagee_le=None)
    form = PartageForm(request.POST or None, notes=notes)
    if request.method == "POST" and form.is_valid():
        nombre = partager_ensemble(form.cleaned_data["notes"], request.user)
        messages.success(request, _phrase_de_partage(nombre, seance))
        return redirect("carnet", reference)
    contexte = {"seance": seance, "form": form, "ancetres": ancetres_de(seance, _vers_le_carnet(seance))}
    return render(request, "veille/carnet/partager.html", contexte)


def _phrase_de_partage(nombre, seance):
    return ngettext(
        "%(nombre)s note est partagée avec la modération de %(groupe)s et la coordination.",
        "%(nombre)s notes sont partagées avec la modération de %(groupe)s et la coordination.",
        nombre,
    ) % {"nombre": nombre, "groupe": seance.groupe}


@require_POST
def carnet_reprendre(request, reference):
    seance = seance_observee(request.user, reference)
    reprendre_ensemble(notes_de(seance, request.user).exclude(partagee_le=None), request.user)
    messages.success(request, _("Tout est repris : vous seule pouvez de nouveau lire ces notes."))
    return redirect("carnet", reference)
