"""The moderators and the veilleuse meet each month: a group like the others, whose agenda speaks of moderation."""

import pytest
from django.urls import reverse

from cdp.models import Capture, Seance
from socle.comptes.enums import GenreDeGroupe, Role
from tests.cdp.fabriques import DirectFactory, SeanceFactory
from tests.comptes.fabriques import AdhesionFactory, GroupeFactory, cycle_courant, membre, moderateur

pytestmark = pytest.mark.django_db


@pytest.fixture
def cercle():
    return GroupeFactory(genre=GenreDeGroupe.MODERATION)


@pytest.fixture
def animatrice(cercle):
    """A moderator of a CdP, who moderates the circle in her turn."""
    personne = moderateur(GroupeFactory())
    AdhesionFactory(personne=personne, cycle=cycle_courant(cercle), role=Role.MODERATEUR)
    return personne


def test_une_seance_du_cercle_se_prevoit_se_prepare_se_tient_et_s_ecrit(
    client, connecter, cercle, animatrice
):
    veilleuse = membre(cercle, Role.VEILLEUSE)
    connecter(client, animatrice)
    assert (
        "Ce qui s’est passé dans nos groupes"
        in client.get(reverse("seance_nouvelle", args=[cercle.slug])).text
    )
    seance = SeanceFactory(groupe=cercle, en_cours=True)
    connecter(client, veilleuse)
    client.post(
        reverse("preparation", args=[seance.reference]), {"questions": "Qui se tait ?", "envoyer": "1"}
    )
    DirectFactory(seance=seance)
    client.post(reverse("seance_noter", args=[seance.reference]), {"genre": "piste", "texte": "Un sablier."})
    assert Capture.objects.get().auteur == veilleuse
    connecter(client, animatrice)
    assert "Qui se tait" in client.get(reverse("qui_a_prepare", args=[seance.reference])).text
    adresse = reverse("compte_rendu", args=[seance.reference])
    texte = client.get(adresse).context["form"]["compte_rendu"].value()
    client.post(adresse, {"compte_rendu": texte, "publier": "1"})
    assert "Un sablier" in Seance.objects.get().compte_rendu


def test_mon_espace_mene_au_cercle_qui_en_est_et_lui_seul(client, connecter, cercle, animatrice):
    lien = cercle.get_absolute_url()
    assert lien in connecter(client, animatrice).get(reverse("mon_espace")).text
    assert lien not in connecter(client, moderateur(GroupeFactory())).get(reverse("mon_espace")).text


def test_moderer_une_cdp_n_ouvre_pas_le_cercle(client, connecter, cercle):
    seance = SeanceFactory(groupe=cercle)
    connecter(client, moderateur(GroupeFactory()))
    assert client.get(seance.get_absolute_url()).status_code == 404
