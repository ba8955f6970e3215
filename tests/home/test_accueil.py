"""The home page and « mon espace »: to each reader what she may see, and what comes next for her."""

import pytest

from home.models import IndexComprendre, PageEditoriale
from socle.comptes.models import Bassin
from tests.cdp.fabriques import SeanceFactory
from tests.cercles.monde import creer_monde
from tests.comptes.fabriques import GroupeFactory, PersonneFactory, coordination, membre, moderateur
from tests.noeuds.fabriques import NoeudFactory, VignetteFactory
from tests.ressources.fabriques import DispositifFactory, RessourceFactory
from tests.veille.fabriques import synthese

pytestmark = pytest.mark.django_db


def page(client, adresse):
    reponse = client.get(adresse)
    assert reponse.status_code == 200
    return reponse.content.decode()


def test_l_accueil_montre_a_tous_ce_qui_est_public(client):
    public, cache = NoeudFactory(cercle="public"), NoeudFactory(cercle="reseau")
    analyse, interne = synthese("public", titre="Analyse ouverte"), synthese("reseau", titre="Analyse fermée")
    rencontre, prive = DispositifFactory(), DispositifFactory(cercle="reseau")
    groupe = GroupeFactory(bassin=Bassin.objects.first())
    html = page(client, "/")
    for titre in (public.title, analyse.title, rencontre.titre, groupe.nom):
        assert titre in html
    for titre in (cache.title, interne.title, prive.titre):
        assert titre not in html


def test_l_accueil_d_une_plateforme_vide_se_lit(client):
    assert "<h1>" in page(client, "/")


def test_une_participante_trouve_sa_seance_et_de_quoi_repondre(client, connecter):
    groupe = GroupeFactory()
    seance = SeanceFactory(groupe=groupe, titre="Quand la porte reste fermée")
    ailleurs = SeanceFactory(titre="Séance d’un autre groupe")
    html = page(connecter(client, membre(groupe)), "/mon-espace/")
    assert seance.titre in html
    assert ailleurs.titre not in html
    assert "Préparer" in html
    assert "/admin/" not in html
    assert "attend votre relecture" not in html


def test_une_moderatrice_voit_ce_qui_attend_et_ses_portes(client, connecter):
    groupe = GroupeFactory()
    VignetteFactory(groupe=groupe, cercle_demande="groupe")
    html = page(connecter(client, moderateur(groupe)), "/mon-espace/")
    assert "1 texte attend votre relecture" in html
    assert "/admin/" in html


def test_la_coordination_ne_compte_que_ce_qui_l_attend(client, connecter):
    monde = creer_monde()
    vignette = type(VignetteFactory())
    monde.chose(vignette, "prive", "public")
    assert "votre relecture" not in page(connecter(client, coordination()), "/mon-espace/")
    monde.chose(vignette, "prive", "public", relu="regard")
    monde.chose(vignette, "groupe", "public", relu="regard")
    assert "2 textes attendent votre relecture" in page(client, "/mon-espace/")


def test_sans_groupe_on_dit_quoi_faire(client, connecter):
    html = page(connecter(client, PersonneFactory()), "/mon-espace/")
    assert "aucun groupe pour le moment" in html
    assert "Raconter une situation" not in html


def test_ce_qui_est_retire_n_est_pas_une_nouvelle(client, connecter):
    groupe = GroupeFactory()
    vignette = VignetteFactory(groupe=groupe, cercle="groupe", etat="retire")
    ressource = RessourceFactory(groupe=groupe, cercle="groupe", etat="retire")
    html = page(connecter(client, moderateur(groupe)), "/mon-espace/")
    assert vignette.titre not in html
    assert ressource.nom not in html


def test_mes_textes_en_cours_sont_les_miens(client, connecter):
    groupe = GroupeFactory()
    moi = membre(groupe)
    mien, autre = VignetteFactory(groupe=groupe, auteur=moi), VignetteFactory(groupe=groupe)
    html = page(connecter(client, moi), "/mon-espace/")
    assert mien.titre in html
    assert autre.titre not in html


def test_les_pages_editoriales_sont_publiques_et_nettoyees(client):
    index = IndexComprendre.dans("fr")
    fille = index.add_child(
        instance=PageEditoriale(title="Une page", chapeau="Pour tous.", corps="**gras** <script>x</script>")
    )
    brouillon = index.add_child(instance=PageEditoriale(title="Un brouillon", live=False))
    assert "Une page" in page(client, "/comprendre/")
    assert "Un brouillon" not in page(client, "/comprendre/")
    html = page(client, fille.url)
    assert "<strong>gras</strong>" in html
    assert "<script>x" not in html
    assert client.get(f"/comprendre/{brouillon.slug}/").status_code == 404


def test_le_plan_et_les_robots_ne_disent_que_le_public(client):
    public, cache = synthese("public", titre="Ouverte"), synthese("reseau", titre="Fermée")
    plan = page(client, "/sitemap.xml")
    assert f"/{public.slug}/" in plan
    assert f"/{cache.slug}/" not in plan
    assert "/comprendre/" in plan
    robots = page(client, "/robots.txt")
    assert "Disallow: /admin/" in robots
    assert "/sitemap.xml" in robots
