"""An analysis as it is read: its evidence counted now, its notes, its versions, its paper, its queries."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from socle.cercles.enums import Cercle, Etat
from socle.langues import en
from tests.comptes.fabriques import coordination, membre
from tests.noeuds.fabriques import NoeudFactory
from tests.outils.client import ClientHostile
from tests.outils.traductions import traduire
from tests.ressources.fabriques import RessourceFactory
from tests.veille.fabriques import synthese
from tests.veille.fabriques_preuves import VerbatimFactory
from tests.veille.fabriques_syntheses import faisceau, paragraphe, releve
from veille.models import Observation, Passage, SynthesePage
from veille.syntheses.formulaire import FormulaireDeSynthese

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return ClientHostile()


def publiee(corps, cercle=Cercle.PUBLIC, **champs):
    page = synthese(cercle, corps=corps, auteur=membre(), **champs)
    page.save_revision().publish()
    return SynthesePage.objects.get(pk=page.pk)


def lue(client, page):
    return " ".join(client.get(page.url).content.decode().split())


def preuves(*faisceaux):
    return ("preuves", {"texte": paragraphe("On le voit partout."), "faisceaux": list(faisceaux)})


def test_un_retrait_baisse_le_compte_a_la_lecture_suivante(client):
    cite = faisceau(7, titre="Titre que nul ne lit")
    page = publiee([preuves(cite)])
    observations = list(Observation.objects.filter(passages__faisceaux=cite))
    attendus = [
        "7 situations, 1 groupe",
        "6 situations, 1 groupe",
        "5 situations, 1 groupe",
        "quelques situations",
    ]
    for observation, attendu in zip(observations, attendus, strict=False):
        html = lue(client, page)
        assert attendu in html
        assert "Titre que nul ne lit" not in html
        observation.passages.all().delete()
    assert "4 situations" not in lue(client, page)
    Passage.objects.all().delete()
    assert "preuves retirées" in lue(client, page)
    cite.delete()
    assert "preuves retirées" in lue(client, page)


def test_ce_que_deux_faisceaux_ont_en_commun_ne_compte_qu_une_fois_dans_la_methode(client):
    un = faisceau(6)
    autre = faisceau(1, groupe=Observation.objects.first().groupe)
    autre.passages.add(*un.passages.all())
    html = lue(client, publiee([preuves(un, autre)]))
    assert "reposent sur au moins 5 situations." in html


def test_une_note_va_de_son_appel_a_son_texte_et_en_revient(client):
    page = publiee(
        [
            ("texte", paragraphe("Premier paragraphe.")),
            ("note", {"texte": paragraphe("La première note.")}),
            ("titre", "Un titre"),
            preuves(faisceau(5)),
            ("note", {"texte": paragraphe("La deuxième note.")}),
        ]
    )
    html = lue(client, page)
    for rang in (1, 2):
        assert f'href="#note-{rang}" id="appel-{rang}"' in html
        assert f'<li id="note-{rang}">' in html
        assert f'href="#appel-{rang}"' in html
    assert (
        html.index("appel-1")
        < html.index('id="un-titre"')
        < html.index("appel-2")
        < html.index("La première note")
    )


def test_une_version_remplacee_le_dit_et_se_retire(client):
    page = publiee([("texte", paragraphe("Premier état."))])
    page.corps, page.changements = [("texte", paragraphe("Second état."))], "Une erreur corrigée."
    page.save_revision().publish()
    adresse = reverse("synthese_version", args=[page.reference, 1])
    ancienne = client.get(adresse)
    assert "Version remplacée" in ancienne.content.decode()
    assert "Premier état." in ancienne.content.decode()
    assert ancienne["X-Robots-Tag"] == "noindex"
    html = lue(client, page)
    assert "Une erreur corrigée." in html
    assert adresse in html
    retirer = reverse("synthese_version_retirer", args=[page.reference, 1])
    client.force_login(membre())
    assert client.post(retirer).status_code == 404
    client.force_login(page.auteur)
    client.post(retirer)
    assert client.get(adresse).status_code == 404
    assert client.get(page.url).status_code == 200


def test_la_version_du_jour_ne_se_retire_pas_sans_sa_page(client):
    page = publiee([("texte", paragraphe("Premier état."))])
    client.force_login(page.auteur)
    client.post(reverse("synthese_version_retirer", args=[page.reference, 1]))
    assert page.versions.get().retiree_le is None


def test_publier_sans_rien_changer_ne_fait_pas_de_version():
    page = publiee([("texte", paragraphe("Premier état."))])
    page.save_revision().publish()
    assert page.versions.count() == 1


def test_une_alerte_ou_un_retrait_ferme_les_anciennes_pour_de_bon(client):
    page = publiee([("texte", paragraphe("Quelqu’un s’y reconnaît."))])
    page.corps = [("texte", paragraphe("Corrigé."))]
    page.save_revision().publish()
    page = SynthesePage.objects.get(pk=page.pk)
    page.unpublish()
    page.save_revision().publish()
    client.force_login(membre())
    statuts = [client.get(reverse("synthese_version", args=[page.reference, n])).status_code for n in (1, 2)]
    assert statuts == [404, 200]


def test_le_papier_est_balise_et_ne_sert_que_tant_que_rien_ne_change(client):
    verbatim = VerbatimFactory(texte="Une parole à retirer.", cercle=Cercle.PUBLIC)
    page = publiee(
        [("titre", "Un titre"), ("verbatim", verbatim), ("figure", {"releve": releve(), "legende": "Voyez."})]
    )
    adresse = reverse("synthese_pdf", args=[page.reference])
    pdf = PdfReader(BytesIO(client.get(adresse).getvalue()))
    racine = pdf.trailer["/Root"]
    assert racine["/MarkInfo"]["/Marked"]
    assert "pdfuaid" in pdf.metadata.__class__.__name__ or b"pdfuaid" in racine["/Metadata"].get_data()
    mots = " ".join(" ".join(feuille.extract_text() for feuille in pdf.pages).split())
    for attendu in (page.title, "Un titre", "Une parole à retirer.", page.reference, "Version 1", "l’argent"):
        assert attendu in mots
    verbatim.etat = Etat.RETIRE
    verbatim.save()
    apres = PdfReader(BytesIO(client.get(adresse).getvalue()))
    assert "Une parole à retirer." not in " ".join(feuille.extract_text() for feuille in apres.pages)


def test_la_page_neerlandaise_a_les_memes_preuves_et_dit_les_figures_dans_sa_langue(client):
    page = publiee([preuves(faisceau(6)), ("figure", {"releve": releve(), "legende": ""})])
    traduction = traduire(page, "Wat we horen")
    html = " ".join(client.get(en("nl", page.url)).content.decode().split())
    assert traduction.title in html
    assert "geld" in html
    assert "argent" not in html
    assert "6 situa" in html
    traduction.corps = []
    traduction.save_revision().publish()
    assert "geld" not in client.get(en("nl", page.url)).content.decode()


def test_on_ne_cite_que_ce_qu_on_lit_quoi_qu_on_poste():
    lisible, illisible = VerbatimFactory(cercle=Cercle.RESEAU), VerbatimFactory(cercle=Cercle.PRIVE)
    page, editrice = publiee([]), coordination()
    formulaire = FormulaireDeSynthese.__new__(FormulaireDeSynthese)
    for verbatim, attendu in ((lisible, False), (illisible, True)):
        page.corps = [("verbatim", verbatim)]
        formulaire.for_user, formulaire._deja_citees = editrice, set()
        assert bool(formulaire.citees_sans_les_lire(page.corps)) is attendu
    formulaire._deja_citees = {("verbatim", illisible.pk)}
    assert not formulaire.citees_sans_les_lire(page.corps)


@pytest.mark.parametrize("langue", ["fr", "nl"])
def test_quarante_blocs_tiennent_en_quinze_requetes(langue, client, django_assert_max_num_queries):
    corps = []
    for rang in range(6):
        corps += [
            ("titre", f"Partie {rang}"),
            ("texte", paragraphe("Du texte.")),
            preuves(faisceau(1)),
            ("verbatim", VerbatimFactory(cercle=Cercle.PUBLIC)),
            ("noeud", NoeudFactory(cercle=Cercle.PUBLIC)),
            ("ressource", RessourceFactory(cercle=Cercle.PUBLIC)),
            ("figure", {"releve": releve(f"Relevé {rang}"), "legende": ""}),
        ]
    page = publiee(corps)
    for rang in range(3):
        synthese(Cercle.PUBLIC, titre=f"Une autre {rang}")
    client.force_login(membre())
    adresse = en(langue, page.url)
    client.get(adresse)
    with django_assert_max_num_queries(15):
        assert client.get(adresse).status_code == 200
    with django_assert_max_num_queries(15):
        client.get(en(langue, reverse("analyses_atom")))


def test_la_liste_se_choisit_par_annee_et_par_theme_parmi_ce_qu_on_lit(client):
    page = synthese(Cercle.PUBLIC, titre="Celle de 2024", date="2024-03-01")
    page.etiquettes.add("Logement")
    page.save()
    cachee = synthese(Cercle.RESEAU, titre="Celle du réseau", date="2021-03-01")
    cachee.etiquettes.add("Secret")
    cachee.save()
    synthese(Cercle.PUBLIC, titre="Celle de 2025", date="2025-03-01")
    html = client.get("/analyses/").content.decode()
    assert "?annee=2024" in html
    assert "2021" not in html
    assert "Secret" not in html
    de_2024 = client.get("/analyses/?annee=2024").content.decode()
    assert "Celle de 2024" in de_2024
    assert "Celle de 2025" not in de_2024
    assert "Celle de 2025" not in client.get("/analyses/?etiquette=logement").content.decode()
    assert "Aucune analyse ici" in client.get("/analyses/?annee=1999").content.decode()
