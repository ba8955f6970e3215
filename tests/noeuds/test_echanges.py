"""Replies and questions: given to one's group by one's own act, never seen without what they hang from."""

import pytest
from django.urls import reverse

from noeuds.models import Question, Reponse
from socle.cercles import actions
from socle.cercles.enums import Cercle, Pas
from tests.cdp.fabriques import SeanceFactory
from tests.comptes.fabriques import GroupeFactory, membre, moderateur
from tests.noeuds.fabriques import (
    NoeudFactory,
    PisteFactory,
    QuestionFactory,
    ReponseFactory,
    VignetteFactory,
)

pytestmark = pytest.mark.django_db


def page(client, adresse):
    reponse = client.get(adresse)
    assert reponse.status_code == 200
    return reponse.content.decode()


def test_une_reponse_entre_dans_son_groupe_et_pas_plus_loin(client, connecter):
    groupe, piste = GroupeFactory(), PisteFactory(cercle=Cercle.PUBLIC)
    moi = membre(groupe)
    adresse = f"{reverse('reponse_nouvelle')}?piste={piste.reference}"
    connecter(client, moi).post(adresse, {"texte": "Chez nous, il a fallu six cafés."})
    reponse = Reponse.objects.get()
    assert (reponse.cercle, reponse.groupe, reponse.auteur) == (Cercle.GROUPE, groupe, moi)
    assert [pas.pas for pas in reponse.pas.all()] == [Pas.CREATION]
    assert "six cafés" in page(connecter(client, membre(groupe)), piste.get_absolute_url())
    assert "six cafés" not in page(connecter(client, membre()), piste.get_absolute_url())
    client.logout()
    assert "six cafés" not in page(client, piste.get_absolute_url())


def test_un_nom_dans_une_reponse_est_refuse(client, connecter):
    noeud = NoeudFactory()
    adresse = f"{reverse('reponse_nouvelle')}?noeud={noeud.slug}"
    connecter(client, membre()).post(adresse, {"texte": "M. Janssens est au 0470 12 34 56."})
    assert not Reponse.objects.exists()


def test_l_echange_d_un_nœud_se_lit_sur_sa_page_et_en_entier_a_cote(client, connecter):
    noeud = NoeudFactory(cercle=Cercle.PUBLIC)
    groupe = GroupeFactory()
    reponses = [ReponseFactory(noeud=noeud, groupe=groupe, cercle=Cercle.GROUPE) for _ in range(6)]
    connecter(client, membre(groupe))
    assert sum(r.texte in page(client, noeud.url) for r in reponses) == 4
    tout = reverse("noeud_echanges", args=[noeud.reference])
    assert tout in page(client, noeud.url)
    assert all(r.texte in page(client, tout) for r in reponses)
    assert not any(r.texte in page(connecter(client, membre()), tout) for r in reponses)


def test_une_reponse_disparait_avec_sa_piste_et_avec_la_situation_de_sa_piste(client, connecter):
    vignette = VignetteFactory(cercle=Cercle.PUBLIC)
    piste = PisteFactory(vignette=vignette, cercle=Cercle.PUBLIC)
    reponse = ReponseFactory(piste=piste, cercle=Cercle.PUBLIC)
    assert reponse.texte in page(client, reponse.get_absolute_url())
    actions.retirer(vignette, vignette.auteur)
    assert client.get(reponse.get_absolute_url()).status_code == 404
    assert connecter(client, membre()).get(reponse.get_absolute_url()).status_code == 404


def test_une_reponse_reprise_se_corrige_et_se_redonne(client, connecter):
    reponse = ReponseFactory(cercle=Cercle.GROUPE)
    adresse = reverse("reponse_modifier", args=[reponse.reference])
    connecter(client, reponse.auteur)
    assert client.get(adresse).status_code == 404
    actions.reprendre(reponse, reponse.auteur, Cercle.PRIVE)
    assert client.post(adresse, {"texte": "Mieux dit."}).status_code == 302
    reponse.refresh_from_db()
    assert (reponse.texte, reponse.cercle) == ("Mieux dit.", Cercle.GROUPE)


def test_hors_du_groupe_une_reponse_dit_un_secteur_et_un_mois(client):
    auteur = membre(first_name="Ombeline")
    reponse = ReponseFactory(auteur=auteur, cercle=Cercle.PUBLIC)
    lu = page(client, reponse.get_absolute_url())
    assert "Ombeline" not in lu
    assert "rofessionnel·le du social" in lu
    assert "aujourd’hui" not in lu


def test_une_question_attend_la_prochaine_seance_de_son_groupe(client, connecter):
    groupe, noeud = GroupeFactory(), NoeudFactory()
    prochaine = SeanceFactory(groupe=groupe)
    ailleurs = SeanceFactory(groupe=GroupeFactory(), cercle=Cercle.PUBLIC)
    adresse = f"{reverse('question_nouvelle')}?noeud={noeud.slug}"
    connecter(client, membre(groupe)).post(adresse, {"texte": "Qui a déjà essayé ?"})
    question = Question.objects.get()
    assert question.cercle == Cercle.GROUPE
    assert question.cercles_possibles() == []
    assert "Qui a déjà essayé" in page(client, prochaine.get_absolute_url())
    assert "Qui a déjà essayé" not in page(client, ailleurs.get_absolute_url())
    connecter(client, moderateur(groupe))
    assert "Qui a déjà essayé" in page(client, reverse("seance_modifier", args=[prochaine.reference]))


def test_elle_est_abordee_a_une_seance_et_quitte_les_suivantes(client, connecter):
    question = QuestionFactory(cercle=Cercle.GROUPE)
    groupe = question.groupe
    passee, prochaine = SeanceFactory(groupe=groupe, passee=True), SeanceFactory(groupe=groupe)
    adresse = reverse("question_aborder", args=[passee.reference, question.reference])
    assert connecter(client, membre(groupe)).post(adresse, {"abordee": "oui"}).status_code == 404
    connecter(client, moderateur(groupe))
    assert question.texte not in page(client, passee.get_absolute_url())
    assert client.post(adresse, {"abordee": "oui"}).status_code == 302
    assert question.texte in page(client, passee.get_absolute_url())
    assert question.texte not in page(client, prochaine.get_absolute_url())
    client.post(adresse, {"abordee": "non"})
    assert question.texte in page(client, prochaine.get_absolute_url())


def test_une_seance_publique_ne_montre_pas_les_questions_de_son_groupe(client, connecter):
    question = QuestionFactory(cercle=Cercle.GROUPE)
    seance = SeanceFactory(groupe=question.groupe, cercle=Cercle.PUBLIC)
    assert question.texte not in page(client, seance.get_absolute_url())
    assert question.texte not in page(connecter(client, membre()), seance.get_absolute_url())
    question.seance = seance
    question.save()
    assert question.texte not in page(client, seance.get_absolute_url())


def test_un_moderateur_d_ailleurs_n_aborde_pas_la_question(client, connecter):
    question, seance = QuestionFactory(cercle=Cercle.GROUPE), SeanceFactory(groupe=GroupeFactory())
    adresse = reverse("question_aborder", args=[seance.reference, question.reference])
    assert connecter(client, moderateur(seance.groupe)).post(adresse, {"abordee": "oui"}).status_code == 404
