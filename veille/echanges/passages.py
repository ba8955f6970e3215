"""Passages and codes of a file, beside those that stand: what is there is completed, never taken away."""

from uuid import UUID, uuid4

from ..enums import Ancrage
from ..models import Codage, Passage

_PAR_LOT = 5_000
_NOM = 80
#: A coder whom the file does not name.
_SANS_NOM = "?"


class EcrivainDePassages:
    """Takes text after text, then writes all in bulk: some queries for a thousand passages."""

    def __init__(self, par, codes, noms, siennes):
        self.par, self.codes, self.noms, self.siennes = par, codes, noms, siennes
        self.faits: list[str] = []
        self.poses: list[str] = []
        self._textes: list = []

    def prendre(self, ecrit, observation):
        self._textes.append((ecrit, observation))

    def ecrire(self):
        """{GUID of the file: the passage that it is}."""
        self._lire_ce_qui_est()
        trouves, nouveaux, codages = {}, [], []
        for ecrit, observation in self._textes:
            for lu in ecrit.passages:
                if not lu.debut < lu.fin <= len(observation.texte):
                    continue
                passage, poses = self._placer(lu, observation, nouveaux)
                if passage is not None:
                    trouves[lu.guid] = passage
                    codages += poses
        Passage.objects.bulk_create(nouveaux, batch_size=_PAR_LOT)
        Codage.objects.bulk_create(codages, batch_size=_PAR_LOT)
        self.faits = [str(passage.cle) for passage in nouveaux]
        self.poses = [str(codage.cle) for codage in codages]
        return trouves

    def _lire_ce_qui_est(self):
        observations = [observation for _ecrit, observation in self._textes]
        self._places: dict[tuple, Passage] = {}
        self._codes: dict[tuple, set] = {}
        self._par_d_autres: dict[tuple, set] = {}
        self._perdus: dict[tuple, list] = {}
        for passage in Passage.objects.filter(observation__in=observations).prefetch_related("codages"):
            poses = {codage.code_id for codage in passage.codages.all()}
            bornes = (passage.observation_id, passage.debut, passage.fin)
            if passage.codeur_id not in (self.par.pk, None):
                self._par_d_autres.setdefault(bornes, set()).update(poses)
            elif passage.etat == Ancrage.ANCRE:
                place = (*bornes, passage.code_ailleurs_par if passage.codeur_id is None else None)
                self._places[place] = passage
                self._codes[place] = poses
            elif passage.codeur_id is not None:
                self._perdus.setdefault(bornes, []).append((passage, poses))
        lus = [lu for ecrit, _observation in self._textes for lu in ecrit.passages]
        self._pris = _prises(Passage, [lu.guid for lu in lus])
        self._poses_prises = _prises(Codage, [pose.guid for lu in lus for pose in lu.poses])

    def _placer(self, lu, observation, nouveaux):
        """(the passage at these bounds by this coder, the codes to put on it)."""
        bornes = (observation.pk, lu.debut, lu.fin)
        codes = {self.codes[pose.code]: pose for pose in lu.poses if pose.code in self.codes}
        ailleurs = None if self._est_la_sienne(lu) else self.noms.get(lu.codeuse) or _SANS_NOM
        # What a second coder did here comes back with the rest: it is hers, and it is there.
        deja = self._par_d_autres.get(bornes, set())
        if ailleurs is not None and codes and {code.pk for code in codes} <= deja:
            return None, []
        # Hers whose words are gone went out with the rest: it still waits to be looked at again.
        perdu = self._perdu(bornes, {code.pk for code in codes}) if ailleurs is None else None
        if perdu is not None:
            return perdu, []
        place = (*bornes, ailleurs)
        passage = self._places.get(place)
        if passage is None:
            passage = self._places[place] = self._nouveau(lu, observation, ailleurs)
            nouveaux.append(passage)
        poses = self._codes.setdefault(place, set())
        ajoutes = [code for code in codes if code.pk not in poses]
        poses.update(code.pk for code in ajoutes)
        return passage, [
            Codage(passage=passage, code=code, cle=self._cle(codes[code].guid, self._poses_prises))
            for code in ajoutes
        ]

    def _perdu(self, bornes, codes):
        return next((passage for passage, poses in self._perdus.get(bornes, []) if codes <= poses), None)

    def _est_la_sienne(self, lu):
        return not lu.codeuse or lu.codeuse in self.siennes

    def _nouveau(self, lu, observation, ailleurs):
        return Passage(
            observation=observation,
            cle=self._cle(lu.guid, self._pris),
            debut=lu.debut,
            fin=lu.fin,
            entier=lu.entier,
            extrait=observation.texte[lu.debut : lu.fin],
            codeur=self.par if ailleurs is None else None,
            code_ailleurs_par=(ailleurs or "")[:_NOM],
        )

    def _cle(self, guid, prises):
        libre = uuid4() if guid in prises else UUID(guid)
        prises.add(str(libre))
        return libre


def _prises(modele, guids):
    """Keys of the file that are already somebody's: they get another one."""
    prises: set[str] = set()
    for debut in range(0, len(guids), _PAR_LOT):
        lot = guids[debut : debut + _PAR_LOT]
        prises |= {str(cle) for cle in modele.objects.filter(cle__in=lot).values_list("cle", flat=True)}
    return prises
