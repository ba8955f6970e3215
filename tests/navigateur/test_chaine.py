"""Twelve situations with planted identifiers, from the phone of who tells to the moderator who accepts (§4.2).

Not one identifier leaves the phone; none is stored, mailed, indexed, logged, nor in what a backup copies.
"""

import json
import sqlite3
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from django.conf import settings
from django.db import connection

from tests.navigateur.choses import MODERATRICE, PARTICIPANTE

SEMEES = Path(__file__).parents[1] / "noeuds" / "anonymat" / "jeux" / "douze.jsonl"
MARQUE = "Vignette semée"


@pytest.fixture
def semees():
    lues = [json.loads(ligne) for ligne in SEMEES.read_text(encoding="utf-8").splitlines()]
    assert len(lues) == 12
    return lues


def plantes(semee):
    """What was planted, without the signs that one could lose on the way."""
    return [semee["text"][span["start"] : span["end"]] for span in semee["spans"]]


@pytest.fixture
def envois():
    """Every body sent by the browser, as it was typed."""
    return []


@pytest.mark.telephone
def test_douze_vignettes_ne_laissent_rien_passer(page, ouvrir, entrer_comme, semees, envois, caplog):
    page.on("request", lambda demande: envois.append(_corps(demande)))
    entrer_comme(page, PARTICIPANTE)
    adresses = [_raconter(page, semee, rang) for rang, semee in enumerate(semees, 1)]
    page.context.close()

    bureau = ouvrir()
    entrer_comme(bureau, MODERATRICE)
    for adresse in adresses:
        _accepter(bureau, adresse)

    secrets = sorted({secret for semee in semees for secret in plantes(semee)})
    traces = {
        "les envois du navigateur": "\n".join(envois),
        "les journaux": caplog.text,
        **_ce_qui_est_garde(),
    }
    assert MARQUE in traces["la base"], "the trace itself must be able to find something"
    formes = {secret: {secret, json.dumps(secret)[1:-1]} for secret in secrets}
    fuites = [(s, ou) for ou, texte in traces.items() for s in secrets if any(f in texte for f in formes[s])]
    assert not fuites


def _corps(demande):
    """Fields of a form, one a line: « Continuer » sends them encoded."""
    corps = demande.post_data_buffer or b""
    return unquote_plus(corps.decode("utf-8", "replace"))


def _raconter(page, semee, rang):
    """The three questions that count, then keep and ask for the group's reading."""
    page.goto("/vignettes/nouvelle/?noeud=refus-aide")
    page.get_by_role("button", name="Continuer").click()
    page.locator("textarea[name=recit]").fill(semee["text"])
    _remplacer_tout(page)
    page.get_by_role("button", name="Continuer").click()
    page.locator("textarea[name=aide_ou_manque]").fill("Une présence, sans rien demander.")
    page.get_by_role("button", name="C’est assez, relire").click()
    page.locator(".reponses a[href*='/titre/']").first.click()
    page.locator("input[name=titre]").fill(f"{MARQUE} {rang}")
    page.get_by_role("button", name="Vérifier mes réponses").click()
    page.get_by_role("button", name="Garder cette situation").click()
    page.wait_for_url("**/partager/")
    for question in ("presse", "role_unique", "se_reconnait", "collegue"):
        page.locator(f"input[name={question}][value=non]").check()
    page.locator("input[name=vers][value=groupe]").check()
    page.locator("input[name=consentement]").check()
    page.get_by_role("button", name="Envoyer à relire").click()
    page.wait_for_url(lambda adresse: "/partager/" not in adresse)
    return page.url


def _remplacer_tout(page):
    """One tap a passage: the proposed words, everywhere in the text."""
    surs = page.locator(".constat--sur")
    surs.first.wait_for()
    for _ in range(30):
        if not surs.count():
            return
        surs.first.get_by_label("Remplacer par").click()
        page.wait_for_timeout(50)
    raise AssertionError(f"il reste {surs.count()} passages à remplacer")


def _accepter(page, adresse):
    page.goto(adresse.rstrip("/") + "/relire/")
    for question in ("presse", "role_unique", "se_reconnait", "collegue"):
        page.locator(f"input[name={question}][value=non]").check()
    page.get_by_role("button", name="Accepter").click()
    page.wait_for_url(lambda ici: "/relire/" not in ici)


def _ce_qui_est_garde():
    """All that is on the disk: the database row by row, and each file of what a backup copies."""
    gardes = {"la base": _la_base()}
    for chemin in sorted(settings.VAR.rglob("*")) + sorted(Path(settings.EMAIL_FILE_PATH).rglob("*")):
        if chemin.is_file() and ".sqlite3" not in chemin.name:
            gardes[str(chemin)] = chemin.read_bytes().decode("utf-8", "replace")
    return gardes


def _la_base():
    if connection.vendor != "sqlite":
        pytest.skip("the browser tests run on SQLite")
    base = sqlite3.connect(connection.settings_dict["NAME"])
    try:
        return "\n".join(base.iterdump())
    finally:
        base.close()
