"""What a reference manager reads of an analysis is what was written, read back by programs that are not ours."""

import json
import warnings
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse

from socle.cercles.enums import Cercle
from tests.comptes.fabriques import membre
from tests.outils.traductions import traduire
from tests.veille.fabriques import synthese
from veille.models import SynthesePage

pytestmark = pytest.mark.django_db
#: Whatever would open a brace, a command, an element or a script.
TITRE = r"Soins & argent : 10 % de {plus} \emph{ou_presque} </script> #1"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def page():
    page = synthese(
        Cercle.PUBLIC,
        titre=TITRE,
        slug="soins-et-argent",
        corps=[("texte", "<p>Le corps de l’article.</p>")],
        auteur=membre(),
    )
    page.auteur_affiche = "La veilleuse et la coordination"
    page.save_revision().publish()
    return SynthesePage.objects.get(pk=page.pk)


def lire(client, page, format):
    reponse = client.get(reverse("synthese_citation", args=[page.reference, format]))
    assert "attachment" in reponse["Content-Disposition"]
    return reponse.content.decode()


def test_bibtex_se_relit_tel_qu_il_fut_ecrit(client, page):
    import bibtexparser

    (entree,) = bibtexparser.parse_string(lire(client, page, "bib")).entries
    champs = {champ.key: champ.value for champ in entree.fields}
    assert (entree.entry_type, entree.key) == ("techreport", page.reference)
    assert _sans_latex(champs["title"]) == TITRE
    assert _sans_latex(champs["author"]).split(" and ") == ["La veilleuse", "la coordination"]
    assert champs["year"] == str(page.date.year)
    assert champs["url"].endswith(reverse("synthese_version", args=[page.reference, 1]))
    assert champs["number"] == "1"


def _sans_latex(valeur):
    """What TeX prints of the commands that we write."""
    for signe in "{}$&%#_":
        valeur = valeur.replace(f"\\{signe}", f"\0{ord(signe)}\0")
    valeur = valeur.replace(r"\textbackslash{}", "\0")
    valeur = valeur.replace("{", "").replace("}", "")
    for signe in "{}$&%#_":
        valeur = valeur.replace(f"\0{ord(signe)}\0", signe)
    return valeur.replace("\0", "\\")


def test_csl_json_se_cite_par_un_autre_programme(client, page):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON

        source = CiteProcJSON(json.loads(lire(client, page, "json")))
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        biblio = CitationStylesBibliography(style, source, formatter.plain)
        biblio.register(Citation([CitationItem(page.reference)]))
        (cite,) = biblio.bibliography()
    assert "La veilleuse" in str(cite)
    assert "la coordination" in str(cite)
    assert str(page.date.year) in str(cite)
    assert "Soins & argent" in str(cite)


class Tete(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.metas, self.liens, self.donnees, self._dedans = [], [], [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributs = dict(attrs)
        if tag == "meta" and attributs.get("name", "").startswith("citation_"):
            self.metas.append((attributs["name"], attributs["content"]))
        if tag == "link":
            self.liens.append(attributs)
        self._dedans = tag == "script" and attributs.get("type") == "application/ld+json"

    def handle_data(self, data):
        if self._dedans:
            self.donnees.append(data)
            self._dedans = False


def test_zotero_et_les_moteurs_trouvent_l_analyse_publique(client, page):
    tete = Tete(client.get(page.url).content.decode())
    metas = dict(tete.metas)
    assert metas["citation_title"] == TITRE
    assert [m[1] for m in tete.metas if m[0] == "citation_author"] == ["La veilleuse", "la coordination"]
    assert metas["citation_publication_date"] == page.date.strftime("%Y/%m/%d")
    assert metas["citation_language"] == "fr"
    assert metas["citation_pdf_url"].endswith(reverse("synthese_pdf", args=[page.reference]))
    (donnees,) = map(json.loads, tete.donnees)
    assert donnees["headline"] == TITRE
    assert "Report" in donnees["@type"]
    assert any(lien.get("type") == "application/atom+xml" for lien in tete.liens)


def test_une_analyse_du_reseau_ne_se_dit_pas_aux_moteurs(client, page):
    SynthesePage.objects.filter(pk=page.pk).update(cercle=Cercle.RESEAU)
    client.force_login(membre())
    tete = Tete(client.get(page.url).content.decode())
    assert (tete.metas, tete.donnees) == ([], [])


class TestFlux:
    def lire(self, client, prefixe=""):
        arbre = ET.fromstring(client.get(f"{prefixe}/analyses/atom.xml").content)
        return arbre, {entree.findtext(f"{ATOM}id"): entree for entree in arbre.iter(f"{ATOM}entry")}

    def test_l_identifiant_tient_quand_la_page_change_de_titre_et_d_adresse(self, client, page):
        _arbre, entrees = self.lire(client)
        ((identifiant, entree),) = entrees.items()
        page.title, page.slug = "Un autre titre", "un-autre-titre"
        page.save_revision().publish()
        _arbre, apres = self.lire(client)
        assert list(apres) == [identifiant]
        assert apres[identifiant].findtext(f"{ATOM}title") == "Un autre titre"
        assert apres[identifiant].findtext(f"{ATOM}updated") > entree.findtext(f"{ATOM}updated")
        assert "Le corps de l’article" in apres[identifiant].findtext(f"{ATOM}content")

    def test_chaque_langue_a_le_sien(self, client, page):
        traduire(page, "Zorg en geld")
        arbre, entrees = self.lire(client, "/nl")
        assert [e.findtext(f"{ATOM}title") for e in entrees.values()] == ["Zorg en geld"]
        assert arbre.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"
        assert len(self.lire(client)[1]) == 1

    def test_ce_qui_est_repris_en_part_et_le_reseau_n_y_est_jamais(self, client, page):
        client.force_login(membre())
        SynthesePage.objects.filter(pk=page.pk).update(cercle=Cercle.RESEAU)
        assert not self.lire(client)[1]


def test_une_ancienne_adresse_mene_a_la_nouvelle_pour_qui_la_lit(client, page):
    page.slug = "une-autre-adresse"
    page.save_revision().publish()
    assert client.get("/analyses/soins-et-argent/")["Location"] == "/analyses/une-autre-adresse/"
    assert client.get(reverse("synthese_stable", args=[page.reference]))["Location"].endswith(
        "/analyses/une-autre-adresse/"
    )
    SynthesePage.objects.filter(pk=page.pk).update(cercle=Cercle.RESEAU)
    assert client.get("/analyses/soins-et-argent/").status_code == 404
