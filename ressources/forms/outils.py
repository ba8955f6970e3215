from django import forms
from django.utils.translation import gettext_lazy as _

from socle.formulaires import ChampLangue, ChampTexteLong, FormulaireVersionne

from ..fields import champ_de_formulaire
from ..models import NoticeDOutil, RetourDExperience, VersionDOutil
from ..outils.fichiers import verifier_fichier
from .adresse_secrete import FormulaireAutourDUneFiche


class FormulaireAutourDUnOutil(FormulaireAutourDUneFiche):
    @property
    def ressource(self):
        return self.instance.ressource


class FormulaireNotice(FormulaireAutourDUnOutil, FormulaireVersionne):
    """How to use a tool."""

    TEXTES = ("etapes", "avec_qui", "duree")

    etapes = ChampTexteLong(
        label=_("Comment s’en servir"),
        required=False,
        rows=10,
        barre=True,
        help_text=_("Les étapes, une par ligne : ce qu’on fait, ce qu’on dit, ce qu’on évite."),
    )
    langue = ChampLangue()

    class Meta:
        model = NoticeDOutil
        fields = ["moments", "duree", "avec_qui", "etapes", "langue"]


class FormulaireVersion(FormulaireAutourDUnOutil, forms.ModelForm):
    """A new state of a tool: a file or an address."""

    TEXTES = ("ce_qui_change",)

    ce_qui_change = ChampTexteLong(label=_("Ce qui change"), required=False, rows=3, max_length=1000)
    fichier = forms.FileField(
        label=_("Le fichier"),
        required=False,
        help_text=_("PDF, ODT ou DOCX, 10 Mo au plus. Ouvrez-le une fois : aucun nom ne doit y rester."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.odt,.docx"}),
    )
    langue = ChampLangue()

    class Meta:
        model = VersionDOutil
        formfield_callback = champ_de_formulaire
        fields = ["nom", "le", "ce_qui_change", "fichier", "lien", "langue"]
        help_texts = {"nom": _("Par exemple : « 2 », « version courte ».")}
        widgets = {"le": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def clean_fichier(self):
        fichier = self.cleaned_data["fichier"]
        if fichier:
            genre = verifier_fichier(fichier)
            # The name that somebody gave it may say who she is.
            fichier.name = f"{self.instance.ressource.reference}.{genre}"
        return fichier

    def clean(self):
        donnees = super().clean()
        if not self.errors and not (donnees.get("fichier") or donnees.get("lien")):
            self.add_error("fichier", _("Ajoutez un fichier, ou l’adresse où se trouve l’outil."))
        nom = donnees.get("nom")
        if nom and self.instance.ressource.versions.filter(nom=nom).exists():
            self.add_error("nom", _("Cette version existe déjà : donnez-lui un autre nom."))
        return donnees


class FormulaireRetour(FormulaireAutourDUnOutil, FormulaireVersionne):
    """What using it brought, in a few words, without anybody's name."""

    TEXTES = ("avec_qui", "texte")

    texte = ChampTexteLong(
        label=_("Ce que ça a donné"),
        rows=5,
        max_length=2000,
        help_text=_("Ce qui a marché, ce qui a coincé, ce que vous feriez autrement."),
    )
    langue = ChampLangue()

    class Meta:
        model = RetourDExperience
        fields = ["le", "avec_qui", "texte", "langue"]
        help_texts = {"avec_qui": _("À grands traits : « une dame âgée et sa voisine », « en équipe ».")}
        widgets = {"le": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
