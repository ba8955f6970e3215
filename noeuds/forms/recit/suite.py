"""What came of it, and how to find it again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from socle.comptes.models import Groupe
from socle.etiquettes.visibles import etiquettes_visibles
from socle.formulaires import ChampEtiquettes, ChampLangue, ChampTexteLong

from ...anonymat import Niveau, analyser
from ...enums import Liste
from ...suggestions import etiquettes_du_texte
from .etape import Etape
from .traits import ChampTermes

PROPOSEES = 6


class EtapeSuite(Etape):
    cle = "suite"
    question = _("Où en est-on ?")
    aide = _("Ce qu’il en est advenu, même si rien n’a changé.")
    TEXTES = ("suite",)

    suite = ChampTexteLong(label=_("La suite"), required=False, rows=4)

    class Meta(Etape.Meta):
        fields = ("suite",)


class EtapeTitre(Etape):
    cle = "titre"
    question = _("Comment la retrouver ?")
    aide = _("Un titre et quelques mots, pour vous et pour vos collègues.")
    gabarit = "noeuds/recit/titre.html"
    TEXTES = ("titre",)

    themes = ChampTermes(Liste.THEME, label=_("Thèmes"))
    etiquettes = ChampEtiquettes()
    autres_noeuds = forms.TypedMultipleChoiceField(
        label=_("D’autres nœuds qu’elle touche"), required=False, widget=forms.CheckboxSelectMultiple
    )
    langue = ChampLangue()
    groupe = forms.ModelChoiceField(
        label=_("Dans quel groupe"),
        help_text=_("C’est là qu’elle sera relue, si vous la partagez."),
        queryset=Groupe.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez un de vos groupes."),
            "invalid_choice": _("Choisissez un de vos groupes."),
        },
    )

    class Meta(Etape.Meta):
        fields = ("titre", "themes", "autres_noeuds", "langue")
        labels = {"titre": _("Un titre")}
        help_texts = {"titre": _("Quelques mots qui disent ce qui se noue. Vide, ce sera la saison.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["themes"].proposer(self.recit.termes, self.recit.texte)
        if not self.is_bound:
            self._proposer_des_etiquettes()
        autres = self.fields["autres_noeuds"]
        autres.choices = [(lu.source.pk, lu.title) for lu in self.recit.noeuds]
        autres.coerce = {str(lu.source.pk): lu.source for lu in self.recit.noeuds}.get
        groupes = self.recit.groupes
        if len(groupes) > 1:
            self.fields["groupe"].queryset = Groupe.objects.filter(pk__in=[groupe.pk for groupe in groupes])
        else:
            del self.fields["groupe"]

    def _proposer_des_etiquettes(self):
        """Those that her colleagues already use and that are words of her text."""
        visibles = etiquettes_visibles(self.recit.user).values_list("name", flat=True)
        trouvees = etiquettes_du_texte(self.recit.texte, visibles)[:PROPOSEES] if self.recit.texte else []
        if trouvees:
            self.fields["etiquettes"].help_text = _("D’après votre texte, par exemple : %(mots)s.") % {
                "mots": ", ".join(trouvees)
            }

    def reponses(self):
        """The language is told by the text itself."""
        return [(libelle, mots) for libelle, mots in super().reponses() if libelle != self["langue"].label]

    def clean_autres_noeuds(self):
        principal = self.recit.donnees.get("noeud")
        return [noeud for noeud in self.cleaned_data["autres_noeuds"] if str(noeud.pk) != principal]

    def clean_etiquettes(self):
        """They are words for everybody: never a way round the helper."""
        noms = self.cleaned_data["etiquettes"]
        if any(constat.niveau == Niveau.SUR for nom in noms for constat in analyser(nom)):
            raise forms.ValidationError(
                _("Une étiquette peut faire reconnaître quelqu’un. Prenez un mot plus général.")
            )
        return noms
