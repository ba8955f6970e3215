"""The list of situations, its filters and their counts; and the number of queries of every page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from noeuds.enums import Famille
from noeuds.models import Terme
from socle.cercles.enums import Cercle
from socle.comptes.models import Bassin
from tests.comptes.fabriques import GroupeFactory, membre, moderateur
from tests.noeuds.fabriques import MobilisationFactory, NoeudFactory, PropositionFactory, VignetteFactory
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db
LISTE = "/vignettes/"


def lue(client, adresse=LISTE):
    reponse = client.get(adresse)
    assert reponse.status_code == 200
    return reponse


def test_each_reader_finds_the_situations_that_she_may_see(client, connecter):
    par_cercle = {cercle: VignetteFactory(cercle=cercle) for cercle in Cercle}

    def vues():
        page = lue(client).content.decode()
        return {cercle for cercle, vignette in par_cercle.items() if vignette.titre in page}

    assert vues() == {Cercle.PUBLIC}
    connecter(client, membre())
    assert vues() == {Cercle.RESEAU, Cercle.PUBLIC}
    connecter(client, membre(par_cercle[Cercle.GROUPE].groupe))
    assert vues() == {Cercle.GROUPE, Cercle.RESEAU, Cercle.PUBLIC}
    connecter(client, par_cercle[Cercle.PRIVE].auteur)
    assert vues() == {Cercle.PRIVE, Cercle.RESEAU, Cercle.PUBLIC}


def test_filters_offer_and_count_only_what_is_visible(client, connecter):
    isolement = Terme.objects.get(liste="vulnerabilite", cle="isolement")
    deuil = Terme.objects.get(liste="vulnerabilite", cle="deuil")
    visible = VignetteFactory(cercle=Cercle.RESEAU, bassin=Bassin.objects.get(cle="sud"))
    secrete = VignetteFactory(cercle=Cercle.GROUPE, bassin=Bassin.objects.get(cle="nord-est"))
    visible.vulnerabilites.add(isolement)
    secrete.vulnerabilites.add(isolement, deuil)
    visible.themes.add(Terme.objects.get(liste="theme", cle="argent"))
    secrete.themes.add(Terme.objects.get(liste="theme", cle="logement"))
    reponse = lue(connecter(client, membre()))
    options = {
        facette.nom: [(option.valeur, option.compte) for option in facette.options]
        for facette in reponse.context["facettes"]
    }
    assert options == {
        "noeud": [(visible.noeud.slug, 1)],
        "theme": [("argent", 1)],
        "vulnerabilite": [("isolement", 1)],
        "bassin": [("sud", 1)],
    }


def test_each_filter_keeps_what_it_says(client, connecter):
    terme = Terme.objects.get(liste="vulnerabilite", cle="isolement")
    bassin = Bassin.objects.get(cle="sud")
    bonne = VignetteFactory(cercle=Cercle.RESEAU, bassin=bassin)
    bonne.vulnerabilites.add(terme)
    autre = VignetteFactory(cercle=Cercle.RESEAU)
    connecter(client, membre())
    for filtre in (f"noeud={bonne.noeud.slug}", "vulnerabilite=isolement", "bassin=sud"):
        page = lue(client, f"{LISTE}?{filtre}").content.decode()
        assert bonne.titre in page
        assert autre.titre not in page
    autre.autres_noeuds.add(bonne.noeud)
    assert autre.titre in lue(client, f"{LISTE}?noeud={bonne.noeud.slug}").content.decode()


def test_an_unknown_filter_is_ignored(client):
    vignette = VignetteFactory(cercle=Cercle.PUBLIC)
    page = lue(client, f"{LISTE}?noeud=inconnu&bassin=%00&vulnerabilite=zzz&page=99").content.decode()
    assert vignette.titre in page


def test_the_public_is_told_no_small_number(client):
    VignetteFactory.create_batch(4, cercle=Cercle.PUBLIC, noeud=NoeudFactory(cercle=Cercle.PUBLIC))
    reponse = lue(client)
    assert reponse.context["nombre"] is None
    assert {o.compte for f in reponse.context["facettes"] for o in f.options} == {None}
    VignetteFactory(cercle=Cercle.PUBLIC)
    assert lue(client).context["nombre"] == 5


def test_the_list_comes_by_twenty_four(client):
    VignetteFactory.create_batch(
        25, cercle=Cercle.PUBLIC, groupe=GroupeFactory(), auteur=None, noeud=NoeudFactory()
    )
    assert lue(client).content.decode().count("<article") == 24
    assert lue(client, f"{LISTE}?page=2").content.decode().count("<article") == 1


def _peupler(groupe, noeud):
    """A little of everything that the pages show."""
    terme = Terme.objects.get(liste="vulnerabilite", cle="isolement")
    bassin = Bassin.objects.get(cle="sud")
    autres = [
        NoeudFactory(famille=famille, cercle=cercle)
        for famille in Famille
        for cercle in (Cercle.RESEAU, Cercle.PUBLIC)
    ]
    for autre in autres:
        autre.etiquettes.add(f"étiquette {autre.pk}")
        autre.noeuds_proches.add(noeud)
        autre.save()
        vignette = VignetteFactory(noeud=noeud, groupe=groupe, bassin=bassin, cercle=Cercle.GROUPE)
        vignette.vulnerabilites.add(terme)
        vignette.autres_noeuds.add(autre)
        vignette.etiquettes.add(f"autre {autre.pk}")
        MobilisationFactory(vignette=vignette)
        noeud.ressources.add(RessourceFactory(cercle=Cercle.RESEAU))
        PropositionFactory(groupe=groupe, cercle=Cercle.GROUPE)
    return vignette


def test_no_page_makes_more_queries_when_the_rows_double(client, connecter):
    groupe, noeud = GroupeFactory(), NoeudFactory()
    vignette = _peupler(groupe, noeud)
    proposition = PropositionFactory(groupe=groupe, cercle=Cercle.GROUPE)
    brouillon = VignetteFactory(groupe=groupe)
    adresses = [
        "/noeuds/",
        "/noeuds/?famille=patient",
        noeud.url,
        LISTE,
        f"{LISTE}?noeud={noeud.slug}&bassin=sud&vulnerabilite=isolement",
        vignette.get_absolute_url(),
        proposition.get_absolute_url(),
        "/vignettes/nouvelle/",
        "/proposer-un-noeud/",
    ]
    personnes = [membre(groupe), moderateur(groupe)]
    avant = {(a, p.pk): _requetes(client, connecter, p, a) for p in personnes for a in adresses}
    modifier = reverse("vignette_modifier", args=[brouillon.reference])
    avant[modifier, brouillon.auteur.pk] = _requetes(client, connecter, brouillon.auteur, modifier)
    vignette.mobilisations.create(quoi="Une autre", par="rp")
    _peupler(groupe, noeud)
    personnes.append(brouillon.auteur)
    for (adresse, pk), nombre in avant.items():
        personne = next(p for p in personnes if p.pk == pk)
        assert _requetes(client, connecter, personne, adresse) == nombre, adresse
        assert nombre <= 15, adresse


def _requetes(client, connecter, personne, adresse):
    connecter(client, personne)
    lue(client, adresse)
    with CaptureQueriesContext(
        connection,
    ) as requetes:
        lue(client, adresse)
    return len(requetes)
