"""Remontées: who completes them, who sends them, what the groups that raised them read, and when (§4)."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from noeuds.actions import reunir_les_termes
from noeuds.models import Terme
from socle.cercles import actions as cercles
from socle.cercles.enums import Cercle
from socle.cercles.permissions import peut_voir
from socle.envois.models import Envoi
from tests.cdp.fabriques import ElementFactory, SeanceFactory
from tests.comptes.fabriques import GroupeFactory, coordination, membre, moderateur
from tests.noeuds.fabriques import VignetteFactory
from tests.veille.fabriques_preuves import FaisceauFactory, RemonteeFactory, SuiteFactory, envoyee
from veille.models import Remontee, SuiteDeRemontee
from veille.remontees import actions
from veille.remontees.courriels import remontee_sans_nouvelle
from veille.remontees.lecture import nouvelles
from veille.remontees.relances import DELAI, relancer

pytestmark = pytest.mark.django_db

NEUVE = reverse("remontee_nouvelle")


@pytest.fixture
def groupe():
    return GroupeFactory()


@pytest.fixture
def veilleuse(groupe):
    return membre(groupe, "veilleuse", fonction="veilleuse")


@pytest.fixture
def partie(groupe, veilleuse):
    """Written by a moderator, reviewed, sent by the veilleuse; the network reads it."""
    remontee = RemonteeFactory(groupe=groupe, auteur=moderateur(groupe), cercle="reseau")
    return envoyee(remontee, veilleuse)


def page(client, adresse):
    reponse = client.get(adresse)
    assert reponse.status_code == 200
    return reponse.content.decode()


def diapason():
    return Terme.objects.get(liste="destination", cle="diapason")


def test_une_difficulte_du_groupe_se_fait_remonter(client, connecter, groupe):
    moi = moderateur(groupe)
    element = ElementFactory(
        seance=SeanceFactory(groupe=groupe, passee=True, cercle="groupe"), genre="difficulte"
    )
    adresse = f"{NEUVE}?element={element.pk}"
    connecter(client, moi)
    assert adresse in page(client, element.seance.get_absolute_url())
    form = client.get(adresse).context["form"]
    assert form["constat"].value() == element.texte
    envoi = {"titre": "Qui prévient ?", "constat": "Personne.", "groupes": [groupe.pk]}
    assert client.post(adresse, envoi).status_code == 302
    remontee = Remontee.objects.get()
    assert (remontee.auteur, remontee.groupe, remontee.cercle) == (moi, groupe, Cercle.PRIVE)
    assert list(remontee.groupes.all()) == [groupe]


def test_on_ne_part_pas_de_ce_que_l_on_ne_voit_pas_ni_pour_un_autre_groupe(client, connecter, groupe):
    secret = ElementFactory(seance=SeanceFactory(passee=True, cercle="groupe"), genre="difficulte")
    autre = GroupeFactory()
    connecter(client, moderateur(groupe))
    for suite in (
        f"element={secret.pk}",
        "element=abc",
        "element=99999999999999999999",
        "noeud=inconnu",
        "noeud=%00a",
    ):
        assert client.get(f"{NEUVE}?{suite}").status_code == 404
    envoi = {"titre": "Qui ?", "constat": "Personne.", "groupes": [groupe.pk, autre.pk]}
    assert client.post(NEUVE, envoi).status_code == 200
    assert not Remontee.objects.exists()


def test_confiee_elle_se_complete_et_reprise_elle_ne_se_lit_plus(client, connecter, groupe, veilleuse):
    moi, bureau = moderateur(groupe), coordination()
    remontee = RemonteeFactory(groupe=groupe, auteur=moi)
    d_ailleurs = membre(GroupeFactory(), "veilleuse", fonction="veilleuse")
    modifier = reverse("remontee_modifier", args=[remontee.reference])
    confier = reverse("remontee_confier", args=[remontee.reference])
    assert connecter(client, veilleuse).get(modifier).status_code == 404
    connecter(client, moi).post(confier, {"confiee": "oui"})
    assert set(Envoi.objects.values_list("personne", flat=True)) == {veilleuse.pk, bureau.pk}
    envoi = {
        "titre": "Mieux dit",
        "constat": "Personne.",
        "groupes": [groupe.pk],
        "destination": diapason().pk,
    }
    for complete in (veilleuse, bureau):
        assert connecter(client, complete).post(modifier, envoi).status_code == 302
    for curieuse in (d_ailleurs, membre(groupe), moderateur(groupe)):
        assert connecter(client, curieuse).get(remontee.get_absolute_url()).status_code == 404
    connecter(client, moi).post(confier, {"confiee": "non"})
    assert connecter(client, veilleuse).get(remontee.get_absolute_url()).status_code == 404
    remontee.refresh_from_db()
    assert remontee.titre == "Mieux dit"


def test_une_fois_relue_elle_ne_se_modifie_plus(client, connecter, groupe, veilleuse):
    moi = moderateur(groupe)
    remontee = RemonteeFactory(groupe=groupe, auteur=moi, confiee_le=timezone.now())
    cercles.proposer(remontee, moi, Cercle.GROUPE)
    modifier = reverse("remontee_modifier", args=[remontee.reference])
    for personne in (moi, veilleuse):
        assert connecter(client, personne).post(modifier, {"titre": "Autre"}).status_code == 404
    with pytest.raises(PermissionDenied):
        cercles.relire(remontee, moi)


def test_elle_ne_part_qu_apres_une_relecture(client, connecter, groupe, veilleuse):
    remontee = RemonteeFactory(groupe=groupe, auteur=veilleuse)
    adresse, feuille = (
        reverse(nom, args=[remontee.reference]) for nom in ("remontee_suite", "remontee_papier")
    )
    connecter(client, veilleuse)
    assert client.get(adresse).status_code == client.get(feuille).status_code == 404
    cercles.proposer(remontee, veilleuse, Cercle.GROUPE)
    cercles.relire(remontee, moderateur(groupe))
    jour = timezone.localdate()
    sans_lieu = client.post(adresse, {"genre": "envoi", "le": jour})
    assert sans_lieu.status_code == 200
    assert (
        client.post(adresse, {"genre": "envoi", "le": jour, "destination": diapason().pk}).status_code == 302
    )
    remontee.refresh_from_db()
    assert (remontee.avancement, remontee.destination, remontee.suivie_par, remontee.bouge_le) == (
        "envoyee", diapason(), veilleuse, jour,
    )  # fmt: skip
    assert client.get(feuille)["Content-Type"] == "application/pdf"


def test_les_groupes_qui_la_font_remonter_la_lisent_une_fois_relue(client, connecter, groupe):
    autre = GroupeFactory()
    moi, lectrice = moderateur(groupe), membre(autre)
    remontee = RemonteeFactory(groupe=groupe, auteur=moi, groupes=[groupe, autre])

    def la_voit():
        voit = peut_voir(lectrice, Remontee.objects.get(pk=remontee.pk))
        assert Remontee.objects.visibles_pour(lectrice).filter(pk=remontee.pk).exists() is voit
        return voit

    assert not la_voit()
    cercles.proposer(remontee, moi, Cercle.GROUPE)
    assert not la_voit()
    cercles.relire(remontee, moderateur(groupe))
    assert la_voit()
    html = page(connecter(client, lectrice), remontee.get_absolute_url())
    assert "cercle--groupe" in html
    assert "Tous les groupes qui la font remonter" in html
    cercles.retirer(remontee, moi)
    assert not la_voit()
    assert not Remontee.objects.visibles_pour(AnonymousUser()).exists()


def test_ses_membres_apprennent_ce_qu_elle_est_devenue(client, connecter, groupe, veilleuse, partie):
    envoyee(partie, veilleuse, bouge_le=timezone.localdate())
    SuiteFactory(remontee=partie, par=veilleuse, genre="decision", texte="Un secret de tournesol.")
    lectrice = membre(groupe)
    assert nouvelles(lectrice) == [partie]
    assert nouvelles(membre()) == []
    connecter(client, lectrice)
    for adresse in (reverse("mon_espace"), groupe.get_absolute_url()):
        lu = page(client, adresse)
        assert partie.get_absolute_url() in lu
        assert "tournesol" not in lu
    assert partie.get_absolute_url() not in page(connecter(client, membre()), reverse("mon_espace"))


def test_les_mots_d_une_suite_attendent_quelqu_un_d_autre(client, connecter, groupe, veilleuse, partie):
    suite = SuiteFactory(remontee=partie, par=veilleuse, texte="Un secret de tournesol.")
    adresse = partie.get_absolute_url()
    montrer = reverse("suite_montrer", args=[partie.reference, suite.pk])
    lectrice, relectrice = membre(), moderateur(groupe)
    assert "tournesol" not in page(connecter(client, lectrice), adresse)
    assert "tournesol" in page(connecter(client, veilleuse), adresse)
    for personne in (veilleuse, lectrice, moderateur()):
        assert connecter(client, personne).post(montrer, {"montrer": "oui"}).status_code == 403
    assert connecter(client, relectrice).post(montrer, {"montrer": "oui"}).status_code == 302
    assert "tournesol" in page(connecter(client, lectrice), adresse)
    connecter(client, relectrice).post(montrer, {"montrer": "non"})
    assert "tournesol" not in page(connecter(client, lectrice), adresse)


def test_pour_tout_le_monde_seule_la_coordination_montre_les_mots(groupe, veilleuse, partie):
    Remontee.objects.update(cercle="public")
    suite = SuiteDeRemontee.objects.get(pk=SuiteFactory(remontee=partie, par=veilleuse).pk)
    with pytest.raises(PermissionDenied):
        actions.montrer(suite, moderateur(groupe))
    actions.montrer(suite, coordination())
    suite.refresh_from_db()
    assert suite.montree_le


def test_une_suite_d_une_autre_remontee_ne_se_montre_pas_d_ici(client, connecter, groupe, veilleuse, partie):
    ailleurs = SuiteFactory(remontee=RemonteeFactory(groupe=groupe), par=veilleuse)
    connecter(client, coordination())
    adresse = reverse("suite_montrer", args=[partie.reference, ailleurs.pk])
    assert client.post(adresse, {"montrer": "oui"}).status_code == 404


def test_hors_des_groupes_on_lit_combien_ils_sont_jamais_lesquels_ni_les_preuves(
    client, connecter, partie, veilleuse
):
    titre_du_faisceau = "Le faisceau des tournesols"
    faisceau = FaisceauFactory(
        auteur=veilleuse,
        titre=titre_du_faisceau,
        vignettes=[VignetteFactory(cercle="reseau") for _ in range(4)],
    )
    Remontee.objects.update(faisceau=faisceau, contact="chargée de projet aux tournesols")
    adresse = partie.get_absolute_url()
    lu = page(connecter(client, membre()), adresse)
    assert partie.groupe.nom not in lu
    assert "tournesols" not in lu
    assert "moins de cinq situations" in lu
    faisceau.vignettes.add(VignetteFactory(cercle="reseau"))
    assert "5 situations" in page(client, adresse)


def test_sans_nouvelle_depuis_trois_mois_qui_la_suit_est_relancee_une_fois(partie, veilleuse):
    jour = timezone.localdate()
    envoyee(partie, veilleuse, bouge_le=jour - DELAI + timedelta(days=1))
    relancer()
    assert not Envoi.objects.exists()
    envoyee(partie, veilleuse, bouge_le=jour - DELAI)
    relancer()
    relancer()
    pli = Envoi.objects.get()
    assert pli.personne == veilleuse
    lettre = remontee_sans_nouvelle(pli)
    assert set(lettre.contexte) == {"remontee", "lien"}
    cercles.retirer(partie, partie.auteur)
    assert remontee_sans_nouvelle(pli) is None


def test_un_nom_dans_une_remontee_est_refuse(client, connecter, groupe):
    connecter(client, moderateur(groupe))
    envoi = {"titre": "Qui prévient ?", "constat": "Mme Peeters attend.", "groupes": [groupe.pk]}
    assert client.post(NEUVE, envoi).status_code == 200
    assert not Remontee.objects.exists()


def test_un_lieu_reuni_avec_un_autre_emmene_ses_remontees(partie, veilleuse):
    ancien = Terme.objects.create(liste="destination", cle="essai", libelle="Essai", libelle_nl="Proef")
    Remontee.objects.update(destination=ancien)
    suite = SuiteFactory(remontee=partie, par=veilleuse, destination=ancien)
    reunir_les_termes(ancien, diapason())
    for objet in (partie, suite):
        objet.refresh_from_db()
        assert objet.destination == diapason()
