"""What is typed where no reason can be kept: a sure passage refuses the form, and says what to do (§4.2)."""

import pytest
from django import forms

from socle.protection import FormulaireGarde, passages_surs


class Formulaire(FormulaireGarde, forms.Form):
    TEXTES = ("texte", "absent")
    texte = forms.CharField()
    telephone = forms.CharField(required=False)


def erreurs(texte, **autres):
    form = Formulaire({"texte": texte, **autres})
    return [] if form.is_valid() else form.errors["texte"]


@pytest.mark.parametrize(
    "texte", ["Appelez avant dix heures.", "Demandez la permanence du CPAS de Saint-Gilles."]
)
def test_un_conseil_sans_personne_passe(texte):
    assert erreurs(texte) == []


def test_un_nom_est_refuse_avec_de_quoi_le_remplacer():
    (phrase,) = erreurs("Demandez Fatiha avant dix heures.")
    assert "« Fatiha »" in phrase
    assert "« la personne »" in phrase


@pytest.mark.parametrize(
    "passage", ["0470 12 34 56", "fatiha@exemple.brussels", "rue du Progrès 12, 1030 Schaerbeek"]
)
def test_un_moyen_de_joindre_est_renvoye_vers_le_contact_de_la_fiche(passage):
    (phrase,) = erreurs(f"Pour entrer : {passage}")
    assert "« Contact »" in phrase


def test_aucune_raison_ne_passe_outre():
    """Unlike the forms of situations: nothing posted beside the text keeps the passage."""
    choix = {
        "texte-constat-0-passage": "Fatiha",
        "texte-constat-0-choix": "garder",
        "texte-constat-0-raison": "si",
    }
    assert erreurs("Demandez Fatiha.", **choix)


def test_seuls_les_textes_nommes_sont_lus():
    assert Formulaire({"texte": "Appelez.", "telephone": "0470 12 34 56"}).is_valid()


def test_un_passage_repete_se_dit_une_fois():
    assert [passage.texte for passage in passages_surs("Fatiha appelle. Puis Fatiha revient.")] == ["Fatiha"]
