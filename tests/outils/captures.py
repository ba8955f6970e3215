"""`make captures`: the pictures of docs/captures.md, taken on a demonstration made for them and thrown away."""

import os
import re
import subprocess
import sys
import tempfile
from io import BytesIO, StringIO
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
IMAGES = RACINE / "docs" / "images"
JETONS = RACINE / "site/socle/static/socle/css/jetons.css"
PARTICIPANTE = "fatiha.amrani@exemple.brussels"
VEILLEUSE = "clemence.dutrieux@exemple.brussels"
BUREAU = {"viewport": {"width": 1280, "height": 900}}
TELEPHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "device_scale_factor": 2}
PLACE = 200_000
#: Name of the picture and of the page, its screen, who looks at it (nobody: the public).
PRISES = [
    ("accueil", BUREAU, None),
    ("noeuds", BUREAU, None),
    ("noeud", BUREAU, PARTICIPANTE),
    ("ressources", BUREAU, None),
    ("ressource", BUREAU, PARTICIPANTE),
    ("analyse", BUREAU, None),
    ("groupe", BUREAU, PARTICIPANTE),
    ("veille", BUREAU, VEILLEUSE),
    ("recherche", BUREAU, None),
    ("mon_espace", TELEPHONE, PARTICIPANTE),
    ("seance", TELEPHONE, PARTICIPANTE),
    ("vignette_nouvelle", TELEPHONE, PARTICIPANTE),
]
#: Pages whose address is their name alone.
_SANS_OBJET = (
    *("ressources", "entrer", "groupes", "mon_espace", "veille"),
    *("vignette_nouvelle", "ressource_nouvelle"),
)


def adresses():
    """The address of each kind of page, on the demonstration."""
    from django.urls import reverse
    from django.utils import timezone

    from cdp.models import Seance
    from noeuds.models import Noeud, Vignette
    from ressources.models import Ressource
    from veille.models import SynthesePage

    noeud = Noeud.objects.sources().get(slug="refus-aide")
    seance = Seance.objects.filter(groupe__slug="centre", debut__gt=timezone.now()).earliest("debut")
    services = Ressource.objects.filter(cercle="public", genre="service").order_by("nom")
    ressource = services.filter(noeuds=noeud).first() or services.first()
    return {
        **{nom: reverse(nom) for nom in _SANS_OBJET},
        "accueil": "/",
        "noeuds": "/noeuds/",
        "noeud": noeud.url,
        "ressource": ressource.get_absolute_url(),
        "analyse": SynthesePage.objects.filter(live=True, cercle="public").par_date().first().url,
        "groupe": reverse("groupe", args=["centre"]),
        "recherche": reverse("recherche") + "?q=logement",
        "seance": seance.get_absolute_url(),
        "preparation": reverse("preparation", args=[seance.reference]),
        "vignette": Vignette.objects.filter(cercle="reseau").first().get_absolute_url(),
    }


def prendre():
    """In a process of its own, on the database named by FIL_VAR."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from pytest_django.live_server_helper import LiveServer

    # WhiteNoise warns of a folder of collected files that is not there.
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    call_command("demonstration")
    call_command("recherche_reconstruire", stdout=StringIO())
    chemins = adresses()
    serveur = LiveServer("localhost")
    try:
        _photographier(serveur.url, chemins)
    finally:
        serveur.stop()
    _composer()


def _photographier(base, chemins):
    from playwright.sync_api import sync_playwright

    from tests.outils import chromium

    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path=chromium.trouver(), args=["--no-sandbox"])
        for nom, ecran, courriel in PRISES:
            contexte = navigateur.new_context(base_url=base, locale="fr-BE", reduced_motion="reduce", **ecran)
            page = contexte.new_page()
            if courriel:
                _entrer(page, courriel)
            page.goto(chemins[nom])
            page.wait_for_load_state("networkidle")
            _garder(page.screenshot(), IMAGES / f"{nom.replace('_', '-')}.png")
            contexte.close()
        navigateur.close()


def _entrer(page, courriel):
    """By the demonstration's door: any of its people, whether it is offered on the page or not."""
    page.goto("/entrer/")
    champ = page.locator("input[type=hidden][name=email]").first
    champ.evaluate("(champ, courriel) => { champ.value = courriel; }", courriel)
    champ.locator("xpath=ancestor::form").get_by_role("button").click()
    page.wait_for_url("**/mon-espace/")


def _garder(octets, chemin):
    """As a PNG of our tokens and of its most frequent colours, exact: a bead of a few pixels keeps its own."""
    from PIL import Image, ImageColor

    image = Image.open(BytesIO(octets)).convert("RGB")
    frequentes = sorted(image.getcolors(image.width * image.height), reverse=True)
    clairs = JETONS.read_text().split("@media")[0]
    jetons = [ImageColor.getrgb(couleur) for couleur in re.findall(r"#[0-9a-f]{6}", clairs)]
    for nombre in (256, 128, 64):
        palette = Image.new("P", (1, 1))
        couleurs = [*jetons, *(couleur for _fois, couleur in frequentes)][:nombre]
        palette.putpalette([canal for couleur in couleurs for canal in couleur])
        image.quantize(palette=palette, dither=Image.Dither.NONE).save(chemin, optimize=True)
        if chemin.stat().st_size <= PLACE:
            break
    print(f"  {chemin.relative_to(RACINE)} : {chemin.stat().st_size // 1000} ko", flush=True)


def _composer():
    """What the README shows: two pages of a desktop and one of a phone, side by side, at one height."""
    from PIL import Image

    marge, hauteur = 24, 640
    vues = []
    for nom in ("accueil", "noeud", "mon-espace"):
        image = Image.open(IMAGES / f"{nom}.png").convert("RGB")
        largeur = round(image.width * hauteur / image.height)
        vues.append(image.resize((largeur, hauteur), Image.Resampling.LANCZOS))
    total = sum(vue.width for vue in vues) + marge * (len(vues) + 1)
    toile = Image.new("RGB", (total, hauteur + 2 * marge), "#e7e0d4")
    gauche = marge
    for vue in vues:
        toile.paste(vue, (gauche, marge))
        gauche += vue.width + marge
    octets = BytesIO()
    toile.save(octets, "PNG")
    _garder(octets.getvalue(), IMAGES / "apercu.png")


def main():
    from tests.outils import chromium

    if not chromium.installer_si_absent():
        print(chromium.ABSENT)
        return 1
    with tempfile.TemporaryDirectory(prefix="fil-captures-") as var:
        environnement = {cle: valeur for cle, valeur in os.environ.items() if cle != "DATABASE_URL"}
        environnement |= {"FIL_VAR": var, "DJANGO_SETTINGS_MODULE": "socle.settings.dev"}
        environnement |= {"DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
        commande = [sys.executable, __file__, "prendre"]
        return subprocess.run(commande, cwd=RACINE, env=environnement, check=False).returncode


if __name__ == "__main__":
    sys.path[:0] = [str(RACINE), str(RACINE / "site")]
    sys.exit(prendre() if sys.argv[1:] == ["prendre"] else main())
