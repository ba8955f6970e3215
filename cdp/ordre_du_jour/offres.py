"""What becomes a point of the agenda in one tap: the nœuds of the programme, the questions put to the group."""

from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from ..enums import Moment
from ..models import PropositionAuProgramme

#: How many nœuds that wait are offered, the most supported first.
NOEUDS = 4


@dataclass(frozen=True)
class Offre:
    """A point as it would be added; `cle` names it in the form."""

    cle: str
    titre: str
    moment: str
    minutes: int
    noeud: str = ""
    vignette: str = ""
    langue: str = ""

    @property
    def champs(self):
        return {nom: valeur for nom, valeur in asdict(self).items() if nom not in ("cle", "langue")}


def offres(noeuds, cycle, user, a_lier, questions):
    """These nœuds of the session, then those that wait, then questions; only what this moderator may see."""
    titres = a_lier.noeuds.titres
    cles = [cle for cle in [*noeuds, *_en_attente(cycle, user)] if cle in titres]
    points = [
        Offre(
            f"noeud-{cle}",
            titres[cle][:160],
            Moment.ECHANGE,
            40,
            noeud=str(cle),
            langue=a_lier.langues.get(cle, ""),
        )
        for cle in dict.fromkeys(cles)
    ]
    return points + [_question(question, a_lier) for question in questions if not question.seance_id]


def _en_attente(cycle, user):
    attente = PropositionAuProgramme.objects.visibles_pour(user).filter(cycle=cycle)
    attente = attente.exclude(noeud__seances__cycle=cycle).avec_les_soutiens(user).order_by("-nombre", "pk")
    return [proposition.noeud_id for proposition in attente[:NOEUDS]]


def _question(question, a_lier):
    """An agenda goes by e-mail: it says what the question is about, never its words (produit.md §4.7)."""
    noeud = question.noeud_id
    sujet = a_lier.noeuds.titres.get(noeud) or question.parent
    titre = _("Question au groupe : %(sujet)s") % {"sujet": sujet}
    return Offre(
        f"question-{question.reference}",
        titre[:160],
        Moment.ECHANGE,
        15,
        noeud=str(noeud) if noeud in a_lier.noeuds.titres else "",
        vignette=a_lier.vignettes.titres.get(question.vignette_id, ""),
        langue=a_lier.langues.get(noeud) or question.parent.langue,
    )
