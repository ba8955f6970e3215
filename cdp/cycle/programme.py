"""The programme commun of a group, as one reader may see it: which nœud at which session, what is asked for next."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from noeuds.models import Noeud, Vignette
from noeuds.relecture import gardes
from socle.cercles.enums import Cercle
from socle.cercles.traductions import dans_la_langue
from socle.texte import plier

from .. import permissions
from ..models import PropositionAuProgramme, Seance
from .besoin import SEUIL_DE_RAPPEL, Besoin

#: How many nœuds that nobody proposed are recalled.
RAPPELS = 5
_UN_AN = timedelta(days=365)


@dataclass(frozen=True)
class Candidat:
    """A nœud that the group could work on; `proposition` is None when nobody asked."""

    noeud: Any
    besoin: Besoin
    proposition: Any = None
    gardes: tuple = ()

    @property
    def ordre(self):
        return (-self.besoin.poids, plier(self.noeud.title), self.noeud.pk)


class Programme:
    """Seven queries whatever the rows."""

    def __init__(self, groupe, cycle, user):
        self.groupe, self.cycle, self.user = groupe, cycle, user
        sources = list(Noeud.objects.visibles_pour(user).sources())
        self._noeuds = dict(zip([n.pk for n in sources], dans_la_langue(sources, user), strict=True))
        self._lire_les_seances()
        self._vignettes = self._lire_les_vignettes()
        self.attente = self._attente()
        self.rappels = self._rappels()

    @property
    def a_venir(self):
        """The sessions at which one may still place a nœud."""
        return [rangee["seance"] for rangee in self.rangees if not rangee["seance"].a_commence]

    def _lire_les_seances(self):
        visibles = Seance.objects.visibles_pour(self.user).filter(groupe=self.groupe, annulee=False)
        seances = {s.pk: s for s in visibles.defer("compte_rendu", "intention").order_by("debut", "pk")}
        liens = Seance.noeuds.through.objects.filter(seance__in=seances)
        par_seance = defaultdict(list)
        self._dernieres: dict = {}
        for seance_id, noeud_id in liens.values_list("seance", "noeud"):
            par_seance[seance_id].append(noeud_id)
            seance = seances[seance_id]
            if seance.a_commence:
                self._dernieres[noeud_id] = max(seance.debut, self._dernieres.get(noeud_id, seance.debut))
        self.rangees = [
            {"seance": seance, "noeuds": self._montres(par_seance[seance.pk])}
            for seance in seances.values()
            if self.cycle and seance.cycle_id == self.cycle.pk
        ]
        self._places = {pk for rangee in self.rangees for pk in par_seance[rangee["seance"].pk]}

    def _montres(self, cles):
        montres = [self._noeuds[cle] for cle in cles if cle in self._noeuds]
        return sorted(montres, key=lambda noeud: plier(noeud.title))

    def _lire_les_vignettes(self):
        """For each nœud, when each of its situations of the year was told; what one keeps to oneself is not needed."""
        recentes = Vignette.objects.visibles_pour(self.user).exclude(cercle=Cercle.PRIVE)
        recentes = recentes.filter(cree_le__gte=timezone.now() - _UN_AN).order_by()
        dites: dict = defaultdict(dict)
        for cle, noeud, autre, le in recentes.values_list("pk", "noeud", "autres_noeuds", "cree_le"):
            for vers in {noeud, autre} - {None}:
                dites[vers][cle] = le
        return dites

    def _besoin(self, noeud, cle, soutiens=0):
        derniere = self._dernieres.get(cle)
        depuis = self._vignettes[cle].values()
        return Besoin(
            situations=sum(1 for le in depuis if derniere is None or le > derniere),
            non_resolu=noeud.non_resolu,
            reste_noue=bool(noeud.ce_qui_reste_noue.strip()),
            mois=None if derniere is None else (timezone.now() - derniere).days // 30,
            soutiens=soutiens,
        )

    def _attente(self):
        """What was proposed and has no session yet, what is most needed first."""
        if self.cycle is None:
            return []
        propositions = PropositionAuProgramme.objects.visibles_pour(self.user).filter(cycle=self.cycle)
        self._proposes = {}
        for proposition in propositions.avec_les_soutiens(self.user):
            self._proposes[proposition.noeud_id] = proposition
        candidats = [
            Candidat(
                self._noeuds[cle],
                self._besoin(self._noeuds[cle], cle, proposition.nombre),
                proposition,
                self._gardes(proposition),
            )
            for cle, proposition in self._proposes.items()
            if cle in self._noeuds and cle not in self._places
        ]
        return sorted(candidats, key=lambda candidat: candidat.ordre)

    def _gardes(self, proposition):
        """What its author kept on purpose, for herself and those who look after the group (§4.2)."""
        siens = proposition.propose_par_id == self.user.pk
        if not siens and not permissions.peut_animer(self.user, self.groupe):
            return ()
        return tuple(gardes(proposition))

    def _rappels(self):
        if self.cycle is None:
            return []
        candidats = [
            Candidat(noeud, self._besoin(noeud, cle))
            for cle, noeud in self._noeuds.items()
            if cle not in self._places and cle not in self._proposes
        ]
        besoins = [c for c in candidats if c.besoin.poids >= SEUIL_DE_RAPPEL]
        return sorted(besoins, key=lambda candidat: candidat.ordre)[:RAPPELS]
