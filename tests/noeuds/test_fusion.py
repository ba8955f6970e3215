"""Tying two nœuds: everything moves, nothing widens, the old address tells nobody anything new (§4.1, §4.5)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from noeuds import fusion as fusions
from noeuds.models import Fusion, Noeud, Piste, Vecu, Vignette
from socle.cercles.enums import Cercle
from tests.cdp.fabriques import SeanceFactory
from tests.comptes.fabriques import GroupeFactory, coordination, membre, moderateur
from tests.noeuds.fabriques import (
    ConnaissanceFactory,
    NoeudFactory,
    PisteFactory,
    PropositionFactory,
    VignetteFactory,
)
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def fondu():
    return NoeudFactory(cercle=Cercle.RESEAU, ce_qui_aide="Une phrase du réseau.")


@pytest.fixture
def garde():
    return NoeudFactory(cercle=Cercle.PUBLIC)


def test_tout_ce_qui_tient_a_l_un_passe_a_l_autre(fondu, garde):
    groupe = GroupeFactory()
    vignette = VignetteFactory(noeud=fondu, groupe=groupe, cercle=Cercle.GROUPE)
    autre = VignetteFactory(noeud=NoeudFactory(), groupe=groupe)
    autre.autres_noeuds.add(fondu)
    piste = PisteFactory(noeud=fondu, groupe=groupe)
    proposition = PropositionFactory(noeud=fondu, groupe=groupe)
    seance, ressource = SeanceFactory(groupe=groupe), RessourceFactory()
    seance.noeuds.add(fondu)
    ressource.noeuds.add(fondu, garde)
    connaissance = ConnaissanceFactory(noeud=fondu)
    fusions.fondre(fondu, garde, moderateur())
    for objet in (vignette, piste, proposition, connaissance):
        objet.refresh_from_db()
        assert objet.noeud == garde, objet
    assert list(autre.autres_noeuds.all()) == [garde]
    assert list(seance.noeuds.all()) == [garde]
    assert garde in ressource.noeuds.all()
    assert (vignette.cercle, piste.cercle) == (Cercle.GROUPE, Cercle.PRIVE)


def test_rien_ne_devient_plus_large(client, fondu, garde):
    """What was the network's on a page of the network is not the public's on a public page."""
    fondu.etiquettes.add("secret du réseau")
    fondu.save()
    piste = PisteFactory(noeud=fondu, cercle=Cercle.RESEAU)
    vignette = VignetteFactory(noeud=fondu, cercle=Cercle.RESEAU)
    fusions.fondre(fondu, garde, moderateur())
    lu = client.get(garde.url).content.decode()
    for secret in (piste.si, vignette.titre, "secret du réseau", "Une phrase du réseau", fondu.title):
        assert secret not in lu
    assert not garde.etiquettes.exists()


def test_ce_qui_etait_public_le_reste_pour_qui_voit_le_nœud_garde(client, connecter):
    fondu, garde = NoeudFactory(cercle=Cercle.PUBLIC), NoeudFactory(cercle=Cercle.RESEAU)
    fondu.etiquettes.add("logement")
    fondu.save()
    piste = PisteFactory(noeud=fondu, cercle=Cercle.PUBLIC)
    fusions.fondre(fondu, garde, coordination())
    assert client.get(piste.get_absolute_url()).status_code == 404
    assert connecter(client, membre()).get(piste.get_absolute_url()).status_code == 200
    assert [e.name for e in Noeud.objects.get(pk=garde.pk).etiquettes.all()] == ["logement"]


def test_une_personne_qui_l_a_dit_aux_deux_ne_compte_qu_une_fois(fondu, garde):
    moi = membre()
    for noeud in (fondu, garde):
        Vecu.objects.create(noeud=noeud, personne=moi)
    Vecu.objects.create(noeud=fondu, personne=membre())
    fusions.fondre(fondu, garde, moderateur())
    assert garde.vecus.count() == 2


def test_l_ancienne_adresse_mene_au_nœud_garde_pour_qui_lisait_les_deux(client, connecter, fondu, garde):
    adresse = fondu.url
    fusions.fondre(fondu, garde, moderateur())
    # The page was the network's: to the public, its address was never anything.
    assert client.get(adresse).status_code == 404
    connecter(client, membre())
    for prefixe in ("", "/nl"):
        reponse = client.get(prefixe + adresse)
        assert (reponse.status_code, reponse.url) == (302, prefixe + garde.url)


def test_l_adresse_publique_d_un_nœud_fondu_ne_trahit_pas_un_nœud_du_reseau(client, connecter):
    fondu, garde = NoeudFactory(cercle=Cercle.PUBLIC), NoeudFactory(cercle=Cercle.RESEAU)
    adresse = fondu.url
    fusions.fondre(fondu, garde, moderateur())
    reponse = client.get(adresse)
    assert reponse.status_code == 404
    assert garde.slug not in reponse.content.decode()
    assert connecter(client, membre()).get(adresse).url == garde.url


def test_de_fusion_en_fusion_l_adresse_mene_au_dernier(client, connecter, fondu, garde):
    dernier, qui = NoeudFactory(), moderateur()
    adresse = fondu.url
    fusions.fondre(fondu, garde, qui)
    fusions.fondre(garde, dernier, qui)
    assert connecter(client, membre()).get(adresse).url == dernier.url


def test_les_traductions_partent_avec_leur_source(client, connecter, fondu, garde):
    from tests.outils.traductions import traduire

    traduction = traduire(fondu, "Wat doen als het vastloopt?")
    fusions.fondre(fondu, garde, moderateur())
    traduction.refresh_from_db()
    assert not traduction.live
    assert connecter(client, membre()).get(f"/nl{fondu.url}").url == f"/nl{garde.url}"


def test_la_coordination_defait_tout(client, connecter, fondu, garde):
    fondu.cercle = Cercle.RESEAU
    moi, qui = membre(), coordination()
    piste, gardee = PisteFactory(noeud=fondu), PisteFactory(noeud=garde)
    for noeud in (fondu, garde):
        Vecu.objects.create(noeud=noeud, personne=moi)
    fusion = fusions.fondre(fondu, garde, moderateur())
    with pytest.raises(PermissionDenied):
        fusions.defaire(fusion, moderateur())
    adresse = reverse("fusion_defaire", args=[fusion.pk])
    assert connecter(client, qui).post(adresse).status_code == 302
    assert Piste.objects.get(pk=piste.pk).noeud == fondu
    assert Piste.objects.get(pk=gardee.pk).noeud == garde
    assert (fondu.vecus.count(), garde.vecus.count()) == (1, 1)
    assert client.get(fondu.url).status_code == 200
    assert client.post(adresse).status_code == 404


def test_seule_la_moderation_fond_et_ne_fond_que_ce_qu_elle_voit(client, connecter, fondu, garde):
    with pytest.raises(PermissionDenied):
        fusions.fondre(fondu, garde, membre())
    with pytest.raises(PermissionDenied):
        fusions.fondre(fondu, fondu, moderateur())
    connecter(client, moderateur())
    adresse = reverse("noeud_fusionner", args=[fondu.reference])
    cache = NoeudFactory(live=False)
    assert client.post(adresse, {"avec": cache.slug}).status_code == 200
    assert not Fusion.objects.exists()
    assert client.post(adresse, {"avec": garde.slug}).url == garde.url
    assert Fusion.objects.get().garde == garde


def test_l_apercu_ne_compte_que_ce_que_l_on_lit(client, connecter, fondu, garde):
    """A moderator of another group learns nothing of what is in a group from the preview (§4.5)."""
    groupe = GroupeFactory()
    VignetteFactory.create_batch(3, noeud=fondu, groupe=groupe, cercle=Cercle.GROUPE)
    adresse = f"{reverse('noeud_fusionner', args=[fondu.reference])}?avec={garde.slug}"
    dehors = connecter(client, moderateur()).get(adresse)
    dedans = connecter(client, moderateur(groupe)).get(adresse)

    def vignettes(reponse):
        return [ligne["nombre"] for ligne in reponse.context["apercu"] if ligne["genre"] == "vignettes"]

    assert vignettes(dehors) == []
    assert vignettes(dedans) == [3]
    assert Vignette.objects.filter(noeud=fondu).count() == 3


def test_l_histoire_dit_des_mois_et_pas_de_nom_a_qui_n_edite_pas(client, connecter, fondu, garde):
    qui = coordination(first_name="Nadège", last_name="Delvaux")
    garde.save_revision(user=qui).publish(user=qui)
    fusions.fondre(fondu, garde, qui)
    adresse = reverse("noeud_histoire", args=[garde.reference])
    dehors = client.get(adresse)
    assert all(len(etape["jour"]) == 7 for etape in dehors.context["etapes"])
    assert "Un autre nœud y est fondu" in dehors.content.decode()
    assert "Delvaux" not in dehors.content.decode()
    assert "Delvaux" not in connecter(client, membre()).get(adresse).content.decode()
    dedans = connecter(client, moderateur()).get(adresse)
    assert all(len(etape["jour"]) == 10 for etape in dedans.context["etapes"])
    assert "Défaire cette fusion" not in dedans.content.decode()
    assert "Défaire cette fusion" in connecter(client, coordination()).get(adresse).content.decode()
