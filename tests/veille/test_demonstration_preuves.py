"""The verbatims, evidence and remontées of the demonstration hold what the product asks of everybody."""

import pytest

from noeuds.protection import decisions_gardees, proteger
from tests.comptes.fabriques import GroupeFactory, coordination, membre, moderateur
from veille.demonstration.preuves import charger_faisceaux, charger_remontees, charger_verbatims
from veille.enums import Accord, Avancement
from veille.models import Faisceau, Remontee, Verbatim

pytestmark = pytest.mark.django_db

CHARGEMENTS = (charger_verbatims, charger_faisceaux, charger_remontees)


@pytest.fixture
def chargees():
    coordination()
    groupes = [GroupeFactory(slug=slug) for slug in ("centre", "nord-est", "sud", "sud-est")]
    membre(groupes[0], "veilleuse", fonction="veilleuse")
    for groupe in groupes:
        moderateur(groupe)
        moderateur(groupe)
    for charger in (*CHARGEMENTS, *CHARGEMENTS):
        charger(lambda fait, total: None)


def test_elles_se_chargent_une_fois_dans_tous_les_etats(chargees):
    assert (Verbatim.objects.count(), Faisceau.objects.count(), Remontee.objects.count()) == (30, 6, 7)
    assert set(Remontee.objects.values_list("avancement", flat=True)) == set(Avancement.values)
    assert Verbatim.objects.exclude(gardes=[]).count() == 3
    assert set(Verbatim.objects.values_list("accord", flat=True)) == {"", *Accord.values}
    for remontee in Remontee.objects.exclude(avancement=Avancement.A_PREPARER):
        assert remontee.suites.exists()
        assert remontee.destination


def test_aucun_texte_n_expose_quelqu_un(chargees):
    for objet, champ in [
        *((verbatim, "texte") for verbatim in Verbatim.objects.all()),
        *((remontee, nom) for remontee in Remontee.objects.all() for nom in ("titre", "constat", "contact")),
    ]:
        gardes = decisions_gardees(objet.gardes, champ)
        assert not proteger(getattr(objet, champ), gardes, "fr").refuse, getattr(objet, champ)
