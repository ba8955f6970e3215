"""The two pages by which a situation goes further: its author's, then that of whoever reviews it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from socle.cercles import actions
from socle.cercles import permissions as cercles
from socle.cercles.enums import Cercle

from .. import relecture
from ..chemins import vers_les_vignettes
from ..enums import Lecteur
from ..forms.precautions import FormulairePartage, FormulaireRelecture
from ..models import Precautions, Vignette
from ..reidentification import Risque


def vignette_partager(request, reference):
    """Read again, answer four questions, choose who reads: the author asks for a wider cercle."""
    objet = _vignette_ou_404(request, reference)
    if not cercles.peut_proposer(request.user, objet):
        raise Http404
    contexte = _a_lire(objet)
    bloquee = contexte["risque"] is Risque.BLOQUE
    possibles = [c for c in objet.cercles_possibles() if not bloquee or c == Cercle.GROUPE]
    contexte["a_remplacer"] = relecture.a_remplacer(objet)
    form = None
    if possibles and not contexte["a_remplacer"]:
        form = FormulairePartage(
            _envoi(request), instance=Precautions(vignette=objet), vignette=objet, cercles=possibles
        )
        if form.is_bound and form.is_valid():
            actions.proposer(objet, request.user, Cercle(form.cleaned_data["vers"]), dossier=form.instance)
            messages.success(request, _("C’est envoyé à relire. Rien ne change avant la réponse."))
            return redirect(objet)
    contexte |= {"form": form, "peut_modifier": cercles.peut_modifier(request.user, objet)}
    return render(request, "noeuds/vignette_partager.html", contexte)


def vignette_relire(request, reference):
    """Whoever is asked for a look reads what stands out, what was kept, and what was answered; then decides."""
    objet = _vignette_ou_404(request, reference)
    if not cercles.peut_renvoyer(request.user, objet):
        raise Http404
    contexte = _a_lire(objet)
    precautions = relecture.precautions_de(objet)
    hors_du_groupe = objet.cercle_demande != Cercle.GROUPE
    bloquee = hors_du_groupe and contexte["risque"] is Risque.BLOQUE
    form = None
    if cercles.peut_relire(request.user, objet) and not bloquee:
        justifier = relecture.doit_se_justifier(contexte["risque"], precautions.get(Lecteur.AUTEUR))
        form = FormulaireRelecture(_envoi(request), instance=Precautions(vignette=objet), justifier=justifier)
        if form.is_bound and form.is_valid():
            mot = form.cleaned_data.get("justification", "")
            actions.relire(objet, request.user, mot, dossier=form.instance)
            messages.success(request, _("Merci : votre relecture est enregistrée."))
            return redirect(objet if cercles.peut_voir(request.user, objet) else "a_relire")
    contexte |= {
        "form": form,
        "bloquee": bloquee,
        "precautions": [precautions[lecteur] for lecteur in Lecteur if lecteur in precautions],
        "peut_regarder": cercles.peut_regarder(request.user, objet) and not bloquee,
        "peut_valider": cercles.peut_valider(request.user, objet) and not bloquee,
    }
    return render(request, "noeuds/vignette_relire.html", contexte)


def _envoi(request):
    return request.POST if request.method == "POST" else None


def _vignette_ou_404(request, reference):
    visibles = Vignette.objects.visibles_pour(request.user).pour_cartes()
    liees = ("themes", "vulnerabilites", "pathologies", "mobilisations", "precautions")
    return get_object_or_404(visibles.prefetch_related(*liees), reference=reference)


def _a_lire(objet):
    return {
        "objet": objet,
        "ancetres": vers_les_vignettes(),
        "lecture": relecture.lecture(objet),
        "gardes": relecture.gardes(objet),
        "risque": relecture.risque_de(objet),
        "a_elargir": relecture.traits_a_elargir(objet),
    }
