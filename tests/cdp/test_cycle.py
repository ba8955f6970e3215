"""The dates of a cycle: the rule of the group, the holidays, what one creates and creates once."""

from datetime import date, time
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from cdp.cycle import conges
from cdp.cycle.calendrier import dates_du_cycle
from cdp.models import Seance
from socle.cercles.enums import Cercle
from socle.comptes.enums import Jour
from socle.comptes.models import Cycle
from tests.cdp.fabriques import SeanceFactory
from tests.comptes.fabriques import CycleFactory, GroupeFactory, coordination, membre, moderateur


def regle(jour, rang):
    return SimpleNamespace(jour=jour, rang_semaine=rang, heure=time(12, 30))


@pytest.mark.parametrize(
    ("annee", "jour"), [(2025, date(2025, 4, 20)), (2027, date(2027, 3, 28)), (2038, date(2038, 4, 25))]
)
def test_paques(annee, jour):
    assert conges.paques(annee) == jour


@pytest.mark.parametrize(
    ("jour", "mot"),
    [
        (date(2026, 10, 20), "automne"),
        (date(2026, 11, 1), "Toussaint"),
        (date(2026, 11, 11), "Armistice"),
        (date(2027, 1, 3), "hiver"),
        (date(2027, 3, 29), "lundi de Pâques"),
        (date(2027, 5, 6), "Ascension"),
        (date(2027, 5, 9), "printemps"),
    ],
)
def test_un_conge_dit_son_nom(jour, mot):
    assert mot in str(conges.empechement(jour))


@pytest.mark.parametrize("jour", [date(2026, 11, 2), date(2027, 1, 4), date(2027, 3, 8), date(2027, 5, 10)])
def test_le_lendemain_d_un_conge_est_libre(jour):
    assert conges.empechement(jour) is None


def test_une_annee_sans_calendrier_publie_n_est_pas_devinee():
    assert conges.scolaires_connus(2026)
    assert not conges.scolaires_connus(2040)
    assert conges.empechement(date(2040, 10, 24)) is None


@pytest.mark.parametrize(
    ("jour", "mot"),
    [
        (date(2026, 11, 2), "automne"),  # 1 November 2026 is a Sunday: the week that follows
        (date(2027, 12, 27), "Noël"),  # Christmas 2027 is a Saturday
        (date(2027, 2, 8), "carnaval"),
        (date(2027, 3, 29), "Pâques"),  # Easter in March
        (date(2025, 4, 7), "Pâques"),  # Easter after 15 April
        (date(2026, 4, 6), "Pâques"),
    ],
)
def test_les_ecoles_neerlandophones_ont_leurs_semaines(jour, mot):
    assert mot in str(conges.vacances_flamandes(jour))


def test_dix_dates_de_septembre_a_juin_hors_des_conges():
    dates = dates_du_cycle(regle(Jour.MARDI, 3), 2026)
    jours = [timezone.localdate(proposee.debut) for proposee in dates]
    assert len(jours) == len(set(jours)) == 10
    assert (jours[0], jours[-1]) == (date(2026, 9, 15), date(2027, 6, 15))
    assert not [jour for jour in jours if conges.empechement(jour)]
    octobre = dates[1]
    assert timezone.localdate(octobre.regle) == date(2026, 10, 20)
    assert (octobre.semaines, "automne" in octobre.evite) == (-1, True)
    assert {timezone.localtime(proposee.debut).time() for proposee in dates} == {time(12, 30)}


@pytest.fixture
def groupe(db):
    return GroupeFactory(lieu_habituel="Maison des Tilleuls", jour=Jour.MARDI, rang_semaine=2)


@pytest.fixture
def prochain(groupe):
    """A whole cycle to come, from next September."""
    annee = timezone.localdate().year + 1
    return CycleFactory(groupe=groupe, debut=date(annee, 9, 1), fin=date(annee + 1, 8, 31))


def adresse(groupe):
    return reverse("cycle", args=[groupe.slug])


def saisie(page, **champs):
    """The form as it was proposed, with these changes."""
    formset = page.context["formset"]
    donnees = {"dates-TOTAL_FORMS": len(formset.forms), "dates-INITIAL_FORMS": len(formset.forms)}
    for form in formset:
        for champ in form:
            valeur = champ.value()
            if valeur not in (None, False):
                donnees[champ.html_name] = str(valeur)
    return {nom: valeur for nom, valeur in (donnees | champs).items() if valeur is not None}


def test_dix_seances_naissent_ensemble_et_une_seule_fois(client, connecter, groupe, prochain):
    connecter(client, moderateur(groupe))
    page = client.get(adresse(groupe))
    donnees = saisie(page, **{"dates-0-titre": "Choisir nos nœuds", "dates-3-garder": None})
    client.post(adresse(groupe), donnees)
    seances = Seance.objects.filter(cycle=prochain).order_by("debut")
    assert seances.count() == 9
    assert seances[0].titre == "Choisir nos nœuds"
    assert {(s.cercle, s.lieu, s.duree_minutes) for s in seances} == {
        (Cercle.GROUPE, "Maison des Tilleuls", groupe.duree_minutes)
    }
    client.post(adresse(groupe), donnees)
    assert seances.count() == 9
    encore = client.get(adresse(groupe))
    assert [form["rang"].value() for form in encore.context["formset"]] == [4]
    assert "Choisir nos nœuds" in encore.content.decode()


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"dates-2-date": "31/02/2027"}, "Cette date n’existe pas"),
        ({"dates-2-date": "1999-01-01"}, "pas dans le cycle"),
        ({"dates-2-heure": "25:99"}, "Cette heure n’existe pas"),
        ({"dates-2-titre": ""}, "Donnez un titre"),
    ],
)
def test_une_date_impossible_arrete_tout_sans_rien_perdre(
    client, connecter, groupe, prochain, champs, phrase
):
    connecter(client, moderateur(groupe))
    donnees = saisie(client.get(adresse(groupe)), **{"dates-0-titre": "Gardé"}, **champs)
    page = client.post(adresse(groupe), donnees).content.decode()
    assert phrase in page
    assert 'value="Gardé"' in page
    assert not Seance.objects.exists()


def test_deux_dates_au_meme_moment_sont_refusees(client, connecter, groupe, prochain):
    connecter(client, moderateur(groupe))
    page = client.get(adresse(groupe))
    meme = str(page.context["formset"].forms[0]["date"].value())
    page = client.post(adresse(groupe), saisie(page, **{"dates-1-date": meme}))
    assert "déjà une séance à ce moment" in page.content.decode()
    assert not Seance.objects.exists()


def test_des_conges_inconnus_sont_dits(client, connecter, groupe, settings):
    CycleFactory(groupe=groupe, debut=date(2040, 9, 1), fin=date(2041, 8, 31))
    connecter(client, moderateur(groupe))
    assert "ne sont pas encore connus" in client.get(adresse(groupe)).content.decode()


def test_la_coordination_ouvre_un_cycle_sans_voir_ni_creer_de_seance(client, connecter, groupe, prochain):
    seance = SeanceFactory(groupe=groupe, cycle=prochain, titre="Entre nous")
    connecter(client, coordination())
    page = client.get(adresse(groupe)).content.decode()
    assert "Entre nous" not in page
    assert "Les dates proposées" not in page
    client.post(adresse(groupe), {"dates-TOTAL_FORMS": "0", "dates-INITIAL_FORMS": "0"})
    assert list(Seance.objects.all()) == [seance]
    client.post(reverse("cycle_ouvrir", args=[groupe.slug]))
    dernier = Cycle.objects.filter(groupe=groupe).latest("debut")
    assert (dernier.debut, dernier.fin) == (
        prochain.fin.replace(month=9, day=1),
        date(dernier.debut.year + 1, 8, 31),
    )


def test_une_moderatrice_d_ailleurs_n_y_peut_rien(client, connecter, groupe, prochain):
    for personne in (moderateur(), membre(groupe)):
        connecter(client, personne)
        assert client.get(adresse(groupe)).status_code == 404
        envoi = {
            "dates-TOTAL_FORMS": "1",
            "dates-INITIAL_FORMS": "1",
            "dates-0-rang": "1",
            "dates-0-garder": "on",
        }
        assert client.post(adresse(groupe), envoi).status_code == 404
        assert client.post(reverse("cycle_ouvrir", args=[groupe.slug])).status_code == 404
    assert not Seance.objects.exists()
