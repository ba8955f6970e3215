"""A session while it is held: led by one hand, followed by all, noted by anyone present, closed in five minutes."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cdp.direct import conduite
from cdp.direct.suivi import passe
from cdp.models import Capture, Cloture, Direct, Presence
from ressources.models import Verification
from socle.cercles import actions as cercles
from tests.cdp.fabriques import CaptureFactory, PointFactory, SeanceFactory
from tests.comptes.fabriques import GroupeFactory, membre, moderateur
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def groupe():
    return GroupeFactory()


@pytest.fixture
def seance(groupe):
    seance = SeanceFactory(groupe=groupe, en_cours=True)
    for rang in (1, 2, 3):
        PointFactory(seance=seance, rang=rang, titre=f"Point {rang}", minutes=10)
    return seance


@pytest.fixture
def direct(seance):
    return conduite.commencer(seance)


def adresse(nom, seance, *suite):
    return reverse(nom, args=[seance.reference, *suite])


def etat(client, seance, personne, vue="direct", version=""):
    return client.get(
        adresse("seance_etat", seance),
        {"vue": vue, "v": version},
        headers={"X-Fil-Passe": passe(personne, seance)},
    )


def test_la_moderatrice_commence_et_mene_point_par_point(client, connecter, groupe, seance):
    connecter(client, moderateur(groupe))
    assert "Commencer la séance" in client.get(seance.get_absolute_url()).content.decode()
    client.post(adresse("seance_commencer", seance))
    direct = Direct.objects.get()
    assert direct.point.titre == "Point 1"
    client.post(adresse("seance_telecommande", seance), {"geste": "suivant", "conduite": direct.conduite})
    direct.refresh_from_db()
    assert direct.point.titre == "Point 2"
    client.post(adresse("seance_telecommande", seance), {"geste": "prolonger", "conduite": direct.conduite})
    direct.refresh_from_db()
    assert 14 * 60 < direct.secondes_restantes <= 15 * 60


def test_une_seance_ne_commence_ni_trop_tot_ni_annulee(client, connecter, groupe):
    connecter(client, moderateur(groupe))
    for seance in (SeanceFactory(groupe=groupe), SeanceFactory(groupe=groupe, en_cours=True, annulee=True)):
        assert client.post(adresse("seance_commencer", seance)).status_code == 404
    assert not Direct.objects.exists()


def test_deux_telephones_ne_se_disputent_pas(client, connecter, groupe, seance, direct):
    vue = direct.conduite
    conduite.conduire(seance, "suivant", vue)
    connecter(client, moderateur(groupe))
    page = client.post(
        adresse("seance_telecommande", seance), {"geste": "suivant", "conduite": vue}, follow=True
    )
    assert "depuis un autre téléphone" in page.content.decode()
    assert Direct.objects.get().point.titre == "Point 2"


def test_une_pause_ne_mange_pas_le_temps(seance, direct):
    conduite.conduire(seance, "suspendre", direct.conduite)
    Direct.objects.update(
        pause_le=timezone.now() - timedelta(minutes=4),
        point_commence_le=timezone.now() - timedelta(minutes=5),
    )
    direct.refresh_from_db()
    assert 8.9 * 60 < direct.secondes_restantes <= 9 * 60
    direct = conduite.conduire(seance, "suspendre", direct.conduite)
    assert direct.pause_le is None
    assert 8.9 * 60 < direct.secondes_restantes <= 9 * 60


def test_le_code_note_present_et_ouvre_la_seance(client, connecter, groupe, seance, direct):
    personne = membre(groupe)
    connecter(client, personne)
    client.get(reverse("rejoindre"), {"code": direct.code_d_entree})
    assert not Presence.objects.exists(), "regarder n’écrit rien"
    reponse = client.post(reverse("rejoindre"), {"code": f" {direct.code_en_deux.lower()} "})
    assert reponse["Location"] == direct.get_absolute_url()
    assert Presence.objects.get().presente
    assert Presence.objects.get().personne == personne


def test_le_code_ne_dit_rien_a_qui_n_est_pas_du_groupe(client, connecter, seance, direct):
    connecter(client, moderateur(GroupeFactory()))
    vrai = client.post(reverse("rejoindre"), {"code": direct.code_d_entree})
    faux = client.post(reverse("rejoindre"), {"code": "AAAAAA"})
    assert vrai.status_code == faux.status_code == 422
    propre = vrai.content.decode().replace(direct.code_d_entree, "AAAAAA")
    assert "n’ouvre pas de séance" in propre
    assert seance.titre not in propre
    assert not Presence.objects.exists()


def test_le_code_ne_sert_plus_une_fois_la_seance_finie(client, connecter, groupe, seance, direct):
    conduite.terminer(seance)
    connecter(client, membre(groupe))
    assert client.post(reverse("rejoindre"), {"code": direct.code_d_entree}).status_code == 422
    Direct.objects.update(finie_le=None, commencee_le=timezone.now() - timedelta(hours=13))
    assert client.post(reverse("rejoindre"), {"code": direct.code_d_entree}).status_code == 422


def test_on_n_essaie_pas_des_codes_sans_fin(client, connecter, groupe, seance, direct):
    connecter(client, membre(groupe))
    for _essai in range(10):
        client.post(reverse("rejoindre"), {"code": "AAAAAA"})
    assert client.post(reverse("rejoindre"), {"code": direct.code_d_entree}).status_code == 429
    assert not Presence.objects.exists()


def test_la_moderatrice_note_qui_n_a_pas_de_telephone(client, connecter, groupe, seance, direct):
    personne, autre = membre(groupe), membre(GroupeFactory())
    connecter(client, moderateur(groupe))
    client.post(adresse("seance_telecommande", seance), {"presente": personne.pk})
    assert Presence.objects.get(personne=personne).presente
    client.post(adresse("seance_telecommande", seance), {"absente": personne.pk})
    assert Presence.objects.get(personne=personne).presente is False
    assert client.post(adresse("seance_telecommande", seance), {"presente": autre.pk}).status_code == 404


def test_une_note_arrive_une_seule_fois(client, connecter, groupe, seance, direct):
    connecter(client, membre(groupe))
    note = {"genre": "piste", "texte": "Passer à deux.", "cle": "abc"}
    for _envoi in range(2):
        reponse = client.post(adresse("seance_noter", seance), note, headers={"Accept": "application/json"})
        assert reponse.json() == {"note": True}
    assert Capture.objects.get().point.titre == "Point 1"
    connecter(client, membre(groupe))
    client.post(adresse("seance_noter", seance), note)
    assert Capture.objects.count() == 2, "la clé d’une autre ne cache pas la mienne"
    for _envoi in range(2):
        client.post(adresse("seance_noter", seance), note | {"texte": "D’autres mots, d’une page rouverte."})
    assert Capture.objects.count() == 3, "une clé qui a servi ne perd pas d’autres mots"


def test_un_nom_est_refuse_et_rien_n_est_garde(client, connecter, groupe, seance, direct):
    connecter(client, membre(groupe))
    reponse = client.post(
        adresse("seance_noter", seance), {"genre": "piste", "texte": "Appeler madame Vandenbroucke."}
    )
    assert reponse.status_code == 422
    assert not Capture.objects.exists()


def test_une_ressource_notee_retrouve_sa_fiche(client, connecter, groupe, seance, direct):
    ressource = RessourceFactory(nom="Maison Médicale du Parc", cercle="reseau")
    connecter(client, membre(groupe))
    client.post(adresse("seance_noter", seance), {"genre": "ressource", "texte": "maison medicale du parc"})
    assert Capture.objects.get().ressource == ressource


def test_les_notes_restent_au_groupe_meme_quand_la_seance_est_publique(
    client, connecter, groupe, seance, direct
):
    CaptureFactory(seance=seance, texte="Passer le mardi.")
    type(seance).objects.filter(pk=seance.pk).update(cercle="public")
    seance.refresh_from_db()
    etrangere = moderateur(GroupeFactory())
    assert not Capture.objects.visibles_pour(etrangere).exists()
    connecter(client, etrangere)
    assert client.get(seance.get_absolute_url()).status_code == 200
    assert "Passer le mardi" not in client.get(seance.get_absolute_url()).content.decode()
    assert client.get(adresse("seance_direct", seance)).status_code == 404


def test_une_note_retiree_disparait_partout(client, connecter, groupe, seance, direct):
    note = CaptureFactory(seance=seance, texte="Passer le mardi.", auteur=membre(groupe))
    connecter(client, membre(groupe))
    assert client.post(adresse("seance_retirer", seance, note.pk)).status_code == 404
    connecter(client, note.auteur)
    client.post(adresse("seance_retirer", seance, note.pk))
    for vue in ("direct", "projecteur"):
        assert "Passer le mardi" not in etat(client, seance, note.auteur, vue).content.decode()


def test_le_code_ne_se_lit_pas_de_chez_soi(client, connecter, groupe, seance, direct):
    """It notes present whoever types it: hours and indemnities follow."""
    for personne, le_lit in ((membre(groupe), False), (moderateur(groupe), True)):
        connecter(client, personne)
        pages = [client.get(adresse("seance_projecteur", seance)).text]
        pages += [etat(client, seance, personne, vue).text for vue in ("projecteur", "direct")]
        pages += [
            client.get(adresse("seance_direct", seance)).text,
            client.get(seance.get_absolute_url()).text,
        ]
        lues = [direct.code_en_deux in page or direct.code_d_entree in page for page in pages]
        assert lues == [le_lit, le_lit, False, False, False]
        assert ["<svg" in json.loads(pages[1])["zones"]["entree"]] == [le_lit]


def test_on_ne_revoit_que_les_trois_proposees_et_une_fois(client, connecter, groupe, seance, direct):
    proposees = RessourceFactory.create_batch(4, cercle="reseau", verifie_le=None)
    recente = RessourceFactory(cercle="reseau", verifie_le=timezone.localdate() - timedelta(days=1))
    connecter(client, moderateur(groupe))

    def revoir(ressource, **geste):
        donnees = {"ressource": ressource.reference, **(geste or {"vrai": "1"})}
        return client.post(adresse("seance_revue", seance), donnees).status_code

    assert revoir(recente) == 404
    assert [revoir(proposees[0]), revoir(proposees[0], signaler="ferme")] == [302, 302]
    assert not proposees[0].signalements.exists(), "le second tapotement ne dit rien de plus"
    assert [revoir(r) for r in proposees[1:]] == [302, 302, 404]
    assert Verification.objects.count() == 3
    assert not client.get(adresse("seance_revue", seance)).context["ressources"]


def test_des_jours_plus_tard_on_ne_revoit_plus_a_main_levee(client, connecter, groupe, seance, direct):
    ressource = RessourceFactory(cercle="reseau", verifie_le=None)
    conduite.terminer(seance)
    Direct.objects.update(commencee_le=timezone.now() - timedelta(days=2))
    connecter(client, moderateur(groupe))
    donnees = {"ressource": ressource.reference, "vrai": "1"}
    assert client.post(adresse("seance_revue", seance), donnees).status_code == 404
    assert client.get(adresse("seance_revue", seance))["Location"] == adresse("seance_cloture", seance)
    assert not Verification.objects.exists()


def test_l_essentiel_qu_on_ecrit_encore_n_est_pas_lu(client, connecter, groupe, seance, direct):
    conduite.clore(Cloture(seance=seance, retenu="Revenir le soir."), moderateur(groupe))
    connecter(client, membre(groupe))
    assert "Revenir le soir." not in client.get(seance.get_absolute_url()).text
    connecter(client, moderateur(groupe))
    assert "Revenir le soir." in client.get(seance.get_absolute_url()).text
    conduite.terminer(seance)
    connecter(client, membre(groupe))
    assert "Revenir le soir." in client.get(seance.get_absolute_url()).text


def test_trois_gestes_revoient_trois_ressources(client, connecter, groupe, seance, direct):
    liee, vieille, autre = (RessourceFactory(cercle="reseau", verifie_le=None) for _rang in range(3))
    PointFactory(seance=seance, rang=4, ressource=liee)
    RessourceFactory(cercle="reseau", verifie_le=timezone.localdate())
    connecter(client, moderateur(groupe))
    page = client.get(adresse("seance_revue", seance))
    assert page.context["ressources"][0] == liee
    assert set(page.context["ressources"]) == {liee, vieille, autre}
    client.post(adresse("seance_revue", seance), {"ressource": liee.reference, "vrai": "1"})
    client.post(adresse("seance_revue", seance), {"ressource": vieille.reference, "signaler": "ferme"})
    assert Verification.objects.get().comment == "seance"
    assert vieille.signalements.get().genre == "ferme"
    assert [*client.get(adresse("seance_revue", seance)).context["ressources"]] == [autre]


def test_l_essentiel_se_garde_en_chemin_puis_finit_la_seance(client, connecter, groupe, seance, direct):
    connecter(client, moderateur(groupe))
    reponse = client.post(adresse("seance_cloture_en_chemin", seance), {"retenu": "Revenir le soir."}).json()
    assert reponse["entier"]
    assert Cloture.objects.get().retenu == "Revenir le soir."
    perimee = client.post(
        adresse("seance_cloture", seance), {"retenu": "Autre.", "version": "nouvelle", "finir": "1"}
    )
    assert perimee.status_code == 422, "écrit depuis un autre téléphone : on le dit"
    client.post(
        adresse("seance_cloture", seance),
        {"retenu": "Revenir le soir.", "version": reponse["version"], "finir": "1"},
    )
    assert Direct.objects.get().finie_le
    connecter(client, membre(groupe))
    assert "Revenir le soir." in client.get(seance.get_absolute_url()).content.decode()


def test_une_seance_reprise_n_est_plus_suivie(client, groupe, seance, direct):
    personne = membre(groupe)
    assert etat(client, seance, personne).status_code == 200
    cercles.retirer(seance, moderateur(groupe))
    assert etat(client, seance, personne).status_code == 404
    assert not Capture.objects.visibles_pour(personne).exists()
