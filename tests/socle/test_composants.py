"""The page of components: complete, valid, and only where one builds."""

import base64
import re
from collections import Counter
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.urls import reverse
from django.utils import timezone

from socle.galerie import DOSSIER, rayons
from tests.comptes.fabriques import PersonneFactory

pytestmark = pytest.mark.django_db

DOSSIERS = sorted(dossier.name for dossier in DOSSIER.iterdir() if any(dossier.iterdir()))


@pytest.fixture
def page(client):
    reponse = client.get(reverse("composants"))
    assert reponse.status_code == 200
    return reponse.content.decode()


def test_chaque_dossier_de_composant_a_sa_section(page):
    sections = re.findall(r'<section class="composant" id="composant-(\w+)"', page)
    assert sorted(sections) == DOSSIERS


def test_chaque_section_est_au_sommaire_avec_son_usage(page):
    assert re.findall(r'<li><a href="#composant-(\w+)">', page) == re.findall(
        r'<section class="composant" id="composant-(\w+)"', page
    )
    assert page.count('class="composant__quand"') == len(DOSSIERS)
    assert all(str(c.titre) and str(c.quand).endswith(".") for _titre, rayon in rayons() for c in rayon)


def test_chaque_identifiant_est_unique_et_chaque_renvoi_mene_quelque_part(page):
    identifiants = Counter(re.findall(r'\sid="([^"]+)"', page))
    assert not [nom for nom, fois in identifiants.items() if fois > 1]
    renvois = re.findall(r'\s(?:for|aria-labelledby|aria-describedby|data-dialogue)="([^"]+)"', page)
    assert not {nom for renvoi in renvois for nom in renvoi.split()} - set(identifiants)


def test_elle_n_existe_pas_en_production(client, settings):
    settings.COMPOSANTS = False
    assert client.get(reverse("composants")).status_code == 404


def test_seuls_le_developpement_et_les_essais_la_montrent():
    from socle.settings import base, dev

    assert not base.COMPOSANTS
    assert dev.COMPOSANTS


def _rendu(source, **contexte):
    return Template(source).render(Context(contexte))


@pytest.mark.parametrize(
    ("jours", "attendu", "age"),
    [
        (1, "vérifié en séance hier", "recente"),
        (183, "il y a 6 mois", "recente"),
        (184, "à vérifier depuis 1 jour", "ancienne"),
        (250, "à vérifier depuis 2 mois", "ancienne"),
        (None, "pas encore vérifié", "jamais"),
    ],
)
def test_la_fraicheur_vieillit_apres_six_mois_et_le_dit(jours, attendu, age):
    le = None if jours is None else timezone.localdate() - timedelta(days=jours)
    html = _rendu("{% fraicheur le 'en séance' %}", le=le)
    assert attendu in html
    assert f"fraicheur--{age}" in html
    assert ("à vérifier" in html) == (age == "ancienne")


def test_ce_qui_a_son_rythme_vieillit_a_son_rythme():
    hier, demain = (timezone.localdate() + timedelta(days=jours) for jours in (-1, 1))
    anciennes = [
        _rendu("{% fraicheur le jusqu_au=au %}", le=le, au=hier) for le in (hier, hier - timedelta(90))
    ]
    assert all("à vérifier depuis 1 jour" in html for html in anciennes)
    assert "fraicheur--recente" in _rendu(
        "{% fraicheur le jusqu_au=au %}", le=hier - timedelta(300), au=demain
    )


@pytest.mark.parametrize(
    ("jours", "age"), [(0, ""), (30, ""), (31, "il y a 4 semaines"), (200, "il y a 6 mois")]
)
def test_une_disponibilite_qui_n_est_pas_du_mois_dit_son_age(jours, age):
    html = _rendu(
        "{% disponibilite 'ouvert' 'prend des personnes' le=le %}",
        le=timezone.localdate() - timedelta(days=jours),
    )
    assert ("disponibilite__age" in html) == bool(age)
    assert age in html


def test_une_page_relue_dit_quand_elle_l_a_ete():
    assert "relu aujourd’hui" in _rendu("{% fraicheur le acte='relu' %}", le=timezone.now())


def test_chaque_compte_a_sa_cle_de_brouillon_et_nul_autre_ne_l_a(rf):
    def cles(user):
        requete = rf.get("/")
        requete.user = user
        html = _rendu("{% brouillon %}", request=requete)
        return re.findall(r'data-(?:cle|compte)="([^"]+)"', html)

    fatiha, ines = PersonneFactory(), PersonneFactory()
    assert len(set(cles(fatiha) + cles(ines))) == 4
    assert cles(fatiha) == cles(fatiha)
    assert len(base64.b64decode(cles(fatiha)[0])) == 32
    assert cles(AnonymousUser()) == []


def test_ce_que_l_on_enleve_d_une_carte_de_chaleur_ne_se_devine_pas(page):
    """Neither the figure under five nor a tint that would tell it (produit.md §4.4)."""
    cachees = re.findall(
        r'<td class="chaleur__case chaleur-(\d)"><span aria-hidden="true">&lt; 5</span>', page
    )
    assert cachees
    assert set(cachees) == {"0"}
