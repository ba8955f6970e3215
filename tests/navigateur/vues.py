"""The rows of the harness: every kind of page, in each of its states.

A key is the name of an address, the label of a page model, or `erreur`; after a colon, the state. A kind of page
without its row fails `tests/socle/test_harnais.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.urls import reverse

from tests.navigateur import (
    vues_carnet,
    vues_chiffres,
    vues_codage,
    vues_echanges,
    vues_grille,
    vues_imports,
    vues_inscriptions,
    vues_motifs,
    vues_preuves,
    vues_recherche,
    vues_rencontres,
    vues_syntheses,
)
from tests.navigateur.choses import (
    ANIMATRICE,
    COORDINATION,
    DEBUTANTE,
    MODERATRICE,
    PARTICIPANTE,
    PRESENTE,
    SANS_GROUPE,
    VEILLEUSE,
)
from tests.navigateur.gestes import (
    annoter_un_nom,
    donner_vide,
    envoyer_a_moitie,
    envoyer_trop_long,
    envoyer_vide,
    nommer_quelqu_un,
    noter_un_nom,
    oter_un_titre,
    perdre_sa_session,
    recevoir_un_code,
    signaler_trop_long,
    signaler_un_nom,
)


@dataclass(frozen=True)
class Vue:
    """`chemin` is asked in the language of the visit; `geste` is what is done once there."""

    chemin: Callable[[dict], str]
    qui: str = ""
    geste: Callable | None = None
    statut: int = 200


def lien(nom, *choses, suite=""):
    """An address by its name, its arguments being names of things."""
    return lambda connues: reverse(nom, args=[connues[chose] for chose in choses]) + suite


def page_de(modele, **filtre):
    """A published page of this model, in the language of the visit when it is translated."""

    def chemin(connues):
        pages = apps.get_model(modele).objects.live().filter(locale__language_code="fr", **filtre)
        return pages.order_by("path").first().localized.url

    return chemin


def signaler_une_vignette(connues):
    return reverse("alerter", args=["noeuds.vignette", connues["vignette_publique"]])


def droit(adresse):
    return lambda connues: adresse


def question(etape):
    """One of the questions of a situation that she has begun."""
    return lambda connues: reverse("vignette_etape", args=[connues["commencee"], etape])


def erreurs(chemin, qui="", geste=envoyer_vide):
    """The same page once its form was refused."""
    return Vue(chemin, qui, geste)


PUBLIQUES = {
    "home.AccueilPage": Vue(page_de("home.AccueilPage")),
    "home.IndexComprendre": Vue(page_de("home.IndexComprendre")),
    "home.PageEditoriale": Vue(page_de("home.PageEditoriale")),
    "accessibilite": Vue(lien("accessibilite")),
    "noeuds.IndexNoeuds": Vue(page_de("noeuds.IndexNoeuds")),
    "noeuds.Noeud": Vue(page_de("noeuds.Noeud", cercle="public", slug="refus-aide")),
    "noeud_histoire": Vue(lien("noeud_histoire", "noeud")),
    "piste:publique": Vue(lien("piste", "piste")),
    "veille.IndexAnalyses": Vue(page_de("veille.IndexAnalyses")),
    "veille.SynthesePage": Vue(page_de("veille.SynthesePage", cercle="public")),
    "vignettes": Vue(lien("vignettes")),
    "alerter": Vue(signaler_une_vignette),
    "alerter:erreurs": erreurs(signaler_une_vignette, geste=signaler_un_nom),
    "vignette:publique": Vue(lien("vignette", "vignette_publique")),
    "ressources": Vue(lien("ressources")),
    "donnees": Vue(lien("donnees")),
    "vocabulaires": Vue(lien("vocabulaires")),
    "vocabulaire": Vue(lambda connues: reverse("vocabulaire", args=["theme"])),
    "ressources:rien": Vue(lien("ressources", suite="?q=introuvable")),
    "ressources:carte": Vue(lien("ressources", suite="?vue=carte&commune=21012")),
    "fiche_a_remettre": Vue(lien("fiche_a_remettre", "ressource")),
    "fiche_a_remettre_papier": Vue(
        lien("fiche_a_remettre_papier", "ressource", "langue_de_fiche", suite="?format=html")
    ),
    "ressource": Vue(lien("ressource", "ressource")),
    "contact_du_service": Vue(lien("contact_du_service", "lien_du_service")),
    "contact_du_service_changement": Vue(lien("contact_du_service_changement", "lien_du_service")),
    "contact_du_service_changement:erreurs": erreurs(
        lien("contact_du_service_changement", "lien_du_service")
    ),
    "ressource:nue": Vue(lien("ressource", "ressource_nue")),
    "outils": Vue(lien("outils")),
    "ressource:outil": Vue(lien("ressource", "outil")),
    "canevas": Vue(lambda connues: reverse("canevas", args=["reseau"]) + "?format=html"),
    "dispositifs": Vue(lien("dispositifs")),
    "dispositif": Vue(lien("dispositif", "dispositif")),
    "archives": Vue(lien("archives")),
    "archives:rien": Vue(lien("archives", suite="?q=introuvable")),
    "archive": Vue(lien("archive", "archive")),
    "groupes": Vue(lien("groupes")),
    "groupe:publique": Vue(lien("groupe", "groupe")),
    "recherche": Vue(lien("recherche")),
    "recherche:trouve": Vue(lien("recherche", suite="?q=logement")),
    "recherche:rien": Vue(lien("recherche", suite="?q=introuvable")),
    "recherche:aide": Vue(lien("recherche", suite="?q=introuvable"), PARTICIPANTE),
    "recherche:facettes": Vue(
        lien("recherche", suite="?q=logement&genre=ressource&cercle=public"), PARTICIPANTE
    ),
    "recherche:filtres-vides": Vue(
        lien("recherche", suite="?q=logement&genre=verbatim&cercle=prive"), PARTICIPANTE
    ),
    "recherche:page": Vue(lien("recherche", suite="?q=logement&genre=ressource&page=2")),
    "comme": Vue(lambda connues: reverse("comme", args=["noeud", "refus-aide"])),
    "comme:groupe": Vue(lambda connues: reverse("comme", args=["noeud", "refus-aide"]), PARTICIPANTE),
    "etiquette": Vue(lien("etiquette", "etiquette")),
    "verifier": Vue(lien("verifier")),
    "verifier:erreurs": Vue(lien("verifier", suite="?code=")),
    "verifier_code": Vue(lien("verifier_code", "papier")),
    "verifier_code:inconnu": Vue(lambda connues: reverse("verifier_code", args=["inconnu"]), statut=404),
    "entrer": Vue(lien("entrer")),
    "entrer:erreurs": erreurs(lien("entrer")),
    "entrer_code": Vue(lien("entrer_code")),
    "entrer_code:envoye": Vue(lien("entrer"), geste=recevoir_un_code),
    "entrer_code:erreurs": erreurs(lien("entrer_code")),
    "seance_repondre": Vue(lien("seance_repondre", "mot_d_invitee", suite="?reponse=vient")),
    "entrer_lien": Vue(lien("entrer_lien", "lien")),
    "entrer_lien:perime": Vue(lien("entrer_lien", "lien_perime"), statut=410),
    "entrer_lien:inconnu": Vue(lambda connues: reverse("entrer_lien", args=["inconnu"]), statut=404),
    "invitation": Vue(lien("invitation", "invitation")),
    "invitation:erreurs": erreurs(lien("invitation", "invitation")),
    "invitation:inconnue": Vue(lambda connues: reverse("invitation", args=["inconnue"]), statut=404),
    "boite_aux_lettres": Vue(lien("boite_aux_lettres")),
    "courriel": Vue(lien("courriel", "courriel")),
    "composants": Vue(lien("composants")),
    "erreur:400": Vue(droit("/essais/refus/"), statut=400),
    "erreur:403": Vue(droit("/essais/interdit/"), statut=403),
    "erreur:404": Vue(lambda connues: reverse("wagtail_serve", args=["rien/ici/"]), statut=404),
    "erreur:500": Vue(droit("/essais/panne/"), statut=500),
}

DE_MEMBRE = {
    "mon_calendrier": Vue(lien("mon_calendrier"), PARTICIPANTE),
    "home.AccueilPage:membre": Vue(page_de("home.AccueilPage"), PARTICIPANTE),
    "noeuds.Noeud:membre": Vue(page_de("noeuds.Noeud", slug="refus-aide"), PARTICIPANTE),
    "mon_espace": Vue(lien("mon_espace"), PARTICIPANTE),
    "mon_espace:vide": Vue(lien("mon_espace"), DEBUTANTE),
    "mon_espace:sans_groupe": Vue(lien("mon_espace"), SANS_GROUPE),
    "mon_compte": Vue(lien("mon_compte"), PARTICIPANTE),
    "mon_compte:erreurs": erreurs(lien("mon_compte"), PARTICIPANTE),
    "effacer_mon_compte": Vue(lien("effacer_mon_compte"), PARTICIPANTE),
    "effacer_mon_compte:erreurs": erreurs(lien("effacer_mon_compte"), PARTICIPANTE),
    "ma_cdp": Vue(lien("ma_cdp"), SANS_GROUPE),
    "groupe": Vue(lien("groupe", "groupe"), PARTICIPANTE),
    "groupe:vide": Vue(lien("groupe", "groupe_vide"), DEBUTANTE),
    "composition": Vue(lien("composition", "groupe"), PARTICIPANTE),
    "programme": Vue(lien("programme", "groupe"), PARTICIPANTE),
    "programme_proposer": Vue(lien("programme_proposer"), PARTICIPANTE),
    "programme_proposer:erreurs": erreurs(lien("programme_proposer"), PARTICIPANTE),
    "seance": Vue(lien("seance", "a_venir"), PARTICIPANTE),
    "seance:passee": Vue(lien("seance", "passee"), PARTICIPANTE),
    "preparation": Vue(lien("preparation", "a_venir"), PARTICIPANTE),
    "preparation:erreurs": erreurs(lien("preparation", "a_venir"), PARTICIPANTE, donner_vide),
    "seance_resume": Vue(lien("seance_resume", "passee"), PARTICIPANTE),
    "fiche_transmission": Vue(lien("fiche_transmission", "passee"), PARTICIPANTE),
    "fiche_transmission:erreurs": erreurs(
        lien("fiche_transmission", "passee"), PARTICIPANTE, envoyer_trop_long
    ),
    "fiche_transmission_papier": Vue(
        lien("fiche_transmission_papier", "passee", suite="?format=html"), PARTICIPANTE
    ),
    "representants": Vue(lien("representants", "groupe"), PARTICIPANTE),
    "fiches_projet": Vue(lien("fiches_projet", "groupe"), PARTICIPANTE),
    "fiche_projet": Vue(lien("fiche_projet", "fiche_projet"), PARTICIPANTE),
    "fiche_projet_papier": Vue(
        lien("fiche_projet_papier", "fiche_projet", suite="?format=html"), PARTICIPANTE
    ),
    "mes_attestations": Vue(lien("mes_attestations"), PARTICIPANTE),
    "mes_attestations:rien": Vue(lien("mes_attestations"), SANS_GROUPE),
    "attestation": Vue(lien("attestation", "adhesion", suite="?format=html"), PARTICIPANTE),
    "papier_ordre_du_jour": Vue(lien("papier_ordre_du_jour", "a_venir", suite="?format=html"), PARTICIPANTE),
    "vignette": Vue(lien("vignette", "vignette"), PARTICIPANTE),
    "vignette:brouillon": Vue(lien("vignette", "brouillon"), PARTICIPANTE),
    "vignette_nouvelle": Vue(lien("vignette_nouvelle"), PARTICIPANTE),
    "vignette_nouvelle:erreurs": erreurs(lien("vignette_nouvelle"), PARTICIPANTE),
    "vignette_etape": Vue(question("recit"), PARTICIPANTE),
    "vignette_etape:erreurs": erreurs(question("recit"), PARTICIPANTE),
    "vignette_etape:reprise": Vue(question("recit"), PARTICIPANTE, perdre_sa_session),
    "vignette_etape:noeud": Vue(question("noeud"), PARTICIPANTE),
    "vignette_etape:personne": Vue(question("personne"), PARTICIPANTE),
    "vignette_etape:fragilites": Vue(question("fragilites"), PARTICIPANTE),
    "vignette_etape:appels": Vue(question("appels"), PARTICIPANTE),
    "vignette_etape:titre": Vue(question("titre"), PARTICIPANTE),
    "vignette_modifier": Vue(lien("vignette_modifier", "brouillon"), PARTICIPANTE),
    "vignette_modifier:a_revoir": Vue(lien("vignette_modifier", "commencee"), PARTICIPANTE),
    "brouillon_effacer": Vue(lien("brouillon_effacer", "commencee"), PARTICIPANTE),
    "vignette_canevas": Vue(lien("vignette_canevas"), PARTICIPANTE),
    "vignette_partager": Vue(lien("vignette_partager", "brouillon"), PARTICIPANTE),
    "vignette_partager:rare": Vue(lien("vignette_partager", "rare"), PARTICIPANTE),
    "vignette_partager:erreurs": erreurs(lien("vignette_partager", "brouillon"), PARTICIPANTE),
    "noeud_proposer": Vue(lien("noeud_proposer"), PARTICIPANTE),
    "noeud_proposer:erreurs": erreurs(lien("noeud_proposer"), PARTICIPANTE),
    "proposition": Vue(lien("proposition", "proposition"), PARTICIPANTE),
    "proposition_modifier": Vue(lien("proposition_modifier", "proposition"), PARTICIPANTE),
    "proposition_modifier:erreurs": erreurs(lien("proposition_modifier", "proposition"), PARTICIPANTE),
    "piste": Vue(lien("piste", "piste"), PARTICIPANTE),
    "piste:brouillon": Vue(lien("piste", "piste_brouillon"), PARTICIPANTE),
    "piste_nouvelle": Vue(lien("piste_nouvelle", suite="?noeud=refus-aide"), PARTICIPANTE),
    "piste_nouvelle:erreurs": erreurs(lien("piste_nouvelle", suite="?noeud=refus-aide"), PARTICIPANTE),
    "piste_modifier": Vue(lien("piste_modifier", "piste_brouillon"), PARTICIPANTE),
    "piste_modifier:erreurs": erreurs(lien("piste_modifier", "piste_brouillon"), PARTICIPANTE),
    "reponse": Vue(lien("reponse", "reponse"), PARTICIPANTE),
    "reponse_nouvelle": Vue(lien("reponse_nouvelle", suite="?noeud=refus-aide"), PARTICIPANTE),
    "reponse_nouvelle:erreurs": erreurs(lien("reponse_nouvelle", suite="?noeud=refus-aide"), PARTICIPANTE),
    "reponse_modifier": Vue(lien("reponse_modifier", "reponse_reprise"), PARTICIPANTE),
    "reponse_modifier:erreurs": erreurs(lien("reponse_modifier", "reponse_reprise"), PARTICIPANTE),
    "question": Vue(lien("question", "question"), PARTICIPANTE),
    "question_nouvelle": Vue(lien("question_nouvelle", suite="?noeud=refus-aide"), PARTICIPANTE),
    "question_nouvelle:erreurs": erreurs(lien("question_nouvelle", suite="?noeud=refus-aide"), PARTICIPANTE),
    "question_modifier": Vue(lien("question_modifier", "question_reprise"), PARTICIPANTE),
    "question_modifier:erreurs": erreurs(lien("question_modifier", "question_reprise"), PARTICIPANTE),
    "noeud_echanges": Vue(lien("noeud_echanges", "noeud"), PARTICIPANTE),
    "noeud_connaitre": Vue(lien("noeud_connaitre", "noeud"), PARTICIPANTE),
    "mise_en_relation_nouvelle": Vue(lien("mise_en_relation_nouvelle", "noeud"), PARTICIPANTE),
    "mise_en_relation_nouvelle:erreurs": erreurs(lien("mise_en_relation_nouvelle", "noeud"), PARTICIPANTE),
    "mises_en_relation": Vue(lien("mises_en_relation"), PARTICIPANTE),
    "mises_en_relation:rien": Vue(lien("mises_en_relation"), SANS_GROUPE),
    "mise_en_relation": Vue(lien("mise_en_relation", "mise_proposee"), PARTICIPANTE),
    "rejoindre": Vue(lien("rejoindre"), PARTICIPANTE),
    "rejoindre:erreurs": erreurs(lien("rejoindre"), PARTICIPANTE),
    "seance:tenue": Vue(lien("seance", "tenue"), PRESENTE),
    "seance_direct": Vue(lien("seance_direct", "tenue"), PRESENTE),
    "seance_direct:erreurs": erreurs(lien("seance_direct", "tenue"), PRESENTE, noter_un_nom),
    "seance_projecteur": Vue(lien("seance_projecteur", "tenue"), ANIMATRICE),
    "ressource:membre": Vue(lien("ressource", "ressource"), PARTICIPANTE),
    "ressources_a_verifier": Vue(lien("ressources_a_verifier"), PARTICIPANTE),
    "ressource:erreurs": erreurs(lien("ressource", "ressource"), PARTICIPANTE, signaler_trop_long),
    "ressource_nouvelle": Vue(lien("ressource_nouvelle"), PARTICIPANTE),
    "mes_ressources": Vue(lien("mes_ressources"), PARTICIPANTE),
    "mes_ressources:rien": Vue(lien("mes_ressources"), SANS_GROUPE),
    "mes_ressources:erreurs": erreurs(lien("mes_ressources"), PARTICIPANTE, annoter_un_nom),
    "mes_ressources_papier": Vue(lien("mes_ressources_papier", suite="?format=html"), PARTICIPANTE),
    "ressource_nouvelle:erreurs": erreurs(lien("ressource_nouvelle"), PARTICIPANTE),
    "mode_emploi": Vue(lien("mode_emploi", "mode_emploi_lu"), PARTICIPANTE),
    "mode_emploi_nouveau": Vue(lien("mode_emploi_nouveau", "ressource"), PARTICIPANTE),
    "mode_emploi_nouveau:erreurs": erreurs(lien("mode_emploi_nouveau", "ressource"), PARTICIPANTE),
    "manques": Vue(lien("manques"), PARTICIPANTE),
    "manque_nouveau": Vue(lien("manque_nouveau"), PARTICIPANTE),
    "manque_nouveau:erreurs": erreurs(lien("manque_nouveau"), PARTICIPANTE),
    "retour_d_outil": Vue(lien("retour_d_outil", "retour_d_outil"), PARTICIPANTE),
    "retour_d_outil_nouveau": Vue(lien("retour_d_outil_nouveau", "outil"), PARTICIPANTE),
    "retour_d_outil_nouveau:erreurs": erreurs(lien("retour_d_outil_nouveau", "outil"), PARTICIPANTE),
    "retour_d_outil_modifier": Vue(lien("retour_d_outil_modifier", "retour_d_outil"), PARTICIPANTE),
    "retour_d_outil_modifier:erreurs": erreurs(
        lien("retour_d_outil_modifier", "retour_d_outil"), PARTICIPANTE
    ),
    "mode_emploi_modifier": Vue(lien("mode_emploi_modifier", "mode_emploi"), PARTICIPANTE),
    "mode_emploi_modifier:erreurs": erreurs(lien("mode_emploi_modifier", "mode_emploi"), PARTICIPANTE),
}

D_EQUIPE = {
    "home.AccueilPage:editrice": Vue(page_de("home.AccueilPage"), COORDINATION),
    "mon_espace:moderation": Vue(lien("mon_espace"), MODERATRICE),
    "etiquettes_entretien": Vue(lien("etiquettes_entretien"), COORDINATION),
    "etiquette_renommer": Vue(lien("etiquette_renommer", "etiquette"), COORDINATION),
    "etiquette_renommer:erreurs": erreurs(lien("etiquette_renommer", "etiquette"), COORDINATION),
    "a_relire": Vue(lien("a_relire"), MODERATRICE),
    "a_relire:rien": Vue(lien("a_relire"), SANS_GROUPE),
    "vignettes_en_lot": Vue(lien("vignettes_en_lot"), MODERATRICE),
    "vignettes_en_lot:erreurs": erreurs(lien("vignettes_en_lot"), MODERATRICE, envoyer_a_moitie),
    "vignette:a_relire": Vue(lien("vignette", "demandee"), MODERATRICE),
    "vignette:signalee": Vue(lien("vignette", "signalee"), MODERATRICE),
    "vignette_relire": Vue(lien("vignette_relire", "demandee"), MODERATRICE),
    "vignette_relire:gardes": Vue(lien("vignette_relire", "avec_gardes"), MODERATRICE),
    "vignette_relire:regard": Vue(lien("vignette_relire", "a_regarder"), MODERATRICE),
    "vignette_relire:erreurs": erreurs(lien("vignette_relire", "avec_gardes"), MODERATRICE),
    "mises_en_relation:moderation": Vue(lien("mises_en_relation"), MODERATRICE),
    "mise_en_relation:moderation": Vue(lien("mise_en_relation", "mise_a_choisir"), MODERATRICE),
    "noeud_fusionner": Vue(lien("noeud_fusionner", "noeud"), MODERATRICE),
    "noeud_fusionner:apercu": Vue(lien("noeud_fusionner", "noeud", suite="?avec=porte-fermee"), MODERATRICE),
    "noeud_fusionner:erreurs": Vue(lien("noeud_fusionner", "noeud", suite="?avec=inconnu"), MODERATRICE),
    "noeud_histoire:moderation": Vue(lien("noeud_histoire", "noeud"), MODERATRICE),
    "groupe:moderation": Vue(lien("groupe", "groupe"), MODERATRICE),
    "composition:moderation": Vue(lien("composition", "groupe"), MODERATRICE),
    "composition:erreurs": erreurs(lien("composition", "groupe"), MODERATRICE),
    "composition:sans_cycle": Vue(lien("composition", "groupe_sans_cycle"), COORDINATION),
    "adhesion_modifier": Vue(lien("adhesion_modifier", "groupe", "adhesion"), MODERATRICE),
    "adhesion_modifier:erreurs": erreurs(lien("adhesion_modifier", "groupe", "adhesion"), MODERATRICE),
    "cycle": Vue(lien("cycle", "groupe"), MODERATRICE),
    "cycle:coordination": Vue(lien("cycle", "groupe"), COORDINATION),
    "cycle:erreurs": erreurs(lien("cycle", "groupe"), MODERATRICE, oter_un_titre),
    "programme:moderation": Vue(lien("programme", "groupe"), MODERATRICE),
    "seance_nouvelle": Vue(lien("seance_nouvelle", "groupe"), MODERATRICE),
    "seance_nouvelle:erreurs": erreurs(lien("seance_nouvelle", "groupe"), MODERATRICE),
    "seance_inviter": Vue(lien("seance_inviter", "a_inviter"), MODERATRICE),
    "seance_inviter:envoyee": Vue(lien("seance_inviter", "annoncee"), MODERATRICE),
    "seance_modifier": Vue(lien("seance_modifier", "a_venir"), MODERATRICE),
    "seance_modifier:erreurs": erreurs(lien("seance_modifier", "a_venir"), MODERATRICE),
    "seance:moderation": Vue(lien("seance", "a_venir"), MODERATRICE),
    "presences": Vue(lien("presences", "passee"), MODERATRICE),
    "seance_telecommande": Vue(lien("seance_telecommande", "tenue"), ANIMATRICE),
    "seance_revue": Vue(lien("seance_revue", "tenue"), ANIMATRICE),
    "seance_cloture": Vue(lien("seance_cloture", "tenue"), ANIMATRICE),
    "seance_cloture:erreurs": erreurs(lien("seance_cloture", "tenue"), ANIMATRICE, nommer_quelqu_un),
    "compte_rendu": Vue(lien("compte_rendu", "passee"), MODERATRICE),
    "compte_rendu:erreurs": erreurs(lien("compte_rendu", "passee"), MODERATRICE, envoyer_trop_long),
    "qui_a_prepare": Vue(lien("qui_a_prepare", "a_venir"), MODERATRICE),
    "qui_a_prepare:personne": Vue(lien("qui_a_prepare", "sans_preparation"), MODERATRICE),
    "compte_rendu:a_rediger": Vue(lien("compte_rendu", "a_rediger"), MODERATRICE),
    "representants:moderation": Vue(lien("representants", "groupe"), MODERATRICE),
    "representants:vide": Vue(lien("representants", "groupe_vide"), DEBUTANTE),
    "representants:erreurs": erreurs(lien("representants", "groupe_vide"), DEBUTANTE),
    "fiches_projet:erreurs": erreurs(lien("fiches_projet", "groupe_vide"), DEBUTANTE),
    "fiche_projet:moderation": Vue(lien("fiche_projet", "fiche_projet"), MODERATRICE),
    "fiche_projet:coordination": Vue(lien("fiche_projet", "fiche_projet"), COORDINATION),
    "papiers": Vue(lien("papiers", "groupe"), MODERATRICE),
    "papiers:sans_cycle": Vue(lien("papiers", "groupe_sans_cycle"), COORDINATION),
    "papier_presences": Vue(lien("papier_presences", "a_venir", suite="?format=html"), MODERATRICE),
    "indemnites": Vue(lien("indemnites", "payee", suite="?format=html"), MODERATRICE),
    "manque": Vue(lien("manque", "manque"), MODERATRICE),
    "manque:erreurs": erreurs(lien("manque", "manque"), MODERATRICE),
    "version_nouvelle": Vue(lien("version_nouvelle", "outil"), MODERATRICE),
    "version_nouvelle:erreurs": erreurs(lien("version_nouvelle", "outil"), MODERATRICE),
    "notice_modifier": Vue(lien("notice_modifier", "outil"), MODERATRICE),
    "ressources_a_verifier:a_traiter": Vue(
        lien("ressources_a_verifier", suite="?quoi=a_traiter"), MODERATRICE
    ),
    "ressource_modifier": Vue(lien("ressource_modifier", "ressource"), MODERATRICE),
    "ressource_modifier:erreurs": erreurs(lien("ressource_modifier", "ressource"), MODERATRICE),
    "veille": Vue(lien("veille"), VEILLEUSE),
    "observations": Vue(lien("observations"), VEILLEUSE),
    "observations:rien": Vue(lien("observations", suite="?q=introuvable"), VEILLEUSE),
    "observation": Vue(lien("observation", "observation"), VEILLEUSE),
    "observation:moderation": Vue(lien("observation", "observation_partagee"), MODERATRICE),
    **vues_carnet.rangees(Vue, lien, erreurs, VEILLEUSE),
    **vues_codage.rangees(Vue, lien, erreurs, VEILLEUSE),
    "observation_modifier": Vue(lien("observation_modifier", "observation"), VEILLEUSE),
    "observation_modifier:erreurs": erreurs(lien("observation_modifier", "observation"), VEILLEUSE),
    "archive_nouvelle": Vue(lien("archive_nouvelle"), VEILLEUSE),
    "archive_nouvelle:erreurs": erreurs(lien("archive_nouvelle"), VEILLEUSE),
}

_rencontres = vues_rencontres.rangees(Vue, lien, erreurs, PARTICIPANTE)
PUBLIQUES |= _rencontres[0]
DE_MEMBRE |= _rencontres[1]
PUBLIQUES |= vues_syntheses.rangees(Vue, page_de)
_inscriptions = vues_inscriptions.rangees(Vue, lien, erreurs, PARTICIPANTE)
PUBLIQUES |= _inscriptions[0]
DE_MEMBRE |= _inscriptions[1]
_chiffres = vues_chiffres.rangees(Vue, lien, MODERATRICE, VEILLEUSE)
PUBLIQUES |= _chiffres[0]
D_EQUIPE |= _chiffres[1]
D_EQUIPE |= vues_echanges.rangees(Vue, lien, erreurs, VEILLEUSE)
D_EQUIPE |= vues_imports.rangees(Vue, lien, erreurs, COORDINATION, MODERATRICE)
D_EQUIPE |= vues_motifs.rangees(Vue, lien, erreurs, MODERATRICE, VEILLEUSE)
_preuves = vues_preuves.rangees(Vue, lien, erreurs, VEILLEUSE, MODERATRICE)
PUBLIQUES |= _preuves[0]
D_EQUIPE |= _preuves[1]

D_EQUIPE |= vues_grille.rangees(Vue, lien, erreurs, VEILLEUSE, MODERATRICE)

_recherche = vues_recherche.rangees(Vue, lien, PARTICIPANTE, DEBUTANTE, VEILLEUSE, COORDINATION)
DE_MEMBRE |= _recherche[0]
D_EQUIPE |= _recherche[1]

VUES = PUBLIQUES | DE_MEMBRE | D_EQUIPE

#: Addresses that give no page of ours, and why.
SANS_PAGE = (
    vues_rencontres.SANS_PAGE
    | vues_grille.SANS_PAGE
    | vues_inscriptions.SANS_PAGE
    | vues_imports.SANS_PAGE
    | vues_echanges.SANS_PAGE
    | vues_chiffres.SANS_PAGE
    | vues_motifs.SANS_PAGE
    | vues_syntheses.SANS_PAGE
    | vues_codage.SANS_PAGE
    | {
        "pret": "JSON",
        "robots": "text",
        "seance_ics": "a calendar",
        "calendrier_flux": "a calendar",
        "sitemap": "XML",
        "etiquettes_suggestions": "JSON",
        "suggestions": "JSON",
        "opensearch": "XML",
        "ressources_noms": "JSON",
        "ressources_export": "a file",
        "ressource_contact": "a card for an address book",
        "hsds": "JSON",
        "hsds_openapi": "JSON",
        "hsds_liste": "JSON",
        "hsds_un": "JSON",
        "hsds_paquet": "a file",
        "vocabulaire_fichier": "Turtle or JSON-LD",
        "version_fichier": "a file",
        "vignette_reprendre": "leads to a question of its draft",
        "identite_feuille": "a style sheet",
        "mes_fiches": "as `fiche_a_remettre`",
        "mes_fiches_papier": "the sheets of `fiche_a_remettre_papier`, one after the other",
        "attestations": "the sheets of `attestation`, one after the other",
        "presences_tableur": "a workbook",
        "programme_tableur": "a workbook",
        "identite_logo": "a picture",
        "wagtaildocs_serve": "a file",
        "wagtail_serve": "the page models, each with its row",
        "seance_etat": "JSON",
        "seance_cloture_en_chemin": "JSON",
        "inviter": "leads to the composition, where its form is",
    }
)
#: Pages with a form that nobody can fill in wrongly.
SANS_ERREUR = (
    vues_carnet.SANS_ERREUR
    | vues_codage.SANS_ERREUR
    | vues_grille.SANS_ERREUR
    | vues_imports.SANS_ERREUR
    | vues_echanges.SANS_ERREUR
    | vues_inscriptions.SANS_ERREUR
    | vues_preuves.SANS_ERREUR
    | {
        "contact_du_service",
        "noeud_connaitre",
        "ressources_a_verifier",
        "notice_modifier",
        "presences",
        "programme",
        "seance_inviter",
        "seance_repondre",
        "mon_calendrier",
    }
)
