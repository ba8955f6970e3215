"""A translation is never seen wider than its source, whichever way one tries (produit.md §4.1, §4.4)."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.utils import translation
from wagtail.models import Locale

from noeuds.models import Noeud
from socle.cercles import actions, permissions
from socle.cercles.enums import Cercle
from socle.cercles.models import PasDeCercle
from socle.cercles.traductions import dans_la_langue
from tests.comptes.fabriques import coordination, membre, moderateur
from tests.noeuds.fabriques import NoeudFactory
from tests.outils.traductions import traduire
from tests.veille.fabriques import synthese

pytestmark = pytest.mark.django_db
TOUS = AnonymousUser()


@pytest.fixture
def autrice():
    return coordination()


@pytest.fixture
def source(autrice):
    return NoeudFactory(cercle=Cercle.PUBLIC, owner=autrice, auteur=autrice)


def relue(page):
    return type(page).objects.get(pk=page.pk)


def visible(page, user=TOUS):
    page = relue(page)
    assert (
        permissions.peut_voir(user, page)
        is type(page).objects.visibles_pour(user).filter(pk=page.pk).exists()
    )
    return permissions.peut_voir(user, page)


def test_une_traduction_commence_au_reseau_et_en_brouillon(source):
    copie = source.copy_for_translation(Locale.objects.get(language_code="nl"))
    assert (copie.cercle, copie.live, copie.slug) == (Cercle.RESEAU, False, source.slug)
    assert copie.reference != source.reference
    assert copie.source == source


def test_reprendre_la_source_reprend_la_traduction(source, autrice):
    traduction = traduire(source)
    assert visible(traduction)
    actions.reprendre(source, autrice, Cercle.RESEAU, "Une erreur.")
    assert not visible(traduction)
    assert visible(traduction, membre())
    etape = PasDeCercle.objects.filter(object_id=traduction.pk).latest("pk")
    assert (etape.pas, etape.par, etape.de, etape.vers) == ("reprise", autrice, "public", "reseau")


def test_reprendre_la_traduction_laisse_la_source(source, autrice):
    traduction = traduire(source)
    actions.reprendre(traduction, autrice, Cercle.RESEAU)
    assert not visible(traduction)
    assert visible(source)


def test_retirer_la_source_retire_la_traduction_qui_ne_revient_qu_apres_elle(source, autrice):
    traduction, autre = traduire(source), coordination()
    actions.retirer(source, autrice)
    assert not visible(traduction)
    assert not visible(traduction, membre())
    with pytest.raises(PermissionDenied):
        actions.remettre(relue(traduction), autre)
    actions.remettre(relue(source), autre)
    assert not visible(traduction)
    actions.remettre(relue(traduction), autre)
    assert visible(traduction)


def test_une_demande_en_cours_tombe_avec_la_source(source, autrice):
    traduction = traduire(source, cercle=Cercle.RESEAU)
    actions.proposer(traduction, traduction.auteur, Cercle.PUBLIC)
    actions.reprendre(source, autrice, Cercle.RESEAU)
    assert relue(traduction).cercle_demande == ""


def test_on_ne_demande_pas_plus_large_que_la_source(source, autrice):
    traduction = traduire(source)
    actions.reprendre(source, autrice, Cercle.RESEAU)
    traduction = relue(traduction)
    assert traduction.cercles_possibles() == []
    with pytest.raises(PermissionDenied):
        actions.proposer(traduction, traduction.auteur, Cercle.PUBLIC)


def test_une_validation_deja_ouverte_ne_depasse_pas_la_source(source, autrice):
    """The reviewer's page was opened before the source was taken back."""
    traduction = traduire(source, cercle=Cercle.RESEAU)
    actions.proposer(traduction, traduction.auteur, Cercle.PUBLIC)
    actions.relire(traduction, moderateur())
    Noeud.objects.filter(pk=source.pk).update(cercle=Cercle.RESEAU)
    with pytest.raises(PermissionDenied):
        actions.valider(relue(traduction), coordination())
    assert not visible(traduction)


def test_publier_une_ancienne_version_ne_redonne_pas_le_cercle(source, autrice):
    traduction = traduire(source)
    ancienne = traduction.save_revision()
    actions.reprendre(source, autrice, Cercle.RESEAU)
    ancienne.publish()
    assert not visible(traduction)


def test_enregistrer_une_page_lue_avant_la_reprise_ne_la_defait_pas(source, autrice):
    traduction = traduire(source)
    lue_avant = relue(traduction)
    actions.retirer(source, autrice)
    lue_avant.title = "Een andere titel"
    lue_avant.save()
    assert not visible(traduction, membre())


def test_une_traduction_ne_se_publie_pas_tant_que_la_source_est_un_brouillon(autrice):
    source = NoeudFactory(live=False, owner=autrice)
    traduction = traduire(source)
    assert not traduction.live
    source.save_revision().publish()
    traduction.save_revision().publish()
    assert visible(traduction, membre())


def test_une_traduction_de_ce_qui_est_retire_reste_un_brouillon(source, autrice):
    actions.retirer(source, autrice)
    assert not traduire(relue(source)).live


def test_une_page_ajoutee_comme_traduction_ne_nait_pas_plus_large(autrice):
    source = NoeudFactory(cercle=Cercle.RESEAU)
    index = source.get_parent().get_translation(Locale.objects.get(language_code="nl")).specific
    champs = {"cercle": "public", "translation_key": source.translation_key, "locale": index.locale}
    page = index.add_child(instance=Noeud(title="Breder", famille="patient", **champs))
    assert not visible(page)


@pytest.mark.parametrize("geste", ["unpublish", "delete"])
def test_ce_que_la_coordination_depublie_ou_efface_l_est_dans_toutes_les_langues(source, geste):
    traduction = traduire(source)
    getattr(relue(source), geste)()
    assert not visible(traduction)
    assert not visible(traduction, membre())


def test_depublier_la_traduction_laisse_la_source(source):
    traduire(source).unpublish()
    assert visible(source)


def test_la_premiere_ecrite_est_la_source_quelle_que_soit_sa_langue(autrice):
    """Written in Dutch, then put into French: the Dutch stays what it was."""
    nl, fr = Locale.objects.get(language_code="nl"), Locale.objects.get(language_code="fr")
    index = NoeudFactory().get_parent().get_translation(nl).specific
    champs = {"cercle": "public", "owner": autrice, "locale": nl}
    source = index.add_child(instance=Noeud(title="Eerst", famille="patient", **champs))
    copie = source.copy_for_translation(fr)
    source.save()
    assert visible(source)
    assert relue(copie).source == source
    assert set(Noeud.objects.sources()) >= {source}
    assert copie not in Noeud.objects.sources()


def test_une_analyse_suit_la_meme_regle(autrice):
    source = synthese("public", titre="Une année")
    type(source).objects.filter(pk=source.pk).update(auteur=autrice)
    traduction = traduire(source, titre="Een jaar")
    actions.reprendre(relue(source), autrice, Cercle.RESEAU)
    assert not visible(traduction)


@pytest.mark.parametrize("langue", ["fr", "nl"])
def test_en_une_requete_les_memes_pages_dans_la_meme_langue(source, langue, django_assert_num_queries):
    traduire(source)
    traduire(NoeudFactory(cercle=Cercle.PUBLIC), cercle=Cercle.RESEAU)
    NoeudFactory(cercle=Cercle.PUBLIC)
    visibles = Noeud.objects.visibles_pour(TOUS).order_by("pk")
    assert {page.langue for page in visibles} == {"fr", "nl"}
    with translation.override(langue):
        sources = list(visibles.sources())
        attendues = list(zip(dans_la_langue(sources, TOUS), sources, strict=True))
        with django_assert_num_queries(1):
            paires = visibles.lues_et_sources()
            assert [lue.source for lue, _source in paires] == sources
    assert paires == attendues
    assert len(paires) == 3
    assert (paires[0][0] != source) == (langue == "nl")
