"""In which order, and how many: what the page makes of what the motor answers."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override

from noeuds.enums import Liste
from noeuds.models import Essai, Terme, Vecu
from search.analyse import nomme
from search.entrees import choses, entree_de
from search.trouver import PAR_GENRE, PAR_PAGE, Recherche
from search.vaines.lecteur import LecteurDuReseau
from socle.cercles.enums import Cercle
from socle.modeles import langue_active
from tests.comptes.fabriques import GroupeFactory, PersonneFactory, membre
from tests.noeuds.fabriques import NoeudFactory, PisteFactory
from tests.outils.traductions import traduire
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db


def titres(question, **filtres):
    recherche = Recherche(AnonymousUser(), question, **filtres)
    return [r.titre for rangee in recherche.montrees for r in rangee.resultats]


def utilite(chose):
    (relue,) = choses(type(chose), [chose.pk])
    return entree_de(relue).utilite


class TestCeQuiPorteLeNomDemande:
    @pytest.mark.parametrize(
        "question", ["comment faire quand la personne refuse l'aide", "refus d’aide", "Refuse l’aide ?"]
    )
    @pytest.mark.parametrize("attend", [True, False])
    def test_vient_d_abord_indexe_ou_non(self, question, attend, indexer):
        noeud = NoeudFactory(
            cercle=Cercle.PUBLIC,
            title="Comment faire quand la personne refuse l’aide ?",
        )
        autre = RessourceFactory(
            nom="Aide refusée : refus d’aide", description="Refuser l’aide, dire le refus d’aide. " * 3
        )
        if not attend:
            indexer()
        assert titres(question) == [noeud.title, autre.nom]

    def test_un_mot_de_plus_ou_dans_un_autre_ordre_et_ce_n_est_pas_son_nom(self):
        assert nomme("référents de proximité", "Le référent de proximité", "fr")
        assert not nomme("référents de proximité", "Le référent de proximité d’Uccle", "fr")
        assert not nomme("refus d’aide", "L’aide refusée", "fr")


class TestLesSigles:
    @pytest.mark.parametrize(
        ("tape", "ecrit"),
        [
            ("RP", "Un référent de proximité à Uccle"),
            ("référents de proximité", "Café des RP"),
            ("ocmw", "Guichet du CPAS"),
            ("aide sociale", "Guichet du CPAS"),
            ("CPAS", "Permanence d’aide sociale"),
            ("huisarts", "Le cabinet du médecin généraliste"),
            ("mg", "Le cabinet du médecin généraliste"),
            ("AS", "L’assistante sociale du quartier"),
            ("SDF", "Un lit pour personnes sans abri"),
            ("AMU", "L’aide médicale urgente expliquée"),
            ("psi", "Le plan de services individualisé"),
        ],
    )
    def test_menent_a_ce_qu_ils_disent_en_toute_installation(self, tape, ecrit, indexer):
        RessourceFactory(nom=ecrit, description="")
        RessourceFactory(nom="Autre chose", description="")
        indexer()
        assert titres(tape) == [ecrit]

    def test_sont_une_liste_que_la_coordination_tient(self, indexer):
        RessourceFactory(nom="Guichet du CPAS", description="")
        indexer()
        assert titres("zwk") == []
        Terme.objects.filter(liste=Liste.SIGLE, cle="cpas").update(synonymes="ZWK")
        assert titres("zwk") == ["Guichet du CPAS"]


class TestAEgalite:
    def test_le_plus_frais_d_abord(self, indexer):
        RessourceFactory(nom="Abri Nord", verifie_le="2024-03-01")
        RessourceFactory(nom="Abri Sud", verifie_le="2026-03-01")
        RessourceFactory(nom="Abri Ouest", verifie_le="2025-03-01")
        indexer()
        assert titres("abri") == ["Abri Sud", "Abri Ouest", "Abri Nord"]

    def test_jamais_avant_une_meilleure_reponse(self, indexer):
        RessourceFactory(nom="Abri de nuit", description="Un abri.", verifie_le="2020-03-01")
        RessourceFactory(
            nom="Maison", description="Loin de tout abri, et bien d’autres choses.", verifie_le="2026-03-01"
        )
        indexer()
        assert titres("abri") == ["Abri de nuit", "Maison"]

    @pytest.mark.parametrize(("nombre", "compte"), [(4, 0), (5, 5)])
    def test_moins_de_cinq_ne_se_devinent_pas_a_l_ordre(self, nombre, compte):
        noeud, piste = NoeudFactory(cercle=Cercle.PUBLIC), PisteFactory()
        for personne in PersonneFactory.create_batch(nombre):
            Vecu.objects.create(noeud=noeud, personne=personne)
            Essai.objects.create(piste=piste, personne=personne, a_aide=True)
        Essai.objects.create(piste=piste, personne=PersonneFactory(), a_aide=False)
        assert (utilite(noeud), utilite(piste)) == (compte, compte)


class TestParGenre:
    def test_celui_de_la_meilleure_reponse_d_abord_puis_quelques_uns(self, indexer):
        NoeudFactory(
            title="Un toit", resume="Rien d’autre que des mots, et un abri parmi eux.", cercle=Cercle.PUBLIC
        )
        RessourceFactory.create_batch(PAR_GENRE + 2, nom="Abri de nuit")
        indexer()
        recherche = Recherche(AnonymousUser(), "abri")
        assert [(r.cle, r.nombre, len(r.resultats)) for r in recherche.montrees] == [
            ("ressource", PAR_GENRE + 2, PAR_GENRE),
            ("noeud", 1, 1),
        ]

    def test_un_genre_page_par_page(self, indexer):
        RessourceFactory.create_batch(PAR_PAGE + 3, nom="Abri de nuit")
        indexer()
        pages = [Recherche(AnonymousUser(), "abri", page=p, genre="ressource").montrees for p in (1, 2)]
        vues = [{r.entree.objet_id for r in rangee.resultats} for (rangee,) in pages]
        assert [len(v) for v in vues] == [PAR_PAGE, 3]
        assert not vues[0] & vues[1]
        assert Recherche(AnonymousUser(), "abri", page=9, genre="ressource").montrees[0].resultats == []


class TestUnGroupe:
    """What another group wrote for everybody is not told apart from the rest (produit.md §4.3)."""

    @pytest.fixture
    def groupe(self):
        groupe = GroupeFactory()
        auteur = membre(groupe)
        RessourceFactory(nom="Abri du groupe", groupe=groupe, auteur=auteur, cercle=Cercle.PUBLIC)
        RessourceFactory(nom="Abri de nuit")
        return groupe

    @pytest.mark.parametrize("en_mots", [False, True])
    def test_d_un_autre_le_filtre_ne_fait_rien_qui_que_ce_soit_qui_le_pose(self, groupe, en_mots):
        voulu = str(groupe.pk) if en_mots else groupe.pk
        for personne in (AnonymousUser(), membre(), LecteurDuReseau()):
            recherche = Recherche(personne, "abri", groupe_id=voulu)
            assert (recherche.filtres, recherche.nombre) == ({}, 2)

    def test_le_sien_se_choisit(self, groupe):
        recherche = Recherche(membre(groupe), "abri", groupe_id=groupe.pk)
        assert [r.titre for rangee in recherche.montrees for r in rangee.resultats] == ["Abri du groupe"]

    def test_des_autres_on_ne_compte_rien(self, groupe):
        assert not Recherche(membre(), "abri").facette("groupe_id")
        assert Recherche(membre(groupe), "abri").facette("groupe_id") == {str(groupe.pk): 1}


class TestLesLangues:
    @pytest.mark.parametrize("dans_l_index", [True, False])
    def test_une_page_traduite_compte_une_fois_dans_la_langue_du_lecteur(self, dans_l_index, indexer):
        noeud = NoeudFactory(title="Comment faire quand le CPAS tarde ?", cercle=Cercle.PUBLIC)
        traduire(noeud, "Wat als het CPAS (OCMW) wacht?")
        if dans_l_index:
            indexer()
        assert titres("CPAS") == ["Comment faire quand le CPAS tarde ?"]
        assert Recherche(AnonymousUser(), "CPAS").nombre == 1
        with override("nl"):
            assert langue_active() == "nl"
            assert titres("CPAS") == ["Wat als het CPAS (OCMW) wacht?"]
