"""Entering with a code: the way it works, and the ways in which it must not."""

import re
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from socle.comptes.models import DemandeEntree
from socle.identite.lecture import identite
from tests.comptes.courrier import code_de, demander, dernier, est_entre, lien_de, mauvais, taper
from tests.comptes.fabriques import PersonneFactory, membre
from tests.outils.client import ClientHostile

pytestmark = pytest.mark.django_db

INCONNUE = "inconnue@exemple.brussels"


@pytest.fixture
def personne():
    return membre(email="ines@exemple.brussels", first_name="Inès")


def test_un_seul_e_mail_porte_le_code_et_le_lien(client, personne):
    reponse = demander(client, personne.email)
    assert reponse.redirect_chain == [(reverse("entrer_code"), 302)]
    (message,) = mail.outbox
    code, lien = code_de(message), lien_de(message)
    assert message.to == [personne.email]
    assert code in message.subject
    html = message.alternatives[0].content
    assert code in html
    assert lien in html
    assert "Inès" in message.body
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_le_code_fait_entrer_vers_mon_espace(client, personne):
    demander(client, personne.email)
    reponse = taper(client, personne.email, code_de(dernier()))
    assert reponse.status_code == 302
    assert reponse.url == reverse("mon_espace")
    assert est_entre(client, personne)


def test_le_code_se_tape_avec_ses_espaces(client, personne):
    demander(client, personne.email)
    code = code_de(dernier())
    taper(client, personne.email, f" {code[:3]} {code[3:]} ")
    assert est_entre(client, personne)


def test_le_code_se_tape_sur_un_autre_appareil(client, personne):
    demander(client, personne.email)
    autre = ClientHostile()
    page = autre.get(reverse("entrer_code")).content.decode()
    assert personne.email not in page
    taper(autre, " INES@exemple.brussels ", code_de(dernier()))
    assert est_entre(autre, personne)
    assert not est_entre(client)


def test_l_adresse_est_retenue_mais_jamais_dans_l_url(client, personne):
    reponse = demander(client, personne.email)
    assert f'value="{personne.email}"' in reponse.content.decode()
    assert all("@" not in url and "email" not in url for url, _statut in reponse.redirect_chain)


def test_l_adresse_est_insensible_a_la_casse_et_le_courrier_va_a_celle_qui_est_invitee(client, personne):
    demander(client, "Ines@Exemple.Brussels")
    assert dernier().to == [personne.email]


def _reponses(adresse):
    """Everything that a stranger sees about an address, made comparable."""
    client = ClientHostile()
    vues = []
    reponse = demander(client, adresse)
    vues.append((reponse.status_code, reponse.redirect_chain, reponse.content.decode()))
    for _tour in range(settings.ENTREE_ESSAIS + 1):
        reponse = taper(client, adresse, "000000")
        vues.append((reponse.status_code, reponse.content.decode()))
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", str(vues).replace(adresse, "ADRESSE"))


@pytest.mark.parametrize("pourquoi", ["inconnue", "inactive"])
def test_rien_ne_dit_si_une_adresse_est_connue(personne, pourquoi, monkeypatch):
    monkeypatch.setattr("socle.comptes.actions.entree.secrets.randbelow", lambda _n: 123456)
    autre = INCONNUE
    if pourquoi == "inactive":
        autre = PersonneFactory(email=INCONNUE, is_active=False).email
    connue, autre = _reponses(personne.email), _reponses(autre)
    assert "essais" in connue
    assert connue == autre


def test_le_travail_est_le_meme_que_l_adresse_soit_connue_ou_non(client, personne):
    requetes = {}
    # The name of the platform is read once for all, by whoever comes first.
    identite()
    for adresse in (personne.email, INCONNUE):
        with CaptureQueriesContext(connection) as capture:
            ClientHostile().post(reverse("entrer"), {"email": adresse})
        requetes[adresse] = [re.sub(r"\W.*", "", requete["sql"]) for requete in capture]
    assert requetes[personne.email] == requetes[INCONNUE]
    assert len(mail.outbox) == 2


def test_une_adresse_inconnue_recoit_un_mot_sans_code_ni_lien(client):
    demander(client, INCONNUE)
    message = dernier(INCONNUE)
    assert "invitation" in message.body
    assert "coordination" in message.body
    assert "/entrer/lien/" not in message.body + message.alternatives[0].content
    assert not re.search(r"\d{6}", message.subject + message.body)


@pytest.mark.parametrize("actif", [True, False])
def test_sans_invitation_aucun_code_ne_fait_entrer(client, actif, monkeypatch):
    monkeypatch.setattr("socle.comptes.actions.entree.secrets.randbelow", lambda _n: 123456)
    if not actif:
        PersonneFactory(email=INCONNUE, is_active=False)
    demander(client, INCONNUE)
    taper(client, INCONNUE, "123456")
    assert not est_entre(client)


def test_une_personne_fermee_entre_deux_ne_peut_plus_entrer(client, personne):
    demander(client, personne.email)
    personne.is_active = False
    personne.save()
    taper(client, personne.email, code_de(dernier()))
    assert not est_entre(client)


def test_un_code_ne_sert_qu_une_fois(client, personne):
    demander(client, personne.email)
    code = code_de(dernier())
    taper(client, personne.email, code)
    autre = ClientHostile()
    reponse = taper(autre, personne.email, code)
    assert not est_entre(autre)
    assert "n’est plus valable" in reponse.content.decode()


def test_le_code_d_une_autre_personne_ne_sert_a_rien(client, personne):
    autre = membre()
    demander(client, personne.email)
    code = code_de(dernier())
    demander(client, autre.email)
    taper(client, autre.email, code)
    assert not est_entre(client)


def test_un_nouveau_code_annule_l_ancien(client, personne):
    demander(client, personne.email)
    ancien = code_de(dernier())
    demander(client, personne.email)
    nouveau = code_de(dernier())
    if ancien != nouveau:
        taper(client, personne.email, ancien)
        assert not est_entre(client)
    taper(client, personne.email, nouveau)
    assert est_entre(client)


def test_un_mauvais_code_dit_combien_d_essais_restent(client, personne):
    demander(client, personne.email)
    code = code_de(dernier())
    page = taper(client, personne.email, mauvais(code)).content.decode()
    assert "Il vous reste 4 essais" in page
    assert f'value="{personne.email}"' in page


def test_cinq_essais_puis_le_bon_code_ne_sert_plus_mais_le_lien_oui(client, personne):
    demander(client, personne.email)
    message = dernier()
    code = code_de(message)
    for _tour in range(settings.ENTREE_ESSAIS):
        page = taper(client, personne.email, mauvais(code)).content.decode()
    assert "trop de fois" in page
    page = taper(client, personne.email, code).content.decode()
    assert "trop de fois" in page
    assert not est_entre(client)
    client.post(lien_de(message))
    assert est_entre(client, personne)


def test_un_code_mal_forme_ne_coute_pas_d_essai(client, personne):
    demander(client, personne.email)
    page = taper(client, personne.email, "12 34").content.decode()
    assert "six chiffres" in page
    assert DemandeEntree.objects.get().essais == 0


def test_un_code_trop_ancien_se_redemande_d_un_geste(client, personne):
    demander(client, personne.email)
    code = code_de(dernier())
    _vieillir(minutes=settings.ENTREE_DUREE_MINUTES + 1)
    page = taper(client, personne.email, code).content.decode()
    assert "n’est plus valable" in page
    assert f'<input type="hidden" name="email" value="{personne.email}">' in page
    assert "Recevoir un nouveau code" in page
    assert not est_entre(client)
    demander(client, personne.email)
    taper(client, personne.email, code_de(dernier()))
    assert est_entre(client)


def test_les_codes_ne_sont_pas_lisibles_dans_la_base(client, personne):
    demander(client, personne.email)
    message = dernier()
    demande = DemandeEntree.objects.get()
    stocke = f"{demande.code_hache} {demande.jeton_hache} {demande.adresse_hachee}"
    assert code_de(message) not in stocke
    assert lien_de(message).rsplit("/", 2)[-2] not in stocke
    assert personne.email not in stocke


def test_les_vieilles_demandes_s_effacent(client, personne):
    demander(client, personne.email)
    demander(client, INCONNUE)
    _vieillir(days=2)
    demander(client, "encore@exemple.brussels")
    assert DemandeEntree.objects.count() == 2
    _vieillir(days=31)
    demander(client, personne.email)
    assert DemandeEntree.objects.count() == 1


def test_trop_de_demandes_pour_une_adresse_donnent_une_phrase(client, personne):
    for _tour in range(5):
        assert demander(ClientHostile(), personne.email).status_code == 200
    reponse = client.post(reverse("entrer"), {"email": personne.email})
    assert reponse.status_code == 429
    assert "Attendez dix minutes" in reponse.content.decode()
    assert f'value="{personne.email}"' in reponse.content.decode()
    assert len(mail.outbox) == 5
    assert demander(client, membre().email).status_code == 200


def test_la_limite_est_la_meme_pour_une_adresse_inconnue(client):
    for _tour in range(5):
        demander(client, INCONNUE)
    assert client.post(reverse("entrer"), {"email": INCONNUE}).status_code == 429
    assert len(mail.outbox) == 5


def test_trop_d_essais_sur_plusieurs_codes_donnent_une_phrase(client, personne):
    for _tour in range(2):
        demander(client, personne.email)
        for _essai in range(5):
            taper(ClientHostile(), personne.email, mauvais(code_de(dernier())))
    demander(client, personne.email)
    reponse = taper(client, personne.email, code_de(dernier()))
    assert reponse.status_code == 429
    assert "Attendez dix minutes" in reponse.content.decode()
    assert not est_entre(client)


def test_une_salle_d_ordinateurs_entre_d_une_meme_adresse_internet(client):
    for _tour in range(25):
        personne = membre()
        appareil = ClientHostile()
        demander(appareil, personne.email)
        taper(appareil, personne.email, code_de(dernier(personne.email)))
        assert est_entre(appareil, personne)


@pytest.mark.parametrize(
    "adresse", ["", "inès", "a@b", "x" * 400 + "@exemple.brussels", "a@b.be\nBcc: c@d.be"]
)
def test_une_adresse_mal_ecrite_a_une_phrase_a_cote_du_champ(client, adresse):
    reponse = client.post(reverse("entrer"), {"email": adresse})
    assert reponse.status_code == 200
    assert "champ--erreur" in reponse.content.decode()
    assert not mail.outbox


def test_quand_le_courrier_est_en_panne_on_le_dit_sans_dire_si_l_adresse_est_connue(personne, monkeypatch):
    def panne(*args, **kwargs):
        raise SMTPServerDisconnected("Connection unexpectedly closed")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", panne)
    for adresse in (personne.email, INCONNUE):
        reponse = ClientHostile().post(reverse("entrer"), {"email": adresse})
        assert reponse.status_code == 503
        assert "n’a pas pu partir" in reponse.content.decode()


SURS = ["/ressources/?q=a", "/mon-compte/"]
HORS = [
    "https://mal.example/",
    "//mal.example/",
    "/\\mal.example",
    "http:///mal.example",
    "javascript:alert(1)",
    "\thttps://mal.example",
]


@pytest.mark.parametrize("suite", SURS)
def test_on_revient_ou_l_on_allait(client, personne, suite):
    page = client.get(reverse("entrer"), {"next": suite}).content.decode()
    assert f'name="next" value="{suite}"' in page
    demander(client, personne.email, next=suite)
    assert taper(client, personne.email, code_de(dernier())).url == suite


@pytest.mark.parametrize("suite", HORS)
def test_on_ne_part_jamais_ailleurs(client, personne, suite):
    page = client.get(reverse("entrer"), {"next": suite}).content.decode()
    # The link to the other language keeps the whole address of the page, percent-encoded: it stays on this site.
    bascule = re.search(r'<a href="/nl/entrer/\?next=[^"/]*"', page)
    assert "mal.example" not in page.replace(bascule[0], "")
    demander(client, personne.email, next=suite)
    assert taper(client, personne.email, code_de(dernier())).url == reverse("mon_espace")
    assert client.get(reverse("entrer"), {"next": suite}).url == reverse("mon_espace")
    code = taper(client, personne.email, "000000")
    assert "mal.example" not in str(code.headers)


def test_un_next_glisse_avec_le_code_ne_compte_pas(client, personne):
    demander(client, personne.email)
    adresse = reverse("entrer_code") + "?next=https://mal.example/"
    donnees = {"email": personne.email, "code": code_de(dernier()), "next": "https://mal.example/"}
    assert client.post(adresse, donnees).url == reverse("mon_espace")


def test_qui_est_deja_entre_ne_redemande_pas(client, connecter, personne):
    assert connecter(client, personne).get(reverse("entrer")).url == reverse("mon_espace")


def test_une_page_reservee_mene_a_entrer_et_y_ramene(client):
    reponse = client.get(reverse("mon_compte"))
    assert reponse.status_code == 302
    assert reponse.url == f"{reverse('entrer')}?next={reverse('mon_compte')}"


def test_entrer_change_la_cle_de_session(client, personne):
    demander(client, personne.email)
    avant = client.session.session_key
    taper(client, personne.email, code_de(dernier()))
    assert client.session.session_key != avant


def test_ces_pages_ne_restent_pas_en_memoire_du_navigateur(client):
    for nom in ("entrer", "entrer_code"):
        assert "no-store" in client.get(reverse(nom)).headers["Cache-Control"]


def test_les_portes_a_mot_de_passe_de_wagtail_menent_a_la_notre(client):
    for chemin in ("/admin/login/", "/admin/password_reset/", "/admin/password_reset/confirm/a/b/"):
        assert client.get(chemin).url == reverse("entrer")


def _vieillir(**duree):
    for demande in DemandeEntree.objects.all():
        demande.creee_le -= timedelta(**duree)
        demande.save()
