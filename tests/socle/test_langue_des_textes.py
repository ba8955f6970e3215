"""What somebody wrote is announced in the language in which it was written, and nothing else is (WCAG 3.1.2)."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.template import Context, Template
from django.utils import translation
from wagtail.models import Locale, Page

from ressources.fields import ChampDeCodes
from socle.langues import en
from socle.modeles import AvecLangue
from socle.texte import markdown_sur
from tests.cercles.monde import creer_monde
from tests.cercles.toutes_les_choses import toutes_les_choses
from tests.noeuds.fabriques import NoeudFactory, VignetteFactory
from tests.outils.client import ClientHostile
from tests.outils.langue import textes_et_langues
from tests.outils.lieux import fichiers, relatif
from tests.socle.peuplement import peupler
from tests.socle.test_requetes import adresses
from tests.veille.fabriques import synthese

pytestmark = pytest.mark.django_db

MOT = "jonquille"
#: What has no language: names of people and places, addresses, copies kept for search, technical columns.
SANS_LANGUE = {
    *("lieu", "lieu_habituel", "adresse", "organisateur", "porteur_libre", "periode"),
    *("hote", "institution", "contact", "responsable", "code_postal", "jeton", "empreinte", "code"),
    *("telephone", "courriel", "site", "nom_plie", "recherche", "texte_plie", "reference", "file_hash"),
    *(
        "path",
        "draft_title",
        "slug",
        "url_path",
        "seo_title",
        "search_description",
        "cle",
        "content_type",
        "corps",
    ),
}
#: Their fixed words are in the language that one asked for, or in both.
EN_PLUSIEURS_LANGUES = ("fiche_a_remettre_papier", "mes_fiches_papier", "vocabulaire")
#: They keep the words of the day when they were made, that no update changes.
GARDENT_LEURS_MOTS = ("synthese_version",)
#: Rows that belong to a thing, and are written in its language.
DEPENDANTS = (
    "veille.Passage",
    "cdp.PointOrdreDuJour",
    "cdp.ElementTransmis",
    "noeuds.Mobilisation",
    "ressources.Signalement",
)


def _modeles_ecrits():
    ecrits = [m for m in apps.get_models() if issubclass(m, AvecLangue) or hasattr(m, "langue")]
    return [m for m in ecrits if m._meta.label != "comptes.Personne"] + [
        apps.get_model(nom) for nom in DEPENDANTS
    ]


def _champs_tapes(modele):
    # A name that tells two rows apart cannot be the same word on both.
    uniques = {nom for contrainte in modele._meta.total_unique_constraints for nom in contrainte.fields}
    for champ in modele._meta.concrete_fields:
        if champ.name in uniques:
            continue
        tape = isinstance(champ, models.CharField | models.TextField) and champ.editable
        if modele._meta.label == "comptes.Groupe" and champ.name == "nom":
            continue
        if (
            (tape or champ.name == "texte")
            and not (champ.choices or isinstance(champ, ChampDeCodes))
            and champ.name not in SANS_LANGUE | {"langue"}
        ):
            yield champ.name


def tout_ecrire_en_francais():
    """Every text that somebody typed becomes one word, so that it is known wherever it is shown."""
    for modele in _modeles_ecrits():
        champs = dict.fromkeys(_champs_tapes(modele), MOT)
        ecrits = modele._base_manager.all()
        if issubclass(modele, Page):
            ecrits = ecrits.filter(locale__language_code="fr")
        ecrits.update(**champs)
    # A passage of one of these texts is the whole word: none of it is read apart.
    apps.get_model("veille.Passage").objects.update(debut=0, fin=len(MOT))
    apps.get_model("noeuds.BrouillonDeVignette").objects.update(donnees={"titre": MOT, "recit": MOT})


@pytest.fixture
def monde():
    return creer_monde()


@pytest.fixture
def choses(monde):
    analyse = synthese("public", corps=[("titre", MOT), ("citation", {"texte": MOT, "attribution": MOT})])
    choses = toutes_les_choses(
        monde,
        etiquette=apps.get_model("etiquettes.Etiquette").objects.pour_noms(["logement"])[0],
        noeud=NoeudFactory(cercle="public", etiquettes=["logement"]),
        analyse=analyse,
    )
    peupler(monde, choses)
    tout_ecrire_en_francais()
    return choses


def _pages_en_neerlandais(role, choses):
    """Answers in Dutch, but for pages that exist in French only and lead there."""
    with translation.override("fr"):
        lues = {nom: en("nl", adresse) for nom, adresse in adresses(role, choses)}
    return {nom: f"{adresse}{MOT}" if "_trouve" in nom else adresse for nom, adresse in lues.items()}


@pytest.mark.parametrize("role", ["anonyme", "auteur", "moderateur", "veilleuse", "coordination"])
def test_chaque_texte_francais_d_une_page_neerlandaise_le_dit(role, monde, choses):
    client = ClientHostile()
    if role != "anonyme":
        client.force_login(monde.personnes[role])
    vus, fautes = 0, []
    for nom, adresse in _pages_en_neerlandais(role, choses).items():
        reponse = client.get(adresse)
        if reponse.get("Content-Language") != "nl" or not reponse["Content-Type"].startswith("text/html"):
            continue
        for texte, langue in textes_et_langues(reponse.content.decode()):
            ecrit = MOT in texte.lower()
            vus += ecrit
            # The switch names each language in that language.
            if langue == "fr" and nom in EN_PLUSIEURS_LANGUES + GARDENT_LEURS_MOTS:
                continue
            if ecrit != (langue == "fr") and texte not in dict(settings.LANGUAGES).values():
                fautes.append(f"{nom} : « {texte[:70]} » annoncé en {langue}")
    assert vus > 10
    assert not fautes, "\n".join(sorted(set(fautes)))


def test_un_texte_dans_la_langue_de_la_page_ne_dit_rien(client):
    vignette = VignetteFactory(cercle="public", titre=MOT, langue="nl")
    page = client.get(en("nl", vignette.get_absolute_url())).content.decode()
    assert (MOT, "nl") in textes_et_langues(page)


@pytest.mark.parametrize(
    ("interface", "langue", "attendu"),
    [
        ("fr", "fr", "Quoi\u202f?"),
        ("nl", "fr", "Quoi\u202f?"),
        ("fr", "nl", "Quoi ?"),
        ("nl", "", "Quoi ?"),
        ("fr", "", "Quoi\u202f?"),
    ],
)
def test_l_espace_fine_est_pour_le_francais_seul(interface, langue, attendu):
    with translation.override(interface):
        rendu = Template("{{ texte|typo:langue }}").render(Context({"texte": "Quoi ?", "langue": langue}))
    assert rendu == attendu


def test_la_mise_en_page_d_un_texte_n_y_met_pas_d_espace_francaise():
    assert "Wat ?" in markdown_sur("Wat ?")


def test_ce_que_l_on_ecrit_est_dans_la_langue_ou_on_lit():
    with translation.override("nl"):
        assert VignetteFactory().langue == "nl"
    with translation.override(None):
        assert VignetteFactory().langue == "fr"


def test_une_situation_sans_titre_se_nomme_dans_sa_langue():
    vignette = VignetteFactory(titre="", saison="hiver")
    with translation.override("nl"):
        assert vignette.intitule == "Situation · hiver"


def test_une_page_a_la_langue_de_son_arbre():
    noeud = NoeudFactory()
    assert noeud.langue == "fr"
    Locale.objects.filter(pk=noeud.locale_id).first().save()
    noeud.locale = Locale.objects.get_or_create(language_code="nl")[0]
    assert noeud.langue == "nl"


def test_chaque_texte_mis_en_page_est_typographie_dans_sa_langue():
    """Markdown alone would leave a French colon at the start of a line, or space a Dutch one."""
    sans = [
        f"{relatif(chemin)}: {expression}"
        for chemin in fichiers("*.html")
        for expression in re.findall(r"{{[^}]*\|markdown[^}]*}}", chemin.read_text(encoding="utf-8"))
        if "|typo:" not in expression.split("|markdown")[0]
    ]
    assert not sans
