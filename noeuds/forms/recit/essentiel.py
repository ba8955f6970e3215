"""The three answers without which there is no situation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from socle.formulaires import ChampTexteLong

from ...enums import Famille
from .etape import Etape


class EtapeNoeud(Etape):
    cle = "noeud"
    question = _("Pour quel nœud ?")
    aide = _("La question qui revient. Prenez la plus proche.")
    obligatoire = True
    gabarit = "noeuds/recit/noeud.html"

    noeud = forms.TypedChoiceField(
        label=_("Le nœud le plus proche"),
        widget=forms.RadioSelect,
        empty_value=None,
        error_messages={
            "required": _("Choisissez le nœud le plus proche."),
            "invalid_choice": _("Ce nœud n’est plus dans la liste. Choisissez le plus proche."),
        },
    )

    class Meta(Etape.Meta):
        fields = ("noeud",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        champ = self.fields["noeud"]
        champ.choices = [(lu.source.pk, lu.title) for lu in self.recit.noeuds]
        champ.coerce = {str(lu.source.pk): lu.source for lu in self.recit.noeuds}.get

    def familles(self):
        """Each family with its (nœud, box to tick) pairs."""
        boites = {boite.data["value"]: boite for boite in self["noeud"].subwidgets}
        paires = [(lu, boites[lu.source.pk]) for lu in self.recit.noeuds]
        return [
            (famille, [(lu, boite) for lu, boite in paires if lu.famille == famille]) for famille in Famille
        ]

    def reponses(self):
        noeud = self.cleaned_data.get("noeud")
        return [(self["noeud"].label, lu.title) for lu in self.recit.noeuds if noeud and lu.source == noeud]


class EtapeRecit(Etape):
    cle = "recit"
    question = _("Que se passe-t-il ?")
    aide = _("Une situation, jamais un patient. Ni nom, ni initiales, ni adresse, ni date, ni employeur.")
    obligatoire = True
    TEXTES = ("recit",)

    recit = ChampTexteLong(
        label=_("Votre récit"),
        rows=8,
        barre=True,
        error_messages={"required": _("Racontez ce qui se passe, même en trois phrases.")},
    )

    class Meta(Etape.Meta):
        fields = ("recit",)


class EtapeAide(Etape):
    cle = "aide"
    question = _("Qu’est-ce qui a aidé, ou qu’est-ce qui a manqué ?")
    aide = _("Une phrase suffit. Un échec apprend autant qu’une réussite.")
    obligatoire = True
    TEXTES = ("aide_ou_manque",)

    aide_ou_manque = ChampTexteLong(
        label=_("Ce qui a aidé, ce qui a manqué"),
        rows=4,
        error_messages={"required": _("Dites en une phrase ce qui a aidé, ou ce qui a manqué.")},
    )

    class Meta(Etape.Meta):
        fields = ("aide_ou_manque",)
