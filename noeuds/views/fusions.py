from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import fusion as fusions
from .. import permissions
from ..models import Fusion, Noeud
from .attaches import ancetres_de, dit_dans_la_langue, noeud_visible


class FormulaireFusion(forms.Form):
    """The nœud that is kept, among those that this person reads."""

    def __init__(self, *args, noeud, user, **kwargs):
        super().__init__(*args, **kwargs)
        autres = Noeud.objects.visibles_pour(user).sources().exclude(pk=noeud.pk)
        self.fields["avec"] = forms.ModelChoiceField(
            label=_("Le nœud à garder"),
            help_text=_("Tout ce qui tient à l’autre y sera rattaché."),
            queryset=autres.order_by("title"),
            to_field_name="slug",
            empty_label=_("Choisissez"),
            error_messages={
                "required": _("Choisissez le nœud à garder."),
                "invalid_choice": _("Ce nœud n’est pas dans la liste. Choisissez-en un autre."),
            },
        )


def noeud_fusionner(request, reference):
    """Choose the nœud that is kept, see what would move, confirm."""
    if not permissions.peut_fusionner(request.user):
        raise Http404
    noeud = noeud_visible(request.user, reference)
    saisie = request.POST or ({"avec": request.GET["avec"]} if "avec" in request.GET else None)
    form = FormulaireFusion(saisie, noeud=noeud, user=request.user)
    garde = form.cleaned_data["avec"] if saisie and form.is_valid() else None
    if request.method == "POST" and garde:
        fusions.fondre(noeud, garde, request.user)
        messages.success(request, _("C’est fait. L’ancienne adresse mène au nœud gardé."))
        return redirect(dit_dans_la_langue(garde, request.user))
    page = dit_dans_la_langue(noeud, request.user)
    return render(
        request,
        "noeuds/fusionner.html",
        {
            "form": form,
            "page": page,
            "garde": garde,
            "apercu": fusions.apercu(noeud, garde, request.user) if garde else [],
            "emporte_les_etiquettes": garde is not None and fusions.emporte_les_etiquettes(noeud, garde),
            "ancetres": ancetres_de(page, request.user),
        },
    )


@require_POST
def fusion_defaire(request, cle):
    """Coordination brings everything back."""
    if not permissions.peut_defaire_une_fusion(request.user):
        raise Http404
    fusion = get_object_or_404(Fusion.objects.select_related("fondu", "garde"), pk=cle, defaite_le=None)
    fusions.defaire(fusion, request.user)
    messages.success(request, _("C’est défait : les deux nœuds sont de nouveau en ligne."))
    return redirect(Noeud.objects.get(pk=fusion.fondu_id))
