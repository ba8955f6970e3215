"""Whoever wants what is not hers: what widens by itself, what an undo reveals, what a card forgets."""

import gzip
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ressources.forms.outils import FormulaireRetour
from ressources.forms.suivi import FormulaireChangement
from ressources.forms.terrain import FormulaireSignalement
from ressources.imports.annulation import annuler
from ressources.imports.comparaison import avancer, deposer
from ressources.imports.ecriture import appliquer
from ressources.models import MaisonOuverte, RetourDExperience
from socle.cercles.actions import reprendre
from socle.comptes.models import Commune
from tests.comptes.fabriques import GroupeFactory, coordination, membre, moderateur

from .fabriques import RUE_SECRETE, DispositifFactory, RessourceFactory
from .fabriques_rencontres import LieuFactory, MaisonFactory

pytestmark = pytest.mark.django_db


def _importer(qui, fiche, **colonnes):
    titres = ["référence", "nom", *colonnes]
    rangee = [fiche.reference, fiche.nom, *colonnes.values()]
    octets = "\r\n".join([";".join(titres), ";".join(rangee)]).encode()
    envoi = deposer(qui, "retour.csv", octets)
    avancer(envoi, qui)
    appliquer(envoi, qui)
    return envoi


def test_annuler_un_import_ne_devoile_pas_l_adresse_devenue_secrete():
    """A file hid the address; somebody then typed the true one: the undo must not put it in the open."""
    importe = coordination()
    fiche = RessourceFactory(adresse="Rue Claire 1", auteur=membre())
    envoi = _importer(importe, fiche, **{"adresse confidentielle": "oui"})
    fiche.refresh_from_db()
    assert fiche.adresse_confidentielle
    fiche.adresse = "Rue de la Belladone 4242"
    fiche.save()
    annuler(envoi, importe)
    fiche.refresh_from_db()
    assert fiche.adresse_publique == ""


def test_annuler_un_import_remet_l_adresse_que_personne_n_a_changee():
    importe = coordination()
    fiche = RessourceFactory(adresse="Rue Claire 1", auteur=membre())
    envoi = _importer(importe, fiche, **{"adresse confidentielle": "oui"})
    annuler(envoi, importe)
    fiche.refresh_from_db()
    assert fiche.adresse_publique == "Rue Claire 1"


def test_une_rencontre_sans_date_a_sa_carte(client):
    DispositifFactory(titre="Toute l’année, sur demande", dans_jours=False)
    page = client.get(reverse("dispositifs"))
    assert "Toute l’année, sur demande" in page.content.decode()


def test_qui_a_quitte_le_groupe_n_est_plus_propose_pour_organiser(client, connecter):
    groupe = GroupeFactory()
    autrice, partie, la = membre(groupe), membre(groupe), membre(groupe)
    partie.adhesions.update(fin=timezone.localdate() - timedelta(days=1))
    dispositif = DispositifFactory(auteur=autrice, groupe=groupe)
    page = connecter(client, autrice).get(reverse("dispositif_gerer", args=[dispositif.reference]))
    choix = page.context["form"].fields["personne"].queryset
    assert la in choix
    assert partie not in choix


class TestPersonneNEcritSeulAuPublic:
    """produit.md §4.1: the words of a house are read by somebody else before anybody reads them."""

    def _ouvrir(self, client, semaine, **champs):
        maison = {"nom": "La Trame", "adresse": "Rue du Fil 1", "commune": "1", "a_voir": "Un atelier."}
        return client.post(reverse("maison_nouvelle", args=[semaine.reference]), maison | champs)

    def test_une_maison_ouverte_attend_qu_une_autre_personne_la_lise(self, client, connecter):
        semaine = DispositifFactory(genre="portes_ouvertes", auteur=membre(), dans_jours=False)
        hote = membre()
        commune = str(Commune.objects.get(nom="Forest").pk)
        reponse = self._ouvrir(connecter(client, hote), semaine, commune=commune)
        maison = MaisonOuverte.objects.get()
        assert reponse.url == maison.get_absolute_url()
        plage = {"jour": "2099-03-02", "debut": "09:00", "fin": "10:00", "places": "5"}
        assert client.post(reverse("plage_ajouter", args=[maison.reference]), plage).status_code == 404
        assert client.post(reverse("maison_accepter", args=[maison.reference])).status_code == 404
        client.logout()
        for adresse in (semaine.get_absolute_url(), reverse("semaine_programme", args=[semaine.reference])):
            assert "La Trame" not in client.get(adresse).content.decode()
        assert client.get(maison.get_absolute_url()).status_code == 404
        connecter(client, semaine.auteur).post(reverse("maison_accepter", args=[maison.reference]))
        client.logout()
        assert "Un atelier." in client.get(maison.get_absolute_url()).content.decode()

    def test_l_organisatrice_n_accepte_pas_la_sienne(self, client, connecter):
        semaine = DispositifFactory(genre="portes_ouvertes", auteur=membre(), dans_jours=False)
        maison = MaisonFactory(dispositif=semaine, hote=semaine.auteur, acceptee_le=None)
        connecter(client, semaine.auteur)
        assert client.post(reverse("maison_accepter", args=[maison.reference])).status_code == 404
        connecter(client, moderateur())
        assert client.post(reverse("maison_accepter", args=[maison.reference])).status_code == 302

    @pytest.mark.parametrize("fabrique", [MaisonFactory, LieuFactory])
    def test_acceptee_ses_mots_ne_changent_plus_par_elle_seule(self, client, connecter, fabrique):
        maison = fabrique(a_voir="Relu.")
        nom = "maison_modifier" if fabrique is MaisonFactory else "lieu_modifier"
        envoi = {
            "a_voir": "Pas relu.",
            "commune": maison.commune_id,
            "adresse": "Rue Neuve 2",
            "duree": "journee",
        }
        reponse = connecter(client, maison.hote).post(reverse(nom, args=[maison.reference]), envoi)
        assert reponse.status_code == 302
        maison.refresh_from_db()
        assert maison.a_voir == "Relu."


class TestRienDeCeQuOnEnDitNeLivreSonAdresse:
    """Neither a signal, nor what its contact answers, nor what one tells of a tool."""

    SECRET = f"C’est {RUE_SECRETE}, sonnez deux fois."

    @pytest.fixture
    def refuge(self):
        return RessourceFactory(refuge=True)

    def test_un_signalement(self, refuge):
        donnees = {"genre": "demenage", "texte": self.SECRET}
        form = FormulaireSignalement(donnees, ressource=refuge)
        assert "texte" in form.errors

    def test_la_reponse_de_son_contact(self, refuge):
        form = FormulaireChangement({"texte": self.SECRET, "horaires": self.SECRET}, instance=refuge)
        assert {"texte", "horaires"} <= set(form.errors)

    def test_un_retour_d_experience(self, refuge):
        donnees = {"texte": self.SECRET, "le": "2026-01-05", "langue": "fr"}
        form = FormulaireRetour(donnees, instance=RetourDExperience(ressource=refuge))
        assert "texte" in form.errors


@pytest.mark.parametrize("cercle", ["prive", "groupe", "reseau"])
def test_reprise_une_fiche_quitte_a_l_instant_tout_ce_qui_est_public(client, cercle):
    """Also the index kept in memory, the files, the interface and the public figure."""
    fiche = RessourceFactory(
        nom="Le Séchoir", telephone="02 000 00 00", auteur=membre(), groupe=GroupeFactory()
    )
    adresses = ["/ressources/", "/ressources/export/ressources.csv", "/ressources/export/ressources.vcf"]
    adresses += ["/hsds/services", "/hsds/services?format=ndjson", "/hsds/organizations"]
    assert all("Le Séchoir" in _lu(client.get(adresse)) for adresse in adresses)
    reprendre(fiche, fiche.auteur, cercle)
    for adresse in adresses:
        assert "Le Séchoir" not in _lu(client.get(adresse)), adresse
    assert client.get(fiche.get_absolute_url()).status_code == 404


def _lu(reponse):
    octets = b"".join(reponse.streaming_content) if reponse.streaming else reponse.content
    return (gzip.decompress(octets) if octets[:2] == b"\x1f\x8b" else octets).decode().replace("\r\n ", "")
