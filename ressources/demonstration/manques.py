from datetime import timedelta
from typing import Any

from django.utils import timezone

from socle.comptes.models import Commune

from ..manques.actions import cle_de
from ..manques.enums import EtatDeManque
from ..models import DemandeDeManque, ManqueDocumente, Ressource
from .signatures import Signataires

#: Theme, commune, kind, language, how many people, the words of one of them, the record that answers.
_MANQUES = (
    ("logement", "Molenbeek-Saint-Jean", "lieu", "", 8, "une chambre pour une sortie d’hôpital", ""),
    ("sante_mentale", "", "service", "ti", 6, "quelqu’un qui parle la langue, pour plus d’une séance", ""),
    ("liens", "Forest", "lieu", "", 3, "un lieu ouvert le dimanche après-midi", ""),
    (
        "argent",
        "",
        "service",
        "",
        5,
        "un rendez-vous en moins d’un mois",
        "Services de médiation de dettes agréés",
    ),
)


def charger_manques(avance):
    """Lacks that members met; those that exist are left as they are."""
    termes: Any = ManqueDocumente._meta.get_field("theme").related_model
    themes = {terme.cle: terme for terme in termes._default_manager.filter(liste="theme")}
    communes = {commune.nom: commune for commune in Commune.objects.all()}
    gens = [adhesion.personne for adhesion in Signataires().membres]
    for theme, commune, genre, langue, nombre, mots, repond in _MANQUES:
        faits = {
            "theme": themes.get(theme),
            "noeud": None,
            "commune": communes.get(commune),
            "genre": genre,
            "langue_parlee": langue,
        }
        _noter(faits, gens[:nombre], mots, Ressource.objects.filter(nom=repond).first() if repond else None)
    avance(len(_MANQUES), len(_MANQUES))


def _noter(faits, gens, mots, repond):
    aujourdhui = timezone.localdate()
    decision = (
        {"etat": EtatDeManque.COMBLE, "ressource": repond, "decide_le": aujourdhui - timedelta(days=9)}
        if repond
        else {}
    )
    manque, neuf = ManqueDocumente.objects.get_or_create(cle=cle_de(faits), defaults={**faits, **decision})
    if neuf:
        DemandeDeManque.objects.bulk_create(
            DemandeDeManque(
                manque=manque,
                par=par,
                le=aujourdhui - timedelta(days=12 * rang + 3),
                mots="" if rang else mots,
                langue="fr",
            )
            for rang, par in enumerate(gens)
        )
