"""The page of a nœud as design.md orders it, within fifteen queries for each role and in both languages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from noeuds.querysets import parts_montrables
from search.trouver import Recherche
from socle.cercles.enums import Cercle
from tests.cdp.fabriques import SeanceFactory
from tests.comptes.fabriques import GroupeFactory, coordination, membre, moderateur
from tests.noeuds.fabriques import (
    ConnaissanceFactory,
    MiseEnRelationFactory,
    NoeudFactory,
    PisteFactory,
    ReponseFactory,
    VignetteFactory,
)
from tests.outils.traductions import traduire
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db


def _peupler(noeud, groupe):
    """One more of everything that hangs from a nœud."""
    for cercle in (Cercle.GROUPE, Cercle.RESEAU):
        piste = PisteFactory(
            noeud=noeud, groupe=groupe, cercle=cercle, ressource=RessourceFactory(cercle="reseau")
        )
        piste.essais.create(personne=membre(groupe), a_aide=True)
        ReponseFactory(noeud=noeud, groupe=groupe, cercle=cercle)
        VignetteFactory(noeud=noeud, groupe=groupe, cercle=cercle)
    SeanceFactory(groupe=groupe).noeuds.add(noeud)
    noeud.ressources.add(RessourceFactory(cercle="reseau"))
    noeud.vecus.create(personne=membre(groupe))
    ConnaissanceFactory(noeud=noeud)
    MiseEnRelationFactory(noeud=noeud, groupe=groupe)
    proche = NoeudFactory()
    traduire(proche, f"{proche.title} in het Nederlands")
    noeud.noeuds_proches.add(proche)
    noeud.etiquettes.add(f"étiquette {proche.pk}")
    noeud.save()


def _requetes(client, adresse):
    client.get(adresse)
    with CaptureQueriesContext(
        connection,
    ) as requetes:
        assert client.get(adresse).status_code == 200
    return len(requetes)


def test_quinze_requetes_pour_chaque_role_et_chaque_langue(client, connecter):
    groupe = GroupeFactory()
    qui = [membre(groupe), moderateur(groupe), coordination()]
    traduit, seul = NoeudFactory(owner=qui[2]), NoeudFactory(owner=qui[2])
    traduire(traduit, "Wat doen als de vraag terugkeert?")
    adresses = [traduit.url, f"/nl{traduit.url}", f"/nl{seul.url}"]
    for noeud in (traduit, seul):
        _peupler(noeud, groupe)
    avant = {(p.pk, a): _requetes(connecter(client, p) or client, a) for p in qui for a in adresses}
    for noeud in (traduit, seul):
        _peupler(noeud, groupe)
    for personne in qui:
        for adresse in adresses:
            nombre = _requetes(connecter(client, personne) or client, adresse)
            assert nombre <= min(avant[personne.pk, adresse], 15), (personne.fonction, adresse)


def test_la_page_suit_l_ordre_du_dessin(client, connecter):
    noeud = NoeudFactory(
        ce_qui_aide="Venir à deux.",
        ce_qui_reste_noue="Personne ne paie.",
        vu_sante="Le soin voit le risque.",
        vu_social="Le social voit le coût.",
    )
    noeud.ressources.add(RessourceFactory(cercle=Cercle.RESEAU))
    PisteFactory(noeud=noeud, cercle=Cercle.RESEAU)
    lu = connecter(client, membre()).get(noeud.url).content.decode()
    titres = ("J’ai vécu ça aussi", 'id="tente"', "Le soin voit", "Le social voit", 'id="vers-qui"')
    suite = ('id="situations"', 'id="reste-noue"', 'id="qui-connait"')
    places = [lu.index(titre) for titre in (*titres, *suite)]
    assert places == sorted(places)
    assert "vu-sante_mentale" not in lu


def test_qui_raconte_ne_se_dit_que_si_chaque_secteur_passe_cinq():
    assert parts_montrables(16, {"sante": 5, "social": 6, "sante_mentale": 5})
    assert not parts_montrables(14, {"sante": 5, "social": 5, "sante_mentale": 4})
    assert not parts_montrables(10, {"sante": 5, "social": 5, "sante_mentale": 0})
    # The rest, without sector, would be found by subtraction.
    assert not parts_montrables(16, {"sante": 5, "social": 5, "sante_mentale": 5})


def test_les_secteurs_se_comptent_sur_toutes_les_situations_lues(client, connecter):
    noeud, groupe = NoeudFactory(), GroupeFactory()
    for secteur in ("sante", "social", "sante_mentale"):
        VignetteFactory.create_batch(
            5, noeud=noeud, groupe=groupe, auteur=None, secteur=secteur, cercle=Cercle.RESEAU
        )
    VignetteFactory(noeud=noeud, groupe=groupe, secteur="social", cercle=Cercle.GROUPE)
    reponse = connecter(client, membre()).get(noeud.url)
    assert dict(reponse.context["secteurs"]) == {"sante": 5, "social": 5, "sante_mentale": 5}


def test_une_seance_du_groupe_ne_se_lit_pas_d_ailleurs(client, connecter):
    noeud, seance = NoeudFactory(), SeanceFactory()
    seance.noeuds.add(noeud)
    assert seance.titre in connecter(client, membre(seance.groupe)).get(noeud.url).content.decode()
    assert seance.titre not in connecter(client, membre()).get(noeud.url).content.decode()


def test_la_recherche_trouve_une_piste_pour_qui_la_lit_et_lit_sa_situation():
    vignette = VignetteFactory(cercle=Cercle.GROUPE)
    PisteFactory(vignette=vignette, cercle=Cercle.RESEAU, alors="cueillez un tournesol")
    assert not Recherche(membre(), "tournesol").montrees
    (rangee,) = Recherche(membre(vignette.groupe), "tournesol").montrees
    assert rangee.cle == "piste"
