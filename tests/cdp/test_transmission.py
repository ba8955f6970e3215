"""What leaves a session: only what is public, to one's team; to coordination, only what the group sent."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from cdp.apres import fiches_projet, resume, transmission
from cdp.models import FicheProjet, MandatDeRepresentant, MotPourEquipe
from socle.cercles import actions as cercles
from socle.envois.facteur import distribuer
from socle.envois.models import Envoi
from tests.cdp.fabriques import CaptureFactory, ElementFactory, PointFactory, PresenceFactory, SeanceFactory
from tests.comptes.fabriques import GroupeFactory, coordination, membre, moderateur
from tests.noeuds.fabriques import NoeudFactory, PisteFactory, VignetteFactory
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def groupe():
    return GroupeFactory()


@pytest.fixture
def seance(groupe):
    return SeanceFactory(
        groupe=groupe,
        passee=True,
        titre="Un titre du groupe",
        intention="Une intention du groupe",
        compte_rendu="Un compte rendu du groupe",
    )


def papier(client, seance):
    adresse = reverse("fiche_transmission_papier", args=[seance.reference])
    return client.get(adresse, {"format": "html"}).content.decode()


@pytest.mark.parametrize("cercle", ["prive", "groupe", "reseau"])
def test_la_fiche_de_l_equipe_ne_dit_rien_de_plus_etroit_que_public(
    client, connecter, groupe, seance, cercle
):
    personne = membre(groupe, first_name="Ornella", last_name="Vandamme")
    signe = {"groupe": groupe, "auteur": personne, "cercle": cercle}
    if cercle == "reseau":
        seance.noeuds.add(NoeudFactory(title="Un nœud étroit", cercle=cercle))
    public = NoeudFactory(title="Un nœud public", cercle="public")
    seance.noeuds.add(public)
    PisteFactory(noeud=public, alors="une piste étroite", **signe)
    ressource = RessourceFactory(nom="Une ressource étroite", **signe)
    vignette = VignetteFactory(titre="Une vignette étroite", **signe)
    PointFactory(seance=seance, titre="Un point du groupe", vignette=vignette, porteur=personne)
    CaptureFactory(seance=seance, genre="ressource", texte="Une note du groupe", ressource=ressource)
    ElementFactory(seance=seance, texte="Un élément du groupe")
    PresenceFactory(seance=seance, personne=personne, presente=True)
    page = papier(connecter(client, moderateur(groupe)), seance)
    assert "Un nœud public" in page
    for interdit in ("étroit", "du groupe", "Ornella", "Vandamme"):
        assert interdit not in page


def test_ce_qui_est_repris_quitte_la_fiche_aussitot(client, connecter, groupe, seance):
    autrice = membre(groupe)
    ressource = RessourceFactory(nom="Le Relais des Tilleuls", cercle="public", auteur=autrice, groupe=groupe)
    CaptureFactory(seance=seance, genre="ressource", ressource=ressource)
    connecter(client, autrice)
    assert "Relais des Tilleuls" in papier(client, seance)
    cercles.reprendre(ressource, autrice, "groupe")
    assert "Relais des Tilleuls" not in papier(client, seance)


def test_une_note_retiree_emporte_sa_ressource(groupe, seance):
    note = CaptureFactory(seance=seance, genre="ressource", ressource=RessourceFactory(cercle="public"))
    assert transmission.fiche(seance, membre(groupe)).ressources
    note.retiree_le = timezone.now()
    note.save()
    assert not transmission.fiche(seance, membre(groupe)).ressources


def test_les_quatre_elements_n_y_sont_que_d_une_seance_publique(groupe):
    for cercle, attendu in (("groupe", 0), ("reseau", 0), ("public", 1)):
        seance = SeanceFactory(groupe=groupe, passee=True, cercle=cercle)
        ElementFactory(seance=seance)
        assert len(transmission.fiche(seance, membre(groupe)).elements) == attendu


def test_mes_mots_ne_sont_que_sur_ma_fiche(client, connecter, groupe, seance):
    moi = membre(groupe)
    adresse = reverse("fiche_transmission", args=[seance.reference])
    connecter(client, moi).post(adresse, {"texte": "Essayons le mardi."})
    assert "Essayons le mardi" in papier(client, seance)
    for autre in (membre(groupe), moderateur(groupe)):
        connecter(client, autre)
        assert "Essayons le mardi" not in papier(client, seance)
        assert "Essayons le mardi" not in client.get(adresse).content.decode()


def test_un_nom_dans_mes_mots_n_est_pas_garde(client, connecter, groupe, seance):
    connecter(client, membre(groupe))
    client.post(reverse("fiche_transmission", args=[seance.reference]), {"texte": "Mme Peeters va mieux."})
    en_chemin = reverse("fiche_transmission_en_chemin", args=[seance.reference])
    client.post(en_chemin, {"texte": "Mme Peeters va mieux."})
    assert not MotPourEquipe.objects.exclude(texte="").exists()


def test_pas_de_fiche_avant_la_fin(client, connecter, groupe):
    seance = SeanceFactory(groupe=groupe)
    connecter(client, membre(groupe))
    for nom in ("fiche_transmission", "fiche_transmission_papier", "seance_resume"):
        assert client.get(reverse(nom, args=[seance.reference])).status_code == 404


@pytest.fixture
def absente(groupe, seance):
    """Of three people expected, one was there, one was not, of one nothing is written."""
    PresenceFactory(seance=seance, personne=membre(groupe), presente=True)
    membre(groupe)
    return PresenceFactory(seance=seance, personne=membre(groupe), presente=False).personne


def test_le_resume_part_une_fois_a_qui_manquait_sans_un_mot_du_groupe(
    client, connecter, groupe, seance, absente
):
    ElementFactory(seance=seance, texte="Un élément du groupe")
    connecter(client, moderateur(groupe))
    for _ in range(2):
        client.post(reverse("resume_envoyer", args=[seance.reference]))
    assert Envoi.objects.count() == 1
    distribuer()
    (courriel,) = mail.outbox
    assert courriel.to == [absente.email]
    corps = courriel.body + str(courriel.alternatives)
    assert "Un titre du groupe" in corps
    assert reverse("seance_resume", args=[seance.reference]) in corps
    assert "élément du groupe" not in corps
    assert "compte rendu du groupe" not in corps


def test_le_resume_ne_part_plus_a_qui_a_quitte_le_groupe(groupe, seance, absente):
    resume.envoyer(seance, moderateur(groupe))
    absente.adhesions.update(fin=timezone.localdate() - timedelta(days=1))
    distribuer()
    assert not mail.outbox


def test_le_resume_attend_le_compte_rendu(client, connecter, groupe):
    seance = SeanceFactory(groupe=groupe, passee=True)
    connecter(client, moderateur(groupe))
    assert client.post(reverse("resume_envoyer", args=[seance.reference])).status_code == 404


@pytest.fixture
def fiche(groupe, seance):
    ElementFactory(seance=seance, texte="Nous avons osé demander.")
    jour = timezone.localdate(seance.debut)
    return fiches_projet.ouvrir(groupe, jour, jour, moderateur(groupe))


def test_la_coordination_ne_lit_la_fiche_qu_une_fois_envoyee_et_plus_une_fois_reprise(
    client, connecter, groupe, fiche
):
    anime, coordonne = moderateur(groupe), coordination()

    def lue(nom="fiche_projet"):
        return connecter(client, coordonne).get(reverse(nom, args=[fiche.reference])).status_code == 200

    assert not lue()
    fiches_projet.envoyer(fiche, anime)
    assert lue()
    assert lue("fiche_projet_papier")
    fiches_projet.reprendre(fiche, anime)
    assert not lue()
    assert not lue("fiche_projet_papier")


def test_une_fiche_reprise_avant_le_depart_n_est_pas_annoncee(groupe, fiche):
    coordination()
    fiches_projet.envoyer(fiche, moderateur(groupe))
    fiches_projet.reprendre(fiche, moderateur(groupe))
    distribuer()
    assert not mail.outbox


def test_envoyer_la_fiche_deux_fois_ne_l_annonce_qu_une_fois_sans_la_citer(client, connecter, groupe, fiche):
    coordination()
    connecter(client, moderateur(groupe))
    for _ in range(2):
        client.post(reverse("fiche_projet_envoyer", args=[fiche.reference]))
    distribuer()
    (courriel,) = mail.outbox
    assert "osé demander" not in courriel.body + str(courriel.alternatives)
    assert fiche.get_absolute_url() in courriel.body


def test_une_seance_retiree_quitte_la_fiche(groupe, seance, fiche):
    assert fiches_projet.seances(fiche)
    cercles.retirer(seance, moderateur(groupe))
    assert not fiches_projet.seances(fiche)


def test_la_fiche_n_a_que_les_elements_signes_des_representants(client, connecter, groupe, seance, fiche):
    jour = timezone.localdate()
    for prenom, debut in (("Ilse", 30), ("Trop tard", 0)):
        MandatDeRepresentant.objects.create(
            groupe=groupe,
            personne=membre(groupe, first_name=prenom),
            debut=jour - timedelta(days=debut),
            fin_prevue=jour + timedelta(days=120),
        )
    depuis = {"debut": jour - timedelta(days=30), "fin_prevue": jour + timedelta(days=120)}
    veille = timezone.localdate(seance.debut) - timedelta(days=1)
    partie = membre(groupe, first_name="Partie", adhesion={"fin": veille})
    MandatDeRepresentant.objects.create(groupe=groupe, personne=partie, **depuis)
    CaptureFactory(seance=seance, texte="Une note du groupe")
    adresse = reverse("fiche_projet_papier", args=[fiche.reference]) + "?format=html"
    page = connecter(client, membre(groupe)).get(adresse).content.decode()
    assert "osé demander" in page
    assert "Ilse" in page
    for interdit in ("Trop tard", "Partie", "compte rendu du groupe", "Une note du groupe", "Une intention"):
        assert interdit not in page


def test_qui_modere_ailleurs_ne_fait_rien_ici(client, connecter, seance, fiche):
    connecter(client, moderateur(GroupeFactory()))
    for nom in ("fiche_projet", "fiche_projet_papier"):
        assert client.get(reverse(nom, args=[fiche.reference])).status_code == 404
    for nom in ("fiche_projet_envoyer", "fiche_projet_reprendre"):
        assert client.post(reverse(nom, args=[fiche.reference])).status_code == 404
    for nom in ("fiche_projet_de_seance", "resume_envoyer"):
        assert client.post(reverse(nom, args=[seance.reference])).status_code == 404
    assert FicheProjet.objects.get().envoyee_le is None
