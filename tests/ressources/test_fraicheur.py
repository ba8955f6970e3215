"""Freshness: a record is due by its own rhythm, and only a human check puts that off."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from ressources import actions
from ressources.fraicheur import Part, echeance, part_verifiee
from ressources.models import Ressource
from socle.cercles.enums import Cercle, Etat
from tests.comptes.fabriques import PersonneFactory

from .fabriques import RessourceFactory


def il_y_a(jours):
    return timezone.localdate() - timedelta(days=jours)


@pytest.mark.parametrize(
    ("verifie_le", "rythme", "attendue"),
    [
        (date(2026, 1, 15), 1, date(2026, 2, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (None, 6, None),
    ],
)
def test_une_verification_vaut_autant_de_mois_que_son_rythme(verifie_le, rythme, attendue):
    assert echeance(verifie_le, rythme) == attendue


@pytest.mark.django_db
class TestEcheance:
    def test_chaque_fiche_attend_selon_son_rythme(self):
        RessourceFactory(nom="Jamais", verifie_le=None)
        RessourceFactory(nom="Mois", verifie_le=il_y_a(40), rythme=1)
        RessourceFactory(nom="An", verifie_le=il_y_a(300), rythme=12)
        RessourceFactory(nom="Brouillon", verifie_le=None, cercle=Cercle.PRIVE)
        RessourceFactory(nom="Retirée", verifie_le=None, etat=Etat.RETIRE)
        dues = set(Ressource.objects.a_verifier().values_list("nom", flat=True))
        assert dues == {"Jamais", "Mois"}
        assert {r.nom for r in Ressource.objects.all() if r.est_a_verifier} == dues

    def test_le_jour_dit_elle_vaut_encore(self):
        fiche = RessourceFactory(verifie_le=il_y_a(10), rythme=1)
        assert not Ressource.objects.a_verifier(fiche.a_verifier_le).exists()
        assert Ressource.objects.a_verifier(fiche.a_verifier_le + timedelta(days=1)).exists()

    def test_ecrire_la_fiche_ne_repousse_rien(self):
        fiche = RessourceFactory(verifie_le=il_y_a(40), rythme=1)
        avant = fiche.a_verifier_le
        fiche.description = "Autre chose."
        fiche.save()
        fiche.refresh_from_db()
        assert (fiche.a_verifier_le, fiche.est_a_verifier) == (avant, True)

    def test_une_verification_repousse_et_un_autre_rythme_aussi(self):
        fiche = RessourceFactory(verifie_le=il_y_a(400))
        actions.verifier(fiche, PersonneFactory(coordination=True))
        fiche.refresh_from_db()
        assert fiche.a_verifier_le == echeance(timezone.localdate(), 6)
        fiche.rythme = 12
        fiche.save(update_fields=["rythme"])
        fiche.refresh_from_db()
        assert fiche.a_verifier_le == echeance(timezone.localdate(), 12)


@pytest.mark.django_db
class TestPart:
    def test_elle_ne_compte_que_ce_que_son_lecteur_voit(self):
        RessourceFactory.create_batch(2, verifie_le=il_y_a(20))
        RessourceFactory(verifie_le=il_y_a(400), rythme=12)
        RessourceFactory(verifie_le=il_y_a(20), cercle=Cercle.RESEAU)
        RessourceFactory(verifie_le=il_y_a(20), cercle=Cercle.PRIVE)
        part = part_verifiee(Ressource.objects.visibles_pour(AnonymousUser()))
        assert (part, part.pour_cent) == (Part(2, 3), 66)

    def test_un_repertoire_vide_n_a_pas_de_part(self):
        assert part_verifiee(Ressource.objects.none()).pour_cent == 0
