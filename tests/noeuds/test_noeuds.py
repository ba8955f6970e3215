"""The pages of nœuds: who finds what there, and Wagtail's revisions, which never widen a cercle."""

import pytest
from wagtail.models import Page

from noeuds.enums import Famille
from noeuds.models import IndexNoeuds, Noeud
from socle.cercles import actions
from socle.cercles.enums import Cercle
from tests.comptes.fabriques import PersonneFactory, coordination, membre, moderateur
from tests.noeuds.fabriques import NoeudFactory, PropositionFactory, VignetteFactory
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db
INDEX = "/noeuds/"


def page(client, adresse):
    reponse = client.get(adresse)
    assert reponse.status_code == 200
    return reponse.content.decode()


def test_the_index_is_public_and_shows_each_reader_what_she_may_see(client, connecter):
    public, reseau = NoeudFactory(cercle=Cercle.PUBLIC), NoeudFactory(cercle=Cercle.RESEAU)
    retire = NoeudFactory(cercle=Cercle.PUBLIC, etat="retire")
    brouillon = NoeudFactory(live=False)
    dehors = page(client, INDEX)
    sans_groupe = page(connecter(client, PersonneFactory()), INDEX)
    dedans = page(connecter(client, membre()), INDEX)
    for lu in (dehors, sans_groupe):
        assert public.title in lu
        assert reseau.title not in lu
    assert public.title in dedans
    assert reseau.title in dedans
    for lu in (dehors, sans_groupe, dedans):
        assert retire.title not in lu
        assert brouillon.title not in lu


def test_an_empty_index_says_what_to_do(client):
    assert "Aucun nœud à lire ici." in page(client, INDEX)


def test_the_index_filters_by_family_and_by_label(client):
    patient = NoeudFactory(cercle=Cercle.PUBLIC, famille=Famille.PATIENT)
    situation = NoeudFactory(cercle=Cercle.PUBLIC, famille=Famille.SITUATION)
    situation.etiquettes.add("sortie d’hôpital")
    situation.save()
    slug = situation.etiquettes.get().slug
    assert patient.title not in page(client, f"{INDEX}?famille=situation")
    assert situation.title in page(client, f"{INDEX}?famille=situation")
    assert patient.title not in page(client, f"{INDEX}?etiquette={slug}")
    assert situation.title in page(client, f"{INDEX}?etiquette={slug}&famille=situation")
    assert patient.title in page(client, f"{INDEX}?famille=lune&etiquette=inconnue&page=abc")


def test_a_label_that_only_hidden_nœuds_carry_is_not_offered(client):
    cache = NoeudFactory(cercle=Cercle.RESEAU)
    cache.etiquettes.add("étiquette-cachée")
    cache.save()
    NoeudFactory(cercle=Cercle.PUBLIC)
    assert "étiquette-cachée" not in page(client, INDEX)


def test_an_unsolved_nœud_says_so(client):
    NoeudFactory(cercle=Cercle.PUBLIC)
    assert "non résolu" not in page(client, INDEX)
    NoeudFactory(cercle=Cercle.PUBLIC, non_resolu=True)
    assert "non résolu" in page(client, INDEX)


def test_a_large_family_is_shown_in_part_then_page_by_page(client):
    NoeudFactory.create_batch(30, cercle=Cercle.PUBLIC)
    assert page(client, INDEX).count("<article") == 12
    assert "Les 30 nœuds de cette famille" in page(client, INDEX)
    assert page(client, f"{INDEX}?famille=patient").count("<article") == 24
    assert page(client, f"{INDEX}?famille=patient&page=2").count("<article") == 6


def test_counts_are_of_what_the_reader_sees_and_none_is_small_for_the_public(client, connecter):
    noeud = NoeudFactory(cercle=Cercle.PUBLIC)
    VignetteFactory.create_batch(4, noeud=noeud, cercle=Cercle.PUBLIC)
    secrete = VignetteFactory(noeud=noeud, cercle=Cercle.GROUPE)
    assert "4 situations" not in page(client, INDEX)
    assert "5 situations" not in page(client, INDEX)
    assert "4 situations" in page(connecter(client, membre()), INDEX)
    assert "5 situations" in page(connecter(client, membre(secrete.groupe)), INDEX)
    client.logout()
    autre = VignetteFactory(cercle=Cercle.PUBLIC)
    autre.autres_noeuds.add(noeud)
    assert "5 situations" in page(client, INDEX)


def test_a_nœud_shows_only_visible_situations_resources_and_neighbours(client, connecter):
    noeud = NoeudFactory(
        cercle=Cercle.PUBLIC, ce_qui_aide="- **Revenir** mardi", ce_qui_reste_noue="Le soir."
    )
    proche, cachee = NoeudFactory(cercle=Cercle.PUBLIC), NoeudFactory(cercle=Cercle.RESEAU)
    for voisin in (proche, cachee):
        voisin.noeuds_proches.add(noeud)
        voisin.save()
    lue = VignetteFactory(noeud=noeud, cercle=Cercle.PUBLIC)
    secrete = VignetteFactory(noeud=noeud, cercle=Cercle.GROUPE)
    ouverte = RessourceFactory(nom="Le Guichet", cercle=Cercle.PUBLIC)
    discrete = RessourceFactory(nom="La Cachette", cercle=Cercle.RESEAU)
    noeud.ressources.add(ouverte, discrete)
    dehors = page(client, noeud.url)
    for visible in (
        noeud.title,
        "<strong>Revenir</strong>",
        "Le soir.",
        proche.title,
        lue.titre,
        "Le Guichet",
    ):
        assert visible in dehors
    for cache in (cachee.title, secrete.titre, "La Cachette"):
        assert cache not in dehors
    dedans = page(connecter(client, membre(secrete.groupe)), noeud.url)
    for visible in (cachee.title, secrete.titre, "La Cachette"):
        assert visible in dedans


@pytest.mark.parametrize(
    ("cercle", "live", "etat"),
    [(Cercle.RESEAU, True, "en_ligne"), (Cercle.PUBLIC, False, "en_ligne"), (Cercle.PUBLIC, True, "retire")],
)
def test_the_public_does_not_find_a_nœud_that_is_not_for_it(client, cercle, live, etat):
    noeud = NoeudFactory(cercle=cercle, live=live, etat=etat)
    assert client.get(noeud.url).status_code == 404


def test_publishing_an_old_revision_never_widens(client):
    """faits.md: Wagtail publishes the revision as it was, its cercle of that day included."""
    auteur = coordination()
    noeud = NoeudFactory(cercle=Cercle.PUBLIC, owner=auteur, title="Ancien titre ?")
    ancienne = noeud.save_revision()
    noeud.title = "Nouveau titre ?"
    noeud.save_revision().publish()
    noeud = Noeud.objects.get()
    actions.reprendre(noeud, auteur, Cercle.RESEAU)
    ancienne.publish()
    noeud = Noeud.objects.get()
    assert (noeud.title, noeud.cercle) == ("Ancien titre ?", Cercle.RESEAU)
    assert client.get(noeud.url).status_code == 404
    actions.retirer(noeud, auteur)
    ancienne.publish()
    assert Noeud.objects.get().etat == "retire"


def test_publishing_an_old_revision_does_not_narrow_nor_change_the_author_either():
    auteur = coordination()
    noeud = NoeudFactory(owner=auteur)
    ancienne = noeud.save_revision()
    Noeud.objects.update(cercle=Cercle.PUBLIC)
    ancienne.publish()
    noeud = Noeud.objects.get()
    assert (noeud.cercle, noeud.auteur) == (Cercle.PUBLIC, auteur)


def test_a_copied_nœud_does_not_inherit_the_cercle():
    noeud = NoeudFactory(cercle=Cercle.PUBLIC)
    copie = noeud.copy(update_attrs={"slug": "copie", "title": "Copie ?"})
    assert copie.cercle == Cercle.RESEAU
    assert copie.reference != noeud.reference


def test_labels_wait_in_the_draft_until_it_is_published():
    noeud = NoeudFactory()
    noeud.etiquettes.add("Démence")
    revision = noeud.save_revision()
    assert not Noeud.objects.get().etiquettes.exists()
    revision.publish()
    noeud = Noeud.objects.get()
    noeud.etiquettes.add("demence", "logement")
    noeud.save_revision().publish()
    assert sorted(e.name for e in Noeud.objects.get().etiquettes.all()) == ["Démence", "logement"]


def test_a_page_made_in_the_admin_has_its_maker_for_author_and_goes_public_by_three_people(client, connecter):
    autrice, relectrice, seconde = coordination(), moderateur(), coordination()
    connecter(client, autrice)
    index = IndexNoeuds.dans("fr")
    reponse = client.post(
        f"/admin/pages/add/noeuds/noeud/{index.pk}/",
        {
            "title": "Comment faire quand le chat part ?",
            "slug": "chat",
            "famille": "patient",
            "resume": "",
            "ce_qui_aide": "",
            "ce_qui_reste_noue": "",
            "etiquettes": "chat, Démence",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            "action-publish": "1",
        },
    )
    assert reponse.status_code == 302
    noeud = Noeud.objects.get(slug="chat")
    assert (noeud.live, noeud.cercle, noeud.auteur) == (True, Cercle.RESEAU, autrice)
    assert sorted(e.name for e in noeud.etiquettes.all()) == ["Démence", "chat"]
    actions.proposer(noeud, autrice, Cercle.PUBLIC)
    actions.relire(noeud, relectrice)
    actions.valider(noeud, seconde)
    client.logout()
    assert "le chat part" in page(client, noeud.url)


def test_a_draft_can_be_previewed_before_it_exists(client, connecter):
    connecter(client, coordination())
    noeud = NoeudFactory(live=False)
    assert noeud.title in client.get(f"/admin/pages/{noeud.pk}/view_draft/").content.decode()
    neuf = Noeud(title="Pas encore là ?", slug="pas-encore", famille="patient")
    neuf.path, neuf.depth = f"{IndexNoeuds.dans('fr').path}0001", 4
    requete = neuf.make_preview_request(preview_mode="")
    assert "Pas encore là" in requete.render().content.decode()


def test_the_sitemap_holds_public_nœuds_only(client):
    public, reseau = NoeudFactory(cercle=Cercle.PUBLIC), NoeudFactory(cercle=Cercle.RESEAU)
    plan = page(client, "/sitemap.xml")
    assert public.slug in plan
    assert reseau.slug not in plan


def test_a_nœud_lives_under_the_index_only():
    assert Noeud.can_create_at(IndexNoeuds.dans("fr"))
    assert not Noeud.can_create_at(Page.objects.get(slug="accueil", locale__language_code="fr"))


def test_proposals_are_listed_to_those_who_may_read_them(client, connecter):
    proposition = PropositionFactory(cercle=Cercle.GROUPE)
    assert proposition.question not in page(client, INDEX)
    assert proposition.question not in page(connecter(client, membre()), INDEX)
    assert proposition.question in page(connecter(client, membre(proposition.groupe)), INDEX)
