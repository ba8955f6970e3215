"""Nothing above the reader's cercle comes out of the search: no result, no count, no kind (produit.md §4.5)."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from noeuds.models import Vignette
from search.ecrivain import appliquer
from search.genres import modeles_cherchables
from search.trouver import PAR_PAGE, Recherche
from socle.cercles import actions, permissions
from socle.cercles.enums import Cercle
from socle.cercles.models import CercleMixin
from socle.cercles.registre import modeles_a_cercle
from tests.cercles.monde import creer_monde
from tests.cercles.table import ROLES, VISIBLE
from tests.comptes.fabriques import GroupeFactory, membre
from tests.noeuds.fabriques import VignetteFactory
from tests.ressources.fabriques import RessourceFactory
from tests.veille.fabriques import ObservationFactory

pytestmark = pytest.mark.django_db
MOT = "tournesol"
#: Where each kind keeps words of its own.
CHAMPS = ("titre", "title", "nom", "texte", "question", "alors")


@pytest.fixture
def monde():
    return creer_monde()


def nommer(objet, mot=MOT):
    """Put the word where this kind of thing is read."""
    champ = next(c for c in CHAMPS if hasattr(objet, c))
    setattr(objet, champ, f"Le {mot}")
    if hasattr(objet, "draft_title"):
        objet.draft_title = objet.title
    objet.save()
    return objet


def trouves(personne, question=MOT, genre=""):
    """All that is shown, page after page where there are several."""
    pages = range(1, 3 if genre else 2)
    return {
        (resultat.modele, resultat.entree.objet_id)
        for numero in pages
        for rangee in Recherche(personne, question, numero, genre=genre).montrees
        for resultat in rangee.resultats
    }


def page(client, **parametres):
    """Through the one address of the search, where it was not asked by it."""
    reponse = client.get("/recherche/", parametres, follow=True)
    assert reponse.status_code == 200
    return reponse.content.decode()


def test_tout_ce_qui_se_cherche_est_dans_l_ordre_annonce():
    modeles = modeles_cherchables()
    assert [m.rang_recherche for m in modeles] == sorted(m.rang_recherche for m in modeles)
    attendus = {"noeud", "ressource", "vignette", "synthesepage", "documentarchive", "dispositif", "seance"}
    assert attendus <= {m._meta.model_name for m in modeles}


@pytest.mark.parametrize("modele", [m for m in modeles_cherchables() if issubclass(m, CercleMixin)])
def test_la_recherche_dit_comme_le_predicat_objet_par_objet(modele, monde):
    """Against a naive filter: every object of every state, asked one by one to `peut_voir`."""
    etats = [e for e in VISIBLE if e[0] in modele.CERCLES and (not e[1] or e[1] in modele.CERCLES)]
    cles = [nommer(monde.chose(modele, *etat)).pk for etat in etats]
    for role in ROLES:
        personne = monde.fraiche(role)
        attendus = {
            (modele, objet.pk)
            for objet in modele._default_manager.filter(pk__in=cles)
            if permissions.peut_voir(personne, objet)
        }
        assert trouves(personne, genre=modele._meta.model_name) == attendus, role
        assert Recherche(personne, MOT).nombre == len(attendus), role


def test_une_page_ne_montre_ni_genre_ni_nombre_de_ce_qui_ne_se_voit_pas(client, connecter, monde):
    nommer(monde.chose(Vignette, "groupe"))
    assert "Rien trouvé" in page(client, q=MOT)
    assert "Vignettes" not in page(connecter(client, monde.fraiche("autre")), q=MOT)
    assert "Vignettes" in page(connecter(client, monde.fraiche("membre")), q=MOT)


def test_un_genre_en_entier_et_les_autres_restent_a_portee(client):
    for numero in range(7):
        VignetteFactory(cercle="public", titre=f"Le {MOT} {numero}")
    RessourceFactory(nom=f"Maison du {MOT}")
    tout, vignettes = page(client, q=MOT), page(client, q=MOT, genre="vignette")
    assert tout.count('href="/vignettes/') == 5
    assert "Voir les 7 résultats" in tout
    assert vignettes.count('href="/vignettes/') == 7
    assert "Maison du" in tout
    assert "Maison du" not in vignettes
    assert "genre=ressource" in vignettes


def test_un_genre_inconnu_ne_casse_rien(client):
    RessourceFactory(nom=f"Maison du {MOT}")
    assert "Maison du" in page(client, q=MOT, genre="personne")
    assert client.get("/recherche/", {"q": MOT, "genre": "personne"}).url == f"/recherche/?q={MOT}"


@pytest.mark.parametrize(
    "question",
    [
        "\x00",
        "tourne\x00sol AND",
        '"',
        "a OR",
        "NOT (",
        "' -- ;",
        "%",
        "*",
        "tourn*",
        "col:umn",
        "é" * 5000,
        "🌻",
        "  ",
        "<b>",
    ],
)
def test_une_question_tordue_a_sa_page(question, client):
    RessourceFactory(nom=f"Maison du {MOT}")
    html = page(client, q=question)
    assert "<b>" not in html


def test_un_zero_dans_la_question_ne_compte_pas(client):
    RessourceFactory(nom=f"Maison du {MOT}")
    assert "Maison du" in page(client, q="tourne\x00sol")


def test_rien_ne_se_perd_de_la_question_et_deux_cents_signes_suffisent(client):
    assert len(Recherche(AnonymousUser(), "mot " * 200).question) == 199
    html = page(client, q='un "mot" <rare>')
    assert "Rien trouvé avec ces mots" in html
    assert 'value="un &quot;mot&quot; &lt;rare&gt;"' in html
    assert "Chercher" in page(client)


def test_ce_qui_est_repris_ne_se_trouve_plus_aussitot(monde, client):
    vignette = nommer(monde.chose(Vignette, "public"))
    assert trouves(AnonymousUser())
    actions.retirer(vignette, monde.fraiche("auteur"))
    assert not trouves(AnonymousUser())
    assert not trouves(monde.fraiche("membre"))
    actions.remettre(vignette, monde.fraiche("coordination"))
    actions.reprendre(vignette, monde.fraiche("auteur"), Cercle.GROUPE)
    assert not trouves(monde.fraiche("autre"))
    assert trouves(monde.fraiche("membre"))


def test_une_observation_ne_se_trouve_que_par_qui_l_a_ecrite(monde):
    ObservationFactory(groupe=monde.groupe, auteur=monde.personnes["veilleuse"], texte=MOT)
    assert trouves(monde.fraiche("veilleuse"))
    for role in set(ROLES) - {"veilleuse"}:
        assert not trouves(monde.fraiche(role)), role


def test_un_membre_ne_lit_jamais_le_nom_d_un_autre_groupe_dans_les_resultats(client, connecter):
    groupe = GroupeFactory(nom="CdP du secret")
    vignette = VignetteFactory(groupe=groupe, cercle="reseau", titre=f"Le {MOT}")
    html = page(connecter(client, membre()), q=MOT)
    assert vignette.titre in html
    assert str(vignette.auteur) not in html


def test_un_genre_en_entier_se_lit_page_par_page(client):
    for numero in range(PAR_PAGE + 3):
        RessourceFactory(nom=f"Maison du {MOT} {numero:02}")
    appliquer()
    lues = [page(client, q=MOT, genre="ressource"), page(client, q=MOT, genre="ressource", page=2)]
    fiches = [set(re.findall(r'href="(/ressources/[a-z0-9]+/)"', html)) for html in lues]
    assert [len(trouvees) for trouvees in fiches] == [PAR_PAGE, 3]
    assert not fiches[0] & fiches[1]
    assert 'aria-current="page"' in lues[1]
    assert client.get("/recherche/", {"q": MOT, "genre": "ressource", "page": 9}).url.endswith("&page=2")


def test_tout_ce_qui_se_cherche_a_un_cercle_ou_est_public_par_nature():
    sans = {m._meta.label_lower for m in set(modeles_cherchables()) - set(modeles_a_cercle())}
    assert sans == {"home.pageeditoriale"}


def proposes(client, mot):
    return [s["titre"] for s in client.get("/recherche/suggestions/", {"q": mot}).json()["suggestions"]]


@pytest.mark.parametrize(
    "modele",
    [m for m in modeles_cherchables() if issubclass(m, CercleMixin)],
)
def test_une_suggestion_ne_dit_que_ce_que_l_on_peut_voir(modele, monde, client):
    """In each state of a thing, its title is proposed to those who may read it, and to nobody else."""
    etats = [e for e in VISIBLE if e[0] in modele.CERCLES and (not e[1] or e[1] in modele.CERCLES)]
    for etat in etats:
        objet = nommer(monde.chose(modele, *etat))
        for role in ROLES:
            personne = monde.fraiche(role)
            client.logout()
            if personne.is_authenticated:
                client.force_login(personne)
            attendu = permissions.peut_voir(personne, objet)
            assert (str(objet) in proposes(client, MOT[:5])) == attendu, (etat, role)
        objet.delete()


def test_les_suggestions_attendent_deux_lettres_et_tiennent_sous_la_boite(client):
    for numero in range(12):
        RessourceFactory(nom=f"Maison du {MOT} {numero}")
        VignetteFactory(cercle="public", titre=f"Le {MOT} {numero}")
    assert proposes(client, "t") == []
    assert len(proposes(client, "tou")) == 8
    assert len({titre.split()[0] for titre in proposes(client, "tou")}) == 2


@pytest.mark.parametrize("question", ["\x00\x00", "''", '"(', "a OR", "é" * 5000, "🌻🌻"])
def test_une_suggestion_tordue_a_sa_reponse(question, client):
    assert client.get("/recherche/suggestions/", {"q": question}).status_code == 200


def test_les_suggestions_ne_se_gardent_pas(client):
    assert "no-store" in client.get("/recherche/suggestions/", {"q": "ma"})["Cache-Control"]


@pytest.mark.parametrize("mot", ["huisvesting", "woning", "wonen", "SVK"])
def test_un_mot_neerlandais_du_logement_trouve_ce_qui_est_ecrit_en_francais(mot):
    fiche = RessourceFactory(nom="Guichet du logement")
    RessourceFactory(nom="Un lieu où l’on est à l’aise")
    with translation.override("nl"):
        assert [
            r.entree.objet_id for rangee in Recherche(membre(), mot).montrees for r in rangee.resultats
        ] == [fiche.pk]
