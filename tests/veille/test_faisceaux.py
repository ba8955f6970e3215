"""Bundles of evidence: hers alone, made of what she may read, told to others as a number (§4.4)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from noeuds.models import Vignette
from socle.cercles.enums import Etat
from tests.comptes.fabriques import GroupeFactory, PersonneFactory, coordination, membre
from tests.noeuds.fabriques import VignetteFactory
from tests.veille.fabriques import ObservationFactory
from tests.veille.fabriques_preuves import FaisceauFactory, PassageFactory
from veille.models import Faisceau, Observation, Passage
from veille.preuves import Compte, compte

pytestmark = pytest.mark.django_db

AJOUTER = reverse("faisceau_ajouter")


@pytest.fixture
def groupe():
    return GroupeFactory()


@pytest.fixture
def veilleuse(groupe):
    return membre(groupe, "veilleuse", fonction="veilleuse")


def vignettes(nombre, **champs):
    auteur = PersonneFactory()
    return [VignetteFactory(cercle="reseau", auteur=auteur, **champs) for _ in range(nombre)]


def test_sous_cinq_situations_un_faisceau_ne_dit_rien(groupe):
    faisceau = FaisceauFactory(vignettes=vignettes(4, groupe=groupe))
    assert (compte(faisceau).situations, compte(faisceau).groupes) == (None, None)
    faisceau.vignettes.add(*vignettes(1))
    assert (compte(faisceau).situations, compte(faisceau).groupes) == (5, 2)
    assert compte(None) == Compte()


def test_les_passages_d_un_texte_comptent_pour_une_situation(groupe, veilleuse):
    note = ObservationFactory(groupe=groupe, auteur=veilleuse)
    passages = [PassageFactory(observation=note, debut=rang, fin=rang + 3) for rang in range(3)]
    faisceau = FaisceauFactory(auteur=veilleuse, passages=passages, vignettes=vignettes(4, groupe=groupe))
    assert (compte(faisceau).situations, compte(faisceau).groupes) == (5, 1)


def test_ce_qui_est_repris_ne_compte_plus(groupe, veilleuse):
    autre = membre(groupe, "veilleuse", fonction="veilleuse")
    sienne = ObservationFactory(groupe=groupe, auteur=veilleuse)
    partagee = ObservationFactory(groupe=groupe, auteur=autre, partagee_le=timezone.now())
    faisceau = FaisceauFactory(
        auteur=veilleuse,
        passages=[PassageFactory(observation=note) for note in (sienne, partagee)],
        vignettes=vignettes(6),
    )
    assert compte(faisceau).situations == 8
    Observation.objects.filter(pk=partagee.pk).update(partagee_le=None)
    assert compte(faisceau).situations == 7
    Vignette.objects.filter(pk=faisceau.vignettes.first().pk).update(etat=Etat.RETIRE)
    Vignette.objects.filter(pk=faisceau.vignettes.last().pk).update(cercle="groupe")
    assert compte(faisceau).situations == 5
    sienne.delete()
    assert compte(faisceau).situations is None


def test_ce_qui_est_publie_garde_son_compte_quand_le_compte_de_l_auteure_s_en_va(groupe, veilleuse):
    note = ObservationFactory(groupe=groupe, auteur=veilleuse)
    faisceau = FaisceauFactory(
        auteur=veilleuse, passages=[PassageFactory(observation=note)], vignettes=vignettes(4)
    )
    Observation.objects.filter(pk=note.pk).update(auteur=None)
    Faisceau.objects.filter(pk=faisceau.pk).update(auteur=None)
    assert compte(faisceau).situations == 5


def test_on_n_ajoute_pas_ce_que_l_on_ne_lit_pas(client, connecter, groupe, veilleuse):
    faisceau = FaisceauFactory(auteur=veilleuse)
    d_ailleurs = VignetteFactory(cercle="groupe")
    lue = VignetteFactory(cercle="groupe", groupe=groupe)
    secret = PassageFactory()
    connecter(client, veilleuse)
    envoi = {"faisceau": faisceau.reference}
    for piege in (
        {"vignette": [lue.reference, d_ailleurs.reference]},
        {"passage": [str(secret.cle)]},
        {"passage": ["pas-une-cle"]},
    ):
        assert client.post(AJOUTER, envoi | piege).status_code == 404
    assert not faisceau.vignettes.exists()
    assert client.post(AJOUTER, envoi | {"vignette": [lue.reference]}).status_code == 302
    assert list(faisceau.vignettes.all()) == [lue]


def test_un_faisceau_neuf_nait_ou_l_on_est_et_y_ramene(client, connecter, groupe, veilleuse):
    passage = PassageFactory(observation=ObservationFactory(groupe=groupe, auteur=veilleuse))
    envoi = {"passage": [str(passage.cle)], "titre": "Prévenir", "suite": reverse("veille")}
    reponse = connecter(client, veilleuse).post(AJOUTER, envoi)
    assert reponse.url == reverse("veille")
    assert list(Faisceau.objects.get(titre="Prévenir").passages.all()) == [passage]
    assert client.post(AJOUTER, envoi | {"suite": "https://ailleurs.example/"}).url.startswith(
        "/veille/preuves/"
    )


def test_un_faisceau_est_a_son_auteure_seule(client, connecter, groupe, veilleuse):
    faisceau = FaisceauFactory(auteur=veilleuse, passages=Passage.objects.none())
    for curieuse in (coordination(), membre(groupe, "veilleuse", fonction="veilleuse")):
        connecter(client, curieuse)
        assert client.get(faisceau.get_absolute_url()).status_code == 404
        assert faisceau.titre not in client.get(reverse("faisceaux")).content.decode()
        envoi = {"faisceau": faisceau.reference, "vignette": [VignetteFactory(cercle="public").reference]}
        assert client.post(AJOUTER, envoi).status_code == 404


def test_ce_qu_elle_ne_lit_plus_quitte_sa_page(client, connecter, groupe, veilleuse):
    note = ObservationFactory(groupe=groupe, partagee_le=timezone.now(), texte="Un silence de tournesol.")
    note.seconds_codages.create(codeur=veilleuse, fini_le=timezone.now())
    faisceau = FaisceauFactory(auteur=veilleuse, passages=[PassageFactory(observation=note)])
    connecter(client, veilleuse)
    assert "Un silence" in client.get(faisceau.get_absolute_url()).content.decode()
    Observation.objects.update(partagee_le=None)
    assert "Un silence" not in client.get(faisceau.get_absolute_url()).content.decode()


def test_on_cherche_une_situation_et_on_la_retire(client, connecter, veilleuse, indexer):
    faisceau = FaisceauFactory(auteur=veilleuse)
    trouvable, cachee = (VignetteFactory(cercle=c, recit="Un tournesol fane.") for c in ("reseau", "groupe"))
    indexer()
    connecter(client, veilleuse)
    trouvees = client.get(faisceau.get_absolute_url(), {"q": "tournesol"}).context["trouvees"]
    assert trouvees == [trouvable]
    assert cachee not in trouvees
    faisceau.vignettes.add(trouvable)
    retirer = reverse("faisceau_retirer", args=[faisceau.reference])
    assert client.post(retirer, {"vignette": [trouvable.reference]}).status_code == 302
    assert not faisceau.vignettes.exists()
