"""The address says the language: nothing else does, the switch keeps the page, and no link leaves the language."""

import re
from datetime import date, time
from html import unescape

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone, translation

from home.models import IndexComprendre, PageEditoriale
from socle.comptes.models import Personne
from socle.dates import humaine
from socle.etiquettes.models import Etiquette
from socle.langues import en
from socle.texte import heure
from tests.cercles.adresses import ADRESSES
from tests.cercles.monde import creer_monde
from tests.cercles.toutes_les_choses import toutes_les_choses
from tests.comptes.fabriques import InvitationFactory, PersonneFactory, coordination, membre
from tests.noeuds.fabriques import NoeudFactory
from tests.outils.traductions import traduire
from tests.socle.peuplement import peupler
from tests.veille.fabriques import synthese

pytestmark = pytest.mark.django_db


def page(client, adresse, **entetes):
    reponse = client.get(adresse, **entetes)
    assert reponse.status_code == 200, adresse
    return reponse.content.decode()


def autre_langue(html):
    return unescape(re.search(r'<a href="([^"]+)" lang="(?:fr|nl)" hreflang="(?:fr|nl)">', html)[1])


@pytest.mark.parametrize("accepte", ["nl", "nl-BE,nl;q=0.9", "fr", "de", ""])
def test_le_navigateur_ne_choisit_pas_la_langue(client, accepte):
    for adresse, langue in (("/", "fr"), ("/nl/", "nl"), ("/ressources/", "fr"), ("/nl/ressources/", "nl")):
        client.cookies["django_language"] = accepte
        reponse = client.get(adresse, HTTP_ACCEPT_LANGUAGE=accepte)
        assert reponse.status_code == 200
        assert reponse["Content-Language"] == langue
        assert f'<html lang="{langue}">' in reponse.content.decode()
        assert "Accept-Language" not in reponse.get("Vary", "")


def test_le_choix_d_une_personne_ne_change_pas_l_adresse(client, connecter):
    connecter(client, membre(langue="nl"))
    assert '<html lang="fr">' in page(client, "/mon-espace/")


def test_une_langue_inconnue_n_existe_pas(client):
    for adresse in ("/fr/", "/en/", "/fr/noeuds/", "/nl/nl/"):
        assert client.get(adresse).status_code == 404
    assert client.get("/nl").headers["Location"] == "/nl/"


@pytest.mark.parametrize(
    ("depart", "arrivee"),
    [
        ("/", "/nl/"),
        ("/nl/", "/"),
        ("/noeuds/?famille=patient&etiquette=x", "/nl/noeuds/?famille=patient&etiquette=x"),
        ("/nl/recherche/?q=a%26b&genre=noeud", "/recherche/?q=a%26b&genre=noeud"),
        ("/nlabc/", "/nl/nlabc/"),
    ],
)
def test_la_bascule_garde_la_page_et_ses_parametres(client, depart, arrivee):
    assert autre_langue(client.get(depart).content.decode()) == arrivee
    assert en("nl" if arrivee.startswith("/nl/") else "fr", depart) == arrivee


def test_la_bascule_est_nommee_dans_sa_langue(client):
    assert 'hreflang="nl">Nederlands</a>' in page(client, "/")
    assert 'hreflang="fr">français</a>' in page(client, "/nl/")


def test_la_bascule_d_un_formulaire_refuse_mene_la_ou_il_s_ouvre(client):
    refuse = client.post("/entrer/", {"email": "x"})
    assert autre_langue(refuse.content.decode()) == "/nl/entrer/"
    venu = {"HTTP_REFERER": "http://testserver/entrer/?next=/noeuds/"}
    assert autre_langue(client.post("/entrer/", {"email": "x"}, **venu).content.decode()).startswith(
        "/nl/entrer/?next"
    )
    ailleurs = {"HTTP_REFERER": "https://ailleurs.example/piege/"}
    assert autre_langue(client.post("/entrer/", {"email": "x"}, **ailleurs).content.decode()) == "/nl/entrer/"


def test_une_page_d_erreur_a_aussi_sa_bascule(client):
    reponse = client.get("/jamais-vue/")
    assert reponse.status_code == 404
    assert autre_langue(reponse.content.decode()) == "/nl/jamais-vue/"
    assert "canonical" not in reponse.content.decode()


#: They answer in no language, or have their own way of being told.
SANS_LANGUE = re.compile(r"^/(static|media|admin|documents|sitemap\.xml|robots\.txt|boite|identite)")

#: The page of components shows addresses that lead nowhere.
AUTRES_QUE_PAGES = re.compile(r"composants")


@pytest.mark.parametrize("role", ["anonyme", "membre", "moderateur", "veilleuse", "coordination"])
def test_aucun_lien_d_une_page_neerlandaise_ne_mene_en_francais(role, client, indexer):
    monde = creer_monde()
    noeud = NoeudFactory(cercle="public", etiquettes=["logement"])
    traduire(noeud)
    etiquette = Etiquette.objects.pour_noms(["logement"])[0]
    choses = toutes_les_choses(monde, noeud=noeud, analyse=synthese("public"), etiquette=etiquette)
    peupler(monde, choses)
    indexer()
    if role != "anonyme":
        client.force_login(monde.personnes[role])
    fautes = []
    for adresse in _adresses_neerlandaises(role, choses):
        reponse = client.get(adresse)
        assert reponse.status_code == 200, adresse
        # A paper is in the language of what it prints.
        if not reponse["Content-Type"].startswith("text/html") or reponse["Content-Language"] != "nl":
            continue
        html = reponse.content.decode()
        assert '<html lang="nl">' in html, adresse
        liens = re.findall(r'<(?:a|form)\b[^>]*?(?:href|action)="(/[^"]*)"([^>]*)', html)
        fautes += [
            f"{adresse} → {lien}"
            for lien, suite in liens
            if not lien.startswith("/nl/") and "hreflang" not in suite and not SANS_LANGUE.match(lien)
        ]
    assert not fautes, "\n".join(sorted(set(fautes)))


def _adresses_neerlandaises(role, choses):
    pages = ["/nl/", "/nl/comprendre/", "/nl/noeuds/", "/nl/analyses/", "/nl/recherche/?q=tournesol"]
    pages += [f"/nl{choses[nom].url}" for nom in ("noeud", "analyse")]
    with translation.override("nl"):
        lues = [
            reverse(nom, args=ligne.args(choses)) + ligne.suite(choses)
            for nom, ligne in ADRESSES.items()
            if ligne.methode == "get"
            and ligne.attendu(role) == 200
            and nom not in ("noeuds", "analyses", "wagtaildocs_serve")
        ]
    # Not those that no language prefixes.
    return pages + [a for a in lues if a.startswith("/nl/") and not AUTRES_QUE_PAGES.search(a)]


def test_la_tete_d_une_page_publique_dit_ses_langues(client):
    source = NoeudFactory(cercle="public")
    traduire(source)
    for adresse in (source.url, f"/nl{source.url}", "/ressources/?page=1", "/nl/"):
        html = page(client, adresse)
        tete = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="[^"]*?//[^/]+([^"]*)"', html))
        nue = en("fr", adresse)
        assert tete == {"fr": nue, "nl": f"/nl{nue}", "x-default": nue}
        assert re.search(rf'<link rel="canonical" href="[^"]*?//[^/]+{re.escape(adresse)}"', html)
    assert "?q=" not in re.search(r'rel="canonical" href="([^"]*)"', page(client, "/ressources/?q=a"))[1]


def test_une_traduction_du_reseau_ne_se_dit_pas_dans_la_tete(client, connecter):
    source = NoeudFactory(cercle="public")
    traduire(source, cercle="reseau")
    assert 'rel="alternate"' not in page(client, source.url)
    assert "canonical" not in page(connecter(client, membre()), source.url)


def test_le_plan_du_site_rassemble_chaque_page_et_ses_traductions(client, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://fil.exemple.brussels"
    source, seule = NoeudFactory(cercle="public"), NoeudFactory(cercle="public")
    traduction = traduire(source)
    cachee = traduire(seule, cercle="reseau", slug="verborgen")
    plan = page(client, "/sitemap.xml")
    for langue, objet in (("fr", source), ("nl", traduction)):
        adresse = f"https://fil.exemple.brussels{objet.url}"
        assert f"<loc>{adresse}</loc>" in plan
        assert plan.count(f'hreflang="{langue}" href="{adresse}"') == 2
    assert seule.url in plan
    assert cachee.slug not in plan


def test_apres_un_envoi_on_reste_dans_sa_langue(client, connecter):
    personne = membre()
    connecter(client, personne)
    envoi = {"first_name": "An", "last_name": "Peeters", "langue": "nl"}
    assert client.post("/nl/mon-compte/", envoi).url == "/nl/mon-compte/"
    assert client.post("/nl/sortir/").url == "/nl/"
    assert client.get("/nl/mon-espace/").url.startswith("/nl/entrer/?next=/nl/")


def test_une_etape_de_cercle_ramene_a_la_page_dans_sa_langue(client, connecter):
    autrice = coordination()
    source = NoeudFactory(cercle="public", auteur=autrice)
    connecter(client, autrice)
    reponse = client.post(f"/nl/cercles/noeuds.noeud/{source.reference}/reprendre/", {"vers": "reseau"})
    assert reponse.url == f"/nl{source.url}"


@pytest.mark.parametrize(("langue", "prefixe"), [("fr", "/"), ("nl", "/nl/")])
@pytest.mark.parametrize("porte", ["/entrer/", "/nl/entrer/"])
def test_on_arrive_dans_sa_langue_et_l_e_mail_la_parle(client, langue, prefixe, porte):
    personne = PersonneFactory(langue=langue)
    client.post(porte, {"email": personne.email})
    adresse = re.search(r"https?://[^/\s]+(/\S*entrer/lien/\S+)", mail.outbox[0].body)[1]
    assert adresse.startswith(f"{prefixe}entrer/lien/")
    assert client.post(adresse).url == f"{prefixe}mon-espace/"


def test_ce_que_l_on_demandait_se_lit_dans_la_langue_ou_on_le_demandait(client):
    personne = PersonneFactory(langue="fr")
    client.post("/nl/entrer/", {"email": personne.email, "next": "/nl/ressources/"})
    adresse = re.search(r"https?://[^/\s]+(/\S*entrer/lien/\S+)", mail.outbox[0].body)[1]
    assert client.post(adresse).url == "/nl/ressources/"


@pytest.mark.parametrize("langue", ["fr", "nl"])
def test_qui_accepte_en_neerlandais_recoit_ses_e_mails_en_neerlandais(client, langue):
    invitation = InvitationFactory()
    adresse = en(langue, reverse("invitation", args=[invitation.jeton]))
    client.post(adresse, {"first_name": "An", "last_name": "Peeters"})
    assert Personne.objects.get(email=invitation.email).langue == langue


def test_les_robots_laissent_les_portes_dans_chaque_langue(client):
    lignes = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /entrer/", "Disallow: /nl/entrer/"} <= set(lignes)


def test_une_adresse_sans_personne_est_ecrite_dans_la_langue_de_la_page(client):
    client.post("/nl/entrer/", {"email": "inconnue@exemple.brussels"})
    assert re.search(r"https?://[^/\s]+/nl/", mail.outbox[0].body)


def test_la_langue_d_une_page_ne_change_pas_la_personne(client, connecter):
    personne = membre()
    connecter(client, personne)
    page(client, "/nl/mon-espace/")
    personne.refresh_from_db()
    assert personne.langue == "fr"


@pytest.mark.parametrize(
    ("langue", "attendu"),
    [
        (
            "fr",
            ["aujourd’hui", "le 1er novembre 2020", "le 4 novembre 2020", "9\u00a0h\u00a030", "12\u00a0h"],
        ),
        ("nl", ["vandaag", "op 1 november 2020", "op 4 november 2020", "9u30", "12u"]),
    ],
)
def test_une_date_se_dit_dans_la_langue(langue, attendu):
    dates = [timezone.localdate(), date(2020, 11, 1), date(2020, 11, 4)]
    with translation.override(langue):
        assert [humaine(d) for d in dates] + [heure(time(9, 30)), heure(time(12))] == attendu


def test_une_page_editoriale_sans_traduction_se_lit_sous_nl(client):
    index = IndexComprendre.dans("fr")
    fille = index.add_child(instance=PageEditoriale(title="Une page", slug="une-page", chapeau="Pour tous."))
    assert "Une page" in page(client, "/nl/comprendre/une-page/")
    assert "Une page" in page(client, "/nl/comprendre/")
    traduire(fille, "Een bladzijde")
    assert "Een bladzijde" in page(client, "/nl/comprendre/une-page/")
    liste = page(client, "/nl/comprendre/")
    assert "Een bladzijde" in liste
    assert "Une page" not in liste
