"""The demonstration follows a few searches, and shows what nobody found."""

import pytest

from search.demonstration import ETAPES
from search.models import RechercheSuivie, RechercheVaine
from search.suivies.nouveautes import Nouveautes
from search.vaines.noter import se_garde
from tests.comptes.fabriques import membre
from tests.noeuds.fabriques import VignetteFactory
from tests.ressources.fabriques import RessourceFactory
from tests.search.fabriques import ecrire_les_entrees

pytestmark = pytest.mark.django_db


def charger():
    for etape in ETAPES:
        etape.charger(lambda fait, total: None)


def test_elle_se_charge_deux_fois_et_a_de_quoi_montrer(settings, tmp_path):
    settings.VAR = tmp_path
    fatiha = membre(email="fatiha.amrani@exemple.brussels")
    VignetteFactory(cercle="public", titre="Un refus de l’aide")
    for nom in ("Le logement d’abord", "Un logement pour deux", "Un logement de plus"):
        RessourceFactory(nom=nom)
    ecrire_les_entrees()
    charger()
    suivies = list(RechercheSuivie.objects.filter(personne=fatiha))
    nouveautes = Nouveautes(fatiha, suivies)
    assert {s.question: len(nouveautes.de(s)) for s in suivies} == {
        "interprète": 0,
        "logement": 2,
        "refus de l’aide": 1,
    }
    assert RechercheVaine.objects.exclude(repondent=None).exists()
    avant = list(RechercheSuivie.objects.values()), RechercheVaine.objects.count()
    charger()
    assert (list(RechercheSuivie.objects.values()), RechercheVaine.objects.count()) == avant


def test_ses_mots_sont_de_ceux_qui_se_gardent():
    charger()
    assert all(se_garde(mots) for mots in RechercheVaine.objects.values_list("mots", flat=True))
