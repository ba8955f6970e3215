"""What goes out of the directory as a row comes back from it (issue 6, item 5)."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from ressources.echanges.colonnes import COLONNES, colonne_pour, pour_colonnes, rangee
from ressources.echanges.lexique import Lexique
from ressources.models import Ressource
from socle.comptes.models import Commune

from .fabriques import RUE_SECRETE, RessourceFactory

pytestmark = pytest.mark.django_db


def _aller_retour(fiche):
    fiche = pour_colonnes(Ressource.objects.filter(pk=fiche.pk)).get()
    lexique = Lexique()
    return {
        colonne.cle: colonne.relire("" if valeur is None else str(valeur), lexique)
        for colonne, valeur in zip(COLONNES, rangee(fiche), strict=True)
        if colonne.relire
    }


@pytest.mark.parametrize("langue", ["fr", "nl"])
def test_une_rangee_revient_telle_qu_elle_est_partie(langue):
    fiche = RessourceFactory(
        communes=["Ixelles", "Bruxelles"],
        etiquettes=["Logement d’urgence", "femmes"],
        acces=["libre", "rdv"],
        adresse="Rue Haute 12, boîte 3",
        code_postal="1000",
        commune=Commune.objects.get(nom="Bruxelles"),
        disponibilite="attente",
        attente_semaines=6,
        rythme=3,
        conditions="Une ligne ;\nune autre, avec « virgule »",
    )
    with override(langue):
        relu = _aller_retour(fiche)
    for nom in ("acces", "langues", "cout", "genre", "attente_semaines", "rythme", "conditions", "adresse"):
        assert relu[nom] == getattr(fiche, nom), nom
    assert relu["disponibilite_le"] == fiche.disponibilite_le
    assert relu["commune"] == fiche.commune
    assert set(relu["communes"]) == set(fiche.communes.all())
    assert set(relu["etiquettes"]) == {e.name for e in fiche.etiquettes.all()}


def test_une_adresse_confidentielle_ne_part_pas_ni_ce_qui_la_situe():
    commune = Commune.objects.get(nom="Bruxelles")
    fiche = RessourceFactory(refuge=True, code_postal="1000", commune=commune, communes=["Ixelles"])
    fiche = pour_colonnes(Ressource.objects.filter(pk=fiche.pk)).get()
    ecrit = dict(zip((c.cle for c in COLONNES), rangee(fiche), strict=True))
    assert RUE_SECRETE not in " ".join(map(str, ecrit.values()))
    assert (ecrit["adresse"], ecrit["code_postal"], ecrit["commune"]) == ("", "", "")
    assert ecrit["adresse_confidentielle"] == "oui"


@pytest.mark.parametrize(
    ("entete", "cle"),
    [
        ("Téléphone", "telephone"),
        (" E-MAIL ", "courriel"),
        ("non_acceptes", "non_acceptes"),
        ("Rue", "adresse"),
    ],
)
def test_une_colonne_se_reconnait_a_ses_noms_usuels(entete, cle):
    assert colonne_pour(entete).cle == cle


def test_ce_qui_n_est_pas_dans_une_liste_est_refuse_avec_le_mot():
    lexique = Lexique()
    with pytest.raises(ValidationError, match="Tombouctou"):
        colonne_pour("communes").relire("Ixelles; Tombouctou", lexique)
    with pytest.raises(ValidationError, match="klingon"):
        colonne_pour("langues").relire("français, klingon", lexique)
