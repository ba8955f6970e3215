"""The motor of one machine: what it answers, from what is visible and from nothing else (produit.md §4.5)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from modelsearch.backends import get_search_backend

from search.models import Entree
from search.moteurs import whoosh
from search.moteurs.whoosh import Whoosh
from tests.search.outils import oublier_l_index

pytestmark = pytest.mark.django_db
AUTRES = [f"Une tournée de repas chauds, livrée le mardi {n}." for n in range(4)]


@pytest.fixture
def index():
    """`index(text or (title, text) or Entree, …)`: the entries, written and indexed in one commit."""
    oublier_l_index()

    def indexer(*textes):
        entrees = [
            _entree(rang, texte) for rang, texte in enumerate(textes, start=Entree.objects.count() + 1)
        ]
        Entree.objects.bulk_create(entrees)
        moteur = get_search_backend("entrees")
        moteur.appliquer(moteur.documents(Entree, entrees))
        return entrees

    yield indexer
    oublier_l_index()


def _entree(rang, texte, **valeurs):
    if isinstance(texte, Entree):
        return texte
    titre, texte = texte if isinstance(texte, tuple) else ("Titre", texte)
    return Entree(
        **{"genre": "essais.chose", "objet_id": rang, "titre": titre, "texte": texte, "langue": "fr"}
        | valeurs
    )


def chercher(question, visibles=None, langue="fr"):
    return Whoosh().chercher(question, Entree.objects.all() if visibles is None else visibles, langue)


def pks(lignes):
    return [ligne.pk for ligne in lignes]


class TestChercher:
    def test_tout_ce_qui_tient_un_des_mots_le_meilleur_d_abord(self, index):
        loin, pres, _autre = index("Le médecin passe.", "Le médecin rappelle.", "Le jardin.")
        reponse = chercher("médecin rappelle")
        assert pks(reponse.lignes) == [pres.pk, loin.pk]
        assert reponse.lignes[0].score > reponse.lignes[1].score > 0
        assert reponse.termes == {"medecin", "rappel"}
        assert reponse.corrige == ""

    def test_une_ligne_dit_ce_que_la_base_sait(self, index):
        entree = _entree(7, "Le loyer.", cercle="reseau", langue="nl", famille="f", utilite=3, fraicheur=9)
        index(entree)
        (ligne,) = chercher("loyer").lignes
        dit = {nom: getattr(ligne, nom) for nom in ("cercle", "langue", "famille", "utilite", "fraicheur")}
        assert dit == {"cercle": "reseau", "langue": "nl", "famille": "f", "utilite": 3, "fraicheur": 9}

    def test_ce_qui_est_ecrit_de_nouveau_est_relu(self, index):
        (entree,) = index("Le loyer.")
        assert chercher("loyer").lignes[0].cercle == ""
        entree.cercle, entree.texte = "public", "Le loyer, le loyer."
        entree.save()
        moteur = get_search_backend("entrees")
        moteur.appliquer(moteur.documents(Entree, [entree]))
        assert [ligne.cercle for ligne in chercher("loyer").lignes] == ["public"]

    def test_l_ordre_tient_au_dela_de_ce_qui_est_relu(self, index):
        index(*(f"Le loyer {'du jardin ' * (n % 40)} et la cave {n}." for n in range(130)))
        scores = [ligne.score for ligne in chercher("loyer cave").lignes]
        assert len(scores) == 130
        assert scores == sorted(scores, reverse=True)

    def test_une_expression_en_place_d_un_mot_se_trouve_par_ses_mots_reunis(self, index, monkeypatch):
        monkeypatch.setattr(whoosh, "groupes", lambda: (("OCMW", "centre public d’action sociale"),))
        reuni, _disperse = index(
            "Le centre public d’action sociale.",
            f"Le centre. {'Une rue encore. ' * 9} Une action. {'Une rue. ' * 9} Public, sociale.",
        )
        assert pks(chercher("ocmw").lignes) == [reuni.pk]

    @pytest.mark.parametrize("question", ["", "  ", "?!", "zzzzzz", "🌻"])
    def test_ce_qui_ne_dit_rien_ne_trouve_rien(self, index, question):
        index("Le loyer.")
        assert chercher(question) == whoosh.Reponse()

    def test_deux_requetes_et_une_seule_quand_tout_est_su(self, index):
        index(*AUTRES)
        with CaptureQueriesContext(connection) as premieres:
            chercher("repas")
        with CaptureQueriesContext(connection) as suivantes:
            chercher("repas")
        lues = [[r["sql"] for r in q if "search_entree" in r["sql"]] for q in (premieres, suivantes)]
        assert [len(requetes) for requetes in lues] == [2, 1]


class TestSansIndex:
    def test_les_entrees_sont_lues_et_pas_d_erreur(self, caplog):
        oublier_l_index()
        caplog.set_level("INFO", "search.backends.whoosh_fr.lecture")
        entree = _entree(1, "Le loyer.")
        entree.save()
        tout, moteur = Entree.objects.all(), Whoosh()
        assert [ligne.pk for ligne in chercher("loyers").lignes] == [entree.pk], (
            "read in the database meanwhile"
        )
        assert chercher("jardin").lignes == []
        assert moteur.semblables(entree, tout) == moteur.titres("ti", tout) == moteur.mots("lo", tout) == []
        assert "missing" in caplog.text
        assert moteur.etat() == {"moteur": "whoosh", "index": "absent", "entrees": 0, "trop_grand": False}


def test_l_etat_compte_et_dit_quand_c_est_trop(index, monkeypatch):
    index(*AUTRES)
    assert Whoosh().etat() == {"moteur": "whoosh", "index": "lisible", "entrees": 4, "trop_grand": False}
    monkeypatch.setattr(whoosh, "ENTREES_MAX", 3)
    assert Whoosh().etat()["trop_grand"]


class TestCorriger:
    def test_le_mot_avec_ses_accents_et_le_reste_tel_que_tape(self, index):
        index("Le médecin, à l’hôpital.", *AUTRES)
        corrige = chercher("Où trouver un medcin, à l’hôpital ?").corrige
        assert corrige == "Où trouver un médecin, à l’hôpital ?"

    def test_une_question_dont_les_mots_sont_trouves_n_en_a_pas(self, index):
        index("La date.", "La dette.")
        assert chercher("date").corrige == ""

    def test_ce_qu_une_liste_mene_ailleurs_n_est_pas_une_faute(self, index, monkeypatch):
        monkeypatch.setattr(whoosh, "groupes", lambda: (("hospi", "hôpital"),))
        index("À l’hôpital.", "Un hospice.")
        assert chercher("hospi").corrige == ""

    def test_la_meilleure_reponse_choisit(self, index):
        index("La cave du jardin.", "La cave encore.", "La cure du loyer.")
        assert chercher("cuve jardin").corrige == "cave jardin"
        assert chercher("cuve loyer").corrige == "cure loyer"

    def test_un_mot_qui_ne_se_voit_pas_est_un_mot_qui_n_existe_pas(self, index):
        visible, cache = index("La cure, le loyer.", "La cuve et la cave, la curée.")
        seul, moteur = Entree.objects.filter(pk=visible.pk), get_search_backend("entrees")
        questions = ("cuve", "cave", "loyer cuve", "curee", "loyer")
        avec = [chercher(question, seul) for question in questions]
        moteur.appliquer([(f"search.entree:{cache.pk}", None)])
        assert avec == [chercher(question, seul) for question in questions]
        assert avec[0].corrige == "cure"
        assert pks(avec[0].lignes) == [visible.pk]


class TestSemblables:
    def test_les_plus_proches_sans_elle_ni_ses_traductions(self, index):
        textes = [
            ("Le loyer", "Un retard de loyer, une dette, un propriétaire."),
            ("La dette", "Un retard, une dette de loyer et un propriétaire pressé."),
            ("Le jardin", "Une bêche et des tomates."),
        ]
        famille = _entree(40, ("Le loyer", "Un retard de loyer, une dette."), famille="f")
        entree = _entree(41, textes[0], famille="f")
        index(famille, entree)
        proche, _loin = index(*textes[1:])
        assert pks(Whoosh().semblables(entree, Entree.objects.all())) == [proche.pk]

    def test_une_entree_qui_n_est_pas_indexee(self, index):
        (proche,) = index("Un retard de loyer et une dette.")
        index(*AUTRES)
        neuve = _entree(99, ("Loyer", "Une dette de loyer."))
        assert pks(Whoosh().semblables(neuve, Entree.objects.all())) == [proche.pk]

    def test_vingt_au_plus(self, index):
        entree, *_ = index(*(f"Un retard de loyer, une dette {n}." for n in range(30)))
        assert len(Whoosh().semblables(entree, Entree.objects.all())) == 20


class TestTitres:
    def test_les_noeuds_les_ressources_puis_les_autres_et_les_courts_d_abord(self, index):
        def nomme(rang, genre, titre):
            return _entree(rang, (titre, ""), genre=genre)

        entrees = index(
            nomme(1, "noeuds.vignette", "Le loyer"),
            nomme(2, "noeuds.piste", "Le loyer"),
            nomme(3, "ressources.ressource", "Le loyer et la cave"),
            nomme(4, "ressources.ressource", "Le loyer"),
            nomme(5, "noeuds.noeud", "Comment payer le loyer ?"),
            nomme(6, "noeuds.noeud", "Comment garder le contact ?"),
        )
        attendus = [entrees[n] for n in (4, 3, 2, 1, 0)]
        trouves = Whoosh().titres("loy", Entree.objects.all())
        assert trouves == attendus

    def test_tous_les_mots_sans_accents_et_le_titre_seulement(self, index):
        bon, _texte, _un = index(
            ("L’hôpital de jour", ""), ("Ailleurs", "L’hôpital de jour"), ("Le jour", "")
        )
        assert Whoosh().titres("jou hopi", Entree.objects.all()) == [bon]
        assert Whoosh().titres("?", Entree.objects.all()) == []

    def test_ce_qui_se_voit_et_vingt_quatre_au_plus(self, index):
        entrees = index(*((f"Le loyer {n:02}", "") for n in range(60)))
        visibles = Entree.objects.filter(pk__gt=entrees[29].pk)
        assert Whoosh().titres("loyer", visibles) == entrees[30:54]


class TestMots:
    def test_les_plus_dits_d_abord_avec_leurs_accents(self, index):
        index("Un médecin.", "Le médecin, la médaille.", "Le médecin et la méthode.", "La métaphore.")
        assert Whoosh().mots("med", Entree.objects.all()) == ["médecin", "médaille"]

    def test_ni_mot_vide_ni_nombre(self, index):
        index("Nous sommes le 1450, nos nouvelles.")
        assert Whoosh().mots("nou", Entree.objects.all()) == ["nouvelles"]
        assert Whoosh().mots("145", Entree.objects.all()) == []

    def test_pas_avant_trois_lettres(self, index):
        index("Le loyer.")
        assert [Whoosh().mots(debut, Entree.objects.all()) for debut in ("l", "lo", "loy")] == [
            [],
            [],
            ["loyer"],
        ]

    def test_le_dernier_mot_parmi_ce_qui_dit_les_autres(self, index):
        index("Une aide, une allocation.", "Un médecin allergique.")
        assert Whoosh().mots("aide all", Entree.objects.all()) == ["allocation"]

    def test_un_mot_que_l_on_ne_voit_pas_n_est_pas_propose(self, index):
        visible, *_ = index("Le loyer.", "La loyauté.", "La loyauté encore.")
        assert Whoosh().mots("loy", Entree.objects.filter(pk=visible.pk)) == ["loyer"]


MOTS = st.sampled_from(["loyer", "loyers", "dette", "dettes", "date", "médecin", "cave", "caves"])
TEXTES = st.lists(st.lists(MOTS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=5)


QUESTIONS = st.lists(st.one_of(MOTS, st.just("medcin")), min_size=1, max_size=3).map(" ".join)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(vus=TEXTES, caches=TEXTES, question=QUESTIONS)
def test_ce_qui_ne_se_voit_pas_ne_change_rien(index, vus, caches, question):
    """Neither the order nor a score, a correction, a likeness or a word."""
    Entree.objects.all().delete()
    oublier_l_index()
    entrees = index(*vus)
    visibles = Entree.objects.filter(pk__in=[entree.pk for entree in entrees])
    avant = _tout(question, entrees[0], visibles)
    index(*caches)
    assert _tout(question, entrees[0], visibles) == avant


def _tout(question, entree, visibles):
    moteur = Whoosh()
    return (
        moteur.chercher(question, visibles, "fr"),
        moteur.semblables(entree, visibles),
        moteur.titres(question[:2], visibles),
        moteur.mots(question[:3], visibles),
        moteur.proposer(question[:3], visibles),
        moteur.chercher(f'"{question}"', visibles, "fr"),
    )
