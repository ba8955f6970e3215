"""What public pages say to programs, and the page that says where the rest is."""

import json
import re

import pytest
from django.urls import reverse

from noeuds.models import Terme
from ressources.models import DateDeDispositif
from tests.comptes.fabriques import membre

from .fabriques import RUE_SECRETE, DispositifFactory, RessourceFactory

pytestmark = pytest.mark.django_db
_BLOC = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def _donnees(client, objet):
    blocs = _BLOC.findall(client.get(objet.get_absolute_url()).content.decode())
    return [json.loads(bloc) for bloc in blocs]


def test_une_fiche_publique_se_presente_aux_moteurs(client):
    fiche = RessourceFactory(
        nom="Maison",
        organisme="Commune",
        telephone="107",
        adresse="Rue Haute 12, 1000 Bruxelles",
        communes=["Ixelles"],
    )
    (donnees,) = _donnees(client, fiche)
    assert donnees["@type"] == "Service"
    assert donnees["provider"]["name"] == "Commune"
    assert donnees["provider"]["address"]["postalCode"] == "1000"
    assert donnees["areaServed"][0]["name"] == "Ixelles"


def test_aucun_texte_ne_sort_du_bloc_de_donnees(client):
    attaque = "</script><script>alert(1)</script>&amp;"
    (donnees,) = _donnees(client, RessourceFactory(nom=attaque))
    assert donnees["name"] == attaque


def test_seul_ce_qui_est_public_se_presente(client, connecter):
    connecter(client, membre())
    assert _donnees(client, RessourceFactory(du_reseau=True)) == []
    (donnees,) = _donnees(client, RessourceFactory(refuge=True, code_postal="1000"))
    assert RUE_SECRETE not in json.dumps(donnees)
    assert "address" not in donnees["provider"]


def test_un_dispositif_public_donne_ses_dates_a_venir(client):
    dispositif = DispositifFactory(titre="Immersion", dans_jours=10)
    passe = DispositifFactory(dans_jours=-10)
    date = DateDeDispositif.objects.get(dispositif=dispositif)
    (donnees,) = _donnees(client, dispositif)
    (evenement,) = donnees["@graph"]
    assert evenement["startDate"] == date.debut.isoformat()
    assert evenement["eventStatus"].endswith("EventScheduled")
    assert _donnees(client, passe) == []


def test_la_page_des_donnees_dit_la_licence_ou_qu_elle_manque(client, settings):
    RessourceFactory()
    RessourceFactory(du_reseau=True)
    page = client.get(reverse("donnees")).content.decode()
    assert "1 fiche publique" in page
    assert "pas encore choisi de licence" in page
    settings.FIL_DONNEES_LICENCE = "CC-BY-4.0 https://creativecommons.org/licenses/by/4.0/"
    assert 'rel="license noopener">CC-BY-4.0</a>' in client.get(reverse("donnees")).content.decode()


def test_la_liste_propose_ses_fichiers_avec_sa_recherche(client):
    RessourceFactory(langues=["tr"])
    page = client.get(reverse("ressources"), {"langue": "tr"}).content.decode()
    assert f"{reverse('ressources_export', args=['csv'])}?langue=tr" in page
    assert reverse("donnees") in page


def test_le_repertoire_trouve_aussi_par_les_autres_mots_d_un_terme(client):
    Terme.objects.create(
        liste="theme",
        cle="essai-toit",
        libelle="toit perdu",
        libelle_nl="dak kwijt",
        synonymes="expulsion locative",
    )
    RessourceFactory(nom="Permanence Lune", description="Pour qui risque une expulsion locative.")
    RessourceFactory(nom="Autre", description="Du café.")
    for cherche in ("Toit perdu", "dak kwijt"):
        page = client.get(reverse("ressources"), {"q": cherche}).content.decode()
        assert "Permanence Lune" in page
        assert "Autre</" not in page
