"""Telling a situation, one question a page: kept as one goes, by nobody else read, and never lost."""

import json

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from noeuds.models import BrouillonDeVignette, Terme, Vignette
from noeuds.models.brouillons import DUREE_D_UN_BROUILLON
from socle.cercles import actions
from socle.cercles.enums import Cercle, Pas
from socle.comptes import actions as comptes
from socle.comptes.models import Bassin
from tests.comptes.fabriques import (
    AdhesionFactory,
    GroupeFactory,
    PersonneFactory,
    coordination,
    cycle_courant,
    membre,
    moderateur,
    veilleuse,
)
from tests.noeuds.fabriques import MobilisationFactory, NoeudFactory, VignetteFactory, dossier
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db
NOUVELLE = "/vignettes/nouvelle/"
TELEPHONE = "Rappeler le 0477 12 34 56 avant midi."
JSON = {"Accept": "application/json"}


def adresse(reference, etape=""):
    if not etape:
        return reverse("vignette_modifier", args=[reference])
    return reverse("vignette_etape", args=[reference, etape])


def commencer(client, noeud):
    """The reference of a draft begun for this nœud."""
    page = client.get(NOUVELLE)
    reference = page.context["recit"].reference
    reponse = client.post(NOUVELLE, {"reference": reference, "noeud": noeud.pk})
    assert reponse.url == adresse(reference, "recit")
    return reference


def repondre(client, reference, etape, **reponses):
    return client.post(adresse(reference, etape), reponses)


@pytest.fixture
def moi(client, connecter):
    personne = membre()
    connecter(client, personne)
    return personne


@pytest.fixture
def essentielle(client, moi):
    """The reference of a draft with its three compulsory answers."""
    reference = commencer(client, NoeudFactory())
    repondre(client, reference, "recit", recit="Elle n’ouvre plus depuis trois passages.")
    repondre(client, reference, "aide", aide_ou_manque="La voisine avait la clé.")
    return reference


def test_trois_reponses_suffisent_a_une_situation_privee_dans_son_groupe(client, moi, essentielle):
    assert "Garder cette situation" in client.get(adresse(essentielle)).content.decode()
    reponse = client.post(adresse(essentielle))
    vignette = Vignette.objects.get()
    assert reponse.url == reverse("vignette_partager", args=[vignette.reference])
    assert (vignette.cercle, vignette.auteur, vignette.groupe_id) == (Cercle.PRIVE, moi, moi.groupes_ids[0])
    assert (vignette.recit, vignette.secteur) == ("Elle n’ouvre plus depuis trois passages.", "social")
    assert [pas.pas for pas in vignette.pas.all()] == [Pas.CREATION]
    assert not BrouillonDeVignette.objects.exists()


def test_tout_ce_qui_est_raconte_est_garde(client, moi, essentielle):
    bassin, autre = Bassin.objects.get(cle="nord-est"), NoeudFactory()
    terme = Terme.objects.get(liste="vulnerabilite", cle="isolement")
    service = RessourceFactory(nom="Aide du coin", cercle=Cercle.RESEAU)
    repondre(
        client, essentielle, "personne", tranche_age="70-79", menage="seul", bassin=bassin.pk, saison="hiver"
    )
    repondre(client, essentielle, "fragilites", vulnerabilites=[terme.pk])
    repondre(client, essentielle, "outil", outil_mode="cartes", outil_plus_value="On a parlé du chat.")
    repondre(client, essentielle, "priorites", priorite_2="Garder son chat", priorite_3="Rester chez elle")
    repondre(client, essentielle, "appels", quoi_2="Aide du coin", par_2="personne")
    repondre(client, essentielle, "suite", suite="La porte s’ouvre le mardi.")
    repondre(
        client,
        essentielle,
        "titre",
        titre="La porte du fond",
        etiquettes="logement, Démence, demence",
        autres_noeuds=[autre.pk],
        langue="fr",
    )
    page = client.get(adresse(essentielle)).content.decode()
    for mots in (
        "70 à 79 ans",
        "isolement",
        "Garder son chat",
        "Aide du coin",
        "logement",
        "La porte du fond",
    ):
        assert mots in page
    client.post(adresse(essentielle))
    vignette = Vignette.objects.get()
    assert (vignette.titre, vignette.bassin, vignette.saison) == ("La porte du fond", bassin, "hiver")
    assert vignette.priorites == ["Garder son chat", "Rester chez elle"]
    assert list(vignette.vulnerabilites.all()) == [terme]
    assert list(vignette.autres_noeuds.all()) == [autre]
    assert sorted(e.name for e in vignette.etiquettes.all()) == ["Démence", "logement"]
    assert [(m.quoi, m.par, m.ressource) for m in vignette.mobilisations.all()] == [
        ("Aide du coin", "personne", service)
    ]


def test_ce_qui_manque_se_dit_en_mots_et_mene_a_sa_question(client, moi):
    reference = commencer(client, NoeudFactory())
    page = repondre(client, reference, "recit", recit="").content.decode()
    assert "Racontez ce qui se passe, même en trois phrases." in page
    resume = client.get(adresse(reference)).content.decode()
    assert "il reste à répondre" in resume
    assert adresse(reference, "aide") in resume
    assert client.post(adresse(reference)).status_code == 200
    assert not Vignette.objects.exists()


def test_on_reprend_ou_l_on_en_etait_depuis_un_autre_appareil(client, connecter, moi, essentielle):
    brouillon = BrouillonDeVignette.objects.get()
    client.logout()
    connecter(client, moi)
    assert brouillon.get_absolute_url() in client.get("/mon-espace/").content.decode()
    assert client.get(brouillon.get_absolute_url()).url == adresse(essentielle, "personne")
    page = client.get(adresse(essentielle, "recit")).content.decode()
    assert "Elle n’ouvre plus depuis trois passages." in page


def test_le_nœud_d_ou_l_on_vient_est_deja_choisi(client, moi):
    noeud = NoeudFactory()
    page = client.get(f"{NOUVELLE}?noeud={noeud.slug}").content.decode()
    assert f'value="{noeud.pk}" ' in page
    assert client.get(f"{NOUVELLE}?noeud={noeud.slug}").context["form"]["noeud"].value() == str(noeud.pk)


def test_un_nœud_que_l_on_ne_voit_pas_ne_se_choisit_pas(client, moi):
    cache = NoeudFactory(live=False)
    page = client.post(NOUVELLE, {"noeud": cache.pk}).content.decode()
    assert "Ce nœud n’est plus dans la liste" in page
    assert cache.title not in page
    assert not BrouillonDeVignette.objects.exists()


@pytest.mark.parametrize("qui", [membre, moderateur, coordination, veilleuse])
def test_personne_d_autre_ne_lit_ni_ne_touche_un_brouillon(client, connecter, essentielle, qui):
    groupe = BrouillonDeVignette.objects.get().groupe
    avant = BrouillonDeVignette.objects.values().get()
    autre = qui(groupe) if qui in (membre, moderateur) else qui()
    connecter(client, autre)
    noms = {"vignette_modifier": [], "vignette_reprendre": [], "brouillon_effacer": [], "vignette": []}
    for nom in noms:
        assert client.get(reverse(nom, args=[essentielle])).status_code == 404, nom
    for nom in ("vignette_modifier", "brouillon_effacer"):
        assert client.post(reverse(nom, args=[essentielle])).status_code == 404, nom
    envoi = {"recit": "Volé."}
    for nom in ("vignette_etape", "vignette_en_chemin"):
        assert client.post(reverse(nom, args=[essentielle, "recit"]), envoi).status_code == 404, nom
    assert "n’ouvre plus" not in client.get("/recherche/?q=passages").content.decode()
    assert "n’ouvre plus" not in client.get("/mon-espace/").content.decode()
    assert BrouillonDeVignette.objects.values().get() == avant


def test_prendre_la_reference_d_une_autre_ne_donne_rien_d_elle(client, connecter, essentielle):
    avant = BrouillonDeVignette.objects.values().get()
    voleuse = membre()
    connecter(client, voleuse)
    client.post(NOUVELLE, {"reference": essentielle, "noeud": NoeudFactory().pk})
    assert BrouillonDeVignette.objects.filter(reference=essentielle).values().get() == avant
    assert BrouillonDeVignette.objects.get(auteur=voleuse).reference != essentielle


def test_l_administration_ne_connait_pas_les_brouillons(client, connecter, essentielle):
    from wagtail.snippets.models import get_snippet_models

    assert BrouillonDeVignette not in get_snippet_models()
    assert not apps.is_installed("django.contrib.admin")
    connecter(client, coordination())
    assert client.get(f"/admin/snippets/noeuds/brouillondevignette/{essentielle}/").status_code == 404


def test_une_premiere_reponse_envoyee_deux_fois_ne_fait_qu_un_brouillon(client, moi):
    noeud = NoeudFactory()
    reference = commencer(client, noeud)
    client.post(NOUVELLE, {"reference": reference, "noeud": noeud.pk})
    assert BrouillonDeVignette.objects.count() == 1


def test_garder_deux_fois_ne_fait_qu_une_situation(client, essentielle):
    premiere, seconde = (client.post(adresse(essentielle)) for _fois in range(2))
    assert seconde.url == premiere.url
    assert Vignette.objects.count() == 1


# No original is kept


def test_un_texte_ou_l_aide_voit_quelqu_un_revient_et_n_est_pas_garde(client, moi):
    reference = commencer(client, NoeudFactory())
    reponse = repondre(client, reference, "recit", recit=TELEPHONE)
    page = reponse.content.decode()
    assert reponse.status_code == 200
    assert "peut faire reconnaître quelqu’un" in page
    assert "0477 12 34 56" in page
    _rien_ne_reste("0477")


def test_en_chemin_un_passage_reste_dans_le_telephone_et_le_reste_est_garde(client, moi, essentielle):
    chemin = reverse("vignette_en_chemin", args=[essentielle, "outil"])
    envoi = {"outil_mode": "oral", "outil_difficultes": TELEPHONE, "outil_plus_value": "On a ri."}
    reponse = client.post(chemin, envoi).json()
    assert reponse["phrase"] == "Gardé dans ce téléphone : un passage est à revoir."
    assert not reponse["entier"]
    donnees = BrouillonDeVignette.objects.get().donnees
    assert (donnees["outil_mode"], donnees["outil_plus_value"]) == ("oral", "On a ri.")
    assert "outil_difficultes" not in donnees
    _rien_ne_reste("0477")


def test_enregistrer_pour_plus_tard_ne_garde_pas_non_plus_ce_passage(client, essentielle):
    reponse = repondre(client, essentielle, "suite", suite=TELEPHONE, vers="plus_tard")
    assert reponse.status_code == 200
    _rien_ne_reste("0477")


def test_une_etiquette_ne_contourne_pas_l_aide(client, essentielle):
    reponse = repondre(client, essentielle, "titre", titre="La porte", etiquettes="logement, 0477 12 34 56")
    assert "Une étiquette peut faire reconnaître quelqu’un" in reponse.content.decode()
    _rien_ne_reste("0477")


def _rien_ne_reste(mots):
    for modele in (BrouillonDeVignette, Vignette):
        assert mots not in json.dumps(list(modele.objects.values()), default=str)


def test_ce_qui_est_garde_expres_suit_jusqu_a_la_situation(client, essentielle):
    prefixe = "suite-constat-0"
    decision = {
        f"{prefixe}-passage": "0477 12 34 56",
        f"{prefixe}-choix": "garder",
        f"{prefixe}-raison": "Le numéro public de la permanence.",
    }
    assert repondre(client, essentielle, "suite", suite=TELEPHONE, **decision).status_code == 302
    repondre(client, essentielle, "personne", saison="hiver")
    client.post(adresse(essentielle))
    vignette = Vignette.objects.get()
    assert vignette.suite == TELEPHONE
    assert [(g["champ"], g["passage"]) for g in vignette.gardes] == [("suite", "0477 12 34 56")]


# It survives


def test_deux_onglets_a_la_meme_question_montrent_les_deux_phrases(client, essentielle):
    version = client.get(adresse(essentielle, "recit")).context["form"]["version"].value()
    repondre(client, essentielle, "recit", recit="Écrit sur le téléphone.", version=version)
    reponse = repondre(client, essentielle, "recit", recit="Écrit sur l’ordinateur.", version=version)
    page = reponse.content.decode()
    assert "a changé ailleurs" in page
    assert "Écrit sur le téléphone." in page
    assert "Écrit sur l’ordinateur." in page
    assert BrouillonDeVignette.objects.get().donnees["recit"] == "Écrit sur le téléphone."
    nouvelle = reponse.context["form"]["version"].value()
    repondre(client, essentielle, "recit", recit="Écrit sur l’ordinateur.", version=nouvelle)
    assert BrouillonDeVignette.objects.get().donnees["recit"] == "Écrit sur l’ordinateur."


def test_deux_onglets_a_deux_questions_ne_se_genent_pas(client, essentielle):
    version = client.get(adresse(essentielle, "suite")).context["form"]["version"].value()
    repondre(client, essentielle, "recit", recit="Changé entre-temps.")
    reponse = repondre(client, essentielle, "suite", suite="Elle ouvre.", version=version)
    assert reponse.status_code == 302
    donnees = BrouillonDeVignette.objects.get().donnees
    assert (donnees["recit"], donnees["suite"]) == ("Changé entre-temps.", "Elle ouvre.")


def test_une_reponse_partie_deux_fois_n_est_pas_un_conflit(client, essentielle):
    version = client.get(adresse(essentielle, "recit")).context["form"]["version"].value()
    for _fois in range(2):
        reponse = repondre(client, essentielle, "recit", recit="Une seule fois.", version=version)
        assert reponse.url == adresse(essentielle, "aide")


def test_l_onglet_qui_enregistre_en_chemin_suit_sa_propre_version(client, essentielle):
    chemin = reverse("vignette_en_chemin", args=[essentielle, "suite"])
    version = client.get(adresse(essentielle, "suite")).context["form"]["version"].value()
    for mots in ("Elle", "Elle ouvre", "Elle ouvre le mardi."):
        reponse = client.post(chemin, {"suite": mots, "version": version}).json()
        assert reponse["entier"]
        version = reponse["version"]
    perimee = client.post(chemin, {"suite": "Autre chose", "version": "0000000000000000"}).json()
    assert perimee == {"entier": False, "phrase": "Gardé dans ce téléphone : la réponse a changé ailleurs."}
    assert BrouillonDeVignette.objects.get().donnees["suite"] == "Elle ouvre le mardi."


def test_revenir_en_arriere_montre_ce_qui_est_garde_et_non_une_copie(client, essentielle):
    repondre(client, essentielle, "recit", recit="La dernière version.")
    reponse = client.get(adresse(essentielle, "recit"))
    assert "La dernière version." in reponse.content.decode()
    assert "no-store" in reponse["Cache-Control"]


@pytest.mark.parametrize(
    ("etape", "reponses"),
    [
        ("recit", {"recit": "Une histoire qui ne doit pas se perdre."}),
        ("appels", {"quoi_1": "La pharmacie de garde du coin", "par_1": "rp"}),
        ("fragilites", {"vulnerabilites": ["1", "2"]}),
    ],
)
def test_une_session_fermee_rend_chaque_question_a_renvoyer(
    client, connecter, moi, essentielle, etape, reponses
):
    client.logout()
    reponse = repondre(client, essentielle, etape, **reponses)
    page = reponse.content.decode()
    assert reponse.status_code == 401
    for nom, valeurs in reponses.items():
        for valeur in [valeurs] if isinstance(valeurs, str) else valeurs:
            assert f'<input type="hidden" name="{nom}" value="{valeur}">' in page
    connecter(client, moi)
    assert repondre(client, essentielle, etape, **reponses).status_code == 302


def test_sans_quitter_la_page_on_apprend_ou_aller(client, essentielle):
    chemin = adresse(essentielle, "suite")
    reponse = client.post(chemin, {"suite": "Elle ouvre."}, headers=JSON)
    assert reponse.json() == {"suite": adresse(essentielle, "titre")}
    assert client.post(chemin, {"suite": TELEPHONE}, headers=JSON).json() == {"suite": ""}


def test_enregistrer_et_revenir_plus_tard_accepte_une_reponse_vide(client, moi):
    reference = commencer(client, NoeudFactory())
    assert repondre(client, reference, "recit", recit="", vers="plus_tard").url == "/mon-espace/"


def test_apres_les_trois_essentielles_on_peut_relire_a_tout_moment(client, moi):
    reference = commencer(client, NoeudFactory())
    assert "C’est assez, relire" not in client.get(adresse(reference, "recit")).content.decode()
    repondre(client, reference, "recit", recit="Elle n’ouvre plus.")
    repondre(client, reference, "aide", aide_ou_manque="La clé.")
    assert "C’est assez, relire" in client.get(adresse(reference, "personne")).content.decode()
    assert repondre(client, reference, "personne", vers="verifier").url == adresse(reference)


def test_une_reponse_changee_ramene_aux_reponses(client, essentielle):
    reponse = client.post(adresse(essentielle, "recit") + "?retour=verifier", {"recit": "Autrement."})
    assert reponse.url == adresse(essentielle)


# Its end


def test_effacer_un_brouillon_se_demande_puis_se_fait(client, moi, essentielle):
    chemin = reverse("brouillon_effacer", args=[essentielle])
    assert client.get(chemin).status_code == 200
    assert BrouillonDeVignette.objects.exists()
    assert client.post(chemin).url == "/mon-espace/"
    assert not BrouillonDeVignette.objects.exists()


def test_un_compte_efface_emporte_ses_brouillons(moi, essentielle):
    comptes.effacer(moi)
    assert not BrouillonDeVignette.objects.exists()


def test_les_brouillons_oublies_s_effacent_et_eux_seuls(client, moi, essentielle):
    recent = commencer(client, NoeudFactory())
    vieux = timezone.now() - DUREE_D_UN_BROUILLON - timezone.timedelta(days=1)
    BrouillonDeVignette.objects.filter(reference=essentielle).update(modifie_le=vieux)
    call_command("oublier_les_brouillons", verbosity=0)
    assert [b.reference for b in BrouillonDeVignette.objects.all()] == [recent]


# A private situation is changed by the same questions


@pytest.fixture
def privee(client, connecter):
    vignette = VignetteFactory()
    connecter(client, vignette.auteur)
    return vignette


def test_une_situation_privee_se_change_question_par_question(client, privee):
    gardee = MobilisationFactory(vignette=privee, ressource=RessourceFactory(nom="Autre nom"))
    privee.vulnerabilites.add(Terme.objects.get(liste="vulnerabilite", cle="isolement"))
    page = client.get(adresse(privee.reference)).content.decode()
    assert privee.recit in page
    assert "isolement" in page
    repondre(client, privee.reference, "recit", recit="Elle a ouvert.")
    privee.refresh_from_db()
    assert privee.recit != "Elle a ouvert."
    client.post(adresse(privee.reference))
    privee.refresh_from_db()
    assert privee.recit == "Elle a ouvert."
    assert privee.vulnerabilites.count() == 1
    assert [(m.quoi, m.ressource) for m in privee.mobilisations.all()] == [(gardee.quoi, gardee.ressource)]
    assert not BrouillonDeVignette.objects.exists()
    assert Vignette.objects.count() == 1


def test_lire_les_reponses_d_une_situation_n_ecrit_rien(client, privee):
    for etape in ("recit", "titre"):
        client.get(adresse(privee.reference, etape))
    client.post(reverse("vignette_en_chemin", args=[privee.reference, "recit"]), {"recit": privee.recit})
    client.get(adresse(privee.reference))
    assert BrouillonDeVignette.objects.count() <= 1


def test_abandonner_les_changements_laisse_la_situation(client, privee):
    repondre(client, privee.reference, "recit", recit="Un essai.")
    assert client.post(reverse("brouillon_effacer", args=[privee.reference])).url == privee.get_absolute_url()
    client.post(adresse(privee.reference))
    privee.refresh_from_db()
    assert privee.recit != "Un essai."


def test_ce_qui_est_propose_ou_partage_ne_se_change_plus(client, connecter, privee):
    repondre(client, privee.reference, "recit", recit="En douce.")
    reprendre = reverse("vignette_reprendre", args=[privee.reference])
    assert reprendre in client.get("/mon-espace/").content.decode()
    actions.proposer(privee, privee.auteur, Cercle.GROUPE, dossier=dossier())
    assert reprendre not in client.get("/mon-espace/").content.decode()
    assert client.get(adresse(privee.reference)).status_code == 404
    assert repondre(client, privee.reference, "recit", recit="En douce.").status_code == 404
    assert client.post(adresse(privee.reference)).status_code in (302, 404)
    privee.refresh_from_db()
    assert privee.recit != "En douce."


def test_qui_a_deux_groupes_choisit_le_sien(client, connecter):
    moi, second = membre(), GroupeFactory()
    AdhesionFactory(personne=moi, cycle=cycle_courant(second), secteur="sante")
    connecter(client, moi)
    reference = commencer(client, NoeudFactory())
    repondre(client, reference, "recit", recit="Elle n’ouvre plus.")
    repondre(client, reference, "aide", aide_ou_manque="La clé.")
    etranger = GroupeFactory()
    page = repondre(client, reference, "titre", langue="fr", groupe=etranger.pk)
    assert "Choisissez un de vos groupes" in page.content.decode()
    repondre(client, reference, "titre", langue="fr", groupe=second.pk)
    client.post(adresse(reference))
    assert (Vignette.objects.get().groupe, Vignette.objects.get().secteur) == (second, "sante")


def test_seuls_les_membres_racontent(client, connecter):
    noeud = NoeudFactory()
    assert client.get(NOUVELLE).status_code == 302
    for personne in (PersonneFactory(), coordination()):
        connecter(client, personne)
        assert client.get(NOUVELLE).status_code == 404
        assert client.post(NOUVELLE, {"noeud": noeud.pk}).status_code == 404
    assert not BrouillonDeVignette.objects.exists()


def test_chaque_page_fait_peu_de_requetes_dans_les_deux_langues(client, essentielle):
    from noeuds.forms.recit import ETAPES

    pages = [adresse(essentielle), NOUVELLE, *(adresse(essentielle, etape.cle) for etape in ETAPES)]
    for page in [*pages, *(f"/nl{page}" for page in pages)]:
        client.get(page)
        with CaptureQueriesContext(connection) as requetes:
            assert client.get(page).status_code == 200
        assert len(requetes) <= 15, (page, [r["sql"][:100] for r in requetes])


def test_la_demonstration_commence_deux_situations_une_seule_fois():
    from noeuds.demonstration.brouillons import charger_brouillons

    fatiha = membre(email="fatiha.amrani@exemple.brussels")
    groupe = fatiha.adhesions_actives[0].cycle.groupe
    type(groupe).objects.filter(pk=groupe.pk).update(slug="centre")
    for cle in ("refus-aide", "argent-soins"):
        NoeudFactory(slug=cle)
    for _fois in range(2):
        charger_brouillons(lambda fait, total: None)
    assert [b.auteur for b in BrouillonDeVignette.objects.all()] == [fatiha, fatiha]
