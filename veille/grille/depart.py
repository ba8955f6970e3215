"""The book one starts from: the themes of the 2022-2023 cycle, for a network that has no code yet."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from socle.demonstration import lire

from ..enums import Geste
from ..models import Code
from .actions import consigner, tenir_la_grille

DOSSIER = Path(__file__).parent
FICHIER = "depart.toml"


@transaction.atomic
def partir_de_la_grille_de_depart(par):
    if tenir_la_grille(par):
        raise ValidationError(_("La grille a déjà des codes : ajoutez les vôtres."))
    ajouter_les_codes_de_depart()
    consigner(Geste.DEPART, None, par)


def ajouter_les_codes_de_depart(avance=lambda fait, total: None):
    """Those that are not there yet; parents come before their children in the file."""
    rangees = lire(DOSSIER, FICHIER, "code")
    codes = {code.cle: code for code in Code.objects.all()}
    for rang, rangee in enumerate(rangees, 1):
        if rangee["cle"] not in codes:
            codes[rangee["cle"]] = Code.objects.create(
                cle=rangee["cle"],
                nom=rangee["nom"],
                definition=rangee["definition"],
                parent=codes.get(rangee["parent"]),
                rang=rang,
                couleur_rang=rangee["couleur_rang"],
                langue="fr",
            )
        avance(rang, len(rangees))
