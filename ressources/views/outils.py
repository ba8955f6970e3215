"""The toolbox: its list, what one takes from it, what one tells of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from socle.cercles.actions import signer
from socle.papiers import reponse_papier

from .. import permissions
from ..forms.outils import FormulaireNotice, FormulaireRetour, FormulaireVersion
from ..models import NoticeDOutil, Ressource, RetourDExperience, VersionDOutil
from ..outils.canevas import feuille
from ..outils.enums import GENRES_D_OUTIL, Canevas, MomentDUsage
from ..outils.fichiers import TYPES
from .terrain import _groupe as groupe_de

PAR_PAGE = 24


@login_not_required
def outils(request):
    """Tools, documents and trainings, by the moment when one needs them."""
    moment = request.GET.get("moment", "")
    moment = moment if moment in MomentDUsage.values else ""
    visibles = Ressource.objects.visibles_pour(request.user).filter(genre__in=GENRES_D_OUTIL)
    if moment:
        visibles = visibles.filter(notice__moments__possede=moment)
    liste = (
        visibles.select_related("notice", "groupe")
        .prefetch_related(Prefetch("versions", VersionDOutil.objects.order_by("-le", "-pk")))
        .order_by("nom_plie", "pk")
    )
    page = Paginator(liste, PAR_PAGE).get_page(request.GET.get("page"))
    for outil in page:
        outil.sa_notice = getattr(outil, "notice", None)
    contexte = {
        "page": page,
        "moments": [
            {"libelle": _("Tous"), "url": "?", "courant": not moment},
            *(
                {"libelle": str(m.label).capitalize(), "url": f"?moment={m.value}", "courant": m == moment}
                for m in MomentDUsage
            ),
        ],
        "canevas": list(Canevas),
        "ancetres": _ancetres()[:1],
        "peut_contribuer": permissions.peut_contribuer(request.user),
    }
    return render(request, "ressources/outils/liste.html", contexte)


@login_not_required
def canevas(request, cle):
    """One of our own sheets, as a PDF or a page to print."""
    if cle not in Canevas.values:
        raise Http404
    contexte = {"feuille": feuille(cle), "titre": str(Canevas(cle).label)}
    return reponse_papier(request, "ressources/outils/papier.html", contexte, cle)


@login_not_required
def version_fichier(request, reference):
    """The file of a version, to whoever sees its record; never shown inside our pages."""
    visibles = Ressource.objects.visibles_pour(request.user).order_by().values("pk")
    version = get_object_or_404(
        VersionDOutil.objects.filter(ressource__in=visibles).exclude(fichier="").select_related("ressource"),
        reference=reference,
    )
    genre = (version.fichier.name or "").rpartition(".")[2]
    reponse = FileResponse(
        version.fichier.open("rb"),
        as_attachment=True,
        filename=f"{version.ressource.nom} ({version.nom}).{genre}",
        content_type=TYPES.get(genre, "application/octet-stream"),
    )
    patch_cache_control(reponse, private=True, no_store=True)
    reponse["X-Content-Type-Options"] = "nosniff"
    return reponse


def _outil(request, reference, permis):
    visibles = Ressource.objects.visibles_pour(request.user).filter(genre__in=GENRES_D_OUTIL)
    fiche = get_object_or_404(visibles, reference=reference)
    if not permis(request.user, fiche):
        raise Http404
    return fiche


def version_nouvelle(request, reference):
    """As wide as the record: whoever may change its texts, never its author alone once others read it."""
    fiche = _outil(request, reference, permissions.peut_recrire)
    version = VersionDOutil(ressource=fiche, par=request.user)
    form = FormulaireVersion(request.POST or None, request.FILES or None, instance=version)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("La nouvelle version est en tête ; les autres restent."))
        return redirect(fiche)
    return _formulaire(request, form, fiche, _("Ajouter une version"))


def notice_modifier(request, reference):
    fiche = _outil(request, reference, permissions.peut_recrire)
    notice = NoticeDOutil.objects.filter(ressource=fiche).first() or NoticeDOutil(ressource=fiche)
    form = FormulaireNotice(request.POST or None, instance=notice)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("C’est enregistré."))
        return redirect(fiche)
    return _formulaire(request, form, fiche, _("Dire comment s’en servir"))


def retour_nouveau(request, reference):
    """What it brought starts as its author's draft, like everything else."""
    fiche = _outil(request, reference, permissions.peut_ajouter_un_mode_emploi)
    retour = RetourDExperience(ressource=fiche)
    form = FormulaireRetour(request.POST or None, instance=retour)
    if request.method == "POST" and form.is_valid():
        signer(retour, request.user, groupe_de(request.user, fiche))
        form.save()
        messages.success(
            request,
            _("C’est enregistré, pour vous seul·e. Pour le partager, regardez « Qui peut voir ceci »."),
        )
        return redirect(retour)
    return _formulaire(request, form, fiche, _("Raconter un essai"), prive=True)


@login_not_required
def retour(request, reference):
    """One return of experience on its own page, to share it and to review it."""
    visibles = RetourDExperience.objects.visibles_pour(request.user)
    objet = get_object_or_404(visibles.select_related("auteur", "groupe", "ressource"), reference=reference)
    contexte = {
        "retour": objet,
        "ancetres": _ancetres(objet.ressource),
        "peut_modifier": permissions.peut_modifier(request.user, objet),
    }
    return render(request, "ressources/outils/retour.html", contexte)


def retour_modifier(request, reference):
    visibles = RetourDExperience.objects.visibles_pour(request.user).select_related("ressource")
    objet = get_object_or_404(visibles, reference=reference)
    if not permissions.peut_modifier(request.user, objet):
        raise Http404
    form = FormulaireRetour(request.POST or None, instance=objet)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("C’est enregistré."))
        return redirect(objet)
    return _formulaire(request, form, objet.ressource, _("Modifier ce retour"), objet, prive=True)


def _ancetres(fiche=None):
    ancetres = [
        {"titre": _("Ressources"), "url": reverse("ressources")},
        {"titre": _("Boîte à outils"), "url": reverse("outils")},
    ]
    if fiche is not None:
        ancetres.append({"titre": str(fiche), "url": fiche.get_absolute_url(), "langue": fiche.langue})
    return ancetres


def _formulaire(request, form, fiche, titre, retour=None, prive=False):
    lecteurs = (
        _("Vous seul·e, tant que vous ne le partagez pas.")
        if prive
        else _("Lu par toutes les personnes qui voient cette fiche.")
    )
    contexte = {
        "form": form,
        "titre": titre,
        "ancetres": _ancetres(fiche),
        "retour": (retour or fiche).get_absolute_url(),
        "lecteurs": lecteurs,
    }
    return render(
        request, "ressources/outils/formulaire.html", contexte, status=422 if form.is_bound else 200
    )
