"""The code book: its tree, the page of a code, and the gestures of who keeps it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..grille import actions, fusion
from ..grille.depart import partir_de_la_grille_de_depart
from ..grille.forms import CodeForm, DeplacerForm, FusionnerForm, NouveauCodeForm
from ..grille.versions import definitions_de
from ..models import Code, Memo, Observation, Passage, VersionDeGrille
from ..permissions import peut_lire_les_observations, peut_veiller

SENS = {"monter": -1, "descendre": 1}


def codes(request):
    """The tree, with the number of texts that this reader may read under each code."""
    if not peut_lire_les_observations(request.user):
        raise Http404
    arbre = Code.objects.actifs().en_arbre()
    nombres = Observation.objects.visibles_pour(request.user).nombres_par_code(request.user)
    for code in arbre:
        code.nombre = nombres.get(code.pk, 0)
    contexte = {
        "codes": _avec_leurs_voisins(arbre),
        "retires": Code.objects.filter(retire_le__isnull=False, fusionne_dans__isnull=True).order_by("nom"),
        "peut_tenir": peut_veiller(request.user),
        "ancetres": ancetres(request.user),
    }
    return render(request, "veille/grille/grille.html", contexte)


def ancetres(user, *suite):
    """The table for the veilleuse, then these pages, each (title, address)."""
    debut = [(_("Ma table"), reverse("veille"))] if peut_veiller(user) else []
    return [{"titre": titre, "url": url} for titre, url in [*debut, *suite]]


def de_la_grille(request, code=None):
    chemin = ancetres(request.user, (_("Grille de codes"), reverse("codes")))
    if code is not None:
        chemin.append({"titre": code.nom, "langue": code.langue, "url": code.get_absolute_url()})
    return chemin


def tenir_ou_404(user):
    if not peut_veiller(user):
        raise Http404


def code_ou_404(request, cle):
    """For who keeps the book: a code that is still in it."""
    tenir_ou_404(request.user)
    return get_object_or_404(Code.objects.actifs(), cle=cle)


def _avec_leurs_voisins(arbre):
    """Each code knows whether it may go up or down among its siblings."""
    rangees: dict[int | None, list] = {}
    for code in arbre:
        rangees.setdefault(code.parent_id, []).append(code)
    for freres in rangees.values():
        for rang, code in enumerate(freres):
            code.premier, code.dernier = rang == 0, rang == len(freres) - 1
    return arbre


def code(request, cle):
    """One code: what it means and meant, where it stands, what one may do with it. A merged one leads on."""
    if not peut_lire_les_observations(request.user):
        raise Http404
    objet = get_object_or_404(Code.objects.select_related("parent", "fusionne_dans"), cle=cle)
    if objet.fusionne_dans_id:
        vif = objet.vif
        messages.info(request, _("« %(ancien)s » est devenu « %(vif)s ».") % {"ancien": objet, "vif": vif})
        return redirect(vif)
    passages = Passage.objects.visibles_pour(request.user).filter(codes=objet)
    contexte = {
        "code": objet,
        "enfants": objet.enfants.filter(retire_le__isnull=True),
        "nombre": passages.count(),
        "definitions": definitions_de(objet, VersionDeGrille.objects.all()),
        "memos": Memo.objects.filter(code=objet, auteur=request.user.pk),
        "scission": objet.scissions.filter(finie_le__isnull=True).first(),
        "gestes": objet.gestes.select_related("par")[:10],
        "peut_tenir": peut_veiller(request.user),
        "ancetres": de_la_grille(request),
    }
    return render(request, "veille/grille/code.html", contexte)


def code_nouveau(request):
    tenir_ou_404(request.user)
    arbre = Code.objects.actifs().en_arbre()
    sous = next((code for code in arbre if code.cle == request.GET.get("sous")), None)
    debut = {"parent": sous.pk, "couleur_rang": sous.couleur_rang} if sous else {}
    form = NouveauCodeForm(request.POST or None, arbre=arbre, initial=debut)
    titre = _("Ajouter un code")
    if request.method == "POST" and form.is_valid():
        cree = essayer(
            form,
            lambda: actions.ajouter(request.user, parent=form.cleaned_data["parent"], **form.champs()),
        )
        if cree:
            messages.success(request, _("« %(code)s » est dans la grille.") % {"code": cree})
            return vers_la_grille(cree)
    return formulaire(request, form, titre, _("Ajouter à la grille"), code=sous)


def code_modifier(request, cle):
    objet = code_ou_404(request, cle)
    form = CodeForm(request.POST or None, instance=objet)
    titre = _("Renommer ou redéfinir un code")
    if request.method == "POST" and form.is_valid() and _redefini(form, objet, request.user):
        messages.success(request, _("C’est gardé. Les passages déjà codés le restent."))
        return redirect(objet)
    return formulaire(request, form, titre, _("Garder"), code=objet)


def code_deplacer(request, cle):
    objet = code_ou_404(request, cle)
    form = DeplacerForm(request.POST or None, code=objet, arbre=Code.objects.actifs().en_arbre())
    titre = _("Déplacer un code")
    if request.method == "POST" and form.is_valid() and _deplace(form, objet, request.user):
        messages.success(request, _("Le code est déplacé, avec ce qu’il contient."))
        return vers_la_grille(objet)
    return formulaire(request, form, titre, _("Déplacer"), code=objet)


def code_fusionner(request, cle):
    objet = code_ou_404(request, cle)
    form = FusionnerForm(request.POST or None, code=objet, arbre=Code.objects.actifs().en_arbre())
    titre = _("Fusionner un code dans un autre")
    aide = _(
        "Ses passages, ses mémos et ses sous-codes passent sous l’autre code. Les anciens liens y mènent."
        " Le journal permet de défaire."
    )
    if request.method == "POST" and form.is_valid():
        cible = form.cleaned_data["cible"]
        if essayer(form, lambda: fusion.fusionner(objet, cible, request.user)):
            messages.success(request, _("C’est fusionné. Le journal de la grille permet de défaire."))
            return redirect(cible)
    return formulaire(request, form, titre, _("Fusionner"), aide, objet)


def _redefini(form, code, par):
    return essayer(form, lambda: [actions.redefinir(code, par, **form.champs())])


def _deplace(form, code, par):
    return essayer(form, lambda: actions.deplacer(code, form.cleaned_data["parent"], par))


@require_POST
def code_retirer(request, cle):
    objet = code_ou_404(request, cle)
    if reussir(request, lambda: actions.retirer(objet, request.user)):
        messages.success(request, _("Il n’est plus proposé. Les passages déjà codés le gardent."))
    return redirect(objet)


@require_POST
def code_remettre(request, cle):
    tenir_ou_404(request.user)
    objet = get_object_or_404(Code, cle=cle)
    if reussir(request, lambda: actions.remettre(objet, request.user)):
        messages.success(request, _("Le code est de nouveau proposé."))
    return redirect(objet)


@require_POST
def grille_ordre(request):
    """« monter:role », « descendre:role »: one form, as many buttons as there are codes."""
    sens, _deux_points, cle = request.POST.get("geste", "").replace("\x00", "").partition(":")
    if sens not in SENS:
        raise Http404
    objet = code_ou_404(request, cle)
    reussir(request, lambda: actions.glisser(objet, SENS[sens], request.user))
    return vers_la_grille(objet)


@require_POST
def grille_de_depart(request):
    tenir_ou_404(request.user)
    if reussir(request, lambda: [partir_de_la_grille_de_depart(request.user)]):
        messages.success(request, _("La grille de départ est là. Changez-la comme il vous convient."))
    return redirect("codes")


def vers_la_grille(code):
    return redirect(f"{reverse('codes')}#{code.cle}")


def essayer(form, geste):
    """What the gesture gives; a refusal is told in the form."""
    try:
        return geste()
    except ValidationError as refus:
        form.add_error(None, refus)
        return None


def reussir(request, geste):
    try:
        return geste() or True
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
        return False


def formulaire(request, form, titre, bouton, aide="", code=None):
    """Of the book, or of one of its codes: the way back is there."""
    contexte = {
        "form": form,
        "code": code,
        "titre_page": titre,
        "bouton": bouton,
        "aide": aide,
        "retour": code.get_absolute_url() if code else reverse("codes"),
        "ancetres": de_la_grille(request, code),
    }
    return render(request, "veille/grille/formulaire.html", contexte)
