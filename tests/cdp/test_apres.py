import pytest
from django.urls import reverse
from django.utils import timezone

from cdp import actions
from cdp.models import Capture, Presence, Redaction, Seance
from noeuds.models import Piste
from socle.envois.models import Envoi
from tests.cdp.fabriques import CaptureFactory, ElementFactory, PointFactory, PresenceFactory, SeanceFactory
from tests.comptes.fabriques import GroupeFactory, membre, moderateur
from tests.noeuds.fabriques import NoeudFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def groupe():
    return GroupeFactory()


@pytest.fixture
def anime(client, connecter, groupe):
    return connecter(client, moderateur(groupe))


def test_qui_a_dit_je_viens_est_deja_coche(anime, groupe):
    seance, vient, absent = SeanceFactory(groupe=groupe, en_cours=True), membre(groupe), membre(groupe)
    PresenceFactory(seance=seance, personne=vient, reponse="vient")
    PresenceFactory(seance=seance, personne=absent, reponse="ne_vient_pas")
    form = anime.get(reverse("presences", args=[seance.reference])).context["form"]
    assert form["presents"].value() == [vient.pk]


def test_les_presences_se_notent_et_se_corrigent(anime, groupe):
    seance, une, autre = SeanceFactory(groupe=groupe, en_cours=True), membre(groupe), membre(groupe)
    adresse = reverse("presences", args=[seance.reference])
    anime.post(adresse, {"presents": [une.pk, autre.pk]})
    anime.post(adresse, {"presents": [autre.pk]})
    presentes = dict(Presence.objects.filter(seance=seance).values_list("personne", "presente"))
    assert presentes[une.pk] is False
    assert presentes[autre.pk] is True


def test_noter_les_presences_n_efface_pas_une_reponse_arrivee_entre_temps(groupe):
    seance, personne = SeanceFactory(groupe=groupe, en_cours=True), membre(groupe)
    PresenceFactory(seance=seance, personne=personne)
    lue = Seance.objects.prefetch_related("presences").get(pk=seance.pk)
    actions.repondre(seance, personne, "vient")
    actions.noter_presences(lue, {personne.pk}, {personne.pk})
    presence = Presence.objects.get()
    assert (presence.reponse, presence.presente) == ("vient", True)


def test_on_ne_coche_pas_quelqu_un_d_ailleurs(anime, groupe):
    seance, ailleurs = SeanceFactory(groupe=groupe, en_cours=True), membre()
    page = anime.post(reverse("presences", args=[seance.reference]), {"presents": [ailleurs.pk]})
    assert "champ__erreur" in page.content.decode()
    assert not Presence.objects.filter(personne=ailleurs).exists()


def adresse(seance):
    return reverse("compte_rendu", args=[seance.reference])


def test_le_compte_rendu_et_les_quatre_elements(anime, groupe):
    seance = SeanceFactory(groupe=groupe, passee=True)
    ElementFactory(seance=seance, genre="difficulte", texte="À effacer")
    version = anime.get(adresse(seance)).context["form"]["version"].value()
    saisie = {
        "compte_rendu": "Bien.",
        "positif": "On a ri.",
        "difficulte": " ",
        "solution": "Y aller à deux.",
    }
    anime.post(adresse(seance), {**saisie, "version": version, "publier": "1"})
    seance.refresh_from_db()
    assert seance.compte_rendu == "Bien."
    assert [e.genre for e in seance.quatre_elements()] == ["positif", "solution"]


def test_un_compte_rendu_perime_ne_perd_rien(anime, groupe):
    seance = SeanceFactory(groupe=groupe, passee=True)
    Redaction.objects.create(seance=seance, compte_rendu="Déjà écrit.")
    version = anime.get(adresse(seance)).context["form"]["version"].value()
    Redaction.objects.get().save()
    saisie = {"compte_rendu": "Écrit trop tard.", "version": version, "publier": "1"}
    page = anime.post(adresse(seance), saisie).content.decode()
    assert "Rien n’est perdu" in page
    assert "Écrit trop tard." in page
    assert not Seance.objects.get(pk=seance.pk).compte_rendu


def test_un_element_trop_long_est_refuse_avec_une_phrase(anime, groupe):
    seance = SeanceFactory(groupe=groupe, passee=True)
    page = anime.post(adresse(seance), {"positif": "x" * 2000, "compte_rendu": "Gardé."}).content.decode()
    assert "trop long" in page
    assert "Gardé." in page


def test_le_compte_rendu_se_redige_de_ce_qui_fut_note(anime, groupe):
    seance = SeanceFactory(groupe=groupe, passee=True)
    point = PointFactory(seance=seance, titre="La porte fermée")
    CaptureFactory(seance=seance, point=point, texte="Venir à deux.")
    CaptureFactory(seance=seance, genre="positif", texte="On a ri.")
    CaptureFactory(seance=seance, texte="Oubliée.", retiree_le=timezone.now())
    form = anime.get(adresse(seance)).context["form"]
    assert form["compte_rendu"].value() == "## La porte fermée\n\n- **Une piste**\u00a0: Venir à deux."
    assert form["positif"].value() == "On a ri."
    assert not Redaction.objects.exists()


def test_une_note_qui_arrive_ensuite_s_ajoute_sans_rien_remplacer(anime, groupe):
    seance = SeanceFactory(groupe=groupe, passee=True)
    CaptureFactory(seance=seance, texte="Venir à deux.")
    reprises = anime.get(adresse(seance)).context["form"]["reprises"].value()
    saisie = {"compte_rendu": "Mes mots à moi.", "reprises": reprises}
    anime.post(adresse(seance), {**saisie, "garder": "1"})
    CaptureFactory(seance=seance, texte="Attendre un jour.")
    assert anime.get(adresse(seance)).context["nouvelles"] == 1
    reponse = anime.post(adresse(seance), {**saisie, "ajouter": "1"})
    texte = reponse.context["form"]["compte_rendu"].value()
    assert texte.startswith("Mes mots à moi.")
    assert texte.endswith("Attendre un jour.")
    assert "Venir à deux" not in texte
    assert reponse.context["nouvelles"] == 0


def test_une_note_retiree_apres_est_signalee(anime, groupe):
    seance = SeanceFactory(groupe=groupe, passee=True)
    note = CaptureFactory(seance=seance)
    anime.post(adresse(seance), {"compte_rendu": "x", "reprises": str(note.pk), "garder": "1"})
    Capture.objects.update(retiree_le=timezone.now())
    assert anime.get(adresse(seance)).context["disparues"] == 1


def test_le_groupe_ne_lit_rien_avant_la_publication(client, connecter, groupe):
    seance = SeanceFactory(groupe=groupe, passee=True)
    connecter(client, moderateur(groupe))
    client.post(reverse("compte_rendu_en_chemin", args=[seance.reference]), {"compte_rendu": "À mi-voix."})
    client.post(adresse(seance), {"compte_rendu": "À mi-voix.", "positif": "Un rire.", "garder": "1"})
    assert Redaction.objects.get().positif == "Un rire."
    page = connecter(client, membre(groupe)).get(seance.get_absolute_url()).content.decode()
    assert "À mi-voix" not in page
    assert "Un rire" not in page


def test_un_nom_dans_un_element_n_est_ni_garde_ni_publie(anime, groupe):
    seance = SeanceFactory(groupe=groupe, passee=True)
    saisie = {"compte_rendu": "Bien.", "positif": "Mme Peeters a souri."}
    anime.post(reverse("compte_rendu_en_chemin", args=[seance.reference]), saisie)
    redaction = Redaction.objects.get()
    assert (redaction.compte_rendu, redaction.positif) == ("Bien.", "")
    page = anime.post(adresse(seance), {**saisie, "publier": "1"}).content.decode()
    assert "constat--sur" in page
    assert not Seance.objects.get(pk=seance.pk).compte_rendu


def test_une_note_devient_la_piste_privee_de_son_autrice_une_fois(client, connecter, groupe):
    seance, autrice = SeanceFactory(groupe=groupe, passee=True), membre(groupe)
    noeud = NoeudFactory(title="Comment faire quand personne n’ouvre ?")
    note = CaptureFactory(seance=seance, auteur=autrice, texte="Venir à deux.")
    geste = reverse("note_en_piste", args=[seance.reference, note.pk])
    connecter(client, autrice)
    for _ in range(2):
        assert client.post(geste, {"noeud": noeud.reference}).status_code == 302
    piste = Piste.objects.get()
    assert (piste.si, piste.alors, piste.cercle) == ("personne n’ouvre", "Venir à deux.", "prive")
    assert piste.auteur == autrice


def test_la_note_d_une_autre_ne_se_signe_pas_elle_se_demande(client, connecter, groupe):
    seance, autrice = SeanceFactory(groupe=groupe, passee=True), membre(groupe)
    note = CaptureFactory(seance=seance, auteur=autrice)
    noeud = NoeudFactory()
    for personne in (moderateur(groupe), membre(groupe), moderateur(GroupeFactory())):
        connecter(client, personne)
        geste = reverse("note_en_piste", args=[seance.reference, note.pk])
        assert client.post(geste, {"noeud": noeud.reference}).status_code == 404
    demande = reverse("note_demander", args=[seance.reference, note.pk])
    assert client.post(demande).status_code == 404
    connecter(client, moderateur(groupe))
    for _ in range(2):
        client.post(demande)
    assert list(Envoi.objects.values_list("personne", "objet")) == [(autrice.pk, seance.reference)]
    assert not Piste.objects.exists()
