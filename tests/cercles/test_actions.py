"""The life of a thing between its cercles, step by step, and what must not be possible (produit.md §4.1)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from noeuds.models import Noeud, Vignette
from socle.cercles import actions, permissions
from socle.cercles.enums import Cercle, Etat, Pas
from socle.cercles.models import PasDeCercle
from tests.cercles.monde import creer_monde
from tests.comptes.fabriques import moderateur
from tests.noeuds.fabriques import dossier

pytestmark = pytest.mark.django_db


@pytest.fixture
def monde():
    return creer_monde()


@pytest.fixture
def vignette(monde):
    return monde.chose(Vignette, "prive")


def visible(objet, personne):
    return type(objet).objects.visibles_pour(personne).filter(pk=objet.pk).exists()


def test_a_new_thing_is_seen_by_its_author_alone(monde):
    vignette = actions.signer(Vignette(), monde.personnes["auteur"], monde.groupe)
    assert vignette.cercle == Cercle.PRIVE
    assert vignette.secteur == "social"


def test_from_private_to_public_each_step_is_taken_by_somebody_else_and_logged(monde, vignette):
    auteur, moderation, coordination = (monde.fraiche(r) for r in ("auteur", "moderateur", "coordination"))
    dehors = monde.fraiche("moderateur_autre")
    actions.proposer(vignette, auteur, Cercle.PUBLIC, dossier=dossier())
    assert not visible(vignette, monde.fraiche("membre"))
    actions.relire(vignette, moderation, dossier=dossier())
    assert not visible(vignette, coordination)
    actions.regarder(vignette, dehors)
    assert vignette.cercle == Cercle.PRIVE
    assert not visible(vignette, monde.fraiche("membre"))
    actions.valider(vignette, coordination)
    assert visible(vignette, monde.fraiche("anonyme"))
    journal = [(etape.pas, etape.par) for etape in PasDeCercle.objects.order_by("pk")]
    assert journal == [
        (Pas.PROPOSITION, auteur),
        (Pas.RELECTURE, moderation),
        (Pas.REGARD, dehors),
        (Pas.VALIDATION, coordination),
    ]


def test_a_moderator_cannot_review_her_own_text(monde):
    vignette = monde.chose(Vignette, "prive")
    vignette.auteur = monde.personnes["moderateur"]
    vignette.save()
    moi = monde.fraiche("moderateur")
    actions.proposer(vignette, moi, Cercle.GROUPE, dossier=dossier())
    with pytest.raises(PermissionDenied):
        actions.relire(vignette, moi, dossier=dossier())
    actions.relire(vignette, moderateur(monde.groupe), dossier=dossier())
    assert vignette.cercle == Cercle.GROUPE


def test_coordination_cannot_validate_what_she_reviewed_herself(monde, vignette):
    actions.proposer(vignette, monde.fraiche("auteur"), Cercle.PUBLIC, dossier=dossier())
    double = moderateur(monde.groupe)
    double.fonction = "coordination"
    double.save()
    actions.relire(vignette, double, dossier=dossier())
    actions.regarder(vignette, monde.fraiche("moderateur_autre"))
    with pytest.raises(PermissionDenied):
        actions.valider(vignette, double)


def test_a_request_that_somebody_else_answered_meanwhile_cannot_be_answered_again(monde, vignette):
    actions.proposer(vignette, monde.fraiche("auteur"), Cercle.GROUPE, dossier=dossier())
    perimee = Vignette.objects.get(pk=vignette.pk)
    actions.renvoyer(vignette, monde.fraiche("moderateur"), "À revoir.")
    with pytest.raises(PermissionDenied):
        actions.relire(perimee, moderateur(monde.groupe), dossier=dossier())


def test_taking_back_is_immediate_and_drops_the_pending_request(monde):
    vignette = monde.chose(Vignette, "reseau", "public", relu=True)
    actions.reprendre(vignette, monde.fraiche("auteur"), Cercle.PRIVE)
    assert vignette.cercle_demande == ""
    for role in ("membre", "moderateur", "coordination", "anonyme"):
        assert not visible(vignette, monde.fraiche(role)), role


def test_taking_back_never_widens(monde):
    vignette = monde.chose(Vignette, "groupe")
    with pytest.raises(PermissionDenied):
        actions.reprendre(vignette, monde.fraiche("auteur"), Cercle.PUBLIC)


def test_an_author_cannot_put_back_alone_what_was_withdrawn(monde):
    vignette = monde.chose(Vignette, "public", etat="retire")
    with pytest.raises(PermissionDenied):
        actions.remettre(vignette, monde.fraiche("auteur"))
    actions.remettre(vignette, monde.fraiche("coordination"))
    assert vignette.etat == Etat.EN_LIGNE


def test_the_database_refuses_a_group_thing_without_group(vignette):
    with pytest.raises(IntegrityError), transaction.atomic():
        Vignette.objects.filter(pk=vignette.pk).update(cercle=Cercle.GROUPE, groupe=None)


def test_the_database_refuses_a_request_for_a_narrower_cercle(vignette):
    with pytest.raises(IntegrityError), transaction.atomic():
        Vignette.objects.filter(pk=vignette.pk).update(cercle=Cercle.PUBLIC, cercle_demande=Cercle.GROUPE)


@pytest.mark.parametrize(
    ("role", "attendu"),
    [
        ("anonyme", "professionnel·le du social"),
        ("autre", "professionnel·le du social"),
        ("coordination", "professionnel·le du social"),
        ("membre", "Amina Testard"),
        ("auteur", "vous"),
    ],
)
def test_outside_the_group_a_contribution_shows_a_sector_never_a_name(monde, role, attendu):
    vignette = monde.chose(Vignette, "public")
    auteur = monde.personnes["auteur"]
    auteur.first_name, auteur.last_name = "Amina", "Testard"
    auteur.save()
    assert vignette.signature_pour(monde.fraiche(role)) == attendu


def test_the_log_leaves_the_group_without_names(monde):
    vignette = monde.chose(Vignette, "prive")
    actions.proposer(vignette, monde.fraiche("auteur"), Cercle.PUBLIC, dossier=dossier())
    etape = actions.relire(vignette, monde.fraiche("moderateur"), dossier=dossier())
    dans, dehors = monde.fraiche("membre"), monde.fraiche("coordination")
    assert permissions.signature_du_pas(dans, vignette, etape) == str(monde.personnes["moderateur"])
    assert permissions.signature_du_pas(dehors, vignette, etape) == "la modération"
    proposition = vignette.pas.first()
    assert permissions.signature_du_pas(dehors, vignette, proposition) == "professionnel·le du social"


def test_the_sector_outlives_the_account(monde):
    vignette = monde.chose(Vignette, "public")
    monde.personnes["auteur"].delete()
    vignette = Vignette.objects.get(pk=vignette.pk)
    assert vignette.signature_pour(monde.fraiche("membre")) == "professionnel·le du social"


def test_sending_back_without_a_word_says_so(monde, client):
    vignette = monde.chose(Vignette, "prive", "groupe")
    client.force_login(monde.fraiche("moderateur"))
    adresse = f"/cercles/noeuds.vignette/{vignette.reference}/renvoyer/"
    reponse = client.post(adresse, {"mot": "  "}, follow=True)
    assert "Écrivez un mot" in reponse.content.decode()
    vignette.refresh_from_db()
    assert vignette.cercle_demande == Cercle.GROUPE


def test_the_queue_shows_what_waits_with_its_age_and_never_ones_own(monde, client):
    monde.chose(Vignette, "prive", "groupe")
    client.force_login(monde.fraiche("moderateur"))
    assert "vignette" in client.get("/a-relire/").content.decode()
    client.force_login(monde.fraiche("moderateur_autre"))
    assert "Rien n’attend votre relecture" in client.get("/a-relire/").content.decode()


def test_saving_a_page_read_before_it_was_taken_back_does_not_bring_it_back(monde):
    page = monde.chose(Noeud, "public")
    lue_avant = Noeud.objects.get(pk=page.pk)
    actions.reprendre(page, monde.fraiche("coordination"), Cercle.RESEAU)
    lue_avant.resume = "Un mot de plus."
    lue_avant.save()
    page.refresh_from_db()
    assert (page.cercle, page.resume) == (Cercle.RESEAU, "Un mot de plus.")
