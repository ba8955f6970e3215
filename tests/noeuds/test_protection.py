"""What becomes of a typed text: nothing is stored that surely exposes somebody, unless kept on purpose (§4.2)."""

import pytest

from noeuds.forms import FormulaireProposition
from noeuds.models import PropositionDeNoeud
from noeuds.protection import Decision, decisions_recues, proteger
from tests.comptes.fabriques import GroupeFactory, membre

RECIT = "Mme Peeters ne répond plus. On laisse un message au 0470 12 34 56, puis mme peeters rappelle."


def test_sans_choix_le_texte_reste_tel_quel_et_se_refuse():
    protection = proteger(RECIT, {})
    assert protection.texte == RECIT
    assert protection.refuse
    assert [passage.texte for passage in protection.passages if passage.sur][:2] == [
        "Peeters",
        "0470 12 34 56",
    ]


def test_un_remplacement_vaut_dans_tout_le_texte():
    choix = {
        "peeters": Decision("remplacer", par="la voisine"),
        "0470 12 34 56": Decision("remplacer", par="son numéro"),
    }
    protection = proteger(RECIT, choix)
    assert "eeters" not in protection.texte
    assert protection.texte.count("la voisine") == 2
    assert not protection.refuse


def test_garder_demande_une_raison():
    assert proteger("Mme Peeters attend.", {"peeters": Decision("garder", raison="  ")}).refuse
    garde = proteger("Mme Peeters attend.", {"peeters": Decision("garder", raison="nom d’une place")})
    assert not garde.refuse
    assert garde.gardes("recit") == [
        {"champ": "recit", "genre": "NAME", "passage": "Peeters", "raison": "nom d’une place"}
    ]


def test_un_remplacement_qui_expose_a_son_tour_est_refuse():
    assert proteger("Mme Peeters attend.", {"peeters": Decision("remplacer", par="Mme Janssens")}).refuse


def test_les_choix_envoyes_se_lisent_jusqu_au_premier_qui_manque():
    envoyes = {
        "recit-constat-0-passage": "Peeters",
        "recit-constat-0-choix": "remplacer",
        "recit-constat-0-par": "x" * 500,
        "recit-constat-2-passage": "oublié",
    }
    lus = decisions_recues(envoyes, "recit-constat")
    assert list(lus) == ["peeters"]
    assert len(lus["peeters"].par) == 200


@pytest.mark.django_db
class TestFormulaire:
    @pytest.fixture
    def auteur(self):
        return membre(GroupeFactory())

    def envoyer(self, auteur, **donnees):
        saisie = {
            "question": "Comment faire quand elle refuse ?",
            "pourquoi": "Mme Peeters refuse.",
            "famille": "patient",
            "langue": "fr",
        }
        return FormulaireProposition(saisie | donnees, auteur=auteur)

    def test_un_nom_refuse_le_formulaire_et_ne_s_enregistre_pas(self, auteur):
        form = self.envoyer(auteur)
        assert not form.is_valid()
        assert "faire reconnaître quelqu’un" in form.errors["pourquoi"][0]
        assert not PropositionDeNoeud.objects.exists()

    def test_le_journal_dit_des_genres_et_des_nombres_jamais_un_mot(self, auteur, caplog):
        with caplog.at_level("INFO"):
            self.envoyer(auteur).is_valid()
        assert "'NAME ouvert': 1" in caplog.text
        assert "eeters" not in caplog.text

    def test_le_texte_remplace_est_seul_enregistre(self, auteur):
        form = self.envoyer(
            auteur,
            **{
                "pourquoi-constat-0-passage": "Peeters",
                "pourquoi-constat-0-choix": "remplacer",
                "pourquoi-constat-0-par": "la voisine",
            },
        )
        proposition = form.save() if form.is_valid() else pytest.fail(str(form.errors))
        proposition.refresh_from_db()
        assert "Peeters" not in proposition.pourquoi
        assert proposition.gardes == []

    def test_ce_qui_est_garde_se_dit_et_ne_se_redemande_pas(self, auteur):
        choix = {
            "pourquoi-constat-0-passage": "Peeters",
            "pourquoi-constat-0-choix": "garder",
            "pourquoi-constat-0-raison": "un nom de rue",
        }
        form = self.envoyer(auteur, **choix)
        proposition = form.save() if form.is_valid() else pytest.fail(str(form.errors))
        proposition.refresh_from_db()
        assert [garde["raison"] for garde in proposition.gardes] == ["un nom de rue"]
        autre = FormulaireProposition(
            {"question": "Q ?", "pourquoi": "Mme Peeters refuse.", "famille": "patient", "langue": "fr"},
            instance=proposition,
            auteur=auteur,
        )
        assert autre.is_valid(), autre.errors
        assert [garde["passage"] for garde in autre.instance.gardes] == ["Peeters"]
