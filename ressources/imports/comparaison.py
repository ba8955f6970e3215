"""From the rows of a file to what each would do, in steps of a second: a closed laptop goes on where it stopped."""

from time import monotonic
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from .. import permissions
from ..echanges.colonnes import pour_colonnes
from ..echanges.lexique import Lexique
from ..enums import EtatDImport, SortDeLigne
from ..forms.fiches import TEXTES
from ..models import Import, LigneDImport, Ressource
from .colonnes import reconnaitre
from .lecture import Lecture, lire
from .rapprochement import Repertoire, nom_plie
from .valeurs import differences, lire_les_cellules, verifier_l_ensemble

PAR_PAS = 250
#: How long one step lasts at most, in seconds, once the directory is read.
DUREE_D_UN_PAS = 1.2
#: Columns that only those who may rewrite a record change; the rest are facts, which may always be put right.
_RESERVEES = {*TEXTES, "organisme", "themes", "etiquettes", "rythme", "lien_officiel", "identifiant_externe"}
_ECRITES = ("valeurs", "erreurs", "sort", "cle", "ressource", "vue_le", "proches", "changements", "reservees")


@transaction.atomic
def deposer(par, nom, octets, feuille=""):
    """A file becomes an import, compared at once where every head is known. Raises FichierRefuse."""
    lecture = lire(octets, feuille)
    Import.objects.all().oublier()
    envoi = Import(par=par, fichier=nom[-120:], titres=lecture.titres, total=len(lecture.lignes))
    envoi.correspondance, incomplet = reconnaitre(lecture.titres)
    envoi.etat = EtatDImport.COLONNES if incomplet else EtatDImport.COMPARAISON
    envoi.save()
    LigneDImport.objects.bulk_create(_lignes(envoi, lecture), batch_size=500)
    return envoi


def _lignes(envoi, lecture: Lecture):
    for numero, cellules in lecture.lignes:
        erreurs = {str(rang): message for rang, message in lecture.erreurs.get(numero, {}).items()}
        yield LigneDImport(envoi=envoi, numero=numero, cellules=cellules, erreurs=erreurs)


@transaction.atomic
def recommencer(envoi, correspondance):
    """The columns are told: everything is compared again."""
    envoi.correspondance = correspondance
    envoi.etat = EtatDImport.COMPARAISON
    envoi.save(update_fields=["correspondance", "etat", "modifie_le"])
    envoi.lignes.update(sort="", ressource=None, decidee=False, retenue=True)


def avancer(envoi, user, duree=DUREE_D_UN_PAS):
    """One step; gives how many lines are compared. The last one makes the import ready."""
    comparateur = Comparateur(envoi, user)
    debut = monotonic()
    while lignes := list(envoi.lignes.filter(sort="")[:PAR_PAS]):
        comparateur.comparer(lignes)
        comparateur.enregistrer(lignes)
        if monotonic() - debut > duree:
            break
    if not envoi.lignes.filter(sort="").exists():
        Import.objects.filter(pk=envoi.pk, etat=EtatDImport.COMPARAISON).update(etat=EtatDImport.PRET)
        envoi.refresh_from_db()
    return envoi.comparees


class Comparateur:
    """Holds what a step reads once: the directory, the closed lists, what the lines before have taken."""

    def __init__(self, envoi, user):
        self.envoi, self.user = envoi, user
        self.repertoire, self.lexique = Repertoire(user), Lexique()
        deja = envoi.lignes.exclude(sort="")
        self.cles = dict(deja.exclude(cle="").values_list("cle", "numero"))
        self.prises = dict(deja.exclude(ressource=None).values_list("ressource", "numero"))

    def comparer(self, lignes):
        for ligne in lignes:
            self._lire(ligne)
            self._rapprocher(ligne)
        self.confronter(lignes)

    def enregistrer(self, lignes):
        LigneDImport.objects.bulk_create(
            lignes, update_conflicts=True, unique_fields=["envoi", "numero"], update_fields=_ECRITES
        )

    def _lire(self, ligne):
        """What the file itself made unreadable is told by the number of its column; the rest by ours."""
        du_fichier = {cle: mot for cle, mot in ligne.erreurs.items() if cle.lstrip("-").isdigit()}
        ligne.valeurs, erreurs = lire_les_cellules(ligne.cellules, self.envoi.correspondance, self.lexique)
        ligne.erreurs = {**du_fichier, **erreurs}
        ligne.proches, ligne.changements, ligne.reservees = [], {}, []

    def _rapprocher(self, ligne):
        nom = nom_plie(ligne.valeurs)
        ligne.cle = f"{nom}|{ligne.valeurs.get('commune') or ''}" if nom else ""
        ligne.ressource_id = self.repertoire.la_meme(ligne.valeurs)
        premiere = self.prises.get(ligne.ressource_id) or (ligne.cle and self.cles.get(ligne.cle))
        if premiere and premiere != ligne.numero:
            ligne.ressource_id = None
            ligne.erreurs["nom"] = _("la ligne %(ligne)s parle déjà de cette fiche.") % {"ligne": premiere}
        else:
            self.cles[ligne.cle] = ligne.numero
            if ligne.ressource_id:
                self.prises[ligne.ressource_id] = ligne.numero
            elif not ligne.erreurs:
                ligne.proches = self.repertoire.proches(ligne.valeurs)

    def confronter(self, lignes):
        """Say what becomes of each line, now that one knows of which record it speaks."""
        fiches = fiches_a_jour(self.user, [ligne.ressource_id for ligne in lignes if ligne.ressource_id])
        for ligne in lignes:
            confronter(ligne, fiches.get(ligne.ressource_id), self.user)


def fiches_a_jour(user, pks) -> dict[int, Any]:
    """Those of these records that this person sees, with all that is compared."""
    visibles = Ressource.objects.visibles_pour(user)
    return {fiche.pk: fiche for fiche in pour_colonnes(visibles.filter(pk__in=pks))}


def confronter(ligne, fiche, user):
    """Fill the line's fate, its changes and its errors. `fiche` is the record it speaks of, or None."""
    ligne.ressource, ligne.vue_le = fiche, fiche and fiche.modifie_le
    erreurs = {**ligne.erreurs, **verifier_l_ensemble(ligne.valeurs, fiche)}
    ligne.changements = differences(fiche, ligne.valeurs) if fiche and not erreurs else {}
    ligne.erreurs = erreurs
    ligne.reservees = [] if fiche is None else reservees(user, fiche, ligne.changements)
    ligne.sort = _sort(ligne, fiche)


def reservees(user, fiche, changements):
    """The columns that this person may not write in this record: she tells those who keep it."""
    if permissions.peut_recrire(user, fiche):
        return []
    if not permissions.peut_corriger(user, fiche):
        return list(changements)
    return [cle for cle in changements if cle in _RESERVEES]


def _sort(ligne, fiche):
    if ligne.erreurs:
        return SortDeLigne.ERREUR
    if fiche is None:
        return SortDeLigne.DOUBLON if ligne.proches and not ligne.decidee else SortDeLigne.NOUVELLE
    if not ligne.changements:
        return SortDeLigne.IDENTIQUE
    if len(ligne.reservees) == len(ligne.changements):
        return SortDeLigne.A_PROPOSER
    return SortDeLigne.CHANGEE


def refaire(lignes, user):
    """Compare again lines whose record changed meanwhile, or that now have one."""
    envoi = lignes[0].envoi
    comparateur = Comparateur(envoi, user)
    for ligne in lignes:
        comparateur.prises.pop(ligne.ressource_id, None)
        comparateur.cles.pop(ligne.cle, None)
        ligne.decidee = False
    comparateur.comparer(lignes)
    LigneDImport.objects.bulk_update(lignes, [*_ECRITES, "decidee"], batch_size=100)


def decider(lignes, user, choix):
    """« It is the same » as the nearest (or the chosen) record, or « it is another ». Gives how many were decided.

    `choix`: {number of the line: key of a record, or None for another}. Only among those that were proposed.
    """
    prises = (
        set(lignes[0].envoi.lignes.exclude(ressource=None).values_list("ressource", flat=True))
        if lignes
        else set()
    )
    fiches = fiches_a_jour(user, [pk for pk in choix.values() if pk])
    decidees = []
    for ligne in lignes:
        pk = choix.get(ligne.numero)
        proposees = [proche[0] for proche in ligne.proches]
        if pk is not None and (pk not in proposees or pk in prises or pk not in fiches):
            continue
        prises.add(pk)
        ligne.decidee = True
        confronter(ligne, fiches.get(pk), user)
        decidees.append(ligne)
    LigneDImport.objects.bulk_update(decidees, [*_ECRITES, "decidee"], batch_size=100)
    return len(decidees)
