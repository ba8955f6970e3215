"""The first autosave and the button, or two taps, at the same moment: what hangs on nobody's row yet is made once."""

from threading import Event, Thread

import pytest
from django.db import connection
from django.db.models.signals import pre_save
from django.test import Client
from django.urls import reverse

from cdp.models import AbonnementCalendrier, MotPourEquipe, Preparation, Redaction
from tests.comptes.fabriques import GroupeFactory, moderateur

from .fabriques import SeanceFactory

#: Long enough for the second to read what the first has not saved yet.
ATTENTE = 0.5


def ensemble(connecter, personne, modele, premiere, seconde):
    """Post the second while the first, which has read, is about to save; the two statuses."""
    lue, partie, etats = Event(), Event(), []

    def attendre(sender, **_autour):
        if not lue.is_set():
            lue.set()
            partie.wait(ATTENTE)

    def poster(adresse, donnees):
        try:
            etats.append(
                connecter(Client(raise_request_exception=False), personne).post(adresse, donnees).status_code
            )
        finally:
            connection.close()

    pre_save.connect(attendre, sender=modele)
    try:
        fils = [Thread(target=poster, args=requete) for requete in (premiere, seconde)]
        fils[0].start()
        assert lue.wait(10)
        fils[1].start()
        for fil in fils:
            fil.join(30)
    finally:
        pre_save.disconnect(attendre, sender=modele)
    return sorted(etats)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_deux_premieres_fois_ensemble_n_en_font_qu_une(connecter):
    groupe = GroupeFactory()
    anime = moderateur(groupe)
    passee = SeanceFactory.create(groupe=groupe, passee=True)
    a_venir = SeanceFactory.create(groupe=groupe)
    for modele, nom, reference, champ in (
        (Preparation, "preparation", a_venir.reference, "reflexions"),
        (Redaction, "compte_rendu", passee.reference, "compte_rendu"),
        (MotPourEquipe, "fiche_transmission", passee.reference, "texte"),
    ):
        saisie = {champ: "Oser demander.", "langue": "fr", "version": "nouvelle"}
        requetes = [(reverse(n, args=[reference]), saisie) for n in (f"{nom}_en_chemin", nom)]
        assert ensemble(connecter, anime, modele, *requetes) == [200, 302], nom
        assert modele.objects.count() == 1, nom
    creer = (reverse("calendrier_creer"), {"groupe": groupe.slug})
    assert ensemble(connecter, anime, AbonnementCalendrier, creer, creer) == [302, 302]
    assert AbonnementCalendrier.objects.filter(revoque_le=None).count() == 1
