from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from socle.cercles.enums import Pas
from socle.comptes.enums import Role
from socle.demonstration import etapes, lire, reference_stable
from tests.cdp.fabriques import SeanceFactory
from tests.comptes.fabriques import GroupeFactory, coordination, membre, moderateur
from veille.demonstration import ETAPES
from veille.demonstration.grille import charger_codes
from veille.demonstration.observations import charger_observations
from veille.demonstration.syntheses import charger_syntheses
from veille.grille import depart
from veille.models import Code, Observation, SynthesePage

pytestmark = pytest.mark.django_db


def sans_bruit(fait, total):
    assert fait <= total


def test_les_etapes_viennent_apres_les_seances():
    rangs = [etape.rang for etape in ETAPES]
    assert rangs == sorted(rangs)
    assert rangs[0] == 50
    assert set(ETAPES) <= set(etapes())


def test_la_grille_se_charge_une_fois_avec_ses_familles():
    charger_codes(sans_bruit)
    charger_codes(sans_bruit)
    assert Code.objects.count() == len(lire(depart.DOSSIER, depart.FICHIER, "code"))
    assert Code.objects.filter(parent=None).count() >= 3


def test_seules_les_seances_passees_ont_des_observations():
    charger_codes(sans_bruit)
    groupe = GroupeFactory(slug="centre")
    veilleuse = membre(groupe, Role.VEILLEUSE, fonction="veilleuse")
    for rang, traits in ((1, {"passee": True}), (2, {})):
        SeanceFactory(
            groupe=groupe, reference=reference_stable("seance", f"centre:precedent:{rang}"), **traits
        )
    charger_observations(sans_bruit)
    charger_observations(sans_bruit)
    observations = Observation.objects.all()
    assert {o.seance.debut < timezone.now() for o in observations} == {True}
    assert observations.count() == 1
    observation = observations.get()
    assert (observation.auteur, observation.groupe) == (veilleuse, groupe)
    assert observation.codes
    assert timedelta(0) < observation.cree_le - observation.seance.debut < timedelta(hours=2)


def test_chaque_analyse_a_son_histoire_et_sa_revision():
    membre(GroupeFactory(), Role.VEILLEUSE, fonction="veilleuse")
    moderateur()
    coordination()
    charger_syntheses(sans_bruit)
    charger_syntheses(sans_bruit)
    assert SynthesePage.objects.visibles_pour(AnonymousUser()).count() == 3
    assert sorted(page.versions.count() for page in SynthesePage.objects.all()) == [1, 1, 2]
    for page in SynthesePage.objects.all():
        assert [etape.pas for etape in page.pas.all()] == [Pas.PROPOSITION, Pas.RELECTURE, Pas.VALIDATION]
        assert len({etape.par_id for etape in page.pas.all()}) == 3
        assert page.revisions.count() == page.versions.count()
        assert page.date < timezone.localdate()


def test_sans_personne_l_etape_ne_casse_pas():
    charger_observations(sans_bruit)
    charger_syntheses(sans_bruit)
    assert not SynthesePage.objects.exists()
