"""The coding table: gestures that lose nothing, passages that follow the text, and who sees what of it."""

import uuid
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.comptes.fabriques import membre
from veille.codage import actions
from veille.enums import Ancrage
from veille.models import Codage, Passage
from veille.templatetags.veille_grille import insecable

from .fabriques import CodeFactory
from .fabriques_codage import TEXTE, coder, second_codeur, transcription

EN_JSON = {"HTTP_ACCEPT": "application/json"}


def geste(client, observation, **donnees):
    return client.post(reverse("coder_geste", args=[observation.reference]), donnees, **EN_JSON)


def bornes(observation, mots):
    debut = observation.texte.index(mots)
    return {"debut": debut, "fin": debut + len(mots), "version": observation.version}


def etat(client, observation):
    return client.get(reverse("coder_etat", args=[observation.reference])).json()


@pytest.fixture
def texte(db):
    return transcription()


@pytest.fixture
def table(connecter, texte):
    return connecter(Client(), texte.auteur)


def test_un_geste_envoye_deux_fois_ne_compte_qu_une_fois(table, texte):
    code, cle = CodeFactory(), uuid.uuid4()
    for _fois in range(2):
        reponse = geste(table, texte, geste="coder", cle=cle, codes=code.pk, **bornes(texte, "La voisine"))
        assert reponse.status_code == 200
    passage = Passage.objects.get()
    assert (passage.cle, passage.extrait, passage.codeur) == (cle, "La voisine", texte.auteur)
    assert Codage.objects.get().code == code


def test_les_memes_mots_prennent_plusieurs_codes_et_d_autres_les_recouvrent(table, texte):
    un, deux = CodeFactory(), CodeFactory()
    for code in (un, deux):
        geste(table, texte, geste="coder", codes=code.pk, **bornes(texte, "garde une clé"))
    geste(table, texte, geste="coder", codes=un.pk, **bornes(texte, "une clé depuis dix ans"))
    vus = [(p["debut"], set(p["codes"])) for p in etat(table, texte)["passages"]]
    assert vus == [(TEXTE.index("garde"), {un.pk, deux.pk}), (TEXTE.index("une clé"), {un.pk})]


def test_oter_le_dernier_code_retire_le_passage_sauf_s_il_porte_un_memo(table, texte):
    nu, annote = coder(texte, "La voisine"), coder(texte, "Le livreur")
    geste(table, texte, geste="annoter", cle=annote.cle, texte="Encore lui.")
    for passage in (nu, annote):
        geste(table, texte, geste="decoder", cle=passage.cle, codes=passage.codes.get().pk)
    assert list(Passage.objects.all()) == [annote]
    assert etat(table, texte)["passages"][0]["memo"] == "Encore lui."


@pytest.mark.parametrize(
    "attaque",
    ["bornes_dehors", "bornes_a_l_envers", "vide", "code_retire", "code_inconnu", "passage_d_un_autre_texte"],
)
def test_un_geste_qui_ne_tient_pas_est_refuse_et_ne_change_rien(table, texte, attaque):
    code = CodeFactory()
    ailleurs = coder(transcription(groupe=texte.groupe, auteur=texte.auteur), "La voisine")
    donnees = {"geste": "coder", "codes": code.pk, **bornes(texte, "La voisine")}
    donnees |= {
        "bornes_dehors": {"fin": len(TEXTE) + 1},
        "bornes_a_l_envers": {"debut": 9, "fin": 3},
        "vide": {"debut": TEXTE.index("\n\n"), "fin": TEXTE.index("\n\n") + 2},
        "code_retire": {"codes": CodeFactory(retire_le=timezone.now()).pk},
        "code_inconnu": {"codes": 999_999},
        "passage_d_un_autre_texte": {"geste": "annoter", "cle": ailleurs.cle, "texte": "Pris."},
    }[attaque]
    assert geste(table, texte, **donnees).status_code == 422
    assert list(Passage.objects.all()) == [ailleurs]
    assert not ailleurs.memos.exists()


def test_le_passage_d_une_autre_personne_ne_se_touche_pas(connecter, texte):
    texte.partagee_le = timezone.now()
    texte.save()
    passage, seconde = coder(texte, "La voisine"), membre(texte.groupe, "veilleuse", fonction="veilleuse")
    second_codeur(texte, seconde, fini_le=timezone.now())
    client = connecter(Client(raise_request_exception=False), seconde)
    for attaque in ("retirer", "decoder", "replacer", "annoter"):
        geste(
            client,
            texte,
            geste=attaque,
            cle=passage.cle,
            codes=passage.codes.get().pk,
            texte="x",
            **bornes(texte, "Le livreur"),
        )
    reponse = geste(
        client, texte, geste="coder", cle=passage.cle, codes=CodeFactory().pk, **bornes(texte, "clé")
    )
    assert reponse.status_code == 403
    passage.refresh_from_db()
    assert (passage.extrait, passage.codages.count(), passage.memos.count()) == ("La voisine", 1, 0)


def test_la_seconde_codeuse_ne_voit_rien_de_la_premiere_avant_d_avoir_fini(connecter, texte):
    texte.partagee_le = timezone.now()
    texte.save()
    premier = coder(texte, "La voisine garde")
    seconde = membre(texte.groupe, "veilleuse", fonction="veilleuse")
    second = second_codeur(texte, seconde)
    client = connecter(Client(), seconde)
    page = client.get(reverse("coder", args=[texte.reference]) + "?p=2")
    assert page.status_code == 200
    assert str(premier.cle) not in page.content.decode()
    assert etat(client, texte)["passages"] == []
    coder(texte, "Le livreur", par=seconde)
    assert [p["mien"] for p in etat(client, texte)["passages"]] == [True]
    second.fini_le = timezone.now()
    second.save()
    assert [p["mien"] for p in etat(client, texte)["passages"]] == [False, True]


def test_un_texte_repris_se_ferme_a_la_seconde_codeuse(connecter, texte):
    seconde = membre(texte.groupe, "veilleuse", fonction="veilleuse")
    second_codeur(texte, seconde)
    client = connecter(Client(), seconde)
    for nom in ("coder", "coder_etat", "texte_corriger"):
        assert client.get(reverse(nom, args=[texte.reference])).status_code == 404
    assert geste(client, texte, geste="coder", **bornes(texte, "clé")).status_code == 404


def test_corriger_le_texte_emmene_les_passages_et_dit_ceux_qui_sont_perdus(table, texte):
    suit, perdu = coder(texte, "garde une clé"), coder(texte, "Elle ne le dit à personne")
    corrige = TEXTE.replace("👵🏽 La", "👵🏽👴🏽 Notre").replace(" Elle ne le dit à personne.", "")
    actions.corriger_le_texte(texte, corrige, texte.auteur, texte.version)
    suit.refresh_from_db()
    perdu.refresh_from_db()
    assert corrige[suit.debut : suit.fin] == "garde une clé"
    assert suit.etat == Ancrage.ANCRE
    assert (perdu.etat, perdu.extrait) == (Ancrage.A_REVOIR, "Elle ne le dit à personne")
    assert texte.revisions.get().texte == TEXTE
    ecran = etat(table, texte)
    assert [p["mots"] for p in ecran["passages"] if p["a_revoir"]] == ["Elle ne le dit à personne"]


def test_des_mots_remis_retrouvent_leur_passage(texte):
    perdu = coder(texte, "La voisine garde une clé depuis dix ans.")
    actions.corriger_le_texte(texte, "Le livreur s’en va.", texte.auteur, 1)
    actions.corriger_le_texte(texte, TEXTE, texte.auteur, 2)
    perdu.refresh_from_db()
    assert (perdu.etat, perdu.debut) == (Ancrage.ANCRE, TEXTE.index("La voisine"))


@pytest.mark.django_db
def test_des_passages_qui_prennent_la_place_l_un_de_l_autre():
    texte = transcription("Un mot ici.\nUn mot ici.\n" + "La voisine garde une clé.")
    debuts = (0, 12)
    deux = [actions.coder(texte, d, d + 11, [CodeFactory()], texte.auteur) for d in debuts]
    actions.corriger_le_texte(texte, "Un titre x\n\n" + texte.texte, texte.auteur, 1)
    for passage, debut in zip(deux, debuts, strict=True):
        passage.refresh_from_db()
        assert (passage.debut, passage.etat) == (debut + 12, Ancrage.ANCRE)


def test_deux_passages_reduits_aux_memes_mots_n_en_font_qu_un_avec_tous_leurs_codes(texte):
    un, deux = CodeFactory(), CodeFactory()
    coder(texte, "garde une clé depuis", un)
    coder(texte, "garde une clé", deux)
    actions.corriger_le_texte(texte, TEXTE.replace(" depuis", ""), texte.auteur, 1)
    passage = Passage.objects.get()
    assert set(passage.codes.all()) == {un, deux}
    assert passage.extrait == "garde une clé"


def test_un_geste_fait_sur_le_texte_d_avant_se_pose_sur_celui_de_maintenant(table, texte):
    avant = bornes(texte, "Le livreur sonne")
    actions.corriger_le_texte(texte, "Avant tout. " + TEXTE, texte.auteur, 1)
    reponse = geste(table, texte, geste="coder", codes=CodeFactory().pk, **avant)
    assert reponse.status_code == 200
    assert reponse.json()["version"] == 2
    assert Passage.objects.get().extrait == "Le livreur sonne"


def test_un_geste_sur_des_mots_disparus_est_refuse_en_le_disant(table, texte):
    avant = bornes(texte, "Le livreur sonne deux fois")
    actions.corriger_le_texte(
        texte, TEXTE.replace("Le livreur sonne deux fois, puis", "Ensuite"), texte.auteur, 1
    )
    reponse = geste(table, texte, geste="coder", codes=CodeFactory().pk, **avant)
    assert reponse.status_code == 409
    assert "changé" in reponse.json()["phrases"][0]
    assert not Passage.objects.exists()


def test_qui_enregistre_apres_voit_ce_qui_a_change_et_fusionne(table, texte):
    adresse = reverse("texte_corriger", args=[texte.reference])
    actions.corriger_le_texte(texte, TEXTE.replace("dix ans", "onze ans"), texte.auteur, 1)
    mien = TEXTE.replace("deux fois", "trois fois")
    page = table.post(adresse, {"texte": mien, "version_du_texte": 1})
    champs = page.context["form"]
    assert page.status_code == 200
    assert "réunies" in page.content.decode()
    assert "onze ans" in champs["texte"].value()
    assert "trois fois" in champs["texte"].value()
    reponse = table.post(
        adresse, {"texte": champs["texte"].value(), "version_du_texte": champs["version_du_texte"].value()}
    )
    texte.refresh_from_db()
    assert reponse.status_code == 302
    assert texte.texte == TEXTE.replace("dix ans", "onze ans").replace("deux fois", "trois fois")


def test_les_signes_tiennent_a_leur_mot_sans_deplacer_un_passage():
    page, texte = "Elle a dit\u00a0: «\u00a0non\u00a0».", "Elle a dit : « non »."
    assert (insecable(texte), len(page)) == (page, len(texte))


def test_sans_script_on_code_par_phrases(table, texte):
    page = table.get(reverse("coder", args=[texte.reference]) + "?p=2")
    choix = page.context["choix"].fields
    debut, fin = choix["debut"].choices[1][0], choix["fin"].choices[1][0]
    code = CodeFactory()
    donnees = {"geste": "coder", "debut": debut, "fin": fin, "codes": code.pk, "version": 1, "p": 2}
    adresse = reverse("coder_geste", args=[texte.reference])
    assert table.post(adresse, {**donnees, "codes": []}).status_code == 422
    assert table.post(adresse, donnees).status_code == 302
    assert Passage.objects.get().extrait == "Elle ne le dit à personne."


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_coder_et_corriger_en_meme_temps_ne_perd_rien(connecter):
    """Four screens put a code each while a fifth corrects the text, on their own connections."""
    texte, codes = transcription(), [CodeFactory() for _rang in range(4)]
    cibles = ["qui ouvre", "La voisine", "une clé", "Le livreur"]
    ensemble, statuts = Barrier(5), []

    def faire(client, adresse, donnees):
        try:
            ensemble.wait(10)
            statuts.append(client.post(adresse, donnees, **EN_JSON).status_code)
        finally:
            connection.close()

    pose = reverse("coder_geste", args=[texte.reference])
    travaux = [
        (pose, {"geste": "coder", "codes": code.pk, **bornes(texte, mots)})
        for code, mots in zip(codes, cibles, strict=True)
    ]
    corrige = "D’abord, un mot.\n" + TEXTE
    travaux.append(
        (reverse("texte_corriger", args=[texte.reference]), {"texte": corrige, "version_du_texte": 1})
    )
    fils = [
        Thread(target=faire, args=(connecter(Client(), texte.auteur), adresse, donnees))
        for adresse, donnees in travaux
    ]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join(30)
    texte.refresh_from_db()
    assert sorted(statuts) == [200] * 4 + [302]
    assert texte.texte == corrige
    poses = {p.codes.get(): corrige[p.debut : p.fin] for p in Passage.objects.all()}
    assert poses == dict(zip(codes, cibles, strict=True))


def test_le_nombre_de_requetes_ne_depend_pas_du_nombre_de_passages(
    table, texte, django_assert_max_num_queries
):
    codes = [CodeFactory() for _rang in range(3)]
    for debut in range(20):
        actions.coder(texte, debut, debut + 30, codes, texte.auteur)
    with django_assert_max_num_queries(15):
        page = table.get(reverse("coder", args=[texte.reference]) + "?p=1")
    assert len(page.context["passages"]) == 20
