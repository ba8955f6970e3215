"""Lacks: what members look for and do not find, and what becomes of it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, Exists, F, OuterRef, Value, When
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socle.seuils import SEUIL
from socle.texte import plier

from .. import permissions
from ..forms.manques import FormulaireDecision, FormulaireManque
from ..manques import actions
from ..manques.enums import EtatDeManque
from ..models import ManqueDocumente, Ressource

PAR_PAGE = 24
NOEUDS = 12
#: What a search calls otherwise.
_NOMS = {"langue_parlee": "langue", "mots": "q"}


def _visibles(user):
    liees = ("theme", "noeud", "commune", "ressource")
    return ManqueDocumente.objects.visibles_pour(user).select_related(*liees).avec_les_demandes(user)


def manques(request):
    """Open lacks, the most asked for first; then what became of the others, and nœuds with nobody to turn to."""
    if not permissions.peut_contribuer(request.user):
        raise Http404
    visibles = _visibles(request.user)
    etat = request.GET.get("etat", "")
    etat = etat if etat in EtatDeManque.values else EtatDeManque.OUVERT
    page = Paginator(visibles.filter(etat=etat).order_by(_au_dessus_du_seuil(), "-depuis", "pk"), PAR_PAGE)
    contexte = {
        "page": page.get_page(request.GET.get("page")),
        "onglets": [
            {"libelle": valeur.label.capitalize(), "url": f"?etat={valeur.value}", "courant": valeur == etat}
            for valeur in EtatDeManque
        ],
        "ouverts": etat == EtatDeManque.OUVERT,
        "seuil": SEUIL,
        "noeuds": _noeuds_sans_ressource(request.user) if etat == EtatDeManque.OUVERT else [],
        "ancetres": _ancetres()[:1],
    }
    return render(request, "ressources/manques/liste.html", contexte)


def _au_dessus_du_seuil():
    """The most asked for first; under the threshold, a rank would tell what the number does not."""
    return Case(When(nombre__gte=SEUIL, then=F("nombre")), default=Value(0)).desc()


def _noeuds_sans_ressource(user):
    """Computed, never stored: those for which this reader finds nobody, and which nobody noted yet."""
    tous: Any = ManqueDocumente._meta.get_field("noeud").related_model
    liens = Ressource.noeuds.through.objects.filter(
        noeud=OuterRef("pk"), ressource__in=Ressource.objects.visibles_pour(user).order_by().values("pk")
    )
    notes = ManqueDocumente.objects.filter(noeud=OuterRef("pk"))
    visibles = tous.objects.visibles_pour(user).sources()
    return visibles.filter(~Exists(liens), ~Exists(notes)).order_by("title")[:NOEUDS]


def manque_nouveau(request):
    """A lack in governed terms, prefilled with what was asked for; in one tap where that says enough."""
    if not permissions.peut_contribuer(request.user):
        raise Http404
    form = FormulaireManque(
        request.POST if request.method == "POST" else None, user=request.user, initial=_demande(request.GET)
    )
    if request.method == "POST" and form.is_valid():
        manque = actions.noter(request.user, form.faits(), form.cleaned_data["mots"])
        messages.success(
            request, _("C’est noté, sans votre nom. Si d’autres le disent aussi, cela se verra.")
        )
        return redirect(manque)
    contexte = {"form": form, "ancetres": _ancetres()}
    return render(request, "ressources/manques/nouveau.html", contexte, status=422 if form.is_bound else 200)


def _demande(parametres):
    """What the search asked, under the names of the form; the theme that its words call for."""
    champs = FormulaireManque.base_fields
    demande = {
        nom: parametres.get(_NOMS.get(nom, nom), "").replace("\x00", "")[:200]
        for nom in champs
        if nom != "noeud"
    }
    return {**demande, "theme": demande["theme"] or _theme_de(demande["mots"])}


def _theme_de(mots):
    """The theme of which one of the words, in either language, is in what was typed."""
    cherches = f" {plier(mots)} "
    termes: Any = ManqueDocumente._meta.get_field("theme").related_model
    themes = termes._default_manager.filter(liste="theme", remplace_par=None) if mots else []
    appeles = (theme for theme in themes if any(f" {plier(mot)} " in cherches for mot in theme.mots()))
    return next((theme.cle for theme in appeles), "")


def manque(request, reference):
    """One lack: who else meets it (a number), what answers it, and the decision of those who keep the directory."""
    objet = get_object_or_404(_visibles(request.user), reference=reference)
    peut_decider = permissions.peut_decider_des_manques(request.user)
    form = FormulaireDecision(
        request.POST if request.method == "POST" else None, user=request.user, initial={"etat": objet.etat}
    )
    if request.method == "POST":
        if not peut_decider:
            raise Http404
        if form.is_valid():
            actions.decider(objet, request.user, **form.cleaned_data)
            messages.success(request, _("C’est enregistré."))
            return redirect(objet)
    contexte = {
        "manque": objet,
        "ancetres": _ancetres(),
        "seuil": SEUIL,
        "form": form if peut_decider else None,
        "demandes": objet.demandes.exclude(mots="") if peut_decider else [],
        "repond": objet.ressource
        if objet.ressource and permissions.peut_voir(request.user, objet.ressource)
        else None,
    }
    return render(request, "ressources/manques/manque.html", contexte, status=422 if form.is_bound else 200)


@require_POST
def manque_moi_aussi(request, reference):
    """« Moi aussi », or no more: one tap."""
    objet = get_object_or_404(ManqueDocumente.objects.visibles_pour(request.user), reference=reference)
    if "non" in request.POST:
        actions.quitter(request.user, objet)
        messages.success(request, _("C’est retiré."))
    else:
        actions.rejoindre(request.user, objet)
        messages.success(request, _("C’est noté, sans votre nom."))
    return redirect("manques")


def _ancetres():
    return [
        {"titre": _("Ressources"), "url": reverse("ressources")},
        {"titre": _("Les manques"), "url": reverse("manques")},
    ]
