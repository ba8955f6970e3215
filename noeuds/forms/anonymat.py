import logging
from collections import Counter

from django.templatetags.static import static
from django.utils.translation import ngettext

from ..protection import CIVILITE, LIBELLES, decisions_gardees, decisions_recues, proteger

journal = logging.getLogger(__name__)


class FormulaireProtege:
    """Put before a ModelForm of a `Protegee`: the fields of `TEXTES` pass the anonymity helper (produit.md §4.2).

    A passage that surely exposes somebody is replaced, or kept with a reason; until then the form is refused, nothing
    is stored, and the passages are listed beside the field (component `constats`).
    """

    TEXTES: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nom in self._textes():
            champ = self.fields[nom]
            champ.prefixe_des_constats = f"{self.add_prefix(nom)}-constat"
            champ.passages = []
            champ.regles_des_constats = _pour_le_navigateur()
            champ.module_d_aide = static("noeuds/js/protection.js")

    def _textes(self):
        return [nom for nom in self.TEXTES if nom in self.fields]

    def clean(self):
        donnees = super().clean()  # type: ignore[misc]  # of the ModelForm that comes after
        if donnees is None:
            donnees = self.cleaned_data
        gardes = [g for g in self.instance.gardes if g["champ"] not in self._textes()]
        for nom in self._textes():
            if donnees.get(nom):
                gardes += self._proteger(nom, donnees)
        self.instance.gardes = gardes
        return donnees

    def _proteger(self, nom, donnees):
        champ = self.fields[nom]
        decisions = decisions_gardees(self.instance.gardes, nom) | decisions_recues(
            self.data, champ.prefixe_des_constats
        )
        protection = proteger(donnees[nom], decisions, donnees.get("langue") or "")
        champ.passages = protection.passages
        _consigner(nom, protection)
        if protection.texte != donnees[nom]:
            donnees[nom] = protection.texte
            self._montrer(nom, protection.texte)
        if protection.refuse:
            self.add_error(nom, _phrase(protection))
        return protection.gardes(nom)

    def _montrer(self, nom, texte):
        """What comes back is what was chosen, not what was typed before."""
        self.data = self.data.copy()  # type: ignore[has-type]
        self.data[self.add_prefix(nom)] = texte

    def marquer_les_passages(self):
        """List the passages of what is already written: for a page that opens a text without sending it."""
        for nom in self._textes():
            texte = self[nom].value()
            if texte:
                decisions = decisions_gardees(self.instance.gardes, nom)
                self.fields[nom].passages = proteger(texte, decisions).passages


def _pour_le_navigateur():
    return {"civilite": CIVILITE, "libelles": {genre: str(mots) for genre, mots in LIBELLES.items()}}


def _consigner(nom, protection):
    """Kinds and numbers, never a word of the text: what it takes to know whether the helper helps."""
    comptes = Counter(
        f"{passage.constat.genre} {'ouvert' if passage.ouvert else 'gardé' if passage.decision.garde else 'vu'}"
        for passage in protection.passages
    )
    journal.info("%s : %s", nom, dict(comptes) or "rien")


def _phrase(protection):
    nombre = sum(passage.ouvert for passage in protection.passages)
    return ngettext(
        "Un passage peut faire reconnaître quelqu’un. Remplacez-le, ou dites pourquoi vous le gardez.",
        "%(nombre)s passages peuvent faire reconnaître quelqu’un. Remplacez-les, ou dites pourquoi vous les gardez.",
        nombre,
    ) % {"nombre": nombre}
