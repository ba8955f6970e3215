import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from tests.comptes.fabriques import coordination, moderateur
from tests.veille.fabriques import CodeFactory
from tests.veille.fabriques_grille import groupe_et_veilleuse, passage_de, texte_de, veilleuse_de
from veille.enums import Geste
from veille.grille import actions, fusion, scission, versions
from veille.grille.annulation import annuler
from veille.models import Codage, Code, GesteDeGrille, Memo, Scission, VersionDeGrille

pytestmark = pytest.mark.django_db


@pytest.fixture
def elle():
    return groupe_et_veilleuse()[1]


def codes_de(passage):
    return set(passage.codes.values_list("nom", flat=True))


class TestFusion:
    def test_les_passages_suivent_une_seule_fois_et_tout_se_defait(self, elle):
        temps, heures, sous = CodeFactory(nom="Temps"), CodeFactory(nom="Heures"), CodeFactory()
        Code.objects.filter(pk=sous.pk).update(parent=heures)
        texte = texte_de(elle)
        seul, deux = passage_de(texte, "Un", [heures]), passage_de(texte, "Deux", [temps, heures])
        memo = Memo.objects.create(auteur=elle, texte="Voir.", code=heures)
        geste = fusion.fusionner(heures, temps, elle)
        assert codes_de(seul) == codes_de(deux) == {"Temps"}
        memo.refresh_from_db()
        sous.refresh_from_db()
        assert (memo.code, sous.parent) == (temps, temps)
        annuler(geste, elle)
        assert (codes_de(seul), codes_de(deux)) == ({"Heures"}, {"Temps", "Heures"})
        memo.refresh_from_db()
        heures.refresh_from_db()
        assert memo.code == heures
        assert heures.est_actif

    def test_l_ancienne_cle_mene_au_code_qui_reste_meme_deux_fois(self, elle, client):
        a, b, c = CodeFactory(cle="a"), CodeFactory(cle="b"), CodeFactory(cle="c")
        passage_de(texte_de(elle), "Un", [a])
        fusion.fusionner(a, b, elle)
        fusion.fusionner(b, c, elle)
        client.force_login(elle)
        assert client.get(reverse("code", args=["a"])).url == c.get_absolute_url()
        assert "Un" in client.get(f"{reverse('retrouver')}?code=a").content.decode()
        observations = client.get(f"{reverse('observations')}?code=a").content.decode()
        assert "carte__titre" in observations

    def test_un_code_ne_se_fusionne_ni_avec_lui_ni_dans_son_enfant(self, elle):
        haut = CodeFactory()
        bas = CodeFactory(parent=haut)
        for cible in (haut, bas):
            with pytest.raises(ValidationError):
                fusion.fusionner(haut, cible, elle)


class TestScission:
    def test_on_trie_les_siens_en_plusieurs_fois(self, elle):
        ancien = CodeFactory(nom="Ancien")
        texte = texte_de(elle)
        un, deux, trois = (passage_de(texte, mot, [ancien]) for mot in ("Un", "Deux", "Trois"))
        ouverte = scission.scinder(ancien, [("Nouveau", "Quand.")], elle)
        nouveau = ouverte.cibles.get()
        choix = {un.codages.get().pk: [nouveau.pk], deux.codages.get().pk: [nouveau.pk, ancien.pk]}
        scission.trier(ouverte, {**choix, trois.codages.get().pk: []}, elle)
        assert list(scission.restants(ouverte, elle)) == [trois.codages.get()]
        assert (codes_de(un), codes_de(deux)) == ({"Nouveau"}, {"Nouveau", "Ancien"})
        scission.terminer(ouverte, elle, retirer_le_code=True)
        ancien.refresh_from_db()
        assert not ancien.est_actif
        assert codes_de(trois) == {"Ancien"}

    def test_les_passages_d_une_autre_ne_se_trient_pas(self, elle):
        autre = groupe_et_veilleuse()[1]
        code = CodeFactory()
        le_sien = passage_de(texte_de(autre), "Un", [code])
        ouverte = scission.scinder(code, [("Nouveau", "Quand.")], elle)
        assert not scission.restants(ouverte, elle).exists()
        with pytest.raises(PermissionDenied):
            scission.trier(ouverte, {le_sien.codages.get().pk: [ouverte.cibles.get().pk]}, elle)

    def test_par_la_page_ce_qui_n_est_pas_coche_attend(self, elle, client):
        code = CodeFactory()
        passage_de(texte_de(elle), "Un", [code])
        client.force_login(elle)
        adresse = reverse("code_scinder", args=[code.cle])
        client.post(adresse, {"nom_1": "Neuf", "definition_1": "Quand."})
        page = reverse("scission", args=[Scission.objects.get().pk])
        assert "Rien n’était coché" in client.post(page, {}, follow=True).content.decode()
        codage, neuf = Codage.objects.get(), Code.objects.get(nom="Neuf")
        client.post(page, {f"codage_{codage.pk}": neuf.pk})
        assert list(Codage.objects.values_list("code", flat=True)) == [neuf.pk]


class TestGestes:
    @pytest.mark.parametrize("qui", [moderateur, coordination])
    def test_seule_la_veilleuse_change_la_grille(self, qui, client):
        code, personne = CodeFactory(), qui()
        for geste in (
            lambda: actions.retirer(code, personne),
            lambda: actions.redefinir(code, personne, nom="X"),
            lambda: fusion.fusionner(code, CodeFactory(), personne),
            lambda: versions.figer_une_version("x", personne),
        ):
            with pytest.raises(PermissionDenied):
                geste()
        client.force_login(personne)
        assert client.get(reverse("code_modifier", args=[code.cle])).status_code == 404
        assert client.get(reverse("code", args=[code.cle])).status_code == 200

    def test_on_ne_deplace_pas_un_code_sous_ce_qu_il_contient(self, elle):
        haut = CodeFactory()
        bas = CodeFactory(parent=haut)
        with pytest.raises(ValidationError, match="déjà au-dessus"):
            actions.deplacer(haut, bas, elle)

    def test_l_ordre_change_par_les_boutons(self, elle, client):
        a, b = CodeFactory(nom="A", rang=1), CodeFactory(nom="B", rang=1)
        client.force_login(elle)
        client.post(reverse("grille_ordre"), {"geste": f"monter:{b.cle}"})
        assert [code.nom for code in Code.objects.all().en_arbre()] == ["B", "A"]
        client.post(reverse("grille_ordre"), {"geste": f"monter:{b.cle}"})
        assert [code.nom for code in Code.objects.all().en_arbre()] == ["B", "A"]
        assert a.gestes.count() + b.gestes.count() == 1

    def test_un_code_retire_reste_pose_et_n_est_plus_propose(self, elle):
        code = CodeFactory()
        passage = passage_de(texte_de(elle), "Un", [code])
        actions.retirer(code, elle)
        assert code not in Code.objects.actifs()
        assert passage.codes.get() == code

    def test_un_code_qui_en_contient_ne_se_retire_pas(self, elle):
        haut = CodeFactory(parent=None)
        CodeFactory(parent=haut)
        with pytest.raises(ValidationError, match="contient"):
            actions.retirer(haut, elle)

    def test_deux_redefinitions_ne_s_ecrasent_pas(self, elle, client):
        code = CodeFactory(nom="Temps")
        client.force_login(elle)
        adresse = reverse("code_modifier", args=[code.cle])
        envoi = {
            "definition": "La mienne.",
            "nom": "Temps",
            "couleur_rang": 1,
            "langue": "fr",
            "version": code.modifie_le.isoformat(),
        }
        actions.redefinir(code, veilleuse_de(elle.adhesions.first().cycle.groupe), definition="La sienne.")
        refus = client.post(adresse, envoi).content.decode()
        assert "a changé ailleurs" in refus
        assert "La mienne." in refus
        code.refresh_from_db()
        assert code.definition == "La sienne."

    def test_un_code_nouveau_a_deja_une_couleur(self, elle, client):
        client.force_login(elle)
        page = client.get(reverse("code_nouveau")).content.decode()
        assert 'value="1" id="id_couleur_rang_0" required checked' in " ".join(page.split())

    def test_la_couleur_venue_d_ailleurs_reste_quand_on_renomme(self, elle, client):
        code = CodeFactory(nom="Temps", couleur_rang=8)
        client.force_login(elle)
        adresse = reverse("code_modifier", args=[code.cle])
        page = client.get(adresse).content.decode()
        assert 'value="8"' in page
        assert "pastille-code--2" in page
        envoi = {"nom": "Le temps", "definition": "Le temps.", "couleur_rang": 8, "langue": "fr"}
        assert client.post(adresse, envoi).url == code.get_absolute_url()
        code.refresh_from_db()
        assert (code.nom, code.couleur_rang) == ("Le temps", 8)

    def test_un_geste_se_defait_tant_que_rien_n_a_change_depuis(self, elle):
        code = CodeFactory(nom="Temps")
        geste = actions.redefinir(code, elle, nom="Le temps")
        suivant = actions.redefinir(code, elle, nom="Les heures")
        with pytest.raises(ValidationError, match="changé depuis"):
            annuler(geste, elle)
        annuler(suivant, elle)
        annuler(geste, elle)
        code.refresh_from_db()
        assert code.nom == "Temps"
        with pytest.raises(ValidationError, match="ne peut pas"):
            annuler(geste, elle)

    def test_une_grille_vide_part_des_themes_et_une_seule_fois(self, elle, client):
        client.force_login(elle)
        assert "grille de départ" in client.get(reverse("codes")).content.decode()
        client.post(reverse("grille_de_depart"))
        combien = Code.objects.count()
        assert combien > 20
        assert "déjà des codes" in client.post(reverse("grille_de_depart"), follow=True).content.decode()
        assert Code.objects.count() == combien
        assert GesteDeGrille.objects.filter(geste=Geste.DEPART).count() == 1


class TestVersions:
    def test_la_comparaison_nomme_ce_qui_change(self, elle):
        famille, nom, sens, place, part, fondu = (CodeFactory(nom=n) for n in "ABCDEF")
        versions.figer_une_version("Départ", elle)
        actions.redefinir(nom, elle, nom="Autre nom")
        actions.redefinir(sens, elle, definition="Autre sens.")
        actions.deplacer(place, famille, elle)
        actions.retirer(part, elle)
        fusion.fusionner(fondu, famille, elle)
        actions.ajouter(elle, "Neuf", "Quand.")
        versions.figer_une_version("Après", elle)
        recente, ancienne = VersionDeGrille.objects.all()
        c = versions.comparer(ancienne.contenu, recente.contenu)
        assert [code["nom"] for code in c.ajoutes] == ["Neuf"]
        assert [(p["avant"]["nom"], p["apres"]["nom"]) for p in c.renommes] == [("B", "Autre nom")]
        assert [p["apres"]["definition"] for p in c.redefinis] == ["Autre sens."]
        assert [(p["apres"]["nom"], p["vers"]["nom"]) for p in c.deplaces] == [("D", "A")]
        assert [code["nom"] for code in c.retires] == ["E"]
        assert [(p["avant"]["nom"], p["apres"].nom) for p in c.fusionnes] == [("F", "A")]

    def test_deux_versions_ne_disent_pas_la_meme_chose(self, elle):
        CodeFactory()
        versions.figer_une_version("Une", elle)
        with pytest.raises(ValidationError, match="Rien n’a changé"):
            versions.figer_une_version("Deux", elle)

    def test_la_page_du_code_dit_ce_qu_il_a_voulu_dire(self, elle, client):
        code = CodeFactory(definition="Avant.")
        versions.figer_une_version("Une", elle)
        actions.redefinir(code, elle, definition="Maintenant.")
        client.force_login(elle)
        html = client.get(code.get_absolute_url()).content.decode()
        assert "Avant." in html
        assert "Maintenant." in html


class TestMemos:
    def test_le_journal_dit_dans_quoi_et_l_ancien_nom(self, elle, client):
        heures, temps = CodeFactory(nom="Les heures"), CodeFactory(nom="Temps")
        actions.redefinir(temps, elle, nom="Le temps")
        fusion.fusionner(heures, temps, elle)
        client.force_login(elle)
        html = " ".join(client.get(reverse("grille_journal")).content.decode().split())
        assert "Les heures</a> → <a" in html
        assert ">Temps</span>)" in html

    def test_un_memo_ecrit_depuis_un_code_y_ramene(self, elle, client):
        code = CodeFactory()
        client.force_login(elle)
        adresse = f"{reverse('memo_nouveau')}?code={code.cle}"
        assert f'href="{code.get_absolute_url()}">Ne rien changer' in client.get(adresse).content.decode()
        envoi = client.post(adresse, {"texte": "Voir plus loin.", "langue": "fr"})
        assert envoi.url == code.get_absolute_url()

    def test_un_memo_de_passage_montre_ses_mots_et_y_mene(self, elle, client):
        passage = passage_de(texte_de(elle), "Deux.", [CodeFactory()])
        memo = Memo.objects.create(auteur=elle, texte="À relire.", passage=passage)
        client.force_login(elle)
        for page in (reverse("memo_modifier", args=[memo.cle]), reverse("memos")):
            assert f"/coder/#passage-{passage.cle}" in client.get(page).content.decode()
        assert "Deux." in client.get(reverse("memo_modifier", args=[memo.cle])).content.decode()

    def test_un_memo_n_est_lu_que_par_elle(self, elle, client):
        code = CodeFactory()
        memo = Memo.objects.create(auteur=elle, texte="Le tournesol du doute.", code=code)
        for autre in (veilleuse_de(elle.adhesions.first().cycle.groupe), coordination()):
            client.force_login(autre)
            for page in (reverse("memos"), f"{reverse('memos')}?q=tournesol", code.get_absolute_url()):
                assert "du doute" not in client.get(page).content.decode()
            assert client.get(reverse("memo_modifier", args=[memo.cle])).status_code == 404
            assert client.post(reverse("memo_supprimer", args=[memo.cle])).status_code == 404
        client.force_login(elle)
        assert "du doute" in client.get(f"{reverse('memos')}?q=tournesol").content.decode()
