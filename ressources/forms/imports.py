"""The forms of an import: its file, and what each of its columns is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..imports.colonnes import ENTRANTES
from ..imports.comparaison import deposer
from ..imports.lecture import OCTETS_AU_PLUS, FichierRefuse

_IGNOREE = ("", _("laisser de côté"))


class FormulaireDImport(forms.Form):
    """The file is read as the form is checked: what is wrong with it is said beside it."""

    fichier = forms.FileField(
        label=_("Fichier"),
        help_text=_("CSV ou XLSX, 10 Mo et 20 000 lignes au plus, avec une ligne de titres."),
        error_messages={
            "required": _("Choisissez un fichier."),
            "empty": _("Ce fichier est vide. Choisissez celui qui contient votre tableau."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )
    feuille = forms.CharField(
        label=_("Feuille du classeur"),
        required=False,
        max_length=60,
        help_text=_("Son nom ou son rang. Sinon, la première est lue."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.envoi: Any = None

    def clean(self):
        donnees = super().clean()
        fichier = donnees.get("fichier")
        if fichier is not None and not self.errors:
            # One octet more than allowed is enough to refuse it.
            octets = fichier.read(OCTETS_AU_PLUS + 1)
            try:
                self.envoi = deposer(self.user, fichier.name, octets, donnees["feuille"].strip())
            except FichierRefuse as refus:
                self.add_error("fichier", str(refus))
        return donnees


class FormulaireDeColonnes(forms.Form):
    """For each column of the file, which of ours it is. A name is needed, and none twice."""

    def __init__(self, *args, envoi, **kwargs):
        super().__init__(*args, **kwargs)
        self.envoi = envoi
        exemples = _exemples(envoi)
        choix = [_IGNOREE, *((colonne.cle, colonne.titre) for colonne in ENTRANTES)]
        for rang, titre in enumerate(envoi.titres):
            self.fields[str(rang)] = forms.ChoiceField(
                label=titre or _("Colonne %(rang)s, sans titre") % {"rang": rang + 1},
                choices=choix,
                required=False,
                initial=envoi.correspondance.get(str(rang), ""),
                help_text=exemples[rang],
            )

    def clean(self):
        donnees = super().clean()
        prises: dict[str, str] = {}
        for rang, cle in donnees.items():
            if cle and cle in prises:
                self.add_error(rang, _("Vous avez déjà donné ce choix à une autre colonne. Gardez-en une."))
            prises[cle] = rang
        if "nom" not in prises:
            self.add_error(None, _("Dites quelle colonne contient le nom : sans lui, rien ne se reconnaît."))
        return donnees


def _exemples(envoi):
    """What the first rows hold, so that one recognises a column without its file."""
    rangees = list(envoi.lignes.values_list("cellules", flat=True)[:20])
    return [
        " · ".join(list(dict.fromkeys(r[rang][:40] for r in rangees if rang < len(r) and r[rang]))[:3])
        for rang in range(len(envoi.titres))
    ]
