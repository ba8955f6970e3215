"""« Mes ressources », and the sheet that one hands over."""

import pytest
from django.urls import reverse

from ressources.enums import Acces, Cout, Langue
from ressources.fiche_a_remettre.contenu import fiche
from ressources.fiche_a_remettre.libelles import toutes
from ressources.models import Gardee, Ressource
from socle.comptes.actions import effacer
from tests.comptes.fabriques import GroupeFactory, membre

from .fabriques import RUE_SECRETE, RessourceFactory

pytestmark = pytest.mark.django_db


def garder(client, **donnees):
    return client.post(reverse("garder"), donnees)


def gardees(personne):
    return [gardee.ressource.nom for gardee in Gardee.objects.visibles_pour(personne)]


def test_un_geste_garde_un_autre_laisse_et_l_on_revient_ou_l_on_etait(client, connecter):
    personne, voulue = membre(), RessourceFactory(nom="Voulue")
    connecter(client, personne)
    reponse = garder(client, garder=voulue.reference, suite="/ressources/?q=vou")
    assert reponse.url == f"/ressources/?q=vou#r-{voulue.reference}"
    garder(client, garder=voulue.reference)
    assert gardees(personne) == ["Voulue"]
    garder(client, laisser=voulue.reference)
    assert gardees(personne) == []


def test_on_ne_revient_jamais_ailleurs_que_chez_nous(client, connecter):
    connecter(client, membre())
    reponse = garder(client, garder=RessourceFactory().reference, suite="https://ailleurs.exemple/")
    assert reponse.url.startswith(reverse("mes_ressources"))


def test_on_ne_garde_que_ce_qu_on_voit(client, connecter):
    personne = membre(GroupeFactory())
    connecter(client, personne)
    assert garder(client, garder=RessourceFactory(du_groupe=True).reference).status_code == 404
    assert not Gardee.objects.exists()


def test_ce_qu_on_ne_voit_plus_disparait_sans_laisser_son_nom(client, connecter):
    personne, reprise = membre(), RessourceFactory(nom="Reprise depuis")
    Gardee.objects.create(personne=personne, ressource=reprise, note="Appeler Line le matin")
    Ressource.objects.filter(pk=reprise.pk).update(cercle="prive")
    connecter(client, personne)
    page = client.get(reverse("mes_ressources")).content.decode()
    assert "Reprise depuis" not in page
    assert "le matin" not in page
    assert client.get(reverse("mes_ressources_papier")).status_code == 404
    assert client.post(reverse("gardee_note", args=[reprise.reference])).status_code == 404


def test_personne_ne_lit_la_liste_d_une_autre(client, connecter):
    une, autre, fiche_ = membre(), membre(), RessourceFactory(nom="Chez l’une")
    Gardee.objects.create(personne=une, ressource=fiche_, note="Mot à moi")
    connecter(client, autre)
    for page in (reverse("mes_ressources"), reverse("ressource", args=[fiche_.reference])):
        assert "Mot à moi" not in client.get(page).content.decode()
    adresse = reverse("gardee_note", args=[fiche_.reference])
    assert client.post(adresse, {f"{fiche_.reference}-note": "Pris"}).status_code == 404
    garder(client, laisser=fiche_.reference)
    assert gardees(une) == ["Chez l’une"]


def test_une_note_qui_nomme_quelqu_un_est_refusee_a_cote_de_son_champ(client, connecter):
    personne, fiche_ = membre(), RessourceFactory()
    gardee = Gardee.objects.create(personne=personne, ressource=fiche_)
    connecter(client, personne)
    adresse, champ = reverse("gardee_note", args=[fiche_.reference]), f"{fiche_.reference}-note"
    reponse = client.post(adresse, {champ: "Pour Mme Peeters, née le 12 mars 1950, 85.07.30-033.28"})
    assert reponse.status_code == 422
    gardee.refresh_from_db()
    assert gardee.note == ""
    client.post(adresse, {champ: "Sonner deux fois"})
    gardee.refresh_from_db()
    assert gardee.note == "Sonner deux fois"


def test_effacer_son_compte_efface_sa_liste():
    personne = membre()
    Gardee.objects.create(personne=personne, ressource=RessourceFactory())
    effacer(personne)
    assert not Gardee.objects.exists()


def test_par_theme_chaque_fiche_est_sous_le_sien(client, connecter):
    personne = membre()
    theme = Ressource.themes.field.related_model.objects.get(liste="theme", cle="logement")
    du_theme, sans = RessourceFactory(nom="Du thème"), RessourceFactory(nom="Sans rien")
    du_theme.themes.add(theme)
    for gardee in (du_theme, sans):
        Gardee.objects.create(personne=personne, ressource=gardee)
    connecter(client, personne)
    paquets = client.get(reverse("mes_ressources"), {"tri": "theme"}).context["paquets"]
    assert [(titre, [g.ressource.nom for g in lues]) for titre, lues in paquets] == [
        (str(theme), ["Du thème"]),
        ("Sans thème", ["Sans rien"]),
    ]


# The sheet.


def test_les_six_langues_disent_les_memes_mots_et_tous_les_codes():
    codes = {*Acces.values, *filter(None, Cout.values), "lsfb"}
    assert list(toutes()) == ["fr", "nl", "en", "ar", "tr", "uk"]
    for libelles in toutes().values():
        assert libelles.mots.keys() == toutes()["fr"].mots.keys(), libelles.code
        assert libelles.codes.keys() == codes, libelles.code
        assert all(libelles.langue(code) != code for code in Langue.values), libelles.code


@pytest.mark.parametrize("trait", ["privee", "du_groupe", "du_reseau"])
def test_rien_qui_ne_soit_public_ne_se_remet(client, connecter, trait):
    personne = membre(GroupeFactory())
    retenue = RessourceFactory(auteur=personne, **{trait: True})
    Gardee.objects.create(personne=personne, ressource=retenue)
    connecter(client, personne)
    assert client.get(reverse("ressource", args=[retenue.reference])).status_code == 200
    for nom, args in (
        ("fiche_a_remettre", [retenue.reference]),
        ("fiche_a_remettre_papier", [retenue.reference, "fr"]),
        ("mes_fiches", []),
        ("mes_fiches_papier", ["fr"]),
    ):
        assert client.get(reverse(nom, args=args)).status_code == 404


def test_une_adresse_confidentielle_ne_s_imprime_nulle_part(client, connecter):
    refuge = RessourceFactory(refuge=True, telephone="02 000 00 00", commune_id=1, code_postal="1000")
    personne = membre()
    Gardee.objects.create(personne=personne, ressource=refuge)
    connecter(client, personne)
    for langue in toutes():
        adresse = reverse("fiche_a_remettre_papier", args=[refuge.reference, langue])
        page = client.get(adresse, {"format": "html"}).content.decode()
        assert RUE_SECRETE not in page
        assert toutes()[langue].mots["secrete"] in page
    assert (
        RUE_SECRETE not in client.get(reverse("mes_ressources_papier"), {"format": "html"}).content.decode()
    )


def test_l_arabe_s_ecrit_de_droite_a_gauche_et_ce_qui_est_tape_garde_sa_langue(client):
    ouverte = RessourceFactory(nom="Épicerie", horaires="mardi matin", acces=["libre"], cout="gratuit")
    adresse = reverse("fiche_a_remettre_papier", args=[ouverte.reference, "ar"])
    page = client.get(adresse, {"format": "html"}).content.decode()
    assert 'lang="ar" dir="rtl"' in page
    assert '<dd dir="ltr" lang="fr">mardi matin</dd>' in page
    assert '<dd dir="rtl" lang="ar">بدون موعد</dd>' in page
    assert client.get(reverse("fiche_a_remettre_papier", args=[ouverte.reference, "xx"])).status_code == 404


def test_le_code_mene_a_la_page_publique_et_la_fiche_dit_une_phrase():
    ouverte = RessourceFactory(description="Un lieu **chaud**. On y mange.")
    remise = fiche(ouverte, "nl", "https://fil.exemple.brussels/ressources/x/")
    assert remise.phrase == "Un lieu chaud."
    assert remise.qr.startswith("data:image/svg+xml")


def test_le_papier_est_un_pdf_balise(client):
    ouverte = RessourceFactory()
    reponse = client.get(reverse("fiche_a_remettre_papier", args=[ouverte.reference, "ar"]))
    assert reponse["Content-Type"] == "application/pdf"
    assert b"/MarkInfo" in reponse.content or b"ObjStm" in reponse.content
    assert reponse["X-Robots-Tag"] == "noindex"
