"""A question becomes figures: one or two dimensions, under filters, as `Releve.chiffres` describes them."""

from dataclasses import dataclass, field
from itertools import product

from django.utils.translation import gettext_lazy as _

from .dimensions import Dimension, Modalite
from .suppression import ENSEMBLE, Protection
from .univers import Univers


@dataclass(frozen=True)
class Question:
    """What is asked, by the keys of an address; what is not in the lists is not applied: an old link still opens."""

    source: str
    lignes: str
    colonnes: str = ""
    filtres: dict[str, str] = field(default_factory=dict)


class Lecture:
    """One question put to one universe under one protection."""

    def __init__(self, question: Question, univers: Univers, protection: Protection):
        self.univers, self.protection = univers, protection
        self.lignes = self._dimension(question.lignes)
        self.colonnes = self._dimension(question.colonnes)
        self.filtres = [modalite for modalite in map(self._filtre, question.filtres.items()) if modalite]
        self._des_filtres = {modalite.variable: modalite.valeur for modalite in self.filtres}

    def _dimension(self, cle) -> Dimension | None:
        return self.univers.dimensions.get(cle)

    def _filtre(self, choix) -> Modalite | None:
        dimension = self._dimension(choix[0])
        return dimension.modalite(choix[1]) if dimension else None

    def nombre(self, *modalites):
        """The count of these with the filters, or None; None also where they contradict one another."""
        conjonction = dict(self._des_filtres)
        for modalite in modalites:
            if conjonction.setdefault(modalite.variable, modalite.valeur) != modalite.valeur:
                return None
        return self.protection.nombre(conjonction)

    def _case(self, ligne, colonne):
        """Nothing where a list meets itself: the total of the line says it."""
        return None if ligne.variable == colonne.variable else self.nombre(ligne, colonne)

    @property
    def chiffres(self):
        lignes, colonnes = self._entrees(self.lignes), self._entrees(self.colonnes)
        return {
            "base": {"total": self.nombre(), "groupes": self._groupes()},
            "lignes": [self._dite(modalite) for modalite in lignes],
            "colonnes": [self._dite(modalite) for modalite in colonnes],
            "cases": [[self._case(ligne, colonne) for colonne in colonnes] for ligne in lignes],
            "muettes": [self._mots(modalite) for modalite in self._toutes_muettes()],
            "filtres": [self._mots(modalite) for modalite in self.filtres],
        }

    def _dimensions(self):
        return [dimension for dimension in (self.lignes, self.colonnes) if dimension is not None]

    def _toutes_muettes(self):
        return {m.cle: m for dimension in self._dimensions() for m in self._muettes(dimension)}.values()

    def _entrees(self, dimension):
        """What has a line: the values that may be shown, then the group of the others, with all their names."""
        if dimension is None:
            return []
        montrees = [m for m in dimension.modalites if self.se_montre(m)]
        if dimension.multiple:
            return sorted(montrees, key=lambda m: -self._seule(m))
        return [*montrees, *self._groupe(dimension)]

    def _seule(self, modalite):
        """Its count without filter."""
        return self.protection.nombre({modalite.variable: modalite.valeur})

    def se_montre(self, modalite):
        return self._seule(modalite) is not None

    def _groupe(self, dimension):
        for valeur in self.protection.valeurs(dimension.cle):
            if ENSEMBLE in valeur and self.protection.nombre({dimension.cle: valeur}) is not None:
                membres = [m for m in dimension.modalites if m.valeur in valeur.split(ENSEMBLE)]
                noms = (", ".join(m.fr for m in membres), ", ".join(m.nl for m in membres))
                return [Modalite(dimension.cle, valeur, *noms)]
        return []

    def _muettes(self, dimension):
        """Items of a list that fewer than five have, or all but fewer than five: never which of the two."""
        if not dimension.multiple:
            return []
        return [modalite for modalite in dimension.modalites if not self.se_montre(modalite)]

    def _dite(self, modalite):
        return {
            **self._mots(modalite),
            "total": self.nombre(modalite),
            "groupe": ENSEMBLE in modalite.valeur,
        }

    def _mots(self, modalite):
        return {"cle": modalite.cle, "fr": modalite.fr, "nl": modalite.nl}

    def _groupes(self):
        """In how many groups five of them or more were told: read off what may be shown, so it tells nothing more."""
        dimension = self._dimension("groupe")
        if dimension is None:
            return 0
        return sum(self.nombre(modalite) is not None for modalite in dimension.modalites)

    @property
    def est_trop_fine(self):
        """Whether the filters are too many for any cell of the table to be shown."""
        axes = [self._entrees(dimension) for dimension in self._dimensions()]
        return bool(self._des_filtres) and not any(
            self.nombre(*croisement) is not None for croisement in product(*axes)
        )

    @property
    def montres(self):
        """Every count that these figures give away, as `Releve.montres` keeps them."""
        axes = [self._entrees(dimension) for dimension in self._dimensions()]
        ensembles = {
            tuple(sorted({*self._des_filtres, *(m.variable for m in croisement)}))
            for croisement in product(*axes)
        } | {tuple(sorted(self._des_filtres))}
        groupe = tuple(sorted({*self._des_filtres, "groupe"}))
        trouves = {}
        for variables in {*ensembles, groupe}:
            trouves.update(self.protection.montres(*variables))
        return [[[list(paire) for paire in conjonction], nombre] for conjonction, nombre in trouves.items()]


def lire(question, univers, trahit=None):
    options = {} if trahit is None else {"trahit": trahit}
    return Lecture(question, univers, Protection(univers.masques, univers.total, **options))


#: Asked so often that they are offered ready made: (key, title, lines, columns, filters).
TOUT_FAITS = (
    (
        "vulnerabilites-services",
        _("Quelles vulnérabilités, quels services ?"),
        "vulnerabilites",
        "ressources",
    ),
    ("vulnerabilites-par", _("Face à quelle vulnérabilité, qui mobilise ?"), "vulnerabilites", "par"),
    ("vulnerabilites", _("Les vulnérabilités les plus fréquentes"), "vulnerabilites", ""),
    ("ensemble", _("Quelles vulnérabilités viennent ensemble ?"), "vulnerabilites", "vulnerabilites"),
    ("themes-periode", _("Les thèmes au fil du temps"), "themes", "temps"),
    ("groupe-famille", _("Quelle famille de nœuds, dans quel groupe ?"), "famille", "groupe"),
    ("effets-par", _("Ce que ça donne, selon qui mobilise"), "par", "effets"),
    ("ages-vulnerabilites", _("Les vulnérabilités selon l’âge"), "vulnerabilites", "age"),
)
