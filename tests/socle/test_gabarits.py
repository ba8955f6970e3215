"""House rules of templates, read from their source: used, signed, translated."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from wagtail.models import get_page_models

from tests.outils.lieux import SOURCES, est_a_nous, fichiers

DOSSIERS = [source / "templates" for source in SOURCES if (source / "templates").is_dir()]
GABARITS = sorted(f for dossier in DOSSIERS for f in dossier.rglob("*") if f.is_file())
#: Found by their name alone, by Django itself.
APPELES_PAR_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
#: What is the same in every language.
MOTS_SANS_TRADUCTION = {
    *("Atom", "BibTeX", "CSL", "JSON", "PDF", "QR", "RSS"),
    *("Brusano", "Bruxelles", "CdP", "Ctrl", "min", "px"),
}

_REFERENCE = re.compile(r"{%-?\s*(?:extends|include)\s+[\"']([^\"']+)[\"']")
_TRADUIT = re.compile(r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.DOTALL)
_COMMENTAIRE = re.compile(r"{#.*?#}|{%\s*comment\b.*?{%\s*endcomment\s*%}|<!--.*?-->", re.DOTALL)
_GABARIT = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
# What is not read: scripts, and the blocks that hold class names.
_MUET = re.compile(r"<(script|style)\b.*?</\1>|{%\s*block classe\w* %}.*?{%\s*endblock[^%]*%}", re.DOTALL)
_ATTRIBUT_LU = re.compile(r"\s(?:alt|title|placeholder|aria-label|aria-description|label)=\"([^\"]*)\"")
_BALISE = re.compile(r"<[^>]*>")
_ENTITE = re.compile(r"&#?\w+;")
_MOT = re.compile(r"[^\W\d_]{2,}")


def nom(chemin):
    """As Django names it: `cdp/seance.html`."""
    return str(next(chemin.relative_to(dossier) for dossier in DOSSIERS if dossier in chemin.parents))


def test_il_y_a_des_gabarits():
    assert len(GABARITS) > 20


@pytest.mark.parametrize("chemin", GABARITS, ids=nom)
def test_chaque_gabarit_dit_ce_qu_il_prend(chemin):
    """The first line is `{# Takes: … #}`; after {% extends %} where Django wants that one first."""
    lignes = chemin.read_text(encoding="utf-8").splitlines()
    debut = lignes[1] if lignes[0].startswith("{% extends") and len(lignes) > 1 else lignes[0]
    assert re.match(r"\{# Takes\b.+", debut)


@pytest.mark.parametrize("chemin", GABARITS, ids=nom)
def test_chaque_mot_d_un_gabarit_passe_par_la_traduction(chemin):
    source = chemin.read_text(encoding="utf-8")
    for motif in (_COMMENTAIRE, _TRADUIT, _MUET, _GABARIT):
        source = motif.sub("", source)
    textes = [*_ATTRIBUT_LU.findall(source), _BALISE.sub(" ", source)]
    mots = {mot for texte in textes for mot in _MOT.findall(_ENTITE.sub(" ", texte))}
    assert not mots - MOTS_SANS_TRADUCTION


@pytest.mark.parametrize("chemin", GABARITS, ids=nom)
def test_chaque_gabarit_sert(chemin):
    appele = nom(chemin)
    assert (
        appele in APPELES_PAR_DJANGO
        or appele in _appeles_par_gabarits()
        or appele in _appeles_par_pages()
        or appele.removesuffix(chemin.suffix) in _appeles_par_django_ou_tiers()
        or any(motif.fullmatch(appele) for motif in _appeles_par_code())
    ), "nobody extends, includes or renders it"


@cache
def _appeles_par_gabarits():
    return {autre for f in GABARITS for autre in _REFERENCE.findall(f.read_text(encoding="utf-8"))}


@cache
def _appeles_par_pages():
    return {page.template for page in get_page_models()}


@cache
def _appeles_par_django_ou_tiers():
    """Names that a library renders and that we write anew."""
    tiers = [
        Path(app.path) / "templates" for app in apps.get_app_configs() if not est_a_nous(f"{app.path}/x")
    ]
    return {
        str(f.relative_to(dossier)).removesuffix(f.suffix)
        for dossier in tiers
        for f in dossier.rglob("*.*")
        if f.is_file()
    }


@cache
def _appeles_par_code():
    """Every string of our code, an f-string's expressions standing for anything, with or without its suffix."""
    motifs = set()
    for chemin in fichiers("*.py", sauf=("migrations",)):
        for noeud in ast.walk(ast.parse(chemin.read_text(encoding="utf-8"))):
            if isinstance(noeud, ast.Constant) and isinstance(noeud.value, str) and "/" in noeud.value:
                motifs.add(re.escape(noeud.value))
            if isinstance(noeud, ast.JoinedStr) and (motif := _motif(noeud)):
                motifs.add(motif)
    return [re.compile(motif) for motif in motifs]


def _motif(fstring):
    """A pattern for an f-string that names a template, or None: one of only expressions would match them all."""
    morceaux = [
        re.escape(str(m.value)) if isinstance(m, ast.Constant) else r"[\w./-]+" for m in fstring.values
    ]
    motif = "".join(morceaux)
    return motif if re.search(r"\\\.(html|txt)$", motif) else None
