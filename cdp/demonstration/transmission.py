"""Who represents each CdP, since when; the sheets that went to the project group; the minutes as they were written."""

from datetime import timedelta

from django.utils import timezone

from cdp.apres.representants import fin_du_tour
from cdp.enums import GenreElement
from cdp.models import FicheProjet, MandatDeRepresentant, Redaction, Seance
from socle.comptes.enums import GenreDeGroupe, Role
from socle.comptes.models import Groupe
from socle.demonstration import reference_stable

#: Days since each turn began, months it lasts; the first group has one that ends soon.
TOURS = ((60, 5), (35, 6))
BIENTOT = timedelta(days=12)


def charger_transmission(avance):
    """Left as they are when there are some already."""
    groupes = list(Groupe.objects.filter(archive=False, genre=GenreDeGroupe.CDP).order_by("slug"))
    for rang, groupe in enumerate(groupes):
        if not MandatDeRepresentant.objects.filter(groupe=groupe).exists():
            MandatDeRepresentant.objects.bulk_create(_mandats(groupe, bientot=rang == 0))
        _fiche(groupe)
        avance(rang + 1, len(groupes))
    Redaction.objects.bulk_create(_redactions())


def _mandats(groupe, bientot):
    cycle = groupe.cycle_courant()
    sieges = cycle.adhesions.filter(role=Role.PARTICIPANT, fin=None).order_by("pk") if cycle else ()
    personnes = [adhesion.personne for adhesion in sieges[:3]]
    jour = timezone.localdate()
    for personne, (depuis, mois) in zip(personnes, TOURS, strict=False):
        debut = jour - timedelta(days=depuis)
        yield MandatDeRepresentant(
            groupe=groupe, personne=personne, debut=debut, fin_prevue=fin_du_tour(debut, mois)
        )
        if bientot:
            break
    if bientot and len(personnes) > 1:
        yield MandatDeRepresentant(
            groupe=groupe, personne=personnes[1], debut=jour - timedelta(days=110), fin_prevue=jour + BIENTOT
        )
    for personne in personnes[2:]:
        debut, fini = jour - timedelta(days=230), jour - timedelta(days=61)
        yield MandatDeRepresentant(
            groupe=groupe, personne=personne, debut=debut, fin_prevue=fini, fini_le=fini
        )


def _fiche(groupe):
    """Of its last session: sent the day after."""
    seance = (
        Seance.objects.filter(groupe=groupe, elements__isnull=False)
        .passees()
        .select_related("auteur")
        .first()
    )
    if seance is None:
        return
    jour, lendemain = timezone.localdate(seance.debut), seance.fin + timedelta(days=1)
    FicheProjet.objects.get_or_create(
        groupe=groupe,
        du=jour,
        au=jour,
        defaults={
            "reference": reference_stable("fiche", f"{groupe.slug}:{seance.reference}"),
            "par": seance.auteur,
            "cree_le": lendemain,
            "envoyee_le": lendemain,
            "envois": 1,
        },
    )


def _redactions():
    """Everything that was noted is in the minutes: nothing waits to be added."""
    ecrites = Seance.objects.exclude(captures=None).exclude(compte_rendu="").filter(redaction=None)
    for seance in ecrites.distinct().prefetch_related("captures", "elements"):
        textes = {element.genre: element.texte for element in seance.elements.all()}
        yield Redaction(
            seance=seance,
            compte_rendu=seance.compte_rendu,
            reprises=[capture.pk for capture in seance.captures.all()],
            publiee_le=seance.fin + timedelta(days=1),
            par_id=seance.auteur_id,
            **{genre: textes.get(genre, "") for genre in GenreElement.values},
        )
