from noeuds.models import BrouillonDeVignette, Noeud
from socle.comptes.models import Groupe, Personne
from socle.demonstration import lire, reference_stable

from .noeuds import DOSSIER

_REPONSES = ("recit", "aide_ou_manque", "tranche_age", "menage", "revenu")


def charger_brouillons(avance, dossier=DOSSIER):
    """Situations that their author has begun, and that nobody else reads."""
    rangees = lire(dossier, "brouillons.toml", "brouillon")
    noeuds = {noeud.slug: noeud for noeud in Noeud.objects.sources()}
    for rang, rangee in enumerate(rangees, 1):
        reponses = {nom: rangee[nom].strip() for nom in _REPONSES if nom in rangee}
        BrouillonDeVignette.objects.get_or_create(
            reference=reference_stable("brouillon", rangee["cle"]),
            defaults={
                "auteur": Personne.objects.get(email=rangee["email"]),
                "groupe": Groupe.objects.get(slug=rangee["groupe"]),
                "etape": rangee["etape"],
                "donnees": {"noeud": str(noeuds[rangee["noeud"]].pk), **reponses},
            },
        )
        avance(rang, len(rangees))
