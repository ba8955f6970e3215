import zipfile
from io import BytesIO

import pytest
from django.urls import reverse

from tests.veille.fabriques import CodeFactory, ObservationFactory
from tests.veille.fabriques_echanges import (
    TEXTE,
    emporte,
    envoye,
    grille_a_relire,
    projet_code,
    un_texte,
    veilleuse,
)
from veille.echanges.forms import TEXTES_UN_A_UN
from veille.models import Code, Echange, Observation, Passage

pytestmark = pytest.mark.django_db


@pytest.fixture
def elle(client):
    personne = veilleuse()
    client.force_login(personne)
    return personne


def rapporter(client, octets, nom="projet.qdpx"):
    return client.post(reverse("echange_importer"), {"fichier": envoye(octets, nom)})


def test_le_fichier_part_sans_laisser_de_copie_et_laisse_sa_ligne(elle, client):
    projet_code(elle)
    reponse = client.post(reverse("echange_projet"), {"programme": "crlf", "memos": "on"})
    assert reponse["Cache-Control"] == "private, no-store"
    assert reponse["Content-Disposition"].startswith("attachment")
    archive = zipfile.ZipFile(BytesIO(reponse.content))
    textes = [archive.read(nom) for nom in archive.namelist() if nom.startswith("sources/")]
    assert TEXTE.replace("\n", "\r\n").encode() in textes
    assert "1 texte," in client.get(reverse("echanges")).content.decode()


def test_sans_memos_aucun_memo_ne_part(elle, client):
    projet_code(elle)
    reponse = client.post(reverse("echange_projet"), {"programme": "autre"})
    contenu = zipfile.ZipFile(BytesIO(reponse.content)).read("project.qde").decode()
    assert "Note" not in contenu
    assert "Du passage" not in contenu


def test_on_choisit_le_groupe_et_rien_ne_part_d_un_autre(elle, client):
    observation, _codes, _passages = projet_code(elle)
    ailleurs = ObservationFactory(auteur=elle, texte="D’un autre groupe.")
    choix = {"programme": "autre", "groupe": observation.groupe.slug}
    octets = client.post(reverse("echange_projet"), choix).content
    assert len(zipfile.ZipFile(BytesIO(octets)).namelist()) == 2
    choix["groupe"] = "groupe-inconnu"
    assert client.post(reverse("echange_projet"), choix).status_code == 422
    assert str(ailleurs.cle).encode() not in octets


def test_quand_rien_ne_correspond_la_page_le_dit_et_rien_ne_part(elle, client):
    reponse = client.post(reverse("echange_projet"), {"programme": "autre"})
    assert reponse.status_code == 422
    assert not Echange.objects.exists()


@pytest.mark.parametrize(
    ("nom", "octets"), [("projet.qdpx", b"PK"), ("grille.qdc", b"<a/>"), ("notes.txt", b"a")]
)
def test_un_mauvais_fichier_se_dit_a_cote_du_champ(elle, client, nom, octets):
    reponse = rapporter(client, octets, nom)
    assert reponse.status_code == 422
    assert "champ__erreur" in reponse.content.decode()
    assert not Echange.objects.exists()


def test_un_texte_nouveau_va_dans_la_seance_choisie_pour_elle_seule(elle, client):
    seance = ObservationFactory(auteur=elle, groupe=elle.adhesions_actives[0].cycle.groupe).seance
    apercu = rapporter(client, un_texte(b"Un fil tendu", [(3, 6, "fil")]))
    assert not Code.objects.exists()
    adresse = reverse("echange_appliquer", args=[apercu.url.rstrip("/").rpartition("/")[2]])
    for _fois in range(2):
        client.post(adresse, {"seance_0": seance.reference})
    venu = Observation.objects.get(texte="Un fil tendu")
    assert (venu.seance, venu.auteur, venu.partagee_le, venu.est_transcription) == (seance, elle, None, True)
    assert Passage.objects.get().extrait == "fil"
    assert "Annuler cet import" in client.get(apercu.url).content.decode()


def test_une_seance_d_un_autre_groupe_ne_se_choisit_pas(elle, client):
    ailleurs = ObservationFactory().seance
    apercu = rapporter(client, un_texte(b"Un fil tendu", []))
    adresse = reverse("echange_appliquer", args=[apercu.url.rstrip("/").rpartition("/")[2]])
    assert client.post(adresse, {"seance_0": ailleurs.reference}).status_code == 422
    assert not Observation.objects.filter(texte="Un fil tendu").exists()


def test_l_apercu_d_une_autre_n_existe_pas(elle, client):
    autre = veilleuse()
    reference = grille_a_relire(autre)
    for nom in ("echange", "echange_annuler"):
        assert client.get(reverse(nom, args=[reference])).status_code == 404
    for nom in ("echange_appliquer", "echange_abandonner"):
        assert client.post(reverse(nom, args=[reference])).status_code == 404
    assert ">grille.qdc<" not in client.get(reverse("echanges")).content.decode()


def test_on_decoche_ce_qu_on_ne_veut_pas_de_la_grille(elle, client):
    reference = grille_a_relire(elle)
    page = client.get(reverse("echange", args=[reference])).content.decode()
    assert "Les silences" in page
    assert "Attendre" in page
    nouveau = Echange.objects.get().contenu["codes"][1]["guid"]
    client.post(reverse("echange_appliquer", args=[reference]), {"code": [nouveau]})
    assert set(Code.objects.values_list("nom", flat=True)) == {"Le silence", "Attendre"}


def test_un_apercu_oublie_emporte_ce_qui_a_ete_lu(elle, client):
    reference = grille_a_relire(elle)
    client.post(reverse("echange_abandonner", args=[reference]))
    assert not Echange.objects.exists()


def test_l_apercu_de_mille_passages_tient_en_quinze_requetes(elle, client, django_assert_max_num_queries):
    """And of more texts than one chooses one by one."""
    groupe = elle.adhesions_actives[0].cycle.groupe
    CodeFactory.create_batch(20)
    seance = ObservationFactory(groupe=groupe, auteur=elle).seance
    for rang in range(TEXTES_UN_A_UN + 3):
        ObservationFactory(groupe=groupe, auteur=elle, seance=seance, texte=f"Texte {rang}")
    octets = emporte(elle)
    lourd = un_texte(b"Un fil se tend. " * 600, [(n * 9, n * 9 + 40, "") for n in range(1000)])
    Observation.objects.all().delete()
    for contenu in (octets, lourd):
        apercu = rapporter(client, contenu)
        with django_assert_max_num_queries(15):
            assert client.get(apercu.url).status_code == 200
