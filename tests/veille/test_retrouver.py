import pytest
from django.urls import reverse

from tests.comptes.fabriques import GroupeFactory, coordination, moderateur
from tests.veille.fabriques import CodeFactory
from tests.veille.fabriques_grille import groupe_et_veilleuse, passage_de, texte_de, veilleuse_de
from veille.grille import cooccurrence
from veille.grille.retrouver import PROCHES, TOUS, apres, avant, retrouver

pytestmark = pytest.mark.django_db


@pytest.fixture
def gens():
    return groupe_et_veilleuse()


def test_un_tous_ou_proches(gens):
    groupe, elle = gens
    a, b = CodeFactory(), CodeFactory()
    texte = texte_de(elle, groupe=groupe)
    les_deux, large, loin = (
        passage_de(texte, "Un", [a, b]),
        passage_de(texte, "Deux. Trois", [a]),
        passage_de(texte, "Cinq", [a]),
    )
    voisin = passage_de(texte, "Trois", [b])
    demandes = [{a.pk}, {b.pk}]
    assert set(retrouver(elle, demandes)) == {les_deux, large, loin, voisin}
    assert set(retrouver(elle, demandes, TOUS)) == {les_deux}
    assert set(retrouver(elle, demandes, PROCHES)) == {les_deux, large, voisin}


def test_avec_ses_sous_codes_et_par_groupe(gens, client):
    groupe, elle = gens
    haut = CodeFactory(cle="haut")
    bas = CodeFactory(parent=haut)
    texte = texte_de(elle, "Le tournesol penche.", groupe=groupe)
    passage_de(texte, "tournesol", [bas])
    client.force_login(elle)
    adresse = reverse("retrouver")
    assert "passage-trouve" not in client.get(f"{adresse}?code=haut").content.decode()
    assert "tournesol" in client.get(f"{adresse}?code=haut&sous_codes=on").content.decode()
    assert "tournesol" in client.get(f"{adresse}?groupe={groupe.slug}").content.decode()
    for suite in ("?groupe=inconnu", "?code=inconnu", "?du=hier", "?noeud=x&moment=y"):
        assert client.get(adresse + suite).status_code == 200


def test_on_ne_retrouve_que_ce_que_l_on_peut_lire(gens, client):
    groupe, elle = gens
    passage_de(texte_de(elle, "Le tournesol.", partage=False, groupe=groupe), "tournesol", [CodeFactory()])
    passage_de(texte_de(elle, "La jacinthe.", groupe=groupe), "jacinthe", [CodeFactory()])
    lecteurs = {
        moderateur(groupe): (False, True),
        coordination(): (False, True),
        moderateur(GroupeFactory()): (False, False),
        veilleuse_de(groupe): (False, False),
        elle: (True, True),
    }
    for qui, (prive, partage) in lecteurs.items():
        client.force_login(qui)
        html = client.get(reverse("retrouver")).content.decode()
        assert ("tournesol" in html, "jacinthe" in html) == (prive, partage)


def test_le_fichier_ne_porte_que_ses_textes_et_n_execute_rien(gens, client):
    groupe, elle = gens
    autre = veilleuse_de(groupe)
    passage_de(texte_de(elle, "=1+1 dit-elle", groupe=groupe), "=1+1", [CodeFactory(nom="@code")])
    passage_de(texte_de(autre, "La jacinthe.", groupe=groupe), "jacinthe", [CodeFactory()])
    client.force_login(elle)
    fichier = client.get(reverse("retrouver_csv"))
    contenu = fichier.content.decode("utf-8-sig")
    assert "'=1+1" in contenu
    assert "'@code" in contenu
    assert "jacinthe" not in contenu
    assert "no-store" in fichier["Cache-Control"]
    client.force_login(moderateur(groupe))
    assert client.get(reverse("retrouver_csv")).status_code == 404


def test_les_deux_lignes_autour_se_coupent_a_un_mot():
    texte = "Loin.\nAvant.\nIci même.\nAprès.\nPlus loin."
    debut = texte.index("même")
    assert avant(texte, debut) == "Avant.\nIci "
    assert apres(texte, debut + 4) == ".\nAprès."
    assert avant("mot " * 200, 800).startswith("… mot")


class TestCooccurrence:
    def test_les_paires_se_comptent_comme_a_la_main(self, gens):
        groupe, elle = gens
        a, b, c = (CodeFactory(nom=nom) for nom in "ABC")
        texte = texte_de(elle, groupe=groupe)
        passage_de(texte, "Un. Deux", [a])
        passage_de(texte, "Deux", [b])
        passage_de(texte, "Trois", [a, b])
        passage_de(texte, "Cinq", [c])
        passages = cooccurrence.passages_de(elle)
        mots = cooccurrence.compter(passages, cooccurrence.CHEVAUCHENT)
        memes = cooccurrence.compter(passages, cooccurrence.MEME_TEXTE)
        paire = tuple(sorted((a.pk, b.pk)))
        assert (mots[paire], mots[(a.pk, a.pk)]) == (2, 2)
        assert mots[tuple(sorted((a.pk, c.pk)))] == 0
        assert (memes[paire], memes[tuple(sorted((a.pk, c.pk)))]) == (1, 1)

    def test_seulement_ce_qu_elle_a_code_dans_ses_textes(self, gens):
        groupe, elle = gens
        autre = veilleuse_de(groupe)
        passage_de(texte_de(autre, groupe=groupe), "Un", [CodeFactory()])
        assert cooccurrence.passages_de(elle) == []

    def test_la_page_montre_la_carte_et_mene_aux_passages(self, gens, client):
        groupe, elle = gens
        passage_de(texte_de(elle, groupe=groupe), "Un", [CodeFactory(nom="Aube"), CodeFactory(nom="Brume")])
        client.force_login(elle)
        html = client.get(reverse("cooccurrences")).content.decode()
        assert "chaleur-1" in html
        assert "lien=proches" in html
        assert "n’est pas montré" not in html


def test_mille_passages_et_soixante_codes_restent_sous_quinze_requetes(
    gens, client, django_assert_max_num_queries
):
    from veille.models import Codage, Passage

    groupe, elle = gens
    codes = [CodeFactory() for _ in range(60)]
    texte = texte_de(elle, "mot " * 2000, groupe=groupe)
    passages = Passage.objects.bulk_create(
        Passage(observation=texte, codeur=elle, debut=4 * n, fin=4 * n + 3, extrait="mot")
        for n in range(1000)
    )
    Codage.objects.bulk_create(Codage(passage=p, code=codes[n % 60]) for n, p in enumerate(passages))
    client.force_login(elle)
    pages = ["codes", "retrouver", "cooccurrences", "grille_journal", "memos"]
    for adresse in [*(reverse(page) for page in pages), codes[0].get_absolute_url()]:
        client.get(adresse)
        with django_assert_max_num_queries(15):
            assert client.get(adresse).status_code == 200
