"""« A confidential address appears nowhere »: every page and every file that each role may read is searched for it.

Every record of the world has one, so that whatever address of the project shows a record is put to the test. Each part
is a string that nothing else can hold: the street, its number, the postcode, and the commune, which is none of the 19.
"""

import gzip
import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from modelsearch import index
from pypdf import PdfReader

from ressources.imports.comparaison import avancer, deposer
from ressources.imports.ecriture import appliquer
from ressources.models import Ressource
from ressources.suivi import contact
from socle.comptes.models import Bassin, Commune
from socle.envois.facteur import distribuer
from socle.envois.models import Envoi
from socle.etiquettes.models import Etiquette
from tests.cercles.adresses import ADRESSES
from tests.cercles.choses import choses_du_monde
from tests.cercles.choses_rencontres import AvecLesRencontres
from tests.cercles.monde import creer_monde
from tests.cercles.table import ROLES
from tests.comptes.fabriques import coordination

from .fabriques import RessourceFactory

pytestmark = pytest.mark.django_db

RUE, NUMERO, CODE, VILLE, VILLE_NL = "belladone", "4242", "9868", "val-des-ombres", "schimmendal"
SECRETS = (RUE, NUMERO, CODE, VILLE, VILLE_NL)
#: Lists of all the communes there are, to choose from: they say nothing of a record.
_NOMME_LES_COMMUNES = re.compile(r"anderlecht")
TEXTES_DE_LA_BASE = {"CharField", "TextField", "JSONField", "URLField", "SlugField"}
NOMS = ("Le refuge", "La maison discrète")
DE_LA_FICHE = ("ressource", "ressource_contact", "fiche_a_remettre", "ressource_modifier")
HORS_DE_LA_TABLE = (
    "/ressources/?q=belladone",
    "/ressources/?q=4242",
    "/ressources/?vue=carte",
    "/recherche/?q=belladone",
    "/recherche/?q=refuge",
    "/recherche/suggestions/?q=bella",
    "/recherche/suggestions/?q=refuge",
    "/ressources/export/ressources.xlsx",
    "/ressources/export/ressources.vcf",
    "/hsds/service_at_locations",
    "/hsds/organizations",
    "/hsds/services?full=true&per_page=100",
    "/hsds/taxonomy_terms",
)


@pytest.fixture
def monde():
    """Nine people, one thing of each kind, and every record of theirs at a secret address."""
    monde = creer_monde()
    monde.choses = AvecLesRencontres(choses_du_monde(monde), monde)
    monde.choses["etiquette"] = Etiquette.objects.pour_noms(["logement"])[0]
    for nom in ("lieu", "outil_reseau"):
        monde.choses.get(nom)
    RessourceFactory(nom="Le refuge", telephone="107", courriel="accueil@exemple.brussels")
    RessourceFactory(nom="La maison discrète", cercle="reseau", genre="lieu")
    for fiche in Ressource.objects.all():
        cacher(fiche)
    return monde


def cacher(fiche):
    bassin = Bassin.objects.order_by("rang").first()
    fiche.commune, _ = Commune.objects.get_or_create(
        nis="99999", defaults={"nom": "Val-des-Ombres", "nom_nl": "Schimmendal", "bassin": bassin}
    )
    fiche.adresse, fiche.code_postal = "Rue de la Belladone 4242", CODE
    fiche.adresse_confidentielle = True
    fiche.save()
    index.insert_or_update_object(fiche)


def textes(octets):
    """What this answer holds, in words: unzipped, read out of its PDF, its folded lines joined again."""
    if octets[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(octets)) as archive:
            return " ".join(textes(archive.read(nom)) for nom in archive.namelist())
    if octets[:5] == b"%PDF-":
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(octets)).pages)
    return octets.decode("utf-8", "replace").replace("\r\n ", "").replace("\n ", "")


def lus(reponse):
    octets = b"".join(reponse.streaming_content) if reponse.streaming else reponse.content
    return textes(gzip.decompress(octets) if octets[:2] == b"\x1f\x8b" else octets).lower()


def livres(reponse, tape=""):
    """The secrets that this answer gives away, by words of their own; what was typed comes back as it was typed."""
    texte = lus(reponse)
    cherches = SECRETS if not _NOMME_LES_COMMUNES.search(texte) else (RUE, NUMERO, CODE)
    trouves = {mot for mot in cherches if re.search(rf"(?<![\w.]){mot}(?![\w])", texte)}
    return trouves - {mot for mot in SECRETS if mot in tape}


def adresses(monde, role):
    """Every row of the table of addresses open to this role, then what no row says."""
    for nom, ligne in ADRESSES.items():
        if role in ligne.ouvert:
            chemin = {"noeuds": "/noeuds/", "analyses": "/analyses/"}.get(nom) or reverse(
                nom, args=ligne.args(monde.choses)
            )
            yield ligne.methode, chemin + ligne.suite(monde.choses), ligne.donnees
    for chemin in HORS_DE_LA_TABLE:
        yield "get", chemin, {}
    for fiche in Ressource.objects.filter(nom__in=NOMS):
        for nom in DE_LA_FICHE:
            yield "get", reverse(nom, args=[fiche.reference]), {}


#: The same views answer in both languages: in Dutch, those who see least and most.
QUI = [("fr", ROLES), ("nl", ("anonyme", "coordination"))]


@pytest.mark.parametrize(("langue", "roles"), QUI)
def test_aucune_adresse_du_projet_ne_la_donne_a_personne(client, monde, langue, roles):
    fuites = {}
    for role in roles:
        personne = monde.fraiche(role)
        client.logout()
        if personne.is_authenticated:
            client.force_login(personne)
        with translation.override(langue):
            toutes = list(adresses(monde, role))
        for methode, chemin, donnees in toutes:
            with transaction.atomic():
                trouves = livres(getattr(client, methode)(chemin, donnees), tape=chemin)
                transaction.set_rollback(True)
            if trouves:
                fuites[role, chemin] = trouves
    assert fuites == {}


@pytest.mark.parametrize("mot", ["belladone", "4242", CODE, "val-des-ombres"])
def test_elle_ne_se_cherche_nulle_part(client, monde, mot):
    """Not even by whoever may correct the record: what is not shown is not found."""
    client.force_login(monde.fraiche("coordination"))
    for chemin in (
        "/ressources/?q={}",
        "/recherche/?q={}",
        "/recherche/suggestions/?q={}",
        "/hsds/services?search={}",
    ):
        page = lus(client.get(chemin.format(mot)))
        assert not [nom for nom in NOMS if nom.lower() in page], chemin


def test_aucun_papier_imprime_ne_la_porte(client, monde):
    fiche = Ressource.objects.get(nom="Le refuge")
    for langue in ("fr", "nl", "ar"):
        papier = client.get(reverse("fiche_a_remettre_papier", args=[fiche.reference, langue]))
        assert papier.status_code == 200
        assert "107" in lus(papier)
        assert livres(papier) == set()


def test_le_courriel_a_son_contact_ne_la_porte_pas(monde):
    Ressource.objects.update(cree_le=timezone.now() - timedelta(days=400))
    assert contact.demander(timezone.now())
    Envoi.objects.update(prochain_essai=timezone.now())
    distribuer()
    plis = [str(pli.message()) + pli.body for pli in mail.outbox]
    assert any("Le refuge" in pli for pli in plis)
    assert not [mot for mot in SECRETS for pli in plis if mot in pli.lower()]


def test_aucune_table_ne_la_recopie(client, monde):
    """Its own row keeps it, and no other: neither search, nor the outbox, nor what logs what people do."""
    moderateur = monde.fraiche("moderateur_autre")
    client.force_login(moderateur)
    fiche = Ressource.objects.get(nom="Le refuge")
    client.post(reverse("toujours_vrai", args=[fiche.reference]), {"comment": "appel"})
    copies = {}
    for modele in apps.get_models(include_auto_created=True):
        champs = [c for c in modele._meta.concrete_fields if c.get_internal_type() in TEXTES_DE_LA_BASE]
        for rangee in modele._base_manager.values_list(*[c.attname for c in champs]) if champs else ():
            texte = " ".join(map(str, rangee)).lower()
            if RUE in texte or NUMERO in texte.split():
                copies.setdefault(modele._meta.label, texte[:80])
    assert set(copies) == {"ressources.Ressource"}
    assert RUE not in " ".join(Ressource.objects.values_list("recherche", flat=True))


def test_ce_qui_sort_puis_revient_ne_l_efface_pas(client, monde):
    """The columns of the address leave empty, and come back saying nothing; its preview never shows it."""
    importe = coordination()
    client.force_login(importe)
    sorti = b"".join(client.get("/ressources/export/ressources.csv").streaming_content)
    assert RUE.encode() not in sorti.lower()
    sorti = sorti.replace(
        "Un lieu où l’on est reçu.".encode(), "Un lieu où l’on est très bien reçu.".encode()
    )
    envoi = deposer(importe, "retour.csv", sorti)
    while avancer(envoi, importe) < envoi.total:
        pass
    for sort in ("nouvelle", "changee", "a_proposer", "erreur"):
        assert livres(client.get(f"{envoi.get_absolute_url()}?sort={sort}")) == set()
    appliquer(envoi, importe)
    assert Ressource.objects.filter(description__contains="très bien").exists()
    assert set(Ressource.objects.values_list("adresse", "code_postal", "adresse_confidentielle")) == {
        ("Rue de la Belladone 4242", CODE, True)
    }
