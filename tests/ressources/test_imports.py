"""A table becomes records: what is shown before, what is written, what is taken back (issue 6, item 5)."""

import csv
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from modelsearch.backends import get_search_backend

from ressources.echanges.colonnes import entetes, pour_colonnes, rangee
from ressources.enums import EtatDImport, SortDeLigne
from ressources.imports import annulation, comparaison, ecriture, partage
from ressources.imports.affichage import montrer
from ressources.models import Import, ModeEmploi, Ressource
from socle.cercles.enums import Cercle
from socle.comptes.enums import Fonction
from socle.comptes.models import Commune
from tests.comptes.fabriques import GroupeFactory, PersonneFactory, membre, moderateur

from .fabriques import RUE_SECRETE, ModeEmploiFactory, RessourceFactory

pytestmark = pytest.mark.django_db
DESCRIPTION = "Un lieu où l’on est reçu."


@pytest.fixture
def nadia():
    return PersonneFactory(fonction=Fonction.COORDINATION)


def deposer(user, *rangees):
    """Rows as dicts; compared whole."""
    titres = list(dict.fromkeys(titre for r in rangees for titre in r))
    sortie = StringIO()
    ecrire = csv.DictWriter(sortie, titres, delimiter=";")
    ecrire.writeheader()
    ecrire.writerows(rangees)
    envoi = comparaison.deposer(user, "liste.csv", sortie.getvalue().encode())
    if envoi.etat == EtatDImport.COMPARAISON:
        comparaison.avancer(envoi, user, duree=600)
    return envoi


def sorts(envoi):
    return [ligne.sort for ligne in envoi.lignes.all()]


def ligne(nom="Centre Aurore", **autres):
    return {"nom": nom, "description": DESCRIPTION, **autres}


def test_rien_n_est_ecrit_avant_que_l_on_applique(nadia):
    envoi = deposer(nadia, ligne())
    assert (sorts(envoi), Ressource.objects.count()) == ([SortDeLigne.NOUVELLE], 0)
    assert ecriture.appliquer(envoi, nadia) == []
    assert Ressource.objects.get().nom == "Centre Aurore"


def test_une_fiche_nouvelle_est_un_brouillon_que_personne_n_a_verifie(nadia):
    envoi = deposer(nadia, {**ligne(), "vérifié le": "2026-01-02", "qui la voit": "tout le monde"})
    ecriture.appliquer(envoi, nadia)
    fiche = Ressource.objects.get()
    assert (fiche.cercle, fiche.auteur, fiche.verifie_le, fiche.cercle_demande) == (
        Cercle.PRIVE,
        nadia,
        None,
        "",
    )
    assert not Ressource.objects.visibles_pour(membre()).exists()


def test_ce_qui_part_en_tableau_revient_identique(nadia):
    commune = Commune.objects.get(nom="Bruxelles")
    RessourceFactory(
        adresse="Rue Haute 12",
        code_postal="1000",
        commune=commune,
        communes=["Ixelles"],
        etiquettes=["logement", "femmes"],
        telephone="+32 2 000 00 00",
        conditions="Une ligne ;\nune autre",
        disponibilite="attente",
        attente_semaines=3,
    )
    RessourceFactory(nom="=Nom qui commence mal", communes=[])
    RessourceFactory(refuge=True)
    fiches = pour_colonnes(Ressource.objects.order_by("pk"))
    envoi = deposer(nadia, *(dict(zip(entetes(), rangee(fiche), strict=True)) for fiche in fiches))
    assert sorts(envoi) == [SortDeLigne.IDENTIQUE] * 3, [x.changements for x in envoi.lignes.all()]


def test_un_changement_se_montre_champ_par_champ_puis_s_ecrit_et_s_indexe(nadia, indexer):
    fiche = RessourceFactory(nom="Maison du pont", telephone="02 000 00 01", communes=["Ixelles"])
    modifiee_le = fiche.modifie_le
    envoi = deposer(
        nadia,
        ligne(
            "Maison du pont",
            référence=fiche.reference,
            description="On y trouve un palpitomètre.",
            téléphone="20000002",
            communes="Etterbeek ; Ixelles",
            étiquettes="budget",
        ),
    )
    (montree,) = montrer(envoi.lignes.select_related("envoi"), Ressource.objects.visibles_pour(nadia))
    dits = {c["titre"]: (c["avant"], c["apres"]) for c in montree.changements}
    assert dits["téléphone"] == ("02 000 00 01", "020000002")
    assert dits["communes desservies"] == ("Ixelles", "Etterbeek, Ixelles")
    ecriture.appliquer(envoi, nadia)
    fiche.refresh_from_db()
    assert (fiche.telephone, fiche.communes.count(), fiche.verifie_le) == ("020000002", 2, None)
    assert fiche.modifie_le > modifiee_le
    assert [e.name for e in fiche.etiquettes.all()] == ["budget"]
    indexer()
    assert list(get_search_backend().search("palpitomètre", Ressource.objects.all())) == [fiche]
    assert "palpitometre" in fiche.recherche


def test_une_case_vide_ne_change_rien(nadia):
    fiche = RessourceFactory(telephone="02 000 00 01", conditions="Sur rendez-vous")
    envoi = deposer(
        nadia, {"référence": fiche.reference, "nom": fiche.nom, "téléphone": "", "conditions": " "}
    )
    assert sorts(envoi) == [SortDeLigne.IDENTIQUE]


def test_chaque_erreur_dit_sa_colonne(nadia):
    envoi = deposer(
        nadia,
        {**ligne(), "communes": "Tombouctou", "téléphone": "appelez Luc", "E-mail": "rien"},
        {"nom": "", "description": "Sans nom"},
        ligne("Une autre", étiquettes=",".join("abcdefghijkl")),
    )
    trouvees = [set(x.erreurs) for x in envoi.lignes.all()]
    assert trouvees == [{"communes", "telephone", "courriel"}, {"nom"}, {"etiquettes"}]
    ecriture.appliquer(envoi, nadia)
    assert not Ressource.objects.exists()


def test_deux_lignes_d_un_fichier_ne_font_pas_deux_fois_la_meme(nadia):
    envoi = deposer(nadia, ligne(), ligne("CENTRE  aurore"), ligne("Centre Aurore", commune="Ixelles"))
    assert sorts(envoi) == [SortDeLigne.NOUVELLE, SortDeLigne.ERREUR, SortDeLigne.NOUVELLE]
    assert "ligne 2" in envoi.lignes.get(numero=3).erreurs["nom"]


class TestDoublons:
    @pytest.fixture
    def connue(self):
        return RessourceFactory(nom="Centre Aurore", adresse="Rue Haute 12", telephone="02 000 00 12")

    @pytest.fixture
    def envoi(self, nadia, connue):
        return deposer(
            nadia,
            ligne("Centre l’Aurore", adresse="12 rue Haute", téléphone="+32 2 000 00 12"),
            ligne("Tout autre"),
        )

    def test_ce_qui_ressemble_est_propose_avec_ses_raisons(self, envoi, connue):
        douteuse = envoi.lignes.get(numero=2)
        assert sorts(envoi) == [SortDeLigne.DOUBLON, SortDeLigne.NOUVELLE]
        (pk, note, raisons) = douteuse.proches[0]
        assert pk == connue.pk
        assert note >= 80
        assert raisons == ["nom très proche", "même adresse", "même téléphone"]

    def test_sans_reponse_elle_reste_de_cote(self, envoi, nadia):
        ecriture.appliquer(envoi, nadia)
        assert set(Ressource.objects.values_list("nom", flat=True)) == {"Centre Aurore", "Tout autre"}

    def test_la_meme_devient_un_changement(self, envoi, nadia, connue):
        assert comparaison.decider(list(envoi.lignes.filter(numero=2)), nadia, {2: connue.pk}) == 1
        assert envoi.lignes.get(numero=2).sort == SortDeLigne.CHANGEE
        ecriture.appliquer(envoi, nadia)
        connue.refresh_from_db()
        assert (connue.nom, Ressource.objects.count()) == ("Centre l’Aurore", 2)

    def test_une_autre_devient_une_fiche(self, envoi, nadia):
        comparaison.decider(list(envoi.lignes.filter(numero=2)), nadia, {2: None})
        ecriture.appliquer(envoi, nadia)
        assert Ressource.objects.count() == 3

    def test_on_ne_designe_pas_une_fiche_qui_n_etait_pas_proposee(self, envoi, nadia):
        autre = RessourceFactory(nom="Sans rapport")
        assert comparaison.decider(list(envoi.lignes.filter(numero=2)), nadia, {2: autre.pk}) == 0

    def test_deux_lignes_ne_prennent_pas_la_meme_fiche(self, nadia, connue):
        proches = [
            ligne("Centre l’Aurore", téléphone="020000012"),
            ligne("Le centre Aurore", téléphone="020000012"),
        ]
        envoi = deposer(nadia, *proches)
        assert sorts(envoi) == [SortDeLigne.DOUBLON] * 2
        lignes = list(envoi.lignes.all())
        assert comparaison.decider(lignes, nadia, {x.numero: connue.pk for x in lignes}) == 1

    def test_deux_maisons_d_un_nom_dans_deux_communes_sont_deux(self, nadia):
        ixelles, jette = Commune.objects.get(nom="Ixelles"), "Jette"
        RessourceFactory(
            nom="Antenne sociale", commune=ixelles, adresse="Rue Une 1", telephone="02 111 11 11"
        )
        envoi = deposer(
            nadia, ligne("Antenne sociale", adresse="Place Deux 9", commune=jette, téléphone="02 222 22 22")
        )
        assert sorts(envoi) == [SortDeLigne.NOUVELLE]


class TestConfidentialite:
    def test_une_fiche_que_l_on_ne_voit_pas_ne_se_devine_pas(self, nadia):
        RessourceFactory(
            nom="Centre Aurore", cercle=Cercle.GROUPE, groupe=GroupeFactory(), telephone="02 000 00 12"
        )
        envoi = deposer(nadia, ligne(téléphone="02 000 00 12"))
        assert sorts(envoi) == [SortDeLigne.NOUVELLE]
        assert envoi.lignes.get().proches == []

    def test_une_adresse_confidentielle_ne_sert_pas_a_rapprocher(self, nadia):
        RessourceFactory(nom="Le refuge des dunes", refuge=True, telephone="02 000 00 12")
        envoi = deposer(nadia, ligne("Le refuge des lunes", adresse=f"{RUE_SECRETE}, 1000 Bruxelles"))
        assert all("adresse" not in raison for x in envoi.lignes.all() for p in x.proches for raison in p[2])

    def test_un_import_ne_devoile_pas_une_adresse(self, nadia):
        fiche = RessourceFactory(refuge=True)
        envoi = deposer(
            nadia, {"référence": fiche.reference, "nom": fiche.nom, "adresse confidentielle": "non"}
        )
        assert list(envoi.lignes.get().erreurs) == ["adresse_confidentielle"]

    def test_un_texte_qui_livre_l_adresse_est_refuse_dans_sa_case(self, nadia):
        secrete = {"adresse": f"{RUE_SECRETE}, 1000", "adresse confidentielle": "oui"}
        envoi = deposer(nadia, ligne(**secrete, conditions=f"Sonnez {RUE_SECRETE.upper()}"))
        assert list(envoi.lignes.get().erreurs) == ["conditions"]

    def test_aucune_page_ne_montre_l_adresse_tue(self, client, connecter, nadia):
        fiche = RessourceFactory(refuge=True, code_postal="1050")
        connecter(client, nadia)
        secrete = {"adresse": "Rue Cachée 7, 1070", "adresse confidentielle": "oui", "code postal": "1070"}
        envoi = deposer(
            nadia,
            ligne("Neuve", **secrete),
            ligne(fiche.nom, référence=fiche.reference, adresse="Rue Cachée 8", description="Autre"),
        )
        pages = [client.get(f"{envoi.get_absolute_url()}?sort={sort}") for sort in ("nouvelle", "changee")]
        ecriture.appliquer(envoi, nadia)
        pages.append(client.get(envoi.get_absolute_url()))
        annulation.annuler(envoi, nadia)
        pages.append(client.get(envoi.get_absolute_url()))
        lues = " ".join(page.content.decode() for page in pages)
        assert "Neuve" in lues
        for mot in ("Cachée", RUE_SECRETE, "1070", "1050"):
            assert mot not in lues

    def test_les_textes_d_une_autre_se_proposent_et_ses_faits_se_corrigent(self, nadia):
        """Coordination keeps the directory, but does not rewrite alone what she signed (§4.1)."""
        fiche = RessourceFactory(cercle=Cercle.RESEAU, auteur=nadia)
        envoi = deposer(
            nadia,
            ligne(fiche.nom, référence=fiche.reference, description="Récrite", téléphone="02 333 33 33"),
        )
        assert envoi.lignes.get().reservees == ["description"]
        ecriture.appliquer(envoi, nadia)
        fiche.refresh_from_db()
        assert (fiche.telephone, fiche.description) == ("02 333 33 33", DESCRIPTION)

    def test_seule_la_coordination_importe(self, nadia):
        envoi = deposer(nadia, ligne())
        for autre in (moderateur(), PersonneFactory(fonction=Fonction.COORDINATION)):
            with pytest.raises(PermissionDenied):
                ecriture.appliquer(envoi, autre)
            with pytest.raises(PermissionDenied):
                annulation.annuler(envoi, autre)
        assert not Ressource.objects.exists()


class TestAppliquer:
    def test_une_seconde_fois_ne_fait_rien(self, nadia):
        envoi = deposer(nadia, ligne())
        deux = Import.objects.get(pk=envoi.pk)
        ecriture.appliquer(envoi, nadia)
        ecriture.appliquer(deux, nadia)
        assert Ressource.objects.count() == 1

    def test_tout_ou_rien(self, nadia, monkeypatch):
        fiche = RessourceFactory(telephone="02 000 00 01")
        envoi = deposer(nadia, ligne(), ligne(fiche.nom, référence=fiche.reference, téléphone="02 000 00 02"))

        def mourir(*args):
            raise IntegrityError

        monkeypatch.setattr(ecriture, "_clore", mourir)
        with pytest.raises(IntegrityError):
            ecriture.appliquer(envoi, nadia)
        fiche.refresh_from_db()
        assert (Ressource.objects.count(), fiche.telephone) == (1, "02 000 00 01")
        assert Import.objects.get().etat == EtatDImport.PRET

    def test_ce_qui_a_change_depuis_l_apercu_est_redemande(self, nadia):
        fiche = RessourceFactory(telephone="02 000 00 01")
        envoi = deposer(
            nadia, ligne(fiche.nom, référence=fiche.reference, téléphone="02 000 00 02"), ligne("Neuve")
        )
        fiche.telephone = "02 000 00 09"
        fiche.save()
        RessourceFactory(nom="Neuve", telephone="")
        assert ecriture.appliquer(envoi, nadia) == [2]
        assert not Ressource.objects.filter(auteur=nadia).exists()
        assert envoi.lignes.get(numero=2).changements["telephone"] == ["02 000 00 09", "02 000 00 02"]
        assert ecriture.appliquer(envoi, nadia) == []
        fiche.refresh_from_db()
        assert fiche.telephone == "02 000 00 02"

    def test_une_ligne_ecartee_ne_s_ecrit_pas(self, nadia):
        envoi = deposer(nadia, ligne("Une"), ligne("Deux"))
        envoi.lignes.filter(numero=2).update(retenue=False)
        ecriture.appliquer(envoi, nadia)
        assert Ressource.objects.get().nom == "Deux"

    def test_les_textes_du_fichier_ne_restent_pas_apres(self, nadia):
        envoi = deposer(nadia, ligne(téléphone="02 000 00 01"), ligne("Fausse", téléphone="x"))
        ecriture.appliquer(envoi, nadia)
        restes = envoi.lignes.values_list("cellules", "valeurs", "erreurs", "changements", "cle")
        assert set(map(str, restes)) == {"([], {}, {}, {}, '')"}


class TestAnnuler:
    def test_tout_revient_comme_avant(self, nadia, indexer):
        fiche = RessourceFactory(
            nom="Palpitomètre", communes=["Ixelles"], etiquettes=["un"], telephone="02 000 00 01"
        )
        changes = {
            "communes": "Jette",
            "étiquettes": "deux",
            "téléphone": "02 000 00 02",
            "description": "Autre",
        }
        envoi = deposer(
            nadia,
            ligne("Neuve", communes="Jette"),
            {**ligne(fiche.nom, référence=fiche.reference), **changes},
        )
        ecriture.appliquer(envoi, nadia)
        indexer()
        assert get_search_backend().search("Neuve", Ressource.objects.all())
        annulation.annuler(envoi, nadia)
        fiche = Ressource.objects.get()
        assert (fiche.telephone, fiche.description) == ("02 000 00 01", DESCRIPTION)
        assert [c.nom for c in fiche.communes.all()] == ["Ixelles"]
        assert [e.name for e in fiche.etiquettes.all()] == ["un"]
        assert (envoi.bilan["supprimees"], envoi.bilan["remises"], envoi.bilan["gardees"]) == (1, 1, 0)
        indexer()
        assert not get_search_backend().search("Neuve", Ressource.objects.all())
        annulation_bis = Import.objects.get()
        with pytest.raises(PermissionDenied):
            annulation.annuler(annulation_bis, nadia)

    def test_ce_que_d_autres_ont_ajoute_est_garde_et_dit(self, nadia):
        envoi = deposer(nadia, ligne("Complétée"), ligne("Récrite"), ligne("Partagée"))
        ecriture.appliquer(envoi, nadia)
        fiches = {fiche.nom: fiche for fiche in Ressource.objects.all()}
        ModeEmploiFactory(ressource=fiches["Complétée"])
        fiches["Récrite"].description = "Elle a changé."
        fiches["Récrite"].save()
        partage.proposer(envoi, nadia)
        relectrice = moderateur()
        partage.relire(envoi, relectrice)
        annulation.annuler(envoi, nadia)
        assert set(Ressource.objects.values_list("nom", flat=True)) == {"Complétée", "Récrite"}
        assert ModeEmploi.objects.count() == 1
        assert [bool(x.gardee) for x in envoi.lignes.all()] == [True, True, False]

    def test_un_champ_change_depuis_reste_comme_il_est(self, nadia):
        fiche = RessourceFactory(telephone="02 000 00 01", conditions="A")
        envoi = deposer(
            nadia, ligne(fiche.nom, référence=fiche.reference, téléphone="02 000 00 02", conditions="B")
        )
        ecriture.appliquer(envoi, nadia)
        fiche.refresh_from_db()
        fiche.telephone = "02 000 00 03"
        fiche.save()
        annulation.annuler(envoi, nadia)
        fiche.refresh_from_db()
        assert (fiche.telephone, fiche.conditions) == ("02 000 00 03", "A")
        assert envoi.lignes.get().gardee == ["telephone"]


class TestPartager:
    def test_une_seconde_personne_relit_d_un_coup_et_jamais_l_importatrice(self, client, connecter, nadia):
        relectrice = moderateur()
        # The keys of lines are not those of records.
        RessourceFactory.create_batch(2)
        envoi = deposer(nadia, ligne("Une"), ligne("Deux"), ligne("Trois"))
        ecriture.appliquer(envoi, nadia)
        assert partage.proposer(envoi, nadia) == 0
        siennes = Ressource.objects.filter(auteur=nadia)
        assert set(siennes.values_list("cercle", "cercle_demande")) == {(Cercle.PRIVE, Cercle.RESEAU)}
        assert not partage.a_relire(envoi, nadia).exists()
        connecter(client, relectrice)
        file = client.get("/a-relire/").content.decode()
        assert file.count("/relire/") == 1
        adresse = f"{envoi.get_absolute_url()}relire/"
        assert "3 fiches" in client.get(adresse).content.decode()
        client.post(adresse)
        assert set(siennes.values_list("cercle", "relu_par")) == {(Cercle.RESEAU, relectrice.pk)}
        assert client.get(adresse).status_code == 404


def test_deviner_une_adresse_cachee_ne_dit_pas_si_l_on_a_raison(nadia):
    fiche = RessourceFactory(adresse="Rue de la Belladone 42", adresse_confidentielle=True)
    for essai in ("Rue de la Belladone 42", "Rue du Houx 7"):
        envoi = deposer(nadia, ligne(fiche.nom, référence=fiche.reference, adresse=essai))
        assert envoi.lignes.get().sort == "changee"
