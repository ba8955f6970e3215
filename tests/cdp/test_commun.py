"""What comes back in two preparations, for moderators, and nothing of a draft."""

import pytest
from django.urls import reverse

from cdp.models import PointOrdreDuJour
from cdp.preparations.commun import Dit, ce_qui_revient, questions_de
from tests.cdp.fabriques import PointFactory, PreparationFactory, SeanceFactory
from tests.comptes.fabriques import GroupeFactory, membre, moderateur
from tests.noeuds.fabriques import NoeudFactory


class Titre:
    def __init__(self, title):
        self.title = title


def test_un_mot_revient_a_la_deuxieme_preparation():
    textes = ["Les factures s’entassent, les factures encore.", "Une facture impayée.", "Le logement."]
    commun = ce_qui_revient([Dit(texte, "fr") for texte in textes], [], [], [])
    assert [(r.libelle, r.fois, r.langue) for r in commun.retours] == [("factures", 2, "fr")]


def test_un_noeud_revient_par_deux_de_ses_mots_et_prend_ses_questions():
    noeud = Titre("Comment faire quand les factures dépassent le revenu")
    textes = [Dit("Factures plus hautes que le revenu."), Dit("Son revenu ne couvre pas ses factures.")]
    questions = [Dit("Qui aide pour des factures sans revenu ?"), Dit("Et la nuit ?")]
    commun = ce_qui_revient(textes, questions, [noeud], [])
    assert commun.retours[0].objet is noeud
    assert commun.retours[0].questions == questions[:1]
    assert commun.autres_questions == questions[1:]


def test_une_question_par_ligne_ou_par_point_d_interrogation():
    assert questions_de("Qui ouvre ? Et la nuit ?\n- Le bus") == ["Qui ouvre ?", "Et la nuit ?", "Le bus"]


@pytest.fixture
def seance(db):
    groupe = GroupeFactory()
    seance = SeanceFactory(groupe=groupe)
    for _ in range(2):
        PreparationFactory(
            seance=seance, auteur=membre(groupe), questions="Que faire des factures ?", envoyee=True
        )
    PreparationFactory(seance=seance, auteur=membre(groupe), questions="Le secret du brouillon ?")
    return seance


def page(seance):
    return reverse("qui_a_prepare", args=[seance.reference])


def test_les_moderateurs_voient_qui_a_donne_et_pas_les_brouillons(client, connecter, seance):
    recue = connecter(client, moderateur(seance.groupe)).get(page(seance))
    assert "Factures" in recue.content.decode()
    assert "secret du brouillon" not in recue.content.decode()
    assert len(recue.context["donnees"]) == 2


def test_qui_a_donne_n_y_entre_pas_sans_moderer_ce_groupe(client, connecter, seance):
    autrice = seance.preparations.envoyees().first().auteur
    for personne in (autrice, membre(seance.groupe), moderateur(GroupeFactory())):
        assert connecter(client, personne).get(page(seance)).status_code == 404


def test_un_geste_en_fait_un_point_avant_la_cloture_une_seule_fois(client, connecter, seance):
    noeud = NoeudFactory(title="Que faire des factures", cercle="public")
    PointFactory(seance=seance, rang=1, moment="cloture", titre="Au revoir")
    connecter(client, moderateur(seance.groupe))
    geste = reverse("point_depuis_preparation", args=[seance.reference])
    for _ in range(2):
        assert client.post(geste, {"titre": noeud.title}).status_code == 302
    points = list(PointOrdreDuJour.objects.filter(seance=seance))
    assert [(p.titre, p.noeud) for p in points] == [(noeud.title, noeud), ("Au revoir", None)]


def test_on_n_invente_pas_un_point_par_cette_porte(client, connecter, seance):
    geste = reverse("point_depuis_preparation", args=[seance.reference])
    connecter(client, membre(seance.groupe))
    assert client.post(geste, {"titre": "factures"}).status_code == 404
    connecter(client, moderateur(seance.groupe))
    # An agenda leaves by e-mail: the words of a preparation do not go into it.
    for titre in ("Le secret du brouillon ?", "Que faire des factures ?"):
        assert client.post(geste, {"titre": titre}).status_code == 404
    assert client.post(geste, {"titre": "factures"}).status_code == 302
