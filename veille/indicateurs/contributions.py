"""What members gave to the network, by month and by group; under five, months and groups are shown together or not."""

from collections import Counter

from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .dessin import serie
from .tableaux import Tableau, ensemble, montrable, proteger, repartition

SORTES = {
    "noeuds": _("Nœuds"),
    "vignettes": _("Situations"),
    "pistes": _("Pistes"),
    "reponses": _("Réponses"),
    "conseils": _("Modes d’emploi"),
    "verifications": _("Fiches vérifiées"),
}
#: Nobody's group: a nœud is the network's, and so is a record.
_SANS_GROUPE = ("noeuds", "verifications")
_DEFINITION = _(
    "Ce que le réseau lit aujourd’hui, au mois où cela a été écrit. Ce qui est repris ne compte plus. Ce qui reste"
    " dans un groupe n’est pas compté."
)


class Contributions:
    """`lignes`: [(kind, group, month, number)] over two seasons (lecture.py)."""

    def __init__(self, saison, noms, lignes, vus=None):
        self.saison, self.noms, self.vus = saison, noms, vus
        self.par_sorte = {sorte: Counter() for sorte in SORTES}
        self.avant = Counter()
        for sorte, groupe, mois, n in lignes:
            if mois < saison.debut:
                self.avant[sorte] += n
            else:
                self.par_sorte[sorte][str(groupe or ""), mois.replace(day=1).isoformat()] += n
        self.totaux = {sorte: sum(comptes.values()) for sorte, comptes in self.par_sorte.items()}
        self.protections = {
            sorte: proteger((("groupe", "mois"), comptes)) for sorte, comptes in self.par_sorte.items()
        }

    def tableaux(self):
        return [self.par_mois(), self.par_groupe()]

    def par_mois(self):
        colonnes = {sorte: [*self._mois(sorte), *self._totaux(sorte)] for sorte in SORTES}
        noms = [
            *(date_format(mois, "F Y") for mois in self.saison.mois),
            _("En tout"),
            _("La saison d’avant"),
        ]
        return Tableau(
            cle="contributions",
            titre=_("Les contributions, mois par mois"),
            definition=_DEFINITION,
            base=self._base(),
            colonnes=[_("Mois"), *SORTES.values()],
            lignes=list(zip(noms, zip(*colonnes.values(), strict=True), strict=True)),
            series=[
                serie(nom, list(zip(self.saison.mois, colonnes[sorte][:-2], strict=True)))
                for sorte, nom in SORTES.items()
            ],
            du_reseau=True,
        )

    def _mois(self, sorte):
        """One number a month; None for those that only stand together."""
        seuls = {
            mois[0]: n
            for mois, n in repartition(self.protections[sorte], "mois", self.totaux[sorte]).items()
            if len(mois) == 1
        }
        connus = {mois for _groupe, mois in self.par_sorte[sorte]}
        # A month without any says nothing only if no small month hides behind the others.
        vide = 0 if connus <= set(seuls) else None
        return [seuls.get(mois.isoformat(), vide) for mois in self.saison.mois]

    def _totaux(self, sorte):
        return [montrable(self.totaux[sorte]), montrable(self.avant[sorte])]

    def par_groupe(self):
        repartitions = {
            sorte: repartition(self.protections[sorte], "groupe", self.totaux[sorte])
            for sorte in SORTES
            if sorte not in _SANS_GROUPE
        }
        groupes = sorted(
            {pk for comptes in self.par_sorte.values() for pk, _mois in comptes if pk},
            key=lambda pk: str(self.noms.get(int(pk), "")),
        )
        vus = [pk for pk in groupes if int(pk) in self.noms and self._est_vu(pk)]
        lignes = []
        for sorte, repartie in repartitions.items():
            seuls = {pks[0]: n for pks, n in repartie.items() if len(pks) == 1}
            connus = {pk for pk, _mois in self.par_sorte[sorte]}
            vide = 0 if connus <= set(seuls) else None
            cases = [seuls.get(pk, vide) for pk in vus]
            lignes.append((SORTES[sorte], [*cases, montrable(self.totaux[sorte])]))
        return Tableau(
            cle="contributions_par_groupe",
            titre=_("Les contributions, groupe par groupe"),
            definition=_DEFINITION,
            base=self._base(),
            colonnes=[_("Contribution"), *(ensemble([self.noms[int(pk)]]) for pk in vus), _("Le réseau")],
            lignes=lignes,
        )

    def _base(self):
        return format_lazy(_("saison {saison}"), saison=str(self.saison))

    def _est_vu(self, pk):
        return self.vus is None or int(pk) in self.vus
