"""The public register of needs: what anybody may know, and how far."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.urls import reverse
from django.utils import timezone

from noeuds.models import Vecu
from ressources.enums import GenreDeRessource
from ressources.models import DemandeDeManque
from socle.besoins import sortes
from socle.cercles.enums import Cercle
from socle.seuils import au_moins
from tests.comptes.fabriques import GroupeFactory, membre
from tests.noeuds.fabriques import NoeudFactory
from tests.ressources.fabriques import RessourceFactory
from tests.ressources.fabriques_outils import manque, theme
from veille.besoins.registre import registre
from veille.besoins.releves import ce_mois, contenu_de, figer, mois_precedent
from veille.models import ReleveDeBesoins

pytestmark = pytest.mark.django_db
AU = date(2026, 3, 1)


@pytest.fixture
def au_premier_mars(monkeypatch):
    for module in ("registre", "releves"):
        monkeypatch.setattr(f"veille.besoins.{module}.ce_mois", lambda: AU)


def etat(cle, au=AU):
    return next(sorte for sorte in sortes() if sorte.cle == cle).etat(au)


def dates(pose, *jours):
    """So many people asked on these days."""
    pose.demandes.all().delete()
    DemandeDeManque.objects.bulk_create(DemandeDeManque(manque=pose, par=None, le=jour) for jour in jours)
    return pose


@pytest.mark.parametrize(("nombre", "dit"), [(0, None), (4, None), (5, 5), (9, 5), (10, 10), (14, 10)])
def test_un_nombre_de_personnes_se_dit_de_cinq_en_cinq(nombre, dit):
    assert au_moins(nombre) == dit


def test_sous_cinq_demandes_un_manque_n_a_ni_ligne_ni_nombre():
    dates(manque(theme=theme("dettes")), *[date(2026, 2, 3)] * 4)
    assert etat("manques").total is None
    assert [*etat("manques").besoins, *etat("manques").themes, *etat("manques").communes] == []


def test_un_manque_de_sept_demandes_est_d_au_moins_cinq_sans_le_jour_de_la_premiere():
    dates(manque(theme=theme("dettes")), date(2026, 1, 17), *[date(2026, 2, 3)] * 6)
    (besoin,) = etat("manques").besoins
    assert (besoin.nombre, besoin.depuis) == (5, date(2026, 1, 1))
    assert [(part.mots, part.nombre) for part in etat("manques").themes] == [("dettes", 5)]


def test_le_total_ne_se_soustrait_pas_pour_trouver_le_petit_manque():
    dates(manque(theme=theme("dettes")), *[date(2026, 2, 3)] * 5)
    dates(manque(theme=theme("dettes"), genre=GenreDeRessource.LIEU), *[date(2026, 2, 3)] * 2)
    lu = etat("manques")
    assert (lu.total, [part.nombre for part in lu.themes], [b.nombre for b in lu.besoins]) == (5, [5], [5])


def test_les_demandes_de_ce_mois_ci_attendent_sa_fin():
    dates(manque(theme=theme("dettes")), *[date(2026, 2, 28)] * 4, AU)
    assert etat("manques").besoins == []
    assert len(etat("manques", date(2026, 4, 1)).besoins) == 1


def test_le_manque_d_un_noeud_du_reseau_ne_compte_pas_pour_le_public():
    noeud = NoeudFactory(cercle=Cercle.RESEAU, title="Un nœud tu")
    dates(manque(noeud=noeud), *[date(2026, 2, 3)] * 9)
    assert etat("manques").total is None


def test_un_theme_compte_ses_services_publics_a_partir_de_cinq():
    logement, dettes = theme("logement"), theme("dettes")
    dit = {"cercle": Cercle.PUBLIC, "disponibilite_le": date(2026, 2, 1)}
    for rang in range(5):
        plein = {"disponibilite": "attente", "attente_semaines": 10 * rang + 4} if rang < 2 else {}
        RessourceFactory(**{"disponibilite": "ouvert", **plein}, **dit).themes.add(logement)
    RessourceFactory(disponibilite="complet", **dit).themes.add(dettes)
    RessourceFactory(disponibilite="complet", **{**dit, "cercle": Cercle.RESEAU}).themes.add(logement)
    lu = etat("services")
    assert (lu.total, lu.base) == (3, 6)
    (besoin,) = lu.besoins
    assert (besoin.cle, besoin.nombre, besoin.base) == ("theme:logement", 2, 5)
    assert (besoin.details["semaines"], besoin.details["pour_cent"]) == (4, 40)


def test_ce_qui_n_est_plus_public_quitte_le_registre_et_le_mois_fige_n_en_garde_pas_un_mot():
    noeud = NoeudFactory(cercle=Cercle.PUBLIC, non_resolu=True, title="Une question singulière")
    Vecu.objects.bulk_create(
        Vecu(noeud=noeud, personne=membre(), mois=mois_precedent(ce_mois())) for _rang in range(6)
    )
    au = ce_mois()
    noeud.first_published_at = timezone.make_aware(timezone.datetime(2020, 1, 1))
    noeud.save(update_fields=["first_published_at"])
    (besoin,) = etat("noeuds_noues", au).besoins
    assert (besoin.mots, besoin.nombre) == ("Une question singulière", 5)
    releve = figer(mois_precedent(au))
    assert "singulière" not in str(releve.contenu)
    type(noeud).objects.filter(pk=noeud.pk).update(cercle=Cercle.RESEAU)
    assert etat("noeuds_noues", au).besoins == []


def test_un_mois_fige_ne_change_plus():
    pose = dates(manque(theme=theme("dettes")), *[date(2026, 1, 5)] * 5)
    figer(date(2026, 1, 1))
    dates(pose, *[date(2026, 1, 5)] * 10)
    assert figer(date(2026, 1, 1)).contenu["totaux"]["manques"] == 5


def test_la_tendance_compare_au_mois_d_avant(au_premier_mars):
    dates(manque(theme=theme("dettes")), *[date(2026, 1, 5)] * 5, *[date(2026, 2, 5)] * 5)
    contenu = contenu_de({sorte.cle: sorte.etat(date(2026, 2, 1)) for sorte in sortes()})
    ReleveDeBesoins.objects.create(mois=date(2026, 1, 1), contenu=contenu)
    (rubrique,) = [r for r in registre()[1] if r.sorte.cle == "manques"]
    assert str(rubrique.tendance) == "en hausse"
    assert [barre.valeur for barre in rubrique.evolution.barres] == [5, 10]


def test_le_membre_voit_en_plus_ce_que_le_reseau_voit_et_le_csv_reste_public(client, au_premier_mars):
    # Under five, or asked this month: no visitor knows of it.
    dates(manque(theme=theme("dettes-rares")), *[date(2026, 2, 3)] * 2)
    anonyme = client.get(reverse("besoins"))
    assert "dettes-rares" not in anonyme.content.decode()
    client.force_login(membre(GroupeFactory()))
    assert "dettes-rares" in client.get(reverse("besoins")).content.decode()
    lu = client.get(reverse("besoins_csv")).content.decode("utf-8-sig")
    assert "dettes-rares" not in lu
    lignes = list(csv.DictReader(StringIO(lu), delimiter=";"))
    assert {ligne["arrêté le"] for ligne in lignes} == {"2026-02-28"}
