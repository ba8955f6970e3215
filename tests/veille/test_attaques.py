"""La veille attacked by its roads: whoever wants to read, count or keep what is not hers (produit.md §4)."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from socle.cercles import actions as cercles
from socle.cercles.enums import Cercle, Etat
from socle.comptes.actions.compte import effacer
from tests.comptes.fabriques import GroupeFactory, coordination, moderateur, veilleuse
from tests.noeuds.fabriques import NoeudFactory
from tests.veille.fabriques import CodeFactory, synthese
from tests.veille.fabriques_echanges import depose, qdpx
from tests.veille.fabriques_grille import groupe_et_veilleuse, passage_de, second_de, texte_de, veilleuse_de
from tests.veille.fabriques_preuves import FaisceauFactory, VerbatimFactory
from tests.veille.fabriques_syntheses import faisceau
from veille import preuves
from veille.actions import ne_plus_partager
from veille.codage.correction import corriger_le_texte
from veille.echanges.tournees import oublier_ce_qui_n_a_pas_ete_ecrit
from veille.grille.versions import figer_une_version
from veille.models import Echange, Faisceau, Observation, Passage, SynthesePage
from veille.permissions import peut_supprimer
from veille.syntheses.lecture import lire

pytestmark = pytest.mark.django_db


def test_l_ancienne_adresse_d_une_analyse_reprise_ne_dit_pas_son_titre(client):
    page = synthese(Cercle.PUBLIC, titre="Glycine secrète", auteur=veilleuse())
    ancienne = "/analyses/un-titre-ancien/"
    # As Wagtail makes one when the address of a page changes.
    Redirect.add_redirect(ancienne, page)
    assert client.get(ancienne, follow=True).status_code == 200
    cercles.reprendre(page, page.auteur, Cercle.RESEAU)
    reponse = client.get(ancienne)
    assert (reponse.status_code, reponse.get("Location", "")) == (404, "")


def test_les_notes_et_sources_ne_menent_pas_a_une_page_fermee(client):
    """A link carries the address of its page, so a title: at the foot of an analysis as in its body."""
    cle = NoeudFactory.create_batch(1, title="Glycine secrète", cercle=Cercle.PUBLIC, etat=Etat.RETIRE)[0].pk
    page = synthese(Cercle.PUBLIC, notes=f'<p>Voir <a linktype="page" id="{cle}">ceci</a>.</p>')
    page.save_revision().publish()
    version = reverse("synthese_version", args=[page.reference, 1])
    papier = reverse("synthese_pdf", args=[page.reference]) + "?format=html"
    for adresse in (page.url, version, papier, reverse("analyses_atom")):
        html = client.get(adresse).content.decode()
        assert "ceci" in html, adresse
        assert "glycine" not in html, adresse


def test_le_fichier_d_une_analyse_publique_ne_porte_rien_du_reseau(client):
    """It says « open to everybody »: whoever reads more than others passes on what others may read."""
    verbatim = VerbatimFactory(texte="Une glycine du réseau.", cercle=Cercle.RESEAU)
    noeud = NoeudFactory(title="Comment tailler la glycine ?", cercle=Cercle.PUBLIC, etat=Etat.RETIRE)
    page = synthese(Cercle.PUBLIC, corps=[("verbatim", verbatim), ("titre", "Au jardin")])
    page.noeuds.set([noeud])
    page.save()
    client.force_login(coordination())
    papier = reverse("synthese_pdf", args=[page.reference]) + "?format=html"
    fichier, lue = (client.get(adresse).content.decode() for adresse in (papier, page.url))
    assert "Au jardin" in fichier
    assert "glycine" not in fichier
    assert "glycine du réseau" in lue
    assert "tailler la glycine" not in lue


class TestALAveugle:
    """A second coder who has not finished, by the door of the bundles."""

    @pytest.fixture
    def gens(self):
        groupe, elle = groupe_et_veilleuse()
        return groupe, elle, coordination()

    def test_le_premier_codage_n_entre_pas_dans_son_faisceau(self, gens, client):
        groupe, elle, autre = gens
        texte = texte_de(elle, groupe=groupe)
        code = CodeFactory(nom="Tournesol")
        passage = passage_de(texte, "Un", [code])
        second_de(texte, autre)
        client.force_login(autre)
        adresse = reverse("faisceau_ajouter")
        assert client.get(adresse, {"passage": passage.cle}).status_code == 404
        assert client.post(adresse, {"passage": passage.cle, "titre": "À moi"}).status_code == 404
        FaisceauFactory(auteur=autre, passages=[passage])
        html = client.get(Faisceau.objects.get().get_absolute_url()).content.decode()
        assert "Tournesol" not in html

    def test_le_second_codage_n_entre_pas_dans_celui_de_l_autrice(self, gens, client):
        groupe, elle, autre = gens
        texte = texte_de(elle, groupe=groupe)
        passage = passage_de(texte, "Deux", [CodeFactory(nom="Tournesol")], autre)
        second_de(texte, autre)
        client.force_login(elle)
        assert client.get(reverse("faisceau_ajouter"), {"passage": passage.cle}).status_code == 404
        assert client.get(reverse("verbatim_nouveau"), {"passage": passage.cle}).status_code == 404


def test_le_nombre_d_ensemble_ne_se_soustrait_pas_a_celui_d_un_paragraphe():
    """Eight, and eleven together: three are of the other paragraph alone, which says only « quelques »."""
    grand, petit = faisceau(8), faisceau(3)
    chacun, tout = preuves.comptes_des_cles([grand.pk, petit.pk])
    assert chacun[petit.pk].situations is None
    assert (tout.situations, tout.au_moins) == (10, True)


@pytest.mark.parametrize(
    ("nombres", "base", "montres"),
    [
        ((12, 3, 10), "25 situations, 1 groupe", [12]),
        ((12, 3, 1, 10), "26 situations", [12]),
        ((12, 3, 4, 10), "29 situations", [12, 10]),
        ((12, 3, 10), "42 situations, plusieurs par situation", [12, 10]),
    ],
)
def test_les_chiffres_tapes_ne_se_retrouvent_pas_par_leur_base(nombres, base, montres):
    lignes = [{"libelle": str(rang), "valeur": n} for rang, n in enumerate(nombres)]
    valeur = {"titre": "Ce qui revient", "situations": True, "lignes": lignes, "base": base}
    partie = lire([{"type": "chiffres", "value": valeur}], AnonymousUser()).parties[0]
    assert [ligne["valeur"] for ligne in partie.valeur["lignes"] if not ligne["tue"]] == montres


def test_effacer_son_compte_laisse_ce_qu_elle_avait_partage_et_emporte_le_reste():
    groupe, elle = groupe_et_veilleuse()
    partagee, gardee = texte_de(elle, "Partagée.", groupe=groupe), texte_de(elle, "Gardée.", False, groupe)
    corriger_le_texte(partagee, "Partagée, sans nom.", elle, 1)
    effacer(elle)
    assert not Observation._base_manager.filter(pk=gardee.pk).exists()
    restee = Observation.objects.visibles_pour(moderateur(groupe)).get(pk=partagee.pk)
    assert (restee.auteur, restee.texte) == (None, "Partagée, sans nom.")
    assert not restee.revisions.exists()
    assert [peut_supprimer(qui, restee) for qui in (moderateur(groupe), coordination())] == [False, True]


def test_un_faisceau_sans_autrice_ne_compte_pas_ce_qu_on_lui_avait_repris():
    elle, autre = (veilleuse_de(GroupeFactory()) for _rang in range(2))
    textes = [texte_de(autre, f"Texte {rang}.") for rang in range(6)]
    reuni = FaisceauFactory(auteur=elle, passages=[passage_de(texte, "Texte", []) for texte in textes])
    assert preuves.compte(reuni).situations == 6
    for texte in textes[:2]:
        ne_plus_partager(texte, autre)
    effacer(elle)
    assert preuves.compte(reuni).situations is None


def test_un_signe_que_le_xml_ne_dit_pas_ne_ferme_pas_le_flux_a_tous(client):
    """A vertical tab, as word processors paste it."""
    page = synthese(Cercle.PUBLIC, titre="Une\x08 analyse")
    SynthesePage.objects.filter(pk=page.pk).update(chapeau="Deux lignes\x0bcollées.")
    reponse = client.get(reverse("analyses_atom"))
    assert reponse.status_code == 200
    assert "collées" in reponse.content.decode()


class TestPublierSeule:
    """What coordination wrote waits for others, as everything does (§4.1)."""

    def test_qui_a_ecrit_ne_met_pas_en_ligne(self, client):
        elle = coordination()
        page = synthese(Cercle.PUBLIC, owner=elle, auteur=elle)
        page.save_revision(user=elle)
        assert not page.permissions_for_user(elle).can_publish()
        index = page.get_parent().specific
        assert index.permissions_for_user(elle).can_add_subpage()
        assert not index.permissions_for_user(elle).can_publish_subpage()
        page.chapeau = "Ce que personne n’a relu."
        client.force_login(elle)
        adresse = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        page.save_revision(user=elle)
        client.post(f"{adresse}?id={page.pk}", {"include_descendants": ""})
        assert SynthesePage.objects.get(pk=page.pk).chapeau != page.chapeau


def test_la_grille_ne_nomme_qui_la_tient_qu_a_celles_qui_la_tiennent(client):
    elle = veilleuse_de(GroupeFactory())
    CodeFactory()
    version = figer_une_version("Premier jet", elle)
    for adresse in (reverse("grille_versions"), reverse("grille_version", args=[version.numero])):
        client.force_login(moderateur())
        assert str(elle) not in client.get(adresse).content.decode()
        client.force_login(elle)
        assert str(elle) in client.get(adresse).content.decode()


def test_un_import_laisse_la_est_oublie_sans_que_personne_revienne():
    elle = veilleuse_de(GroupeFactory())
    fichier = qdpx("<Notes><Note><PlainTextContent>Un mémo.</PlainTextContent></Note></Notes>")
    vieux, recent = (depose(elle, fichier) for _fois in range(2))
    Echange.objects.filter(pk=vieux.pk).update(cree_le=timezone.now() - timedelta(days=31))
    oublier_ce_qui_n_a_pas_ete_ecrit()
    assert Echange.objects.get() == recent


def test_le_second_codage_de_qui_s_en_va_ne_devient_pas_le_premier():
    _groupe, elle = groupe_et_veilleuse()
    seconde, texte = veilleuse(), texte_de(elle)
    sien, autre = passage_de(texte, "Un", [CodeFactory()]), passage_de(texte, "Un", [CodeFactory()], seconde)
    seconde.delete()
    assert list(Passage.objects.filter(pk__in=[sien.pk, autre.pk])) == [sien]
