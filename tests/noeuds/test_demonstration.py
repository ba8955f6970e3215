"""The demonstration's nœuds and situations: as many as the files say, once, by plausible people."""

import pytest

from cdp.demonstration import ETAPES as ETAPES_DES_GROUPES
from noeuds import relecture
from noeuds.demonstration import ETAPES
from noeuds.demonstration.traductions import DOSSIER
from noeuds.models import (
    Connaissance,
    Essai,
    Noeud,
    Piste,
    PropositionDeNoeud,
    Reponse,
    Vecu,
    Vignette,
)
from noeuds.reidentification import Risque
from socle.cercles.enums import Cercle, Pas
from socle.cercles.file import Lecture, file_d_attente
from socle.cercles.models import PasDeCercle
from socle.comptes.models import Groupe, Personne
from socle.demonstration import lire
from tests.comptes.fabriques import coordination
from tests.noeuds.fabriques import NoeudFactory

pytestmark = pytest.mark.django_db


def charger():
    faits = []
    for etape in sorted([*ETAPES_DES_GROUPES, *ETAPES], key=lambda etape: etape.rang):
        if etape.rang <= 32:
            etape.charger(lambda fait, total: faits.append(fait == total))
            assert faits[-1]


def comptes():
    modeles = (Noeud, Vignette, PropositionDeNoeud, PasDeCercle, Piste, Essai, Reponse, Vecu, Connaissance)
    return [modele.objects.count() for modele in modeles]


def test_it_loads_once_and_leaves_what_was_written(client):
    charger()
    avant = comptes()
    assert avant[:3] == [27 + 12, 60, 3]
    Vignette.objects.filter(groupe__slug="centre").update(suite="Écrit par un membre.")
    Noeud.objects.sources().filter(slug="langue").update(resume="Réécrit.")
    charger()
    assert comptes() == avant
    assert Vignette.objects.filter(suite="Écrit par un membre.").count() > 5
    assert Noeud.objects.sources().get(slug="langue").resume == "Réécrit."
    _les_histoires_se_tiennent()
    _des_relectures_attendent()
    _les_noeuds_sont_publies(client)
    _les_traductions_suivent_leurs_sources(client)
    _les_pistes_restent_entre_leurs_lecteurs()


def _les_pistes_restent_entre_leurs_lecteurs():
    """What is in a group was tried and answered by its members only."""
    assert Piste.objects.count() == 87
    for piste in Piste.objects.filter(cercle=Cercle.GROUPE).prefetch_related("essais", "reponses"):
        gens = [essai.personne for essai in piste.essais.all()] + [r.auteur for r in piste.reponses.all()]
        assert all(piste.groupe_id in personne.groupes_ids for personne in gens), piste
        assert all(reponse.cercle == Cercle.GROUPE for reponse in piste.reponses.all())


def _les_histoires_se_tiennent():
    """§4.1: whatever left its author was proposed by her, reviewed by a moderator, validated by coordination."""
    for vignette in Vignette.objects.select_related("auteur", "groupe").prefetch_related("pas__par"):
        pas = {etape.pas: etape for etape in vignette.pas.all()}
        assert pas[Pas.CREATION].par == vignette.auteur
        assert vignette.auteur.adhesions.filter(
            cycle__groupe=vignette.groupe, secteur=vignette.secteur
        ).exists()
        if vignette.cercle != Cercle.PRIVE:
            assert pas[Pas.RELECTURE].par not in (None, vignette.auteur)
            assert (
                pas[Pas.RELECTURE]
                .par.adhesions.filter(cycle__groupe=vignette.groupe, role="moderateur")
                .exists()
            )
        if Pas.REGARD in pas:
            dehors = pas[Pas.REGARD].par
            assert not dehors.adhesions.filter(cycle__groupe=vignette.groupe).exists()
        elif vignette.cercle in (Cercle.RESEAU, Cercle.PUBLIC):
            pytest.fail(f"personne d’un autre groupe n’a lu {vignette}")
        if vignette.cercle == Cercle.PUBLIC:
            assert pas[Pas.VALIDATION].par.est_coordination
        assert sorted(etape.le for etape in vignette.pas.all()) == [etape.le for etape in vignette.pas.all()]
        assert vignette.cree_le.date() <= vignette.modifie_le.date()


def _des_relectures_attendent():
    for groupe in Groupe.objects.filter(slug__in=["centre", "nord-est", "sud-est", "sud"]):
        assert 2 <= Vignette.objects.filter(groupe=groupe).exclude(cercle_demande="").count() <= 3
    assert Vignette.objects.a_relire_par(coordination()).exists()
    for moderatrice in Personne.objects.filter(
        adhesions__role="moderateur", adhesions__cycle__groupe__slug="centre"
    ):
        lectures = {attente.lecture for attente in file_d_attente(moderatrice)}
        assert lectures >= {Lecture.SIGNALEMENT, Lecture.PREMIERE, Lecture.REGARD}
    assert any(attente.gardes for attente in file_d_attente(moderatrice))
    attendent = Vignette.objects.exclude(cercle_demande="")
    assert {relecture.risque_de(vignette) for vignette in attendent} <= {Risque.RARE, Risque.ORDINAIRE}
    assert all("auteur" in relecture.precautions_de(vignette) for vignette in attendent)


def _les_noeuds_sont_publies(client):
    noeud = Noeud.objects.sources().get(slug="refus-aide")
    assert noeud.latest_revision_id
    assert noeud.owner.est_coordination
    assert {proche.slug for proche in noeud.noeuds_proches.all()} == {
        "pas-de-demande",
        "porte-fermee",
        "choix-sante",
    }
    assert noeud.etiquettes.exists()
    for adresse in ("/noeuds/", noeud.url, "/vignettes/"):
        assert client.get(adresse).status_code == 200


def _les_traductions_suivent_leurs_sources(client):
    traductions = Noeud.objects.dans("nl")
    assert traductions.count() == len(lire(DOSSIER, "noeuds.nl.toml", "noeud")) == 12
    for noeud in traductions:
        source = Noeud.objects.sources().get(slug=noeud.slug)
        assert (noeud.source, noeud.famille, noeud.cercle) == (source, source.famille, source.cercle)
        assert noeud.live
        assert noeud.title != source.title
    public = traductions.filter(cercle=Cercle.PUBLIC).first()
    assert public.title in client.get("/nl/noeuds/").content.decode()
    assert not Vignette.objects.filter(noeud__in=traductions).exists()


def test_a_nœud_with_the_same_address_is_left_alone():
    NoeudFactory(slug="langue", title="La nôtre ?")
    charger()
    assert Noeud.objects.sources().get(slug="langue").title == "La nôtre ?"
