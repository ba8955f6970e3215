"""From her draft to more readers: four answers, a text read again, traits weighed, three people (§4)."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from noeuds import relecture
from noeuds.models import Precautions, Terme, Vignette
from noeuds.models.precautions import QUESTIONS
from noeuds.reidentification import Risque
from socle.cercles import actions
from socle.cercles.enums import Cercle, Etat, Pas
from socle.comptes.enums import Role
from socle.comptes.models import Bassin
from tests.comptes.fabriques import (
    AdhesionFactory,
    GroupeFactory,
    coordination,
    cycle_courant,
    membre,
    moderateur,
)
from tests.noeuds.fabriques import VignetteFactory, dossier

pytestmark = pytest.mark.django_db
NON = dict.fromkeys(QUESTIONS, "non")


@pytest.fixture
def vignette():
    return VignetteFactory(noeud=None, titre="Le jardin suspendu", recit="Elle cultive le toit.")


def partager(vignette):
    return reverse("vignette_partager", args=[vignette.reference])


def relire(vignette):
    return reverse("vignette_relire", args=[vignette.reference])


def agir(vignette, geste):
    return reverse("agir_sur_cercle", args=[vignette.cle_de_genre, vignette.reference, geste])


def envoi(vignette, **autres):
    return NON | {
        "vers": "groupe",
        "consentement": "on",
        "version": vignette.modifie_le.isoformat(),
        **autres,
    }


def rendre_rare(vignette, *cles, age="40-49", revenu="handicap"):
    """Traits so rare together that hardly anybody else has them; fewer of them, and they are only rare."""
    vignette.bassin = Bassin.objects.get(cle="centre")
    vignette.tranche_age, vignette.menage, vignette.revenu = age, "seul", revenu
    vignette.save()
    vignette.pathologies.set(Terme.objects.filter(cle__in=cles or ["parkinson", "psychose", "cancer"]))
    return vignette


def demander(vignette, vers=Cercle.GROUPE, **reponses):
    actions.proposer(vignette, vignette.auteur, vers, dossier=dossier(**reponses))
    return vignette


# What its author is asked


def test_four_answers_a_circle_and_her_consent_ask_for_a_look_and_widen_nothing(client, connecter, vignette):
    page = connecter(client, vignette.auteur).get(vignette.get_absolute_url()).content.decode()
    assert partager(vignette) in page
    assert client.get(partager(vignette)).status_code == 200
    reponse = client.post(partager(vignette), envoi(vignette), follow=True)
    assert "envoyé à relire" in reponse.content.decode()
    vignette.refresh_from_db()
    assert (vignette.cercle, vignette.cercle_demande) == (Cercle.PRIVE, Cercle.GROUPE)
    etape = vignette.pas.get()
    assert (etape.pas, etape.par, etape.vers) == (Pas.PROPOSITION, vignette.auteur, Cercle.GROUPE)
    gardees = vignette.precautions.get()
    assert (gardees.lecteur, gardees.par, gardees.presse) == ("auteur", vignette.auteur, "non")


@pytest.mark.parametrize("manque", ["presse", "collegue", "vers", "consentement"])
def test_nothing_is_asked_for_without_each_answer_and_her_consent(client, connecter, vignette, manque):
    donnees = envoi(vignette)
    del donnees[manque]
    reponse = connecter(client, vignette.auteur).post(partager(vignette), donnees)
    assert reponse.context["form"].has_error(manque)
    assert not Precautions.objects.exists()
    assert not vignette.pas.exists()


@pytest.mark.parametrize("reponse", ["oui", "ne_sait_pas"])
def test_a_yes_or_a_doubt_asks_for_a_sentence(client, connecter, vignette, reponse):
    connecter(client, vignette.auteur)
    rendu = client.post(partager(vignette), envoi(vignette, presse=reponse))
    assert rendu.context["form"].has_error("presse_mot")
    client.post(partager(vignette), envoi(vignette, presse=reponse, presse_mot="Un autre quartier."))
    assert vignette.precautions.get().presse_mot == "Un autre quartier."


def test_her_sentence_must_not_expose_in_its_turn(client, connecter, vignette):
    donnees = envoi(vignette, presse="oui", presse_mot="Madame Vandenbroucke y était citée.")
    reponse = connecter(client, vignette.auteur).post(partager(vignette), donnees)
    assert reponse.context["form"].has_error("presse_mot")
    assert not Precautions.objects.exists()


def test_a_text_that_changed_since_she_opened_the_page_is_read_again(client, connecter, vignette):
    donnees = envoi(vignette)
    vignette.recit = "Elle cultive le toit de la gare."
    vignette.save()
    reponse = connecter(client, vignette.auteur).post(partager(vignette), donnees)
    assert "a changé depuis" in reponse.content.decode()
    assert not vignette.pas.exists()


def test_a_name_left_in_an_older_text_is_settled_first(client, connecter, vignette):
    vignette.recit = "Madame Vandenbroucke cultive le toit."
    vignette.save()
    reponse = connecter(client, vignette.auteur).get(partager(vignette))
    assert reponse.context["form"] is None
    assert "Vandenbroucke" in reponse.context["a_remplacer"][0]
    with pytest.raises(PermissionDenied):
        demander(vignette)


@pytest.mark.parametrize("qui", [membre, moderateur, coordination])
def test_nobody_else_opens_the_page_by_which_she_shares(client, connecter, vignette, qui):
    personne = qui() if qui is coordination else qui(vignette.groupe)
    assert connecter(client, personne).get(partager(vignette)).status_code == 404
    assert client.post(partager(vignette), envoi(vignette)).status_code == 404


def test_the_bare_button_of_other_things_does_not_go_round_the_page(client, connecter, vignette):
    connecter(client, vignette.auteur)
    assert client.post(agir(vignette, "proposer"), {"vers": "groupe"}).status_code == 403
    demander(vignette)
    connecter(client, moderateur(vignette.groupe))
    assert client.post(agir(vignette, "relire"), {"mot": "Bien."}).status_code == 403
    vignette.refresh_from_db()
    assert (vignette.cercle, vignette.relu_le) == (Cercle.PRIVE, None)


def test_incomplete_answers_are_refused_by_the_door_itself(vignette):
    for mauvais in (None, dossier(presse=""), dossier(presse="oui"), dossier(presse="peut-être")):
        with pytest.raises(PermissionDenied):
            actions.proposer(vignette, vignette.auteur, Cercle.GROUPE, dossier=mauvais)


def test_a_new_request_replaces_the_answers_of_the_one_before(vignette):
    demander(vignette, presse="oui", presse_mot="Un autre lieu.")
    actions.renvoyer(vignette, moderateur(vignette.groupe), "Changez le lieu.")
    demander(vignette)
    assert [p.presse for p in Precautions.objects.all()] == ["non"]


# What stands out when it is read again


def test_what_was_kept_what_is_found_and_what_is_left_stand_out_and_the_text_is_whole():
    texte = "Chez le Rempart, madame Vandenbroucke arrose 17 pots."
    vignette = Vignette(
        recit=texte,
        gardes=[{"champ": "recit", "genre": "NAME", "passage": "Vandenbroucke", "raison": "Inventé."}],
    )
    gardees = relecture.morceaux(texte, "fr", relecture._raisons(vignette.gardes, "recit"))
    assert "".join(m.texte for m in gardees) == texte
    sortes = {m.texte: m.sorte for m in gardees if m.sorte}
    assert sortes["17"] == "nombre"
    assert sortes["Rempart"] in ("capitale", "inconnu", "constat")
    trouves = relecture.morceaux(texte, "fr", {})
    assert "constat" in {m.sorte for m in trouves}
    assert "".join(m.texte for m in trouves) == texte


def test_neither_page_promises_that_it_is_anonymous(client, connecter, vignette):
    pages = [connecter(client, vignette.auteur).get(partager(vignette)).content.decode()]
    demander(vignette)
    pages.append(connecter(client, moderateur(vignette.groupe)).get(relire(vignette)).content.decode())
    for page in pages:
        article = page[page.index("<main") : page.index("</main>")]
        assert "anonym" not in article.lower()
        assert "se trompe et oublie" in article


# What the moderator is asked


def test_a_moderator_answers_in_her_turn_and_accepts(client, connecter, vignette):
    demander(vignette, se_reconnait="ne_sait_pas", se_reconnait_mot="Le chat est devenu un chien.")
    relectrice = connecter(client, moderateur(vignette.groupe))
    page = client.get(relire(vignette)).content.decode()
    assert "Le chat est devenu un chien." in page
    assert client.post(relire(vignette), NON | {"presse": ""}).context["form"].has_error("presse")
    client.post(relire(vignette), NON)
    vignette.refresh_from_db()
    assert vignette.cercle == Cercle.GROUPE
    assert {p.lecteur for p in vignette.precautions.all()} == {"auteur", "moderation"}
    assert relectrice


def test_a_yes_of_the_author_asks_the_moderator_for_a_reason_that_reviewers_alone_read(
    client, connecter, vignette
):
    demander(vignette, presse="oui", presse_mot="Un entrefilet, il y a longtemps.")
    connecter(client, moderateur(vignette.groupe))
    assert client.post(relire(vignette), NON).context["form"].has_error("justification")
    with pytest.raises(PermissionDenied):
        actions.relire(vignette, moderateur(vignette.groupe), dossier=dossier())
    client.post(relire(vignette), NON | {"justification": "Le lieu et l’année ont changé."})
    vignette.refresh_from_db()
    assert vignette.cercle == Cercle.GROUPE
    assert "ont changé" in client.get(vignette.get_absolute_url()).content.decode()
    assert (
        "ont changé"
        not in connecter(client, vignette.auteur).get(vignette.get_absolute_url()).content.decode()
    )


def test_what_is_kept_on_purpose_is_counted_in_the_queue_and_read_with_its_reason(
    client, connecter, vignette
):
    vignette.gardes = [
        {"champ": "recit", "genre": "PLACE", "passage": "le toit", "raison": "Il y en a cent."}
    ]
    vignette.save()
    demander(vignette)
    connecter(client, moderateur(vignette.groupe))
    file = client.get(reverse("a_relire")).content.decode()
    assert "1 passage gardé exprès" in file
    assert "première lecture" in file
    assert "Il y en a cent." not in file
    assert "Il y en a cent." in client.get(relire(vignette)).content.decode()


def test_what_is_sent_back_waits_beside_modify_and_its_author_is_told_without_its_text(
    client, connecter, vignette, django_capture_on_commit_callbacks
):
    demander(vignette)
    connecter(client, moderateur(vignette.groupe))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(agir(vignette, "renvoyer"), {"mot": "Changez le quartier."})
    assert [courriel.to for courriel in mail.outbox] == [[vignette.auteur.email]]
    message = mail.outbox[0].subject + mail.outbox[0].body + mail.outbox[0].alternatives[0].content
    for secret in ("jardin", "toit", "quartier"):
        assert secret not in message
    page = connecter(client, vignette.auteur).get(vignette.get_absolute_url()).content.decode()
    assert "Changez le quartier." in page
    demander(vignette)
    assert relecture.mot_de_la_moderation(vignette) is None


# Traits that are rare together


def test_rare_traits_stay_in_the_group_and_the_page_says_what_to_widen(client, connecter, vignette):
    rendre_rare(vignette)
    assert relecture.risque_de(vignette) is Risque.BLOQUE
    connecter(client, vignette.auteur)
    reponse = client.get(partager(vignette))
    assert "maladie de Parkinson" in reponse.context["a_elargir"]
    assert [valeur for valeur, _ in reponse.context["form"].fields["vers"].choices] == ["groupe"]
    client.post(partager(vignette), envoi(vignette, vers="reseau"))
    with pytest.raises(PermissionDenied):
        demander(vignette, Cercle.RESEAU)
    vignette.refresh_from_db()
    assert vignette.cercle_demande == ""
    demander(vignette)
    with pytest.raises(PermissionDenied):
        actions.relire(vignette, moderateur(vignette.groupe), dossier=dossier())
    actions.relire(vignette, moderateur(vignette.groupe), "Notre groupe la connaît.", dossier=dossier())
    assert vignette.cercle == Cercle.GROUPE


def test_what_became_rare_since_it_was_asked_is_not_accepted(client, connecter, vignette):
    demander(vignette, Cercle.RESEAU)
    rendre_rare(vignette)
    reponse = connecter(client, moderateur(vignette.groupe)).get(relire(vignette))
    assert reponse.context["form"] is None
    with pytest.raises(PermissionDenied):
        actions.relire(vignette, moderateur(vignette.groupe), "Malgré tout.", dossier=dossier())


def test_only_what_the_network_holds_is_counted_with_it(vignette):
    rendre_rare(vignette, "cancer", age="50-59", revenu="mutuelle")
    for cercle, etat, attendu in (
        (Cercle.GROUPE, Etat.EN_LIGNE, Risque.RARE),
        (Cercle.RESEAU, Etat.RETIRE, Risque.RARE),
        (Cercle.RESEAU, Etat.EN_LIGNE, Risque.ORDINAIRE),
    ):
        semblable = rendre_rare(VignetteFactory(noeud=None), "cancer", age="50-59", revenu="mutuelle")
        Vignette.objects.filter(pk=semblable.pk).update(cercle=cercle, etat=etat)
        assert relecture.risque_de(vignette) is attendu, (cercle, etat)


# The look of another group


@pytest.fixture
def acceptee(vignette):
    """Accepted by its own group, asked for the network."""
    demander(vignette, Cercle.RESEAU)
    actions.relire(
        vignette, moderateur(vignette.groupe, first_name="Odile", last_name="Verlinden"), dossier=dossier()
    )
    assert (vignette.cercle, vignette.attend_regard) == (Cercle.PRIVE, True)
    return vignette


def test_somebody_of_another_group_reads_it_without_names_and_accepts(client, connecter, acceptee):
    acceptee.auteur.first_name, acceptee.auteur.last_name = "Ombeline", "Vanacker"
    acceptee.auteur.save()
    dehors = moderateur()
    connecter(client, dehors)
    file = client.get(reverse("a_relire")).content.decode()
    assert "regard d’un autre groupe" in file
    page = client.get(relire(acceptee)).content.decode()
    fiche = client.get(acceptee.get_absolute_url()).content.decode()
    for secret in ("Ombeline", "Vanacker", "Odile", "Verlinden", f"{acceptee.groupe.nom}<"):
        assert secret not in file + page + fiche, secret
    assert "rofessionnel·le du social" in page
    client.post(agir(acceptee, "regarder"))
    acceptee.refresh_from_db()
    assert (acceptee.cercle, acceptee.regard_par) == (Cercle.RESEAU, dehors)


def test_she_may_send_it_back_and_taking_back_cancels_the_look(acceptee):
    dehors = moderateur()
    actions.renvoyer(acceptee, dehors, "Le toit se voit de la gare.")
    assert (acceptee.cercle, acceptee.cercle_demande, acceptee.relu_le) == (Cercle.PRIVE, "", None)
    demander(acceptee, Cercle.RESEAU)
    actions.relire(acceptee, moderateur(acceptee.groupe), dossier=dossier())
    actions.reprendre(acceptee, acceptee.auteur, Cercle.PRIVE)
    with pytest.raises(PermissionDenied):
        actions.regarder(acceptee, dehors)


def test_no_one_of_the_group_is_the_outside_look_even_if_she_moderates_another(acceptee):
    double = moderateur(acceptee.groupe)
    AdhesionFactory(personne=double, cycle=cycle_courant(GroupeFactory()), role=Role.MODERATEUR)
    sienne = type(double).objects.get(pk=double.pk)
    voisine = membre(acceptee.groupe)
    AdhesionFactory(personne=voisine, cycle=cycle_courant(GroupeFactory()), role=Role.MODERATEUR)
    for personne in (sienne, type(voisine).objects.get(pk=voisine.pk), moderateur(acceptee.groupe)):
        with pytest.raises(PermissionDenied):
            actions.regarder(acceptee, personne)


def test_coordination_looks_only_where_every_moderator_is_of_the_group(client, connecter, acceptee):
    elle = coordination()
    assert connecter(client, elle).get(relire(acceptee)).status_code == 200
    moderateur()
    assert client.get(relire(acceptee)).status_code == 404
    with pytest.raises(PermissionDenied):
        actions.regarder(acceptee, type(elle).objects.get(pk=elle.pk))


def test_coordination_does_not_make_public_what_nobody_outside_has_seen(vignette):
    moderateur()
    demander(vignette, Cercle.PUBLIC)
    actions.relire(vignette, moderateur(vignette.groupe), dossier=dossier())
    with pytest.raises(PermissionDenied):
        actions.valider(vignette, coordination())
    actions.regarder(vignette, moderateur())
    assert vignette.cercle == Cercle.PRIVE
    actions.valider(vignette, coordination())
    assert vignette.cercle == Cercle.PUBLIC


def test_what_waits_for_the_outside_look_is_found_by_search_for_its_reader_alone(client, connecter, acceptee):
    adresse = f"{reverse('recherche')}?q=cultive"
    assert acceptee.titre in connecter(client, moderateur()).get(adresse).content.decode()
    for personne in (membre(), coordination(), membre(acceptee.groupe)):
        assert acceptee.titre not in connecter(client, personne).get(adresse).content.decode()
