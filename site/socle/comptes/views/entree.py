"""Entering: an address, then a code or a link; the same answers whether it is known or not."""

from smtplib import SMTPException

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from .. import actions, portes
from ..actions.entree import Essai, Refus, demande_du_lien, hacher, normaliser
from ..demonstrateurs import personnes_par_role
from ..forms import FormulaireCode, FormulaireEntree

PANNE_DE_COURRIEL = (SMTPException, OSError)


def courriel_en_panne():
    return _("L’e-mail n’a pas pu partir. Réessayez dans quelques minutes.")


def trop_de_demandes():
    return _("Plusieurs codes viennent déjà d’être demandés. Attendez dix minutes, puis réessayez.")


def trop_d_essais():
    return _("Trop de codes ont été essayés. Attendez dix minutes, ou ouvrez le lien de l’e-mail.")


@login_not_required
@never_cache
def entrer(request):
    """One field; the e-mail leaves, and the next page says so in the same words to everybody."""
    suite = portes.suite_sure(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(suite or "mon_espace")
    form = FormulaireEntree(request.POST or None)
    statut = 200
    if request.method == "POST" and form.is_valid():
        email = normaliser(form.cleaned_data["email"])
        statut = _demander(request, form, hacher("adresse", email), lambda: actions.demander_entree(email))
        if statut == 200:
            portes.retenir(request, suite, email=email)
            return redirect("entrer_code")
    contexte = {"form": form, "suite": suite, "demonstrateurs": personnes_par_role()}
    return render(request, "comptes/entrer.html", contexte, status=statut)


def _demander(request, form, cle, envoyer):
    """Send within the limits; the status, with a sentence in the form when nothing left."""
    if not portes.dans_les_limites(request, "demander_code", cle):
        form.add_error(None, trop_de_demandes())
        return 429
    try:
        envoyer()
    except PANNE_DE_COURRIEL:
        form.add_error(None, courriel_en_panne())
        return 503
    return 200


@login_not_required
@never_cache
def entrer_code(request):
    """The code, on this device or another: the address is remembered here, and can be typed elsewhere."""
    en_cours = portes.en_cours(request)
    form = FormulaireCode(
        request.POST or None,
        initial={"email": en_cours.get("email", "")},
        avec_adresse="adresse_hachee" not in en_cours,
    )
    statut, refus = 200, None
    if request.method == "POST" and form.is_valid():
        statut, essai = _essayer(request, form, en_cours)
        if essai.personne:
            return portes.faire_entrer(request, essai.personne, "code")
        refus = essai.refus
    contexte = {
        "form": form,
        "envoye": bool(en_cours),
        "email": getattr(form, "cleaned_data", {}).get("email") or en_cours.get("email", ""),
        "jeton": en_cours.get("jeton", ""),
        "redemander": refus in (Refus.EPUISE, Refus.PERIME),
    }
    return render(request, "comptes/entrer_code.html", contexte, status=statut)


def _essayer(request, form, en_cours):
    """One try within the limits, with a sentence in the form when it fails; (status, outcome)."""
    cle = en_cours.get("adresse_hachee") or hacher("adresse", normaliser(form.cleaned_data["email"]))
    if not portes.dans_les_limites(request, "essayer_code", cle):
        form.add_error("code", trop_d_essais())
        return 429, Essai()
    essai = actions.essayer_code(cle, form.cleaned_data["code"])
    if essai.refus:
        form.add_error("code", _dire(essai))
    return 200, essai


def _dire(essai):
    if essai.refus == Refus.EPUISE:
        return _("Ce code a été essayé trop de fois, il ne sert plus. Demandez-en un nouveau.")
    if essai.refus == Refus.PERIME:
        return _("Ce code n’est plus valable : il a servi, ou il est trop ancien. Demandez-en un nouveau.")
    return ngettext(
        "Ce n’est pas le bon code. Il vous reste %(n)s essai.",
        "Ce n’est pas le bon code. Il vous reste %(n)s essais.",
        essai.restants,
    ) % {"n": essai.restants}


@login_not_required
@never_cache
def entrer_lien(request, jeton):
    """A page with a button: mail scanners follow links, so that only the button enters."""
    demande = demande_du_lien(jeton)
    if request.method == "POST" and demande:
        personne = actions.ouvrir_lien(demande)
        if personne:
            return portes.faire_entrer(request, personne, "lien")
    etat = "inconnu" if demande is None else "valable" if demande.est_valable else "perime"
    if request.method == "POST" and etat == "valable":
        etat = "perime"
    return _page_du_lien(request, jeton, etat)


def _page_du_lien(request, jeton, etat, erreur="", statut=None):
    contexte = {"etat": etat, "jeton": jeton, "erreur": erreur}
    statut = statut or {"inconnu": 404, "perime": 410}.get(etat, 200)
    return render(request, "comptes/entrer_lien.html", contexte, status=statut)


@login_not_required
@require_POST
@never_cache
def entrer_lien_nouveau(request, jeton):
    """One tap: a fresh mail to the person of an old link; her address stays unsaid."""
    demande = demande_du_lien(jeton)
    if demande is None:
        return _page_du_lien(request, jeton, "inconnu")
    if not portes.dans_les_limites(request, "demander_code", demande.adresse_hachee):
        return _page_du_lien(request, jeton, "perime", trop_de_demandes(), 429)
    try:
        actions.renouveler(demande)
    except PANNE_DE_COURRIEL:
        return _page_du_lien(request, jeton, "perime", courriel_en_panne(), 503)
    portes.retenir(request, adresse_hachee=demande.adresse_hachee, jeton=jeton)
    return redirect("entrer_code")


@login_not_required
@require_POST
def sortir(request):
    logout(request)
    messages.success(request, _("Vous êtes sorti·e. À bientôt."))
    return portes.sans_trace(redirect("wagtail_serve", ""))
