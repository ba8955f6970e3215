"""The programme commun: what is proposed, in which order and why, and who may place it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from cdp.cycle import programmation
from cdp.cycle.besoin import Besoin
from cdp.cycle.programme import Programme
from cdp.models import PropositionAuProgramme
from noeuds.models import Vignette
from socle.cercles.enums import Cercle
from tests.cdp.fabriques import AuProgrammeFactory, SeanceFactory
from tests.comptes.fabriques import (
    AdhesionFactory,
    CycleFactory,
    GroupeFactory,
    cycle_courant,
    membre,
    moderateur,
)
from tests.noeuds.fabriques import NoeudFactory, VignetteFactory


@pytest.mark.parametrize(
    ("plus", "moins"),
    [
        (Besoin(situations=1, mois=1), Besoin(mois=1)),
        (Besoin(soutiens=3, mois=1), Besoin(soutiens=2, mois=1)),
        (Besoin(non_resolu=True, mois=1), Besoin(reste_noue=True, mois=1)),
        (Besoin(reste_noue=True, mois=1), Besoin(mois=1)),
        (Besoin(), Besoin(mois=11)),
        (Besoin(mois=12), Besoin(mois=3)),
    ],
)
def test_ce_qui_presse_pese_plus(plus, moins):
    assert plus.poids > moins.poids
    assert len(plus.raisons) >= len(moins.raisons)


def test_le_nombre_ne_pese_plus_au_dela_d_un_seuil():
    assert Besoin(situations=5).poids == Besoin(situations=50).poids
    assert Besoin(soutiens=6).poids == Besoin(soutiens=12).poids


def test_chaque_raison_est_dite():
    besoin = Besoin(situations=2, non_resolu=True, soutiens=3, mois=13)
    assert besoin.raisons == [
        "2 situations nouvelles",
        "non résolu",
        "concerne 3 personnes du groupe",
        "pas repris depuis 13 mois",
    ]


@pytest.fixture
def groupe(db):
    return GroupeFactory()


@pytest.fixture
def ailleurs(db):
    return moderateur()


def page(client, groupe):
    return client.get(reverse("programme", args=[groupe.slug]))


def test_un_membre_propose_et_compte_comme_concerne_sans_etre_nomme(client, connecter, groupe):
    noeud = NoeudFactory(title="Comment faire quand on refuse ?")
    personne = membre(groupe, first_name="Philomène")
    connecter(client, personne)
    adresse = reverse("programme_proposer")
    assert client.get(f"{adresse}?noeud={noeud.slug}").context["form"]["noeud"].value() == noeud.pk
    client.post(adresse, {"groupe": groupe.pk, "noeud": noeud.pk, "mot": "Trois fois ce mois-ci."})
    connecter(client, moderateur(groupe))
    texte = page(client, groupe).content.decode()
    assert "Comment faire quand on refuse" in texte
    assert "Trois fois ce mois-ci." in texte
    assert "concerne 1 personne du groupe" in texte
    assert "Philomène" not in texte
    refus = client.post(adresse, {"groupe": groupe.pk, "noeud": noeud.pk})
    assert "déjà proposé" in refus.content.decode()


def test_une_phrase_qui_expose_est_arretee(client, connecter, groupe):
    noeud = NoeudFactory()
    connecter(client, membre(groupe))
    envoi = {"groupe": groupe.pk, "noeud": noeud.pk, "mot": "Madame Vandenbroucke, 0475 12 34 56."}
    assert "faire reconnaître" in client.post(reverse("programme_proposer"), envoi).content.decode()
    assert not PropositionAuProgramme.objects.exists()


def test_cela_me_concerne_se_dit_une_fois_et_se_retire(client, connecter, groupe):
    proposition = AuProgrammeFactory(cycle=cycle_courant(groupe))
    connecter(client, membre(groupe))
    adresse = reverse("programme_soutenir", args=[proposition.reference])
    for _fois in range(2):
        client.post(adresse, {"concerne": "oui"})
    assert proposition.soutiens.count() == 1
    client.post(adresse, {"concerne": "non"})
    assert proposition.soutiens.count() == 0


def test_placer_puis_oter(client, connecter, groupe):
    proposition = AuProgrammeFactory(cycle=cycle_courant(groupe))
    seance = SeanceFactory(groupe=groupe)
    connecter(client, moderateur(groupe))
    client.post(reverse("programme_placer", args=[proposition.reference]), {"seance": seance.reference})
    assert list(seance.noeuds.all()) == [proposition.noeud]
    contexte = page(client, groupe).context["programme"]
    assert contexte.attente == []
    client.post(reverse("programme_liberer", args=[seance.reference, proposition.noeud.reference]))
    assert not seance.noeuds.exists()
    assert [c.proposition for c in page(client, groupe).context["programme"].attente] == [proposition]


def test_on_ne_place_ni_hier_ni_chez_les_autres(client, connecter, groupe):
    proposition = AuProgrammeFactory(cycle=cycle_courant(groupe))
    passee, autre = SeanceFactory(groupe=groupe, passee=True), SeanceFactory()
    moderatrice = moderateur(groupe)
    connecter(client, moderatrice)
    for seance in (passee, autre):
        client.post(reverse("programme_placer", args=[proposition.reference]), {"seance": seance.reference})
        assert not seance.noeuds.exists()
        with pytest.raises(PermissionDenied):
            programmation.placer_au_programme(proposition, seance, moderatrice)


def test_une_moderatrice_d_ailleurs_n_y_peut_rien(client, connecter, groupe, ailleurs):
    proposition = AuProgrammeFactory(cycle=cycle_courant(groupe), mot="Entre nous")
    seance = SeanceFactory(groupe=groupe)
    seance.noeuds.add(proposition.noeud)
    connecter(client, ailleurs)
    assert page(client, groupe).status_code == 404
    ref = proposition.reference
    for nom, args, donnees in (
        ("programme_soutenir", [ref], {"concerne": "oui"}),
        ("programme_placer", [ref], {"seance": seance.reference}),
        ("programme_retirer", [ref], {}),
        ("programme_liberer", [seance.reference, proposition.noeud.reference], {}),
    ):
        assert client.post(reverse(nom, args=args), donnees).status_code == 404
    client.post(reverse("programme_proposer"), {"groupe": groupe.pk, "noeud": NoeudFactory().pk})
    assert PropositionAuProgramme.objects.count() == 1
    assert proposition.soutiens.count() == 0
    assert seance.noeuds.count() == 1
    with pytest.raises(PermissionDenied):
        programmation.soutenir(proposition, ailleurs, True)


def test_un_membre_retire_sa_proposition_et_pas_celle_d_une_autre(client, connecter, groupe):
    personne = membre(groupe)
    sienne = AuProgrammeFactory(cycle=cycle_courant(groupe), propose_par=personne)
    autre = AuProgrammeFactory(cycle=cycle_courant(groupe))
    connecter(client, personne)
    assert client.post(reverse("programme_retirer", args=[autre.reference])).status_code == 404
    client.post(reverse("programme_retirer", args=[sienne.reference]))
    assert list(PropositionAuProgramme.objects.all()) == [autre]


def test_l_ordre_et_les_nombres_ne_disent_rien_de_ce_qu_on_ne_voit_pas(groupe, ailleurs):
    """Ten situations of another group, on a nœud proposed here, change nothing for who cannot read them (§4.5)."""
    cycle = cycle_courant(groupe)
    a, b = NoeudFactory(title="A"), NoeudFactory(title="B")
    for noeud in (a, b):
        AuProgrammeFactory(cycle=cycle, noeud=noeud)
    VignetteFactory(noeud=a, groupe=groupe, cercle=Cercle.GROUPE)
    autre_groupe = ailleurs.adhesions_actives[0].cycle.groupe
    VignetteFactory.create_batch(10, noeud=b, groupe=autre_groupe, cercle=Cercle.GROUPE)
    VignetteFactory.create_batch(2, noeud=b, groupe=groupe, cercle=Cercle.PRIVE)
    lectrice = membre(groupe)
    candidats = Programme(groupe, cycle, lectrice).attente
    assert [(c.noeud, c.besoin.situations) for c in candidats] == [(a, 1), (b, 0)]
    AdhesionFactory(personne=lectrice, cycle=cycle_courant(autre_groupe))
    des_deux = type(lectrice).objects.get(pk=lectrice.pk)
    assert [c.noeud for c in Programme(groupe, cycle, des_deux).attente] == [b, a]


def test_une_situation_d_avant_la_derniere_seance_n_est_plus_nouvelle(groupe):
    cycle = cycle_courant(groupe)
    noeud = NoeudFactory()
    AuProgrammeFactory(cycle=cycle, noeud=noeud)
    VignetteFactory(noeud=noeud, groupe=groupe, cercle=Cercle.GROUPE)
    lectrice = membre(groupe)
    assert Programme(groupe, cycle, lectrice).attente[0].besoin.situations == 1
    ancien = CycleFactory(groupe=groupe, passe=True)
    seance = SeanceFactory(groupe=groupe, cycle=ancien, debut=timezone.now() - timedelta(days=200))
    seance.noeuds.add(noeud)
    besoin = Programme(groupe, cycle, lectrice).attente[0].besoin
    assert (besoin.situations, besoin.mois) == (1, 6)
    Vignette.objects.update(cree_le=timezone.now() - timedelta(days=201))
    assert Programme(groupe, cycle, lectrice).attente[0].besoin.situations == 0


def test_ce_que_personne_n_a_propose_et_qui_presse_se_rappelle(groupe):
    cycle = cycle_courant(groupe)
    presse, tranquille = NoeudFactory(non_resolu=True), NoeudFactory(ce_qui_reste_noue="")
    VignetteFactory(noeud=presse, groupe=groupe, cercle=Cercle.GROUPE)
    rappels = [c.noeud for c in Programme(groupe, cycle, membre(groupe)).rappels]
    assert presse in rappels
    assert tranquille not in rappels


def test_un_noeud_que_l_on_ne_peut_pas_lire_n_est_pas_au_programme(client, connecter, groupe):
    cache = NoeudFactory(title="Un nœud dépublié", live=False)
    AuProgrammeFactory(cycle=cycle_courant(groupe), noeud=cache)
    connecter(client, membre(groupe))
    assert "Un nœud dépublié" not in page(client, groupe).content.decode()
