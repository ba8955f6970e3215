"""An open-doors week: its programme, on screen and on paper, and the houses that each hold their own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socle.cercles.enums import Cercle
from socle.courriels import absolue
from socle.papiers import reponse_papier

from ..enums import GenreDeDispositif
from ..forms.portes_ouvertes import FormulaireMaison, FormulairePlage
from ..inscriptions.places import compter
from ..models import Dispositif, MaisonOuverte
from ..rencontres import permissions, portes_ouvertes
from .immersions import ancetres, exiger, formulaire


def _semaine(request, reference):
    visibles = Dispositif.objects.visibles_pour(request.user).filter(genre=GenreDeDispositif.PORTES_OUVERTES)
    return get_object_or_404(visibles.select_related("groupe", "commune"), reference=reference)


def _programme(dispositif):
    maisons = list(dispositif.maisons.acceptees().select_related("commune"))
    donnees = portes_ouvertes.programme(dispositif, maisons)
    compter([creneau.date for ligne in donnees["lignes"] for case in ligne["cases"] for creneau in case])
    return {"dispositif": dispositif, "maisons": maisons, **donnees}


@login_not_required
def programme(request, reference):
    """Days and houses: a table, one card a house on a phone."""
    dispositif = _semaine(request, reference)
    contexte = {
        **_programme(dispositif),
        "ancetres": ancetres(dispositif),
        "peut_ouvrir": permissions.peut_ouvrir_une_maison(request.user, dispositif),
    }
    return render(request, "ressources/rencontres/programme.html", contexte)


@login_not_required
def programme_papier(request, reference):
    """The booklet: by day, then by house, each with the code that leads to its slots."""
    dispositif = _semaine(request, reference)
    contexte = {
        **_programme(dispositif),
        "adresse": absolue(dispositif.get_absolute_url()),
    }
    for ligne in contexte["lignes"]:
        ligne["adresse"] = absolue(ligne["maison"].get_absolute_url())
    nom = f"programme-{dispositif.reference}"
    return reponse_papier(request, "ressources/rencontres/papiers/programme.html", contexte, nom)


def _maison(request, reference):
    visibles = MaisonOuverte.objects.visibles_pour(request.user)
    return get_object_or_404(visibles.select_related("dispositif__groupe", "commune"), reference=reference)


@login_not_required
def maison_ouverte(request, reference):
    maison = _maison(request, reference)
    return _page_de_la_maison(request, maison, FormulairePlage())


def _page_de_la_maison(request, maison, form, statut=200):
    donnees = portes_ouvertes.programme(maison.dispositif, [maison])
    compter([creneau.date for case in donnees["lignes"][0]["cases"] for creneau in case])
    contexte = {
        "maison": maison,
        "ancetres": ancetres(maison.dispositif),
        "par_jour": donnees["par_jour"],
        "peut_tenir": permissions.peut_tenir_la_maison(request.user, maison),
        "peut_accepter": maison.acceptee_le is None and permissions.peut_accepter(request.user, maison),
        "form": form,
    }
    return render(request, "ressources/rencontres/maison.html", contexte, status=statut)


def maison_nouvelle(request, reference):
    """Any member opens her house in a week that is announced; she then holds it, and somebody else reads it first."""
    dispositif = _semaine(request, reference)
    exiger(permissions.peut_ouvrir_une_maison(request.user, dispositif))
    maison = MaisonOuverte(dispositif=dispositif, hote=request.user)
    if dispositif.cercle == Cercle.PRIVE:
        # Read again with the announcement, of which it is a part.
        maison.acceptee_le = timezone.now()
    return _formulaire_de_maison(request, maison, _("Ouvrir une maison"), dispositif.get_absolute_url())


def maison_modifier(request, reference):
    maison = _maison(request, reference)
    exiger(permissions.peut_tenir_la_maison(request.user, maison))
    return _formulaire_de_maison(request, maison, _("Modifier la maison"), maison.get_absolute_url())


@require_POST
def maison_accepter(request, reference):
    maison = _maison(request, reference)
    exiger(permissions.peut_accepter(request.user, maison))
    MaisonOuverte.objects.filter(pk=maison.pk, acceptee_le=None).update(acceptee_le=timezone.now())
    messages.success(request, _("La maison est dans le programme."))
    return redirect(maison)


def _formulaire_de_maison(request, maison, titre, retour):
    entier = permissions.peut_recrire(request.user, maison, maison.acceptee_le)
    form = FormulaireMaison(request.POST or None, instance=maison, entier=entier)
    if request.method == "POST" and form.is_valid():
        form.save()
        portes_ouvertes.accorder_les_plages(maison)
        messages.success(request, _("C’est enregistré."))
        return redirect(maison)
    lecteurs = _("Lu par toutes les personnes qui voient cette semaine, et imprimé.")
    return formulaire(
        request,
        form,
        titre,
        retour,
        lecteurs if entier else f"{lecteurs} {_('Pour changer les mots, demandez à l’organisation.')}",
        _("Enregistrer"),
        ancetres(maison.dispositif),
    )


@require_POST
def plage_ajouter(request, reference):
    maison = _maison(request, reference)
    exiger(maison.acceptee_le and permissions.peut_tenir_la_maison(request.user, maison))
    form = FormulairePlage(request.POST)
    if not form.is_valid():
        return _page_de_la_maison(request, maison, form, 422)
    try:
        debut, fin = form.bornes
        portes_ouvertes.ajouter_une_plage(maison, debut, fin, form.cleaned_data["places"])
    except ValidationError as erreur:
        form.add_error(None, erreur.messages[0])
        return _page_de_la_maison(request, maison, form, 422)
    messages.success(request, _("La plage est ajoutée."))
    return redirect(maison)


@require_POST
def plage_oter(request, reference, plage):
    """One that nobody booked; the others are cancelled, which tells those who come."""
    maison = _maison(request, reference)
    exiger(permissions.peut_tenir_la_maison(request.user, maison))
    creneau = maison.creneaux.select_related("date").filter(pk=plage).first()
    if creneau is None:
        raise Http404
    if portes_ouvertes.oter_une_plage(creneau):
        messages.success(request, _("La plage est ôtée."))
    else:
        messages.error(
            request,
            _("Des personnes y sont inscrites. L’organisation peut l’annuler : elles seront prévenues."),
        )
    return redirect(maison)
