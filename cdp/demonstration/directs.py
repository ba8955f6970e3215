"""What was noted in the last sessions of each group, and their closing; none is being held."""

import re
from datetime import timedelta

from cdp.enums import GenreDeCapture
from cdp.models import Capture, Cloture, Direct, Presence
from cdp.models.direct import LONGUEUR_CAPTURE
from noeuds.models import Piste
from ressources.models import Ressource
from socle.cercles.enums import Cercle

from .dossier import hasard_de

#: Of each group, as many as one still talks about.
RACONTEES = 3
PAR_SORTE = 2


def charger_directs(seances):
    """`seances` are those just made, with their elements and presences already there."""
    dites = (seance for seance in seances if seance.compte_rendu and not seance.groupe.archive)
    racontees = sorted(dites, key=lambda seance: seance.debut)[-RACONTEES:]
    for seance in racontees:
        direct = Direct(seance=seance, commencee_le=seance.debut, finie_le=seance.fin)
        direct.point = seance.points.last()
        direct.point_commence_le = seance.fin - timedelta(minutes=10)
        direct.save()
        Capture.objects.bulk_create(_captures(seance))
        _cloture(seance).save()
    for seance in racontees:
        Cloture.objects.filter(seance=seance).update(cree_le=seance.fin, modifie_le=seance.fin)


def _captures(seance):
    """The words of its minutes, the resources and pistes of its nœuds: as if noted while they were said."""
    hasard = hasard_de(f"{seance.reference}:notes")
    presents = Presence.objects.filter(seance=seance, presente=True)
    auteurs = list(presents.order_by("personne").values_list("personne", flat=True))
    points = list(seance.points.all())
    dits = [*_elements(seance), *_du_repertoire(seance), *_pistes(seance)]
    for rang, (genre, texte, ressource) in enumerate(dits):
        yield Capture(
            seance=seance,
            genre=genre,
            texte=texte[:LONGUEUR_CAPTURE],
            ressource=ressource,
            auteur_id=hasard.choice(auteurs) if auteurs else None,
            point=points[min(rang * len(points) // len(dits), len(points) - 1)] if points else None,
            langue=seance.langue,
            cle=f"demonstration-{rang}",
            creee_le=seance.debut + (rang + 1) * (seance.fin - seance.debut) / (len(dits) + 1),
        )


def _elements(seance):
    return [(element.genre, element.texte, None) for element in seance.elements.order_by("pk")]


def _du_repertoire(seance):
    ressources = Ressource.objects.filter(
        noeuds__in=seance.noeuds.all(), cercle__in=[Cercle.RESEAU, Cercle.PUBLIC]
    ).order_by("reference")
    return [(GenreDeCapture.RESSOURCE, r.nom, r) for r in ressources.distinct()[:PAR_SORTE]]


def _pistes(seance):
    pistes = Piste.objects.filter(
        noeud__in=seance.noeuds.all(), cercle__in=[Cercle.RESEAU, Cercle.PUBLIC], langue=seance.langue
    ).order_by("reference")
    return [(GenreDeCapture.PISTE, piste.alors, None) for piste in pistes[:PAR_SORTE]]


def _cloture(seance):
    """The first sentences are what it keeps, the last what is left to do; the solution is what one takes home."""
    phrases = re.findall(r"[^.!?]+[.!?]", seance.compte_rendu)
    solution = seance.elements.filter(genre=GenreDeCapture.SOLUTION).first()
    return Cloture(
        seance=seance,
        retenu="".join(phrases[:2]).strip(),
        emporte=solution.texte if solution else "",
        reste=phrases[-1].strip() if len(phrases) > 2 else "",
        par=seance.auteur,
        langue=seance.langue,
    )
