"""The person in bands, never in exact values (produit.md §4.2), and what counts for her."""

from django import forms
from django.utils.translation import gettext_lazy as _

from socle.formulaires import ChampTexteLong

from ...enums import Liste, ModeOutil
from ...suggestions import termes_du_texte
from .etape import SANS_REPONSE, Etape

#: How many terms are put first: the rest of the list is just below.
APPELES = 5


class EtapePersonne(Etape):
    cle = "personne"
    question = _("De qui s’agit-il, à grands traits ?")
    aide = _(
        "Des tranches, jamais des valeurs exactes. Laissez vide ce qui pourrait faire reconnaître quelqu’un."
    )

    class Meta(Etape.Meta):
        fields = ("tranche_age", "menage", "revenu", "bassin", "saison")
        labels = {
            "tranche_age": _("Son âge, à peu près"),
            "menage": _("La personne"),
            "revenu": _("Elle vit surtout avec"),
            "saison": _("C’était"),
        }

    bassin = forms.TypedChoiceField(label=_("Elle habite le bassin"), required=False, empty_value=None)

    field_order = ("tranche_age", "menage", "revenu", "bassin", "saison")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        bassins = self.recit.bassins
        self.fields["bassin"].choices = [("", ""), *((bassin.pk, str(bassin)) for bassin in bassins)]
        self.fields["bassin"].coerce = {str(bassin.pk): bassin for bassin in bassins}.get
        for nom in self.champs():
            self.fields[nom].choices = [("", SANS_REPONSE), *list(self.fields[nom].choices)[1:]]

    def reponses(self):
        """« Je ne le dis pas » is no answer."""
        return [(libelle, mots) for libelle, mots in super().reponses() if mots != SANS_REPONSE]


class ChampTermes(forms.TypedMultipleChoiceField):
    """Several terms of a governed list, which the situation has read once for all its questions."""

    def __init__(self, liste, **kwargs):
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, **kwargs)
        self.liste = liste

    def proposer(self, termes, texte=""):
        """Its terms, those that the words of the text call for first."""
        siens = [terme for terme in termes if terme.liste == self.liste]
        appeles = termes_du_texte(texte, siens)[:APPELES]
        if appeles:
            mots = ", ".join(str(terme) for terme in appeles)
            self.help_text = _("D’après votre texte, d’abord : %(mots)s.") % {"mots": mots}
            siens = appeles + [terme for terme in siens if terme not in appeles]
        self.choices = [(terme.pk, str(terme)) for terme in siens]
        self.coerce = {str(terme.pk): terme for terme in siens}.get


class EtapeFragilites(Etape):
    cle = "fragilites"
    question = _("Qu’est-ce qui fragilise cette personne ?")
    aide = _("Cochez ce qui pèse vraiment. Trois ou quatre cases suffisent souvent.")

    vulnerabilites = ChampTermes(Liste.VULNERABILITE, label=_("Ce qui fragilise"))
    pathologies = ChampTermes(Liste.PATHOLOGIE, label=_("La santé"))

    class Meta(Etape.Meta):
        fields = ("vulnerabilites", "pathologies")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nom in self.champs():
            self.fields[nom].proposer(self.recit.termes, self.recit.texte)


class EtapeOutil(Etape):
    cle = "outil"
    question = _("Avez-vous utilisé l’outil de dialogue ?")
    TEXTES = ("outil_difficultes", "outil_plus_value")

    outil_mode = forms.ChoiceField(
        label=_("Utilisé"), choices=ModeOutil.choices, required=False, widget=forms.RadioSelect
    )
    outil_difficultes = ChampTexteLong(label=_("Ce qui a été difficile"), required=False, rows=2)
    outil_plus_value = ChampTexteLong(label=_("Ce que l’outil a apporté"), required=False, rows=2)

    class Meta(Etape.Meta):
        fields = ("outil_mode", "outil_difficultes", "outil_plus_value")


class EtapePriorites(Etape):
    cle = "priorites"
    question = _("Qu’est-ce qui compte pour elle ?")
    aide = _("Jusqu’à trois priorités, avec ses mots. La première est la plus importante.")
    TEXTES = ("priorite_1", "priorite_2", "priorite_3")

    class Meta(Etape.Meta):
        fields = ("priorite_1", "priorite_2", "priorite_3")
        labels = {
            "priorite_1": _("Sa première priorité"),
            "priorite_2": _("Sa deuxième priorité"),
            "priorite_3": _("Sa troisième priorité"),
        }

    def clean(self):
        donnees = super().clean()
        self.instance.priorites = [donnees.get(nom, "") for nom in self.champs()]
        if not self.errors:
            donnees.update({nom: getattr(self.instance, nom) for nom in self.champs()})
        return donnees
