"""The page of a search: one address, facets that count what is visible, help where nothing answers."""

import html
import re
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from modelsearch.backends import get_search_backends
from wagtail.models import Page

from home.models import PageEditoriale
from noeuds.models import Connaissance, Vignette
from search.ecrivain import appliquer
from search.models import Changement
from socle.cercles import actions, permissions
from tests.cdp.fabriques import SeanceFactory
from tests.cercles.monde import creer_monde
from tests.cercles.table import ROLES
from tests.comptes.fabriques import GroupeFactory, membre
from tests.noeuds.fabriques import NoeudFactory, PisteFactory, VignetteFactory
from tests.outils.traductions import traduire
from tests.ressources.fabriques import RessourceFactory
from tests.search.moteurs_feints import MoteurFeint

pytestmark = pytest.mark.django_db
MOT = "tournesol"
ADRESSE = "/recherche/"


@pytest.fixture
def indexer():
    """Write what waits; the index in memory is emptied for the next test."""
    yield appliquer
    for moteur in get_search_backends():
        moteur.get_index_for_model(None).reset()


@pytest.fixture
def feindre(monkeypatch):
    def feindre(**options):
        feint = MoteurFeint(**options)
        for module in ("trouver", "pages", "suggestions"):
            monkeypatch.setattr(f"search.{module}.moteur", lambda: feint)

    return feindre


def lire(client, adresse=ADRESSE, **parametres):
    reponse = client.get(adresse, parametres, follow=True)
    assert reponse.status_code == 200
    return re.sub("[\u00a0\u202f]", " ", html.unescape(reponse.content.decode()))


def principal(texte):
    return texte.partition("<main")[2].partition("</main>")[0]


def liens(texte):
    return re.findall(r'href="([^"]+)"', principal(texte))


@pytest.mark.parametrize(
    ("demandee", "adresse"),
    [
        ("?q=", ""),
        ("?genre=noeud&q=a", "?q=a&genre=noeud"),
        ("?q=++a++b+", "?q=a+b"),
        ("?q=a&page=1", "?q=a"),
        ("?q=a&page=3", "?q=a"),
        ("?q=a&genre=noeud&page=x", "?q=a&genre=noeud"),
        ("?q=a&cercle=public", "?q=a"),
        ("?q=a&groupe=inconnu&langue=xx&exact=non&utm=1", "?q=a"),
        ("?q=a&q=b", "?q=b"),
    ],
)
def test_une_recherche_n_a_qu_une_adresse(demandee, adresse, client):
    assert client.get(ADRESSE + demandee).url == ADRESSE + adresse
    assert client.get(ADRESSE + adresse).status_code == 200


def test_le_groupe_d_autrui_n_est_pas_un_filtre(client, connecter):
    moi, autre = membre(GroupeFactory(slug="le-mien")), GroupeFactory(slug="le-leur")
    connecter(client, moi)
    assert client.get(ADRESSE, {"q": "a", "groupe": "le-mien"}).status_code == 200
    for slug in (autre.slug, "jamais-vu"):
        assert client.get(ADRESSE, {"q": "a", "groupe": slug}).url == "/recherche/?q=a"


def test_les_facettes_comptent_sous_les_autres_filtres_et_gardent_l_adresse(client, connecter):
    groupe = GroupeFactory(nom="CdP du Fil", slug="fil")
    VignetteFactory(groupe=groupe, cercle="groupe", titre=f"Le {MOT} du groupe")
    VignetteFactory(cercle="public", titre=f"Le {MOT} de tous")
    RessourceFactory(nom=f"Maison du {MOT}")
    texte = lire(connecter(client, membre(groupe)), q=MOT, cercle="public")
    assert "2 résultats" in texte
    assert f"/recherche/?q={MOT}&genre=vignette&cercle=public" in liens(texte)
    assert f"/recherche/?q={MOT}&cercle=groupe" in liens(texte)
    assert f"/recherche/?q={MOT}" in liens(texte)
    du_groupe = lire(client, q=MOT, groupe="fil")
    assert "Un résultat" in du_groupe
    assert "CdP du Fil" in du_groupe


def test_un_visiteur_n_a_pas_de_cercle_a_choisir(client):
    RessourceFactory(nom=f"Maison du {MOT}")
    VignetteFactory(cercle="public", titre=f"Le {MOT} de tous")
    assert not [lien for lien in liens(lire(client, q=MOT)) if "cercle=" in lien]


def test_la_langue_se_choisit_quand_il_y_en_a_deux(client):
    VignetteFactory(cercle="public", titre=f"Le {MOT}")
    assert "langue=" not in lire(client, q=MOT)
    VignetteFactory(cercle="public", titre=f"De {MOT}", langue="nl")
    texte = lire(client, q=MOT)
    assert f"/recherche/?q={MOT}&langue=nl" in liens(texte)
    assert 'lang="nl"' in principal(texte)
    assert "Un résultat" in lire(client, q=MOT, langue="nl")


def test_des_filtres_sans_reste_s_enlevent(client, connecter):
    RessourceFactory(nom=f"Maison du {MOT}")
    texte = lire(connecter(client, membre()), q=MOT, genre="noeud", cercle="reseau")
    assert "Rien avec ces filtres" in texte
    assert f"/recherche/?q={MOT}" in liens(texte)
    assert f"/recherche/?q={MOT}&cercle=reseau" in liens(texte)


def test_chaque_resultat_dit_son_cercle_et_cite_le_mot(client):
    RessourceFactory(nom="La maison", description=f"Un <b>jardin</b> de {MOT}s et d’herbes.")
    texte = client.get(ADRESSE, {"q": MOT}).content.decode()
    assert f"<mark>{MOT}s</mark>" in texte
    assert "<b>" not in texte
    assert "cercle--public" in texte


def test_on_propose_ce_que_l_on_voulait_sans_doute_dire(client, feindre, indexer):
    RessourceFactory(nom=f"Maison du {MOT}")
    RessourceFactory(nom="Maison du tourne-sol")
    indexer()
    feindre(corriges={"tourne": "tournesol"})
    texte = lire(client, q="tourne")
    assert "Vouliez-vous dire" in texte
    assert f"/recherche/?q={MOT}" in liens(texte)


def test_quand_rien_ne_repond_la_correction_se_montre_et_se_refuse(client, feindre, indexer):
    RessourceFactory(nom=f"Maison du {MOT}")
    indexer()
    feindre(corriges={"tournessol": MOT})
    texte = lire(client, q="tournessol")
    assert "Rien ne répond à « tournessol »" in texte
    assert f"Maison du <mark>{MOT}</mark>" in texte
    assert "/recherche/?q=tournessol&exact=oui" in liens(texte)
    exacte = lire(client, q="tournessol", exact="oui")
    assert "Rien trouvé" in exacte
    assert f"<mark>{MOT}</mark>" not in exacte


def test_entre_guillemets_les_mots_se_suivent_ou_se_trouvent_chacun_de_son_cote(client, indexer):
    RessourceFactory(nom=f"Maison au grand {MOT}")
    for _etat in ("en attente", "indexee"):
        autrement = lire(client, q=f"« maison du {MOT} »")
        assert "mot pour mot" in autrement
        assert f"<mark>Maison</mark> au grand <mark>{MOT}</mark>" in autrement
        assert "mot pour mot" not in lire(client, q=f"maison du {MOT}")
        suivis = lire(client, q=f'"grand {MOT}"')
        assert "mot pour mot" not in suivis
        assert f"<mark>grand</mark> <mark>{MOT}</mark>" in suivis
        indexer()
    rien = lire(client, q='"coquelicot des champs"')
    assert "Rien trouvé" in rien
    assert "mot pour mot" not in rien


def test_ce_qui_est_trouve_par_ses_listes_dit_lesquelles(client, indexer):
    ressource = RessourceFactory(
        nom="Maison du coin", description=f"Une maison, {'un jardin, ' * 20} et rien."
    )
    ressource.etiquettes.add(MOT)
    RessourceFactory(nom=f"Le {MOT}").etiquettes.add(MOT)
    for _etat in ("en attente", "indexee"):
        texte = html.unescape(lire(client, q=MOT))
        assert texte.count("Trouvé par") == texte.count(f"<span><mark>{MOT}</mark></span>") == 1
        indexer()


def test_un_mot_entre_guillemets_et_mal_ecrit_se_corrige(client, indexer):
    RessourceFactory(nom=f"Maison du {MOT}")
    indexer()
    texte = lire(client, q='"tournessol"')
    assert "mot pour mot" in texte
    assert f"<mark>{MOT}</mark>" in texte
    assert f"<strong>{MOT}</strong>" in texte
    assert "Rien trouvé" in lire(client, q='"tournessol"', exact="oui")


def test_ressemble_a_un_titre_qui_cite_ce_qu_il_cite_ou_non(client):
    RessourceFactory(nom=f"Le {MOT} dans le jardin")
    citant = VignetteFactory(cercle="public", titre=f"On dit « mon {MOT} », dans le jardin")
    assert "Le tournesol dans le jardin" in lire(
        client, reverse("comme", args=["vignette", citant.reference])
    )


def test_comme_celui_ci_se_lit_par_qui_peut_lire_la_chose(client, connecter, feindre, indexer):
    monde = creer_monde()
    vignette = monde.chose(Vignette, "groupe")
    proche = VignetteFactory(cercle="public", titre="Une autre")
    cachee = VignetteFactory(groupe=GroupeFactory(), cercle="groupe", titre="Ailleurs")
    adresse = reverse("comme", args=["vignette", vignette.reference])
    for _etat in ("en attente", "indexee"):
        for role in ROLES:
            client.logout()
            if role != "anonyme":
                connecter(client, monde.fraiche(role))
            attendu = 200 if permissions.peut_voir(monde.fraiche(role), vignette) else 404
            assert client.get(adresse).status_code == attendu, role
        indexer()
        feindre()
    connecter(client, monde.fraiche("membre"))
    textes = lire(client, adresse)
    assert proche.titre in textes
    assert cachee.titre not in textes
    assert f'href="{proche.get_absolute_url()}"' in textes
    assert vignette.get_absolute_url() not in textes.partition("<h2>")[2]


@pytest.mark.parametrize(
    "suite", ["personne/x/", "vignette/inconnue/", "vignette/%25/", "vignette/_/", "noeud/1/"]
)
def test_ce_qui_n_existe_pas_ne_ressemble_a_rien(suite, client):
    VignetteFactory(cercle="public")
    assert client.get(f"/recherche/comme/{suite}").status_code == 404


def test_ce_qui_est_repris_ne_se_compare_plus(client, feindre, indexer):
    monde = creer_monde()
    vignette = monde.chose(Vignette, "public")
    adresse = reverse("comme", args=["vignette", vignette.reference])
    indexer()
    feindre()
    assert client.get(adresse).status_code == 200
    actions.retirer(vignette, monde.fraiche("auteur"))
    assert client.get(adresse).status_code == 404


def test_les_suggestions_finissent_par_des_mots_et_disent_ou_est_le_debut(client, feindre, indexer):
    RessourceFactory(nom="Maison du Tournesol")
    indexer()
    VignetteFactory(cercle="public", titre="Un tournant")
    feindre(mots=["tourner", "autre"])
    trouvees = client.get("/recherche/suggestions/", {"q": "tour"}).json()["suggestions"]
    assert [s["titre"] for s in trouvees] == ["Maison du Tournesol", "Un tournant", "tourner"]
    assert trouvees[0]["morceaux"] == ["Maison du ", "Tour", "nesol"]
    assert [s["langue"] for s in trouvees] == ["fr", "fr", ""]
    assert trouvees[2]["url"] == "/recherche/?q=tourner"


def test_les_noeuds_puis_les_ressources_puis_le_reste(client):
    VignetteFactory(cercle="public", titre=f"Un {MOT}")
    PisteFactory(
        cercle="public", noeud=NoeudFactory(cercle="public", title="Autre chose"), si=f"le {MOT} fane"
    )
    RessourceFactory(nom=f"Maison du {MOT}")
    NoeudFactory(cercle="public", title=f"Quand le {MOT} fane")
    trouvees = client.get("/recherche/suggestions/", {"q": MOT}).json()["suggestions"]
    assert [s["genre"] for s in trouvees] == ["nœud", "ressource", "piste", "vignette"]


def test_une_suggestion_marque_sous_les_accents_et_les_ligatures(client):
    RessourceFactory(nom="L’Œuvre de l’été")
    (trouvee,) = client.get("/recherche/suggestions/", {"q": "oeu ete"}).json()["suggestions"]
    assert trouvee["morceaux"] == ["L’", "Œu", "vre de l’", "été", ""]


def test_le_navigateur_cherche_depuis_sa_barre(client):
    RessourceFactory(nom=f"Maison du {MOT}")
    for langue, debut in (("fr", ""), ("nl", "/nl")):
        description = client.get(f"{debut}/opensearch.xml")
        assert description["Content-Type"].startswith("application/opensearchdescription+xml")
        assert f'"http://testserver{debut}/recherche/?q={{searchTerms}}"' in description.content.decode()
        assert f"<Language>{langue}</Language>" in description.content.decode()
        assert f'href="{debut}/opensearch.xml"' in client.get(f"{debut}/").content.decode()
    reponse = client.get("/recherche/suggestions/", {"q": "tour", "format": "opensearch"})
    question, titres, _genres, adresses = reponse.json()
    assert (question, titres) == ("tour", [f"Maison du {MOT}"])
    assert adresses[0].startswith("http://testserver/ressources/")


def test_une_recherche_vide_aide_et_chaque_lien_mene_quelque_part(client, connecter):
    moi = membre()
    groupe = moi.adhesions_actives[0].cycle.groupe
    SeanceFactory(groupe=groupe)
    noeud = NoeudFactory(cercle="public")
    Connaissance.objects.create(noeud=noeud, personne=membre())
    texte = lire(connecter(client, moi), q="xyzzyx")
    adresses = [lien for lien in liens(texte) if "xyzzyx" in lien]
    noms = [lien.split("?")[0] for lien in adresses]
    assert reverse("manque_nouveau") in noms
    assert reverse("mise_en_relation_nouvelle", args=[noeud.reference]) in noms
    assert any(lien.endswith("/preparation/") for lien in noms)
    for adresse in liens(texte):
        reponse = client.get(adresse)
        assert reponse.status_code == 200, adresse
        if adresse in adresses:
            assert "xyzzyx" in principal(reponse.content.decode()), adresse


def test_une_recherche_vide_montre_ce_qui_commence_de_meme_dans_sa_langue(client):
    RessourceFactory(nom="Maison du Tournesol")
    NoeudFactory(cercle="reseau", title="Un tournant")
    for adresse, lang in ((ADRESSE, ""), (f"/nl{ADRESSE}", ' lang="fr"')):
        vide = principal(lire(client, adresse, q="tournxyzxyz")).partition("recherche-vide")[2]
        assert f"{lang}>Maison du Tournesol</a>" in vide
        assert "Un tournant" not in vide


@pytest.mark.parametrize(
    ("question", "en_plus"), [("xyzzyx", 0), ("xyzzyx abracadabrant", 1), ('"xyzzyx or"', 2)]
)
@pytest.mark.parametrize("langue", ["fr", "nl"])
def test_une_recherche_vide_fait_douze_requetes_au_plus(
    question, en_plus, langue, client, connecter, indexer, settings
):
    """Words that nothing says between quotes are looked for twice. PostgreSQL asks the database what an index knows:
    to read a question, for neighbours, how many hold them."""
    attendues = 12 + en_plus
    if settings.RECHERCHE_MOTEUR.endswith("PostgreSQL"):
        attendues += 4 if '"' in question else 3
    moi = membre()
    SeanceFactory(groupe=moi.adhesions_actives[0].cycle.groupe)
    # Those that are met as often come by their titles.
    noeuds = [NoeudFactory(cercle="public", title=f"Le nœud {rang}") for rang in range(5)]
    traduire(noeuds[0], "Een knoop")
    Connaissance.objects.create(noeud=noeuds[1], personne=membre())
    RessourceFactory(nom="Un guichet", publics="professionnels")
    indexer()
    connecter(client, moi)
    with translation.override(langue):
        adresse = f"{reverse('recherche')}?{urlencode({'q': question})}"
    client.get(adresse)
    with CaptureQueriesContext(connection) as requetes:
        texte = client.get(adresse).content.decode()
    assert len(requetes) <= attendues
    assert ("Een knoop" in texte) == (langue == "nl")


def test_une_recherche_vide_ne_propose_a_un_visiteur_que_de_lire(client):
    NoeudFactory(cercle="public", title="Le nœud de tous")
    NoeudFactory(cercle="reseau", title="Le nœud du réseau")
    texte = lire(client, q="xyzzyx")
    assert "Le nœud de tous" in texte
    assert "Le nœud du réseau" not in texte
    assert not [lien for lien in liens(texte) if "xyzzyx" in lien]


@pytest.mark.parametrize("suite", ["", "&genre=vignette", "&cercle=public", "&langue=fr", "&groupe=g"])
@pytest.mark.parametrize("langue", ["fr", "nl"])
def test_douze_requetes_au_plus_quel_que_soit_le_nombre(suite, langue, client, connecter, indexer):
    groupe = GroupeFactory(slug="g")
    connecter(client, membre(groupe))

    def compter():
        VignetteFactory.create_batch(6, groupe=groupe, cercle="public", titre=f"Le {MOT}")
        RessourceFactory.create_batch(6, nom=f"Maison du {MOT}")
        indexer()
        assert not Changement.objects.exists()
        with translation.override(langue):
            adresse = f"{reverse('recherche')}?q={MOT}{suite}"
        assert client.get(adresse).status_code == 200
        with CaptureQueriesContext(connection) as requetes:
            assert f"<mark>{MOT}</mark>" in client.get(adresse).content.decode()
        return len(requetes)

    avant = compter()
    assert compter() <= avant <= 12


@pytest.mark.parametrize("langue", ["fr", "nl"])
def test_douze_requetes_au_plus_quand_la_question_est_corrigee(langue, client, connecter, indexer, settings):
    """On PostgreSQL three more, that ask the database what an index knows."""
    connecter(client, membre())
    RessourceFactory.create_batch(6, nom=f"Maison du {MOT}")
    indexer()
    with translation.override(langue):
        adresse = f"{reverse('recherche')}?q=tourensol"
    client.get(adresse)
    with CaptureQueriesContext(connection) as requetes:
        assert f"<mark>{MOT}</mark>" in client.get(adresse).content.decode()
    assert len(requetes) <= (15 if settings.RECHERCHE_MOTEUR.endswith("PostgreSQL") else 12)


@pytest.mark.parametrize(
    "adresse", ["/recherche/?q=tournesol", "/recherche/?page=3", "/recherche/comme/ressource/{}/"]
)
def test_une_page_de_resultats_se_redemande(client, adresse):
    """Whoever goes back to it after something was taken back does not read it again."""
    ressource = RessourceFactory(nom=f"Maison du {MOT}")
    dit = client.get(adresse.format(ressource.reference))["Cache-Control"]
    assert "private" in dit
    assert "no-cache" in dit


def test_une_page_hors_du_site_n_empeche_pas_de_trouver(client):
    """Nobody can open it: it has no address."""
    racine = Page.get_first_root_node()
    racine.add_child(instance=PageEditoriale(title=f"Le {MOT}", slug="hors-du-site"))
    RessourceFactory(nom=f"Maison du {MOT}", cercle="public")
    assert f"Maison du <mark>{MOT}</mark>" in lire(client, q=MOT)


@pytest.mark.parametrize("cle", ["%00", "a%00b", "%25", "_" * 3000, "'", "%F0%9F%8C%BB"])
def test_une_cle_tordue_n_est_celle_de_rien(client, cle):
    assert client.get(f"/recherche/comme/ressource/{cle}/").status_code == 404
