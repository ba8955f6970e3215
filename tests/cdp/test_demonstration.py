from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cdp.demonstration import ETAPES, dossier
from cdp.demonstration.personnes import charger_personnes
from cdp.models import Direct, Preparation, Presence, PropositionAuProgramme, Seance
from socle.cercles.enums import Cercle
from socle.comptes.models import Adhesion, Groupe, Personne

pytestmark = pytest.mark.django_db
BRUXELLES = ZoneInfo("Europe/Brussels")


def sans_bruit(fait, total):
    pass


def charger():
    for etape in ETAPES:
        etape.charger(sans_bruit)


def comptes():
    modeles = (Personne, Groupe, Adhesion, Seance, Presence, Preparation, PropositionAuProgramme)
    return [modele.objects.count() for modele in modeles]


@pytest.fixture
def le_jour(monkeypatch):
    """`le_jour(2027, 6, 20)`: load as if it were this day, at noon."""

    def fixer(annee, mois, jour):
        moment = datetime(annee, mois, jour, 12, tzinfo=BRUXELLES)
        monkeypatch.setattr(timezone, "now", lambda: moment)
        charger()
        return moment

    return fixer


@pytest.mark.parametrize(
    "jour", [(2026, 9, 1), (2026, 11, 21), (2027, 1, 4), (2027, 6, 9), (2027, 6, 28), (2027, 8, 15)]
)
def test_chaque_groupe_a_toujours_une_seance_a_venir(le_jour, jour):
    le_jour(*jour)
    for groupe in Groupe.objects.filter(archive=False):
        assert Seance.objects.filter(groupe=groupe).prochaine(), groupe


def test_une_seance_passee_est_racontee_une_seance_future_ne_l_est_pas(le_jour):
    maintenant = le_jour(2026, 11, 21)
    vivantes = Seance.objects.filter(groupe__archive=False, groupe__genre="cdp")
    for seance in vivantes.filter(debut__lt=maintenant - timedelta(days=1)):
        assert seance.compte_rendu
        assert seance.elements.count() == 4
        presents = seance.presences.filter(presente=True).exclude(
            personne__adhesions__role__in=["moderateur", "veilleuse"]
        )
        assert presents.distinct().count() <= 12
    for seance in vivantes.filter(debut__gt=maintenant):
        assert not seance.compte_rendu
        assert not seance.elements.exists()
        assert not seance.presences.filter(presente__isnull=False).exists()


def test_les_dernieres_seances_ont_leurs_notes_et_leur_cloture(le_jour):
    le_jour(2026, 11, 21)
    for groupe in Groupe.objects.filter(archive=False, genre="cdp"):
        derniere = Seance.objects.filter(groupe=groupe, compte_rendu__gt="").latest("debut")
        assert derniere.captures.count() >= 4
        assert not derniere.cloture.est_vide
    assert not Direct.objects.en_cours().exists()
    assert not Direct.objects.filter(finie_le=None).exists()


def test_la_prochaine_seance_a_des_reponses_et_des_preparations(le_jour):
    le_jour(2026, 11, 21)
    for groupe in Groupe.objects.filter(archive=False, genre="cdp"):
        prochaine = Seance.objects.filter(groupe=groupe).prochaine()
        assert prochaine.presences.filter(reponse="vient").exists()
        assert prochaine.preparations.filter(cercle=Cercle.GROUPE).exists()
    assert Preparation.objects.filter(cercle=Cercle.PRIVE).exists()


def test_le_pilote_est_une_archive_publique_avec_son_chemin(le_jour):
    le_jour(2026, 11, 21)
    pilote = Seance.objects.filter(groupe__slug="pilote")
    assert pilote.count() == 8
    assert set(pilote.values_list("cercle", flat=True)) == {Cercle.PUBLIC}
    assert {seance.debut.year for seance in pilote} == {2019, 2020}
    assert pilote.first().pas.count() == 4


def test_les_seances_ordinaires_restent_dans_leur_groupe(le_jour):
    le_jour(2026, 11, 21)
    autres = Seance.objects.exclude(groupe__slug="pilote")
    assert set(autres.values_list("cercle", flat=True)) == {Cercle.GROUPE}


def test_personne_n_a_prepare_une_seance_sans_etre_du_groupe(le_jour):
    le_jour(2026, 11, 21)
    for preparation in Preparation.objects.select_related("seance", "auteur"):
        assert preparation.seance.cycle.adhesions.filter(personne=preparation.auteur).exists()
        assert preparation.cree_le < preparation.seance.debut


@pytest.mark.parametrize("seconde_fois", [(2026, 11, 21), (2028, 3, 1)])
def test_charger_deux_fois_ne_change_rien(le_jour, seconde_fois):
    le_jour(2026, 11, 21)
    avant = comptes()
    le_jour(*seconde_fois)
    assert comptes() == avant


def test_la_coordination_et_la_veilleuse_ont_leurs_droits(le_jour):
    le_jour(2026, 11, 21)
    for fonction in ("coordination", "veilleuse"):
        assert all(personne.groups.exists() for personne in Personne.objects.filter(fonction=fonction))


def test_un_autre_dossier_peut_etre_charge(tmp_path):
    (tmp_path / "groupes.toml").write_text(
        '[[groupe]]\ncle = "essai"\nnom = "Essai"\ngenre = "cdp"\nbassin = "sud"\npresentation = "Un essai."\n'
        'presentation_membres = ""\nlieu_habituel = "Ici"\nrang_semaine = 2\njour = "mardi"\nheure = "12:30"\n'
        "duree_minutes = 120\n"
    )
    (tmp_path / "personnes.toml").write_text(
        '[[personne]]\ncle = "a"\nprenom = "A"\nnom = "B"\ncourriel = "a@exemple.brussels"\nfonction = ""\n'
        'langue = "nl"\n[[adhesion]]\npersonne = "a"\ngroupe = "essai"\nrole = "participant"\nmetier = "kiné"\n'
        'secteur = "sante"\nstatut = "independant"\npratique = "solo"\ninstitution = ""\nconvention = true\n'
        'entree = "debut"\nprecedent = true\n'
    )
    charger_personnes(sans_bruit, tmp_path)
    assert Personne.objects.get(email="a@exemple.brussels").adhesions.count() == 2
    assert dossier.cycles_de(Groupe.objects.get(slug="essai"))["courant"].adhesions.count() == 1
