"""Through the database: who may take what away, what comes back, and how it is undone."""

import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from socle.comptes.enums import Role
from tests.comptes.fabriques import membre
from tests.veille.fabriques import CodeFactory, ObservationFactory
from tests.veille.fabriques_echanges import GUID, TEXTE, depose, emporte, projet_code, un_texte, veilleuse
from veille import actions as observer
from veille.codage.actions import coder, corriger_le_texte
from veille.echanges import actions, annulation, ecriture, grille_qdc
from veille.echanges.comparaison import comparer
from veille.echanges.contenu import CodeEcrit, depuis_json
from veille.echanges.lecture import lire_le_projet
from veille.enums import Ancrage
from veille.grille import actions as livre
from veille.models import Codage, Code, Echange, Memo, Observation, Passage, SecondCodage

pytestmark = pytest.mark.django_db


@pytest.fixture
def elle():
    return veilleuse()


def entrer(par, octets, seance=None, siennes=None):
    """Bring a file and write all of it, each new text in this session."""
    echange = depose(par, octets)
    projet = depuis_json(echange.contenu)
    seances = {texte.guid: seance for texte in projet.textes}
    siennes = {c.guid for c in projet.codeuses} if siennes is None else siennes
    ecriture.appliquer_le_projet(echange, par, seances, siennes)
    echange.refresh_from_db()
    return echange


def etat():
    return (
        sorted(Code.objects.values_list("guid", "nom", "parent__guid", "definition", "couleur_rang")),
        sorted(
            Passage.objects.values_list(
                "cle", "observation__cle", "debut", "fin", "extrait", "codeur", "entier"
            )
        ),
        sorted(Codage.objects.values_list("cle", "passage__cle", "code__guid")),
        sorted(Memo.objects.values_list("cle", "titre", "texte", "auteur")),
        sorted(Memo.objects.values_list("cle", "code__guid", "passage__cle", "observation__cle"), key=str),
    )


def test_ce_qui_part_et_revient_apres_avoir_tout_perdu_est_le_meme(elle):
    observation, _codes, _passages = projet_code(elle)
    avant, seance, octets = etat(), observation.seance, emporte(elle)
    Memo.objects.all().delete()
    observation.delete()
    Code.objects.filter(parent__isnull=False).delete()
    Code.objects.all().delete()
    entrer(elle, octets, seance)
    assert etat() == avant
    assert Observation.objects.get().texte == TEXTE
    assert Observation.objects.get().partagee_le is None


def test_rapporter_deux_fois_ne_double_rien(elle):
    projet_code(elle)
    avant = etat()
    entrer(elle, emporte(elle))
    assert etat() == avant


def test_un_passage_a_revoir_ne_revient_pas_en_double(elle):
    observation, _codes, _passages = projet_code(elle)
    corriger_le_texte(observation, "Tout autre chose, sans rien d’avant.", elle, observation.version)
    observation.refresh_from_db()
    assert Passage.objects.filter(etat=Ancrage.A_REVOIR).exists()
    avant = etat()
    entrer(elle, emporte(elle))
    assert etat() == avant


def test_un_logiciel_qui_change_les_guid_retrouve_les_memes_choses(elle):
    """QualCoder makes every GUID anew: codes come back by their path, texts word for word."""
    projet_code(elle)
    avant = etat()
    entrer(elle, _sans_nos_guids(emporte(elle)))
    assert etat() == avant


def _sans_nos_guids(octets):
    import re
    import uuid

    nouveaux: dict[str, str] = {}
    sortie = BytesIO()
    with zipfile.ZipFile(BytesIO(octets)) as lu, zipfile.ZipFile(sortie, "w") as ecrit:
        for nom in lu.namelist():
            changer = lambda m: nouveaux.setdefault(m[0], str(uuid.uuid4()))  # noqa: E731
            forme = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
            contenu = lu.read(nom).decode()
            ecrit.writestr(re.sub(forme, changer, nom), re.sub(forme, changer, contenu))
    return sortie.getvalue()


def test_ce_qu_un_autre_logiciel_ajoute_arrive_sans_rien_effacer(elle):
    observation, (famille, _code), _passages = projet_code(elle)
    nombre = Passage.objects.count()
    entrer(elle, un_texte(TEXTE.encode(), [(0, 6, "Le fil")]))
    assert Passage.objects.count() == nombre + 1
    nouveau = Passage.objects.get(debut=0, fin=6)
    assert (nouveau.observation, nouveau.codeur, nouveau.extrait) == (observation, elle, "Le fil")
    assert Code.objects.filter(nom="Fil").exists()
    assert Code.objects.filter(pk=famille.pk).exists()


def test_seuls_ses_textes_partent_et_personne_n_y_est_nomme(elle):
    observation, _codes, _passages = projet_code(elle)
    groupe = observation.groupe
    ObservationFactory(
        groupe=groupe, auteur=veilleuse(groupe), texte="Celui d’une autre.", partagee_le=timezone.now()
    )
    octets = emporte(elle)
    tout = b"".join(
        zipfile.ZipFile(BytesIO(octets)).read(n) for n in zipfile.ZipFile(BytesIO(octets)).namelist()
    )
    assert b"Celui d" not in tout
    for secret in (elle.email, elle.first_name, elle.last_name):
        assert secret.encode() not in tout
    assert [c.nom for c in lire_le_projet(octets).projet.codeuses] == ["Codeuse 1"]


def test_un_second_codage_ne_part_que_fini_et_sans_nom(elle):
    observation, (famille, _code), _passages = projet_code(elle)
    autre = membre(observation.groupe, Role.MODERATEUR)
    observer.partager(observation, elle)
    second = SecondCodage.objects.create(observation=observation, codeur=autre, invite_par=elle)
    coder(observation, 1, 5, [famille], autre)
    assert len(lire_le_projet(emporte(elle)).projet.passages) == 2
    second.fini_le = timezone.now()
    second.save()
    projet = lire_le_projet(emporte(elle)).projet
    assert [c.nom for c in projet.codeuses] == ["Codeuse 1", "Codeuse 2"]
    assert [p.codeuse for p in projet.passages if p.debut == 1] == [projet.codeuses[1].guid]
    avant = etat()
    entrer(elle, emporte(elle), siennes={projet.codeuses[0].guid})
    assert etat() == avant


def test_un_autre_codage_garde_le_nom_du_fichier_sans_compte(elle):
    projet_code(elle)
    octets = un_texte(TEXTE.encode(), [(0, 6, "")])
    projet = depose(elle, octets)
    contenu = projet.contenu
    contenu["codeuses"] = [{"guid": GUID, "nom": "Anne"}]
    contenu["textes"][0]["passages"][0]["codeuse"] = GUID
    projet.save()
    ecriture.appliquer_le_projet(projet, elle, {}, set())
    ailleurs = Passage.objects.get(debut=0, fin=6)
    assert (ailleurs.codeur, ailleurs.code_ailleurs_par) == (None, "Anne")


def test_le_guid_du_texte_d_une_autre_n_ouvre_ni_n_ecrase_rien(elle):
    siens = ObservationFactory(texte="Secret d’une autre.")
    Observation.objects.filter(pk=siens.pk).update(cle=GUID)
    seance = ObservationFactory(auteur=elle, groupe=elle.adhesions_actives[0].cycle.groupe).seance
    entrer(elle, un_texte(b"Secret d\xe2\x80\x99une autre.", [(0, 6, "Secret")]), seance)
    siens.refresh_from_db()
    assert not siens.passages.exists()
    venu = Observation.objects.get(auteur=elle, texte="Secret d’une autre.")
    assert str(venu.cle) != GUID


def test_un_texte_recrit_entre_temps_arrive_a_cote(elle):
    observation, _codes, _passages = projet_code(elle)
    octets = emporte(elle)
    Observation.objects.filter(pk=observation.pk).update(texte="Autre chose.")
    entrer(elle, octets, observation.seance)
    assert set(Observation.objects.values_list("texte", flat=True)) == {"Autre chose.", TEXTE}


def test_on_n_entre_pas_dans_la_seance_d_un_groupe_qui_n_est_pas_le_sien(elle):
    ailleurs = ObservationFactory().seance
    with pytest.raises(PermissionDenied):
        entrer(elle, un_texte(b"Un fil", [(3, 6, "fil")]), ailleurs)
    assert not Code.objects.exists()


def test_annuler_defait_tout_l_import(elle):
    observation, _codes, _passages = projet_code(elle)
    avant = etat()
    octets = emporte(elle)
    Observation.objects.filter(pk=observation.pk).update(texte="Autre chose.")
    echange = entrer(elle, octets, observation.seance)
    assert etat() != avant
    annulation.annuler(echange, elle)
    annulation.annuler(echange, elle)
    Observation.objects.filter(pk=observation.pk).update(texte=TEXTE)
    assert etat() == avant


def test_annuler_garde_ce_qui_vit_depuis_et_le_dit(elle):
    seance = ObservationFactory(auteur=elle, groupe=elle.adhesions_actives[0].cycle.groupe).seance
    echange = entrer(elle, un_texte(b"Un fil tendu", [(3, 6, "fil")]), seance)
    venu = Observation.objects.get(texte="Un fil tendu")
    coder(venu, 7, 12, [Code.objects.get(nom="Fil")], elle)
    annulation.annuler(echange, elle)
    echange.refresh_from_db()
    assert [p.debut for p in venu.passages.all()] == [7]
    assert len(echange.remarques) == 2
    assert Code.objects.filter(nom="Fil").exists()


def test_la_grille_revient_par_ses_portes_sans_rien_effacer(elle):
    famille, absent = CodeFactory(nom="Le temps"), CodeFactory(nom="Absent")
    bouge = CodeFactory(nom="Attendre", parent=famille)
    lus = [
        CodeEcrit(str(famille.guid), "La durée"),
        CodeEcrit(str(bouge.guid), "Attendre"),
        CodeEcrit(GUID, "Nouveau", "Quand.", parent=str(famille.guid)),
    ]
    comparaison = comparer(lus)
    assert [[s.value for s in c.sorts] for c in comparaison.codes] == [["renomme"], ["deplace"], ["nouveau"]]
    assert comparaison.absents == [absent]
    echange = depose(elle, grille_qdc.ecrire(lus), "grille.qdc")
    assert ecriture.appliquer_la_grille(echange, elle, {code.guid for code in lus}) == []
    bouge.refresh_from_db()
    famille.refresh_from_db()
    nouveau = Code.objects.get(guid=GUID)
    assert (famille.nom, bouge.parent, nouveau.parent, nouveau.nom) == ("La durée", None, famille, "Nouveau")
    assert absent in Code.objects.actifs()
    echange.refresh_from_db()
    annulation.annuler(echange, elle)
    bouge.refresh_from_db()
    famille.refresh_from_db()
    assert (famille.nom, bouge.parent, Code.objects.count()) == ("Le temps", famille, 3)


def test_deux_codes_du_meme_nom_se_distinguent_dehors_et_restent_les_memes_ici(elle):
    for nom in ("Rôle", "Temps"):
        CodeFactory(nom="Autre", parent=CodeFactory(nom=nom))
    lus = grille_qdc.lire_la_grille(actions.emporter_la_grille(elle)[1])
    assert sorted(code.nom for code in lus) == ["Autre (Rôle)", "Autre (Temps)", "Rôle", "Temps"]
    assert comparer(lus).changes == []


def test_un_code_fusionne_depuis_mene_a_ce_qu_il_est_devenu(elle):
    ancien, neuf = CodeFactory(nom="Ancien"), CodeFactory(nom="Neuf")
    lus = [CodeEcrit(str(ancien.guid), "Ancien")]
    livre.retirer(ancien, elle)
    Code.objects.filter(pk=ancien.pk).update(fusionne_dans=neuf)
    assert comparer(lus).codes[0].code == neuf


def test_chaque_fichier_parti_laisse_une_ligne_qu_elle_seule_voit(elle):
    projet_code(elle)
    emporte(elle)
    ligne = Echange.objects.visibles_pour(elle).get()
    assert (ligne.sens, ligne.nombres["textes"], ligne.avec_memos) == ("sortie", 1, True)
    assert not Echange.objects.visibles_pour(veilleuse()).exists()


def test_qui_n_observe_pas_n_emporte_rien():
    with pytest.raises(PermissionDenied):
        actions.emporter_la_grille(membre(role=Role.MODERATEUR))


def test_mille_passages_partent_et_reviennent_en_peu_de_requetes(elle, django_assert_max_num_queries):
    observation, (famille, _code), _passages = projet_code(elle, "Un fil se tend. " * 600)
    Passage.objects.bulk_create(
        Passage(observation=observation, debut=n * 9, fin=n * 9 + 40, extrait="x", codeur=elle)
        for n in range(1000)
    )
    Codage.objects.bulk_create(Codage(passage=p, code=famille) for p in Passage.objects.filter(extrait="x"))
    with django_assert_max_num_queries(15):
        octets = emporte(elle)
    observation.delete()
    echange = depose(elle, octets)
    with django_assert_max_num_queries(60):
        seances = {str(t["guid"]): observation.seance for t in echange.contenu["textes"]}
        ecriture.appliquer_le_projet(echange, elle, seances, {c["guid"] for c in echange.contenu["codeuses"]})
    assert Passage.objects.count() == 1002


def test_le_compte_rendu_dit_ce_qui_a_ete_ecrit_sans_zeros(elle):
    observation, _codes, _passages = projet_code(elle)
    octets = emporte(elle)
    assert entrer(elle, octets).en_mots == "rien de nouveau"
    Passage.objects.filter(observation=observation).delete()
    dit = entrer(elle, octets).en_mots
    assert "passage" in dit
    assert " 0 " not in f" {dit}"
