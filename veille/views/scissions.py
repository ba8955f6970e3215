"""Splitting a code: naming the new ones, then sorting its passages, page by page."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..grille import scission as gestes
from ..grille.forms import ScinderForm
from ..grille.retrouver import avec_leur_source
from ..models import Passage, Scission
from . import grille

PAR_PAGE = 10


def code_scinder(request, cle):
    code = grille.code_ou_404(request, cle)
    if (ouverte := code.scissions.filter(finie_le__isnull=True).first()) is not None:
        return redirect("scission", ouverte.pk)
    form = ScinderForm(request.POST or None)
    titre = _("Scinder un code")
    if request.method == "POST" and form.is_valid():
        scission = grille.essayer(form, lambda: gestes.scinder(code, form.nouveaux(), request.user))
        if scission:
            return redirect("scission", scission.pk)
    aide = _(
        "Les nouveaux codes se placent à côté. Vous relisez ensuite ses passages, et vous choisissez pour chacun."
    )
    return grille.formulaire(request, form, titre, _("Scinder"), aide, code)


def scission(request, pk):
    """The next passages to sort; what is not ticked waits, and one comes back whenever one likes."""
    ouverte = _ouverte_ou_404(request, pk)
    restants = gestes.restants(ouverte, request.user).order_by("passage__observation", "passage__debut", "pk")
    if request.method == "POST":
        tries = grille.reussir(request, lambda: gestes.trier(ouverte, _choix(request.POST), request.user))
        if tries is True:
            messages.info(request, _("Rien n’était coché : ces passages attendent."))
        return redirect("scission", ouverte.pk)
    page = Paginator(restants.select_related("passage"), PAR_PAGE).get_page(request.GET.get("page"))
    contexte = {
        "scission": ouverte,
        "choix": [
            *({"pk": c.pk, "code": c.vif} for c in _cibles(ouverte)),
            {"pk": ouverte.code_id, "code": ouverte.code},
        ],
        "page": page,
        "rangees": _rangees(page, request.user),
        "total": gestes.a_trier(ouverte, request.user).count(),
        "ancetres": grille.de_la_grille(request),
    }
    return render(request, "veille/grille/scission.html", contexte)


@require_POST
def scission_terminer(request, pk):
    ouverte = _ouverte_ou_404(request, pk)
    retirer = "retirer" in request.POST
    if grille.reussir(request, lambda: [gestes.terminer(ouverte, request.user, retirer)]):
        messages.success(request, _("Le tri est fini."))
    return redirect(ouverte.code)


def _ouverte_ou_404(request, pk):
    grille.tenir_ou_404(request.user)
    ouvertes = Scission.objects.filter(finie_le__isnull=True).select_related("code__fusionne_dans")
    return get_object_or_404(ouvertes, pk=pk)


def _cibles(ouverte):
    return ouverte.cibles.select_related("fusionne_dans").order_by("rang")


def _rangees(page, user):
    """Each coding with its passage in its words."""
    passages = Passage.objects.filter(pk__in=[codage.passage_id for codage in page])
    sources = {source["passage"].pk: source for source in avec_leur_source(passages, user)}
    return [{"codage": codage, **sources[codage.passage_id]} for codage in page]


def _choix(donnees):
    """{coding: [codes]} of what was sent; what is no number is nobody's."""
    choix = {}
    for nom in donnees:
        if nom.startswith("codage_") and nom[7:].isdecimal():
            choix[int(nom[7:])] = [int(valeur) for valeur in donnees.getlist(nom) if valeur.isdecimal()]
    return choix
