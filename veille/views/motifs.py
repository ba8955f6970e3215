"""Patterns: ask the figures, keep the question, read it at a date."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Max, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..models import Motif, Releve
from ..motifs import actions
from ..motifs.dessin import dessin, evolution
from ..motifs.figures import TOUT_FAITS, Question, lire
from ..motifs.forms import FormulaireDeRecherche, FormulaireMotif, premiere_ligne, question_de_l_adresse
from ..motifs.tableur import reponse_csv
from ..motifs.univers import univers
from ..permissions import peut_chercher_des_motifs, peut_lire_les_motifs, peut_relever, peut_veiller


def _ancetres(user, *suite):
    table = [{"titre": _("Ma table"), "url": reverse("veille")}] if peut_veiller(user) else []
    return [*table, *suite]


def _la_liste():
    return {"titre": _("Motifs"), "url": reverse("motifs")}


def motifs(request):
    """The questions kept, each with its last reading; and those that are offered ready made."""
    if not peut_lire_les_motifs(request.user):
        raise Http404
    gardes = Motif.objects.visibles_pour(request.user).select_related("auteur")
    debout = Max("releves__arrete_au", filter=Q(releves__retire_le=None))
    cherche = peut_chercher_des_motifs(request.user)
    contexte = {
        "motifs": gardes.annotate(dernier_releve=debout),
        "tout_faits": [_tout_fait(*modele) for modele in TOUT_FAITS] if cherche else [],
        "peut_chercher": cherche,
        "ancetres": _ancetres(request.user),
    }
    return render(request, "veille/motifs/motifs.html", contexte)


def _tout_fait(cle, titre, lignes, colonnes):
    return {"titre": titre, "url": _adresse("motifs_chercher", Question("situations", lignes, colonnes))}


def _adresse(nom, question):
    valeurs = {"source": question.source, "lignes": question.lignes, "colonnes": question.colonnes}
    demandes = {nom: valeur for nom, valeur in (valeurs | question.filtres).items() if valeur}
    return reverse(nom, query=demandes)


def _lecture_demandee(request):
    """The question of the address, put to what is there today; 404 for who may not ask."""
    if not peut_chercher_des_motifs(request.user):
        raise Http404
    question = question_de_l_adresse(request.GET)
    echelles = actions.echelles_de(question.source, request.user)
    monde = univers(question.source, request.user, echelles=echelles)
    if question.lignes not in monde.dimensions:
        question = replace(question, lignes=premiere_ligne(question.source))
    return question, lire(question, monde)


def _titre(lecture):
    noms = [str(dimension.nom) for dimension in (lecture.lignes, lecture.colonnes) if dimension]
    return " × ".join(noms) or _("Motifs")


def _figure(lecture):
    monde = lecture.univers
    return dessin(lecture.chiffres, monde.source, monde.arrete_au, _titre(lecture))


def _listes_seules(lecture, question):
    """Where a crossing shows nothing, each of its lists alone, with the same filters, may."""
    if lecture.colonnes is None:
        return []
    dimensions = {dimension.cle: dimension for dimension in (lecture.lignes, lecture.colonnes)}
    return [
        {
            "titre": dimension.nom,
            "url": _adresse("motifs_chercher", replace(question, lignes=cle, colonnes="")),
        }
        for cle, dimension in dimensions.items()
    ]


def chercher(request):
    question, lecture = _lecture_demandee(request)
    contexte = {
        "form": FormulaireDeRecherche(lecture, question),
        "figure": _figure(lecture),
        "trop_fine": lecture.est_trop_fine,
        "filtres": lecture.filtres,
        "adresses_seules": _listes_seules(lecture, question),
        "adresse_csv": _adresse("motifs_csv", question),
        "adresse_garder": _adresse("motif_nouveau", question),
        "ancetres": _ancetres(request.user, _la_liste()),
    }
    return render(request, "veille/motifs/chercher.html", contexte)


def chercher_csv(request):
    _question, lecture = _lecture_demandee(request)
    return reponse_csv(_("motif"), _figure(lecture))


def garder(request):
    """Keep the question of the address: it asks for a title and for words."""
    question, lecture = _lecture_demandee(request)
    titre = _titre(lecture)
    form = FormulaireMotif(request.POST or None, initial={"titre": titre})
    if request.method == "POST" and form.is_valid():
        garde = actions.garder(form.instance, question, request.user)
        messages.success(request, _("La question est gardée. Relevez-en les chiffres quand vous voulez."))
        return redirect(garde)
    contexte = {
        "form": form,
        "figure": _figure(lecture),
        "ancetres": _ancetres(request.user, _la_liste()),
    }
    return render(request, "veille/motifs/garder.html", contexte)


def _motif_ou_404(user, reference):
    return get_object_or_404(Motif.objects.visibles_pour(user), reference=reference)


def _releve_ou_404(user, reference):
    releves = Releve.objects.visibles_pour(user).select_related("motif", "par").defer("montres")
    return get_object_or_404(releves, reference=reference)


def motif(request, reference):
    """The question, its readings, and what moved from one to the next."""
    objet = _motif_ou_404(request.user, reference)
    releves = list(objet.releves.debout().defer("montres"))
    contexte = {
        "motif": objet,
        "releves": releves,
        "figure": releves[0].figure if releves else None,
        "evolution": evolution(releves) if len(releves) > 1 else None,
        "peut_relever": peut_relever(request.user, objet),
        "adresse_du_jour": _adresse("motifs_chercher", actions.question_de(objet)),
        "ancetres": _ancetres(request.user, _la_liste()),
    }
    return render(request, "veille/motifs/motif.html", contexte)


@require_POST
def relever(request, reference):
    objet = _motif_ou_404(request.user, reference)
    if not peut_relever(request.user, objet):
        raise Http404
    try:
        return redirect(actions.relever(objet, request.user))
    except ValidationError as refus:
        messages.warning(request, refus.message)
        return redirect(objet)


@require_POST
def motif_retirer(request, reference):
    objet = _motif_ou_404(request.user, reference)
    if not peut_relever(request.user, objet):
        raise Http404
    actions.retirer(objet, request.user)
    messages.success(request, _("Le motif et ses relevés sont retirés, partout où on les lisait."))
    return redirect("motifs")


def _du_motif(motif):
    return {"titre": motif.titre, "langue": motif.langue, "url": motif.get_absolute_url()}


def releve(request, reference):
    objet = _releve_ou_404(request.user, reference)
    contexte = {
        "releve": objet,
        "figure": objet.figure,
        "peut_relever": peut_relever(request.user, objet.motif),
        "ancetres": _ancetres(request.user, _la_liste(), _du_motif(objet.motif)),
    }
    return render(request, "veille/motifs/releve.html", contexte)


def releve_csv(request, reference):
    objet = _releve_ou_404(request.user, reference)
    return reponse_csv(f"{_('motif')}-{objet.arrete_au:%Y-%m-%d}", objet.figure)


@require_POST
def releve_retirer(request, reference):
    objet = _releve_ou_404(request.user, reference)
    if not peut_relever(request.user, objet.motif):
        raise Http404
    actions.retirer(objet, request.user)
    messages.success(request, _("Le relevé est retiré, partout où on le lisait."))
    return redirect(objet.motif)
