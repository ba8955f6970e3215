"""The notebook of a session: hers alone, kept once, shared and taken back in one gesture."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from cdp.enums import Moment
from socle.comptes.enums import Role
from tests.cdp.fabriques import PointFactory, SeanceFactory
from tests.comptes.fabriques import GroupeFactory, coordination, membre, moderateur, veilleuse
from tests.veille.fabriques import CodeFactory, ObservationFactory
from tests.veille.fabriques_carnet import seance_observee, transcription
from veille import actions
from veille.carnet.actions import supprimer
from veille.codage.actions import coder
from veille.models import Observation, Passage

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


@pytest.fixture
def groupe():
    return GroupeFactory()


@pytest.fixture
def autrice(groupe):
    return membre(groupe, Role.VEILLEUSE, fonction="veilleuse")


@pytest.fixture
def seance(groupe):
    return SeanceFactory(groupe=groupe, en_cours=True)


@pytest.fixture
def sienne(client, autrice):
    client.force_login(autrice)
    return client


def adresse(seance, nom="carnet"):
    return reverse(nom, args=[seance.reference])


class TestNoter:
    def test_une_note_se_range_sous_son_point_avec_ses_codes(self, seance, sienne, autrice):
        point = PointFactory(seance=seance, moment=Moment.CLOTURE, titre="On se quitte")
        famille = CodeFactory(cle="role")
        enfant = CodeFactory(parent=famille)
        donnees = {
            "lieu": f"p-{point.pk}",
            "texte": "On **range**\r\nles chaises.",
            "codes_role": [enfant.pk],
        }
        reponse = sienne.post(adresse(seance), donnees)
        note = Observation.objects.get()
        assert reponse.url.startswith(adresse(seance))
        assert (note.auteur, note.point, note.moment) == (autrice, point, Moment.CLOTURE)
        assert (note.cercle, note.est_partagee, note.texte) == ("prive", False, "On **range**\nles chaises.")
        assert note.codes == [enfant]
        html = sienne.get(adresse(seance)).content.decode()
        assert html.index("On se quitte") < html.index("<strong>range</strong>")

    def test_sans_ordre_du_jour_on_note_par_moment(self, seance, sienne):
        sienne.post(adresse(seance), {"lieu": "m-accueil", "texte": "Café."})
        assert Observation.objects.get().moment == Moment.ACCUEIL

    def test_la_note_envoyee_deux_fois_est_gardee_une_fois_a_son_heure(self, seance, sienne):
        ecrite = timezone.now() - timedelta(hours=2)
        donnees = {"texte": "Silence.", "cle": uuid4(), "ecrite_le": round(ecrite.timestamp() * 1000)}
        recues = [sienne.post(adresse(seance), donnees, headers=JSON) for _fois in range(2)]
        assert [reponse.status_code for reponse in recues] == [200, 200]
        assert recues[0].json()["cle"] == recues[1].json()["cle"]
        assert "Silence." in recues[0].json()["html"]
        assert abs(Observation.objects.get().cree_le - ecrite) < timedelta(seconds=1)

    def test_une_cle_qui_a_deja_servi_ne_perd_pas_d_autres_mots(self, seance, sienne):
        """She came back to the page that she had sent, and wrote something else."""
        cle = uuid4()
        for texte in ("Le premier.", "Le second.", "Le premier."):
            sienne.post(adresse(seance), {"texte": texte, "cle": cle}, headers=JSON)
        assert sorted(Observation.objects.values_list("texte", flat=True)) == ["Le premier.", "Le second."]

    @pytest.mark.parametrize("ecrite_le", ["9e99", "-1", "x", "99999999999999"])
    def test_une_heure_impossible_ne_perd_pas_la_note(self, ecrite_le, seance, sienne):
        reponse = sienne.post(adresse(seance), {"texte": "Silence.", "ecrite_le": ecrite_le}, headers=JSON)
        if reponse.status_code == 422:
            assert "Silence." in reponse.content.decode()
        else:
            assert abs(Observation.objects.get().cree_le - timezone.now()) < timedelta(minutes=1)

    def test_la_cle_de_la_note_d_une_autre_ne_la_revele_ni_ne_la_change(self, seance, sienne):
        secrete = ObservationFactory(texte="Secrète.")
        reponse = sienne.post(adresse(seance), {"texte": "La mienne.", "cle": secrete.cle}, headers=JSON)
        assert "Secrète" not in reponse.content.decode()
        assert set(Observation.objects.values_list("texte", flat=True)) == {"Secrète.", "La mienne."}
        secrete.refresh_from_db()
        assert secrete.texte == "Secrète."

    @pytest.mark.parametrize(
        ("donnees", "raison"),
        [
            ({"texte": ""}, "même en trois mots"),
            ({"texte": "a" * 20_001}, "trop long"),
            ({"codes_role": ["999999"]}, "999999"),
        ],
    )
    def test_une_mauvaise_saisie_est_dite_et_rien_n_est_perdu(self, donnees, raison, seance, sienne):
        CodeFactory(cle="role")
        reponse = sienne.post(adresse(seance), {"texte": "Un texte à garder.", **donnees})
        html = reponse.content.decode()
        assert reponse.status_code == 422
        assert raison in html
        assert "texte" in donnees or "Un texte à garder." in html
        assert not Observation.objects.exists()

    def test_un_point_inconnu_ne_perd_pas_la_note_et_ne_la_met_pas_ailleurs(self, seance, sienne):
        """The agenda changed while the phone had no network, or the address was forged."""
        for lieu in ("m-midi", f"p-{PointFactory().pk}", ""):
            sienne.post(adresse(seance), {"texte": "Gardée.", "lieu": lieu})
        assert set(Observation.objects.values_list("seance", "point", "moment")) == {(seance.pk, None, "")}
        assert Observation.objects.count() == 3


class TestDeLExterieur:
    @pytest.mark.parametrize("qui", ["membre", "moderateur", "coordination", "veilleuse_d_ailleurs"])
    def test_personne_d_autre_ne_lit_ni_n_ecrit_dans_le_carnet(self, qui, groupe, autrice, client):
        seance = seance_observee(groupe, autrice)
        gens = {
            "membre": lambda: membre(groupe),
            "moderateur": lambda: moderateur(groupe),
            "coordination": coordination,
            "veilleuse_d_ailleurs": veilleuse,
        }
        client.force_login(gens[qui]())
        for nom in ("carnet", "carnet_partager", "carnet_reprendre", "transcription_nouvelle"):
            assert client.post(adresse(seance, nom), {"texte": "a", "titre": "t"}).status_code == 404
        assert client.get(adresse(seance)).status_code == 404
        assert Observation.objects.count() == 3

    def test_une_autre_veilleuse_du_groupe_n_y_trouve_pas_mes_notes(self, groupe, autrice, client):
        seance = seance_observee(groupe, autrice)
        Observation.objects.update(partagee_le=timezone.now())
        client.force_login(membre(groupe, Role.VEILLEUSE, fonction="veilleuse"))
        assert "Note du carnet" not in client.get(adresse(seance)).content.decode()
        client.post(adresse(seance, "carnet_reprendre"))
        assert not Observation.objects.filter(partagee_le=None).exists()


class TestPartager:
    def test_tout_part_d_un_geste_et_revient_d_un_geste(self, groupe, autrice, sienne):
        seance = seance_observee(groupe, autrice)
        gardee = transcription(seance, autrice)
        moderatrice = moderateur(groupe)
        page = sienne.get(adresse(seance, "carnet_partager")).content.decode()
        assert "Note du carnet 2." in page
        assert str(groupe) in page
        notes = [note.reference for note in Observation.objects.filter(genre="note")]
        sienne.post(adresse(seance, "carnet_partager"), {"notes": notes})
        assert set(Observation.objects.visibles_pour(moderatrice).values_list("reference", flat=True)) == set(
            notes
        )
        assert not Observation.objects.visibles_pour(membre(groupe)).exists()
        sienne.post(adresse(seance, "carnet_reprendre"))
        assert not Observation.objects.visibles_pour(moderatrice).exists()
        gardee.refresh_from_db()
        assert not gardee.pas.exists()
        assert Observation.objects.filter(genre="note").first().pas.count() == 2

    def test_ce_qui_n_etait_pas_dans_la_liste_ne_part_pas(self, groupe, autrice, sienne):
        seance = seance_observee(groupe, autrice)
        d_ailleurs = ObservationFactory(groupe=groupe, auteur=autrice)
        d_une_autre = ObservationFactory(groupe=groupe, seance=seance)
        for autre in (d_ailleurs, d_une_autre, transcription(seance, autrice)):
            sienne.post(adresse(seance, "carnet_partager"), {"notes": [autre.reference]})
        assert not Observation.objects.exclude(partagee_le=None).exists()


class TestSupprimer:
    def test_on_dit_ce_qui_part_puis_tout_part(self, groupe, autrice, sienne):
        seance = seance_observee(groupe, autrice, notes=0)
        texte = transcription(seance, autrice)
        coder(texte, 0, 10, [CodeFactory()], autrice)
        ou = reverse("observation_supprimer", args=[texte.reference])
        assert "1 passage codé" in sienne.get(ou).content.decode()
        assert Observation.objects.exists()
        assert sienne.post(f"{ou}?retour=carnet").url == adresse(seance)
        assert not Observation.objects.exists()
        assert not Passage.objects.exists()

    def test_qui_la_lit_ne_la_supprime_pas(self, groupe, autrice, client):
        note = ObservationFactory(groupe=groupe, auteur=autrice)
        actions.partager(note, autrice)
        for qui in (moderateur(groupe), coordination()):
            client.force_login(qui)
            assert client.post(reverse("observation_supprimer", args=[note.reference])).status_code == 404
            with pytest.raises(PermissionDenied):
                supprimer(note, qui)
        assert Observation.objects.exists()


def test_deux_cents_notes_ne_coutent_pas_une_requete_de_plus(
    groupe, autrice, sienne, django_assert_max_num_queries
):
    seance = seance_observee(groupe, autrice, notes=2)
    sienne.get(adresse(seance))
    with django_assert_max_num_queries(15) as requetes:
        sienne.get(adresse(seance))
    for rang in range(198):
        ObservationFactory(groupe=groupe, seance=seance, auteur=autrice, texte=f"Encore {rang}.")
    with django_assert_max_num_queries(len(requetes)):
        html = sienne.get(adresse(seance)).content.decode()
    assert html.count('class="remarque"') == 200


def test_on_y_entre_depuis_la_page_de_la_seance(groupe, autrice, client):
    seance = SeanceFactory(groupe=groupe, en_cours=True)
    for qui, entre in ((autrice, True), (membre(groupe), False), (moderateur(groupe), False)):
        client.force_login(qui)
        assert (adresse(seance) in client.get(seance.get_absolute_url()).content.decode()) is entre
