"""Sessions, who came, hours: the « invisible work » (003). Groups of under five people are only shown together."""

from collections import Counter

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from socle.comptes.enums import Pratique, Secteur, Statut

from ..motifs.suppression import ENSEMBLE
from .tableaux import VIDE, Tableau, ensemble, montrable, proteger, repartition

_VARIABLES = ("groupe", "secteur", "statut", "pratique")
_REPARTITIONS = (
    ("secteur", _("D’où l’on vient : le secteur"), Secteur),
    ("statut", _("D’où l’on vient : le statut"), Statut),
    ("pratique", _("D’où l’on vient : la manière de travailler"), Pratique),
)
_TOUS = _("Tous les groupes")


class Presences:
    """Of one season, over facts read once (lecture.py). `vus`: the groups that this reader asks for, None for all."""

    def __init__(self, saison, noms, seances, venues, vus=None):
        self.saison, self.noms, self.vus = saison, noms, vus
        self.seances = [seance for seance in seances if seance.saison == saison]
        self.avant = [seance for seance in seances if seance.saison == saison.avant]
        # A value of the protection is a text: the key of the group stands for it.
        comptes = {(str(groupe), *reste): n for (groupe, *reste), n in venues.items()}
        self.total = sum(comptes.values())
        self.protection = proteger((_VARIABLES, comptes))
        self.groupes = repartition(self.protection, "groupe", self.total)

        self.donnees = Counter()
        for seance in self.seances:
            self.donnees[str(seance.groupe),] += seance.preparations
        preparees = proteger((("groupe",), self.donnees))
        self.preparations = repartition(preparees, "groupe", sum(self.donnees.values()))

    def tableaux(self):
        return [self.des_seances(), self.des_heures(), *(self.repartition(*une) for une in _REPARTITIONS)]

    def des_seances(self):
        groupes = sorted({s.groupe for s in [*self.seances, *self.avant]}, key=lambda pk: str(self.noms[pk]))
        lignes = [(self.noms[pk], self._etats({pk})) for pk in groupes if self._est_vu((str(pk),))]
        if len(groupes) > 1:
            lignes.append((_TOUS, self._etats(set(groupes))))
        return Tableau(
            cle="seances",
            titre=_("Les séances"),
            definition=_(
                "Prévues : au calendrier de la saison, annulées comprises. Tenues : finies avant le jour où les"
                " chiffres sont arrêtés, et non annulées."
            ),
            base=format_lazy(_("{n} séances au calendrier"), n=len(self.seances)),
            colonnes=[_("Groupe"), _("Prévues"), _("Tenues"), _("Annulées"), _("Tenues la saison d’avant")],
            lignes=lignes,
        )

    def _etats(self, groupes):
        etats = Counter(s.etat for s in self.seances if s.groupe in groupes)
        tenues_avant = sum(s.etat == "tenue" for s in self.avant if s.groupe in groupes)
        return [sum(etats.values()), etats["tenue"], etats["annulee"], tenues_avant]

    def des_heures(self):
        tenues = [s for s in self.seances if s.etat == "tenue"]
        lignes = [
            (ensemble([self.noms[int(pk)] for pk in pks]), _heures(tenues, pks, n, self._preparations(pks)))
            for pks, n in sorted(self.groupes.items(), key=self._nom)
            if self._est_vu(pks)
        ]
        if len(self.groupes) > 1:
            tous = {pk for pks in self.groupes for pk in pks}
            donnees = montrable(sum(self.donnees.values()))
            lignes.append((_TOUS, _heures(tenues, tous, self.total, donnees)))
        return Tableau(
            cle="heures",
            titre=_("Le travail invisible : présences et heures"),
            definition=_(
                "Personnes : venues au moins une fois. Présence : sur cent présences ou absences notées. Heures : la"
                " durée de chaque séance, multipliée par le nombre de présent·es. Une préparation est comptée,"
                " jamais son temps : personne ne le note. Qui a quitté le groupe compte toujours, sans nom."
            ),
            base=format_lazy(_("{n} séances tenues"), n=len(tenues)),
            colonnes=[
                _("Groupe"),
                _("Personnes"),
                _("Présences"),
                _("Présence sur cent"),
                _("Heures"),
                _("Préparations données"),
            ],
            lignes=lignes,
        )

    def _preparations(self, pks):
        """Those of a line, if they may be told apart from the others."""
        if len(pks) > 1:
            return self.preparations.get(pks)
        seuls = {autres[0] for autres in self.preparations if len(autres) == 1}
        vide = 0 if {pk for (pk,), n in self.donnees.items() if n} <= seuls else None
        return self.preparations.get(pks, vide)

    def repartition(self, variable, titre, choix):
        valeurs = repartition(self.protection, variable, self.total)
        # One value, or several that only stand together: it says nothing.
        rangs = {valeur: rang for rang, valeur in enumerate(choix.values)}
        valeurs = dict(sorted(valeurs.items(), key=lambda v: rangs[v[0][0]])) if len(valeurs) > 1 else {}
        noms = {valeur: [str(choix(v).label) for v in valeur] for valeur in valeurs}
        return Tableau(
            cle=variable,
            titre=titre,
            definition=_(
                "Les personnes venues au moins une fois, telles que leur adhésion les dit. Qui est de deux groupes"
                " compte dans chacun. Les métiers ne sont pas comptés : un métier rare désigne quelqu’un."
            ),
            base=self._base(),
            colonnes=[_("Groupe"), *(ensemble(noms[valeur]) for valeur in valeurs), _("En tout")],
            lignes=self._croiser(variable, valeurs) if valeurs else [],
        )

    def _croiser(self, variable, valeurs):
        ensemble_des_groupes = (_TOUS, [*valeurs.values(), self.total])
        if len(self.groupes) == 1:
            return [ensemble_des_groupes]
        croisee = self.protection.table("groupe", variable) or {}
        lignes = []
        for pks, total in sorted(self.groupes.items(), key=self._nom):
            if self._est_vu(pks):
                cases = [croisee.get((ENSEMBLE.join(pks), ENSEMBLE.join(valeur))) for valeur in valeurs]
                lignes.append((ensemble([self.noms[int(pk)] for pk in pks]), [*cases, total]))
        return [*lignes, ensemble_des_groupes]

    def _base(self):
        if montrable(self.total) is None:
            return _("moins de cinq personnes")
        return format_lazy(_("{n} personnes"), n=self.total)

    def _nom(self, pks_et_n):
        return str(ensemble([self.noms[int(pk)] for pk in pks_et_n[0]]))

    def _est_vu(self, pks):
        return self.vus is None or all(int(pk) in self.vus for pk in pks)


def _heures(tenues, pks, personnes, preparations):
    siennes = [s for s in tenues if str(s.groupe) in pks]
    presentes, notees = sum(s.presentes for s in siennes), sum(s.notees for s in siennes)
    minutes = sum(s.presentes * s.minutes for s in siennes)
    return [
        personnes,
        presentes,
        round(presentes * 100 / notees) if notees else VIDE,
        round(minutes / 60),
        preparations,
    ]
