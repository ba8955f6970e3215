"""More verbatims, evidence and remontées around one world (tests/socle/peuplement.py)."""

from django.utils import timezone

from tests.noeuds.fabriques import VignetteFactory
from tests.veille.fabriques import CodeFactory, ObservationFactory
from tests.veille.fabriques_preuves import (
    FaisceauFactory,
    PassageFactory,
    RemonteeFactory,
    SuiteFactory,
    VerbatimFactory,
)


def peupler_de_preuves(monde, choses, noeud):
    veilleuse, moderateur = monde.personnes["veilleuse"], monde.personnes["moderateur"]
    note = ObservationFactory(groupe=monde.groupe, auteur=veilleuse)
    passage = PassageFactory(observation=note)
    passage.codes.add(CodeFactory())
    choses["faisceau"].passages.add(passage)
    choses["faisceau"].vignettes.add(VignetteFactory(cercle="reseau", groupe=monde.groupe))
    FaisceauFactory(auteur=veilleuse, passages=[passage])
    for cercle in ("groupe", "reseau", "public"):
        verbatim = VerbatimFactory(cercle=cercle, groupe=monde.groupe, auteur=veilleuse, passage=passage)
        verbatim.noeuds.add(noeud)
        verbatim.codes.add(CodeFactory())
        remontee = RemonteeFactory(
            cercle=cercle,
            groupe=monde.groupe,
            auteur=moderateur,
            avancement="envoyee",
            bouge_le=timezone.localdate(),
        )
        remontee.noeuds.add(noeud)
        SuiteFactory(remontee=remontee)
    for nom in ("verbatim", "remontee", "remontee_partie"):
        choses[nom].noeuds.add(noeud)
    choses["verbatim"].codes.add(CodeFactory())
    SuiteFactory(remontee=choses["remontee_partie"], par=moderateur)
