"""The page tree of every installation, and who may do what in it: a page goes on line by two people."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Locale, Page, Site, Workflow

from noeuds.models import IndexNoeuds, Noeud
from tests.cercles.monde import creer_monde
from tests.comptes.fabriques import PersonneFactory, coordination, membre, moderateur, veilleuse
from tests.noeuds.fabriques import NoeudFactory

pytestmark = pytest.mark.django_db
LIEUX = ("accueil", "comprendre", "noeuds", "analyses")
#: Who edits below which page; coordination alone publishes.
EDITE = {coordination: set(LIEUX), moderateur: {"noeuds"}, veilleuse: {"analyses"}, membre: set()}


def lieu(slug, langue):
    page = Page.objects.get(slug=slug, locale__language_code="fr")
    return page.get_translation(Locale.objects.get(language_code=langue))


def test_l_arborescence_est_posee():
    racine = Site.objects.get().root_page
    assert racine.slug == "accueil"
    neerlandaise = racine.get_translation(Locale.objects.get(language_code="nl"))
    for accueil in (racine, neerlandaise):
        assert [p.slug for p in accueil.get_children()] == ["comprendre", "noeuds", "analyses"]
    for page in racine.get_descendants(inclusive=True):
        traduite = page.get_translation(neerlandaise.locale)
        assert traduite.live
        assert type(traduite.specific) is type(page.specific)
        assert traduite.full_url == page.full_url.replace("8000/", "8000/nl/").replace(
            "localhost/", "localhost/nl/"
        )
    assert not Page.find_problems()[0]
    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()


@pytest.mark.parametrize("qui", EDITE, ids=lambda qui: qui.__name__)
@pytest.mark.parametrize("slug", LIEUX)
@pytest.mark.parametrize("langue", ["fr", "nl"])
def test_qui_ecrit_et_qui_publie_ou(qui, slug, langue):
    droits = lieu(slug, langue).permissions_for_user(qui())
    assert droits.can_edit() is (slug in EDITE[qui])
    # Under the home page, each kind has its one page already.
    assert droits.can_add_subpage() is (slug in EDITE[qui] - {"accueil"})
    assert droits.can_publish() is (qui is coordination)
    assert not droits.can_delete() or qui is coordination


@pytest.mark.parametrize("slug", ["noeuds", "analyses"])
@pytest.mark.parametrize("langue", ["fr", "nl"])
def test_ce_qui_s_ecrit_passe_par_la_coordination(slug, langue):
    flux = lieu(slug, langue).get_workflow()
    derniere = flux.tasks[len(flux.tasks) - 1].specific
    assert [g.name for g in derniere.groups.all()] == ["Coordination"]
    assert not Workflow.objects.filter(active=True, name="Moderators approval").exists()


@pytest.mark.parametrize(
    ("qui", "statut"),
    [(coordination, 200), (moderateur, 200), (veilleuse, 200), (membre, 302), (PersonneFactory, 302)],
)
def test_l_admin_est_fermee_aux_participantes(qui, statut, client, connecter):
    assert connecter(client, qui()).get("/admin/").status_code == statut


def test_le_cercle_d_une_page_ne_change_pas_dans_l_admin(client, connecter):
    monde = creer_monde()
    noeud = NoeudFactory(cercle="reseau", auteur=monde.personnes["auteur"])
    connecter(client, coordination())
    adresse = reverse("wagtailadmin_pages:edit", args=[noeud.pk])
    assert 'name="cercle"' not in client.get(adresse).content.decode()
    envoi = {"title": "Un autre titre", "slug": noeud.slug, "famille": "patient", "action-publish": "1"}
    voulu = {
        "cercle": "public",
        "etat": "retire",
        "groupe": monde.groupe.pk,
        "auteur": "",
        "secteur": "sante",
    }
    client.post(adresse, envoi | voulu)
    lu = Noeud.objects.get(pk=noeud.pk)
    assert lu.title == "Un autre titre"
    assert (lu.cercle, lu.etat, lu.groupe, lu.auteur) == ("reseau", "en_ligne", None, noeud.auteur)


def test_une_page_n_a_pas_d_autre_serrure_que_son_cercle(client, connecter):
    connecter(client, coordination())
    for page in (Site.objects.get().root_page, IndexNoeuds.dans("fr"), NoeudFactory()):
        reponse = client.get(reverse("wagtailadmin_pages:set_privacy", args=[page.pk]))
        assert "password" not in reponse.content.decode()
