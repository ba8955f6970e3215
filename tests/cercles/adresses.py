"""The truth table of addresses: for each named URL of the project, which role gets what.

A role that is not in `ouvert` gets `ferme` (404: what is not hers does not exist). Without account, members' pages
lead to the door (302) and public ones answer as to anybody.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from ressources.echanges.identifiants import identifiant
from tests.cercles.adresses_carnet import rangees as carnet
from tests.cercles.adresses_chiffres import rangees as chiffres
from tests.cercles.adresses_codage import rangees as codage
from tests.cercles.adresses_echanges import rangees as echanges
from tests.cercles.adresses_grille import rangees as grille
from tests.cercles.adresses_motifs import rangees as motifs
from tests.cercles.adresses_outils import rangees as outils
from tests.cercles.adresses_preuves import rangees as preuves
from tests.cercles.adresses_recherche import rangees as recherche
from tests.cercles.adresses_rencontres import rangees as rencontres
from tests.cercles.adresses_suivi import rangees as suivi
from tests.cercles.adresses_syntheses import rangees as analyses
from tests.cercles.table import GROUPE, RESEAU, ROLES, TOUS

CONNECTES = TOUS - {"anonyme"}
MODERATION = {"moderateur"}
RELECTEURS = {"moderateur", "moderateur_autre", "coordination"}
VEILLE = {"veilleuse"}
PAPIERS = {"moderateur", "coordination"}


@dataclass(frozen=True)
class Ligne:
    """`ouvert`: roles that get `statut`; others get `ferme`, and 302 when they have not said who they are."""

    ouvert: set
    args: Callable = lambda choses: []
    methode: str = "get"
    statut: int = 200
    ferme: int = 404
    publique: bool = False
    donnees: dict = field(default_factory=dict)
    #: What follows the address: « ?noeud=… ».
    suite: Callable = lambda choses: ""
    #: Roles that see the thing and may not do this to it: they are told so (403).
    lisent_seulement: frozenset | set = frozenset()

    def attendu(self, role):
        if role in self.ouvert:
            return self.statut
        if role in self.lisent_seulement:
            return 403
        if role == "anonyme" and not self.publique:
            # A form sent too late keeps what was typed; a page leads to the door.
            return 401 if self.methode == "post" else 302
        return self.ferme


def ref(nom):
    return lambda choses: [choses[nom].reference]


def du_groupe(choses):
    return [choses["groupe"].slug]


def groupe_et(nom):
    return lambda choses: [choses["groupe"].slug, choses[nom]]


ADRESSES = {
    # doors and health: open to all
    "pret": Ligne(TOUS, publique=True),
    "composants": Ligne(TOUS, publique=True),
    "robots": Ligne(TOUS, publique=True),
    # with our own colours and drawing there is nothing to serve
    "identite_feuille": Ligne(TOUS, lambda c: ["inconnu"], publique=True, statut=404),
    "identite_logo": Ligne(TOUS, lambda c: ["inconnu"], publique=True, statut=404),
    "sitemap": Ligne(TOUS, publique=True),
    "entrer": Ligne({"anonyme"}, publique=True, ferme=302),
    "entrer_code": Ligne(TOUS, publique=True),
    "entrer_lien": Ligne(TOUS, lambda c: ["inconnu"], publique=True, statut=404),
    "entrer_lien_nouveau": Ligne(set(), lambda c: ["inconnu"], publique=True, ferme=405),
    "invitation": Ligne(TOUS, lambda c: ["inconnu"], publique=True, statut=404),
    "entrer_en_demonstration": Ligne(set(), methode="post", publique=True),
    "boite_aux_lettres": Ligne(set(), publique=True),
    "courriel": Ligne(set(), lambda c: ["x"], publique=True),
    # everybody reads
    "accessibilite": Ligne(TOUS, publique=True),
    "noeuds": Ligne(TOUS, publique=True),
    "analyses": Ligne(TOUS, publique=True),
    "ressources": Ligne(TOUS, publique=True),
    "ressources_export": Ligne(TOUS, lambda c: ["csv"], publique=True),
    "donnees": Ligne(TOUS, publique=True),
    "vocabulaires": Ligne(TOUS, publique=True),
    "vocabulaire": Ligne(TOUS, lambda c: ["theme"], publique=True),
    "vocabulaire_fichier": Ligne(TOUS, lambda c: ["theme", "ttl"], publique=True),
    "hsds": Ligne(TOUS, publique=True),
    "hsds_openapi": Ligne(TOUS, publique=True),
    "hsds_liste": Ligne(TOUS, lambda c: ["services"], publique=True),
    "hsds_un": Ligne(TOUS, lambda c: ["taxonomies", identifiant("taxonomie", "theme")], publique=True),
    "hsds_paquet": Ligne(TOUS, publique=True),
    "vignettes": Ligne(TOUS, publique=True),
    "dispositifs": Ligne(TOUS, publique=True),
    "archives": Ligne(TOUS, publique=True),
    "groupes": Ligne(TOUS, publique=True),
    "groupe": Ligne(TOUS, du_groupe, publique=True),
    "recherche": Ligne(TOUS, publique=True),
    "etiquettes_suggestions": Ligne(TOUS, publique=True),
    "suggestions": Ligne(TOUS, publique=True),
    "opensearch": Ligne(TOUS, publique=True),
    "comme": Ligne(GROUPE, lambda c: ["vignette", c["vignette"].reference], publique=True),
    "etiquette": Ligne(TOUS, lambda c: [c["etiquette"].slug], publique=True),
    "etiquettes_entretien": Ligne({"coordination"}),
    "etiquette_renommer": Ligne({"coordination"}, lambda c: [c["etiquette"].slug]),
    # one thing of each kind, in its group (the whole table of cercles is in test_verite)
    "vignette": Ligne(GROUPE, ref("vignette"), publique=True),
    "ressource": Ligne(GROUPE, ref("ressource"), publique=True),
    "ressource_contact": Ligne(GROUPE, ref("ressource"), publique=True),
    "dispositif": Ligne(GROUPE, ref("dispositif"), publique=True),
    "archive": Ligne(GROUPE, ref("document"), publique=True),
    "wagtaildocs_serve": Ligne(GROUPE, lambda c: [c["document"].pk, c["document"].filename], publique=True),
    "proposition": Ligne(GROUPE, ref("proposition")),
    "mode_emploi": Ligne(GROUPE, ref("mode_emploi"), publique=True),
    "seance": Ligne(GROUPE, ref("seance"), publique=True),
    # reported by whoever reads it, but its author: a page, then a button (tests/noeuds/test_alerte.py)
    "alerter": Ligne(
        GROUPE - {"auteur"}, lambda c: ["noeuds.vignette", c["vignette"].reference], publique=True
    ),
    # herself
    "mon_espace": Ligne(CONNECTES),
    "mon_compte": Ligne(CONNECTES),
    "effacer_mon_compte": Ligne(CONNECTES),
    "sortir": Ligne(TOUS, methode="post", statut=302, publique=True),
    "ma_cdp": Ligne({"sans_groupe", "coordination"}, ferme=302),
    "a_relire": Ligne(CONNECTES),
    # writing
    "vignette_nouvelle": Ligne(RESEAU - {"coordination"}),
    "noeud_proposer": Ligne(RESEAU - {"coordination"}),
    "ressource_nouvelle": Ligne(RESEAU),
    # her own list, and what one hands over: what everybody may read (tests/ressources/test_gardees.py)
    "mes_ressources": Ligne(CONNECTES),
    "garder": Ligne(CONNECTES, methode="post", statut=302, donnees={"laisser": "inconnue"}),
    "gardee_note": Ligne({"auteur"}, ref("ressource_gardee"), methode="post", statut=302),
    "mes_ressources_papier": Ligne({"auteur"}, suite=lambda c: "?format=html"),
    "mes_fiches": Ligne({"auteur"}),
    "mes_fiches_papier": Ligne({"auteur"}, lambda c: ["ar"], suite=lambda c: "?format=html"),
    "fiche_a_remettre": Ligne(TOUS, ref("ressource_gardee"), publique=True),
    "fiche_a_remettre_papier": Ligne(
        TOUS,
        lambda c: [c["ressource_gardee"].reference, "uk"],
        publique=True,
        suite=lambda c: "?format=html",
    ),
    # bringing a table in: coordination, and of one import its importer only (tests/ressources/test_imports.py)
    "imports": Ligne({"coordination"}),
    "import_modele": Ligne({"coordination"}),
    "import": Ligne({"coordination"}, ref("import_a_appliquer")),
    "import_colonnes": Ligne({"coordination"}, ref("import_a_reconnaitre")),
    "import_avancer": Ligne({"coordination"}, ref("import_a_comparer"), methode="post", statut=302),
    "import_choisir": Ligne({"coordination"}, ref("import_a_appliquer"), methode="post", statut=302),
    "import_appliquer": Ligne({"coordination"}, ref("import_a_appliquer"), methode="post", statut=302),
    "import_annuler": Ligne({"coordination"}, ref("import_applique")),
    "import_abandonner": Ligne({"coordination"}, ref("import_a_reconnaitre"), methode="post", statut=302),
    "import_proposer": Ligne({"coordination"}, ref("import_applique"), methode="post", statut=302),
    "import_relire": Ligne({"moderateur", "moderateur_autre"}, ref("import_a_relire")),
    # dispositifs: whoever organises manages; a booking is for whoever holds its address (tests/ressources)
    "mes_rencontres": Ligne(CONNECTES),
    "dispositifs_ics": Ligne(TOUS, publique=True),
    "dispositif_nouveau": Ligne(RESEAU),
    "dispositif_modifier": Ligne({"auteur"}, ref("dispositif")),
    "dispositif_gerer": Ligne({"auteur"}, ref("dispositif")),
    "organisatrice_nommer": Ligne({"auteur"}, ref("dispositif"), methode="post", statut=422),
    "organisatrice_oter": Ligne({"auteur"}, ref("dispositif"), methode="post", statut=302),
    "date_de_dispositif": Ligne(GROUPE, ref("date"), publique=True),
    "date_ics": Ligne(GROUPE, ref("date"), publique=True),
    "date_annuler": Ligne({"auteur"}, ref("date")),
    "qui_vient": Ligne({"auteur"}, ref("date")),
    "inscription": Ligne(TOUS, lambda c: [c["inscription"].jeton], publique=True),
    "vignette_modifier": Ligne({"auteur"}, ref("vignette_privee")),
    "vignette_etape": Ligne({"auteur"}, lambda c: [c["vignette_privee"].reference, "recit"]),
    "vignette_en_chemin": Ligne(
        {"auteur"},
        lambda c: [c["vignette_privee"].reference, "suite"],
        methode="post",
        donnees={"suite": "Elle ouvre."},
    ),
    "vignette_reprendre": Ligne({"auteur"}, ref("vignette_privee"), statut=302),
    "brouillon_effacer": Ligne({"auteur"}, ref("brouillon")),
    "vignette_canevas": Ligne(CONNECTES),
    "vignettes_en_lot": Ligne({"moderateur", "moderateur_autre", "veilleuse"}),
    "ressources_noms": Ligne(CONNECTES),
    "vignette_partager": Ligne({"auteur"}, ref("vignette_privee")),
    "vignette_relire": Ligne({"moderateur"}, ref("vignette_demandee")),
    "proposition_modifier": Ligne({"auteur"}, ref("proposition_privee")),
    "proposition_nouer": Ligne({"moderateur"}, ref("proposition"), methode="post", statut=302),
    "ressource_modifier": Ligne({"moderateur", "moderateur_autre", "coordination"}, ref("ressource_reseau")),
    "toujours_vrai": Ligne(RESEAU, ref("ressource_reseau"), methode="post", statut=302),
    "signaler": Ligne(
        RESEAU,
        ref("ressource_reseau"),
        methode="post",
        statut=302,
        donnees={"genre": "complet", "texte": "Plein."},
    ),
    "mode_emploi_nouveau": Ligne(RESEAU, ref("ressource_reseau")),
    "mode_emploi_modifier": Ligne({"auteur"}, ref("mode_emploi_prive")),
    # around a nœud
    "piste": Ligne(GROUPE, ref("piste"), publique=True),
    "piste_nouvelle": Ligne(RESEAU - {"coordination"}, suite=lambda c: f"?noeud={c['noeud_reseau'].slug}"),
    "piste_modifier": Ligne({"auteur"}, ref("piste_privee")),
    "piste_essayer": Ligne(GROUPE, ref("piste"), methode="post", statut=302, donnees={"essai": "aide"}),
    "reponse": Ligne(GROUPE, ref("reponse"), publique=True),
    "reponse_nouvelle": Ligne(RESEAU - {"coordination"}, suite=lambda c: f"?noeud={c['noeud_reseau'].slug}"),
    "reponse_modifier": Ligne({"auteur"}, ref("reponse_privee")),
    "question": Ligne(GROUPE, ref("question")),
    "question_nouvelle": Ligne(RESEAU - {"coordination"}, suite=lambda c: f"?noeud={c['noeud_reseau'].slug}"),
    "question_modifier": Ligne({"auteur"}, ref("question_privee")),
    "noeud_echanges": Ligne(RESEAU, ref("noeud_reseau"), publique=True),
    "noeud_histoire": Ligne(RESEAU, ref("noeud_reseau"), publique=True),
    "noeud_vecu": Ligne(RESEAU, ref("noeud_reseau"), methode="post", statut=302, donnees={"vecu": "oui"}),
    "noeud_connaitre": Ligne(RESEAU - {"coordination"}, ref("noeud_reseau")),
    "noeud_fusionner": Ligne(RELECTEURS, ref("noeud_reseau")),
    "fusion_defaire": Ligne({"coordination"}, lambda c: [c["fusion"].pk], methode="post", statut=302),
    # who knows it is « membre », who has nobody else to ask
    "mise_en_relation_nouvelle": Ligne(RESEAU - {"coordination", "membre"}, ref("noeud_reseau")),
    "mises_en_relation": Ligne(CONNECTES),
    "mise_en_relation": Ligne({"auteur", "moderateur", "autre"}, ref("mise_proposee")),
    "mise_en_relation_choisir": Ligne({"moderateur"}, ref("mise"), methode="post", statut=302),
    "mise_en_relation_repondre": Ligne(
        {"autre"}, ref("mise_proposee"), methode="post", statut=302, donnees={"reponse": "non"}
    ),
    "mise_en_relation_fermer": Ligne({"auteur", "moderateur"}, ref("mise"), methode="post", statut=302),
    # the group's life
    "cycle": Ligne(MODERATION | {"coordination"}, du_groupe),
    "cycle_ouvrir": Ligne({"coordination"}, du_groupe, methode="post", statut=302),
    "programme": Ligne(GROUPE, du_groupe),
    "programme_proposer": Ligne(RESEAU - {"coordination"}),
    "programme_soutenir": Ligne(
        GROUPE, ref("au_programme"), methode="post", statut=302, donnees={"concerne": "oui"}
    ),
    "programme_placer": Ligne(MODERATION, ref("au_programme"), methode="post", statut=302),
    "programme_retirer": Ligne({"auteur", "moderateur"}, ref("au_programme"), methode="post", statut=302),
    "programme_liberer": Ligne(
        MODERATION,
        lambda c: [c["seance"].reference, c["noeud_reseau"].reference],
        methode="post",
        statut=302,
    ),
    "seance_nouvelle": Ligne(MODERATION, du_groupe),
    "seance_modifier": Ligne(MODERATION, ref("seance")),
    "presences": Ligne(MODERATION, ref("seance_passee")),
    "compte_rendu": Ligne(MODERATION, ref("seance_passee")),
    "preparation": Ligne(GROUPE, ref("seance")),
    "qui_a_prepare": Ligne(MODERATION, ref("seance")),
    "point_depuis_preparation": Ligne(set(), ref("seance"), methode="post"),
    "preparation_en_chemin": Ligne(GROUPE, ref("seance"), methode="post"),
    "preparation_sans_recit": Ligne(set(), ref("seance"), methode="post"),
    # what follows a session: minutes for moderators, the rest for its group, nothing for the moderator of another
    "compte_rendu_en_chemin": Ligne(MODERATION, ref("seance_passee"), methode="post"),
    "note_en_piste": Ligne(
        {"auteur"}, lambda c: [c["seance_tenue"].reference, c["note"].pk], methode="post", statut=302
    ),
    "note_demander": Ligne(
        MODERATION, lambda c: [c["seance_tenue"].reference, c["note"].pk], methode="post", statut=302
    ),
    "seance_resume": Ligne(GROUPE, ref("seance_passee")),
    "resume_envoyer": Ligne(MODERATION, ref("seance_ecrite"), methode="post", statut=302),
    "fiche_transmission": Ligne(GROUPE, ref("seance_passee")),
    "fiche_transmission_en_chemin": Ligne(GROUPE, ref("seance_passee"), methode="post"),
    "fiche_transmission_papier": Ligne(GROUPE, ref("seance_passee"), suite=lambda c: "?format=html"),
    "fiche_projet_de_seance": Ligne(MODERATION, ref("seance_passee"), methode="post", statut=302),
    "representants": Ligne(GROUPE | {"coordination"}, du_groupe),
    "representant_finir": Ligne(MODERATION, groupe_et("mandat"), methode="post", statut=302),
    "fiches_projet": Ligne(GROUPE | {"coordination"}, du_groupe),
    # coordination once it was sent (tests/cdp/test_transmission.py)
    "fiche_projet": Ligne(GROUPE, ref("fiche_projet")),
    "fiche_projet_papier": Ligne(GROUPE, ref("fiche_projet"), suite=lambda c: "?format=html"),
    "fiche_projet_envoyer": Ligne(MODERATION, ref("fiche_projet"), methode="post", statut=302),
    "fiche_projet_reprendre": Ligne(MODERATION, ref("fiche_projet"), methode="post", statut=302),
    # papers
    "papier_ordre_du_jour": Ligne(GROUPE, ref("seance")),
    "papier_presences": Ligne(PAPIERS, ref("seance")),
    "papiers": Ligne(PAPIERS, du_groupe),
    "mes_attestations": Ligne(CONNECTES),
    "attestation": Ligne(PAPIERS | {"auteur"}, lambda c: [c["adhesion"]]),
    "attestation_etablir": Ligne(PAPIERS | {"auteur"}, lambda c: [c["adhesion"]], methode="post", statut=302),
    "attestations": Ligne(PAPIERS, groupe_et("cycle")),
    "attestations_etablir": Ligne(PAPIERS, groupe_et("cycle"), methode="post", statut=302),
    "presences_tableur": Ligne(PAPIERS, groupe_et("cycle")),
    "programme_tableur": Ligne(PAPIERS, groupe_et("cycle")),
    "indemnites": Ligne(PAPIERS, ref("seance_payee")),
    "indemnites_etablir": Ligne(PAPIERS, ref("seance_payee"), methode="post", statut=302),
    "papier_retirer": Ligne(PAPIERS, lambda c: [c["papier"]], methode="post", statut=302),
    "verifier": Ligne(TOUS, publique=True),
    "verifier_code": Ligne(TOUS, lambda c: [c["papier"]], publique=True),
    # its invitation, its answers without entering, its calendars
    "seance_inviter": Ligne(MODERATION, ref("seance")),
    "envoi_renvoyer": Ligne(
        MODERATION, lambda c: [c["seance"].reference, c["envoi"]], methode="post", statut=302
    ),
    "seance_ics": Ligne(GROUPE, ref("seance"), publique=True),
    "seance_repondre": Ligne(TOUS, lambda c: ["1:inconnu"], publique=True, statut=404),
    "mon_calendrier": Ligne(CONNECTES),
    "calendrier_creer": Ligne(CONNECTES, methode="post", statut=302),
    "calendrier_revoquer": Ligne({"auteur"}, lambda c: [c["calendrier"]], methode="post", statut=302),
    "calendrier_flux": Ligne(TOUS, lambda c: ["inconnu"], publique=True, statut=404),
    "repondre": Ligne(GROUPE, ref("seance"), methode="post", statut=302, donnees={"reponse": "vient"}),
    "question_aborder": Ligne(
        MODERATION,
        lambda c: [c["seance"].reference, c["question"].reference],
        methode="post",
        statut=302,
        donnees={"abordee": "oui"},
    ),
    # the session while it is held: its group, and nobody else's moderators
    "rejoindre": Ligne(CONNECTES),
    "seance_commencer": Ligne(MODERATION, ref("seance_tenue"), methode="post", statut=302),
    "seance_telecommande": Ligne(MODERATION, ref("seance_tenue")),
    "seance_projecteur": Ligne(GROUPE, ref("seance_tenue")),
    "seance_direct": Ligne(GROUPE, ref("seance_tenue")),
    # asks for the pass of a page, never for a session (tests/cdp/test_suivi.py)
    "seance_etat": Ligne(set(), ref("seance_tenue"), publique=True),
    "seance_noter": Ligne(
        GROUPE,
        ref("seance_tenue"),
        methode="post",
        statut=302,
        donnees={"genre": "piste", "texte": "Passer à deux."},
    ),
    "seance_retirer": Ligne(
        {"auteur", "moderateur"},
        lambda c: [c["seance_tenue"].reference, c["note"].pk],
        methode="post",
        statut=302,
    ),
    "seance_revue": Ligne(MODERATION, ref("seance_tenue")),
    "seance_cloture": Ligne(MODERATION, ref("seance_tenue")),
    "seance_cloture_en_chemin": Ligne(
        MODERATION, ref("seance_tenue"), methode="post", donnees={"retenu": "Revenir."}
    ),
    "composition": Ligne(GROUPE | {"coordination"}, du_groupe),
    "inviter": Ligne({"moderateur", "coordination"}, du_groupe, statut=302),
    "adhesion_modifier": Ligne({"moderateur", "coordination"}, groupe_et("adhesion")),
    "invitation_renvoyer": Ligne(
        {"moderateur", "coordination"}, groupe_et("invitation"), methode="post", statut=302
    ),
    "invitation_annuler": Ligne(
        {"moderateur", "coordination"}, groupe_et("invitation"), methode="post", statut=302
    ),
    # the veilleuse
    "veille": Ligne(VEILLE),
    "observations": Ligne(VEILLE | RELECTEURS),
    "observation": Ligne(VEILLE, ref("observation")),
    **carnet(Ligne, ref),
    **codage(Ligne, ref),
    "observation_modifier": Ligne(VEILLE, ref("observation")),
    "observation_partager": Ligne(VEILLE, ref("observation"), methode="post", statut=302),
    "observation_reprendre": Ligne(VEILLE, ref("observation"), methode="post", statut=302),
    "archive_nouvelle": Ligne(VEILLE | {"coordination"}),
    # steps between cercles: who may do which is in test_verite; who does not see gets nothing
    "agir_sur_cercle": Ligne(
        {"auteur", "moderateur"},
        lambda c: ["noeuds.vignette", c["vignette"].reference, "retirer"],
        methode="post",
        statut=302,
        lisent_seulement={"membre", "veilleuse"},
    ),
    "wagtail_serve": Ligne(TOUS, lambda c: ["comprendre/"], publique=True),
}
ADRESSES |= rencontres(Ligne, ref, CONNECTES) | outils(Ligne, ref) | suivi(Ligne, ref)

assert set(ROLES) == TOUS
ADRESSES |= chiffres(Ligne)
ADRESSES |= recherche(Ligne, ref)
ADRESSES |= preuves(Ligne)
ADRESSES |= analyses(Ligne)
ADRESSES |= echanges(Ligne)
ADRESSES |= motifs(Ligne)
ADRESSES |= grille(Ligne)
