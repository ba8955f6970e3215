"""What PostgreSQL keeps beside the entries: its words follow what is written, changed and removed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.models import Entree
from search.moteurs import mots

from .monde import monde, noms_des_moteurs

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("postgresql" not in noms_des_moteurs(), reason="a run on PostgreSQL"),
]


@pytest.fixture
def m(db):
    with monde("postgresql") as le_monde:
        yield le_monde


def connus():
    with connection.cursor() as curseur:
        curseur.execute("SELECT mot, entrees FROM search_mot")
        return dict(curseur.fetchall())


def test_les_mots_suivent_les_entrees(m):
    une, autre = m.entree("Tournesol fané"), m.entree("Tournesol")
    assert connus() == {"tournesol": 2, "fane": 1}
    Entree.objects.filter(pk=une.pk).update(titre="Bleuet fané")
    assert connus() == {"tournesol": 1, "fane": 1, "bleuet": 1}
    Entree.objects.bulk_create(
        [Entree(genre=autre.genre, objet_id=autre.objet_id, titre="Chardon", langue="fr", adresse="/")],
        update_conflicts=True,
        unique_fields=["genre", "objet_id"],
        update_fields=["titre"],
    )
    assert connus() == {"chardon": 1, "fane": 1, "bleuet": 1}
    Entree.objects.all().delete()
    assert connus() == {}


@pytest.mark.parametrize(
    ("texte", "question"),
    [
        ("Les participant·e·s", "participant"),
        ("L’infirmier.ère du CPAS", "infirmier"),
        ("Le C.P.A.S. d’Ixelles", "cpas"),
        ("Sœur et frère", "soeur"),
        ("Un lieu d'accueil/écoute", "écoute"),
        ("Des sans-abri", "abri"),
        ("Een woning zoeken", "woningen"),
    ],
)
def test_le_texte_se_lit_comme_on_l_ecrit(m, texte, question):
    entree = m.entree("Fiche", texte, langue="nl" if "woning" in texte else "fr")
    assert m.pks(question, entree) == [entree.pk]


def test_mille_mots_invisibles_plus_proches_ne_cachent_pas_le_visible(m):
    entree = m.entree("Fiche", "Un hébergement.")
    for lettre in "abcdefghijklmnopqrstuvwxyz":
        m.entree("Secret", " ".join(f"helberg{lettre}ment{suite}" for suite in ("", "s", "e")))
    assert m.moteur.chercher("helbergement", m.visibles(entree), "fr").corrige == "hébergement"


class TestMots:
    def test_peu_de_textes_sont_lus(self, m, monkeypatch):
        """Words are counted in the base; three texts say how one is written."""
        entrees = [m.entree(f"Tournesol {numero}", "Un tournevis, un tournoi.") for numero in range(12)]
        lus = []
        vrai = mots.accentues

        def accentues(formes, textes):
            lus.extend(textes)
            return vrai(formes, lus)

        monkeypatch.setattr(mots, "accentues", accentues)
        with CaptureQueriesContext(connection) as requetes:
            trouves = m.moteur.mots("tourn", m.visibles(*entrees))
        assert trouves == ["tournesol", "tournevis", "tournoi"]
        assert len(requetes) == 2
        assert 1 <= len(lus) <= 3 * len(trouves)

    def test_ni_mot_vide_ni_nombre_ni_adresse_ni_debut_trop_court(self, m):
        entree = m.entree("Fiche", "Comme communes, 1200, comm1.exemple.brussels, commune.")
        assert m.moteur.mots("comm", m.visibles(entree)) == ["commune", "communes"]
        assert m.moteur.mots("120", m.visibles(entree)) == []
        assert m.moteur.mots("co", m.visibles(entree)) == []

    def test_le_dernier_parmi_ce_qui_dit_les_autres(self, m):
        entrees = [
            m.entree("Fiche", "Une aide, une allocation."),
            m.entree("Fiche", "Un médecin allergique."),
        ]
        assert m.moteur.mots("aide all", m.visibles(*entrees)) == ["allocation"]

    def test_l_orthographe_d_un_texte_cache_ne_compte_pas(self, m):
        entree = m.entree("Fiche", "Un hebergement.")
        for _numero in range(4):
            m.entree("Secret", "Un hébergement.")
        assert m.moteur.mots("heb", m.visibles(entree)) == ["hebergement"]
        assert m.moteur.chercher("helbergement", m.visibles(entree), "fr").corrige == "hebergement"


def test_une_base_ou_rien_n_est_pose_le_dit(m):
    assert m.moteur.etat()["index"] == "lisible"
    with connection.cursor() as curseur:
        curseur.execute("DROP INDEX search_entree_vecteur")
    assert m.moteur.etat()["index"] == "absent"


def test_un_texte_plus_long_que_postgresql_n_en_lit_est_garde(m):
    entree = m.entree("Fiche", " ".join(f"mot{numero}" for numero in range(120_000)))
    assert m.pks("fiche", entree) == [entree.pk]
