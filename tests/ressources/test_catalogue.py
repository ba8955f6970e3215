import pytest

from socle.comptes.models import Commune
from tests.comptes.fabriques import membre

from .fabriques import DispositifFactory
from .fabriques_rencontres import inscrite

pytestmark = pytest.mark.django_db


def _comptes(reponse, nom):
    facette = next(f for f in reponse.context["catalogue"].facettes if f.nom == nom)
    return {option.valeur: option.compte for option in facette.options}


def test_chaque_facette_compte_comme_si_elle_n_etait_pas_choisie(client):
    DispositifFactory(genre="formation", commune=Commune.objects.get(nom="Jette"))
    DispositifFactory(genre="festival", commune=Commune.objects.get(nom="Jette"))
    DispositifFactory(genre="festival", commune=Commune.objects.get(nom="Evere"))
    jette = Commune.objects.get(nom="Jette").nis
    page = client.get(f"/dispositifs/?genre=formation&ou={jette}")
    assert len(page.context["page"]) == 1
    assert _comptes(page, "genre") == {"formation": 1, "festival": 1}
    assert _comptes(page, "ou")[jette] == 1
    assert len(client.get("/dispositifs/?genre=festival&genre=formation").context["page"]) == 3


def test_les_comptes_ne_disent_rien_de_ce_qu_on_ne_voit_pas(client, connecter):
    DispositifFactory(genre="formation", cercle="reseau")
    DispositifFactory(genre="festival")
    DispositifFactory(genre="rencontre")
    assert _comptes(client.get("/dispositifs/"), "genre") == {"festival": 1, "rencontre": 1}
    # A choice that nothing visible answers is not even known.
    assert client.get("/dispositifs/?genre=formation").context["catalogue"].choix["genre"] == []
    connecter(client, membre())
    assert _comptes(client.get("/dispositifs/"), "genre") == {"festival": 1, "rencontre": 1, "formation": 1}


def test_ce_qui_est_complet_n_a_plus_de_places_et_dit_combien_attendent(client):
    complet = DispositifFactory(places=1, inscription="tous")
    libre = DispositifFactory(places=2, inscription="membres")
    date = complet.dates.get()
    inscrite(date)
    inscrite(date)
    date.inscriptions.filter(rang=2).update(etat="attente")
    page = client.get("/dispositifs/")
    assert "1 personne attend" in page.content.decode()
    assert list(client.get("/dispositifs/?libre=places").context["page"]) == [libre]
    assert list(client.get("/dispositifs/?libre=sans-compte").context["page"]) == [complet]


def test_une_date_annulee_ne_s_annonce_plus(client):
    from django.utils import timezone

    dispositif = DispositifFactory()
    dispositif.dates.update(annulee_le=timezone.now())
    assert list(client.get("/dispositifs/").context["page"]) == []


def test_la_vue_par_mois_garde_les_filtres(client):
    DispositifFactory(genre="formation")
    DispositifFactory(genre="festival", dans_jours=70)
    page = client.get("/dispositifs/?genre=festival&vue=mois")
    assert [len(mois["dates"]) for mois in page.context["mois"]] == [1]
    assert "genre=festival" in page.context["onglets"][0]["url"]
