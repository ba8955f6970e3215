from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from socle.cercles import actions as cercles
from socle.cercles.enums import Cercle, Etat
from socle.cercles.permissions import peut_voir
from tests.comptes.fabriques import PersonneFactory, coordination, membre, moderateur, veilleuse
from tests.veille.fabriques import DocumentFactory, pdf, pdf_chiffre
from veille.models import DocumentArchive

pytestmark = pytest.mark.django_db

ROLES = {
    "anonyme": AnonymousUser,
    "sans_adhesion": PersonneFactory,
    "participante": membre,
    "moderatrice": moderateur,
    "coordination": coordination,
    "veilleuse": veilleuse,
}
RESEAU = {"participante", "moderatrice", "coordination", "veilleuse"}
VERITE = {
    (Cercle.PRIVE, Etat.EN_LIGNE): set(),
    (Cercle.RESEAU, Etat.EN_LIGNE): RESEAU,
    (Cercle.PUBLIC, Etat.EN_LIGNE): {"anonyme", "sans_adhesion", *RESEAU},
    (Cercle.PRIVE, Etat.RETIRE): set(),
    (Cercle.RESEAU, Etat.RETIRE): {"coordination"},
    (Cercle.PUBLIC, Etat.RETIRE): {"coordination"},
}


def entrer(client, user):
    if user.is_authenticated:
        client.force_login(user)
    return client


def telecharger(client, document):
    reponse = client.get(document.url)
    # Read to its end: the client then closes the file, and leaves the database open.
    reponse.getvalue()
    return reponse.status_code


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("cercle", "etat"), VERITE, ids=str)
def test_qui_lit_un_rapport_et_son_fichier(role, cercle, etat, client):
    document = DocumentFactory(cercle=cercle, etat=etat, auteur=PersonneFactory(), texte="Le mot tournesol.")
    user = ROLES[role]()
    attendu = role in VERITE[cercle, etat]
    entrer(client, user)
    assert peut_voir(user, document) is attendu
    assert DocumentArchive.objects.visibles_pour(user).exists() is attendu
    assert client.get(document.get_absolute_url()).status_code == (200 if attendu else 404)
    assert telecharger(client, document) == (200 if attendu else 404)
    assert attendu or client.head(document.url).status_code == 404
    assert (document.title in client.get(reverse("archives")).content.decode()) is attendu
    assert (document.title in client.get(reverse("archives"), {"q": "TOURNESOL"}).content.decode()) is attendu


def test_son_autrice_lit_ce_qu_elle_a_depose(client):
    autrice = veilleuse()
    document = DocumentFactory(cercle=Cercle.PRIVE, auteur=autrice)
    assert telecharger(entrer(client, autrice), document) == 200


def test_le_fichier_n_a_pas_d_autre_adresse(client):
    document = DocumentFactory(cercle=Cercle.PRIVE)
    chemin = Path(document.file.path)
    for essai in (
        f"/media/documents/{chemin.name}",
        f"/documents/{document.pk}/autre.txt",
        f"/static/{chemin.name}",
    ):
        assert client.get(essai).status_code == 404


def test_un_rapport_repris_n_est_plus_servi_meme_a_qui_l_avait_deja(client):
    autrice = veilleuse()
    document = DocumentFactory(cercle=Cercle.PUBLIC, auteur=autrice)
    premiere = client.get(document.url)
    premiere.getvalue()
    cercles.reprendre(document, autrice, Cercle.PRIVE)
    assert client.get(document.url, headers={"if-none-match": premiere["ETag"]}).status_code == 404
    assert "private" in premiere["Cache-Control"]
    assert "no-cache" in premiere["Cache-Control"]


def test_un_rapport_servi_ne_peut_rien_executer(client):
    document = DocumentFactory(cercle=Cercle.PUBLIC, texte="<script>alert(1)</script> et du texte")
    reponse = client.get(document.url)
    reponse.getvalue()
    assert reponse["Content-Disposition"].startswith("attachment")
    assert reponse["X-Content-Type-Options"] == "nosniff"
    assert reponse["Content-Security-Policy"] == "default-src 'none'"


class TestChercher:
    @pytest.mark.parametrize(
        "mots", ["démence", "DEMENCE", "premiere equipe", "l’équipe", "l'equipe", "coeur", "Cœur"]
    )
    def test_les_mots_se_trouvent_sans_accent_ni_majuscule(self, mots, client):
        DocumentFactory(cercle=Cercle.PUBLIC, texte="La première démence rencontrée au cœur de l’équipe.")
        html = client.get(reverse("archives"), {"q": mots}).content.decode()
        assert "1 rapport trouvé" in html
        assert "<mark>" in html

    def test_le_passage_echappe_ce_que_le_fichier_contient(self, client):
        DocumentFactory(cercle=Cercle.PUBLIC, texte="Avant <img src=x onerror=alert(1)> tournesol après")
        html = client.get(reverse("archives"), {"q": "tournesol"}).content.decode()
        assert "<img src=x" not in html
        assert "&lt;img" in html

    @pytest.mark.parametrize(
        "q", ["a" * 5000, "\x00", "%", "_", "((((", "' OR 1=1 --", "[é", "\\", "œ'" * 40]
    )
    def test_une_question_tordue_ne_casse_rien(self, q, client):
        DocumentFactory(cercle=Cercle.PUBLIC)
        assert client.get(reverse("archives"), {"q": q}).status_code == 200

    def test_la_recherche_generale_trouve_les_mots_d_un_rapport_pour_qui_peut_le_lire(self, indexer):
        document = DocumentFactory(cercle=Cercle.RESEAU, texte="Le mot tournesol.")
        indexer()
        assert list(DocumentArchive.objects.visibles_pour(membre()).search("tournesol")) == [document]
        assert not list(DocumentArchive.objects.visibles_pour(AnonymousUser()).search("tournesol"))

    def test_un_pour_cent_ne_trouve_pas_tout(self, client):
        DocumentFactory(cercle=Cercle.PUBLIC)
        assert "Aucun rapport" in client.get(reverse("archives"), {"q": "%%"}).content.decode()

    def test_le_nombre_de_requetes_ne_suit_pas_le_nombre_de_rapports(
        self, client, django_assert_max_num_queries
    ):
        client.force_login(membre())
        for donnees in ({}, {"q": "démence"}):
            DocumentFactory.create_batch(3)
            client.get(reverse("archives"), donnees)
            with django_assert_max_num_queries(15) as requetes:
                client.get(reverse("archives"), donnees)
            DocumentFactory.create_batch(6)
            with django_assert_max_num_queries(len(requetes)):
                client.get(reverse("archives"), donnees)


class TestDeposer:
    adresse = "/archives/ajouter/"

    def envoyer(self, client, octets, nom, **donnees):
        return client.post(
            self.adresse, {"file": SimpleUploadedFile(nom, octets), "title": "", "tags": "", **donnees}
        )

    def test_un_pdf_depose_reste_a_soi_et_se_trouve_par_ses_mots(self, client):
        autrice = veilleuse()
        client.force_login(autrice)
        reponse = self.envoyer(
            client, pdf("Un titre de rapport", "Le tournesol au mur"), "a.pdf", tags="Démence, budget"
        )
        document = DocumentArchive.objects.get()
        assert reponse.url == document.get_absolute_url()
        assert (document.cercle, document.auteur, document.pages) == (Cercle.PRIVE, autrice, 1)
        assert document.file_hash
        assert set(document.tags.names()) == {"Démence", "budget"}
        assert "1 rapport trouvé" in client.get(reverse("archives"), {"q": "tournesol"}).content.decode()
        assert telecharger(client, document) == 200
        client.force_login(coordination())
        assert client.get(document.url).status_code == 404

    @pytest.mark.parametrize(
        ("octets", "nom", "raison"),
        [
            (b"MZ" + bytes(range(256)) * 20, "a.pdf", "n’est pas un PDF"),
            (b"PK" + bytes(range(256)) * 20, "a.txt", "n’est pas un texte"),
            (b"<svg onload=alert(1)>", "a.svg", ".pdf, .txt ou .md"),
            (pdf_chiffre(), "a.pdf", "mot de passe"),
            (b"", "a.txt", "vide"),
        ],
    )
    def test_un_fichier_refuse_l_est_a_cote_du_champ_et_le_titre_reste(self, octets, nom, raison, client):
        client.force_login(veilleuse())
        html = self.envoyer(client, octets, nom, title="Mon titre à garder").content.decode()
        assert raison in html
        assert html.count("champ__erreur") == 1
        assert "Mon titre à garder" in html
        assert not DocumentArchive.objects.exists()

    def test_le_meme_fichier_deux_fois_est_dit_a_qui_peut_le_voir_seulement(self, client):
        premiere, seconde = veilleuse(), coordination()
        client.force_login(premiere)
        self.envoyer(client, b"Un rapport en texte, le seul.", "a.txt")
        html = self.envoyer(client, b"Un rapport en texte, le seul.", "b.txt").content.decode()
        assert "déjà dans l’archive" in html
        client.force_login(seconde)
        assert self.envoyer(client, b"Un rapport en texte, le seul.", "c.txt").status_code == 302

    @pytest.mark.parametrize("role", ["participante", "moderatrice", "sans_adhesion"])
    def test_les_autres_ne_deposent_pas(self, role, client):
        client.force_login(ROLES[role]())
        assert client.get(self.adresse).status_code == 404
        assert self.envoyer(client, b"Un texte.", "a.txt").status_code == 404
        assert not DocumentArchive.objects.exists()

    def test_un_nom_de_fichier_hostile_reste_dans_son_dossier(self, client):
        client.force_login(veilleuse())
        self.envoyer(client, b"Un texte bien sage.", "../../../evade.txt")
        assert DocumentArchive.objects.get().file.name.startswith("documents/")


class TestAdmin:
    """Wagtail's admin shows documents by its own rights: adding gives one's own, and no more."""

    def test_on_n_y_voit_que_les_siens(self, client):
        autrice, autre = veilleuse(), coordination()
        DocumentFactory(
            cercle=Cercle.PRIVE, auteur=autrice, uploaded_by_user=autrice, title="Secret de Clémence"
        )
        client.force_login(autrice)
        assert "Secret de Clémence" in client.get(reverse("wagtaildocs:index")).content.decode()
        client.force_login(autre)
        for adresse in (reverse("wagtaildocs:index"), reverse("wagtaildocs_chooser:choose")):
            reponse = client.get(adresse)
            assert reponse.status_code in (200, 302)
            assert "Secret de Clémence" not in reponse.content.decode()

    @pytest.mark.parametrize("role", ["participante", "moderatrice"])
    def test_les_autres_n_y_entrent_pas(self, role, client):
        client.force_login(ROLES[role]())
        assert client.get(reverse("wagtaildocs:index")).status_code == 302

    def test_on_y_depose_avec_les_memes_verifications(self, client):
        autrice = veilleuse()
        client.force_login(autrice)
        adresse = reverse("wagtaildocs:add")
        faux = {"title": "Faux", "file": SimpleUploadedFile("a.pdf", b"MZ pas un pdf"), "tags": ""}
        assert "n’est pas un PDF" in client.post(adresse, faux).content.decode()
        vrai = {"title": "Vrai", "file": SimpleUploadedFile("a.pdf", pdf("Le tournesol")), "tags": ""}
        assert client.post(adresse, vrai).status_code == 302
        document = DocumentArchive.objects.get()
        assert (document.auteur, document.cercle) == (autrice, Cercle.PRIVE)
        assert "tournesol" in document.texte

    def test_on_n_y_remplace_pas_un_fichier_deja_partage(self, client):
        autrice = veilleuse()
        document = DocumentFactory(cercle=Cercle.PUBLIC, auteur=autrice, uploaded_by_user=autrice)
        client.force_login(autrice)
        nouveau = {
            "title": "Autre",
            "file": SimpleUploadedFile("a.txt", b"Jamais relu par personne."),
            "tags": "",
        }
        reponse = client.post(reverse("wagtaildocs:edit", args=[document.pk]), nouveau)
        assert "déjà partagé" in reponse.content.decode()
        document.refresh_from_db()
        assert "Jamais relu" not in document.texte
        assert document.title != "Autre"

    def test_plusieurs_a_la_fois_passent_par_la_meme_porte(self, client):
        autrice = veilleuse()
        client.force_login(autrice)
        adresse = reverse("wagtaildocs:add_multiple")
        faux = {"title": "Faux", "files[]": SimpleUploadedFile("a.txt", bytes(range(256)) * 9)}
        assert not client.post(adresse, faux).json()["success"]
        vrai = {"title": "Vrai", "files[]": SimpleUploadedFile("a.txt", b"Un rapport sur le tournesol.")}
        assert client.post(adresse, vrai).json()["success"]
        document = DocumentArchive.objects.get()
        assert (document.auteur, "tournesol" in document.texte) == (autrice, True)


def test_supprimer_un_rapport_supprime_son_fichier(django_capture_on_commit_callbacks):
    document = DocumentFactory()
    chemin = Path(document.file.path)
    with django_capture_on_commit_callbacks(execute=True):
        document.delete()
    assert not chemin.exists()


def test_un_rapport_en_markdown_se_presente_sans_ses_marques_ni_son_titre(client):
    texte = "# Le jardin\n\n## Avant\nLe tournesol **penche**.\n"
    fichier = ContentFile(texte.encode(), name="jardin.md")
    document = DocumentFactory(cercle=Cercle.PUBLIC, title="Le jardin", texte=texte, file=fichier)
    for adresse in (reverse("archives"), document.get_absolute_url()):
        html = client.get(adresse).content.decode()
        assert "Avant Le tournesol penche." in " ".join(html.split())
        assert "<p>Le jardin" not in html


def test_la_page_dit_ou_le_rapport_en_parle_ce_qu_il_contient_et_comment_le_citer(client):
    sommaire = "\n".join(f"Partie {rang} du rapport\t{rang}" for rang in range(1, 6))
    texte = f"{sommaire}\n" + "Le tournesol penche. " + "mot " * 400 + "Un autre tournesol tombe."
    document = DocumentFactory(cercle=Cercle.PUBLIC, title="Le rapport du jardin", texte=texte, annee=2021)
    html = client.get(reverse("archives"), {"q": "tournesol"}).content.decode()
    assert f"{document.get_absolute_url()}?q=tournesol" in html
    html = client.get(document.get_absolute_url(), {"q": "tournesol"}).content.decode()
    assert html.count("<mark>tournesol</mark>") == 2
    assert "Partie 3 du rapport" in html
    assert "2021" in html
    assert f"http://testserver{document.get_absolute_url()}" in html
    assert "Ces mots ne sont pas" in client.get(document.get_absolute_url(), {"q": "absent"}).content.decode()
