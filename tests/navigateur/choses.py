"""What the harness opens: things of the demonstration, and those that it does not hold (empty, private, expired)."""

import re
from datetime import date, timedelta

from django.utils import timezone

PARTICIPANTE = "fatiha.amrani@exemple.brussels"
MODERATRICE = "soraya.belkadi@exemple.brussels"
VEILLEUSE = "clemence.dutrieux@exemple.brussels"
COORDINATION = "nadia.ouchen@exemple.brussels"
SANS_GROUPE = "sans.groupe@exemple.brussels"
DEBUTANTE = "debutante@exemple.brussels"
#: In a group of their own, whose session is being held.
ANIMATRICE = "animatrice@exemple.brussels"
PRESENTE = "presente@exemple.brussels"
EN_ATTENTE = "en.attente@exemple.brussels"


def rassembler():
    """One of each, by name; made once, in the database of the live server."""
    from cdp.models import Seance
    from socle.comptes.models import Groupe, Personne
    from tests.navigateur.choses_inscriptions import inscriptions_faites
    from tests.navigateur.choses_rencontres import rencontres
    from tests.navigateur.vues_echanges import echanges
    from tests.navigateur.vues_imports import imports
    from tests.navigateur.vues_motifs import motifs

    maintenant = timezone.now()
    fatiha = Personne.objects.get(email=PARTICIPANTE)
    groupe = Groupe.objects.get(slug="centre")
    seances = Seance.objects.filter(groupe=groupe)
    rassembler_le_cycle_suivant()
    return {
        "groupe": groupe.slug,
        "a_inviter": seances.latest("debut").reference,
        "a_venir": seances.filter(debut__gt=maintenant).earliest("debut").reference,
        "passee": seances.filter(debut__lt=maintenant).latest("debut").reference,
        **_autour_des_seances(groupe),
        **_papiers(groupe),
        **_annoncee(fatiha, groupe),
        **_a_elle(fatiha, groupe),
        **_d_un_noeud(fatiha, groupe),
        **_de_la_veille(groupe),
        **_du_reseau(),
        **rencontres(fatiha, Personne.objects.get(email=MODERATRICE)),
        **imports(),
        **motifs(),
        **echanges(),
        **inscriptions_faites(fatiha),
        **_vides(),
        **_portes(),
        "tenue": _seance_tenue().reference,
    }


def _seance_tenue():
    """A session that is being held, in a group where nothing else happens; noted by somebody else."""
    from cdp.direct import conduite
    from socle.comptes.models import Personne
    from tests.cdp.fabriques import CaptureFactory, PointFactory, SeanceFactory
    from tests.comptes.fabriques import GroupeFactory, membre, moderateur

    groupe = GroupeFactory(nom="Groupe en séance", slug="groupe-en-seance")
    moderateur(groupe, email=ANIMATRICE, first_name="Inès")
    membre(groupe, email=PRESENTE, first_name="Lou")
    seance = SeanceFactory(groupe=groupe, en_cours=True, titre="La porte qui ne s’ouvre pas")
    for rang, titre in enumerate(("Bonjour à toutes et à tous", "Une situation à plat", "Nos pistes"), 1):
        PointFactory(seance=seance, rang=rang, titre=titre)
    conduite.commencer(seance)
    CaptureFactory(seance=seance, auteur=Personne.objects.get(email=MODERATRICE), texte="Passer à deux.")
    return seance


def _annoncee(personne, groupe):
    """A session to which people are invited, one of whom may not have received her mail."""
    from cdp.invitations import abonnements, envoi
    from cdp.invitations.reponses import lien_de_reponse
    from socle.envois.models import Envoi
    from tests.cdp.fabriques import SeanceFactory

    seance = SeanceFactory(
        groupe=groupe,
        cycle=groupe.cycle_courant(),
        titre="Une séance annoncée",
        debut=timezone.now() + timedelta(days=45),
    )
    envoi.inviter(seance, None)
    Envoi.objects.filter(objet=seance.reference).update(etat="parti", parti_le=timezone.now())
    Envoi.objects.filter(objet=seance.reference, personne=personne).update(etat="en_doute", parti_le=None)
    abonnements.creer(personne, groupe)
    invitee = seance.invitation.personnes.get(personne=personne)
    return {
        "annoncee": seance.reference,
        "mot_d_invitee": lien_de_reponse(invitee).rstrip("/").rpartition("/")[2],
    }


def rassembler_le_cycle_suivant():
    """So that there are dates to give, whichever test comes first."""
    from socle.comptes.models import Groupe

    groupe = Groupe.objects.get(slug="centre")
    annee = groupe.cycle_courant().debut.year + 1
    return groupe.cycles.get_or_create(debut=date(annee, 9, 1), defaults={"fin": date(annee + 1, 8, 31)})[0]


def _papiers(groupe):
    from cdp.models import Papier

    indemnites = Papier.objects.filter(genre="indemnites", seance__groupe=groupe).latest("seance__debut")
    return {"papier": indemnites.code_lisible, "payee": indemnites.seance.reference}


def _autour_des_seances(groupe):
    """A session whose minutes wait, one that nobody prepared, and the last sheet for the project group."""
    from cdp.models import FicheProjet
    from tests.cdp.fabriques import CaptureFactory, PointFactory, SeanceFactory

    notee = SeanceFactory(groupe=groupe, passee=True, debut=timezone.now() - timedelta(days=400))
    point = PointFactory(seance=notee, titre="La porte fermée")
    for genre, texte in (
        ("piste", "Venir à deux."),
        ("ressource", "Le café du coin"),
        ("positif", "On a ri."),
    ):
        CaptureFactory(seance=notee, point=point, genre=genre, texte=texte)
    return {
        "a_rediger": notee.reference,
        "sans_preparation": SeanceFactory(
            groupe=groupe, debut=timezone.now() + timedelta(days=200)
        ).reference,
        "fiche_projet": FicheProjet.objects.filter(groupe=groupe).exclude(envoyee_le=None).first().reference,
    }


def _papiers(groupe):
    from cdp.models import Papier

    indemnites = Papier.objects.filter(genre="indemnites", seance__groupe=groupe).latest("seance__debut")
    return {"papier": indemnites.code_lisible, "payee": indemnites.seance.reference}


def _a_elle(personne, groupe):
    """Drafts of the participant; one of her situations waits for a moderator."""
    from noeuds.models import Noeud, Vignette
    from tests.noeuds.fabriques import BrouillonFactory, PropositionFactory, VignetteFactory
    from tests.ressources.fabriques import ModeEmploiFactory, RessourceFactory

    signe = {"auteur": personne, "groupe": groupe}
    noeud = Noeud.objects.filter(cercle="public").first()
    demande = {"cercle_demande": "groupe", "demande_le": timezone.now()}
    return {
        "brouillon": VignetteFactory(**signe, noeud=noeud, titre="Un brouillon").reference,
        "commencee": BrouillonFactory(**signe).reference,
        "demandee": VignetteFactory(**signe, noeud=noeud, titre="Une demande", **demande).reference,
        "rare": _rare(VignetteFactory(**signe, noeud=noeud, titre="Des traits rares")),
        "avec_gardes": VignetteFactory(
            **signe,
            **{**demande, "cercle": "groupe", "cercle_demande": "reseau"},
            noeud=noeud,
            titre="Un passage gardé",
            recit="Elle le dit à Mme Tilleul, sa voisine.",
            gardes=[{"champ": "recit", "genre": "NAME", "passage": "Tilleul", "raison": "Un nom inventé."}],
        ).reference,
        "a_regarder": Vignette.objects.exclude(groupe=groupe)
        .filter(cercle="groupe", cercle_demande="reseau", relu_le__isnull=False)
        .first()
        .reference,
        "signalee": Vignette.objects.filter(groupe=groupe, etat="retire").first().reference,
        "proposition": PropositionFactory(
            **signe, question="Comment faire quand le bus ne passe plus"
        ).reference,
        "mode_emploi": ModeEmploiFactory(**signe, cercle="prive", ressource=RessourceFactory()).reference,
        **_de_la_boite(signe),
        "vignette": Vignette.objects.filter(cercle="reseau", etat="en_ligne").first().reference,
        "vignette_publique": Vignette.objects.filter(cercle="public", etat="en_ligne").first().reference,
    }


def _de_la_boite(signe):
    """A tool with all that it may have, a return of the participant that she alone reads, and a lack."""
    from tests.ressources.fabriques_outils import (
        NoticeFactory,
        RetourFactory,
        VersionFactory,
        manque,
    )

    outil = NoticeFactory(ressource__nom="Le sablier").ressource
    VersionFactory(ressource=outil, ce_qui_change="Plus court.")
    RetourFactory(ressource=outil)
    return {
        "outil": outil.reference,
        "retour_d_outil": RetourFactory(ressource=outil, cercle="prive", **signe).reference,
        "manque": manque(par=signe["auteur"], genre="formation").reference,
    }


def _rare(vignette):
    """Traits that hardly anybody else has."""
    from noeuds.models import Terme

    type(vignette).objects.filter(pk=vignette.pk).update(tranche_age="0-17", menage="rue")
    vignette.pathologies.set(Terme.objects.filter(cle__in=["parkinson", "cancer"]))
    return vignette.reference


def _d_un_noeud(personne, groupe):
    """Around « refus-aide »: what the demonstration tried and answered, and what this participant wrote or asks."""
    from noeuds.models import MiseEnRelation, Noeud, Piste
    from socle.comptes.models import Personne
    from tests.noeuds.fabriques import (
        ConnaissanceFactory,
        MiseEnRelationFactory,
        PisteFactory,
        QuestionFactory,
        ReponseFactory,
    )

    noeud = Noeud.objects.sources().get(slug="refus-aide")
    sien = {"auteur": personne, "groupe": groupe, "noeud": noeud}
    autre = ConnaissanceFactory(noeud=noeud, personne=Personne.objects.get(email=MODERATRICE)).personne
    proposee = MiseEnRelationFactory(noeud=noeud, groupe=groupe, demandeur=autre, etat="proposee")
    proposee.sollicitations.create(connaisseur=personne, secteur="social", par=autre)
    piste = Piste.objects.filter(cercle="public", noeud=noeud).exclude(reponses=None).first()
    return {
        "noeud": noeud.reference,
        "piste": piste.reference,
        "piste_brouillon": PisteFactory(**sien).reference,
        "reponse": piste.reponses.filter(cercle="public").first().reference,
        "reponse_reprise": ReponseFactory(**sien).reference,
        "question": QuestionFactory(**sien, cercle="groupe").reference,
        "question_reprise": QuestionFactory(**sien).reference,
        "mise_a_choisir": MiseEnRelation.objects.filter(groupe=groupe, etat="demandee").first().reference,
        "mise_proposee": proposee.reference,
    }


def _de_la_veille(groupe):
    from socle.comptes.models import Personne
    from tests.navigateur.choses_carnet import choses_du_carnet
    from tests.navigateur.choses_codage import choses_du_codage
    from tests.navigateur.choses_grille import choses_de_la_grille
    from tests.navigateur.vues_preuves import preuves_faites
    from tests.veille.fabriques import DocumentFactory, ObservationFactory
    from veille.models import Observation

    sienne = {"auteur": Personne.objects.get(email=VEILLEUSE), "groupe": groupe}
    partagee = Observation.objects.exclude(partagee_le=None).filter(groupe=groupe).first()
    return {
        "observation": ObservationFactory(**sienne, texte="Un bref silence.").reference,
        "observation_partagee": partagee.reference,
        "archive": DocumentFactory(cercle="public", title="Le rapport des escaliers").reference,
        **choses_du_carnet(groupe, sienne["auteur"]),
        **preuves_faites(groupe, sienne["auteur"]),
        **choses_du_codage(groupe, sienne["auteur"]),
        **choses_de_la_grille(groupe, sienne["auteur"], Personne.objects.get(email=MODERATRICE)),
    }


def _du_reseau():
    from ressources.models import Dispositif, ModeEmploi, Ressource
    from socle.comptes.models import Adhesion, Personne
    from socle.etiquettes.models import Etiquette
    from tests.ressources.fabriques import GardeeFactory

    service = Ressource.objects.filter(cercle="public", genre="service").exclude(noeuds=None)
    return {
        "ressource": service.order_by("nom").first().reference,
        "ressource_gardee": GardeeFactory(personne=Personne.objects.get(email=PARTICIPANTE)).pk,
        "langue_de_fiche": "ar",
        "mode_emploi_lu": ModeEmploi.objects.filter(cercle="reseau").first().reference,
        "dispositif": Dispositif.objects.filter(cercle="public").first().reference,
        "adhesion": Adhesion.objects.actives()
        .filter(cycle__groupe__slug="centre", personne__email=PARTICIPANTE)
        .get()
        .reference,
        "etiquette": Etiquette.objects.get(name="logement").slug,
    }


def _vides():
    """Somebody without a group, somebody in a group where nothing has happened yet."""
    from tests.comptes.fabriques import GroupeFactory, PersonneFactory, moderateur
    from tests.ressources.fabriques import RessourceFactory

    groupe = GroupeFactory(nom="Groupe qui commence", slug="groupe-qui-commence")
    PersonneFactory(email=SANS_GROUPE, first_name="Ada")
    moderateur(groupe, email=DEBUTANTE, first_name="Zoé")
    GroupeFactory(nom="Groupe sans cycle", slug="groupe-sans-cycle")
    return {
        "groupe_vide": groupe.slug,
        "groupe_sans_cycle": "groupe-sans-cycle",
        "ressource_nue": RessourceFactory(nom="Une fiche à compléter", communes=[]).reference,
        "lien_du_service": _demande_a_un_service(),
    }


def _demande_a_un_service():
    """The link that the contact of a public record holds; and one answer, one report and one tip that wait."""
    from ressources.models import DemandeAuContact
    from ressources.suivi import contact
    from tests.comptes.fabriques import membre
    from tests.ressources.fabriques import ModeEmploiFactory, RessourceFactory, SignalementFactory

    fiche = RessourceFactory(nom="Un service à qui l’on écrit", courriel="accueil@exemple.brussels")
    adresse = contact.empreinte(fiche.courriel)
    autre = RessourceFactory(nom="Un service qui a répondu", telephone="02 000 00 00")
    DemandeAuContact.objects.create(
        ressource=autre,
        empreinte="x",
        reponse="change",
        repondu_le=timezone.now(),
        texte="Nous avons un nouveau numéro.",
        propositions={"telephone": "02 111 11 11"},
    )
    SignalementFactory(ressource=autre, par=membre(), texte="La porte était fermée.")
    ModeEmploiFactory(ressource=autre, contredit_le=timezone.localdate())
    return contact.jeton_de(DemandeAuContact.objects.create(ressource=fiche, empreinte=adresse))


def _portes():
    """The links that e-mails carry: good, and too old."""
    from socle.comptes import actions, boite
    from socle.comptes.models import Cycle, DemandeEntree, Invitation, Personne
    from tests.comptes.fabriques import membre

    # Nobody else asks for her: her link holds as long as the tests, which last longer than a real one.
    elle = membre()
    actions.demander_entree(elle.email)
    DemandeEntree.objects.filter(personne=elle).update(creee_le=timezone.now() + timedelta(days=1))
    cycle = Cycle.objects.filter(groupe__slug="centre", fin__gte=timezone.localdate()).first()
    invitation = Invitation(email=EN_ATTENTE, cycle=cycle, metier="infirmier·e", secteur="sante")
    actions.inviter(invitation, Personne.objects.get(email=MODERATRICE))
    textes = [boite.lire(cle).texte for cle in boite.cles()]
    return {
        "lien": _trouver(r"/entrer/lien/([\w-]+)/", textes),
        "lien_perime": _lien_perime(),
        "invitation": _trouver(r"/invitation/([\w-]+)/", textes),
        "courriel": boite.cles()[0],
    }


def _lien_perime():
    from socle.comptes import actions, boite
    from socle.comptes.models import DemandeEntree

    actions.demander_entree(MODERATRICE)
    DemandeEntree.objects.filter(pk=DemandeEntree.objects.latest("pk").pk).update(
        creee_le=timezone.now() - timedelta(days=1)
    )
    return _trouver(r"/entrer/lien/([\w-]+)/", [boite.lire(boite.cles()[0]).texte])


def _trouver(motif, textes):
    return next(trouve[1] for texte in textes if (trouve := re.search(motif, texte)))
