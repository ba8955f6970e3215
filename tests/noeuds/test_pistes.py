"""Pistes: never wider than what they hang from, what they gave told without pointing at anybody (§4.1, §4.4)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from noeuds.models import Essai, Piste
from noeuds.pistes import pistes_de
from socle.cercles import actions, permissions
from socle.cercles.enums import Cercle
from tests.comptes.fabriques import GroupeFactory, PersonneFactory, membre, moderateur
from tests.noeuds.fabriques import NoeudFactory, PisteFactory, VignetteFactory
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db


def page(client, adresse):
    reponse = client.get(adresse)
    assert reponse.status_code == 200
    return reponse.content.decode()


def essayer(piste, aides=0, pas=0):
    Essai.objects.bulk_create(
        Essai(piste=piste, personne=PersonneFactory(), a_aide=rang < aides) for rang in range(aides + pas)
    )


def test_une_piste_s_ecrit_sur_un_nœud_et_reste_a_son_auteure(client, connecter):
    noeud, moi = NoeudFactory(), membre()
    ressource, cachee = RessourceFactory(cercle=Cercle.RESEAU), RessourceFactory(cercle=Cercle.PRIVE)
    noeud.ressources.add(ressource, cachee)
    adresse = f"{reverse('piste_nouvelle')}?noeud={noeud.slug}"
    formulaire = page(connecter(client, moi), adresse)
    assert ressource.nom in formulaire
    assert cachee.nom not in formulaire
    envoi = {"si": "elle n’ouvre plus", "alors": "venez à deux", "ressource": ressource.pk}
    assert client.post(adresse, envoi).status_code == 302
    piste = Piste.objects.get()
    assert (piste.noeud, piste.auteur, piste.cercle, piste.ressource) == (noeud, moi, Cercle.PRIVE, ressource)
    assert piste.secteur == "social"
    assert "elle n’ouvre plus" not in page(connecter(client, membre()), noeud.url)


def test_un_nom_dans_une_piste_est_refuse(client, connecter):
    noeud = NoeudFactory()
    adresse = f"{reverse('piste_nouvelle')}?noeud={noeud.slug}"
    envoi = {"si": "Mme Peeters n’ouvre plus", "alors": "appelez le 0470 12 34 56"}
    assert connecter(client, membre()).post(adresse, envoi).status_code == 200
    assert not Piste.objects.exists()


def test_on_n_attache_rien_a_ce_que_l_on_ne_voit_pas(client, connecter):
    vignette = VignetteFactory(cercle=Cercle.GROUPE)
    connecter(client, membre())
    envoi = {"si": "a", "alors": "b"}
    for suite in (f"?vignette={vignette.reference}", "?noeud=inconnu", "?noeud=%00", ""):
        adresse = reverse("piste_nouvelle") + suite
        assert client.get(adresse).status_code == 404
        assert client.post(adresse, envoi).status_code == 404
    assert not Piste.objects.exists()


def test_elle_tient_a_une_chose_et_a_une_seule():
    piste = PisteFactory()
    for autre in ({"noeud": None, "vignette": None}, {"vignette": VignetteFactory()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Piste.objects.filter(pk=piste.pk).update(**autre)


def test_elle_n_est_jamais_lue_sans_sa_situation(client, connecter):
    """Taken back to its group, a situation takes its pistes with it, from pages and from the queryset alike."""
    vignette = VignetteFactory(cercle=Cercle.PUBLIC)
    piste = PisteFactory(vignette=vignette, cercle=Cercle.PUBLIC)
    ailleurs = membre()
    assert piste.si in page(client, piste.get_absolute_url())
    actions.reprendre(vignette, vignette.auteur, Cercle.GROUPE)
    piste.refresh_from_db()
    assert client.get(piste.get_absolute_url()).status_code == 404
    assert connecter(client, ailleurs).get(piste.get_absolute_url()).status_code == 404
    for personne in (ailleurs, piste.auteur):
        assert not permissions.peut_voir(personne, piste)
        assert not Piste.objects.visibles_pour(personne).exists()
    assert Piste.objects.visibles_pour(membre(vignette.groupe)).exists()


def test_elle_ne_s_elargit_pas_plus_que_ce_dont_elle_depend():
    noeud = NoeudFactory(cercle=Cercle.RESEAU)
    piste = PisteFactory(noeud=noeud, cercle=Cercle.GROUPE)
    assert Cercle.PUBLIC not in piste.cercles_possibles()
    with pytest.raises(PermissionDenied):
        actions.proposer(piste, piste.auteur, Cercle.PUBLIC)
    privee = PisteFactory(vignette=VignetteFactory(cercle=Cercle.GROUPE), cercle=Cercle.GROUPE)
    assert privee.cercles_possibles() == []


def test_un_essai_se_dit_se_change_et_se_retire(client, connecter):
    piste = PisteFactory(cercle=Cercle.RESEAU)
    moi = membre()
    adresse = reverse("piste_essayer", args=[piste.reference])
    connecter(client, moi)
    for essai, attendu in (("aide", [True]), ("pas", [False]), ("lune", [False]), ("rien", [])):
        reponse = client.post(adresse, {"essai": essai, "suite": "https://ailleurs.example/"})
        assert reponse.url == piste.get_absolute_url()
        assert list(Essai.objects.values_list("a_aide", flat=True)) == attendu
    assert client.get(adresse).status_code == 405


def test_seul_le_reseau_dit_ce_qu_une_piste_a_donne(client, connecter):
    publique, du_groupe = PisteFactory(cercle=Cercle.PUBLIC), PisteFactory(cercle=Cercle.GROUPE)
    envoi = {"essai": "aide"}
    for personne, piste in ((PersonneFactory(), publique), (membre(), du_groupe)):
        adresse = reverse("piste_essayer", args=[piste.reference])
        assert connecter(client, personne).post(adresse, envoi).status_code == 404
    assert not Essai.objects.exists()


def test_le_public_ne_lit_aucun_nombre_sous_cinq(client, connecter):
    noeud = NoeudFactory(cercle=Cercle.PUBLIC)
    piste = PisteFactory(noeud=noeud, cercle=Cercle.PUBLIC)
    essayer(piste, aides=4, pas=5)
    for lu in (page(client, noeud.url), page(connecter(client, PersonneFactory()), noeud.url)):
        assert "A aidé" not in lu
        assert "N’a pas aidé 5 fois" in lu
    dedans = page(connecter(client, membre()), noeud.url)
    assert "A aidé 4 fois" in dedans


def test_ce_qui_aide_passe_devant_sans_que_l_ordre_trahisse_un_petit_nombre():
    from django.contrib.auth.models import AnonymousUser

    noeud = NoeudFactory(cercle=Cercle.PUBLIC)
    une_fois, neuf_sur_dix, jamais, recente = (
        PisteFactory(noeud=noeud, cercle=Cercle.PUBLIC) for _ in range(4)
    )
    essayer(une_fois, aides=1)
    essayer(neuf_sur_dix, aides=9, pas=1)
    essayer(jamais, pas=3)
    assert pistes_de(noeud, membre()) == [neuf_sur_dix, une_fois, recente, jamais]
    # To the public, only the nine are known: the others come newest first.
    assert pistes_de(noeud, AnonymousUser()) == [neuf_sur_dix, recente, jamais, une_fois]


def test_une_piste_du_groupe_ne_se_devine_pas_d_ailleurs(client, connecter):
    groupe, noeud = GroupeFactory(), NoeudFactory(cercle=Cercle.PUBLIC)
    avant = page(connecter(client, membre()), noeud.url).count("piste__phrase")
    piste = PisteFactory(noeud=noeud, groupe=groupe, cercle=Cercle.GROUPE)
    essayer(piste, aides=6)
    assert page(connecter(client, membre()), noeud.url).count("piste__phrase") == avant == 0
    assert "A aidé 6 fois" in page(connecter(client, membre(groupe)), noeud.url)


def test_un_compte_efface_laisse_ce_qui_a_ete_essaye():
    from socle.comptes.actions import effacer

    piste, moi = PisteFactory(cercle=Cercle.RESEAU), membre()
    Essai.objects.create(piste=piste, personne=moi, a_aide=True)
    effacer(moi)
    assert Essai.objects.get().personne is None
    assert pistes_de(piste.noeud, membre())[0].mon_essai is None


def test_hors_du_groupe_une_piste_dit_un_secteur_et_cache_la_ressource_du_groupe(client, connecter):
    auteur = membre(first_name="Ombeline", last_name="Vanacker")
    groupe = auteur.adhesions_actives[0].cycle.groupe
    ressource = RessourceFactory(cercle=Cercle.GROUPE, groupe=groupe)
    piste = PisteFactory(auteur=auteur, groupe=groupe, cercle=Cercle.PUBLIC, ressource=ressource)
    dehors = page(client, piste.get_absolute_url())
    assert "Ombeline" not in dehors
    assert ressource.nom not in dehors
    assert "rofessionnel·le du social" in dehors
    dedans = page(connecter(client, moderateur(groupe)), piste.get_absolute_url())
    assert "Ombeline" in dedans
    assert ressource.nom in dedans


def test_ce_qui_est_garde_expres_se_lit_par_la_moderation_et_par_personne_d_autre(client, connecter):
    garde = {"champ": "si", "genre": "NAME", "passage": "Peeters", "raison": "le nom d’une place"}
    piste = PisteFactory(cercle=Cercle.PUBLIC, gardes=[garde])
    adresse = piste.get_absolute_url()
    for personne in (piste.auteur, moderateur(piste.groupe)):
        assert "le nom d’une place" in page(connecter(client, personne), adresse)
    for personne in (membre(piste.groupe), moderateur()):
        assert "le nom d’une place" not in page(connecter(client, personne), adresse)
    client.logout()
    assert "le nom d’une place" not in page(client, adresse)
