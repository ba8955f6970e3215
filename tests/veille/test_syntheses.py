import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from socle.cercles import actions as cercles
from socle.cercles.enums import Cercle, Etat
from socle.cercles.permissions import peut_voir
from tests.comptes.fabriques import PersonneFactory, coordination, membre, moderateur, veilleuse
from tests.noeuds.fabriques import NoeudFactory
from tests.veille.fabriques import DocumentFactory, synthese
from veille.models import IndexAnalyses, SynthesePage
from veille.workflow import relier_le_workflow

pytestmark = pytest.mark.django_db

ROLES = {
    "anonyme": AnonymousUser,
    "sans_adhesion": PersonneFactory,
    "participante": membre,
    "moderatrice": moderateur,
    "coordination": coordination,
    "veilleuse": veilleuse,
}
RESEAU = {"participante", "moderatrice", "coordination", "veilleuse"}
TOUS = set(ROLES)
VERITE = {
    (Cercle.RESEAU, Etat.EN_LIGNE, True): RESEAU,
    (Cercle.PUBLIC, Etat.EN_LIGNE, True): TOUS,
    (Cercle.RESEAU, Etat.EN_LIGNE, False): set(),
    (Cercle.PUBLIC, Etat.EN_LIGNE, False): set(),
    (Cercle.PUBLIC, Etat.RETIRE, True): {"coordination"},
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("cercle", "etat", "live"), VERITE)
def test_qui_lit_une_synthese(role, cercle, etat, live, client):
    page = synthese(cercle, live)
    SynthesePage.objects.filter(pk=page.pk).update(etat=etat)
    page.refresh_from_db()
    user = ROLES[role]()
    attendu = role in VERITE[cercle, etat, live]
    if user.is_authenticated:
        client.force_login(user)
    assert peut_voir(user, page) is attendu
    assert SynthesePage.objects.visibles_pour(user).exists() is attendu
    assert client.get(page.url).status_code == (200 if attendu else 404)
    assert (page.title in client.get("/analyses/").content.decode()) is attendu


def test_la_liste_est_publique_et_dit_quand_il_n_y_a_rien(client):
    assert "Pas encore d’analyse" in client.get("/analyses/").content.decode()


def test_publier_une_ancienne_revision_ne_rouvre_rien():
    autrice = veilleuse()
    page = synthese(Cercle.PUBLIC, auteur=autrice)
    ancienne = page.save_revision()
    cercles.reprendre(page, autrice, Cercle.RESEAU)
    ancienne.publish()
    page.refresh_from_db()
    assert page.cercle == Cercle.RESEAU
    assert not SynthesePage.objects.visibles_pour(AnonymousUser()).exists()


class TestArticle:
    def corps(self):
        return [
            ("titre", "Ce que l’on gagne"),
            ("texte", "<p>Un mot : <b>deux</b> ; trois.</p>"),
            ("titre", "Ce que l’on gagne"),
            ("citation", {"texte": "On raconte son mardi.", "attribution": "professionnel·le du social"}),
            ("encadre", {"titre": "À savoir", "texte": "<p>Ceci.</p>"}),
            (
                "chiffres",
                {
                    "titre": "Ce qui complique",
                    "situations": True,
                    "lignes": [{"libelle": "argent", "valeur": 18}, {"libelle": "langue", "valeur": 3}],
                    "base": "42 situations",
                },
            ),
        ]

    def test_chaque_bloc_se_lit_et_le_sommaire_mene_a_chaque_titre(self, client):
        html = client.get(synthese(Cercle.PUBLIC, corps=self.corps()).url).content.decode()
        assert 'href="#ce-que-lon-gagne"' in html
        assert 'id="ce-que-lon-gagne"' in html
        assert 'href="#ce-que-lon-gagne-2"' in html
        assert 'id="ce-que-lon-gagne-2"' in html
        assert "<b>deux</b>\u202f; trois" in html
        assert "On raconte son mardi." in html
        assert "42 situations" in html
        assert "Citer cette analyse" in html

    def test_un_nombre_de_situations_sous_cinq_ne_se_lit_nulle_part(self, client):
        """Not in the number nor in the width of the bar (produit.md §4.4)."""
        html = client.get(synthese(Cercle.PUBLIC, corps=self.corps()).url).content.decode()
        assert "moins de 5" in html
        assert 'value="18"' in html
        assert 'value="3"' not in html

    def test_un_rapport_du_reseau_ne_s_ouvre_pas_par_une_page_publique(self, client):
        page = synthese(
            Cercle.PUBLIC, document=DocumentFactory(cercle=Cercle.RESEAU, title="Rapport du réseau")
        )
        assert "Rapport du réseau" not in client.get(page.url).content.decode()
        client.force_login(membre())
        assert "Rapport du réseau" in client.get(page.url).content.decode()

    def test_un_noeud_du_reseau_ne_se_nomme_pas_sur_une_page_publique(self, client):
        page = synthese(Cercle.PUBLIC)
        page.noeuds = [
            NoeudFactory(title="Le nœud du réseau"),
            NoeudFactory(title="Le public", cercle=Cercle.PUBLIC),
        ]
        page.save()
        html = client.get(page.url).content.decode()
        assert "Le public" in html
        assert "Le nœud du réseau" not in html

    def test_une_etiquette_se_retrouve_sans_accent(self):
        page = synthese(Cercle.PUBLIC)
        page.etiquettes.add("Démence")
        page.save()
        page.etiquettes.add("demence")
        page.save()
        assert SynthesePage.objects.get().etiquettes.count() == 1

    def test_les_pages_tiennent_en_quinze_requetes(self, client, django_assert_max_num_queries):
        client.force_login(membre())
        for n in range(4):
            page = synthese(
                Cercle.PUBLIC, titre=f"Analyse {n}", corps=self.corps(), document=DocumentFactory()
            )
            page.noeuds = NoeudFactory.create_batch(3, cercle=Cercle.PUBLIC)
            page.etiquettes.add(f"mot {n}", "autre")
            page.save()
        client.get("/analyses/")
        with django_assert_max_num_queries(15) as liste:
            client.get("/analyses/")
        with django_assert_max_num_queries(15) as article:
            client.get(page.url)
        for n in range(4, 8):
            synthese(Cercle.PUBLIC, titre=f"Analyse {n}", corps=self.corps())
        page.noeuds = [*page.noeuds.all(), *NoeudFactory.create_batch(3, cercle=Cercle.PUBLIC)]
        page.save()
        with django_assert_max_num_queries(len(liste)):
            client.get("/analyses/")
        with django_assert_max_num_queries(len(article)):
            client.get(page.url)


class TestRelecture:
    """The veilleuse writes, the moderators read, coordination puts on line (Wagtail's workflow)."""

    @pytest.fixture
    def index(self):
        index = IndexAnalyses.dans("fr")
        relier_le_workflow(apps, index.pk)
        return index

    @pytest.fixture
    def brouillon(self, index):
        autrice = veilleuse()
        page = synthese(live=False, owner=autrice, titre="Brouillon")
        page.save_revision(user=autrice)
        return page

    def test_deux_accords_puis_la_page_est_en_ligne_pour_le_reseau(self, brouillon):
        moderatrice, coordinatrice = moderateur(), coordination()
        etat = brouillon.get_workflow().start(brouillon, brouillon.owner)
        etat.current_task_state.approve(user=moderatrice)
        brouillon.refresh_from_db()
        assert not brouillon.live
        etat.refresh_from_db()
        etat.current_task_state.approve(user=coordinatrice)
        brouillon.refresh_from_db()
        assert (brouillon.live, brouillon.cercle) == (True, Cercle.RESEAU)

    def test_on_n_y_change_plus_rien_pendant_la_relecture(self, brouillon):
        brouillon.get_workflow().start(brouillon, brouillon.owner)
        brouillon = SynthesePage.objects.get(pk=brouillon.pk)
        assert brouillon.get_lock().for_user(brouillon.owner)
        assert not brouillon.get_lock().for_user(moderateur())

    def test_nulle_ne_publie_seule(self, brouillon):
        assert brouillon.permissions_for_user(brouillon.owner).can_edit()
        for personne in (brouillon.owner, coordination()):
            assert not brouillon.permissions_for_user(personne).can_publish()

    def test_la_veilleuse_ecrit_dans_l_admin_et_en_devient_l_autrice(self, index, client):
        autrice = veilleuse()
        client.force_login(autrice)
        adresse = reverse("wagtailadmin_pages:add", args=["veille", "synthesepage", index.pk])
        secret = DocumentFactory(cercle=Cercle.PRIVE, title="Rapport gardé par une autre")
        formulaire = client.get(adresse)
        assert formulaire.status_code == 200
        assert secret.title not in formulaire.content.decode()
        donnees = {
            "title": "Une année",
            "slug": "une-annee",
            "chapeau": "Deux phrases.",
            "date": "2026-01-15",
            "corps-count": 0,
            "notes": "null",
            "etiquettes": "Démence",
        }
        assert client.post(adresse, donnees).status_code == 302
        page = SynthesePage.objects.get(slug="une-annee")
        assert (page.auteur, page.live, page.cercle) == (autrice, False, Cercle.RESEAU)
        assert page in SynthesePage.objects.brouillons_de(autrice)
        client.force_login(autrice)
        assert "Une année" in client.get(reverse("veille")).content.decode()

    def test_un_brouillon_se_garde_et_se_relit_avec_des_blocs_encore_vides(self, index, client):
        client.force_login(veilleuse())
        vides = [
            (
                "preuves",
                {"texte": rich_text("<p>Un paragraphe.</p>"), "faisceaux": streamfield([("item", "")])},
            ),
            ("verbatim", ""),
            ("figure", {"releve": "", "legende": ""}),
            (
                "chiffres",
                {
                    "titre": "",
                    "situations": "on",
                    "lignes": streamfield([("item", {"libelle": "", "valeur": ""})]),
                    "base": "",
                },
            ),
            ("noeud", ""),
            ("ressource", ""),
            ("note", {"texte": rich_text("")}),
        ]
        donnees = nested_form_data(
            {
                "title": "En cours",
                "slug": "en-cours",
                "chapeau": "",
                "date": "2026-01-15",
                "corps": streamfield(vides),
                "notes": "null",
                "etiquettes": "",
            }
        )
        adresse = reverse("wagtailadmin_pages:add", args=["veille", "synthesepage", index.pk])
        reponse = client.post(adresse, donnees)
        assert reponse.status_code == 302, reponse.context["form"].errors.as_json()
        page = SynthesePage.objects.get(title="En cours")
        html = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()
        assert "Un paragraphe." in html
        assert "cité" not in html

    def test_le_pas_public_demande_trois_personnes(self):
        autrice = veilleuse()
        page = synthese(Cercle.RESEAU, auteur=autrice)
        moderatrice, coordinatrice = moderateur(), coordination()
        cercles.proposer(page, autrice, Cercle.PUBLIC)
        with pytest.raises(PermissionDenied):
            cercles.valider(page, coordinatrice)
        cercles.relire(page, moderatrice)
        assert not SynthesePage.objects.visibles_pour(AnonymousUser()).exists()
        cercles.valider(page, coordinatrice)
        assert SynthesePage.objects.visibles_pour(AnonymousUser()).exists()


def test_une_synthese_ne_vit_que_sous_les_analyses():
    assert SynthesePage.allowed_parent_page_models() == [IndexAnalyses]
    for analyses in IndexAnalyses.objects.all():
        assert analyses.can_exist_under(analyses.get_parent())
