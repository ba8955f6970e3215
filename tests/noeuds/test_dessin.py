"""The drawing of a nœud: the same everywhere, harmonious whoever draws it."""

import os
import subprocess
import sys

import pytest

from noeuds import dessin as module
from noeuds.dessin import dessin, trace
from noeuds.dessin.courbes import courbe_de
from noeuds.dessin.diagramme import COTE, Diagramme
from noeuds.dessin.hasard import tirage
from noeuds.enums import Famille

IDENTITES = [f"identité {n}" for n in range(40)]


@pytest.mark.parametrize("famille", Famille)
def test_quarante_identites_donnent_quarante_dessins_harmonieux(famille):
    traces = set()
    for identite in IDENTITES:
        chemin, (x, y) = trace(identite, famille)
        traces.add(chemin)
        assert 0 <= x <= COTE
        assert 0 <= y <= COTE
        assert 3 <= chemin.count("M") <= 17
    assert len(traces) == len(IDENTITES)


def test_le_meme_noeud_a_le_meme_dessin_sur_une_autre_machine():
    """Another process has another hash seed; nothing of the drawing depends on it."""
    code = (
        "import django, os; os.environ['DJANGO_SETTINGS_MODULE'] = 'socle.settings.test'; django.setup();"
        "from noeuds.dessin import trace; print(trace('refus', 'patient'))"
    )
    ailleurs = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ailleurs.stdout.strip() == str(trace("refus", "patient"))


def test_la_famille_change_le_dessin():
    assert len({trace("refus", famille) for famille in Famille}) == len(Famille)


def test_le_fil_passe_dessus_puis_dessous_a_chaque_croisement():
    """Alternating: the two passages through one crossing have not the same parity, so one of them is cut."""
    for identite in IDENTITES[:12]:
        diagramme = Diagramme(courbe_de(Famille.PATIENT, tirage(identite)))
        rangs = sorted((p, c.lieu) for c in diagramme.croisements for p in (c.premier, c.second))
        for lieu in {c.lieu for c in diagramme.croisements}:
            premier, second = [rang for rang, (_passage, la) in enumerate(rangs) if la == lieu]
            assert (second - premier) % 2 == 1


def test_un_dessin_pese_moins_d_un_kilo_octet_et_ne_porte_aucun_style():
    svg = dessin("refus", Famille.SITUATION)
    assert len(svg) < 1024
    assert "style" not in svg
    assert 'aria-hidden="true"' in svg


def test_une_identite_hostile_reste_hors_du_svg():
    assert "<script>" not in dessin("<script>", Famille.PATIENT)


def test_dessiner_deux_fois_ne_calcule_qu_une_fois(monkeypatch):
    trace("une seule fois", Famille.PATIENT)
    monkeypatch.setattr(module, "Diagramme", None)
    assert trace("une seule fois", Famille.PATIENT)
