"""Bundles of evidence: hers alone. Others read how much they hold, where they are cited."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from noeuds.models import Vignette
from socle.comptes.portes import suite_sure
from socle.modeles import langue_active

from .. import faisceaux as actions
from .. import permissions
from ..faisceaux import FormulaireFaisceau, passages_lisibles
from ..models import Faisceau
from ..preuves import compte, comptes

TROUVEES = 12
#: What one page of results may hold; a forged form asks for no more work.
A_LA_FOIS = 500


def _ancetres(user, dans_la_liste=True):
    table = [{"titre": _("Ma table"), "url": reverse("veille")}] if permissions.peut_veiller(user) else []
    return table + (
        [{"titre": _("Faisceaux de preuves"), "url": reverse("faisceaux")}] if dans_la_liste else []
    )


def _exiger(user):
    if not permissions.peut_reunir_des_preuves(user):
        raise Http404


def _le_sien(user, reference):
    _exiger(user)
    return get_object_or_404(Faisceau.objects.visibles_pour(user), reference=reference)


def faisceaux(request):
    """Hers, each with what it holds now; and the form of a new one."""
    _exiger(request.user)
    form = FormulaireFaisceau(request.POST or None)
    if request.method == "POST" and form.is_valid():
        donnees = form.cleaned_data
        neuf = actions.ouvrir(
            request.user, donnees["titre"], donnees["mot"], donnees["langue"] or langue_active()
        )
        messages.success(request, _("Le faisceau est prêt : ajoutez-y des passages et des situations."))
        return redirect(neuf)
    siens = list(Faisceau.objects.visibles_pour(request.user))
    nombres = comptes(siens)
    contexte = {
        "form": form,
        "lignes": [{"faisceau": faisceau, "compte": nombres[faisceau.pk]} for faisceau in siens],
        "ancetres": _ancetres(request.user, dans_la_liste=False),
    }
    return render(request, "veille/faisceaux/faisceaux.html", contexte)


def faisceau(request, reference):
    """What it holds, to read and to trim; and situations to add, found by their words."""
    objet = _le_sien(request.user, reference)
    question = request.GET.get("q", "").replace("\x00", "").strip()[:120]
    vignettes = list(objet.vignettes.visibles_pour(request.user).select_related("groupe", "noeud"))
    contexte = {
        "objet": objet,
        "compte": compte(objet),
        "passages": list(
            passages_lisibles(request.user)
            .filter(faisceaux=objet)
            .select_related("observation__seance", "observation__groupe")
            .prefetch_related("codes")
            .order_by("-observation__seance__debut", "debut", "pk")
        ),
        "vignettes": vignettes,
        "question": question,
        "trouvees": _trouvees(request.user, question, vignettes),
        "ancetres": _ancetres(request.user),
    }
    return render(request, "veille/faisceaux/faisceau.html", contexte)


def _trouvees(user, question, deja):
    if not question:
        return []
    visibles = Vignette.objects.visibles_pour(user).select_related("groupe", "noeud")
    presentes = {vignette.pk for vignette in deja}
    trouvees = visibles.search(question, operator="and")[: TROUVEES + len(presentes)]
    return [vignette for vignette in trouvees if vignette.pk not in presentes][:TROUVEES]


def faisceau_modifier(request, reference):
    objet = _le_sien(request.user, reference)
    form = FormulaireFaisceau(request.POST or None, instance=objet)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("C’est gardé."))
        return redirect(objet)
    contexte = {"form": form, "objet": objet, "ancetres": _ancetres(request.user)}
    return render(request, "veille/faisceaux/formulaire.html", contexte)


def faisceau_ajouter(request):
    """From any page that shows passages or situations: choose a bundle, or name a new one, then add them."""
    _exiger(request.user)
    envoi = request.POST if request.method == "POST" else request.GET
    passages, vignettes = _demandes(request.user, envoi)
    retour = suite_sure(request, envoi.get("suite", ""))
    if request.method != "POST":
        return _choisir(request, passages, vignettes, retour)
    # A form is forged by anybody: PostgreSQL refuses NUL.
    titre, reference = (envoi.get(nom, "").replace("\x00", "").strip()[:160] for nom in ("titre", "faisceau"))
    if not (passages or vignettes) or not (titre or reference):
        messages.error(request, _("Choisissez ce que vous ajoutez, et dans quel faisceau."))
        return redirect(retour or "faisceaux")
    if reference:
        objet = _le_sien(request.user, reference)
    else:
        objet = actions.ouvrir(request.user, titre, langue=langue_active())
    actions.ajouter(objet, request.user, passages, vignettes)
    messages.success(request, _("C’est ajouté au faisceau « %(titre)s ».") % {"titre": objet.titre})
    return redirect(retour or objet)


def _choisir(request, passages, vignettes, retour):
    contexte = {
        "passages": passages,
        "vignettes": vignettes,
        "faisceaux": Faisceau.objects.visibles_pour(request.user),
        "suite": retour,
        "ancetres": _ancetres(request.user),
    }
    return render(request, "veille/faisceaux/ajouter.html", contexte)


def _demandes(user, envoi):
    """The passages and situations that were named, each readable by her, or 404."""
    cles = set(envoi.getlist("passage")[:A_LA_FOIS])
    references = {reference.replace("\x00", "") for reference in envoi.getlist("vignette")[:A_LA_FOIS]}
    try:
        passages = list(passages_lisibles(user).filter(cle__in=cles).select_related("observation"))
    except ValidationError as erreur:  # not a key at all
        raise Http404 from erreur
    vignettes = list(Vignette.objects.visibles_pour(user).filter(reference__in=references))
    if len(passages) != len(cles) or len(vignettes) != len(references):
        raise Http404
    return passages, vignettes


@require_POST
def faisceau_retirer(request, reference):
    objet = _le_sien(request.user, reference)
    passages, vignettes = _demandes(request.user, request.POST)
    actions.retirer(objet, request.user, passages, vignettes)
    messages.success(request, _("C’est retiré du faisceau."))
    return redirect(objet)


@require_POST
def faisceau_effacer(request, reference):
    actions.effacer(_le_sien(request.user, reference), request.user)
    messages.success(request, _("Le faisceau est effacé. Les textes, eux, restent."))
    return redirect("faisceaux")
