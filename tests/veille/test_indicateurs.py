"""The figures of a season: counted by hand on a small world, and never a person."""

import re
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdf import PdfReader

from cdp.models import Presence
from noeuds.models import Vignette
from socle.cercles.enums import Cercle
from socle.comptes.actions import effacer
from tests.cdp.fabriques import PreparationFactory, SeanceFactory
from tests.comptes.fabriques import (
    AdhesionFactory,
    CycleFactory,
    GroupeFactory,
    coordination,
    moderateur,
    veilleuse,
)
from tests.noeuds.fabriques import VignetteFactory
from veille.indicateurs.bilan import perimetre, tableaux
from veille.indicateurs.presences import Presences
from veille.indicateurs.saisons import Saison

SAISON = Saison(2025)


@pytest.fixture(autouse=True)
def _au_premier_mars(monkeypatch):
    monkeypatch.setattr("veille.indicateurs.saisons.ce_mois", lambda: date(2026, 3, 1))


def cycle(nom, annee=2025):
    groupe = GroupeFactory(nom=nom, slug=nom.lower())
    return CycleFactory(groupe=groupe, debut=date(annee, 9, 1), fin=date(annee + 1, 8, 31))


def seance(du, jour, presentes=(), absentes=(), **champs):
    tenue = SeanceFactory(
        groupe=du.groupe,
        cycle=du,
        debut=datetime(jour.year, jour.month, jour.day, 12, 30, tzinfo=UTC),
        duree_minutes=120,
        **champs,
    )
    venues = [(a, True) for a in presentes] + [(a, False) for a in absentes]
    Presence.objects.bulk_create(
        Presence(seance=tenue, personne=adhesion.personne, presente=presente) for adhesion, presente in venues
    )
    return tenue


def adhesions(du, sante=0, social=0):
    secteurs = ["sante"] * sante + ["social"] * social
    return [AdhesionFactory(cycle=du, secteur=secteur) for secteur in secteurs]


def lire(cle, user=None, **demande):
    lus = tableaux(perimetre(user or coordination(), **demande))
    tableau = next(tableau for tableau in lus if tableau.cle == cle)
    return {str(nom): list(cases) for nom, cases in tableau.lignes}


@pytest.fixture
def monde(db):
    """Centre: ten people at two sessions; Sud: six at one; both are « social » and « santé »."""
    centre, sud = cycle("Centre"), cycle("Sud")
    du_centre, du_sud = adhesions(centre, 5, 5), adhesions(sud, 6, 0)
    seance(centre, date(2025, 10, 14), du_centre[:8], du_centre[8:])
    premiere = seance(centre, date(2026, 1, 13), du_centre)
    seance(centre, date(2026, 2, 10), annulee=True)
    seance(centre, date(2026, 3, 10))
    seance(sud, date(2025, 12, 31), du_sud)
    for adhesion in du_centre[:6]:
        PreparationFactory(
            seance=premiere,
            auteur=adhesion.personne,
            groupe=centre.groupe,
            cercle=Cercle.GROUPE,
            envoyee_le=datetime(2026, 1, 10, tzinfo=UTC),
        )
    return {"centre": centre, "sud": sud, "du_centre": du_centre, "du_sud": du_sud}


def test_les_seances_de_la_saison_se_comptent_a_la_main(monde):
    assert lire("seances") == {"Centre": [4, 2, 1, 0], "Sud": [1, 1, 0, 0], "Tous les groupes": [5, 3, 1, 0]}


def test_les_heures_sont_la_duree_par_presente(monde):
    lues = lire("heures")
    assert lues["Centre"] == [10, 18, 90, 36, 6]
    assert lues["Sud"] == [6, 6, 100, 12, 0]
    assert lues["Tous les groupes"] == [16, 24, 92, 48, 6]


def test_la_saison_d_avant_se_compare_et_ne_s_ajoute_pas(monde):
    avant = CycleFactory(groupe=monde["centre"].groupe, debut=date(2024, 9, 1), fin=date(2025, 8, 31))
    seance(avant, date(2025, 6, 10), adhesions(avant, 5, 5))
    assert lire("seances")["Centre"] == [4, 2, 1, 1]
    assert lire("heures")["Centre"][:2] == [10, 18]
    assert lire("heures", saison="2024-2025")["Centre"][:2] == [10, 10]


def test_une_personne_partie_du_groupe_compte_encore(monde):
    partie = monde["du_centre"][0]
    partie.fin = date(2025, 11, 1)
    partie.save()
    assert lire("heures")["Centre"] == [10, 18, 90, 36, 6]


def test_un_compte_efface_ne_retire_ni_presence_ni_heure_et_ne_laisse_pas_de_nom(monde):
    effacer(monde["du_centre"][0].personne)
    personnes, presences, taux, heures, _preparations = lire("heures")["Centre"]
    assert (personnes, presences, taux, heures) == (9, 18, 90, 36)


def test_un_groupe_de_trois_ne_se_montre_qu_avec_un_autre(monde):
    nord = cycle("Nord")
    seance(nord, date(2025, 11, 4), adhesions(nord, 3))
    lues = lire("heures")
    assert set(lues) == {"Centre", "Nord + Sud, réunis", "Tous les groupes"}
    assert lues["Nord + Sud, réunis"][:2] == [9, 9]
    assert set(lire("secteur")) <= {"Centre", "Nord + Sud, réunis", "Tous les groupes"}


def test_deux_personnes_d_un_secteur_ne_se_trouvent_pas_par_soustraction(monde):
    """Nord has four of « santé » and six of « social »: neither its line nor its column gives the four."""
    nord = cycle("Nord")
    seance(nord, date(2025, 11, 4), adhesions(nord, 4, 6))
    lues = lire("secteur")
    assert lues["Nord"] == [None, None, 10]
    assert lues["Tous les groupes"] == [15, 11, 26]
    assert sum(ligne[0] is None for ligne in lues.values()) > 1


def test_une_moderatrice_lit_son_groupe_et_ne_peut_pas_demander_l_autre(monde, client):
    elle = moderateur(monde["centre"].groupe)
    # Her current membership is of a cycle of today; the season asked for is that of the small world.
    assert set(lire("heures", elle, saison="2025-2026")) == {"Centre", "Tous les groupes"}
    assert set(lire("seances", elle, saison="2025-2026")) == {"Centre", "Tous les groupes"}
    client.force_login(elle)
    adresse = reverse("indicateurs")
    page = client.get(f"{adresse}?saison=2025-2026").content.decode()
    assert "Ce qui est parti par e-mail" not in page
    assert "Sud" not in page.split("<main")[1].split("</main")[0]
    assert client.get(f"{adresse}?groupe=sud").status_code == 404
    assert client.get(f"{adresse}?saison=1999-2000").status_code == 404
    assert client.get(f"{reverse('indicateurs_xlsx')}?groupe=sud").status_code == 404
    assert client.get(reverse("indicateurs_papier")).status_code == 404


def test_le_mois_d_une_contribution_est_celui_de_bruxelles(monde):
    """Half past midnight on 1 November here is still October in London."""
    for rang in range(10):
        ecrite = VignetteFactory(cercle=Cercle.RESEAU, groupe=monde["centre"].groupe)
        quand = datetime(2025, 10, 31, 23, 30, tzinfo=UTC) if rang < 5 else datetime(2025, 10, 10, tzinfo=UTC)
        Vignette.objects.filter(pk=ecrite.pk).update(cree_le=quand)
    situations = {mois: cases[1] for mois, cases in lire("contributions").items()}
    assert situations == {
        "septembre 2025": 0,
        "octobre 2025": 5,
        "novembre 2025": 5,
        "décembre 2025": 0,
        "janvier 2026": 0,
        "février 2026": 0,
        "En tout": 10,
        "La saison d’avant": 0,
    }


def test_ce_qui_reste_dans_un_groupe_n_est_pas_compte(monde):
    for cercle in [Cercle.GROUPE] * 5 + [Cercle.RESEAU] * 5:
        ecrite = VignetteFactory(cercle=cercle, groupe=monde["centre"].groupe)
        Vignette.objects.filter(pk=ecrite.pk).update(cree_le=datetime(2025, 10, 10, tzinfo=UTC))
    assert lire("contributions")["En tout"][1] == 5


def test_le_tableur_cache_ce_que_la_page_cache_et_dit_comment_c_est_compte(monde, client):
    client.force_login(coordination())
    recu = client.get(f"{reverse('indicateurs_xlsx')}?saison=2025-2026")
    livre = load_workbook(BytesIO(b"".join(recu) if recu.streaming else recu.content))
    assert livre.sheetnames[0] == "Définitions"
    heures = list(livre["heures"].iter_rows(values_only=True))
    assert heures[1] == ("Centre", 10, 18, 90, 36, 6)
    assert heures[-1] == ("Tous les groupes", 16, 24, 92, 48, 6)
    assert livre["heures"].freeze_panes == "B2"
    assert {ligne[3].date() for ligne in livre["Définitions"].iter_rows(min_row=2, values_only=True)} == {
        date(2026, 2, 28)
    }


def test_la_page_pour_qui_finance_tient_sur_une_feuille_balisee(monde, client):
    client.force_login(coordination())
    recu = client.get(f"{reverse('indicateurs_papier')}?saison=2025-2026")
    assert recu["Content-Type"] == "application/pdf"
    lu = PdfReader(BytesIO(recu.content))
    assert len(lu.pages) == 1
    assert lu.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert "caché" not in lu.pages[0].extract_text()


_PERSONNES = st.dictionaries(
    st.tuples(
        st.integers(1, 4),
        st.sampled_from(["sante", "social", "sante_mentale"]),
        st.sampled_from(["employe", "independant"]),
        st.just("solo"),
    ),
    st.integers(1, 12),
    max_size=14,
)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(venues=_PERSONNES)
def test_ce_qu_une_ligne_ne_montre_pas_ne_se_retranche_pas_d_une_autre(venues):
    """What is hidden in a line or a column is never one cell alone, nor fewer than five people in all."""
    noms = {pk: f"Groupe {pk}" for pk in range(1, 5)}
    lues = Presences(SAISON, noms, [], venues)
    for cle in ("secteur", "statut"):
        tableau = next(t for t in lues.tableaux() if t.cle == cle)
        lignes = [list(cases) for _nom, cases in tableau.lignes]
        if len(lignes) > 1:
            lignes += [list(colonne) for colonne in zip(*(ligne[:-1] for ligne in lignes), strict=True)]
        for *cases, total in lignes:
            montrees = [case for case in cases if case is not None]
            assert all(case >= 5 for case in [*montrees, total])
            cachees = len(cases) - len(montrees)
            assert cachees != 1
            assert sum(montrees) == total if not cachees else total - sum(montrees) >= 5


@pytest.mark.django_db
def test_la_veilleuse_revient_a_sa_table_et_va_droit_a_chaque_tableau(client):
    client.force_login(veilleuse())
    html = client.get(reverse("indicateurs")).content.decode()
    assert f'href="{reverse("veille")}"' in html
    ancres = re.findall(r'<li><a href="#([^"]+)"', html)
    assert len(ancres) >= 6
    assert all(f'id="{ancre}"' in html for ancre in ancres)
