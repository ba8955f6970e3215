"""Nœuds in two languages: each once, in the reader's where it exists, with all that is linked to its source."""

import re

import pytest
from django.utils import translation

from noeuds import actions
from noeuds.forms.recit import EtapeNoeud
from noeuds.models import IndexNoeuds
from noeuds.recit import Recit
from search.suggestions import suggestions
from search.trouver import Recherche
from socle.cercles.enums import Cercle
from tests.cdp.fabriques import SeanceFactory
from tests.comptes.fabriques import coordination, membre, moderateur
from tests.noeuds.fabriques import NoeudFactory, PropositionFactory, VignetteFactory
from tests.outils.traductions import traduire
from tests.ressources.fabriques import RessourceFactory
from tests.veille.fabriques import synthese

pytestmark = pytest.mark.django_db
TITRE = "Wat doen als de deur dicht blijft"


def page(client, adresse):
    reponse = client.get(adresse)
    assert reponse.status_code == 200, adresse
    return reponse.content.decode()


@pytest.fixture
def source():
    return NoeudFactory(cercle=Cercle.PUBLIC, resume="Le résumé.", etiquettes=["porte"])


@pytest.fixture
def traduction(source):
    return traduire(source, TITRE, resume="De samenvatting.")


def test_chaque_langue_a_sa_page_a_la_meme_adresse(client, source, traduction):
    assert traduction.url == f"/nl{source.url}"
    assert TITRE in page(client, traduction.url)
    assert source.title not in page(client, traduction.url)
    assert source.title in page(client, source.url)


def test_sans_traduction_la_page_se_lit_en_francais_dans_l_interface_neerlandaise(client, source):
    html = page(client, f"/nl{source.url}")
    assert '<html lang="nl">' in html
    assert source.title in html
    assert re.search(r'<h1[^>]* lang="fr"', html)
    canonique = re.search(r'<link rel="canonical" href="([^"]+)"', html)[1]
    assert canonique.endswith(source.url)
    assert "/nl/" not in canonique
    assert 'hreflang="nl" href="http' not in html


@pytest.mark.parametrize("etat", [{"cercle": Cercle.RESEAU}, {"publier": False}])
def test_qui_ne_voit_pas_la_traduction_lit_la_source(client, connecter, source, etat):
    traduire(source, TITRE, **etat)
    for adresse in (f"/nl{source.url}", "/nl/noeuds/", "/nl/"):
        html = page(client, adresse)
        assert source.title in html
        assert TITRE not in html
    assert f">{TITRE}<" not in page(client, f"/nl/recherche/?q={TITRE}")


def test_une_traduction_d_un_autre_nom_se_trouve_par_celui_de_la_source(client, source):
    traduire(source, TITRE, slug="deur")
    assert TITRE in page(client, "/nl/noeuds/deur/")
    assert TITRE in page(client, f"/nl{source.url}")


def test_ce_qui_ne_se_voit_pas_n_existe_dans_aucune_langue(client):
    for noeud in (NoeudFactory(cercle=Cercle.RESEAU), NoeudFactory(cercle=Cercle.PUBLIC, live=False)):
        assert client.get(f"/nl{noeud.url}").status_code == 404
    assert client.get("/nl/noeuds/inconnu/").status_code == 404
    assert client.get("/nl/noeuds/inconnu/plus/loin/").status_code == 404


@pytest.mark.parametrize("adresse", ["/noeuds/", "/noeuds/?famille=patient", "/noeuds/?etiquette=porte", "/"])
def test_une_liste_montre_chaque_noeud_une_fois_dans_sa_langue(client, source, traduction, adresse):
    seul = NoeudFactory(cercle=Cercle.PUBLIC, etiquettes=["porte"])
    fr, nl = page(client, adresse), page(client, f"/nl{adresse}")
    assert source.title in fr
    assert TITRE not in fr
    assert TITRE in nl
    assert source.title not in nl
    for html in (fr, nl):
        assert html.count(f">{seul.title}<") == 1


def test_la_traduction_montre_ce_qui_est_lie_a_sa_source(client, connecter, source, traduction):
    vignette = VignetteFactory(noeud=source, cercle=Cercle.PUBLIC)
    ressource = RessourceFactory(cercle=Cercle.PUBLIC)
    ressource.noeuds.add(source)
    proche = NoeudFactory(cercle=Cercle.PUBLIC)
    proche.noeuds_proches.add(source)
    proche.save()
    proche_nl = traduire(proche, "Een buur")
    html = page(client, traduction.url)
    for lu in (vignette.titre, ressource.nom, proche_nl.title, "porte"):
        assert lu in html
    assert proche.title not in html
    VignetteFactory.create_batch(4, noeud=source, cercle=Cercle.PUBLIC)
    assert re.search(r"\b5 situ", page(client, "/nl/noeuds/"))


def test_ce_qui_n_est_pas_des_mots_suit_la_source(client, source, traduction):
    type(source).objects.filter(pk=source.pk).update(famille="situation")
    assert TITRE in page(client, "/nl/noeuds/?famille=situation")
    assert TITRE not in page(client, "/nl/noeuds/?famille=patient")


def test_ce_qui_pointe_vers_la_source_se_lit_dans_la_langue(client, connecter, source, traduction):
    groupe = membre().adhesions_actives[0].cycle.groupe
    vignette = VignetteFactory(noeud=source, cercle=Cercle.PUBLIC)
    autre = VignetteFactory(cercle=Cercle.PUBLIC)
    autre.autres_noeuds.add(source)
    seance = SeanceFactory(groupe=groupe, cercle=Cercle.PUBLIC, passee=True)
    seance.noeuds.add(source)
    analyse = synthese("public", titre="Une analyse")
    analyse.noeuds.add(source)
    analyse.save()
    ressource = RessourceFactory(cercle=Cercle.PUBLIC)
    ressource.noeuds.add(source)
    for objet in (vignette, autre, seance, analyse, ressource):
        adresse = objet.get_absolute_url()
        assert TITRE in page(client, f"/nl{adresse}"), adresse
        assert source.title in page(client, adresse)
    assert TITRE in page(client, "/nl/vignettes/")
    assert source.title not in page(client, f"/nl/vignettes/?noeud={source.slug}")
    vignette.refresh_from_db()
    assert vignette.noeud == source


def test_les_formulaires_proposent_chaque_noeud_une_fois(source, traduction):
    with translation.override("nl"):
        form = Recit(membre(), "").question(EtapeNoeud)
    assert dict(form.fields["noeud"].choices) == {source.pk: TITRE}
    assert form.fields["noeud"].coerce(str(source.pk)) == source
    form = Recit(membre(), "").question(EtapeNoeud)
    assert dict(form.fields["noeud"].choices) == {source.pk: source.title}


def test_la_recherche_trouve_une_fois_dans_la_langue_de_la_page(source):
    traduire(source, f"{source.title} in het Nederlands")
    for langue in ("fr", "nl"):
        with translation.override(langue):
            (rangee,) = Recherche(membre(), source.title).montrees
            assert rangee.nombre == 1
            assert rangee.resultats[0].langue == langue
            (suggestion,) = suggestions(membre(), source.title[:12])
            assert suggestion.url.startswith("/nl/") is (langue == "nl")


def test_une_question_en_neerlandais_trouve_aussi_en_francais(source, traduction):
    """Found by its Dutch words, read in the language of the page."""
    (rangee,) = Recherche(membre(), "deur dicht blijft").montrees
    assert [(r.titre, r.langue) for r in rangee.resultats] == [(source.title, "fr")]


def test_une_question_en_neerlandais_devient_une_page_en_neerlandais():
    proposition = PropositionFactory(
        cercle=Cercle.GROUPE, langue="nl", question="Wat doen als de lift stuk is?"
    )
    noeud = actions.nouer(proposition, moderateur(proposition.groupe))
    assert noeud.langue == "nl"
    assert noeud in type(noeud).objects.sources()


def test_un_seul_index_par_langue():
    for langue in ("fr", "nl"):
        parent = IndexNoeuds.dans(langue).get_parent()
        assert not IndexNoeuds.can_create_at(parent)


def test_une_editrice_traduit_une_page_dans_l_administration(client, connecter, source):
    connecter(client, coordination())
    adresse = f"/admin/translation/submit/page/{source.pk}/"
    nl = IndexNoeuds.dans("nl").locale_id
    reponse = client.post(adresse, {"locales": [nl]})
    (copie,) = type(source).objects.dans("nl")
    assert reponse.url == f"/admin/pages/{copie.pk}/edit/"
    html = client.get(reponse.url).content.decode()
    assert 'name="title"' in html
    for nom in ("famille", "noeuds_proches", "etiquettes"):
        assert f'name="{nom}"' not in html
    envoi = {
        "title": TITRE,
        "slug": copie.slug,
        "resume": "",
        "ce_qui_aide": "",
        "ce_qui_reste_noue": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }
    assert client.post(reponse.url, envoi).status_code == 302
    assert TITRE in page(client, f"/nl{source.url}")
    client.logout()
    assert TITRE not in page(client, f"/nl{source.url}")
