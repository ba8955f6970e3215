"""Places, waiting list, offers: never more people than places, whatever comes in whatever order."""

import random
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from ressources import inscriptions
from ressources.enums import EtatDInscription
from ressources.inscriptions import places, tournees
from ressources.models import Inscription
from socle.cercles.enums import Cercle
from socle.envois.models import Envoi
from tests.comptes.fabriques import GroupeFactory, membre

from .fabriques import DispositifFactory

INSCRITE, ATTENTE, OFFERTE, ANNULEE = (
    EtatDInscription.INSCRITE,
    EtatDInscription.ATTENTE,
    EtatDInscription.OFFERTE,
    EtatDInscription.ANNULEE,
)


def une_date(places=1, mode="membres", **champs):
    return DispositifFactory.create(places=places, inscription=mode, **champs).dates.get()


def membres(combien):
    groupe = GroupeFactory()
    return [membre(groupe) for _rang in range(combien)]


def etat(inscription):
    inscription.refresh_from_db()
    return inscription.etat


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_la_derniere_place_prise_a_deux_va_a_une_personne_et_l_autre_est_premiere_en_attente(connecter):
    """Through the pages, each on its own connection to the database, at the same moment."""
    date, ensemble, statuts = une_date(), Barrier(4), []

    def s_inscrire(client):
        try:
            ensemble.wait(10)
            statuts.append(client.post(date.get_absolute_url()).status_code)
        finally:
            connection.close()

    clients = [connecter(Client(raise_request_exception=False), qui) for qui in membres(4)]
    fils = [Thread(target=s_inscrire, args=(client,)) for client in clients]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join(30)
    assert statuts == [302] * 4
    etats = list(Inscription.objects.order_by("rang").values_list("etat", "rang"))
    assert etats == [(INSCRITE, 1), (ATTENTE, 2), (ATTENTE, 3), (ATTENTE, 4)]


@pytest.mark.django_db
def test_une_place_liberee_est_proposee_dans_l_ordre_et_passe_plus_loin():
    date = une_date()
    premiere, deuxieme, troisieme = (inscriptions.inscrire(date, qui) for qui in membres(3))
    inscriptions.annuler(premiere)
    assert (etat(deuxieme), etat(troisieme)) == (OFFERTE, ATTENTE)
    arrivee = inscriptions.inscrire(date, membre())
    assert arrivee.etat == ATTENTE, "une place proposée n’est pas libre"
    Inscription.objects.filter(pk=deuxieme.pk).update(offerte_jusqu_a=timezone.now() - timedelta(minutes=1))
    tournees.offrir()
    assert (etat(deuxieme), etat(troisieme)) == (ANNULEE, OFFERTE)
    assert deuxieme.a_laisse_passer
    inscriptions.annuler(troisieme)
    assert etat(arrivee) == OFFERTE
    inscriptions.accepter(arrivee)
    assert etat(arrivee) == INSCRITE
    with pytest.raises(inscriptions.Refus):
        inscriptions.accepter(deuxieme)


@pytest.mark.django_db
def test_qui_n_a_pas_encore_vu_sa_place_passer_peut_la_prendre_en_retard():
    date = une_date()
    premiere, deuxieme = (inscriptions.inscrire(date, qui) for qui in membres(2))
    inscriptions.annuler(premiere)
    Inscription.objects.filter(pk=deuxieme.pk).update(offerte_jusqu_a=timezone.now() - timedelta(hours=1))
    inscriptions.accepter(deuxieme)
    assert etat(deuxieme) == INSCRITE


@pytest.mark.django_db
def test_une_place_se_garde_un_jour_puis_deux_heures_quand_c_est_bientot():
    for jours, attendu in ((10, timedelta(hours=24)), (1, timedelta(hours=2))):
        date = une_date(dans_jours=jours)
        premiere, deuxieme = (inscriptions.inscrire(date, qui) for qui in membres(2))
        inscriptions.annuler(premiere)
        deuxieme.refresh_from_db()
        assert abs(deuxieme.offerte_jusqu_a - timezone.now() - attendu) < timedelta(minutes=1)


@pytest.mark.django_db
def test_un_compte_efface_libere_sa_place_a_la_tournee():
    date = une_date()
    partante, restante = membres(2)
    inscriptions.inscrire(date, partante)
    attend = inscriptions.inscrire(date, restante)
    partante.delete()
    tournees.offrir()
    assert etat(attend) == OFFERTE


@pytest.mark.django_db
def test_on_ne_donne_pas_moins_de_places_que_prises_et_plus_de_places_se_proposent():
    date = une_date(places=2)
    _une, _deux, trois = (inscriptions.inscrire(date, qui) for qui in membres(3))
    with pytest.raises(inscriptions.Refus):
        inscriptions.changer_les_places(date.dispositif, 1)
    inscriptions.changer_les_places(date.dispositif, 3)
    assert etat(trois) == OFFERTE


@pytest.mark.django_db
def test_une_absence_libere_la_place_et_ne_la_reprend_pas_a_qui_l_a_recue():
    date = une_date()
    absente, attend = (inscriptions.inscrire(date, qui) for qui in membres(2))
    with pytest.raises(inscriptions.Refus):
        inscriptions.noter_presence(absente, False)
    _commencer(date)
    with pytest.raises(inscriptions.Refus):
        inscriptions.donner_une_place(attend)
    inscriptions.noter_presence(absente, False)
    assert etat(attend) == ATTENTE, "trop tard pour un e-mail"
    inscriptions.donner_une_place(attend)
    assert etat(attend) == INSCRITE
    with pytest.raises(inscriptions.Refus):
        inscriptions.noter_presence(absente, True)


def _commencer(date):
    date.debut, date.fin = timezone.now() - timedelta(minutes=5), timezone.now() + timedelta(hours=2)
    date.save()


@pytest.mark.django_db
def test_qui_ne_la_voit_plus_ne_recoit_ni_place_ni_place_d_une_autre():
    date = une_date(cercle=Cercle.RESEAU)
    premiere, sortie, suivante = membres(3)
    tient = inscriptions.inscrire(date, premiere)
    partie, reste = inscriptions.inscrire(date, sortie), inscriptions.inscrire(date, suivante)
    sortie.adhesions.all().delete()
    inscriptions.annuler(tient)
    assert (etat(partie), etat(reste)) == (ATTENTE, OFFERTE)


GESTES = ("arriver", "partir", "accepter", "places", "absente", "revenir", "donner", "tournee", "prolonger")


@pytest.mark.django_db
@pytest.mark.parametrize("graine", range(4))
def test_jamais_plus_de_personnes_que_de_places_dans_n_importe_quel_ordre(graine):
    """On the very day, before it begins: everything can happen."""
    hasard = random.Random(graine)
    date = une_date(places=3)
    date.debut = min(timezone.now() + timedelta(hours=5), _fin_du_jour())
    date.fin = date.debut + timedelta(hours=2)
    date.save()
    gens = membres(9)
    for _pas in range(60):
        avant = _file(date)
        _faire(hasard.choice(GESTES), date, gens, hasard)
        date.dispositif.refresh_from_db()
        prises = places.occupees(date)
        assert prises <= date.capacite
        apres = _file(date)
        restees = [cle for cle in avant if cle in apres]
        assert apres[: len(restees)] == restees, "l’ordre d’attente a changé"
        if any(cle not in apres for cle in avant):
            servies = Inscription.objects.filter(pk__in=avant, etat=OFFERTE).values_list("pk", flat=True)
            assert not [cle for cle in servies if restees and avant.index(cle) > avant.index(restees[0])]


def _fin_du_jour():
    return timezone.localtime().replace(hour=23, minute=59, second=0)


def _file(date):
    return list(Inscription.objects.filter(date=date).en_attente().values_list("pk", flat=True))


def _faire(geste, date, gens, hasard):
    vives = list(Inscription.objects.vives().filter(date=date))
    une = hasard.choice(vives) if vives else None
    try:
        if geste == "arriver":
            inscriptions.inscrire(date, hasard.choice(gens))
        elif geste == "places":
            inscriptions.changer_les_places(date.dispositif, hasard.randint(1, 5))
        elif geste == "tournee":
            tournees.offrir()
        elif une is None:
            return
        elif geste == "partir":
            inscriptions.annuler(une)
        elif geste == "accepter":
            inscriptions.accepter(une)
        elif geste == "absente":
            inscriptions.noter_presence(une, False)
        elif geste == "revenir":
            inscriptions.noter_presence(une, None)
        elif geste == "donner":
            inscriptions.donner_une_place(une)
        else:
            passee = timezone.now() - timedelta(minutes=1)
            Inscription.objects.filter(pk=une.pk, etat=OFFERTE).update(offerte_jusqu_a=passee)
    except inscriptions.Refus:
        pass


@pytest.mark.django_db
def test_ce_qu_on_sait_des_absences_et_des_gens_sans_compte_s_efface_apres_trois_mois():
    date = une_date(mode="tous")
    inscriptions.demander(date, "Ida Passage", "ida@exemple.brussels", "fr")
    ida = Inscription.objects.get()
    inscriptions.confirmer(ida)
    absente = Inscription.objects.create(date=date, personne=membre(), etat=INSCRITE, rang=8, presente=False)
    attend = Inscription.objects.create(date=date, personne=membre(), etat=ATTENTE, rang=9)
    ancien = ida.jeton
    date.debut, date.fin = timezone.now() - timedelta(days=94), timezone.now() - timedelta(days=93)
    date.save()
    tournees.oublier()
    ida.refresh_from_db()
    absente.refresh_from_db()
    assert (ida.nom, ida.courriel, absente.presente) == ("", "", None)
    assert ida.jeton != ancien
    assert not Inscription.objects.filter(pk=attend.pk).exists()


@pytest.mark.django_db
def test_ce_qui_n_est_pas_confirme_ne_prend_pas_de_place_et_disparait():
    date = une_date(mode="tous")
    inscriptions.demander(date, "Ida Passage", "ida@exemple.brussels", "fr")
    assert places.libres(date) == 1
    Inscription.objects.update(cree_le=timezone.now() - timedelta(hours=25))
    tournees.oublier()
    assert not Inscription.objects.exists()


@pytest.mark.django_db
def test_le_rappel_part_une_fois_deux_jours_avant():
    date = une_date(dans_jours=1)
    Inscription.objects.create(
        date=date, personne=membre(), etat=INSCRITE, rang=1, cree_le=timezone.now() - timedelta(days=3)
    )
    tournees.rappeler()
    tournees.rappeler()
    assert Envoi.objects.filter(sorte="inscription_rappel").count() == 1
