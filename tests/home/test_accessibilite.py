"""The accessibility statement: open to everybody, reached from every page, and dated as the figures are."""

import pytest
from django.urls import reverse
from django.utils import formats

from home.accessibilite import DERNIERS_ESSAIS
from tests.outils.lieux import RACINE

pytestmark = pytest.mark.django_db


def test_la_declaration_se_lit_sans_compte_et_depuis_chaque_page(client):
    assert f'href="{reverse("accessibilite")}"' in client.get("/").content.decode()
    page = client.get(reverse("accessibilite")).content.decode()
    assert "WCAG 2.2" in page
    assert formats.date_format(DERNIERS_ESSAIS, "j F Y") in page
    assert reverse("wagtail_serve", args=["comprendre/a-propos/"]) in page


def test_la_date_des_essais_est_celle_des_mesures():
    mesures = (RACINE / "docs" / "mesures.md").read_text(encoding="utf-8")
    assert f"Last complete run: {DERNIERS_ESSAIS.isoformat()}" in mesures
