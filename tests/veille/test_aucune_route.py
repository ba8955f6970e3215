"""No route leads a reader of a synthesis to a text above her cercle (issue 7, « Must hold »; produit.md §4.1, §4.5)."""

import json
import re
from io import BytesIO

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from pypdf import PdfReader

from socle.cercles import actions
from socle.cercles.enums import Cercle
from socle.langues import en
from tests.comptes.fabriques import coordination, membre, moderateur
from tests.outils.client import ClientHostile
from tests.outils.traductions import traduire
from tests.veille.fabriques_syntheses import OUVERT, SECRETS, Citante
from veille.models import IndexAnalyses, SynthesePage
from veille.syntheses import matieres
from veille.workflow import relier_le_workflow

pytestmark = pytest.mark.django_db


def adresses(page):
    """Everything that a synthesis answers by."""
    reference = [page.reference]
    pdf = reverse("synthese_pdf", args=reference)
    return [
        page.url,
        f"{page.url}?format=json",
        reverse("synthese_stable", args=reference),
        reverse("synthese_version", args=[page.reference, 1]),
        reverse("synthese_citation", args=[page.reference, "bib"]),
        reverse("synthese_citation", args=[page.reference, "json"]),
        pdf,
        f"{pdf}?format=html",
        "/analyses/",
        "/analyses/?annee=2026",
        reverse("analyses_atom"),
        reverse("sitemap"),
        "/",
    ]


def recherches():
    for mot in SECRETS.values():
        yield f"{reverse('recherche')}?q={mot}"
        yield f"{reverse('recherche')}?q={mot[:-2]}"
        yield f"{reverse('suggestions')}?q={mot}"


def lu(client, adresse):
    """All that an answer says: its words, or those of the PDF with what is said of it and attached to it."""
    reponse = client.get(adresse, follow=True)
    octets = reponse.getvalue()
    if reponse.get("Content-Type") == "application/pdf":
        pdf = PdfReader(BytesIO(octets))
        assert not pdf.attachments
        return "\n".join(
            [*(page.extract_text() for page in pdf.pages), str(pdf.metadata), str(pdf.xmp_metadata)]
        )
    return octets.decode("utf-8", "replace")


def trouves(texte, hors=""):
    """The secrets that are in it, but for the question itself that a search repeats."""
    texte = re.sub(r"\s+", "", texte.casefold())
    return {nom for nom, mot in SECRETS.items() if mot in texte and not (hors and mot.startswith(hors))}


@pytest.fixture
def citante():
    return Citante()


LECTRICES = {
    "personne sans compte": lambda c: None,
    "membre d’un autre groupe": lambda c: membre(),
    "membre du groupe": lambda c: membre(c.groupe),
    "modération d’un autre groupe": lambda c: moderateur(),
}


@pytest.mark.parametrize("role", LECTRICES)
def test_ni_l_adresse_ni_le_pdf_ni_le_flux_ni_la_recherche_ne_mene_plus_haut(role, citante):
    traduire(citante.page, "De vertaling", title="De vertaling")
    personne = LECTRICES[role](citante)
    client = ClientHostile()
    if personne:
        client.force_login(personne)
    chemins = [chemin for a in adresses(citante.page) for chemin in (a, en("nl", a))]
    fuites = {chemin: trouves(lu(client, chemin)) for chemin in chemins}
    assert not {chemin: noms for chemin, noms in fuites.items() if noms}
    assert OUVERT in lu(client, citante.page.url)
    if role == "membre du groupe":
        # She reads what is in her group in its own place; the analysis and its search result add nothing to it.
        return
    for chemin in recherches():
        mot = re.search(r"q=(\w+)", chemin)[1]
        assert not trouves(lu(client, chemin), hors=mot), chemin


def test_l_essai_voit_une_lecture_qui_ne_trierait_plus(citante, monkeypatch, client):
    """The same pages with the sorting taken away: if they stayed silent, the tests above would prove nothing."""
    monkeypatch.setattr(matieres, "du_reseau", lambda modele, user: modele._base_manager.all())
    noms = trouves(client.get(citante.page.url).content.decode())
    assert noms >= {
        "verbatim de groupe",
        "verbatim privé",
        "verbatim retiré",
        "ressource de groupe",
    }


@pytest.mark.parametrize("qui", [moderateur, coordination], ids=["modération", "coordination"])
def test_l_administration_ne_dit_pas_plus_que_ce_que_l_editrice_lit(qui, citante, client):
    """The form, its preview, the revisions and what compares them, the choosers and their answers."""
    editrice = qui()
    citante.page.save_revision(user=citante.autrice)
    relier_le_workflow(apps, IndexAnalyses.dans("fr").pk)
    citante.page.get_workflow().start(citante.page, citante.autrice)
    client.force_login(editrice)
    page, (premiere, derniere) = citante.page, citante.page.revisions.order_by("pk")
    chemins = [
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:view_draft", args=[page.pk]),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", derniere.pk]),
        reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, premiere.pk, "live"]),
        reverse("wagtailadmin_pages:revisions_view", args=[page.pk, premiere.pk]),
        reverse("wagtailadmin_pages:usage", args=[page.pk]),
        *_fenetres(citante),
    ]
    # Every editor sees the tree of pages (docs/choix.md); what was public and is withdrawn waits for coordination.
    permis = {"nœud retiré"} | ({"verbatim retiré"} if editrice.est_coordination else set())
    fuites = {chemin: trouves(lu(client, chemin)) - permis for chemin in chemins}
    assert not {chemin: noms for chemin, noms in fuites.items() if noms}
    assert client.get(chemins[0]).status_code == 200


def _fenetres(citante):
    choisies = {
        "citer_verbatim": [citante.de_groupe, citante.prive, citante.retire],
        "citer_faisceau": [citante.faisceau],
        "citer_releve": [citante.releve],
        "citer_ressource": [citante.ressource],
        "citer_noeud": [citante.noeud],
    }
    for nom, objets in choisies.items():
        yield reverse(f"{nom}:choose")
        yield f"{reverse(f'{nom}:choose_results')}?q=secret"
        yield f"{reverse(f'{nom}:chosen_multiple')}?" + "&".join(f"id={objet.pk}" for objet in objets)
        for objet in objets:
            yield reverse(f"{nom}:chosen", args=[objet.pk])


def test_ni_la_page_ni_ses_revisions_ni_ses_versions_ne_gardent_un_texte(citante):
    """By key only: whoever reads the database of the pages, or a copy of it, reads nothing of what they cite."""
    gardes = [
        json.dumps(citante.page.corps.get_prep_value()),
        *(json.dumps(revision.content) for revision in citante.page.revisions.all()),
        *(json.dumps(version.contenu) for version in citante.page.versions.all()),
        *(json.dumps(entree.data) for entree in apps.get_model("wagtailcore.PageLogEntry").objects.all()),
    ]
    assert len(gardes) > 3
    assert not trouves("\n".join(gardes))
    assert OUVERT not in "\n".join(gardes)


def test_ce_qui_est_repris_disparait_a_la_lecture_suivante(citante, client):
    """Page, old version, PDF (kept by what it says, so made again), feed; at once, without publishing anything."""
    partout = [a for a in adresses(citante.page) if a not in ("/", "/analyses/")]
    avant = {chemin for chemin in partout if OUVERT in _dit(client, chemin)}
    assert len(avant) >= 5
    actions.reprendre(citante.ouvert, citante.autrice, Cercle.GROUPE)
    assert not {chemin for chemin in partout if OUVERT in _dit(client, chemin)}
    client.force_login(membre(citante.groupe))
    assert not {chemin for chemin in partout if OUVERT in _dit(client, chemin)}


def _dit(client, chemin):
    return " ".join(lu(client, chemin).split())


def test_une_version_qui_n_a_jamais_ete_publique_ne_le_devient_pas(citante, client):
    page = citante.page
    page.versions.update(publique_le=None)
    page.chapeau = "Un chapeau relu."
    page.save_revision(user=citante.autrice).publish()
    ancienne, courante = (reverse("synthese_version", args=[page.reference, n]) for n in (1, 2))
    assert client.get(ancienne).status_code == 404
    assert client.get(courante).status_code == 200
    assert ancienne not in client.get(page.url).content.decode()
    client.force_login(membre())
    assert client.get(ancienne).status_code == 200


def test_reprendre_la_page_ferme_ses_versions_et_la_rouvrir_n_ouvre_que_celle_du_jour(citante, client):
    page = citante.page
    page.chapeau = "Un chapeau relu."
    page.save_revision(user=citante.autrice).publish()
    page = SynthesePage.objects.get(pk=page.pk)
    versions = [reverse("synthese_version", args=[page.reference, n]) for n in (1, 2)]
    assert [client.get(v).status_code for v in versions] == [200, 200]
    actions.reprendre(page, citante.autrice, Cercle.RESEAU)
    assert [client.get(v).status_code for v in versions] == [404, 404]
    for adresse in adresses(page)[:8]:
        assert client.get(adresse).status_code == 404
    actions.proposer(page, citante.autrice, Cercle.PUBLIC)
    actions.relire(page, moderateur())
    actions.valider(page, coordination())
    assert [client.get(v).status_code for v in versions] == [404, 200]
    assert not SynthesePage.objects.visibles_pour(AnonymousUser()).filter(versions=None).exists()
