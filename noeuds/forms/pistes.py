from django import forms
from django.utils.translation import gettext_lazy as _

from socle.cercles.permissions import peut_voir
from socle.formulaires import ChampLangue, ChampTexteLong

from ..models import Connaissance, MiseEnRelation, Noeud, Piste, Question, Reponse
from .anonymat import FormulaireProtege
from .signe import FormulaireSigne


class _FormulaireAttache(FormulaireProtege, FormulaireSigne):
    """Of what hangs from another thing: `parent` when it is new; signed, if possible, in the group of its parent."""

    def __init__(self, *args, parent=None, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            nom = next(n for n in self.instance.PARENTS if isinstance(parent, _modele(self.instance, n)))
            setattr(self.instance, nom, parent)
            if "groupe" in self.fields and parent.groupe_id in self.groupes:
                self.initial["groupe"] = parent.groupe_id

    def save(self, commit=True):
        self.signer()
        return super().save(commit)


def _modele(objet, nom):
    return objet._meta.get_field(nom).related_model


class FormulairePiste(_FormulaireAttache):
    """Short, to be written on a phone: one « si », one « alors »."""

    TEXTES = ("si", "alors", "conditions", "source")

    langue = ChampLangue()

    field_order = ["groupe", "si", "alors", "conditions", "ressource", "source", "langue"]

    class Meta:
        model = Piste
        fields = ["si", "alors", "conditions", "ressource", "source", "langue"]
        labels = {
            "si": _("Si…"),
            "alors": _("Alors…"),
            "conditions": _("À quelles conditions"),
            "ressource": _("Avec quelle ressource"),
            "source": _("D’où elle vient"),
        }
        help_texts = {
            "si": _("Ce que l’on rencontre, par exemple : la personne n’ouvre plus sa porte."),
            "alors": _("Ce que l’on peut tenter, par exemple : passer avec quelqu’un qu’elle connaît déjà."),
            "conditions": _("Ce qu’il faut pour que cela marche : un accord, du temps, une personne."),
            "source": _("Une séance, une lecture, une formation. Jamais le nom de quelqu’un."),
        }
        error_messages = {
            "si": {"required": _("Dites dans quel cas cette piste sert.")},
            "alors": {"required": _("Dites ce que l’on peut tenter.")},
        }
        widgets = {
            "si": forms.Textarea(attrs={"rows": 2, "data-maximum": 200}),
            "alors": forms.Textarea(attrs={"rows": 3, "data-maximum": 300}),
            "conditions": forms.Textarea(attrs={"rows": 2, "data-maximum": 300}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ressources = self._ressources()
        if not ressources:
            del self.fields["ressource"]
            return
        self.fields["ressource"].queryset = ressources
        self.fields["ressource"].empty_label = _("Aucune")

    def _ressources(self):
        """Those of its nœud that its author sees: all the others are a search away, not a list of hundreds."""
        parent = self.instance.parent
        noeud = parent if isinstance(parent, Noeud) else parent.noeud
        return noeud.ressources_pour(self.auteur) if noeud and peut_voir(self.auteur, noeud) else None


class _FormulaireParole(_FormulaireAttache):
    TEXTES = ("texte",)

    texte = ChampTexteLong(max_length=600, rows=4)
    langue = ChampLangue()

    field_order = ["groupe", "texte", "langue"]


class FormulaireReponse(_FormulaireParole):
    class Meta:
        model = Reponse
        fields = ["texte", "langue"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["texte"].label = _("Votre réponse")
        self.fields["texte"].help_text = _("Quelques phrases. Une situation, jamais un patient.")
        self.fields["texte"].error_messages["required"] = _("Écrivez votre réponse.")


class FormulaireQuestion(_FormulaireParole):
    class Meta:
        model = Question
        fields = ["texte", "langue"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["texte"].label = _("Votre question")
        self.fields["texte"].help_text = _("Votre groupe la lira sur la page de sa prochaine séance.")
        self.fields["texte"].error_messages["required"] = _("Écrivez votre question.")


class FormulaireConnaissance(FormulaireProtege, forms.ModelForm):
    TEXTES = ("mot",)

    class Meta:
        model = Connaissance
        fields = ["mot"]
        labels = {"mot": _("Ce que vous pouvez apporter")}
        help_texts = {"mot": _("En une phrase, sans nom. Seule la modération de votre groupe la lit.")}
        widgets = {"mot": forms.Textarea(attrs={"rows": 3, "data-maximum": 300})}


class FormulaireMiseEnRelation(FormulaireProtege, FormulaireSigne):
    """Signed as the rest: the group whose moderators will look, and the sector by which she is read outside."""

    TEXTES = ("mot",)

    langue = ChampLangue()

    field_order = ["groupe", "mot", "langue"]

    class Meta:
        model = MiseEnRelation
        fields = ["mot", "langue"]
        labels = {"mot": _("Ce que vous cherchez")}
        help_texts = {
            "mot": _("En quelques mots, sans nom. La modération le lit, puis la personne qu’elle choisit.")
        }
        error_messages = {"mot": {"required": _("Dites en quelques mots ce que vous cherchez.")}}
        widgets = {"mot": forms.Textarea(attrs={"rows": 4, "data-maximum": 400})}

    def save(self, commit=True):
        groupe = self.cleaned_data.get("groupe") or next(iter(self.groupes.values()))
        self.instance.groupe, self.instance.demandeur = groupe, self.auteur
        self.instance.secteur = self.auteur.adhesion_dans(groupe.pk).secteur
        return super().save(commit)
