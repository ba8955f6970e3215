"""The session while it is held, for all those present: follow it, note in it, enter by its code."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms.utils import flatatt
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from socle.comptes import portes

from .. import permissions
from ..direct import conduite
from ..direct.suivi import ZONES, Suivi, directs, passe, porteur_du_passe
from ..forms import CaptureForm, CodeForm
from ..models import Capture, Direct
from .acces import ancetres, exiger, seance_visible


def suivi_de(request, reference):
    """The session of this address and what a screen shows of it (None until it begins), or 404."""
    seance = seance_visible(request.user, reference)
    exiger(permissions.peut_suivre(request.user, seance))
    direct = directs(request.user.pk).filter(seance=seance).first()
    return seance, direct and _suivi(request, direct, request.user.pk)


def _suivi(request, direct, personne):
    return Suivi(direct, personne, request.build_absolute_uri("/").rstrip("/"))


def ecran(request, suivi, vue):
    """What every page that follows a session gives its template and its script."""
    return {
        "seance": suivi.seance,
        "direct": suivi.direct,
        "zones": _zones(suivi, vue),
        "ecran": flatatt(_attributs(request.user, suivi, vue)),
        "ancetres": ancetres(suivi.seance.groupe, suivi.seance),
    }


def _attributs(user, suivi, vue):
    """By which direct.js keeps a page in step with the session."""
    return {
        "data-module": static("cdp/js/direct.js"),
        "data-etat": reverse("seance_etat", args=[suivi.seance.reference]),
        "data-vue": vue,
        "data-passe": passe(user, suivi.seance),
        "data-version": suivi.version,
    }


def _zones(suivi, vue):
    """Without the request: the same words, whoever asks for them and how."""
    commun = suivi.contexte()
    return {
        nom: render_to_string(gabarit, commun | propre) for nom, (gabarit, propre) in suivi.zones(vue).items()
    }


def _maintenant():
    return round(timezone.now().timestamp() * 1000)


@login_not_required
@require_GET
def seance_etat(request, reference):
    """What changed since `v`, for a screen that shows its pass: nothing (204), or the parts of the page. JSON."""
    personne = porteur_du_passe(request.headers.get("X-Fil-Passe", ""), reference)
    direct = personne and directs(personne).filter(seance__reference=reference).first()
    vue = request.GET.get("vue")
    if not direct or vue not in ZONES or (vue == "telecommande" and not direct.anime):
        raise Http404
    suivi = _suivi(request, direct, personne)
    if request.GET.get("v") == suivi.version:
        reponse = HttpResponse(status=204)
    else:
        reponse = JsonResponse(
            {
                "version": suivi.version,
                "conduite": direct.conduite,
                "finie": not direct.en_cours,
                "maintenant": _maintenant(),
                "zones": _zones(suivi, vue),
            }
        )
    patch_cache_control(reponse, private=True, no_store=True)
    return reponse


def seance_direct(request, reference):
    """On one's own phone: where the session is, what I note, what the others note."""
    seance, suivi = suivi_de(request, reference)
    if suivi is None:
        return redirect(seance)
    return _page(request, suivi, CaptureForm(initial={"genre": request.GET.get("genre")}))


def _page(request, suivi, form, statut=200):
    contexte = ecran(request, suivi, "direct") | {
        "form": form,
        "present": suivi.seance.presences.filter(personne=request.user, presente=True).exists(),
        "peut_noter": permissions.peut_noter(request.user, suivi.direct),
    }
    return render(request, "cdp/direct/direct.html", contexte, status=statut)


@require_POST
@sensitive_post_parameters()
def seance_noter(request, reference):
    """Somebody present notes something; sent twice by a bad network, it is kept once."""
    _seance, suivi = suivi_de(request, reference)
    exiger(suivi and permissions.peut_noter(request.user, suivi.direct))
    form = CaptureForm(request.POST, instance=Capture(seance=suivi.seance))
    if not form.is_valid():
        return _page(request, suivi, form, statut=422)
    conduite.capturer(form.instance, request.user)
    if request.accepts("text/html"):
        messages.success(request, _("C’est noté."))
        return redirect("seance_direct", reference)
    return JsonResponse({"note": True})


@require_POST
def seance_retirer(request, reference, note):
    """Taken back, at once: by whoever noted it, or by a moderator."""
    _seance, suivi = suivi_de(request, reference)
    captures = Capture.objects.visibles_pour(request.user).select_related("seance__groupe")
    capture = get_object_or_404(captures, pk=note, seance__reference=reference)
    exiger(suivi and permissions.peut_retirer(request.user, capture))
    conduite.retirer(capture)
    if request.accepts("text/html"):
        messages.success(request, _("La note est retirée."))
        return redirect("seance_direct", reference)
    return JsonResponse({"note": True})


def rejoindre(request):
    """The code of the screen; it says nothing of a session of which one is not."""
    form = CodeForm(request.POST or None, initial={"code": request.GET.get("code", "")[:20]})
    statut = 200
    if request.method == "POST" and form.is_valid():
        if not portes.dans_les_limites(request, "rejoindre"):
            form.add_error(
                "code", _("Trop d’essais. Attendez dix minutes, ou dites-le à qui anime la séance.")
            )
            statut = 429
        elif direct := _direct_du_code(request.user, form.cleaned_data["code"]):
            conduite.noter_presence(direct.seance, request.user.pk)
            messages.success(request, _("Vous êtes noté·e présent·e. Bonne séance !"))
            return redirect(direct)
        else:
            form.add_error(
                "code",
                _(
                    "Ce code n’ouvre pas de séance pour vous. Relisez-le, ou demandez à qui anime de vous noter."
                ),
            )
    if form.is_bound and statut == 200:
        statut = 422
    return render(request, "cdp/direct/rejoindre.html", {"form": form}, status=statut)


def _direct_du_code(user, code):
    directs = Direct.objects.visibles_pour(user).en_cours().select_related("seance__groupe")
    return directs.filter(code_d_entree=code).first()
