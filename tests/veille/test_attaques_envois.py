"""La veille attacked by what one sends it: forged forms, hostile files, two hands at once, two readings."""

import re
import time
from threading import Event, Thread

import pytest
from django.db import connection
from django.urls import reverse

from tests.comptes.fabriques import GroupeFactory, moderateur, veilleuse
from tests.noeuds.fabriques import VignetteFactory
from tests.veille.fabriques import CodeFactory
from tests.veille.fabriques_echanges import qdpx
from tests.veille.fabriques_grille import groupe_et_veilleuse, passage_de, second_de, texte_de, veilleuse_de
from veille.codage import actions as codage
from veille.echanges import lecture, xml
from veille.echanges.xml import FichierRefuse
from veille.grille import fusion
from veille.models import Faisceau, Passage
from veille.motifs.anciens import trahit
from veille.motifs.suppression import ENSEMBLE, Protection

pytestmark = pytest.mark.django_db


def test_un_nom_de_faisceau_forge_n_arrete_pas_postgresql(client):
    elle, vignette = veilleuse(), VignetteFactory.create_batch(1, cercle="public")[0]
    client.force_login(elle)
    envoi = {"vignette": vignette.reference, "titre": "Un\x00 nom"}
    assert client.post(reverse("faisceau_ajouter"), envoi).status_code == 302
    assert Faisceau.objects.get().titre == "Un nom"
    assert client.post(reverse("faisceau_ajouter"), envoi | {"faisceau": "a\x00b"}).status_code == 404


def test_une_adresse_forgee_n_arrete_pas_postgresql(client):
    assert client.get("/analyses/", {"etiquette": "a\x00"}).status_code == 200
    client.force_login(veilleuse())
    assert client.post(reverse("grille_ordre"), {"geste": "monter:a\x00"}).status_code == 404


def test_le_tableau_emporte_ne_nomme_pas_la_seconde_codeuse(client):
    groupe, elle = groupe_et_veilleuse()
    texte, autre = texte_de(elle, groupe=groupe), moderateur(groupe)
    passage_de(texte, "Deux", [CodeFactory()], autre)
    second_de(texte, autre, fini=True)
    passage_de(texte, "Un", [CodeFactory()])
    client.force_login(elle)
    tableau = client.get(reverse("retrouver_csv")).content.decode()
    assert "Deux" in tableau
    assert not {str(autre), str(elle)} & set(re.split(r'[;\r\n"]', tableau))


class TestFichiersHostiles:
    def test_des_balises_par_millions_sont_comptees_avant_d_etre_lues(self):
        millions = b"<Project>" + b"<a/>" * 1_000_001 + b"</Project>"
        with pytest.raises(FichierRefuse, match="démesuré"):
            xml.lire(millions, "Project")

    def test_des_memos_sans_nombre_sont_refuses(self, monkeypatch):
        monkeypatch.setattr(lecture, "MEMOS_AU_PLUS", 10)
        note = "<Note><PlainTextContent>Un mémo.</PlainTextContent></Note>"
        with pytest.raises(FichierRefuse, match="mémos"):
            lecture.lire_le_projet(qdpx(f"<Notes>{note * 11}</Notes>"))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_un_code_fusionne_pendant_qu_on_le_pose_n_emporte_pas_le_passage(monkeypatch):
    """The code is read, then merged by somebody else before it is put: on its own connection, it has to wait."""
    elle = veilleuse_de(GroupeFactory())
    texte = texte_de(elle)
    source, cible = CodeFactory.create_batch(2)
    lu, place = Event(), codage._passage

    def poser_lentement(*args):
        lu.set()
        time.sleep(0.5)
        return place(*args)

    def fusionner_ensuite():
        lu.wait(10)
        try:
            fusion.fusionner(source, cible, elle)
        finally:
            connection.close()

    monkeypatch.setattr(codage, "_passage", poser_lentement)
    fil = Thread(target=fusionner_ensuite)
    fil.start()
    codage.coder(texte, 0, 2, [source], elle)
    fil.join(30)
    assert Passage.objects.get().codes.get() == cible


def _de(**nombres):
    """A variable whose values have so many records, and how many there are."""
    masques, rang = {}, 0
    for valeur, nombre in nombres.items():
        masques[valeur] = ((1 << nombre) - 1) << rang
        rang += nombre
    return {"v": masques}, rang


@pytest.mark.parametrize(
    ("avant", "apres", "ensemble"),
    [
        ({"x": 10, "y": 10, "z": 10}, {"x": 15, "y": 10, "z": 12}, ("y", "z")),
        ({"x": 20, "y": 6, "z": 3}, {"x": 27, "y": 8, "z": 4}, ("y", "z")),
    ],
    ids=["réunies depuis", "réunies toujours"],
)
def test_des_valeurs_reunies_ne_disent_pas_un_petit_nombre_d_un_releve_a_l_autre(avant, apres, ensemble):
    ancien = Protection(*_de(**avant)).montres("v")
    variables, total = _de(**apres)
    nouveau = Protection(variables, total, trahit([ancien])).table("v") or {}
    dits = [set(valeur.split(ENSEMBLE)) for (valeur,), n in nouveau.items() if n is not None]
    assert set(ensemble) not in dits
