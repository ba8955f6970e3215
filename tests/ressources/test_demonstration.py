"""The real data files load, twice, into what they say."""

import pytest
from django.utils import timezone

from ressources.demonstration import ETAPES
from ressources.models import Dispositif, ModeEmploi, Ressource, Verification
from socle.cercles.enums import Cercle
from socle.cercles.models import PasDeCercle
from socle.demonstration import reference_stable
from socle.etiquettes.models import Etiquetage
from tests.comptes.fabriques import GroupeFactory, coordination, membre, moderateur

pytestmark = pytest.mark.django_db

GROUPES = ("centre", "nord-est", "sud-est", "sud")


def _charger():
    for etape in ETAPES:
        etape.charger(lambda fait, total: None)


@pytest.fixture
def reseau():
    for slug in GROUPES:
        groupe = GroupeFactory(slug=slug)
        membre(groupe)
        moderateur(groupe)
    coordination()
    coordination()


def _tout():
    return [
        modele.objects.count()
        for modele in (Ressource, Dispositif, ModeEmploi, Verification, Etiquetage, PasDeCercle)
    ]


def test_charger_deux_fois_ne_change_rien(reseau):
    _charger()
    avant = _tout()
    _charger()
    assert _tout() == avant
    assert Ressource.objects.count() >= 150
    assert Dispositif.objects.count() == 12


def test_ce_qu_on_a_change_reste_change(reseau):
    _charger()
    Ressource.objects.filter(pk=Ressource.objects.order_by("pk").first().pk).update(nom="Changé à la main")
    _charger()
    assert Ressource.objects.filter(nom="Changé à la main").exists()


def test_les_fiches_sont_valables_et_signees(reseau):
    _charger()
    for fiche in Ressource.objects.select_related("auteur", "groupe"):
        fiche.clean_fields()
        fiche.validate_constraints()
        assert fiche.auteur_id, fiche.nom
        assert fiche.cree_le < timezone.now()
        assert fiche.recherche
        if fiche.cercle == Cercle.GROUPE:
            assert fiche.groupe.slug in GROUPES
        if fiche.cercle != Cercle.PRIVE:
            assert fiche.relu_par_id not in (None, fiche.auteur_id)
    assert Ressource.objects.filter(communes__nom="Anderlecht", langues__possede="nl").exists()


def test_la_liste_montre_au_public_le_public_seulement(client, reseau):
    _charger()
    page = client.get("/ressources/")
    assert page.context["recherche"].total == Ressource.objects.filter(cercle=Cercle.PUBLIC).count()


def test_les_rencontres_evitent_les_week_ends(reseau):
    _charger()
    for dispositif in Dispositif.objects.prefetch_related("dates"):
        # A week of open doors has many houses, and many hours, on one day.
        ouvertures = [(date.debut, date.hote) for date in dispositif.dates.all()]
        assert len(set(ouvertures)) == len(ouvertures)
        assert all(timezone.localtime(debut).weekday() < 5 for debut, _chez in ouvertures)
    assert Dispositif.objects.a_venir().exists()
    assert Dispositif.objects.passes().exists()


def test_le_refuge_garde_son_adresse_pour_lui(client, connecter, reseau):
    _charger()
    refuge = Ressource.objects.get(reference=reference_stable("ressource", "maison-accueil-aube-claire"))
    assert refuge.adresse_confidentielle
    assert refuge.adresse
    page = connecter(client, coordination()).get(refuge.get_absolute_url()).content.decode()
    assert refuge.adresse.split(",")[0] not in page
    assert "Adresse confidentielle" in page


def test_sans_personne_tout_se_charge_sans_auteur():
    for slug in GROUPES:
        GroupeFactory(slug=slug)
    _charger()
    assert not Ressource.objects.exclude(auteur=None).exists()
