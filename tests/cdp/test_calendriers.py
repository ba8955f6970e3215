"""Private feeds: what their owner may see today, and nothing once revoked."""

from datetime import timedelta

import pytest
import vobject
from django.urls import reverse
from django.utils import timezone

from cdp.invitations import abonnements
from cdp.models import AbonnementCalendrier, Seance
from tests.comptes.fabriques import membre

from .fabriques import PointFactory, SeanceFactory


@pytest.fixture
def seance(db):
    seance = SeanceFactory(titre="Le sommeil")
    PointFactory(seance=seance)
    return seance


def lire(client, abonnement, **entetes):
    return client.get(reverse("calendrier_flux", args=[abonnement.jeton]), headers=entetes)


def titres(reponse):
    lu = vobject.readOne(reponse.content.decode())
    return [entree.summary.value.split(" · ")[1] for entree in getattr(lu, "vevent_list", [])]


class TestFlux:
    def test_ses_seances_et_celles_de_personne_d_autre(self, client, seance):
        SeanceFactory(titre="Ailleurs")
        SeanceFactory(groupe=seance.groupe, titre="Retirée", etat="retire")
        abonnement = abonnements.creer(membre(seance.groupe), None)
        reponse = lire(client, abonnement)
        assert reponse["Content-Type"].startswith("text/calendar")
        assert titres(reponse) == ["Le sommeil"]

    def test_ce_qu_elle_ne_voit_plus_n_y_est_plus(self, client, seance):
        personne = membre(seance.groupe)
        sien, du_groupe = abonnements.creer(personne, None), abonnements.creer(personne, seance.groupe)
        assert titres(lire(client, du_groupe)) == ["Le sommeil"]
        Seance.objects.update(etat="retire")
        assert titres(lire(client, sien)) == titres(lire(client, du_groupe)) == []
        Seance.objects.update(etat="en_ligne")
        personne.adhesions.update(fin=timezone.localdate() - timedelta(days=1))
        assert titres(lire(client, sien)) == []
        assert lire(client, du_groupe).status_code == 404
        personne.is_active = False
        personne.save()
        assert lire(client, sien).status_code == 404

    def test_revoquee_elle_ne_montre_plus_rien_et_la_nouvelle_est_autre(self, client, connecter, seance):
        connecter(client, membre(seance.groupe))
        client.post(reverse("calendrier_creer"))
        ancienne = AbonnementCalendrier.objects.get()
        client.post(reverse("calendrier_creer"))
        nouvelle = AbonnementCalendrier.objects.get(revoque_le__isnull=True)
        assert lire(client, ancienne).status_code == 404
        assert titres(lire(client, nouvelle)) == ["Le sommeil"]
        client.post(reverse("calendrier_revoquer", args=[nouvelle.pk]))
        assert lire(client, nouvelle).status_code == 404

    def test_ce_qui_n_a_pas_change_n_est_pas_renvoye(self, client, seance):
        abonnement = abonnements.creer(membre(seance.groupe), None)
        etag = lire(client, abonnement)["ETag"]
        assert lire(client, abonnement, if_none_match=etag).status_code == 304
        seance.annulee = True
        seance.save()
        neuf = lire(client, abonnement, if_none_match=etag)
        assert neuf.status_code == 200
        assert b"STATUS:CANCELLED" in neuf.content

    def test_les_requetes_ne_grandissent_pas(self, client, seance, django_assert_max_num_queries):
        for rang in range(12):
            PointFactory(seance=SeanceFactory(groupe=seance.groupe), rang=rang)
        abonnement = abonnements.creer(membre(seance.groupe), None)
        with django_assert_max_num_queries(6):
            lire(client, abonnement)


class TestPages:
    def test_on_ne_prend_ni_ne_revoque_le_calendrier_d_autrui(self, client, connecter, seance):
        autre = abonnements.creer(membre(seance.groupe), seance.groupe)
        connecter(client, membre())
        assert client.post(reverse("calendrier_creer"), {"groupe": seance.groupe.slug}).status_code == 404
        assert client.post(reverse("calendrier_revoquer", args=[autre.pk])).status_code == 404
        autre.refresh_from_db()
        assert autre.revoque_le is None

    def test_une_seance_dans_son_agenda(self, client, connecter, seance):
        adresse = reverse("seance_ics", args=[seance.reference])
        Seance.objects.update(cercle="public")
        assert client.get(adresse).status_code == 404
        connecter(client, membre(seance.groupe))
        assert titres(client.get(adresse)) == ["Le sommeil"]
        assert adresse in client.get(seance.get_absolute_url()).content.decode()
