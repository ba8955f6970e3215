"""Two members carry the four elements to the project group, by turns of four to six months."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from cdp.apres import representants
from cdp.models import MandatDeRepresentant
from socle.comptes.enums import Role
from tests.comptes.fabriques import GroupeFactory, coordination, membre, moderateur


@pytest.mark.parametrize(
    ("debut", "mois", "fin"),
    [
        (date(2026, 9, 15), 4, date(2027, 1, 15)),
        (date(2026, 10, 31), 4, date(2027, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 4, date(2027, 4, 30)),
        (date(2026, 7, 1), 5, date(2026, 12, 1)),
    ],
)
def test_la_fin_du_tour_est_le_meme_jour_ou_le_dernier_du_mois(debut, mois, fin):
    assert representants.fin_du_tour(debut, mois) == fin


@pytest.fixture
def groupe(db):
    return GroupeFactory()


def adresse(groupe):
    return reverse("representants", args=[groupe.slug])


def test_on_en_choisit_deux_et_pas_trois(client, connecter, groupe):
    anime = connecter(client, moderateur(groupe))
    for _ in range(3):
        anime.post(adresse(groupe), {"personne": membre(groupe).pk, "mois": 5})
    assert MandatDeRepresentant.objects.filter(groupe=groupe).count() == 2


def test_on_ne_choisit_ni_ailleurs_ni_la_veilleuse_ni_pour_un_an(client, connecter, groupe):
    anime = connecter(client, moderateur(groupe))
    for personne, mois in (
        (membre(), 5),
        (membre(groupe, Role.VEILLEUSE), 5),
        (membre(groupe), 12),
    ):
        assert "champ__erreur" in anime.post(adresse(groupe), {"personne": personne.pk, "mois": mois}).text
    assert not MandatDeRepresentant.objects.exists()


def test_seule_la_moderation_du_groupe_choisit_et_finit(client, connecter, groupe):
    choisie = membre(groupe)
    mandat = representants.choisir(groupe, choisie, 4, moderateur(groupe))
    finir = reverse("representant_finir", args=[groupe.slug, mandat.pk])
    for personne in (membre(groupe), coordination(), moderateur(GroupeFactory())):
        connecter(client, personne)
        assert client.post(adresse(groupe), {"personne": choisie.pk, "mois": 5}).status_code == 404
        assert client.post(finir).status_code == 404
        with pytest.raises(PermissionDenied):
            representants.choisir(groupe, membre(groupe), 5, personne)
    ailleurs = GroupeFactory()
    connecter(client, moderateur(ailleurs))
    assert client.post(reverse("representant_finir", args=[ailleurs.slug, mandat.pk])).status_code == 404
    mandat.refresh_from_db()
    assert mandat.fini_le is None


def test_un_tour_fini_reste_dans_l_histoire_et_laisse_sa_place(client, connecter, groupe):
    anime = moderateur(groupe)
    premier, second = (representants.choisir(groupe, membre(groupe), 4, anime) for _ in range(2))
    connecter(client, anime).post(reverse("representant_finir", args=[groupe.slug, premier.pk]))
    page = client.get(adresse(groupe))
    assert page.context["anciens"] == [premier]
    assert page.context["en_cours"] == [second]
    representants.choisir(groupe, membre(groupe), 4, anime)


@pytest.mark.parametrize(("jours", "dit"), [(-3, "est terminé"), (14, "se termine dans 14"), (15, "")])
def test_mon_espace_dit_la_fin_du_tour_aux_moderateurs_du_groupe(client, connecter, groupe, jours, dit):
    jour = timezone.localdate()
    MandatDeRepresentant.objects.create(
        groupe=groupe,
        personne=membre(groupe, first_name="Ilse"),
        debut=jour - timedelta(days=150),
        fin_prevue=jour + timedelta(days=jours),
    )
    page = connecter(client, moderateur(groupe)).get(reverse("mon_espace")).text
    assert ("choisissez la suite" in page) == bool(dit)
    assert dit in page
    for autre in (membre(groupe), moderateur(GroupeFactory())):
        assert "choisissez la suite" not in connecter(client, autre).get(reverse("mon_espace")).text
