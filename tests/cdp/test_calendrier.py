from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cdp.cycle.calendrier import debut_du_mois, debut_du_rang, prochain_debut
from cdp.templatetags.seances import delai, heure, jour
from socle.comptes.models import Groupe

BRUXELLES = ZoneInfo("Europe/Brussels")


@pytest.fixture
def deuxieme_mardi():
    return Groupe(jour="1", rang_semaine=2, heure=time(12, 30))


@pytest.mark.parametrize(
    ("annee", "mois", "jour"), [(2026, 9, 8), (2026, 12, 8), (2027, 2, 9), (2027, 6, 8), (2026, 10, 13)]
)
def test_le_deuxieme_mardi(deuxieme_mardi, annee, mois, jour):
    assert debut_du_mois(deuxieme_mardi, annee, mois).date() == date(annee, mois, jour)


def test_douze_heures_trente_a_bruxelles_ete_comme_hiver(deuxieme_mardi):
    for mois in (9, 1):
        assert debut_du_mois(deuxieme_mardi, 2026, mois).astimezone(BRUXELLES).hour == 12


def test_le_rang_cinq_est_en_janvier_de_l_annee_suivante(deuxieme_mardi):
    assert debut_du_rang(deuxieme_mardi, 2026, 5).date() == date(2027, 1, 12)


def test_la_prochaine_date_saute_l_ete(deuxieme_mardi):
    apres = datetime(2027, 6, 20, tzinfo=BRUXELLES)
    assert prochain_debut(deuxieme_mardi, apres).date() == date(2027, 9, 14)


def test_la_prochaine_date_suit_celle_qui_est_deja_prise(deuxieme_mardi):
    prise = debut_du_mois(deuxieme_mardi, 2026, 12)
    assert prochain_debut(deuxieme_mardi, prise).date() == date(2027, 1, 12)


def test_les_dates_et_les_heures_se_disent_en_francais():
    moment = datetime(2026, 12, 1, 9, 5, tzinfo=BRUXELLES)
    assert jour(moment) == "mardi 1er décembre 2026"
    assert heure(moment) == "9\u00a0h\u00a005"


@pytest.mark.parametrize(
    ("jours", "dit"),
    [
        (-1, ""),
        (0, "aujourd’hui"),
        (1, "demain"),
        (2, "dans 2 jours"),
        (20, "dans 20 jours"),
        (24, "dans 3 semaines"),
    ],
)
def test_le_delai_se_dit_dans_la_plus_grande_unite(jours, dit):
    assert delai(timezone.localtime().replace(hour=12) + timedelta(days=jours)) == dit
