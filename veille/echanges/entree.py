"""What a project would bring: which texts are already hers, by GUID or word for word, and which are new."""

from dataclasses import dataclass

from ..codage.texte import normaliser
from ..models import Observation
from .contenu import CODEUSE, Projet, TexteEcrit
from .sortie import SEANCE, guid_de


@dataclass
class TexteCompare:
    ecrit: TexteEcrit
    #: Hers, whose words are the same; None when it is new.
    observation: Observation | None = None

    @property
    def seance_dite(self):
        """The session that the file names, when it is ours."""
        return self.ecrit.variables.get(SEANCE, "")

    @property
    def passages(self):
        return len(self.ecrit.passages)


def comparer_les_textes(projet: Projet, user):
    """One query. A text of hers whose words changed is not the same: what comes is then a new one beside it."""
    siens = list(Observation.objects.filter(auteur=user).only("pk", "cle", "texte", "reference", "titre"))
    par_cle = {str(observation.cle): observation for observation in siens}
    par_mots = {normaliser(observation.texte): observation for observation in reversed(siens)}
    compares, pris = [], set()
    for ecrit in projet.textes:
        connu = par_cle.get(ecrit.guid)
        if connu is None or normaliser(connu.texte) != ecrit.texte:
            connu = par_mots.get(ecrit.texte) if ecrit.texte.strip() else None
        if connu is not None and connu.pk in pris:
            connu = None
        if connu is not None:
            pris.add(connu.pk)
        compares.append(TexteCompare(ecrit, connu))
    return compares


def codeuses_du_projet(projet: Projet):
    """Those who coded something in it: a file may list people who did nothing."""
    actives = {passage.codeuse for passage in projet.passages}
    return [codeuse for codeuse in projet.codeuses if codeuse.guid in actives]


def probablement_elle(projet: Projet, user):
    """GUIDs of coders who are she: her own, « Codeuse 1 » of a program that made new GUIDs, or the only one."""
    codeuses = codeuses_du_projet(projet)
    if len(codeuses) == 1:
        return {codeuses[0].guid}
    return {c.guid for c in codeuses if c.guid == guid_de(user) or c.nom == CODEUSE.format(1)}
