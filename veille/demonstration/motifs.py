"""Questions kept, with their figures at the end of past months: computed from the situations, never written by hand."""

from datetime import timedelta

from django.core.exceptions import ValidationError

from socle.comptes.models import Personne
from socle.demonstration import reference_stable

from ..models import Motif
from ..models.motifs import Source
from ..motifs.actions import garder, relever
from ..motifs.figures import Question
from ..motifs.univers import fin_du_mois_passe

#: (key, title, question, source, lines, columns). The first ones were read once before.
MOTIFS = (
    (
        "vulnerabilites",
        "Les vulnérabilités les plus fréquentes",
        "De quoi parle-t-on le plus, quand on raconte une situation ?",
        Source.SITUATIONS,
        "vulnerabilites",
        "",
    ),
    (
        "themes",
        "Les thèmes des situations",
        "Vers quoi les situations mènent-elles le plus souvent ?",
        Source.SITUATIONS,
        "themes",
        "",
    ),
    (
        "qui-mobilise",
        "Face à quelle vulnérabilité, qui mobilise ?",
        "Quand l’argent, l’isolement ou la langue pèsent, qui appelle un service ?",
        Source.SITUATIONS,
        "vulnerabilites",
        "par",
    ),
    (
        "secteurs",
        "Qui mobilise, selon le secteur de qui raconte ?",
        "Le social et la santé appellent-ils les services de la même façon ?",
        Source.SITUATIONS,
        "par",
        "secteur",
    ),
    (
        "themes-par",
        "Vers quoi, et par qui ?",
        "Pour quels thèmes la personne appelle-t-elle elle-même ?",
        Source.SITUATIONS,
        "themes",
        "par",
    ),
    (
        "groupes",
        "Les situations de chaque communauté",
        "D’où viennent les situations que le réseau lit ?",
        Source.SITUATIONS,
        "groupe",
        "",
    ),
    (
        "codes",
        "Mes codes, du plus au moins posé",
        "De quoi mes notes de séance parlent-elles le plus ?",
        Source.TEXTES,
        "codes",
        "",
    ),
    (
        "moments",
        "À quel moment de la séance je note",
        "Quels moments donnent le plus à observer ?",
        Source.TEXTES,
        "moment",
        "",
    ),
)
_SE_RELISENT = 2
_MOIS = (8, 0)


def charger_motifs(avance):
    """The veilleuse's questions; what cannot be shown at a date has no reading of it, as for anybody."""
    veilleuse = Personne.objects.filter(fonction="veilleuse", is_active=True).order_by("pk").first()
    if veilleuse is None:
        return
    for rang, (cle, *texte) in enumerate(MOTIFS):
        reference = reference_stable("motif", cle)
        if not Motif.objects.filter(reference=reference).exists():
            _charger(reference, texte, veilleuse, _MOIS if rang < _SE_RELISENT else _MOIS[-1:])
        avance(rang + 1, len(MOTIFS))


def _charger(reference, texte, veilleuse, mois):
    titre, mot, source, lignes, colonnes = texte
    motif = Motif(reference=reference, titre=titre, question=mot, langue="fr")
    garder(motif, Question(source, lignes, colonnes), veilleuse)
    for nombre in mois:
        try:
            relever(motif, veilleuse, _il_y_a(nombre))
        except ValidationError:
            continue


def _il_y_a(mois):
    """The last day of the month that ended so many months before the past one."""
    jour = fin_du_mois_passe()
    for _fois in range(mois):
        jour = jour.replace(day=1) - timedelta(days=1)
    return jour
