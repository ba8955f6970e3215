"""Public pages travel compressed; a member's does not, because its size would tell what is in it."""

import gzip

import pytest

from tests.comptes.fabriques import membre

pytestmark = pytest.mark.django_db
ACCEPTE = {"HTTP_ACCEPT_ENCODING": "gzip, br"}


def test_une_page_publique_voyage_compressee(client):
    reponse = client.get("/", **ACCEPTE)
    assert reponse["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in reponse["Vary"]
    assert b"</html>" in gzip.decompress(reponse.content)


def test_la_page_d_une_membre_voyage_entiere(client, connecter):
    reponse = connecter(client, membre()).get("/mon-espace/", **ACCEPTE)
    assert "Content-Encoding" not in reponse
    assert b"</html>" in reponse.content


def test_qui_ne_sait_pas_decompresser_lit_aussi(client):
    assert "Content-Encoding" not in client.get("/")


def test_deux_fois_la_meme_page_n_a_pas_la_meme_taille(client):
    """Random bytes, so that a size says less."""
    assert len({len(client.get("/entrer/", **ACCEPTE).content) for _ in range(20)}) > 1
