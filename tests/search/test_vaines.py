"""What nobody found: words and a month, never a person, and for coordination and the veilleuse alone."""

import json
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from search.models import RechercheVaine
from search.trouver import Recherche
from search.vaines import noter, tournees
from search.vaines.lecteur import LecteurDuReseau
from search.vaines.lecture import vaines
from search.vaines.noter import dossier, noter_vaine, se_garde
from socle import protection
from socle.besoins import sortes
from socle.cercles.registre import modeles_a_cercle
from tests.cercles.monde import creer_monde
from tests.comptes.fabriques import GroupeFactory, coordination, membre
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db
MOT = "exosquelette"


@pytest.fixture(autouse=True)
def _dossier_neuf(settings, tmp_path):
    settings.VAR = tmp_path


def notees():
    """What is on the disk, whole."""
    return [json.loads(chemin.read_text(encoding="utf-8")) for chemin in sorted(dossier().glob("*"))]


def demander(client, question=MOT, **parametres):
    assert client.get(reverse("recherche"), {"q": question, **parametres}, follow=True).status_code == 200


def demain(monkeypatch):
    jour = timezone.localdate()
    monkeypatch.setattr(tournees.timezone, "localdate", lambda: jour + timedelta(days=1))


class TestNoter:
    def test_une_recherche_de_membre_sans_reponse_est_notee_sans_elle(self, client, connecter):
        """By the hostile client: a GET writes nothing to the database."""
        demander(connecter(client, membre()), MOT)
        assert notees() == [{"mots": MOT, "langue": "fr"}]
        (fichier,) = dossier().iterdir()
        assert fichier.stat().st_mtime == 0
        assert not RechercheVaine.objects.exists()

    def test_les_memes_mots_ne_comptent_qu_une_fois_par_jour_qui_que_ce_soit(
        self, client, connecter, monkeypatch
    ):
        for personne in (membre(), membre()):
            for mots in (MOT, MOT.upper(), f" {MOT} "):
                demander(connecter(client, personne), mots)
        assert len(notees()) == 1
        demain(monkeypatch)
        tournees.compter_les_vaines()
        tournees.compter_les_vaines()
        assert RechercheVaine.objects.get().nombre == 1

    def test_ni_une_visiteuse_ni_un_robot_ni_qui_n_est_plus_membre(self, client, connecter):
        demander(client)
        demander(connecter(client, creer_monde().personnes["sans_groupe"]))
        assert notees() == []

    def test_ni_avec_une_reponse_ni_avec_un_filtre_ni_une_autre_page(self, client, connecter, rf):
        personne = membre()
        connecter(client, personne)
        demander(client, MOT, genre="noeud")
        requete = rf.get("/recherche/")
        requete.user = personne
        noter_vaine(requete, Recherche(personne, MOT, page=2))
        noter_vaine(requete, Recherche(personne, ""))
        RessourceFactory(nom=f"Un {MOT}")
        demander(client, MOT)
        assert notees() == []

    def test_ni_des_mots_entre_guillemets_qui_sont_quelque_part(self, client, connecter):
        RessourceFactory(nom=f"Un {MOT}, loin du jardin")
        connecter(client, membre())
        demander(client, f'"jardin du {MOT}"')
        demander(client, '"bleuet des champs"', exact="oui")
        assert notees() == []

    def test_des_mots_entre_guillemets_qui_ne_sont_nulle_part(self, client, connecter):
        demander(connecter(client, membre()), f'"{MOT}"')
        assert [note["mots"] for note in notees()] == [MOT]

    def test_ni_une_suggestion(self, client, connecter):
        connecter(client, membre()).get(reverse("suggestions"), {"q": MOT})
        assert notees() == []

    @pytest.mark.parametrize(
        "mots",
        [
            "madame Dupont",
            "Dupont",
            "madame rose",
            "monsieur b",
            "Mme petit",
            "dupont",
            "fatiha amrani",
            "Mwamba",
            "nys",
            "0476 12 34 56",
            "85.07.30-033.28",
            "dossier 4512",
            "ada@exemple.be",
            "rue Haute 12",
            "un mot de plus de six mots ici",
            "exosquelette " * 7,
            "12",
            "?!",
            "fille de 14 ans",
        ],
    )
    def test_ce_qui_peut_designer_quelqu_un_n_est_pas_garde(self, client, connecter, mots):
        demander(connecter(client, membre()), mots)
        assert notees() == []
        assert not se_garde(mots)

    @pytest.mark.parametrize(
        "mots", ["exosquelette", "colocation entre aînés", "garde de nuit", "orthophoniste"]
    )
    def test_les_mots_du_metier_se_gardent(self, mots):
        assert se_garde(mots)

    def test_sans_l_aide_a_l_anonymat_rien_n_est_garde(self, monkeypatch):
        monkeypatch.setattr(protection, "_DOUTES", [])
        assert not se_garde(MOT)

    def test_un_jour_n_en_garde_pas_plus_que_de_raison(self, client, connecter, monkeypatch):
        monkeypatch.setattr(noter, "PAR_JOUR", 2)
        connecter(client, membre())
        for mots in ("exosquelette", "orthophoniste", "béguinage"):
            demander(client, mots)
        assert len(notees()) == 2

    def test_un_disque_plein_n_empeche_pas_de_chercher(self, client, connecter, settings, tmp_path):
        (tmp_path / "fichier").write_text("")
        settings.VAR = tmp_path / "fichier"
        demander(connecter(client, membre()))


class TestCompter:
    def poser(self, jour, mots=MOT, langue="fr"):
        noter._deposer(mots, langue, jour)

    def test_les_jours_d_un_mois_s_ajoutent_et_rien_d_autre_ne_reste(self):
        for jour in (date(2025, 3, 4), date(2025, 3, 20), date(2025, 4, 1)):
            self.poser(jour)
        tournees.compter_les_vaines()
        assert list(RechercheVaine.objects.values_list("mois", "nombre", "mots")) == [
            (date(2025, 4, 1), 1, MOT),
            (date(2025, 3, 1), 2, MOT),
        ]
        assert notees() == []

    def test_aujourd_hui_attend_demain(self):
        self.poser(timezone.localdate())
        tournees.compter_les_vaines()
        assert not RechercheVaine.objects.exists()
        assert len(notees()) == 1

    def test_un_fichier_coupe_ne_bloque_pas_les_autres(self):
        self.poser(date(2025, 3, 4))
        (dossier() / "2025-03-04-aaaa.json").write_text('{"mots": "ex')
        (dossier() / "2025-03-04-bbbb.json").write_text("[]")
        tournees.compter_les_vaines()
        assert RechercheVaine.objects.get().nombre == 1
        assert notees() == []

    def test_apres_vingt_quatre_mois_c_est_oublie(self):
        aujourdhui = timezone.localdate().replace(day=1)
        for il_y_a in (0, 700, 800):
            mois = (aujourdhui - timedelta(days=il_y_a)).replace(day=1)
            RechercheVaine.objects.create(pliee=MOT, mots=MOT, mois=mois, langue="fr", nombre=1)
        tournees.oublier_les_vaines()
        assert RechercheVaine.objects.count() == 2

    def test_le_modele_ne_tient_ni_personne_ni_moment(self):
        noms = {champ.name for champ in RechercheVaine._meta.get_fields()}
        assert noms == {"id", "pliee", "mots", "mois", "langue", "nombre", "repondent"}


class TestChercherEncore:
    def test_ce_que_trouve_un_membre_sans_groupe(self):
        mois = timezone.localdate().replace(day=1)
        RechercheVaine.objects.create(pliee=MOT, mots=MOT, mois=mois, langue="fr", nombre=1)
        tournees.chercher_encore()
        assert RechercheVaine.objects.get().repondent == 0
        groupe = GroupeFactory()
        RessourceFactory(cercle="groupe", groupe=groupe, auteur=membre(groupe), nom=f"Un {MOT}")
        RessourceFactory(cercle="reseau", nom=f"Un {MOT} partagé")
        tournees.chercher_encore()
        assert RechercheVaine.objects.get().repondent == 1

    @pytest.mark.parametrize("modele", modeles_a_cercle(), ids=lambda modele: modele._meta.label_lower)
    @pytest.mark.parametrize("cercle", ["prive", "groupe"])
    def test_ce_lecteur_ne_voit_rien_d_un_groupe_meme_sans_auteur(self, modele, cercle):
        monde = creer_monde()
        if cercle not in modele.CERCLES:
            return
        objet = monde.chose(modele, cercle)
        modele._base_manager.filter(pk=objet.pk).update(auteur=None)
        visibles = modele._default_manager.visibles_pour(LecteurDuReseau())
        assert not visibles.filter(pk=objet.pk).exists()

    @pytest.mark.parametrize("modele", modeles_a_cercle(), ids=lambda modele: modele._meta.label_lower)
    def test_il_voit_ce_que_voit_un_membre_d_un_autre_groupe(self, modele):
        monde = creer_monde()
        if "reseau" not in modele.CERCLES:
            return
        objet = monde.chose(modele, "reseau")
        visibles = modele._default_manager.visibles_pour
        sienne = visibles(monde.fraiche("autre")).filter(pk=objet.pk).exists()
        assert visibles(LecteurDuReseau()).filter(pk=objet.pk).exists() == sienne


class TestPages:
    @pytest.fixture
    def vaine(self):
        mois = timezone.localdate().replace(day=1)
        return RechercheVaine.objects.create(
            pliee=MOT, mots=MOT, mois=mois, langue="fr", nombre=9, repondent=0
        )

    @pytest.mark.parametrize("role", ["veilleuse", "coordination"])
    def test_la_veilleuse_et_la_coordination_les_lisent(self, client, connecter, vaine, role):
        connecter(client, creer_monde().fraiche(role))
        page = client.get(reverse("recherches_vaines")).content.decode()
        assert MOT in page
        assert "9 jours" in page
        assert "toujours rien" in page
        assert f"{reverse('manque_nouveau')}?q={MOT}" in page
        assert (reverse("noeud_proposer") in page) == (role == "veilleuse")
        assert MOT in client.get(reverse("besoins")).content.decode()

    @pytest.mark.parametrize(
        "role", ["anonyme", "sans_groupe", "membre", "autre", "auteur", "moderateur", "moderateur_autre"]
    )
    def test_personne_d_autre_nulle_part(self, client, connecter, vaine, role):
        personne = creer_monde().fraiche(role)
        if personne != AnonymousUser():
            connecter(client, personne)
        assert client.get(reverse("recherches_vaines")).status_code in (302, 404)
        for nom in ("besoins", "besoins_csv"):
            assert MOT not in client.get(reverse(nom)).content.decode()

    def test_le_registre_public_ne_les_connait_pas(self, client, connecter, vaine):
        etats = [sorte.etat(timezone.localdate() + timedelta(days=40)) for sorte in sortes()]
        assert MOT not in repr(etats)
        assert MOT not in connecter(client, coordination()).get(reverse("besoins_csv")).content.decode()

    def test_les_memes_mots_sur_une_ligne(self, vaine):
        RechercheVaine.objects.create(
            pliee=MOT, mots=MOT.title(), mois=date(2025, 3, 1), langue="fr", nombre=2, repondent=0
        )
        (une,) = vaines()
        assert une.mots == MOT
        assert une.nombre == 11
        assert [mois for mois, _nombre in une.mois] == [vaine.mois, date(2025, 3, 1)]

    def test_quinze_requetes_et_pas_une_de_plus_pour_le_double(
        self, client, connecter, django_assert_num_queries, django_assert_max_num_queries
    ):
        def remplir(debut):
            for numero in range(debut, debut + 20):
                RechercheVaine.objects.create(
                    pliee=f"mot {numero}", mots="mot", mois=date(2025, 3, 1), langue="fr", nombre=1
                )

        connecter(client, coordination())
        remplir(0)
        client.get(reverse("recherches_vaines"))
        with django_assert_max_num_queries(15) as lues:
            client.get(reverse("recherches_vaines"))
        avant = len(lues)
        remplir(20)
        with django_assert_num_queries(avant):
            client.get(reverse("recherches_vaines"))
