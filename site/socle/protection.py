"""The anonymity helper (produit.md §4.2) for apps that cannot import the one that has it, which registers it here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

#: For the type checker: the class below is mixed into forms, and uses what those have.
_Melange: Any = object


@dataclass(frozen=True)
class PassageSur:
    """What surely says who somebody is; `genre` as the helper calls it, `libelle` and `propositions` in words."""

    texte: str
    genre: str
    libelle: str
    propositions: tuple[str, ...] = ()


#: What belongs in the official contact of a record, and nowhere else in what is typed about it.
GENRES_DE_CONTACT = ("PHONE", "EMAIL", "ADDRESS", "URL")

_DETECTEURS: list[Callable[[str, str], list[PassageSur]]] = []
_DOUTES: list[Callable[[str, str], bool]] = []


def detecteur(fonction):
    """Register what finds sure passages: `fonction(texte, langue) -> list[PassageSur]`."""
    _DETECTEURS.append(fonction)
    return fonction


def passages_surs(texte, langue=""):
    """The passages of this text that surely say who somebody is, each once, in its order."""
    trouves = [passage for detecter in _DETECTEURS for passage in detecter(texte or "", langue)]
    return list({passage.texte: passage for passage in trouves}.values())


def doute(fonction):
    """Register what is wary of a text nobody will read again before it is kept: `fonction(texte, langue) -> bool`."""
    _DOUTES.append(fonction)
    return fonction


def peut_designer(texte, langue=""):
    """Whether anything in it, sure or only likely, may say who somebody is. Without a helper, anything may."""
    return not _DOUTES or any(douter(texte, langue) for douter in _DOUTES)


class FormulaireGarde(_Melange):
    """Put before a form whose texts keep no reason: a sure passage of `TEXTES` refuses the form, beside its field.

    Nothing is replaced silently nor kept on purpose: the sentence says what to write instead, or where it belongs.
    """

    TEXTES: tuple[str, ...] = ()

    def clean(self):
        donnees = super().clean()
        if donnees is None:
            donnees = self.cleaned_data
        for nom in self.TEXTES:
            if nom in self.fields and donnees.get(nom):
                for passage in passages_surs(donnees[nom], donnees.get("langue") or ""):
                    self.add_error(nom, phrase_de(passage))
        return donnees


def phrase_de(passage):
    """What to do with this passage, in one or two short sentences."""
    valeurs = {"passage": passage.texte, "libelle": passage.libelle}
    if passage.genre in GENRES_DE_CONTACT:
        phrase = _(
            "« %(passage)s » : %(libelle)s ne s’écrit pas ici. Pour joindre un service, utilisez « Contact », sur sa"
            " fiche."
        )
    elif passage.propositions:
        valeurs["proposition"] = passage.propositions[0]
        phrase = _(
            "« %(passage)s » (%(libelle)s) peut faire reconnaître quelqu’un. Écrivez plutôt « %(proposition)s »."
        )
    else:
        phrase = _("« %(passage)s » (%(libelle)s) peut faire reconnaître quelqu’un. Dites-le autrement.")
    return phrase % valeurs
