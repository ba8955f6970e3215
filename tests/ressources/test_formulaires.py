"""Bad input gets a clear sentence, and nothing typed is lost."""

import pytest
from django.urls import reverse
from django.utils import timezone

from ressources.enums import Disponibilite
from ressources.models import ModeEmploi, Ressource
from socle.cercles.enums import Cercle
from tests.comptes.fabriques import coordination, membre, moderateur

from .fabriques import ModeEmploiFactory, RessourceFactory

pytestmark = pytest.mark.django_db

NOUVELLE = "/ressources/nouvelle/"
JUSTE = {
    "nom": "Café du Coin",
    "genre": "lieu",
    "description": "On y parle.",
    "disponibilite": "ouvert",
    "langues": ["fr", "ar"],
    "acces": ["libre"],
    "rythme": 6,
}


@pytest.fixture
def auteur():
    return membre(adhesion={"secteur": "sante"})


@pytest.fixture
def entree(client, connecter, auteur):
    return connecter(client, auteur)


def envoyer(client, adresse=NOUVELLE, **champs):
    return client.post(adresse, JUSTE | champs)


def test_une_nouvelle_ressource_est_le_brouillon_de_son_auteur(entree, auteur):
    reponse = envoyer(entree, etiquettes="logement, Démence", groupe=auteur.groupes_ids[0])
    fiche = Ressource.objects.get()
    assert reponse.url == fiche.get_absolute_url()
    assert (fiche.cercle, fiche.auteur, fiche.secteur) == (Cercle.PRIVE, auteur, "sante")
    assert fiche.groupe_id == auteur.groupes_ids[0]
    assert fiche.langues == ["fr", "ar"]
    assert fiche.disponibilite_le == timezone.localdate()
    assert fiche.verifie_le is None
    assert {e.pli for e in fiche.etiquettes.all()} == {"logement", "demence"}
    assert "Envoyer à relire" in entree.get(reponse.url).content.decode()


def test_on_ne_signe_pas_au_nom_du_groupe_d_un_autre(entree):
    etranger = moderateur().groupes_ids[0]
    assert envoyer(entree, groupe=etranger).status_code == 422
    assert not Ressource.objects.exists()


def test_dire_comment_on_a_verifie_date_la_fiche(entree):
    envoyer(entree, verifie_en="telephone")
    fiche = Ressource.objects.get()
    assert (fiche.verifie_le, fiche.verifie_en) == (timezone.localdate(), "telephone")
    assert fiche.verifications.count() == 1


def test_corriger_n_est_pas_verifier(client, connecter):
    fiche = RessourceFactory(verifie_le="2026-01-05", verifie_en="seance")
    adresse = reverse("ressource_modifier", args=[fiche.reference])
    envoyer(connecter(client, moderateur()), adresse, nom=fiche.nom, telephone="02 000 00 00")
    fiche.refresh_from_db()
    assert fiche.telephone == "02 000 00 00"
    assert str(fiche.verifie_le) == "2026-01-05"


@pytest.mark.parametrize(
    ("champ", "valeur", "phrase"),
    [
        ("etiquettes", "x" * 500, "trop longue"),
        ("description", "mot " * 2_000_000, "trop long"),
        ("description", "", "Dites en une phrase"),
        ("nom", " ", "Donnez le nom"),
        ("site", "pas une adresse", "adresse complète"),
        ("site", "data:text/html,alert(1)", "adresse complète"),
        ("telephone", "appelez-moi", "un seul numéro"),
        ("telephone", "02 000 00 00 / 02 000 00 01 / 02", "un seul numéro"),
        ("courriel", "moi@", "adresse e-mail"),
        ("attente_semaines", "3", "liste d’attente"),
        ("attente_semaines", "-3", "supérieure ou égale à 0"),
        ("langues", ["fr", "klingon"], "klingon"),
        ("genre", "chateau", "chateau"),
        ("nom", "n" * 161, "160"),
        ("communes", ["999999"], "999999"),
    ],
)
def test_une_mauvaise_saisie_est_expliquee_et_rien_n_est_perdu(entree, champ, valeur, phrase):
    reponse = envoyer(entree, **{"publics": "Les gens du quartier", champ: valeur})
    page = reponse.content.decode()
    assert reponse.status_code == 422
    assert phrase in page
    assert "Les gens du quartier" in page
    assert "Il reste quelque chose à corriger" in page
    assert not Ressource.objects.exists()


def test_une_attente_de_cent_ans_est_une_faute_de_frappe(entree):
    reponse = envoyer(entree, disponibilite="attente", attente_semaines="99999999999")
    assert "520 au plus" in reponse.content.decode()


def test_un_script_dans_le_texte_ne_s_execute_pas(entree):
    envoyer(entree, description="Bonjour <script>alert(1)</script> [ici](javascript:alert(2))")
    page = entree.get(Ressource.objects.get().get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert "javascript:" not in page


def test_une_liste_d_attente_dit_ses_semaines(entree):
    envoyer(entree, disponibilite="attente", attente_semaines="6")
    assert Ressource.objects.get().attente_semaines == 6


def test_un_doublon_est_annonce_puis_accepte_au_second_envoi(entree):
    existante = RessourceFactory(nom="CAFÉ du  coin")
    reponse = envoyer(entree)
    assert reponse.status_code == 422
    assert existante.get_absolute_url() in reponse.content.decode()
    vu = reponse.context["form"]["doublon_vu"].value()
    assert envoyer(entree, doublon_vu=vu).status_code == 302
    assert Ressource.objects.count() == 2


def test_un_doublon_que_l_on_ne_voit_pas_n_est_pas_annonce(entree):
    RessourceFactory(nom="Café du coin", privee=True, auteur=membre())
    assert envoyer(entree).status_code == 302


def test_un_formulaire_perime_n_ecrase_rien_et_passe_au_second_envoi(entree, auteur):
    fiche = RessourceFactory(privee=True, auteur=auteur)
    adresse = reverse("ressource_modifier", args=[fiche.reference])
    version = entree.get(adresse).context["form"]["version"].value()
    fiche.telephone = "107"
    fiche.save()
    reponse = envoyer(entree, adresse, version=version, horaires="Le mardi")
    assert reponse.status_code == 422
    assert "a changé ailleurs" in reponse.content.decode()
    assert "Le mardi" in reponse.content.decode()
    nouvelle = reponse.context["form"]["version"].value()
    assert envoyer(entree, adresse, version=nouvelle, horaires="Le mardi").status_code == 302


def test_verifier_ne_perime_pas_le_formulaire_d_un_collegue(entree, auteur):
    fiche = RessourceFactory(privee=True, auteur=auteur)
    adresse = reverse("ressource_modifier", args=[fiche.reference])
    version = entree.get(adresse).context["form"]["version"].value()
    entree.post(reverse("toujours_vrai", args=[fiche.reference]), {"comment": "seance"})
    assert envoyer(entree, adresse, version=version).status_code == 302


def test_la_moderatrice_auteure_ne_corrige_que_les_faits(client, connecter):
    auteure = moderateur()
    fiche = RessourceFactory(auteur=auteure, nom="Nom relu", description="Texte relu")
    adresse = reverse("ressource_modifier", args=[fiche.reference])
    connecter(client, auteure)
    assert "Texte relu" not in client.get(adresse).content.decode()
    client.post(adresse, JUSTE | {"disponibilite": "complet", "description": "Autre texte"})
    fiche.refresh_from_db()
    assert (fiche.nom, fiche.description, fiche.disponibilite) == ("Nom relu", "Texte relu", "complet")


def test_la_coordination_corrige_le_texte_d_une_autre(client, connecter):
    fiche = RessourceFactory(auteur=membre())
    connecter(client, coordination())
    envoyer(client, reverse("ressource_modifier", args=[fiche.reference]), description="Texte corrigé")
    fiche.refresh_from_db()
    assert fiche.description == "Texte corrigé"
    assert fiche.cercle == Cercle.PUBLIC


def test_la_disponibilite_se_date_quand_elle_change_seulement(client, connecter):
    fiche = RessourceFactory(disponibilite_le="2026-01-05")
    adresse = reverse("ressource_modifier", args=[fiche.reference])
    connecter(client, coordination())
    envoyer(client, adresse, nom=fiche.nom)
    fiche.refresh_from_db()
    assert str(fiche.disponibilite_le) == "2026-01-05"
    envoyer(client, adresse, nom=fiche.nom, disponibilite=Disponibilite.COMPLET)
    fiche.refresh_from_db()
    assert fiche.disponibilite_le == timezone.localdate()


def test_un_conseil_commence_en_brouillon_et_se_modifie(entree, auteur):
    fiche = RessourceFactory()
    reponse = entree.post(reverse("mode_emploi_nouveau", args=[fiche.reference]), {"texte": "Sonner fort."})
    astuce = ModeEmploi.objects.get()
    assert reponse.url == astuce.get_absolute_url()
    assert (astuce.cercle, astuce.auteur, astuce.groupe_id) == (Cercle.PRIVE, auteur, auteur.groupes_ids[0])
    adresse = reverse("mode_emploi_modifier", args=[astuce.reference])
    entree.post(adresse, {"texte": "Sonner doucement."})
    astuce.refresh_from_db()
    assert astuce.texte == "Sonner doucement."


def test_un_conseil_partage_ne_se_modifie_plus(entree, auteur):
    astuce = ModeEmploiFactory(auteur=auteur)
    assert entree.get(reverse("mode_emploi_modifier", args=[astuce.reference])).status_code == 404


@pytest.mark.parametrize("texte", ["", "mot " * 1000])
def test_un_conseil_vide_ou_immense_est_refuse_sans_rien_perdre(entree, texte):
    reponse = entree.post(
        reverse("mode_emploi_nouveau", args=[RessourceFactory().reference]), {"texte": texte}
    )
    assert reponse.status_code == 422
    assert texte.strip()[:50] in reponse.content.decode()
    assert not ModeEmploi.objects.exists()
