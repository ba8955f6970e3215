"""The editorial pages of « Comprendre », and the words of the home page, in each language."""

from pathlib import Path

from home.models import AccueilPage, IndexComprendre, PageEditoriale
from socle.demonstration import Etape, lire

DOSSIER = Path(__file__).parent


#: The source first: a translation is one of a page that exists.
FICHIERS = {"fr": "pages.toml", "nl": "pages.nl.toml"}


def charger_pages(avance):
    rangees = [(langue, rangee) for langue in FICHIERS for rangee in _rangees(FICHIERS[langue])]
    for fait, (langue, rangee) in enumerate(rangees, 1):
        if rangee["cle"] == "accueil":
            _remplir(AccueilPage.objects.dans(langue).get(), rangee["phrase"], rangee["corps"])
        elif rangee["cle"] == "comprendre":
            _remplir(IndexComprendre.dans(langue), rangee["chapeau"], rangee["corps"])
        else:
            _creer(langue, rangee)
        avance(fait, len(rangees))


def _rangees(fichier):
    return sorted(lire(DOSSIER, fichier, "page"), key=lambda rangee: rangee.get("rang", 0))


def _creer(langue, rangee):
    """A page, or the translation of the one of the same key; what exists is left as it is."""
    memes = PageEditoriale.objects.filter(slug=rangee["cle"])
    if memes.dans(langue).exists():
        return
    index, source = IndexComprendre.dans(langue), memes.first()
    page = PageEditoriale(
        slug=rangee["cle"],
        title=rangee["titre"],
        chapeau=rangee["chapeau"],
        corps=rangee["corps"],
        locale=index.locale,
        **({"translation_key": source.translation_key} if source else {}),
    )
    index.add_child(instance=page)
    page.save_revision().publish()


def _remplir(page, chapeau, corps):
    """Only a page still as the installation made it: what coordination wrote stays."""
    if not page.corps:
        page.chapeau, page.corps = chapeau, corps
        page.save_revision().publish()


ETAPES = [Etape(90, "Pages éditoriales", charger_pages)]
