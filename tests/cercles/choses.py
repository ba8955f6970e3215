"""One thing of each model that has a cercle: a new model without its line here fails the truth table."""

from django.utils import timezone

from cdp.invitations import abonnements
from cdp.papiers import emettre
from noeuds.models import Fusion
from ressources.inscriptions import inscrire
from socle.comptes.enums import Role
from socle.envois import poster
from tests.cdp.fabriques import (
    AuProgrammeFactory,
    CaptureFactory,
    DirectFactory,
    FicheProjetFactory,
    MandatFactory,
    PreparationFactory,
    PresenceFactory,
    SeanceFactory,
)
from tests.cercles.adresses_outils import choses_des_outils
from tests.cercles.adresses_recherche import choses_de_la_recherche
from tests.cercles.adresses_suivi import choses_du_suivi
from tests.comptes.fabriques import InvitationFactory
from tests.noeuds.fabriques import (
    BrouillonFactory,
    ConnaissanceFactory,
    MiseEnRelationFactory,
    NoeudFactory,
    PisteFactory,
    PropositionFactory,
    QuestionFactory,
    ReponseFactory,
    VignetteFactory,
)
from tests.ressources import fabriques_imports
from tests.ressources.fabriques import DispositifFactory, GardeeFactory, ModeEmploiFactory, RessourceFactory
from tests.ressources.fabriques_outils import RetourFactory as RetourDOutilFactory
from tests.ressources.fabriques_rencontres import RetourFactory
from tests.veille.fabriques import DocumentFactory, ObservationFactory, synthese
from tests.veille.fabriques_preuves import RemonteeFactory, VerbatimFactory


def _mode_emploi(auteur, groupe):
    """On a resource that everybody sees: the note alone decides."""
    return ModeEmploiFactory(ressource=RessourceFactory())


CHOSES = {
    "noeuds.noeud": lambda auteur, groupe: NoeudFactory(),
    "noeuds.propositiondenoeud": lambda auteur, groupe: PropositionFactory(groupe=groupe, auteur=auteur),
    "noeuds.vignette": lambda auteur, groupe: VignetteFactory(groupe=groupe, auteur=auteur),
    # Under a nœud that everybody sees: the thing alone decides.
    "noeuds.piste": lambda auteur, groupe: PisteFactory(groupe=groupe, auteur=auteur),
    "noeuds.reponse": lambda auteur, groupe: ReponseFactory(groupe=groupe, auteur=auteur),
    "noeuds.question": lambda auteur, groupe: QuestionFactory(groupe=groupe, auteur=auteur),
    "ressources.ressource": lambda auteur, groupe: RessourceFactory(),
    "ressources.modeemploi": _mode_emploi,
    "ressources.dispositif": lambda auteur, groupe: DispositifFactory(),
    # In a house that everybody sees: the thing alone decides.
    "ressources.retourdexperience": lambda auteur, groupe: RetourDOutilFactory(),
    "ressources.retourdimmersion": lambda auteur, groupe: RetourFactory(),
    "cdp.seance": lambda auteur, groupe: SeanceFactory(groupe=groupe, auteur=auteur),
    "cdp.preparation": lambda auteur, groupe: PreparationFactory(
        seance=SeanceFactory(groupe=groupe), auteur=auteur
    ),
    "veille.observation": lambda auteur, groupe: ObservationFactory(groupe=groupe, auteur=auteur),
    "veille.documentarchive": lambda auteur, groupe: DocumentFactory(),
    "veille.synthesepage": lambda auteur, groupe: synthese(),
    "veille.verbatim": lambda auteur, groupe: VerbatimFactory(groupe=groupe, auteur=auteur),
    # Raised by its own group alone: the cercle decides.
    "veille.remontee": lambda auteur, groupe: RemonteeFactory(groupe=groupe, auteur=auteur),
}

#: Kinds with a rule of their own, as the row of the common table becomes for them.
VISIBILITE_PROPRE = {
    # One gives before one reads: only the moderators do not have to, before the session (issue « Les séances » 4).
    "cdp.preparation": lambda etat, roles: roles - {"membre", "veilleuse"},
}

#: Kinds that have no page of their own: they are read inside another one.
SANS_PAGE = {"cdp.preparation"}


def choses_du_monde(monde):
    """The things that the table of addresses speaks of: in their group unless the name says otherwise."""
    groupe, auteur = monde.groupe, monde.personnes["auteur"]
    adhesion = auteur.adhesions.get()
    de_l_auteur = {"groupe": groupe, "auteur": auteur}
    ressource = RessourceFactory(cercle="groupe", telephone="107", **de_l_auteur)
    reseau = RessourceFactory(cercle="reseau", **de_l_auteur)
    tenue = DirectFactory(seance__groupe=groupe).seance
    return {
        "groupe": groupe,
        "vignette": VignetteFactory(cercle="groupe", **de_l_auteur),
        "vignette_privee": VignetteFactory(**de_l_auteur),
        "vignette_demandee": VignetteFactory(
            cercle_demande="groupe", demande_le=timezone.now(), **de_l_auteur
        ),
        "brouillon": BrouillonFactory(**de_l_auteur),
        "proposition": PropositionFactory(cercle="groupe", **de_l_auteur),
        "proposition_privee": PropositionFactory(**de_l_auteur),
        **_autour_d_un_noeud(de_l_auteur, monde),
        "ressource": ressource,
        "ressource_reseau": reseau,
        "ressource_reseau_publique": RessourceFactory(cercle="public", **de_l_auteur),
        "ressource_gardee": GardeeFactory(personne=auteur).ressource,
        "mode_emploi": ModeEmploiFactory(ressource=ressource, cercle="groupe", **de_l_auteur),
        "mode_emploi_prive": ModeEmploiFactory(ressource=ressource, cercle="prive", **de_l_auteur),
        **_un_dispositif(de_l_auteur, monde.personnes["membre"]),
        **choses_des_outils(de_l_auteur),
        **choses_du_suivi(reseau, auteur),
        **choses_de_la_recherche(auteur),
        **_des_imports(monde.personnes["coordination"]),
        **_une_seance_annoncee(groupe, auteur, monde.personnes["moderateur"]),
        "au_programme": AuProgrammeFactory(cycle=adhesion.cycle, propose_par=auteur),
        "seance_passee": SeanceFactory(groupe=groupe, passee=True),
        "seance_ecrite": SeanceFactory(groupe=groupe, passee=True, compte_rendu="Bien."),
        "mandat": MandatFactory(groupe=groupe, personne=auteur).pk,
        "fiche_projet": FicheProjetFactory(groupe=groupe),
        "seance_tenue": tenue,
        "note": CaptureFactory(seance=tenue, auteur=auteur),
        "document": _document_du_groupe(groupe, auteur),
        "observation": ObservationFactory(groupe=groupe, auteur=monde.personnes["veilleuse"]),
        "adhesion": adhesion.reference,
        **_papiers_emis(adhesion, monde.personnes["moderateur"]),
        "invitation": InvitationFactory(cycle=adhesion.cycle, role=Role.PARTICIPANT).reference,
    }


def _des_imports(personne):
    noms = ("a_reconnaitre", "a_comparer", "a_appliquer", "applique", "a_relire")
    return {f"import_{nom}": getattr(fabriques_imports, f"import_{nom}")(personne) for nom in noms}


def _papiers_emis(adhesion, moderateur):
    """The author was at a session: her attestation, and its sheet of indemnities."""
    seance = SeanceFactory(groupe=adhesion.cycle.groupe, passee=True)
    PresenceFactory(seance=seance, personne=adhesion.personne, presente=True)
    emettre.etablir_indemnites(seance, moderateur)
    papier = emettre.etablir_attestations(adhesion.cycle, moderateur, adhesion)[0]
    return {"seance_payee": seance, "papier": papier.code, "cycle": adhesion.cycle_id}


def _une_seance_annoncee(groupe, auteur, moderateur):
    """A session, a mail about it, and the author's calendar."""
    seance = SeanceFactory(groupe=groupe, auteur=moderateur)
    return {
        "seance": seance,
        "envoi": poster("invitation:essai", "invitation", auteur, seance.reference).pk,
        "calendrier": abonnements.creer(auteur, None).pk,
    }


def _un_dispositif(de_l_auteur, inscrit):
    """In its group, one date, somebody booked."""
    dispositif = DispositifFactory(cercle="groupe", inscription="membres", places=3, **de_l_auteur)
    date = dispositif.dates.get()
    return {"dispositif": dispositif, "date": date, "inscription": inscrire(date, inscrit)}


def _autour_d_un_noeud(de_l_auteur, monde):
    """A nœud of the network with its pistes, a request to be put in touch, and one tied into another."""
    noeud = NoeudFactory(cercle="reseau")
    public = NoeudFactory(cercle="public")
    fondu = NoeudFactory(live=False)
    ConnaissanceFactory(noeud=noeud, personne=monde.personnes["membre"])
    mise = MiseEnRelationFactory(noeud=public, groupe=monde.groupe, demandeur=monde.personnes["auteur"])
    proposee = MiseEnRelationFactory(
        noeud=fondu, groupe=monde.groupe, demandeur=monde.personnes["auteur"], etat="proposee"
    )
    proposee.sollicitations.create(connaisseur=monde.personnes["autre"], secteur="social")
    return {
        "noeud_reseau": noeud,
        "noeud_public": public,
        "piste": PisteFactory(noeud=public, cercle="groupe", **de_l_auteur),
        "piste_privee": PisteFactory(noeud=public, **de_l_auteur),
        "reponse": ReponseFactory(noeud=public, cercle="groupe", **de_l_auteur),
        "reponse_privee": ReponseFactory(noeud=public, **de_l_auteur),
        "question": QuestionFactory(noeud=public, cercle="groupe", **de_l_auteur),
        "question_privee": QuestionFactory(noeud=public, **de_l_auteur),
        "mise": mise,
        "mise_proposee": proposee,
        "fusion": Fusion.objects.create(fondu=fondu, garde=noeud, deplaces={"etiquettes": []}),
    }


def _document_du_groupe(groupe, auteur):
    """Shared in a group, as a document could be one day: the address must already answer right."""
    return DocumentFactory(cercle="groupe", groupe=groupe, auteur=auteur)
