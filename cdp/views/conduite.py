"""The session while it is held, for whoever leads it: begin, lead, show, look again at resources, close."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from noeuds.models import Noeud
from ressources.enums import GenreDeSignalement

from .. import permissions
from ..direct import conduite
from ..direct.a_revoir import ressources_a_revoir, revoir
from ..forms import ClotureForm
from ..models import Capture, Cloture
from .acces import ancetres, exiger, seance_visible
from .direct import ecran, suivi_de


@require_POST
def seance_commencer(request, reference):
    seance = seance_visible(request.user, reference)
    exiger(permissions.peut_commencer(request.user, seance))
    conduite.commencer(seance)
    return redirect("seance_telecommande", reference)


def seance_projecteur(request, reference):
    """What the room looks at, from any laptop of the group; with the code from a moderator's."""
    seance, suivi = suivi_de(request, reference)
    if suivi is None:
        return redirect(seance)
    noeuds = Noeud.objects.visibles_pour(request.user).filter(seances=seance)
    contexte = ecran(request, suivi, "projecteur") | {"noeud": noeuds.order_by("pk").first()}
    return render(request, "cdp/direct/projecteur.html", contexte)


def seance_telecommande(request, reference):
    """The moderator's remote, held in one hand."""
    seance, suivi = suivi_de(request, reference)
    exiger(permissions.peut_animer(request.user, seance.groupe))
    if suivi is None:
        return redirect(seance)
    if request.method == "POST":
        return _agir(request, suivi)
    return render(request, "cdp/direct/telecommande.html", ecran(request, suivi, "telecommande"))


def _agir(request, suivi):
    """One tap; led meanwhile from another phone, the session is shown as it now is and nothing is done."""
    phrase = ""
    try:
        _appliquer(request.POST, suivi)
    except conduite.Depassee:
        phrase = _("La séance a avancé depuis un autre téléphone. Voici où elle en est.")
    if not request.accepts("text/html"):
        return JsonResponse({"phrase": phrase})
    if phrase:
        messages.info(request, phrase)
    return redirect("seance_telecommande", suivi.seance.reference)


def _appliquer(post, suivi):
    for nom, presente in (("presente", True), ("absente", False)):
        if nom in post:
            attendu = get_object_or_404(suivi.seance.attendus(), personne=_entier(post[nom]))
            return conduite.noter_presence(suivi.seance, attendu.personne_id, presente)
    geste = "aller" if "aller" in post else post.get("geste")
    exiger(geste in conduite.GESTES)
    cible = _entier(post.get("aller"))
    return conduite.conduire(suivi.seance, geste, _entier(post.get("conduite")), cible)


def _entier(texte):
    return int(texte) if texte and texte.isdigit() and len(texte) < 18 else 0


def seance_revue(request, reference):
    """« Toujours vrai ? », by show of hands: three resources that nobody has checked for long, one tap each."""
    seance, suivi = suivi_de(request, reference)
    exiger(suivi and permissions.peut_animer(request.user, seance.groupe))
    if request.method == "POST":
        exiger(permissions.peut_revoir(request.user, suivi.direct))
        post = request.POST
        exiger(revoir(suivi.seance, request.user, post.get("ressource", ""), post.get("signaler", "")))
        return redirect("seance_revue", reference)
    if not permissions.peut_revoir(request.user, suivi.direct):
        return redirect("seance_cloture", reference)
    contexte = {
        "seance": seance,
        "ressources": ressources_a_revoir(request.user, suivi.direct),
        "faites": suivi.direct.revues.count(),
        "signalements": GenreDeSignalement,
        "ancetres": ancetres(seance.groupe, seance),
    }
    return render(request, "cdp/direct/revue.html", contexte)


@sensitive_post_parameters()
def seance_cloture(request, reference):
    """Five minutes: the essentials in three fields, what was noted beside them."""
    seance, suivi = suivi_de(request, reference)
    exiger(suivi and permissions.peut_animer(request.user, seance.groupe))
    form = ClotureForm(request.POST or None, instance=_cloture(seance))
    if request.method == "POST" and form.is_valid():
        conduite.clore(form.instance, request.user)
        if "finir" in request.POST:
            conduite.terminer(seance)
            messages.success(request, _("La séance est finie. L’essentiel est gardé."))
            ecrit = permissions.peut_consigner(request.user, seance)
            return redirect("compte_rendu", reference) if ecrit else redirect(seance)
        messages.success(request, _("C’est enregistré."))
        return redirect("seance_cloture", reference)
    contexte = {
        "seance": seance,
        "direct": suivi.direct,
        "form": form,
        "captures": Capture.objects.visibles_pour(request.user).filter(seance=seance).order_by("genre", "pk"),
        "ancetres": ancetres(seance.groupe, seance),
    }
    return render(request, "cdp/direct/cloture.html", contexte, status=422 if form.is_bound else 200)


@require_POST
@sensitive_post_parameters()
def seance_cloture_en_chemin(request, reference):
    """The same three fields, kept as one types; what the helper refuses stays in the browser. JSON."""
    seance, suivi = suivi_de(request, reference)
    exiger(suivi and permissions.peut_animer(request.user, seance.groupe))
    form = ClotureForm(request.POST, instance=_cloture(seance))
    if not form.is_valid():
        phrase = _("Gardé dans ce téléphone : un passage est à revoir.")
        if form.non_field_errors():
            phrase = _("Gardé dans ce téléphone : la réponse a changé ailleurs.")
        return JsonResponse({"entier": False, "phrase": phrase})
    conduite.clore(form.instance, request.user)
    return JsonResponse({"entier": True, "phrase": "", "version": form.instance.modifie_le.isoformat()})


def _cloture(seance):
    return Cloture.objects.filter(seance=seance).first() or Cloture(seance=seance)
