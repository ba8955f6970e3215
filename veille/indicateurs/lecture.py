"""What the indicators read: few queries, whatever the rows; counts and facts, never a name."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import (
    CharField,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, TruncMonth

from cdp.models import FicheProjet, Papier, Preparation, Presence, Seance
from noeuds.models import Noeud, Piste, Reponse, Vignette
from ressources.fraicheur import part_verifiee, q_a_verifier
from ressources.models import DateDeDispositif, ModeEmploi, Ressource, Verification
from socle.cercles.enums import Cercle, Etat
from socle.comptes.models import Adhesion, Cycle
from socle.envois.enums import Etat as EtatDEnvoi
from socle.envois.models import Envoi

from ..models import Remontee, SynthesePage
from .saisons import Saison

_LARGES = [Cercle.RESEAU, Cercle.PUBLIC]
_AU_RESEAU = Q(cercle__in=_LARGES, etat=Etat.EN_LIGNE)


@dataclass(frozen=True)
class FaitsDeSeance:
    groupe: int
    saison: Saison
    etat: str
    minutes: int
    presentes: int
    notees: int
    preparations: int


def groupes_et_saisons():
    """Every cycle there was: ({pk: group}, its seasons, latest first). One query."""
    cycles = list(Cycle.objects.select_related("groupe").order_by("debut", "pk"))
    groupes = {cycle.groupe_id: cycle.groupe for cycle in cycles}
    return groupes, sorted({Saison.du(cycle.debut) for cycle in cycles}, reverse=True)


def seances(saison):
    """The sessions of this season and of the one before."""
    notees = Q(presences__presente__isnull=False)
    preparations = (
        Preparation.objects.filter(
            seance=OuterRef("pk"), cercle=Cercle.GROUPE, envoyee_le__lt=saison.bornes[1]
        )
        .order_by()
        .values("seance")
        .annotate(n=Count("pk"))
        .values("n")
    )
    lues = (
        Seance.objects.filter(
            cycle__debut__gte=saison.avant.cycles[0], cycle__debut__lt=saison.cycles[1], etat=Etat.EN_LIGNE
        )
        .annotate(
            venues=Count("presences", filter=Q(presences__presente=True)),
            dites=Count("presences", filter=notees),
            donnees=Coalesce(Subquery(preparations, output_field=IntegerField()), 0),
        )
        .select_related("cycle", "presences_sans_nom")
        .defer("compte_rendu", "intention")
        .order_by("debut", "pk")
    )
    return [_faits(seance, saison) for seance in lues]


def _faits(seance, saison):
    sans_nom = getattr(seance, "presences_sans_nom", None)
    finie = seance.debut + timedelta(minutes=seance.duree_minutes) <= saison.bornes[1]
    return FaitsDeSeance(
        groupe=seance.groupe_id,
        saison=Saison.du(seance.cycle.debut),
        etat="annulee" if seance.annulee else "tenue" if finie else "prevue",
        minutes=seance.duree_minutes,
        presentes=seance.venues + (sans_nom.presentes if sans_nom else 0),
        notees=seance.dites + (sans_nom.notees if sans_nom else 0),
        preparations=seance.donnees,
    )


def venues(saison):
    """Who came at least once, as what (group, sector, status, practice): no name, a person a row."""
    presences = Presence.objects.filter(
        personne=OuterRef("personne"),
        presente=True,
        seance__cycle=OuterRef("cycle"),
        seance__annulee=False,
        seance__debut__lt=saison.bornes[1],
    )
    debut, fin = saison.cycles
    adhesions = Adhesion.objects.filter(Exists(presences), cycle__debut__gte=debut, cycle__debut__lt=fin)
    comptes = adhesions.order_by().values_list("cycle__groupe", "secteur", "statut", "pratique")
    return {
        (groupe, secteur, statut, pratique): n
        for groupe, secteur, statut, pratique, n in comptes.annotate(n=Count("pk"))
    }


def contributions(saison):
    """[(kind, group or None, month, number)] of what the network may read, over two seasons: one query."""
    debut, fin = saison.avant.bornes[0], saison.bornes[1]
    noeuds = Noeud.objects.sources().filter(_AU_RESEAU)
    requetes = [
        _par_mois("noeuds", noeuds, "first_published_at", debut, fin),
        *(
            _par_mois(sorte, modele.objects.filter(_AU_RESEAU), "cree_le", debut, fin)
            for sorte, modele in _ECRITES.items()
        ),
        _par_mois(
            "verifications",
            Verification.objects.all(),
            "le",
            debut.date(),
            fin.date(),
            groupe=Value(None, output_field=IntegerField()),
        ),
    ]
    premiere, *autres = requetes
    return list(premiere.union(*autres, all=True))


_ECRITES: dict[str, Any] = {
    "vignettes": Vignette,
    "pistes": Piste,
    "reponses": Reponse,
    "conseils": ModeEmploi,
}


def _par_mois(sorte, requete, quand, debut, fin, groupe: Any = None):
    dans = {f"{quand}__gte": debut, f"{quand}__lt": fin}
    return (
        requete.filter(**dans)
        .order_by()
        .annotate(
            sorte=Value(sorte, output_field=CharField()),
            du_groupe=F("groupe_id") if groupe is None else groupe,
            mois=TruncMonth(quand, output_field=DateField()),
        )
        .values("sorte", "du_groupe", "mois")
        .annotate(n=Count("pk"))
        .values_list("sorte", "du_groupe", "mois", "n")
    )


def repertoire():
    """(share checked lately, how many are to be checked), of what the network reads today."""
    fiches = Ressource.objects.filter(_AU_RESEAU)
    return part_verifiee(fiches), fiches.filter(q_a_verifier()).count()


def rencontres(saison):
    """[(agreed between two, beginning, minutes, places, taken, came)] of the dates that were held."""
    debut, fin = saison.bornes
    dates = (
        DateDeDispositif.toutes.filter(annulee_le=None, debut__gte=debut, fin__lt=fin)
        .filter(Q(dispositif__cercle__in=_LARGES) | Q(reservee=True))
        .annotate(
            offertes=Coalesce("places", "dispositif__places"),
            prises=Count("inscriptions", filter=Q(inscriptions__etat="inscrite")),
            venues=Count(
                "inscriptions", filter=Q(inscriptions__etat="inscrite", inscriptions__presente=True)
            ),
        )
        .order_by("debut", "pk")
    )
    return [
        (
            date.reservee,
            (date.fin - date.debut).total_seconds() / 3600,
            date.offertes,
            date.prises,
            date.venues,
        )
        for date in dates
    ]


def partis(saison):
    """{(kind of mail, season): number} of those that left."""
    par_saison = {}
    for une in (saison, saison.avant):
        debut, fin = une.bornes
        envois = Envoi.objects.filter(etat=EtatDEnvoi.PARTI, parti_le__gte=debut, parti_le__lt=fin)
        par_saison[une] = dict(envois.order_by().values_list("sorte").annotate(n=Count("pk")))
    return par_saison


def publie(saison):
    """{what: number}: what was published, sent or issued in the season. One query."""
    debut, fin = saison.bornes
    syntheses = SynthesePage.objects.sources().filter(
        _AU_RESEAU, live=True, date__gte=debut.date(), date__lt=fin.date()
    )
    fiches = FicheProjet.objects.filter(envoyee_le__gte=debut, envoyee_le__lt=fin)
    papiers = Papier.objects.en_cours().filter(emis_le__gte=debut, emis_le__lt=fin)
    remontees = Remontee.objects.filter(_AU_RESEAU)
    premiere, *autres = [
        _compte(syntheses, Value("analyses", output_field=CharField())),
        _compte(fiches, Value("fiches_projet", output_field=CharField())),
        _compte(papiers, F("genre")),
        _compte(remontees, F("avancement")),
    ]
    return dict(premiere.union(*autres, all=True))


def _compte(requete, quoi):
    comptes = requete.order_by().annotate(quoi=quoi).values("quoi").annotate(n=Count("pk"))
    return comptes.values_list("quoi", "n")
