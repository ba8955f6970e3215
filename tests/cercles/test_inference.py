"""What is `prive` or `groupe` leaves no trace for another group: not a count, a facet, a date, an address (§4.5).

Each reader's pages are read twice: before another group writes, and after. Not one sign may differ.
"""

import re

import pytest
from django.urls import reverse

from noeuds.models import Noeud, Terme
from socle.comptes.models import Bassin
from tests.cercles.monde import creer_monde
from tests.noeuds.fabriques import (
    NoeudFactory,
    PisteFactory,
    PropositionFactory,
    QuestionFactory,
    ReponseFactory,
    VignetteFactory,
)

pytestmark = pytest.mark.django_db

#: What changes from one answer to the next without telling anything.
_HASARD = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|data-cle="[^"]*"')
ETRANGERS = ["anonyme", "sans_groupe", "autre", "moderateur_autre", "coordination"]


def adresses(noeud):
    slug = noeud.slug
    return [
        "/noeuds/",
        f"/noeuds/?famille={noeud.famille}&etiquette=secrete",
        noeud.get_absolute_url(),
        "/vignettes/",
        f"/vignettes/?noeud={slug}&vulnerabilite=isolement&theme=argent&bassin=sud",
        f"{reverse('recherche')}?q=tournesol",
        f"{reverse('recherche')}?q=tournesol&genre=vignette&langue=fr",
        f"{reverse('recherche')}?q=introuvable",
        f"{reverse('suggestions')}?q=tour",
        f"{reverse('suggestions')}?q=tour&format=opensearch",
        reverse("comme", args=["noeud", slug]),
        f"{reverse('etiquettes_suggestions')}?q=sec",
        reverse("etiquette", args=["secrete"]),
        reverse("mon_espace"),
        reverse("a_relire"),
        "/sitemap.xml",
        "/",
    ]


def lire(client, connecter, monde, role, noeud):
    client.logout()
    if role != "anonyme":
        connecter(client, monde.fraiche(role))
    pages = {}
    for adresse in adresses(noeud):
        reponse = client.get(adresse)
        pages[adresse] = (reponse.status_code, _HASARD.sub("", reponse.content.decode()))
    return pages


def raconter(monde, noeud, cercle):
    """Everything that a group can write around a nœud, in a cercle that stays at home."""
    auteur = {"auteur": monde.personnes["auteur"], "groupe": monde.groupe, "cercle": cercle}
    situations = [
        VignetteFactory(
            noeud=noeud,
            titre="Le tournesol",
            bassin=Bassin.objects.get(cle="sud"),
            etiquettes=["secrète"],
            **auteur,
        )
        for _ in range(6)
    ]
    for situation in situations:
        situation.vulnerabilites.add(Terme.objects.get(liste="vulnerabilite", cle="isolement"))
        situation.themes.add(Terme.objects.get(liste="theme", cle="argent"))
    piste = PisteFactory(noeud=noeud, si="le tournesol fane", **auteur)
    for _ in range(5):
        ReponseFactory(piste=piste, texte="Le tournesol encore.", **auteur)
    QuestionFactory(noeud=noeud, texte="Et le tournesol ?", **auteur)
    PropositionFactory(question="Comment faire quand le tournesol fane ?", **auteur)
    for pas in range(5):
        piste.essais.create(personne=monde.personnes["membre"] if not pas else _quelqu_un(), a_aide=True)


def _quelqu_un():
    from tests.comptes.fabriques import membre

    return membre()


@pytest.fixture
def noeud():
    noeud = NoeudFactory(cercle="public", slug="le-noeud")
    VignetteFactory(noeud=noeud, cercle="public", titre="Une situation que tous lisent")
    PisteFactory(noeud=noeud, cercle="public", si="chacun peut lire")
    return Noeud.objects.get(pk=noeud.pk)


@pytest.mark.parametrize("cercle", ["prive", "groupe"])
@pytest.mark.parametrize("role", ETRANGERS)
def test_pas_un_signe_ne_change_pour_qui_n_est_pas_du_groupe(cercle, role, noeud, client, connecter):
    monde = creer_monde()
    avant = lire(client, connecter, monde, role, noeud)
    raconter(monde, noeud, cercle)
    apres = lire(client, connecter, monde, role, noeud)
    changees = [adresse for adresse in avant if avant[adresse] != apres[adresse]]
    assert not changees


def test_l_epreuve_saurait_le_voir(noeud, client, connecter):
    """The same change, read by a member of the group, is seen on most pages."""
    monde = creer_monde()
    avant = lire(client, connecter, monde, "membre", noeud)
    raconter(monde, noeud, "groupe")
    apres = lire(client, connecter, monde, "membre", noeud)
    changees = {adresse for adresse in avant if avant[adresse] != apres[adresse]}
    assert {
        "/noeuds/",
        noeud.get_absolute_url(),
        "/vignettes/",
        f"{reverse('recherche')}?q=tournesol",
    } <= changees
