"""Asking the figures, keeping a question, reading it at a date: what is counted, what is shown, to whom."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from socle.cercles.enums import Pas
from socle.cercles.models import PasDeCercle
from socle.comptes.enums import Role
from tests.comptes.fabriques import GroupeFactory, coordination, membre, moderateur
from tests.noeuds.fabriques import NoeudFactory, VignetteFactory
from tests.veille.fabriques import CodeFactory, ObservationFactory
from tests.veille.fabriques_motifs import MotifFactory, ReleveFactory, avec, situations
from veille.codage.ensemble import coder_l_ensemble
from veille.demonstration.motifs import MOTIFS, charger_motifs
from veille.models import Motif, Releve
from veille.models.motifs import Source
from veille.motifs import actions
from veille.motifs.figures import Question, lire
from veille.motifs.univers import fin_du_mois_passe, univers

pytestmark = pytest.mark.django_db


@pytest.fixture
def groupe():
    return GroupeFactory()


@pytest.fixture
def veilleuse(groupe):
    return membre(groupe, Role.VEILLEUSE, fonction="veilleuse")


def chiffres(lignes, colonnes="", user=None, source=Source.SITUATIONS, **filtres):
    return lire(Question(source, lignes, colonnes, filtres), univers(source, user)).chiffres


def totaux(lus):
    return {ligne["fr"]: ligne["total"] for ligne in lus["lignes"]}


def test_on_compte_ce_que_le_reseau_lit_et_rien_d_autre(groupe):
    situations(6, secteur="sante")
    for champs in ({"cercle": "groupe"}, {"cercle": "prive"}, {"cercle": "reseau", "etat": "retire"}):
        VignetteFactory(groupe=groupe, secteur="sante", raconte_le=date(2024, 3, 3), **champs)
    assert chiffres("secteur")["base"]["total"] == 6


def test_ce_qui_est_raconte_ou_elargi_ce_mois_ci_attend_le_mois_prochain():
    noeud = NoeudFactory()
    situations(5, noeud=noeud)
    situations(1, noeud=noeud, le=timezone.localdate())
    elargie = situations(1, noeud=noeud)[0]
    PasDeCercle.objects.create(contenu=elargie, pas=Pas.RELECTURE, de="groupe", vers="reseau")
    assert univers(Source.SITUATIONS, None).total == 5
    dans_un_mois = fin_du_mois_passe() + timedelta(days=45)
    assert univers(Source.SITUATIONS, None, dans_un_mois).total == 7


def test_les_valeurs_rares_sont_reunies_et_leurs_noms_dits():
    noeud = NoeudFactory()
    for nombre, secteur in ((9, "sante"), (3, "social"), (2, "sante_mentale")):
        situations(nombre, noeud=noeud, secteur=secteur)
    lus = chiffres("secteur")
    # the group names all that it holds, those that nobody has too: one cannot tell which are empty
    assert totaux(lus) == {"santé": 9, "social, santé mentale, non précisé": 5}


def test_une_liste_ne_montre_que_ce_que_cinq_ont_et_cinq_n_ont_pas():
    lues = situations(12)
    frequente = avec(lues[:6], "isolement")
    presque_toutes = avec(lues[:10], "barriere_langue")
    lus = chiffres("vulnerabilites")
    assert totaux(lus) == {str(frequente): 6}
    assert str(presque_toutes) in {muette["fr"] for muette in lus["muettes"]}


def test_un_croisement_cache_le_petit_nombre_et_ce_qui_le_dirait():
    noeud = NoeudFactory()
    for secteur, outil, nombre in (("sante", "oral", 8), ("sante", "non", 6), ("social", "oral", 7)):
        situations(nombre, noeud=noeud, secteur=secteur, outil_mode=outil)
    situations(2, noeud=noeud, secteur="social", outil_mode="non")
    lus = chiffres("secteur", "outil")
    assert totaux(lus) == {"santé": 14, "social": 9}
    assert [case for ligne in lus["cases"] for case in ligne] == [None] * 4


def test_un_filtre_de_trop_ne_montre_plus_rien_et_le_dit(client, veilleuse):
    noeud = NoeudFactory()
    for secteur, outil, menage in product(("sante", "social"), ("oral", "non"), ("seul", "couple")):
        nombre = 3 if (secteur, outil, menage) == ("social", "non", "couple") else 6
        situations(nombre, noeud=noeud, secteur=secteur, outil_mode=outil, menage=menage)
    client.force_login(veilleuse)
    adresse = reverse("motifs_chercher", query={"lignes": "outil", "colonnes": "menage"})
    assert "Croisement trop fin" not in client.get(adresse).content.decode()
    html = client.get(f"{adresse}&secteur=sante").content.decode()
    assert "Croisement trop fin" in html


def test_un_filtre_sur_ce_qui_est_deja_en_lignes_n_ajoute_rien():
    noeud = NoeudFactory()
    situations(8, noeud=noeud, secteur="sante")
    situations(6, noeud=noeud, secteur="social")
    assert totaux(chiffres("secteur", secteur="sante")) == {"santé": 8, "social": None}


def test_compter_autre_chose_montre_la_premiere_liste_de_ce_qui_se_compte(client, veilleuse):
    client.force_login(veilleuse)
    html = client.get(
        reverse("motifs_chercher"), {"source": "textes", "lignes": "vulnerabilites"}
    ).content.decode()
    assert '<option value="codes" selected>' in html


def test_un_croisement_muet_mene_a_chaque_liste_seule(client, veilleuse):
    noeud = NoeudFactory()
    for secteur, outil, nombre in (("sante", "oral", 8), ("sante", "non", 6), ("social", "oral", 7)):
        situations(nombre, noeud=noeud, secteur=secteur, outil_mode=outil)
    situations(2, noeud=noeud, secteur="social", outil_mode="non")
    client.force_login(veilleuse)
    demande = {"lignes": "secteur", "colonnes": "outil"}
    html = client.get(reverse("motifs_chercher"), demande).content.decode()
    for liste in demande.values():
        assert f'?source=situations&amp;lignes={liste}"' in html


def test_la_base_dit_combien_et_dans_combien_de_groupes(client, veilleuse):
    noeud = NoeudFactory()
    for nombre in (7, 5, 2):
        situations(nombre, noeud=noeud, secteur="sante")
    client.force_login(veilleuse)
    html = client.get(reverse("motifs_chercher", query={"lignes": "secteur"})).content.decode()
    assert "14 situations" in html.replace("\u00a0", " ").replace("\u202f", " ")


def test_le_fichier_ne_dit_rien_de_plus_que_la_page(client, veilleuse):
    noeud = NoeudFactory()
    situations(8, groupe=GroupeFactory(nom="=CdP(1)"), noeud=noeud)
    situations(6, groupe=GroupeFactory(nom="CdP deux"), noeud=noeud)
    situations(2, groupe=GroupeFactory(nom="CdP trois"), noeud=noeud)
    client.force_login(veilleuse)
    texte = client.get(reverse("motifs_csv", query={"lignes": "groupe"})).content.decode()
    assert "'=CdP(1);8" in texte
    assert ";2\r\n" not in texte
    assert ";6\r\n" not in texte


def test_un_releve_ne_change_plus_et_se_refait_a_l_identique(veilleuse):
    lues = situations(9, secteur="sante")
    motif = MotifFactory()
    releve = actions.relever(motif, veilleuse)
    lues[0].delete()
    assert actions.relever(motif, veilleuse).pk == releve.pk
    assert Releve.objects.get(pk=releve.pk).chiffres["base"]["total"] == 9


def test_un_releve_trop_proche_d_un_autre_est_refuse(veilleuse):
    """Two readings a month apart would tell who came in between."""
    noeud = NoeudFactory()
    avant = fin_du_mois_passe().replace(day=1) - timedelta(days=1)
    situations(9, noeud=noeud, secteur="sante")
    motif = MotifFactory()
    actions.relever(motif, veilleuse, avant)
    situations(2, noeud=noeud, secteur="sante", le=fin_du_mois_passe())
    with pytest.raises(ValidationError, match="Trop peu a changé"):
        actions.relever(motif, veilleuse)
    actions.retirer(motif.releves.get(), veilleuse)
    with pytest.raises(ValidationError):
        actions.relever(motif, veilleuse)
    situations(5, noeud=noeud, secteur="sante", le=fin_du_mois_passe())
    assert actions.relever(motif, veilleuse).chiffres["base"]["total"] == 16


def test_un_nombre_qui_a_bouge_de_moins_de_cinq_est_cache_au_releve_suivant(veilleuse):
    noeud = NoeudFactory()
    avant = fin_du_mois_passe().replace(day=1) - timedelta(days=1)
    for secteur in ("sante", "social"):
        situations(8, noeud=noeud, secteur=secteur)
    motif = MotifFactory()
    actions.relever(motif, veilleuse, avant)
    situations(5, noeud=noeud, secteur="sante", le=fin_du_mois_passe())
    situations(1, noeud=noeud, secteur="social", le=fin_du_mois_passe())
    releve = actions.relever(motif, veilleuse)
    assert releve.chiffres["base"]["total"] == 22
    assert not {9, 13} & set(totaux(releve.chiffres).values())


def test_mes_textes_ne_se_comptent_que_pour_moi(groupe, veilleuse, client):
    code = CodeFactory(nom="Le temps")
    for rang in range(12):
        observation = ObservationFactory(groupe=groupe, auteur=veilleuse)
        observation.seance.debut = timezone.now() - timedelta(days=60)
        observation.seance.save()
        if rang < 7:
            coder_l_ensemble(observation, [code], veilleuse)
    assert totaux(chiffres("codes", user=veilleuse, source=Source.TEXTES)) == {"Le temps": 7}
    assert chiffres("codes", user=coordination(), source=Source.TEXTES)["base"]["total"] is None
    sien = ReleveFactory(motif=MotifFactory(source=Source.TEXTES, lignes="codes", auteur=veilleuse))
    for personne in (
        coordination(),
        moderateur(groupe),
        membre(groupe, Role.VEILLEUSE, fonction="veilleuse"),
    ):
        client.force_login(personne)
        assert client.get(sien.get_absolute_url()).status_code == 404
        assert client.get(sien.motif.get_absolute_url()).status_code == 404


def test_retirer_un_motif_retire_ses_releves_partout(groupe, veilleuse, client):
    releve = ReleveFactory()
    client.force_login(veilleuse)
    client.post(reverse("motif_retirer", args=[releve.motif.reference]))
    assert not Releve.objects.debout().exists()
    assert not Motif.objects.visibles_pour(veilleuse).exists()
    assert client.get(releve.get_absolute_url()).status_code == 404


def test_une_moderatrice_lit_et_ne_cherche_ni_ne_releve(groupe):
    motif = MotifFactory()
    moderatrice = moderateur(groupe)
    assert list(Motif.objects.visibles_pour(moderatrice)) == [motif]
    for geste in (
        lambda: actions.relever(motif, moderatrice),
        lambda: actions.retirer(motif, moderatrice),
        lambda: actions.garder(Motif(titre="A"), Question(Source.SITUATIONS, "secteur"), moderatrice),
    ):
        with pytest.raises(PermissionDenied):
            geste()


def test_garder_une_question_la_retrouve_avec_ses_filtres(client, veilleuse):
    client.force_login(veilleuse)
    adresse = reverse("motif_nouveau", query={"lignes": "secteur", "colonnes": "groupe", "age": "60+"})
    client.post(adresse, {"titre": "Les âges", "question": "Qui, où ?"})
    motif = Motif.objects.get()
    assert (motif.lignes, motif.colonnes, motif.filtres) == ("secteur", "groupe", {"age": "60+"})
    assert "age=60" in client.get(motif.get_absolute_url()).content.decode()


def test_un_titre_qui_dit_qui_est_refuse(client, veilleuse):
    client.force_login(veilleuse)
    reponse = client.post(reverse("motif_nouveau"), {"titre": "Appeler le 0478 12 34 56"})
    assert reponse.status_code == 200
    assert not Motif.objects.exists()


def test_une_fois_relevee_l_echelle_du_temps_ne_s_affine_plus(veilleuse, client):
    """Months after quarters would be subtracted from them."""
    noeud = NoeudFactory()
    for mois in (9, 10):
        situations(6, noeud=noeud, le=date(2024, mois, 15))
    client.force_login(veilleuse)
    adresse = reverse("motifs_chercher", query={"lignes": "temps"})
    assert "septembre 2024" in client.get(adresse).content.decode()
    ReleveFactory(echelles={"temps": "cycle"})
    html = client.get(adresse).content.decode()
    assert "2024-2025" in html
    assert "septembre 2024" not in html


def test_la_demonstration_releve_ce_qui_est_la_et_une_seule_fois(veilleuse):
    situations(9, secteur="sante")
    for _fois in range(2):
        charger_motifs(lambda fait, total: None)
    assert Motif.objects.count() == len(MOTIFS)
    assert all(releve.chiffres["base"]["total"] == 9 for releve in Releve.objects.all())
    assert Releve.objects.filter(source=Source.SITUATIONS).exists()
