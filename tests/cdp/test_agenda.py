"""iCalendar as Outlook, Google and Apple read it, checked line by line and by another library than the writer."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
import vobject

from cdp.enums import Reponse
from cdp.invitations import agenda, envoi
from cdp.models import PersonneInvitee
from tests.comptes.fabriques import membre

from .fabriques import PointFactory, SeanceFactory

BRUXELLES = ZoneInfo("Europe/Brussels")


def lignes_strictes(texte):
    """RFC 5545 §3.1, line by line: the unfolded content lines, or an error."""
    octets = texte if isinstance(texte, bytes) else texte.encode()
    assert octets.endswith(b"\r\n")
    assert b"\n" not in octets.replace(b"\r\n", b"")
    assert b"\r" not in octets.replace(b"\r\n", b"")
    pliees = octets.removesuffix(b"\r\n").split(b"\r\n")
    assert all(0 < len(ligne) <= 75 for ligne in pliees)
    ouvertes, lignes = [], []
    for ligne in octets.replace(b"\r\n ", b"").decode().splitlines():
        nom, deux_points, valeur = ligne.partition(":")
        assert deux_points
        assert nom.partition(";")[0].replace("-", "").isalnum()
        if nom == "BEGIN":
            ouvertes.append(valeur)
        if nom == "END":
            assert ouvertes.pop() == valeur
        lignes.append(ligne)
    assert ouvertes == []
    return lignes


def invitee_a(seance, **champs):
    personne = membre(seance.groupe, **champs)
    envoi.inviter(seance, seance.auteur)
    return PersonneInvitee.objects.select_related("personne", "invitation").get(personne=personne)


@pytest.mark.django_db
class TestDemande:
    def test_la_demande_se_lit_autrement_que_par_qui_l_a_ecrite(self):
        seance = SeanceFactory(titre="Sommeil ; bruit, voisins\\cour — " + "é" * 90, lieu="Rue A, 1 ; bte 2")
        PointFactory(seance=seance, titre="Accueil, tour de table")
        invitee = invitee_a(seance, first_name="Zoé", last_name='"Zaza", la; grande')
        texte, methode = agenda.demande(invitee, seance, 0, Reponse.SANS_REPONSE)
        lignes = lignes_strictes(texte)
        assert methode == "REQUEST"
        assert f"UID:{seance.reference}@seances.le-fil" in lignes
        lu = vobject.readOne(texte)
        entree = lu.vevent
        assert (lu.method.value, entree.sequence.value, entree.status.value) == ("REQUEST", "0", "CONFIRMED")
        assert entree.summary.value == f"{seance.groupe.nom} · {seance.titre}"
        assert entree.location.value == "Rue A, 1 ; bte 2"
        assert entree.dtstart.value == seance.debut.replace(microsecond=0)
        assert entree.dtend.value == seance.fin.replace(microsecond=0)
        assert "Accueil, tour de table" in entree.description.value
        assert entree.attendee.value == f"mailto:{invitee.personne.email}"
        assert entree.attendee.params["PARTSTAT"] == ["NEEDS-ACTION"]
        assert entree.attendee.params["RSVP"] == ["TRUE"]
        assert entree.organizer.value == f"mailto:reponses+{invitee.jeton}@exemple.brussels"

    def test_elle_ne_nomme_personne_d_autre(self):
        seance = SeanceFactory()
        autre = membre(seance.groupe)
        texte, _methode = agenda.demande(invitee_a(seance), seance, 0, Reponse.VIENT)
        assert texte.count("ATTENDEE") == 1
        assert autre.email not in texte.replace("\r\n ", "")

    def test_une_annulation_annule(self):
        seance = SeanceFactory()
        invitee = invitee_a(seance)
        seance.annulee = True
        texte, methode = agenda.demande(invitee, seance, 1, Reponse.VIENT)
        entree = vobject.readOne(texte).vevent
        assert (methode, entree.status.value, entree.sequence.value) == ("CANCEL", "CANCELLED", "1")

    def test_sans_adresse_de_reponse_rien_ne_demande_de_repondre(self, settings):
        settings.FIL_REPONSES = ""
        seance = SeanceFactory()
        texte, _methode = agenda.demande(invitee_a(seance), seance, 0, Reponse.VIENT)
        assert vobject.readOne(texte).vevent.attendee.params["RSVP"] == ["FALSE"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("jour", "ecart"),
    [
        (datetime(2026, 3, 28, 12, 30), 1),
        (datetime(2026, 3, 29, 12, 30), 2),
        (datetime(2026, 10, 24, 12, 30), 2),
        (datetime(2026, 10, 25, 12, 30), 1),
        # from one side of the change to the other
        (datetime(2026, 3, 29, 1, 30), 1),
        (datetime(2026, 10, 25, 1, 30), 2),
    ],
)
def test_l_heure_de_bruxelles_tient_aux_deux_changements(jour, ecart):
    seance = SeanceFactory(debut=jour.replace(tzinfo=BRUXELLES))
    texte = agenda.fichier(seance)
    assert f"DTSTART;TZID=Europe/Brussels:{jour:%Y%m%dT%H%M%S}" in lignes_strictes(texte)
    lu = vobject.readOne(texte.decode()).vevent
    # vobject computes it from our VTIMEZONE, not from its own tables
    assert lu.dtstart.value.utcoffset().total_seconds() == ecart * 3600
    assert lu.dtstart.value.astimezone(UTC) == seance.debut
    assert lu.dtend.value.astimezone(UTC) == seance.fin


@pytest.mark.django_db
def test_un_flux_se_lit_et_dit_ce_qui_est_annule():
    seances = [SeanceFactory(), SeanceFactory(annulee=True)]
    texte = agenda.flux(seances, "Mes séances")
    lignes_strictes(texte)
    lu = vobject.readOne(texte.decode())
    assert [e.status.value for e in lu.vevent_list] == ["CONFIRMED", "CANCELLED"]
    assert lu.method.value == "PUBLISH"
    assert "ATTENDEE" not in texte.decode()
