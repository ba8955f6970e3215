from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import actions, portes
from ..forms import FormulaireCompte, FormulaireEffacer


def mon_compte(request):
    """Her name, the language of her e-mails, her groups; the ways out."""
    form = FormulaireCompte(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("C’est enregistré."))
        return redirect("mon_compte")
    if form.is_bound:
        # A refused form has already written on the person that the page's head names.
        request.user.refresh_from_db(fields=form.Meta.fields)
    contexte = {"form": form, "adhesions": request.user.adhesions_actives}
    return render(request, "comptes/mon_compte.html", contexte)


def effacer_mon_compte(request):
    form = FormulaireEffacer(request.POST or None)
    if request.method == "POST" and form.is_valid():
        personne = request.user
        actions.effacer(personne)
        logout(request)
        messages.success(request, _("Votre compte est effacé. Merci pour ce que vous laissez au réseau."))
        return portes.sans_trace(redirect("wagtail_serve", ""))
    ancetres = [{"titre": _("Mon compte"), "url": reverse("mon_compte")}]
    return render(request, "comptes/effacer_mon_compte.html", {"form": form, "ancetres": ancetres})
