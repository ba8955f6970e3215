from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.urls import reverse

from socle.cercles.enums import Cercle, Pas
from tests.comptes.fabriques import membre, veilleuse
from tests.outils.lieux import RACINE
from tests.veille.fabriques import pdf
from veille.models import DocumentArchive

pytestmark = pytest.mark.django_db

SOURCES = RACINE.parent / "shared" / "sources"


def archiver(dossier, *options):
    sortie = StringIO()
    call_command("archiver", str(dossier), *options, stdout=sortie)
    return sortie.getvalue()


@pytest.fixture
def dossier(tmp_path):
    (tmp_path / "annee" / "2021").mkdir(parents=True)
    (tmp_path / "annee" / "2021" / "rapport.pdf").write_bytes(
        pdf("Le rapport de la première année", "Le tournesol")
    )
    (tmp_path / "note.md").write_text("# Une note de terrain\n\nLa démence à domicile.", "utf-8")
    (tmp_path / "vieux.txt").write_bytes("Un vieux texte accentué.".encode("latin-1"))
    (tmp_path / "image.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_un_dossier_entier_entre_dans_l_archive_du_reseau(dossier):
    sortie = archiver(dossier)
    assert "ajouté : 3" in sortie
    assert "[1/3]" in sortie
    assert set(DocumentArchive.objects.values_list("title", "cercle")) == {
        ("Le rapport de la première année Le tournesol", Cercle.RESEAU),
        ("Une note de terrain", Cercle.RESEAU),
        ("Un vieux texte accentué.", Cercle.RESEAU),
    }
    assert not DocumentArchive.objects.visibles_pour(AnonymousUser()).exists()
    assert DocumentArchive.objects.visibles_pour(membre()).count() == 3


def test_recommencer_ne_double_rien_meme_sous_un_autre_nom(dossier):
    archiver(dossier)
    (dossier / "note.md").rename(dossier / "renommee.md")
    assert "déjà là : 3" in archiver(dossier, "--cercle", "public")
    assert DocumentArchive.objects.count() == 3
    assert not DocumentArchive.objects.filter(cercle=Cercle.PUBLIC).exists()


def test_le_cercle_et_la_personne_se_disent_et_se_consignent(dossier):
    autrice = veilleuse()
    archiver(dossier, "--cercle", "public", "--auteur", autrice.email.upper())
    document = DocumentArchive.objects.first()
    assert (document.cercle, document.auteur, document.uploaded_by_user) == (Cercle.PUBLIC, autrice, autrice)
    etape = document.pas.get()
    assert (etape.pas, etape.de, etape.vers, etape.par) == (
        Pas.CREATION,
        Cercle.PRIVE,
        Cercle.PUBLIC,
        autrice,
    )


def test_un_mauvais_fichier_n_arrete_pas_les_autres_et_se_voit_a_la_fin(dossier):
    (dossier / "faux.pdf").write_bytes(b"MZ rien d'un pdf")
    (dossier / "binaire.txt").write_bytes(bytes(range(256)) * 20)
    sortie = StringIO()
    with pytest.raises(CommandError, match="2 fichier"):
        call_command("archiver", str(dossier), stdout=sortie)
    assert "faux.pdf : refusé. Ce fichier n’est pas un PDF" in sortie.getvalue()
    assert DocumentArchive.objects.count() == 3


@pytest.mark.parametrize(
    ("dossier", "options", "raison"),
    [
        ("/nulle/part", [], "n’existe pas"),
        (".", ["--auteur", "inconnue@exemple.brussels"], "Aucune personne"),
    ],
)
def test_une_mauvaise_demande_est_refusee_en_clair(dossier, options, raison):
    with pytest.raises(CommandError, match=raison):
        archiver(dossier, *options)


@pytest.mark.skipif(
    not SOURCES.is_dir(), reason=f"the field's own reports are not beside the repository ({SOURCES})"
)
@pytest.mark.parametrize(
    ("debut", "mots"),
    [
        ("000", "pilote mutualisation ressources locales"),
        ("001", "referent de proximite confiance"),
        ("002", "intervision immersion"),
        ("003", "veilleuse moderateurs communautes"),
        ("004", "concertations cliniques multidisciplinaires"),
    ],
)
def test_les_rapports_du_terrain_se_trouvent_par_leurs_mots(debut, mots, client):
    archiver(SOURCES, "--cercle", "public")
    document = next(d for d in DocumentArchive.objects.all() if Path(d.file.name).name.startswith(debut))
    html = client.get(reverse("archives"), {"q": mots.upper()}).content.decode()
    assert document.get_absolute_url() in html


def test_une_notice_corrige_ce_que_le_fichier_dit_mal(dossier):
    notices = dossier / "notices.toml"
    notices.write_text('["note.md"]\ntitre = "La note de 2021"\nannee = 2021\nlangue = "nl"\n', "utf-8")
    archiver(dossier, "--notices", str(notices))
    document = DocumentArchive.objects.get(title="La note de 2021")
    assert (document.annee, document.langue) == (2021, "nl")
    assert DocumentArchive.objects.get(title="Un vieux texte accentué.").langue == "fr"
    with pytest.raises(CommandError, match="ne se lisent pas"):
        archiver(dossier, "--notices", str(dossier / "absentes.toml"))
