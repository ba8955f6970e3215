from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from socle.formulaires import ChampLangue, ChampTexteLong

from ..codage.texte import normaliser
from ..extraction import FichierRefuse
from .fichier import EXTENSIONS, SIGNES_MAX, lire
from .intervenants import INTERVENANTS_AU_PLUS, RAPPELS_AU_PLUS, Remplacement

REPERES_AU_PLUS = INTERVENANTS_AU_PLUS + RAPPELS_AU_PLUS


SANS_TITRE = {"required": _("Donnez un titre à cette transcription.")}


class ApportForm(forms.Form):
    """A file, or the text itself: one of them."""

    titre = forms.CharField(
        label=_("Titre"),
        max_length=160,
        error_messages=SANS_TITRE,
        help_text=_("Pour la retrouver : « Séance de mars, seconde partie »."),
    )
    fichier = forms.FileField(
        label=_("Fichier"),
        required=False,
        help_text=_("Texte, Markdown, Word (.docx) ou LibreOffice (.odt), 5 Mo au plus. Il n’est pas gardé."),
        error_messages={"empty": _("Ce fichier est vide. Choisissez-en un autre.")},
        widget=forms.FileInput(attrs={"accept": ",".join(f".{genre}" for genre in EXTENSIONS)}),
    )
    colle = ChampTexteLong(label=_("Ou le texte, collé ici"), required=False, rows=8, max_length=SIGNES_MAX)
    langue = ChampLangue()

    def clean_fichier(self):
        fichier = self.cleaned_data.get("fichier")
        if not fichier:
            return ""
        try:
            return lire(fichier, fichier.name, fichier.size)
        except FichierRefuse as refus:
            raise ValidationError(str(refus)) from refus

    def clean_colle(self):
        return normaliser(self.cleaned_data["colle"])

    def clean(self):
        donnees = super().clean() or {}
        lu, colle = donnees.get("fichier"), (donnees.get("colle") or "").strip()
        if lu and colle:
            self.add_error("colle", _("Choisissez : un fichier, ou un texte collé."))
        elif not lu and not colle and not self.errors:
            self.add_error("fichier", _("Choisissez un fichier, ou collez le texte."))
        donnees["texte"] = lu or donnees.get("colle", "")
        return donnees


class RelectureForm(forms.Form):
    """The text that was read, and what she replaces in it before it is kept."""

    titre = forms.CharField(label=_("Titre"), max_length=160, error_messages=SANS_TITRE)
    langue = ChampLangue()
    texte = ChampTexteLong(
        label=_("Texte"),
        max_length=SIGNES_MAX,
        widget=forms.HiddenInput,
        error_messages={"required": _("Le texte s’est perdu en route. Recommencez.")},
    )

    def __init__(self, *args, reperes=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.reperes = [
            _champs(self, rang, mots, repere) for rang, (mots, repere) in enumerate(self._lignes(reperes))
        ]

    def _lignes(self, reperes):
        """Sent back, the words come with the form; what was not proposed replaces nothing that is not in the text."""
        if not self.is_bound:
            return [(repere.mots, repere) for repere in reperes]
        envoyes = [self.data.get(f"mots_{rang}", "")[:200] for rang in range(REPERES_AU_PLUS)]
        return [(mots, None) for mots in envoyes if mots.strip()]

    def clean_texte(self):
        return normaliser(self.cleaned_data["texte"])

    def remplacements(self):
        lignes = [(ligne["mots"], rang) for rang, ligne in enumerate(self.reperes)]
        return [
            Remplacement(mots, self.cleaned_data[f"par_{rang}"])
            for mots, rang in lignes
            if self.cleaned_data[f"remplacer_{rang}"]
        ]


def _champs(form, rang, mots, repere):
    """A box to tick, already ticked for who speaks, and what to write instead."""
    propose = repere.proposition if repere else ""
    form.fields[f"mots_{rang}"] = forms.CharField(initial=mots, widget=forms.HiddenInput, required=False)
    form.fields[f"remplacer_{rang}"] = forms.BooleanField(
        label=_("Remplacer « %(mots)s »") % {"mots": mots},
        required=False,
        initial=bool(repere and repere.tours and propose),
    )
    form.fields[f"par_{rang}"] = forms.CharField(
        label=_("Par"), required=False, max_length=80, initial=propose
    )
    return {
        "mots": mots,
        "repere": repere,
        "cache": form[f"mots_{rang}"],
        "remplacer": form[f"remplacer_{rang}"],
        "par": form[f"par_{rang}"],
    }
