"""After a session: twelve situations typed in at once, and the sheet of paper they were told on."""

import pytest

from noeuds.models import Vignette
from socle.cercles.enums import Cercle, Pas
from tests.comptes.fabriques import GroupeFactory, coordination, membre, moderateur, veilleuse
from tests.noeuds.fabriques import NoeudFactory

pytestmark = pytest.mark.django_db
LOT = "/vignettes/saisir-une-seance/"


def rangee(numero, noeud, **reponses):
    une = {"noeud": noeud.pk, "recit": f"La porte {numero}.", "aide_ou_manque": "La clé.", **reponses}
    return {f"r{numero}-{nom}": valeur for nom, valeur in une.items()}


def a_la_page(client, adresse=LOT):
    """The references that the page gives to its rows."""
    lignes = client.get(adresse).context["lignes"]
    return {f"{ligne.prefix}-reference": ligne["reference"].value() for ligne in lignes}


@pytest.fixture
def groupe():
    return GroupeFactory()


@pytest.fixture
def animatrice(client, connecter, groupe):
    personne = moderateur(groupe)
    connecter(client, personne)
    return personne


def test_chaque_bonne_ligne_est_une_situation_privee_de_qui_la_saisit(client, animatrice, groupe):
    noeud = NoeudFactory()
    envoi = {**a_la_page(client), **rangee(0, noeud, saison="hiver"), **rangee(4, noeud, tranche_age="70-79")}
    reponse = client.post(LOT, envoi, follow=True)
    assert "2 situations gardées" in reponse.content.decode()
    gardees = Vignette.objects.order_by("recit")
    assert [(v.recit, v.saison, v.tranche_age) for v in gardees] == [
        ("La porte 0.", "hiver", ""),
        ("La porte 4.", "", "70-79"),
    ]
    for vignette in gardees:
        assert (vignette.cercle, vignette.auteur, vignette.groupe) == (Cercle.PRIVE, animatrice, groupe)
        assert [pas.pas for pas in vignette.pas.all()] == [Pas.CREATION]
        assert vignette.get_absolute_url() in reponse.content.decode()


def test_une_ligne_refusee_revient_entiere_et_les_bonnes_sont_gardees(client, animatrice):
    noeud = NoeudFactory()
    nom = "Appeler Mme Peeters au 0477 12 34 56."
    envoi = {
        **a_la_page(client),
        **rangee(0, noeud),
        **rangee(1, noeud, recit=nom, saison="ete"),
        **rangee(2, noeud, aide_ou_manque=""),
    }
    page = client.post(LOT, envoi)
    assert [v.recit for v in Vignette.objects.all()] == ["La porte 0."]
    html = page.content.decode()
    assert "1 situation gardée" in html
    assert "peut faire reconnaître quelqu’un" in html or "peuvent faire reconnaître quelqu’un" in html
    assert "Dites en une phrase ce qui a aidé" in html
    premiere, deuxieme = page.context["lignes"][:2]
    assert (premiere["recit"].value(), premiere["saison"].value()) == (nom, "ete")
    assert deuxieme["recit"].value() == "La porte 2."
    assert premiere["recit"].value() not in str(list(Vignette.objects.values()))


def test_renvoyer_la_meme_page_ne_garde_rien_deux_fois(client, animatrice):
    envoi = {**a_la_page(client), **rangee(0, NoeudFactory())}
    for _fois in range(2):
        client.post(LOT, envoi)
    assert Vignette.objects.count() == 1


def test_la_reference_de_la_situation_d_une_autre_n_y_change_rien(client, connecter, animatrice):
    noeud = NoeudFactory()
    envoi = {**a_la_page(client), **rangee(0, noeud)}
    client.post(LOT, envoi)
    connecter(client, moderateur())
    client.post(LOT, envoi | rangee(0, noeud, recit="Autre chose."))
    assert sorted(v.recit for v in Vignette.objects.all()) == ["Autre chose.", "La porte 0."]
    assert Vignette.objects.get(reference=envoi["r0-reference"]).auteur == animatrice


def test_une_page_vide_ne_garde_rien(client, animatrice):
    client.post(LOT, a_la_page(client))
    assert not Vignette.objects.exists()


def test_une_moderatrice_ne_saisit_que_pour_ses_groupes(client, animatrice):
    assert client.get(f"{LOT}?groupe={GroupeFactory().slug}").status_code == 404


def test_la_veilleuse_saisit_pour_le_groupe_qu_elle_choisit(client, connecter, groupe):
    moi, autre = veilleuse(), GroupeFactory()
    connecter(client, moi)
    adresse = f"{LOT}?groupe={autre.slug}"
    client.post(adresse, {**a_la_page(client, adresse), **rangee(0, NoeudFactory())})
    vignette = Vignette.objects.get()
    assert (vignette.auteur, vignette.groupe) == (moi, autre)


@pytest.mark.parametrize("qui", [membre, coordination])
def test_personne_d_autre_ne_saisit_une_seance(client, connecter, qui):
    connecter(client, qui())
    assert client.get(LOT).status_code == 404
    assert client.post(LOT, rangee(0, NoeudFactory())).status_code == 404
    assert not Vignette.objects.exists()


def test_la_page_fait_peu_de_requetes_avec_douze_lignes(client, animatrice, django_assert_max_num_queries):
    NoeudFactory.create_batch(3)
    a_la_page(client)
    with django_assert_max_num_queries(15):
        assert len(client.get(LOT).context["lignes"]) == 12


@pytest.mark.parametrize("langue", ["", "/nl"])
def test_la_feuille_a_imprimer_ne_demande_le_nom_de_personne(client, connecter, langue):
    connecter(client, membre())
    page = client.get(f"{langue}/vignettes/canevas/")
    assert page.status_code == 200
    html = page.content.decode()
    assert html.count('class="canevas__boite') == 4
    assert "<input" not in html[html.index('class="canevas"') : html.index("</article>")]
