"""Ninety days from the last visit, and out when one says so."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from socle.comptes.enums import GroupeDeDroits
from socle.comptes.models import Personne
from tests.comptes.courrier import code_de, demander, dernier, est_entre, taper
from tests.comptes.fabriques import membre, moderateur

pytestmark = pytest.mark.django_db

JOURS = timedelta(days=90)


def _fin():
    return Session.objects.get().expire_date


def _entrer(client, personne):
    demander(client, personne.email)
    return taper(client, personne.email, code_de(dernier()))


def test_une_session_dure_quatre_vingt_dix_jours(client):
    reponse = _entrer(client, membre())
    assert reponse.cookies["sessionid"]["max-age"] == JOURS.total_seconds()
    assert reponse.cookies["sessionid"]["httponly"]
    assert reponse.cookies["sessionid"]["samesite"] == "Lax"
    assert abs(_fin() - timezone.now() - JOURS) < timedelta(minutes=1)


def test_elle_glisse_a_chaque_jour_de_visite(client, monkeypatch):
    _entrer(client, membre())
    client.get(reverse("mon_compte"))
    depart = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: depart + timedelta(days=60))
    client.get(reverse("mon_compte"))
    assert abs(_fin() - depart - timedelta(days=150)) < timedelta(minutes=1)


def test_elle_ne_s_ecrit_pas_a_chaque_page(client, django_assert_max_num_queries):
    _entrer(client, membre())
    client.get(reverse("mon_compte"))
    avant = _fin()
    client.get(reverse("mon_compte"))
    assert _fin() == avant


def test_apres_quatre_vingt_dix_jours_sans_visite_on_redemande(client, monkeypatch):
    _entrer(client, membre())
    depart = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: depart + timedelta(days=91))
    assert client.get(reverse("mon_compte")).url.startswith(reverse("entrer"))


def test_sortir_ferme_la_session(client):
    _entrer(client, membre())
    reponse = client.post(reverse("sortir"))
    assert reponse.url == "/"
    assert not est_entre(client)
    assert client.get(reverse("mon_compte")).status_code == 302


def test_on_ne_sort_pas_par_un_lien(client, connecter):
    connecter(client, membre()).get(reverse("sortir"))
    assert est_entre(client)


def test_sortir_deux_fois_ne_gene_personne(client):
    assert client.post(reverse("sortir")).url == "/"


def test_fermer_un_compte_ferme_ses_sessions(client, connecter):
    personne = membre()
    connecter(client, personne)
    Personne.objects.filter(pk=personne.pk).update(is_active=False)
    assert client.get(reverse("mon_compte")).status_code == 302


def test_entrer_remet_les_droits_a_jour(client):
    personne = moderateur()
    assert personne.groups.filter(name=GroupeDeDroits.MODERATION).exists()
    personne.adhesions.update(fin=timezone.localdate() - timedelta(days=1))
    _entrer(client, personne)
    assert not Group.objects.filter(name=GroupeDeDroits.MODERATION, user=personne).exists()


def test_sortir_ne_laisse_rien_dans_le_navigateur(client, connecter):
    """Drafts and pages kept for « back », on a shared computer (produit.md §4)."""
    reponse = connecter(client, membre()).post(reverse("sortir"))
    assert reponse["Clear-Site-Data"] == '"cache", "storage"'
    page = connecter(client, membre()).get(reverse("mon_compte")).content.decode()
    assert 'action="/sortir/" data-effacer-brouillons' in page
