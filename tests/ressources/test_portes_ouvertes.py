from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ressources.models import Creneau, DateDeDispositif
from ressources.rencontres import portes_ouvertes
from tests.comptes.fabriques import membre

from .fabriques_rencontres import MaisonFactory, inscrite

pytestmark = pytest.mark.django_db
JOUR = timezone.localdate() + timedelta(days=30)


def _ajouter(client, maison, debut, fin):
    donnees = {"jour": JOUR.isoformat(), "debut": debut, "fin": fin, "places": "12"}
    return client.post(reverse("plage_ajouter", args=[maison.reference]), donnees)


def test_quatre_plages_par_jour_et_pas_cinq(client, connecter):
    maison = MaisonFactory()
    connecter(client, maison.hote)
    for heure in (9, 11, 13, 15):
        assert _ajouter(client, maison, f"{heure:02}:00", f"{heure + 1:02}:30").status_code == 302
    refus = _ajouter(client, maison, "17:00", "18:30")
    assert refus.status_code == 422
    assert "Quatre plages par jour" in refus.content.decode()
    plage = Creneau.objects.first()
    date = DateDeDispositif.objects.create(
        dispositif=maison.dispositif,
        debut=plage.date.debut + timedelta(hours=12),
        fin=plage.date.fin + timedelta(hours=12),
        hote=maison.nom,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Creneau.objects.create(date=date, maison=maison, jour=JOUR, rang=5)


def test_deux_maisons_ouvrent_a_la_meme_heure_et_une_seule_ne_se_recouvre_pas(client, connecter):
    maison = MaisonFactory()
    voisine = MaisonFactory(dispositif=maison.dispositif)
    connecter(client, maison.hote)
    assert _ajouter(client, maison, "09:00", "10:30").status_code == 302
    assert _ajouter(client, maison, "10:00", "11:00").status_code == 422
    connecter(client, voisine.hote)
    assert _ajouter(client, voisine, "09:00", "10:30").status_code == 302


def test_qui_tient_une_autre_maison_ne_touche_pas_a_celle_ci(client, connecter):
    maison = MaisonFactory()
    voisine = MaisonFactory(dispositif=maison.dispositif)
    connecter(client, maison.hote)
    _ajouter(client, maison, "09:00", "10:30")
    plage = Creneau.objects.get()
    connecter(client, voisine.hote)
    assert _ajouter(client, maison, "12:00", "13:30").status_code == 404
    assert client.post(reverse("plage_oter", args=[maison.reference, plage.pk])).status_code == 404
    assert client.post(reverse("plage_oter", args=[voisine.reference, plage.pk])).status_code == 404
    assert client.get(reverse("maison_modifier", args=[maison.reference])).status_code == 404
    assert Creneau.objects.get() == plage


def test_une_plage_ou_l_on_est_inscrit_ne_s_efface_pas(client, connecter):
    maison = MaisonFactory()
    connecter(client, maison.hote)
    _ajouter(client, maison, "09:00", "10:30")
    plage = Creneau.objects.get()
    inscrite(plage.date)
    client.post(reverse("plage_oter", args=[maison.reference, plage.pk]))
    assert Creneau.objects.filter(pk=plage.pk).exists()


def _semaine(maisons):
    dispositif = MaisonFactory().dispositif
    for _rang in range(maisons):
        maison = MaisonFactory(dispositif=dispositif)
        for heure in (9, 11):
            debut = timezone.make_aware(timezone.datetime(JOUR.year, JOUR.month, JOUR.day, heure))
            portes_ouvertes.ajouter_une_plage(maison, debut, debut + timedelta(minutes=90), 12)
    return dispositif


@pytest.mark.parametrize("adresse", ["semaine_programme", "semaine_programme_papier"])
def test_le_programme_se_lit_sans_compte_et_coute_le_meme_prix(client, adresse):
    couts = []
    for nombre in (2, 5):
        lien = reverse(adresse, args=[_semaine(nombre).reference]) + "?format=html"
        client.get(lien)
        with CaptureQueriesContext(connection) as requetes:
            page = client.get(lien)
        assert page.content.decode().count("Rue du Peigne 4") or adresse == "semaine_programme"
        couts.append(len(requetes))
    assert couts[0] == couts[1] <= 15


def test_une_semaine_reprise_emporte_son_programme_et_ses_maisons(client, connecter):
    maison = MaisonFactory(dispositif__cercle="reseau")
    adresses = [maison.get_absolute_url(), reverse("semaine_programme", args=[maison.dispositif.reference])]
    assert [client.get(adresse).status_code for adresse in adresses] == [404, 404]
    connecter(client, membre())
    assert [client.get(adresse).status_code for adresse in adresses] == [200, 200]
