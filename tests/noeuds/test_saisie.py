"""Bad input: a clear sentence beside the field, and nothing typed is lost (issue « Le socle », Must hold)."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from noeuds.models import BrouillonDeVignette, PropositionDeNoeud, Terme
from tests.comptes.fabriques import membre
from tests.noeuds.fabriques import NoeudFactory, VignetteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def membre_connecte(client, connecter):
    connecter(client, membre())
    return client


@pytest.fixture
def vignette(client, connecter):
    vignette = VignetteFactory()
    connecter(client, vignette.auteur)
    return vignette


def repondre(client, vignette, etape, **reponses):
    return client.post(reverse("vignette_etape", args=[vignette.reference, etape]), reponses)


def refus(client, vignette, etape, **reponses):
    """The page that comes back, after checking that nothing was saved."""
    reponse = repondre(client, vignette, etape, **reponses)
    assert reponse.status_code == 200
    assert not BrouillonDeVignette.objects.exists()
    page = reponse.content.decode()
    assert "Il reste quelque chose à corriger" in page
    return page


@pytest.mark.parametrize(
    ("etape", "champ", "phrase"),
    [
        ("recit", "recit", "Racontez ce qui se passe, même en trois phrases."),
        ("noeud", "noeud", "Choisissez le nœud le plus proche."),
        ("aide", "aide_ou_manque", "Dites en une phrase ce qui a aidé, ou ce qui a manqué."),
    ],
)
def test_each_needed_answer_is_asked_for_in_words(client, vignette, etape, champ, phrase):
    assert phrase in refus(client, vignette, etape, **{champ: ""})


def test_a_script_is_shown_as_text_when_the_form_comes_back(client, vignette):
    mots = "<script>alert(1)</script>"
    page = refus(client, vignette, "titre", titre=mots * 10, langue="fr")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_script_never_reaches_a_reader(client, vignette):
    repondre(client, vignette, "recit", recit="Vu <script>alert(1)</script> **ici**")
    repondre(client, vignette, "titre", titre="<b>Gras</b>", langue="fr")
    client.post(reverse("vignette_modifier", args=[vignette.reference]))
    page = client.get(vignette.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert "<b>Gras</b>" not in page
    assert "<strong>ici</strong>" in page


def test_twenty_megabytes_are_refused_beside_the_field_and_given_back(client, vignette):
    enorme = "trop long " * 2_000_000
    page = refus(client, vignette, "recit", recit=enorme)
    assert "Ce texte est trop long : 19999999 signes, pour 20000 au plus" in page
    assert enorme[:1000] in page
    assert len(page) > 19_000_000


def test_a_label_of_five_hundred_characters_is_refused_and_given_back(client, vignette):
    longue = "x" * 500
    page = refus(client, vignette, "titre", langue="fr", etiquettes=f"logement, {longue}")
    assert "est trop longue : 40 signes au plus" in page
    assert f"logement, {longue}" in page


@pytest.mark.parametrize(
    ("etape", "champ", "valeur"),
    [
        ("personne", "tranche_age", "73"),
        ("personne", "saison", "2026-01-04"),
        ("personne", "bassin", "999999"),
        ("personne", "bassin", "nord"),
        ("noeud", "noeud", "999999"),
        ("fragilites", "vulnerabilites", "999999"),
        ("fragilites", "vulnerabilites", "isolement"),
        ("titre", "autres_noeuds", "999999"),
        ("titre", "titre", "t" * 500),
        ("outil", "outil_mode", "tarot"),
        ("priorites", "priorite_1", "p" * 500),
        ("appels", "par_1", "moi"),
    ],
)
def test_a_wrong_choice_or_a_long_line_is_said_beside_its_field(client, vignette, etape, champ, valeur):
    page = refus(client, vignette, etape, **{champ: valeur})
    assert "champ--erreur" in page


def test_a_pathology_is_not_a_vulnerability(client, vignette):
    diabete = Terme.objects.get(cle="diabete")
    refus(client, vignette, "fragilites", vulnerabilites=[diabete.pk])


def test_a_nœud_that_she_may_not_see_cannot_be_chosen(client, vignette):
    brouillon = NoeudFactory(live=False)
    page = refus(client, vignette, "noeud", noeud=brouillon.pk)
    assert "Ce nœud n’est plus dans la liste" in page
    assert brouillon.title not in page


@pytest.mark.parametrize(
    ("envoi", "phrase"),
    [
        ({"quoi_1": "La concierge"}, "Dites qui a fait appel à ce service."),
        ({"par_1": "rp"}, "Dites qui, ou quel service."),
    ],
)
def test_a_half_filled_line_of_help_is_asked_to_be_completed(client, vignette, envoi, phrase):
    page = refus(client, vignette, "appels", **envoi)
    assert phrase in page
    assert 'value="La concierge"' in page or "quoi_1" not in envoi


def test_an_unknown_question_is_not_found(client, vignette):
    for nom in ("vignette_etape", "vignette_en_chemin"):
        assert client.post(reverse(nom, args=[vignette.reference, "prix"])).status_code == 404


@pytest.mark.parametrize(("champ", "valeur"), [("recit", ""), ("priorite_3", "Seule")])
def test_the_database_itself_refuses_what_makes_no_sense(champ, valeur):
    vignette = VignetteFactory()
    setattr(vignette, champ, valeur)
    with pytest.raises(IntegrityError), transaction.atomic():
        vignette.save()


def test_a_proposal_without_words_says_what_is_missing(membre_connecte):
    reponse = membre_connecte.post("/proposer-un-noeud/", {"question": "", "pourquoi": "", "famille": "lune"})
    page = reponse.content.decode()
    assert "Écrivez la question que vous vous posez." in page
    assert "Dites en une phrase pourquoi" in page
    assert not PropositionDeNoeud.objects.exists()
