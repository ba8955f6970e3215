"""More of everything around one world: the pages that hold for one row must hold for many."""

from django.utils import timezone

from cdp.enums import GenreElement
from home.models import IndexComprendre, PageEditoriale
from noeuds.models import Noeud
from socle.comptes.models import Bassin
from tests.cdp.fabriques import (
    AuProgrammeFactory,
    ElementFactory,
    PointFactory,
    PreparationFactory,
    PresenceFactory,
    SeanceFactory,
)
from tests.comptes.fabriques import AdhesionFactory, GroupeFactory, InvitationFactory, cycle_courant, membre
from tests.noeuds.fabriques import MobilisationFactory, NoeudFactory, PropositionFactory, VignetteFactory
from tests.ressources.fabriques import (
    DispositifFactory,
    ModeEmploiFactory,
    RessourceFactory,
    SignalementFactory,
)
from tests.socle.peuplement_preuves import peupler_de_preuves
from tests.veille.fabriques import CodeFactory, DocumentFactory, ObservationFactory, synthese
from veille.codage.ensemble import coder_l_ensemble

MOT = "tournesol"
ETIQUETTES = ["logement", "Loyer"]


def peupler(monde, choses):
    """Two more rows of each kind, seen by all, by the group, and waiting for a reviewer; each with its own rows."""
    for _ in range(2):
        collegue = membre(monde.groupe)
        _gens(monde, choses, collegue)
        noeud = _noeuds(choses)
        ressources = _ressources(monde, choses, noeud, collegue)
        _vignettes(monde, choses, noeud, ressources, collegue)
        _seances(monde, choses, noeud, collegue)
        _veille(monde, choses, noeud)
        peupler_de_preuves(monde, choses, noeud)
        IndexComprendre.dans("fr").add_child(instance=PageEditoriale(title=f"Le {MOT}", chapeau=MOT))


def _gens(monde, choses, collegue):
    autre = GroupeFactory(bassin=Bassin.objects.order_by("?").first())
    for role in ("membre", "moderateur", "veilleuse"):
        AdhesionFactory(personne=monde.personnes[role], cycle=cycle_courant(autre), role=_role(role))
    InvitationFactory(cycle=cycle_courant(monde.groupe))
    SeanceFactory(groupe=autre)


def _role(role):
    return role if role != "membre" else "participant"


def _noeuds(choses):
    noeud = NoeudFactory(cercle="public", title=f"Comment faire quand le {MOT} fane", etiquettes=ETIQUETTES)
    page = Noeud.objects.get(pk=choses["noeud"].pk)
    page.noeuds_proches.add(noeud)
    page.save()
    NoeudFactory(cercle="reseau", resume=MOT)
    return noeud


def _ressources(monde, choses, noeud, collegue):
    du_groupe = {"groupe": monde.groupe, "auteur": collegue, "description": MOT}
    communes = ["Anderlecht", "Ixelles"]
    ressources = [
        RessourceFactory(cercle=cercle, communes=communes, etiquettes=ETIQUETTES, **du_groupe)
        for cercle in ("public", "reseau", "groupe")
    ]
    for ressource in ressources:
        ressource.noeuds.add(noeud, choses["noeud"])
    RessourceFactory(cercle="prive", auteur=monde.personnes["membre"], groupe=monde.groupe)
    for cible in (choses["ressource"], choses["ressource_reseau"]):
        ModeEmploiFactory(ressource=cible, cercle="groupe", groupe=monde.groupe, auteur=collegue)
        SignalementFactory(ressource=cible, par=collegue)
        cible.noeuds.add(noeud)
    DispositifFactory(resume=MOT, etiquettes=ETIQUETTES)
    DispositifFactory(cercle="groupe", **du_groupe)
    return ressources


def _vignettes(monde, choses, noeud, ressources, collegue):
    de = {"groupe": monde.groupe, "recit": MOT, "noeud": choses["noeud"]}
    for cercle in ("public", "reseau", "groupe"):
        vignette = VignetteFactory(cercle=cercle, auteur=collegue, **de)
        vignette.autres_noeuds.add(noeud)
        vignette.etiquettes.set(ETIQUETTES)
        MobilisationFactory(vignette=vignette, ressource=ressources[0])
    VignetteFactory(auteur=monde.personnes["membre"], **de)
    MobilisationFactory(vignette=choses["vignette"], ressource=ressources[0])
    choses["vignette"].autres_noeuds.add(noeud)
    attente = {"cercle_demande": "public", "demande_le": timezone.now()}
    VignetteFactory(auteur=collegue, **attente, **de)
    relue = {"relu_par": monde.personnes["moderateur"], "relu_le": timezone.now()}
    VignetteFactory(auteur=collegue, **attente, **relue, **de)
    de_l_autre = {"auteur": collegue, "groupe": monde.groupe, "cercle": "groupe", **attente}
    PropositionFactory(**de_l_autre)
    RessourceFactory(**de_l_autre)
    DispositifFactory(**de_l_autre)
    ModeEmploiFactory(ressource=choses["ressource_reseau"], **de_l_autre)
    SeanceFactory(**de_l_autre)
    DocumentFactory(**de_l_autre)
    NoeudFactory(auteur=collegue, cercle="reseau", **attente)


def _seances(monde, choses, noeud, collegue):
    for nom in ("seance", "seance_passee"):
        seance = choses[nom]
        seance.noeuds.add(noeud)
        choisis = {"noeud": noeud, "vignette": choses["vignette"], "ressource": choses["ressource"]}
        PointFactory(seance=seance, porteur=collegue, outil=MOT, **choisis)
        PresenceFactory(seance=seance, personne=collegue, reponse="vient")
        PreparationFactory(seance=seance, auteur=collegue, envoyee=True)
        for genre in GenreElement:
            if not seance.elements.filter(genre=genre).exists():
                ElementFactory(seance=seance, genre=genre)
    PointFactory(seance=SeanceFactory(groupe=monde.groupe, intention=MOT))
    cycle = cycle_courant(monde.groupe)
    AuProgrammeFactory(cycle=cycle, noeud=noeud)
    AuProgrammeFactory(cycle=cycle).soutiens.create(personne=collegue)
    SeanceFactory(groupe=monde.groupe, passee=True, cercle="public", compte_rendu=MOT)


def _veille(monde, choses, noeud):
    code = CodeFactory(parent=CodeFactory())
    for partagee in (None, timezone.now()):
        observation = ObservationFactory(
            groupe=monde.groupe,
            auteur=monde.personnes["veilleuse"],
            seance=choses["seance_passee"],
            texte=MOT,
            partagee_le=partagee,
        )
        coder_l_ensemble(observation, [code], observation.auteur)
    document = DocumentFactory(cercle="public", texte=MOT)
    document.tags.set(ETIQUETTES)
    page = synthese("public", titre=f"Analyse du {MOT}", document=document)
    page.noeuds.add(noeud)
    page.etiquettes.add(*ETIQUETTES)
    page.save()
