"""Imports in each of their states, by the doors that make them."""

from ressources.imports import comparaison, ecriture, partage

from .fabriques import RessourceFactory

_TITRES = "nom;description;téléphone;adresse"
_INCONNUE = "nom;description;Colonne à nous"
_DIT = "Un lieu où l’on est reçu."


def import_a_reconnaitre(personne):
    """A column that nobody knows waits for an answer."""
    return _deposer(personne, _INCONNUE, f"Une fiche;{_DIT};x")


def import_a_comparer(personne):
    return _deposer(personne, _TITRES, f"Une fiche;{_DIT};;")


def import_a_appliquer(personne):
    """One line of each fate."""
    connue = RessourceFactory(nom="Maison du tilleul", telephone="02 000 00 31", adresse="Rue du Tilleul 3")
    envoi = _deposer(
        personne,
        f"référence;{_TITRES}",
        f";Fiche toute neuve;{_DIT};02 000 00 32;",
        f"{connue.reference};Maison du tilleul;{_DIT};02 000 00 33;",
        f";Maison des tilleuls;{_DIT};02 000 00 31;Rue du Tilleul 3",
        f";Téléphone faux;{_DIT};appelez;",
    )
    comparaison.avancer(envoi, personne, duree=600)
    return envoi


def import_applique(personne, nom="Lavoir des Tanneurs"):
    envoi = _deposer(personne, _TITRES, f"{nom};{_DIT};;")
    comparaison.avancer(envoi, personne, duree=600)
    ecriture.appliquer(envoi, personne)
    return envoi


def import_a_relire(personne):
    """Its records wait for a moderator."""
    envoi = import_applique(personne, "Verger partagé du Midi")
    partage.proposer(envoi, personne)
    return envoi


def _deposer(personne, *lignes):
    return comparaison.deposer(personne, "liste.csv", "\n".join(lignes).encode())
