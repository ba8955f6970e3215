"""The words of a synthesis, of the page as it is or of one of its versions: one shape for every way out."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

#: What a version keeps besides the body: plain words.
MOTS = ("title", "chapeau", "periode", "auteur_affiche", "resume", "notes")


@dataclass
class Texte:
    title: str
    chapeau: str
    periode: str
    auteur_affiche: str
    resume: str
    notes: str
    date: date
    corps: list
    langue: str

    @cached_property
    def signataires(self):
        """« A, B et C » as a list: what a citation calls authors, which are functions more often than people."""
        mots = self.auteur_affiche.replace(" et ", ",").replace(" en ", ",") if self.auteur_affiche else ""
        return [mot.strip() for mot in mots.split(",") if mot.strip()]


def contenu_de(page):
    """What a version keeps: JSON, with the keys of what the body cites."""
    return {
        **{champ: getattr(page, champ) or "" for champ in MOTS},
        "date": page.date.isoformat(),
        "corps": page.corps.get_prep_value(),
    }


def texte_de(page):
    return texte_du_contenu(contenu_de(page), page.langue)


def texte_du_contenu(contenu, langue):
    mots = {champ: contenu[champ] for champ in MOTS}
    return Texte(**mots, date=date.fromisoformat(contenu["date"]), corps=contenu["corps"], langue=langue)
