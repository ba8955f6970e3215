"""What every e-mail of the platform has in common."""

import re

import pytest
from django.core import mail
from django.template import TemplateDoesNotExist
from django.utils import translation

from socle import courriels
from socle.comptes.actions import adhesions
from socle.comptes.enums import Role
from socle.identite.couleurs import jetons
from socle.identite.models import Identite
from tests.comptes.fabriques import GroupeFactory, InvitationFactory, PersonneFactory

pytestmark = pytest.mark.django_db
INVITATION = {"role": "participant·e", "lien": "http://localhost:8000/invitation/abc/", "jours": 30}
PERSONNE = {"first_name": "Soraya", "last_name": "<b>Belkadi</b>"}


def _inviter(nom="CdP Centre", destinataire="a@exemple.brussels"):
    groupe, par = GroupeFactory.build(nom=nom), PersonneFactory.build(**PERSONNE)
    contexte = {**INVITATION, "groupe": groupe, "par": par}
    courriels.envoyer("comptes/courriels/invitation", destinataire, contexte)
    return mail.outbox[-1]


def test_le_texte_dit_tout_ce_que_dit_la_page():
    message = _inviter()
    for partie in (message.body, message.alternatives[0].content):
        assert "CdP Centre" in partie
        assert INVITATION["lien"] in partie
        assert "http://localhost:8000/" in partie


def test_le_texte_n_echappe_rien_et_la_page_echappe_tout():
    message = _inviter(nom="L’hôpital & <i>la rue</i>")
    assert "L’hôpital & <i>la rue</i>" in message.subject
    assert "<b>Belkadi</b>" in message.body
    html = message.alternatives[0].content
    assert "<i>la rue" not in html
    assert "<b>Belkadi" not in html


def test_un_sujet_tient_sur_une_ligne():
    assert "\n" not in _inviter(nom="CdP\nBcc: mal@exemple.brussels").subject


def test_les_liens_viennent_des_reglages_et_non_de_la_requete(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://fil.exemple.brussels/"
    assert courriels.absolue("/entrer/") == "https://fil.exemple.brussels/entrer/"


def test_une_langue_que_la_plateforme_ne_parle_pas_encore_donne_la_premiere():
    message = _inviter(destinataire=PersonneFactory.build(langue="de"))
    assert "vous invite" in message.body


@pytest.mark.parametrize("gabarit", ["comptes/courriels/absent", ""])
def test_un_gabarit_absent_se_voit_tout_de_suite(gabarit):
    with pytest.raises(TemplateDoesNotExist):
        courriels.envoyer(gabarit, "a@exemple.brussels", {})


def test_le_texte_est_typographie():
    assert "bouton\u00a0:" in _inviter().body


def test_rien_ne_vient_d_ailleurs_et_le_dessin_est_joint():
    """A mail program asks before it fetches; whoever accepts would tell when she read (produit.md §4)."""
    message = _inviter()
    html = message.alternatives[0].content
    assert re.findall(r'src="([^"]+)"', html) == ["cid:logo"]
    assert "url(" not in html
    assert "@import" not in html
    entier = message.message()
    assert entier.get_content_type() == "multipart/related"
    images = [part for part in entier.walk() if part.get_content_type() == "image/png"]
    assert [image["Content-ID"] for image in images] == ["<logo>"]


@pytest.mark.parametrize("schema", ["clair", "sombre"])
def test_les_couleurs_sont_celles_des_pages(schema):
    html = _inviter().alternatives[0].content
    clair, sombre = html.split("@media (prefers-color-scheme: dark)")
    style = {"clair": clair, "sombre": sombre.split("</style>")[0]}[schema]
    ecrites = set(re.findall(r"#[0-9a-f]{6}\b", style))
    assert ecrites
    assert ecrites <= set(jetons()[schema].values())
    assert jetons()[schema]["papier"] in ecrites


def test_un_autre_reseau_ecrit_en_son_nom():
    Identite.objects.create(nom="De Knoop", couleur_principale="#5b2a86", contact="bonjour@exemple.brussels")
    message = _inviter()
    html = message.alternatives[0].content
    assert message.from_email == "De Knoop <ne-pas-repondre@exemple.brussels>"
    assert "#5b2a86" in html
    assert "cid:logo" not in html  # our drawing is in our colours
    for partie in (message.body, html):
        assert "De Knoop est l’endroit" in partie
        assert "bonjour@exemple.brussels" in partie
        assert "Le fil" not in partie


def test_un_e_mail_neerlandais_n_a_pas_d_espace_francaise():
    message = _inviter(destinataire=PersonneFactory.build(langue="nl"))
    for partie in (message.body, message.alternatives[0].content):
        assert not re.search("[\u00a0\u202f][:;!?]", partie)
    assert '<html lang="nl">' in message.alternatives[0].content


def test_le_role_se_dit_dans_la_langue_de_la_personne_invitee():
    invitation = InvitationFactory(role=Role.MODERATEUR)
    PersonneFactory(email=invitation.email, langue="nl")
    adhesions._envoyer_invitation(invitation)
    with translation.override("nl"):
        mot = str(Role.MODERATEUR.label)
    assert mot != str(Role.MODERATEUR.label)
    assert f"({mot})" in mail.outbox[-1].body
