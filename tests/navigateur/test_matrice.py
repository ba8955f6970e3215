"""Every kind of page × languages × light and dark × telephone and desk: axe finds nothing, and no rule is left out."""

import pytest
from django.conf import settings
from django.utils import translation

from tests.navigateur.mesures import LARGEURS, Constat, examiner, installer
from tests.navigateur.vues import SANS_ERREUR, VUES

#: Where one writes; not in the panel of a cercle, where there is nothing to get wrong.
_ECRIT = (
    "main form[method=post]:not([action*='/cercles/'])"
    " :is(textarea, select, input:not([type=hidden], [type=checkbox], [type=radio]))"
)
LANGUES = [code for code, _ in settings.LANGUAGES]


@pytest.mark.parametrize("nom", VUES)
def test_une_page_est_ouverte_a_tous(nom, choses, ouvrir, entrer_comme):
    vue = VUES[nom]
    constat = Constat()
    chemins = _chemins(vue, choses)
    for rang, (langue, chemin) in enumerate(chemins.items()):
        page = ouvrir(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        bruits = _ecouter(page)
        if vue.qui:
            entrer_comme(page, vue.qui)
        reponse = page.goto(chemin)
        assert reponse.status == vue.statut
        if vue.geste:
            vue.geste(page)
        installer(page)
        if nom.endswith(":erreurs"):
            constat.noter(langue, _annonce(page))
        constat.noter(langue, _formulaire_sans_essai(page, nom))
        # Each width is seen in dark, and each language: the one narrow, the other wide.
        examiner(page, constat, langue, LARGEURS[rang :: len(chemins)])
        constat.noter(langue, bruits)
    assert not constat, f"{nom}\n{constat}"


def _chemins(vue, choses):
    """The address in each language, once when a page is the same in both."""
    chemins = {}
    for langue in LANGUES:
        with translation.override(langue):
            chemin = vue.chemin(choses)
        if chemin not in chemins.values():
            chemins[langue] = chemin
    return chemins


def _ecouter(page):
    """What the console and the network say that nobody would see."""
    bruits = []
    page.on(
        "console",
        lambda dit: bruits.append(f"console : {dit.text}") if _est_une_erreur(dit, page) else None,
    )
    page.on(
        "request",
        lambda demande: bruits.append(f"autre hôte : {demande.url}") if _est_ailleurs(demande.url) else None,
    )
    return bruits


def _est_une_erreur(dit, page):
    """The browser also says that the page itself answered 404: that is the page one asked for."""
    return dit.type in ("error", "warning") and dit.location.get("url") != page.url


def _est_ailleurs(url):
    return not url.startswith(("http://localhost:", "data:", "blob:"))


def _annonce(page):
    """A refused form says so first: in the title of the page, under the focus, on each field, and it leads there."""
    fautes = []
    mot = {"fr": "Erreur", "nl": "Fout"}[page.locator("html").get_attribute("lang")]
    if not page.title().startswith(f"{mot} : ") and not page.title().startswith(f"{mot}: "):
        fautes.append(f"le titre ne dit pas l’erreur : {page.title()}")
    if not page.evaluate("document.activeElement.matches('.resume-erreurs')"):
        fautes.append("le focus n’est pas sur le résumé des erreurs")
    if page.locator(".resume-erreurs a").count() > page.locator("main [aria-invalid=true]").count():
        fautes.append("un champ du résumé n’est pas marqué faux")
    return fautes + page.evaluate("mesures.resume()") + page.evaluate("mesures.faux()")


def _formulaire_sans_essai(page, nom):
    """A page where one writes is also looked at once it was filled in wrongly."""
    base = nom.partition(":")[0]
    ecrit = page.locator(_ECRIT)
    if base in SANS_ERREUR or f"{base}:erreurs" in VUES or f"{base}:reprise" in VUES or not ecrit.count():
        return []
    return ["un formulaire que le harnais n’envoie jamais faux"]
