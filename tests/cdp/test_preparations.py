import pytest
from django.urls import reverse

from cdp import actions
from cdp.models import Preparation
from noeuds.models import BrouillonDeVignette, Vignette
from socle.cercles import actions as cercles
from socle.cercles.enums import Cercle
from socle.cercles.permissions import peut_proposer
from tests.cdp.fabriques import PreparationFactory, SeanceFactory
from tests.comptes.fabriques import GroupeFactory, membre, moderateur

pytestmark = pytest.mark.django_db


@pytest.fixture
def groupe():
    return GroupeFactory()


@pytest.fixture
def seance(groupe):
    return SeanceFactory(groupe=groupe)


def adresse(seance):
    return reverse("preparation", args=[seance.reference])


def test_un_brouillon_reste_a_moi(client, connecter, groupe, seance):
    connecter(client, membre(groupe)).post(adresse(seance), {"questions": "Comment entrer", "garder": "1"})
    preparation = Preparation.objects.get()
    assert preparation.cercle == Cercle.PRIVE
    page = connecter(client, moderateur(groupe)).get(adresse(seance)).content.decode()
    assert "Comment entrer" not in page


def test_envoyer_la_donne_au_groupe_et_le_consigne(client, connecter, groupe, seance):
    personne = membre(groupe)
    connecter(client, personne).post(adresse(seance), {"questions": "Comment entrer", "envoyer": "1"})
    preparation = Preparation.objects.get()
    assert preparation.cercle == Cercle.GROUPE
    assert preparation.envoyee_le is not None
    assert preparation.pas.get().par == personne
    page = connecter(client, moderateur(groupe)).get(adresse(seance)).content.decode()
    assert "Comment entrer" in page


def test_on_donne_avant_de_lire(client, connecter, groupe, seance):
    PreparationFactory(seance=seance, auteur=membre(groupe), questions="Et la nuit", envoyee=True)
    connecter(client, membre(groupe))
    page = client.get(adresse(seance)).content.decode()
    assert "Et la nuit" not in page
    assert "quand vous aurez envoyé la vôtre" in page
    page = client.post(adresse(seance), {"pistes": "Y aller à deux.", "envoyer": "1"}, follow=True)
    assert "Et la nuit" in page.content.decode()


def test_rien_n_est_envoye_vide(client, connecter, groupe, seance):
    page = connecter(client, membre(groupe)).post(adresse(seance), {"questions": "  ", "envoyer": "1"})
    assert "au moins quelques mots" in page.content.decode()
    assert not Preparation.objects.exists()


def test_un_collage_enorme_est_refuse_et_rendu(client, connecter, groupe, seance):
    page = connecter(client, membre(groupe)).post(
        adresse(seance), {"questions": "x" * 50_000, "pistes": "Gardé.", "garder": "1"}
    )
    assert "trop long" in page.content.decode()
    assert "Gardé." in page.content.decode()


def test_un_second_onglet_ne_recouvre_pas_le_premier(client, connecter, groupe, seance):
    connecter(client, membre(groupe))
    version = client.get(adresse(seance)).context["form"]["version"].value()
    client.post(adresse(seance), {"questions": "Du premier", "version": version, "garder": "1"})
    page = client.post(adresse(seance), {"questions": "Du second", "version": version, "garder": "1"})
    assert "Rien n’est perdu" in page.content.decode()
    assert "Du second" in page.content.decode()
    assert Preparation.objects.get().questions == "Du premier"


def test_reprendre_la_rend_de_nouveau_privee(groupe, seance):
    personne = membre(groupe)
    preparation = PreparationFactory(seance=seance, auteur=personne, envoyee=True)
    cercles.reprendre(preparation, personne, Cercle.PRIVE)
    assert preparation not in Preparation.objects.visibles_pour(moderateur(groupe))


def test_une_preparation_ne_demande_jamais_un_cercle_plus_large(groupe, seance):
    personne = membre(groupe)
    for envoyee in (False, True):
        preparation = PreparationFactory.build(seance=seance, groupe=groupe, auteur=personne, envoyee=envoyee)
        assert not peut_proposer(personne, preparation)


def test_apres_la_seance_on_lit_mais_on_n_ecrit_plus(client, connecter, groupe):
    seance = SeanceFactory(groupe=groupe, passee=True)
    PreparationFactory(seance=seance, auteur=membre(groupe), questions="Et la nuit", envoyee=True)
    connecter(client, membre(groupe))
    assert "Et la nuit" in client.get(adresse(seance)).content.decode()
    assert client.post(adresse(seance), {"questions": "Trop tard"}).status_code == 404


def test_une_situation_ne_passe_pas_par_le_html(client, connecter, groupe):
    seance = SeanceFactory(groupe=groupe, passee=True)
    PreparationFactory(seance=seance, envoyee=True, situation="<img src=x onerror=alert(1)>")
    page = connecter(client, membre(groupe)).get(adresse(seance)).content.decode()
    assert "onerror" not in page


def en_chemin(client, seance, **donnees):
    return client.post(reverse("preparation_en_chemin", args=[seance.reference]), donnees).json()


def test_ce_qui_est_tape_est_garde_sans_ce_que_l_aide_refuse(client, connecter, groupe, seance):
    connecter(client, membre(groupe))
    recu = en_chemin(
        client, seance, questions="Comment entrer", pistes="Appeler Mme Peeters au 0478 12 34 56"
    )
    preparation = Preparation.objects.get()
    assert (preparation.questions, preparation.pistes) == ("Comment entrer", "")
    assert not recu["entier"]
    assert recu["version"] == preparation.modifie_le.isoformat()
    assert preparation.cercle == Cercle.PRIVE


def test_envoyer_pendant_que_la_frappe_voyage_ne_perd_rien(client, connecter, groupe, seance):
    connecter(client, membre(groupe))
    en_chemin(client, seance, questions="Comment")
    client.post(adresse(seance), {"questions": "Comment entrer", "version": "nouvelle", "envoyer": "1"})
    assert Preparation.objects.get().questions == "Comment entrer"


def test_ce_qui_est_tape_apres_l_envoi_n_arrive_pas_au_groupe(client, connecter, groupe, seance):
    personne = membre(groupe)
    PreparationFactory(seance=seance, auteur=personne, questions="Comment entrer", envoyee=True)
    connecter(client, personne)
    assert not en_chemin(client, seance, questions="Comment entrer, à moitié")["entier"]
    assert Preparation.objects.get().questions == "Comment entrer"


def test_un_nom_n_est_ni_garde_ni_envoye(client, connecter, groupe, seance):
    connecter(client, membre(groupe))
    page = client.post(adresse(seance), {"situation": "Mme Peeters n’ouvre plus.", "envoyer": "1"})
    assert "constat--sur" in page.content.decode()
    assert not Preparation.objects.exists()


def donner(client, seance, **donnees):
    client.post(adresse(seance), {"envoyer": "1", **donnees})
    return Preparation.objects.get()


def test_la_situation_donnee_commence_un_seul_brouillon_prive(client, connecter, groupe, seance):
    personne = membre(groupe)
    connecter(client, personne)
    preparation = donner(client, seance, situation="La porte reste fermée.")
    client.post(adresse(seance), {"situation": "La porte reste fermée, encore.", "garder": "1"})
    brouillon = BrouillonDeVignette.objects.get()
    assert brouillon.donnees["recit"] == "La porte reste fermée."
    assert (brouillon.auteur, brouillon.reference) == (personne, preparation.recit)
    assert (
        reverse("preparation", args=[seance.reference])
        in client.get(reverse("vignette_etape", args=[brouillon.reference, "recit"])).content.decode()
    )
    assert not BrouillonDeVignette.objects.de(moderateur(groupe)).exists()
    assert not Vignette.objects.exists()


def test_le_brouillon_ote_ne_revient_pas(client, connecter, groupe, seance):
    connecter(client, membre(groupe))
    donner(client, seance, situation="La porte reste fermée.")
    client.post(reverse("preparation_sans_recit", args=[seance.reference]))
    client.post(adresse(seance), {"situation": "La porte reste fermée.", "garder": "1"})
    assert not BrouillonDeVignette.objects.exists()
    assert Preparation.objects.get().situation == "La porte reste fermée."


def test_une_situation_deja_continuee_n_est_pas_otee(client, connecter, groupe, seance):
    connecter(client, membre(groupe))
    donner(client, seance, situation="La porte reste fermée.")
    BrouillonDeVignette.objects.update(donnees={"recit": "La porte reste fermée.", "suite": "Un voisin."})
    client.post(reverse("preparation_sans_recit", args=[seance.reference]))
    assert BrouillonDeVignette.objects.exists()
    assert Preparation.objects.get().recit


def test_une_reponse_par_e_mail_rejoint_le_brouillon_une_fois(groupe, seance):
    personne = membre(groupe)
    PreparationFactory(seance=seance, auteur=personne, reflexions="Déjà là.")
    assert actions.garder_reponse(personne, seance, "Et la nuit ?")
    assert actions.garder_reponse(personne, seance, "Et la nuit ?")
    assert Preparation.objects.get().reflexions == "Déjà là.\n\nEt la nuit ?"


@pytest.mark.parametrize("cas", ["nom", "etrangere", "envoyee", "finie"])
def test_une_reponse_par_e_mail_n_est_gardee_que_sure_et_a_sa_place(groupe, seance, cas):
    personne = membre() if cas == "etrangere" else membre(groupe)
    if cas == "envoyee":
        PreparationFactory(seance=seance, auteur=personne, reflexions="", envoyee=True)
    if cas == "finie":
        seance = SeanceFactory(groupe=groupe, passee=True)
    texte = "Mme Peeters n’ouvre plus." if cas == "nom" else "La porte reste fermée."
    assert not actions.garder_reponse(personne, seance, texte)
    assert not Preparation.objects.exclude(reflexions="").exists()
