"""The backend with our own models: what the database decides, how often it is asked, what the words find."""

import itertools
from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db.models import F
from django.utils import translation
from modelsearch.backends import get_search_backend
from modelsearch.query import MATCH_ALL, Boost, Fuzzy, Phrase, PlainText
from wagtail.models import Locale, Page

from home.models import PageEditoriale
from ressources.models import Ressource
from search.backends.whoosh_fr import SearchBackend
from search.parmi import ParmiCes
from socle.cercles.enums import Cercle
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db
_MEMOIRES = itertools.count()


@pytest.fixture
def moteur():
    """`moteur(**settings)`: a backend with an index of its own."""
    return lambda **reglages: SearchBackend({"LOCATION": f":memory:{next(_MEMOIRES)}", **reglages})


@pytest.fixture
def backend(moteur):
    return moteur()


def ressources(backend, *textes, **champs):
    """One resource a text, indexed, in this order."""
    faites = [RessourceFactory(nom=texte, description="", **champs) for texte in textes]
    backend.add_bulk(Ressource, faites)
    return faites


def noms(resultats):
    return [ressource.nom for ressource in resultats]


class TestLaBaseDecide:
    def test_ce_que_le_queryset_ne_contient_pas_ne_sort_ni_ne_compte(self, backend):
        ressources(backend, "Abri du public")
        ressources(backend, "Abri du réseau", cercle=Cercle.RESEAU)
        publiques = Ressource.objects.filter(cercle=Cercle.PUBLIC)
        trouvees = backend.search("abri", publiques)
        assert (trouvees.count(), noms(trouvees)) == (1, ["Abri du public"])
        assert backend.autocomplete("abr", publiques).count() == 1
        assert dict(backend.search("abri", publiques).facet("genre")) == {"service": 1}
        assert backend.search("abri", Ressource).count() == 2

    def test_ce_que_le_queryset_ne_contient_pas_n_est_jamais_lu(self, backend, monkeypatch):
        publiques = ressources(backend, *["Abri"] * 3)
        ressources(backend, *["Abri"] * 3, cercle=Cercle.RESEAU)
        lire, lues = Ressource.from_db, []

        def noter(cls, *args):
            lues.append(lire(*args))
            return lues[-1]

        monkeypatch.setattr(Ressource, "from_db", classmethod(noter))
        assert len(backend.search("abri", Ressource.objects.filter(cercle=Cercle.PUBLIC))[:2]) == 2
        assert len(lues) == 2
        assert set(lues) < set(publiques)

    def test_cinq_mille_trouvees_une_requete_un_parametre(self, backend, django_assert_num_queries):
        Ressource.objects.bulk_create(
            RessourceFactory.build(nom="Abri", description="", reference=f"r{numero}")
            for numero in range(5000)
        )
        backend.add_bulk(Ressource, list(Ressource.get_indexed_objects()))
        with django_assert_num_queries(2) as requetes:
            trouvees = backend.search("abri", Ressource.objects.all())
            assert trouvees.count() == 5000
            assert len(trouvees[20:40]) == 20
        assert all(len(requete["sql"]) < 100_000 for requete in requetes.captured_queries)

    def test_rien_de_trouve_ne_demande_rien_a_la_base(self, backend, django_assert_num_queries):
        ressources(backend, "Abri")
        with django_assert_num_queries(0):
            resultats = backend.search("introuvable", Ressource.objects.all())
            assert (resultats.count(), list(resultats), list(resultats[:3])) == (0, [], [])

    def test_une_chose_effacee_ne_sort_plus_meme_si_l_index_l_ignore(self, backend):
        une, _ = ressources(backend, "Abri un", "Abri deux")
        Ressource.objects.filter(pk=une.pk).delete()
        trouvees = backend.search("abri", Ressource)
        assert (trouvees.count(), noms(trouvees)) == (1, ["Abri deux"])

    def test_les_plus_recentes_d_abord_a_egalite(self, backend):
        attendues = ressources(backend, "Abri", "Abri", "Abri")
        trouvees = backend.search("abri", Ressource)
        assert [r.pk for r in trouvees] == sorted((r.pk for r in attendues), reverse=True)
        assert [trouvees[i].pk for i in range(3)] == [r.pk for r in trouvees]

    def test_l_ordre_demande_prime(self, backend):
        ressources(backend, "Zone abri", "Abri abri abri", "Maison abri")
        trouvees = backend.search("abri", Ressource.objects.order_by(F("pk").asc()), order_by_relevance=False)
        assert noms(trouvees) == ["Zone abri", "Abri abri abri", "Maison abri"]

    def test_parmi_aucune(self):
        RessourceFactory()
        assert not Ressource.objects.filter(ParmiCes([])).exists()


class TestReconstruire:
    def test_la_commande_de_wagtail_ecrit_une_generation_sur_le_disque(self, settings, tmp_path):
        settings.WAGTAILSEARCH_BACKENDS = {
            **settings.WAGTAILSEARCH_BACKENDS,
            "disque": {
                "BACKEND": "search.backends.whoosh_fr",
                "LOCATION": str(tmp_path),
                "AUTO_UPDATE": False,
            },
        }
        RessourceFactory(nom="Abri", communes=["Ixelles"])
        dit = StringIO()
        call_command("update_index", backend_name="disque", stdout=dit)
        assert "ressources.Ressource" in dit.getvalue()
        disque = get_search_backend("disque")
        assert noms(disque.search("abri ixelles", Ressource)) == ["Abri"]
        assert len(disque.search(MATCH_ALL, Page)) == Page.objects.count()
        disque.reset_indexes()
        assert not disque.search("abri", Ressource)
        disque.lecture.fermer()


class TestLesMots:
    def test_sans_accents_ni_pluriel(self, backend):
        ressources(backend, "Hébergement d’urgence", "Épicerie")
        for question in ("hebergements", "HÉBERGEMENT", "l’hébergement", "urgences"):
            assert noms(backend.search(question, Ressource)) == ["Hébergement d’urgence"], question

    def test_un_texte_garde_sa_langue(self, backend):
        ressources(backend, "Opvang voor daklozen", langue="nl")
        for langue in ("fr", "nl"):
            with translation.override(langue):
                assert noms(backend.search("dakloze", Ressource)) == ["Opvang voor daklozen"]

    def test_les_synonymes_gouvernes(self, moteur):
        backend = moteur(SYNONYMES=lambda: [("CPAS", "OCMW", "centre public d’action sociale")])
        ressources(backend, "OCMW Elsene", "Le centre public communal d’action sociale", "Le centre sportif")
        ressources(backend, "Le CPAS")
        trouvees = noms(backend.search("cpas", Ressource))
        assert trouvees[0] == "Le CPAS"
        assert set(trouvees[1:]) == {"OCMW Elsene", "Le centre public communal d’action sociale"}

    def test_une_expression_garde_ses_distances(self, backend):
        ressources(
            backend, "La prise en charge", "La prise de charge", "La charge de prise", "La prise, la charge"
        )
        assert set(noms(backend.search(Phrase("prise en charge"), Ressource))) >= {"La prise en charge"}
        assert "La charge de prise" not in noms(backend.search(Phrase("prise en charge"), Ressource))
        assert noms(backend.search(Phrase("sportif"), Ressource)) == []

    def test_une_expression_ne_passe_pas_d_un_champ_a_l_autre(self, backend):
        backend.add(RessourceFactory(nom="Accueil de jour", description="Soins infirmiers"))
        assert not backend.search(Phrase("jour soins"), Ressource)
        assert len(backend.search(Phrase("soins infirmiers"), Ressource)) == 1

    def test_une_faute_de_frappe(self, backend):
        ressources(backend, "Infirmerie", "Pharmacie", "Rue")
        assert noms(backend.search(Fuzzy("rue"), Ressource)) == ["Rue"]
        assert not backend.search(Fuzzy("vue"), Ressource)
        assert noms(backend.search(Fuzzy("infirmrie"), Ressource)) == ["Infirmerie"]
        assert noms(backend.search(Fuzzy("farmacie pharmacie"), Ressource)) == ["Pharmacie"]
        assert noms(backend.search(Fuzzy("infirmrie"), Ressource, fields=["nom"])) == ["Infirmerie"]
        assert not backend.search(Fuzzy("infirmrie"), Ressource, fields=["description"])

    def test_un_champ_seul(self, backend):
        backend.add(RessourceFactory(nom="Abri", description="Douche"))
        assert backend.search("douche", Ressource, fields=["description"]).count() == 1
        assert backend.search("douche", Ressource, fields=["nom"]).count() == 0
        assert backend.search("douche", Ressource, fields=["nom", "description"]).count() == 1
        assert backend.search("abri douche", Ressource, fields=["nom"], operator="or").count() == 1
        assert backend.search(Phrase("abri"), Ressource, fields=["nom"]).count() == 1

    def test_les_debuts_de_tous_les_mots(self, backend):
        ressources(backend, "Épicerie sociale", "Épicerie fine")
        assert noms(backend.autocomplete("épi soc", Ressource)) == ["Épicerie sociale"]
        assert len(backend.autocomplete("e", Ressource)) == 2
        assert not backend.autocomplete("picerie", Ressource)
        assert noms(backend.autocomplete("anticonstitutionnellement", Ressource)) == []

    def test_un_index_ou_des_choses_ne_se_completent_pas(self, backend):
        ressources(backend, "Épicerie", "…")
        assert noms(backend.autocomplete("épi", Ressource)) == ["Épicerie"]

    def test_un_mot_tres_long_se_complete_aussi(self, backend):
        ressources(backend, "Anticonstitutionnellement")
        for fin in (10, 15, 20, 25):
            assert len(backend.autocomplete("anticonstitutionnellement"[:fin], Ressource)) == 1

    def test_ce_qui_n_a_pas_de_mot_ne_trouve_rien(self, backend):
        ressources(backend, "Abri")
        for question in ("…", "  ", PlainText("?", operator="or"), Phrase("!"), Fuzzy("-")):
            assert not backend.search(question, Ressource), question
            assert not backend.autocomplete(question, Ressource), question

    def test_la_poussee_se_transmet(self, backend):
        ressources(backend, "Abri", "Douche")
        for mot, premier in (("abri", "Abri"), ("douche", "Douche")):
            autre = "douche" if mot == "abri" else "abri"
            question = Boost(PlainText(mot) & PlainText(mot), 3) | PlainText(autre)
            assert noms(backend.search(question, Ressource))[0] == premier

    def test_tout_a_un_score(self, backend):
        ressources(backend, "Abri")
        (trouvee,) = backend.search(MATCH_ALL, Ressource).annotate_score("score")
        assert trouvee.score == 1.0


class TestLesPoids:
    def test_le_champ_pese_ce_que_dit_le_reglage(self, moteur):
        un = RessourceFactory(nom="Abri", description="Maison")
        deux = RessourceFactory(nom="Maison", description="Abri")
        for poids, premier in (({"nom": 8.0}, un), ({"nom": 0.1}, deux)):
            backend = moteur(POIDS=poids)
            backend.add_bulk(Ressource, [un, deux])
            assert backend.search("abri", Ressource)[0] == premier

    def test_un_reglage_inconnu_est_refuse(self, moteur):
        with pytest.raises(ImproperlyConfigured, match="POID"):
            moteur(POID=1)


class TestLesPages:
    @pytest.fixture
    def page(self):
        return Page.objects.get(depth=1).add_child(
            instance=PageEditoriale(title="Abris", chapeau="Chauffoir")
        )

    def test_chercher_une_page_trouve_ce_que_dit_son_modele(self, backend, page):
        backend.add(page)
        (trouvee,) = backend.search("chauffoir", Page)
        assert (type(trouvee), trouvee.pk) == (Page, page.pk)
        assert list(backend.search("chauffoir", PageEditoriale)) == [page]

    def test_lue_comme_page_elle_reste_une(self, backend, page):
        backend.add(page)
        backend.delete(Page.objects.get(pk=page.pk))
        assert not backend.search("chauffoir", Page)

    def test_sa_langue_est_celle_de_sa_traduction(self, backend, page):
        page.locale, _ = Locale.objects.get_or_create(language_code="nl")
        page.title = "Opvang voor daklozen"
        page.save()
        backend.add_bulk(PageEditoriale, list(PageEditoriale.objects.filter(pk=page.pk)))
        with translation.override("nl"):
            assert [p.title for p in backend.search("dakloze", Page)] == ["Opvang voor daklozen"]
