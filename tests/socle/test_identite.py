"""Another network makes the platform its own: name, phrase, logo, colours, contact (design.md)."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from socle.demonstration import etapes
from socle.identite.couleurs import contraste, decliner, jetons
from socle.identite.lecture import identite
from socle.identite.models import Identite
from tests.comptes.fabriques import coordination, moderateur, veilleuse
from tests.socle.test_jetons import ELEMENTS, FONDS, SUR_VOILE, TEXTES

pytestmark = pytest.mark.django_db

VIOLET, BLEU = "#5b2a86", "#0b4f8a"
SAISIE = {
    "nom": "De Knoop",
    "signature": "Un réseau, douze métiers.",
    "signature_nl": "Eén netwerk, twaalf beroepen.",
    "contact": "bonjour@exemple.brussels",
    "couleur_principale": VIOLET,
    "couleur_accent": BLEU,
}


@pytest.fixture
def chez_la_coordination(client, connecter):
    return connecter(client, coordination())


def adresse():
    rangee = Identite.objects.first() or Identite.objects.create()
    return reverse("wagtailsettings:edit", args=["identite", "identite", rangee.pk])


def enregistrer(client, **champs):
    return client.post(adresse(), {**SAISIE, **champs}, follow=True).content.decode()


def image(genre="PNG", taille=(900, 300)):
    sortie = BytesIO()
    Image.new("RGB", taille, "#884422").save(sortie, genre)
    return SimpleUploadedFile(f"logo.{genre.lower()}", sortie.getvalue())


def test_sans_rien_choisir_aucune_feuille_de_plus(client):
    page = client.get("/").content.decode()
    assert "<title>Accueil · Le fil</title>" in page
    assert "/identite/" not in page


def test_la_coordination_change_tout_et_chaque_page_le_dit(chez_la_coordination):
    enregistrer(chez_la_coordination)
    page = chez_la_coordination.get("/").content.decode()
    assert "<title>Accueil · De Knoop</title>" in page
    assert "Un réseau, douze métiers." in page
    assert 'href="mailto:bonjour@exemple.brussels"' in page
    assert "Le fil relie" not in page
    assert "Eén netwerk, twaalf beroepen." in chez_la_coordination.get("/nl/").content.decode()


def test_les_couleurs_sont_une_feuille_a_part_gardee_pour_toujours(chez_la_coordination):
    enregistrer(chez_la_coordination)
    feuille = identite().url_feuille
    assert f'<link rel="stylesheet" href="{feuille}">' in chez_la_coordination.get("/").content.decode()
    reponse = chez_la_coordination.get(feuille)
    assert reponse["Content-Type"].startswith("text/css")
    assert "immutable" in reponse["Cache-Control"]
    assert f"--fil: {VIOLET};" in reponse.content.decode()
    enregistrer(chez_la_coordination, couleur_principale="#123456")
    assert identite().url_feuille != feuille
    assert chez_la_coordination.get(feuille).status_code == 404


@pytest.mark.parametrize("schema", ["clair", "sombre"])
@pytest.mark.parametrize("principale", [VIOLET, "#000000", "#7b1113", "#1a5a1a", "#00008b"])
def test_toute_couleur_acceptee_se_lit_partout(principale, schema):
    valeurs = jetons()[schema] | decliner(principale, principale)[schema]
    paires = [(texte, fond) for texte in TEXTES for fond in FONDS] + SUR_VOILE
    assert not [(t, f) for t, f in paires if contraste(valeurs[t], valeurs[f]) < 7]
    assert not [(e, f) for e in ELEMENTS for f in FONDS if contraste(valeurs[e], valeurs[f]) < 3]


@pytest.mark.parametrize("pale", ["#7799cc", "#ffffff", "#fbf8f3"])
def test_une_couleur_trop_pale_est_refusee_avec_la_plus_proche_qui_se_lit(pale, chez_la_coordination):
    page = enregistrer(chez_la_coordination, couleur_principale=pale)
    assert "ne se lit pas assez sur le papier" in page
    proposee = page.split("La plus proche qui se lit est ")[1][:7]
    enregistrer(chez_la_coordination, couleur_principale=proposee)
    assert Identite.objects.get().couleur_principale == proposee


@pytest.mark.parametrize("couleur", ["rouge", "#12345", "#12345g", "red;}"])
def test_une_couleur_mal_ecrite_est_refusee(couleur, chez_la_coordination):
    assert "un dièse et six signes" in enregistrer(chez_la_coordination, couleur_accent=couleur)
    assert identite().couleurs is None


@pytest.mark.parametrize("genre", ["PNG", "WEBP", "JPEG"])
def test_un_logo_est_redessine_en_petit_et_servi_par_nous(genre, chez_la_coordination):
    enregistrer(chez_la_coordination, logo=image(genre))
    adresse_du_logo = identite().url_logo
    assert (
        f'<img class="logo__image" src="{adresse_du_logo}" alt="">'
        in chez_la_coordination.get("/").content.decode()
    )
    reponse = chez_la_coordination.get(adresse_du_logo)
    assert reponse["Content-Type"] == "image/png"
    assert Image.open(BytesIO(reponse.content)).size == (384, 128)


def test_le_logo_reste_quand_on_change_le_nom_et_part_quand_on_le_demande(chez_la_coordination):
    enregistrer(chez_la_coordination, logo=image())
    enregistrer(chez_la_coordination, nom="Autre")
    ancienne = identite().url_logo
    assert ancienne
    enregistrer(chez_la_coordination, sans_logo="on")
    assert not identite().url_logo
    assert chez_la_coordination.get(ancienne).status_code == 404


def _bombe():
    """A PNG of a few bytes that says it is ten thousand million points."""
    entete = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    morceaux = [(b"IHDR", entete), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(d)) + g + d + struct.pack(">I", zlib.crc32(g + d)) for g, d in morceaux
    )


@pytest.mark.parametrize(
    "octets",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a",
        b"\x89PNG\r\n",
        _bombe(),
    ],
    ids=["svg", "gif", "tronque", "bombe"],
)
def test_ce_qui_n_est_pas_une_image_est_refuse_en_mots(octets, chez_la_coordination):
    page = enregistrer(chez_la_coordination, logo=SimpleUploadedFile("logo.png", octets))
    assert "Cette image ne se lit pas." in page
    assert not identite().url_logo


def test_l_identite_ne_coute_aucune_requete(django_assert_num_queries):
    identite()
    with django_assert_num_queries(0):
        assert identite().nom == "Le fil"


def test_une_identite_changee_ailleurs_se_voit_tout_de_suite():
    assert identite().nom == "Le fil"
    Identite.objects.create(nom="Autre")
    assert identite().nom == "Autre"
    Identite.objects.all().delete()
    assert identite().nom == "Le fil"
    assert cache.get("identite").nom == "Le fil"


@pytest.mark.parametrize("role", [moderateur, veilleuse])
def test_personne_d_autre_ne_la_change(role, client, connecter):
    connecter(client, role())
    enregistrer(client)
    assert identite().nom == "Le fil"


class TestAdmin:
    def test_il_porte_le_nom_le_dessin_et_les_couleurs(self, chez_la_coordination):
        enregistrer(chez_la_coordination)
        page = chez_la_coordination.get(reverse("wagtailadmin_home")).content.decode()
        assert "De Knoop</title>" in page
        assert "logo__dessin" in page
        assert f"--w-color-secondary: {VIOLET};" in page
        assert "socle/img/fil.svg" in page

    def test_chaque_couleur_vient_des_jetons(self, chez_la_coordination):
        page = chez_la_coordination.get(reverse("wagtailadmin_home")).content.decode()
        for schema in ("clair", "sombre"):
            assert f"--w-color-surface-page: {jetons()[schema]['papier']};" in page

    def test_on_en_revient_d_un_geste(self, chez_la_coordination):
        page = chez_la_coordination.get(reverse("wagtailadmin_home")).content.decode()
        assert reverse("mon_espace") in page

    @pytest.mark.parametrize(("langue", "mot"), [("fr", "Rechercher"), ("nl", "Doorzoek")])
    def test_il_parle_la_langue_de_la_personne(self, langue, mot, client, connecter):
        connecter(client, coordination(langue=langue))
        page = client.get(reverse("wagtailadmin_home")).content.decode()
        assert f'<html lang="{langue}"' in page
        assert mot in page


def test_la_demonstration_laisse_l_identite_choisie():
    etape = next(etape for etape in etapes() if "identité" in etape.titre)
    etape.charger(lambda fait, total: None)
    Identite.objects.update(nom="Autre")
    etape.charger(lambda fait, total: None)
    assert Identite.objects.get().nom == "Autre"
