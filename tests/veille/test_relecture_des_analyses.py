"""From the veilleuse to coordination in Wagtail's admin, as each of them does it: nobody agrees twice."""

import pytest
from django.apps import apps
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from socle.cercles.enums import Cercle
from tests.comptes.fabriques import coordination, membre, moderateur, veilleuse
from tests.veille.fabriques import synthese
from veille.models import AccordDUneAutre, IndexAnalyses, SynthesePage
from veille.workflow import relier_le_workflow

pytestmark = pytest.mark.django_db


class Relecture:
    def __init__(self, client, autrice):
        relier_le_workflow(apps, IndexAnalyses.dans("fr").pk)
        self.client, self.autrice = client, autrice
        page = synthese(live=False, owner=autrice, auteur=autrice, titre="Une analyse à relire")
        page.save_revision(user=autrice)
        self.cle = page.pk
        page.get_workflow().start(page, autrice)

    @property
    def page(self):
        return SynthesePage.objects.get(pk=self.cle)

    @property
    def etape(self):
        return self.page.current_workflow_task.name if self.page.current_workflow_task else ""

    def accorder(self, personne):
        """By the door of the button, whether it is shown or not."""
        self.client.force_login(personne)
        etat = self.page.current_workflow_task_state
        adresse = reverse("wagtailadmin_pages:workflow_action", args=[self.cle, "approve", etat.pk])
        return self.client.post(adresse, {"comment": ""})

    def accorder_depuis_la_page(self, personne, **change):
        """By the button of the page where one reads, which sends the whole form."""
        self.client.force_login(personne)
        page = self.page.get_latest_revision_as_object()
        champs = {
            "title": page.title,
            "slug": page.slug,
            "chapeau": page.chapeau,
            "auteur_affiche": page.auteur_affiche,
            "date": page.date.isoformat(),
            "corps-count": 0,
            "notes": "null",
            "etiquettes": "",
            "action-workflow-action": "action-workflow-action",
            "workflow-action-name": "approve",
        }
        return self.client.post(reverse("wagtailadmin_pages:edit", args=[self.cle]), champs | change)

    def boutons(self, personne):
        return [
            nom for nom, _mot, _fenetre in self.page.current_workflow_task.get_actions(self.page, personne)
        ]

    def corriger(self, personne):
        page = self.page
        page.chapeau = "Un mot changé."
        page.save_revision(user=personne)


def test_deux_autres_personnes_la_mettent_en_ligne_pour_le_reseau(client):
    relecture = Relecture(client, veilleuse())
    assert isinstance(relecture.page.current_workflow_task, AccordDUneAutre)
    assert relecture.etape == "Relecture par la modération"
    relecture.accorder(moderateur())
    assert relecture.etape == "Accord de la coordination"
    assert not relecture.page.live
    relecture.accorder(coordination())
    page = relecture.page
    assert (page.live, page.cercle, page.versions.count()) == (True, Cercle.RESEAU, 1)


def test_relire_sans_rien_changer_puis_accorder_depuis_la_page_la_met_en_ligne(client):
    relecture = Relecture(client, veilleuse())
    relecture.accorder_depuis_la_page(moderateur())
    assert relecture.etape == "Accord de la coordination"
    relecture.accorder_depuis_la_page(coordination())
    assert (relecture.page.live, relecture.page.cercle) == (True, Cercle.RESEAU)


def test_changer_un_mot_en_accordant_ne_vaut_pas_accord(client):
    relecture = Relecture(client, veilleuse())
    relecture.accorder_depuis_la_page(moderateur(), chapeau="Un autre mot.")
    assert relecture.etape == "Relecture par la modération"
    assert relecture.page.get_latest_revision_as_object().chapeau == "Un autre mot."
    # A colleague agrees, once, to the words as they now stand.
    relecture.accorder_depuis_la_page(moderateur())
    assert relecture.etape == "Accord de la coordination"


def test_l_etape_qui_revient_se_reprend_par_la_meme_personne(client):
    relecture, moderatrice = Relecture(client, veilleuse()), moderateur()
    relecture.accorder(moderatrice)
    relecture.corriger(coordination())
    seconde = coordination()
    relecture.accorder(seconde)
    assert relecture.etape == "Relecture par la modération"
    relecture.accorder(moderatrice)
    assert relecture.etape == "Accord de la coordination"
    relecture.accorder(seconde)
    assert relecture.page.live


def test_qui_l_a_ecrite_ne_la_relit_pas_meme_moderatrice(client):
    autrice = membre(role="moderateur", fonction="veilleuse")
    relecture = Relecture(client, autrice)
    assert "approve" not in relecture.boutons(autrice)
    relecture.accorder(autrice)
    assert relecture.etape == "Relecture par la modération"
    etat = relecture.page.current_workflow_task_state
    with pytest.raises(PermissionDenied):
        etat.task.specific.on_action(etat, autrice, "approve")
    assert "approve" in relecture.boutons(moderateur())


def test_la_meme_personne_ne_donne_pas_les_deux_accords(client):
    double = moderateur(fonction="coordination")
    relecture = Relecture(client, veilleuse())
    relecture.accorder(double)
    assert relecture.etape == "Accord de la coordination"
    relecture.accorder(double)
    assert not relecture.page.live
    assert "approve" not in relecture.boutons(double)


def test_un_mot_change_apres_l_accord_revient_a_la_premiere_etape(client):
    relecture = Relecture(client, veilleuse())
    relecture.accorder(moderateur())
    coordinatrice = coordination()
    relecture.corriger(coordinatrice)
    # Not by herself, who has just changed it; and by another, it goes back to the moderators.
    assert "approve" not in relecture.boutons(coordinatrice)
    relecture.accorder(coordination())
    assert relecture.etape == "Relecture par la modération"
    assert not relecture.page.live


def test_les_courriels_ne_disent_que_le_titre(client):
    moderateur()
    mail.outbox.clear()
    relecture = Relecture(client, veilleuse())
    textes = [message.body for message in mail.outbox]
    assert all(relecture.page.chapeau not in texte for texte in textes)


def _publier(relecture, personne, **change):
    """By Wagtail's own button, as its form posts it."""
    action = {"action-workflow-action": "", "workflow-action-name": "", "action-publish": "action-publish"}
    return relecture.accorder_depuis_la_page(personne, **action, **change)


def test_le_bouton_de_wagtail_ne_passe_pas_par_dessus_la_moderation(client):
    relecture = Relecture(client, veilleuse())
    _publier(relecture, coordination(), chapeau="Des mots que nul n’a relus.")
    assert not relecture.page.live


def test_les_mots_changes_au_moment_de_publier_sont_gardes_sans_etre_en_ligne(client):
    relecture = Relecture(client, veilleuse())
    relecture.accorder(moderateur())
    relecture.accorder(coordination())
    change = {"chapeau": "Des mots que nul n’a relus.", "changements": "Un autre chapeau."}
    reponse = _publier(relecture, coordination(), **change)
    assert reponse.status_code == 302
    page = relecture.page
    assert page.live
    assert page.chapeau != "Des mots que nul n’a relus."
    assert page.get_latest_revision_as_object().chapeau == "Des mots que nul n’a relus."
    page.get_workflow().start(page, relecture.autrice)
    relecture.accorder(moderateur())
    relecture.accorder(coordination())
    assert relecture.page.chapeau == "Des mots que nul n’a relus."
