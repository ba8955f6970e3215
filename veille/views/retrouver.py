"""Finding passages again, taking them away in a table, and seeing which codes meet."""

import csv

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from socle.papiers import sans_copie
from socle.tableurs import desamorcer

from ..grille import cooccurrence
from ..grille.recherche import RechercheForm
from ..grille.retrouver import avec_leur_source, compter
from ..models import Code, SecondCodage
from ..permissions import peut_lire_les_observations, peut_veiller
from . import grille

PAR_PAGE = 20


def retrouver(request):
    if not peut_lire_les_observations(request.user):
        raise Http404
    form = RechercheForm(request.GET, user=request.user)
    trouves = form.passages()
    comptes = compter(trouves)
    lot = Paginator(trouves.prefetch_related("codes").select_related("codeur"), PAR_PAGE)
    lot.count = comptes["passages"]
    page = lot.get_page(request.GET.get("page"))
    contexte = {
        "form": form,
        "page": page,
        "rangees": _rangees(page, request.user),
        "comptes": comptes,
        "adresse": request.GET.urlencode(),
        "peut_emporter": peut_veiller(request.user),
        "ancetres": grille.ancetres(request.user),
    }
    return render(request, "veille/grille/retrouver.html", contexte)


def _rangees(page, user):
    """With, for each, whether its reader is one of its coders: the link to the coding table is theirs."""
    confies = set(SecondCodage.objects.filter(codeur=user).values_list("observation", flat=True))
    rangees = avec_leur_source(page.object_list, user)
    for rangee in rangees:
        texte = rangee["observation"]
        rangee["se_code"] = texte.auteur_id == user.pk or texte.pk in confies
    return rangees


def retrouver_csv(request):
    """The same passages, of her own texts only, in a file for her alone."""
    grille.tenir_ou_404(request.user)
    trouves = RechercheForm(request.GET, user=request.user).passages()
    siens = trouves.filter(observation__auteur=request.user).prefetch_related("codes")
    reponse = HttpResponse(content_type="text/csv; charset=utf-8")
    reponse["Content-Disposition"] = 'attachment; filename="passages.csv"'
    # Spreadsheets take a file without this mark for another encoding.
    reponse.write("\ufeff")
    # For the Excel of Belgium, as every CSV here.
    feuille = csv.writer(reponse, delimiter=";")
    feuille.writerow([_("Séance"), _("Groupe"), _("Date"), _("Codes"), _("Passage"), _("Codé par")])
    for source in avec_leur_source(siens, request.user):
        feuille.writerow([desamorcer(valeur) for valeur in _ligne(source, request.user)])
    return sans_copie(reponse)


def _ligne(source, user):
    """A file leaves the platform: who coded is she, or another; never a name (§4.3)."""
    observation, passage = source["observation"], source["passage"]
    return [
        observation.seance.titre,
        observation.groupe.nom,
        localtime(observation.seance.debut).date().isoformat(),
        ", ".join(code.nom for code in passage.codes.all()),
        observation.texte[passage.debut : passage.fin],
        _("moi") if passage.codeur_id == user.pk else _("une autre personne"),
    ]


def cooccurrences(request):
    """Raw counts: of her own coding, on her own texts, that she may count by hand."""
    grille.tenir_ou_404(request.user)
    maniere = cooccurrence.MEME_TEXTE if request.GET.get("ou") == "texte" else cooccurrence.CHEVAUCHENT
    passages = cooccurrence.passages_de(request.user)
    comptes = cooccurrence.compter(passages, maniere)
    arbre = Code.objects.filter(fusionne_dans__isnull=True).en_arbre()
    familles = [code for code in arbre if code.profondeur == 0]
    lignes = _parmi(request.GET.get("lignes"), arbre, comptes)
    colonnes = _parmi(request.GET.get("colonnes"), arbre, comptes)
    contexte = {
        "maniere": maniere,
        "familles": familles,
        "choix": {"lignes": request.GET.get("lignes", ""), "colonnes": request.GET.get("colonnes", "")},
        "colonnes": [{"titre": code.nom, "langue": code.langue} for code in colonnes],
        "lignes": cooccurrence.matrice(comptes, lignes, colonnes) if colonnes else [],
        "paires": cooccurrence.paires_frequentes(comptes, arbre),
        "passages": len(passages),
        "textes": len({texte for texte, *_reste in passages}),
        "ancetres": grille.ancetres(request.user),
    }
    return render(request, "veille/grille/cooccurrences.html", contexte)


def _parmi(famille, arbre, comptes):
    """The codes of that family that were put; without family, the most frequent of all."""
    if famille == "toutes":
        return [code for code in arbre if comptes[(code.pk, code.pk)]]
    dedans, membres = False, []
    for code in arbre:
        if code.profondeur == 0:
            dedans = code.cle == famille
        if dedans and comptes[(code.pk, code.pk)]:
            membres.append(code)
    return membres or cooccurrence.frequents(comptes, arbre)
