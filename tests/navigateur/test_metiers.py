"""The main jobs, each with a keyboard alone and each without JavaScript: both end as well as with everything."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.navigateur.choses import MODERATRICE, PARTICIPANTE, VEILLEUSE
from tests.navigateur.mains import Clavier, SansScript

BUREAU = {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture(params=["clavier", "sans_javascript"])
def mains(request, ouvrir):
    if request.param == "clavier":
        return Clavier(ouvrir(**BUREAU))
    return SansScript(ouvrir(**BUREAU, java_script_enabled=False))


@pytest.fixture
def prochaine(site_de_demonstration):
    """Her next session, which she has not answered."""
    from cdp.models import Presence, Seance

    seance = Seance.objects.filter(groupe__slug="centre", debut__gt=timezone.now()).earliest("debut")
    Presence.objects.filter(seance=seance, personne__email=PARTICIPANTE).delete()
    return seance


@pytest.fixture
def demandee(site_de_demonstration):
    """A situation that a member of the moderator's group proposed to the network."""
    from noeuds.models import Vignette
    from socle.comptes.models import Groupe, Personne
    from tests.noeuds.fabriques import VignetteFactory

    return VignetteFactory(
        auteur=Personne.objects.get(email=PARTICIPANTE),
        groupe=Groupe.objects.get(slug="centre"),
        noeud=Vignette.objects.first().noeud,
        titre="Le courrier que personne n’ouvre",
        cercle_demande="groupe",
        demande_le=timezone.now(),
    )


def _bouton(page, nom):
    return page.locator("main").get_by_role("button", name=nom, exact=True)


def test_entrer_par_un_code(mains):
    from socle.comptes import boite

    page = mains.page
    page.goto("/entrer/")
    mains.ecrire(page.locator("main input[name=email]:not([type=hidden])"), PARTICIPANTE)
    mains.suivre(_bouton(page, "Recevoir mon code"))
    page.wait_for_url("**/entrer/code/**")
    code = re.search(r"\b\d{6}\b", boite.lire(boite.cles()[0]).texte)[0]
    mains.ecrire(page.locator("main input[name=code]"), code)
    mains.suivre(_bouton(page, "Entrer"))
    page.wait_for_url("**/mon-espace/")


def test_chercher_et_ouvrir_un_resultat(mains):
    page = mains.page
    page.goto("/")
    mains.ecrire(page.locator("#recherche-accueil"), "logement")
    mains.suivre(_bouton(page, "Chercher"))
    page.wait_for_url("**/recherche/**")
    noeuds = page.locator("main section", has=page.get_by_role("heading", name="Nœuds"))
    mains.suivre(noeuds.get_by_role("link").first)
    expect(page.get_by_role("heading", name="Vers qui se tourner")).to_be_visible()


def test_repondre_je_viens(mains, entrer_comme, prochaine):
    page = mains.page
    entrer_comme(page, PARTICIPANTE)
    page.goto("/mon-espace/")
    mains.suivre(_bouton(page, "Je viens"))
    expect(page.get_by_text("C’est noté : vous venez")).to_be_visible()


def test_raconter_une_situation(mains, entrer_comme):
    page = mains.page
    entrer_comme(page, PARTICIPANTE)
    page.goto("/vignettes/nouvelle/")
    mains.cocher(page.locator("input[name=noeud]").nth(2))
    mains.suivre(_bouton(page, "Continuer"))
    mains.ecrire(page.get_by_label("Votre récit"), "La clé est chez un voisin qui déménage demain.")
    mains.suivre(_bouton(page, "Continuer"))
    mains.ecrire(page.get_by_label("Ce qui a aidé"), "Un double, chez la pharmacienne.")
    mains.suivre(_bouton(page, "Continuer"))
    page.wait_for_url("**/personne/")
    mains.suivre(page.locator("main").get_by_role("link", name="Passer"))
    page.wait_for_url("**/fragilites/")
    mains.suivre(_bouton(page, "C’est assez, relire"))
    mains.suivre(page.get_by_role("link", name="Changer : Comment la retrouver"))
    mains.ecrire(page.get_by_label("Un titre"), "La clé du voisin")
    mains.suivre(_bouton(page, "Vérifier mes réponses"))
    mains.suivre(_bouton(page, "Garder cette situation"))
    page.wait_for_url("**/partager/")


def test_ajouter_une_ressource_apres_une_erreur(mains, entrer_comme):
    page = mains.page
    entrer_comme(page, PARTICIPANTE)
    page.goto("/ressources/nouvelle/")
    mains.ecrire(page.locator("#id_description"), "On y répare un fauteuil roulant dans la journée.")
    mains.suivre(_bouton(page, "Enregistrer"))
    expect(page).to_have_title(re.compile("^Erreur : "))
    resume = page.locator(".resume-erreurs")
    mains.suivre(resume.get_by_role("link").first)
    expect(page.locator("#id_nom")).to_be_focused()
    # The other way's is in the directory already: the same name would be asked about.
    nom = {Clavier: "Atelier des roues", SansScript: "Prêt de béquilles"}[type(mains)]
    mains.ecrire(page.locator("#id_nom"), nom)
    mains.choisir(page.locator("#id_genre"), "service")
    mains.suivre(_bouton(page, "Enregistrer"))
    expect(page.get_by_role("heading", level=1)).to_have_text(nom)


def test_relire_et_accepter(mains, entrer_comme, demandee):
    page = mains.page
    entrer_comme(page, MODERATRICE)
    page.goto("/mon-espace/")
    mains.suivre(page.get_by_role("link", name="votre relecture"))
    mains.suivre(page.locator("main").get_by_role("link", name=demandee.titre).first)
    for question in ("presse", "role_unique", "se_reconnait", "collegue"):
        mains.cocher(page.locator(f"#id_{question}_0"))
    mains.suivre(_bouton(page, "Accepter"))
    expect(page.get_by_text("votre relecture est enregistrée")).to_be_visible()
    demandee.refresh_from_db()
    assert demandee.cercle == "groupe"


def test_noter_une_observation(mains, entrer_comme):
    page = mains.page
    entrer_comme(page, VEILLEUSE)
    page.goto("/veille/")
    mains.suivre(page.locator("main").get_by_role("link", name="Noter").first)
    mains.cocher(page.get_by_role("radio", name="Hors de l’ordre du jour"))
    mots = f"On parle d’argent en regardant la table ({type(mains).__name__})."
    mains.ecrire(page.get_by_label("Ce que vous observez"), mots)
    mains.deplier(page.locator("main form summary", has_text="Codes").first)
    famille = page.locator("main form details details").first
    mains.deplier(famille.locator("summary"))
    code = famille.locator("label").first
    nom = code.inner_text()
    mains.cocher(code.get_by_role("checkbox"))
    mains.suivre(_bouton(page, "Garder"))
    note = page.get_by_role("region", name="Hors de l’ordre du jour").locator(".remarque", has_text=mots)
    expect(note).to_have_count(1)
    expect(note).to_contain_text(nom)
    expect(page.get_by_text("Vous seule lisez ces notes")).to_be_visible()


def test_lire_une_analyse(mains):
    page = mains.page
    page.goto("/")
    menu = page.get_by_role("navigation", name="Menu principal")
    mains.suivre(menu.get_by_role("link", name="Analyses"))
    page.wait_for_url("**/analyses/")
    mains.suivre(page.locator("main .carte__titre a").first)
    expect(page.locator("main h2").first).to_be_visible()


def test_la_barre_oblique_ouvre_la_recherche(ouvrir):
    page = ouvrir(**BUREAU)
    page.goto("/ressources/")
    page.keyboard.press("/")
    page.keyboard.type("budget")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/?q=budget*")


def test_on_saute_au_contenu(ouvrir):
    page = ouvrir(**BUREAU)
    page.goto("/ressources/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#contenu")).to_be_focused()
