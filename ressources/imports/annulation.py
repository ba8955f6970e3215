"""Undoing a whole import, in one transaction: what others added or changed since stays, and is said."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_noop as N_

from socle.cercles import actions as cercles
from socle.cercles.enums import Cercle
from socle.cercles.models import PasDeCercle
from socle.etiquettes.models import Etiquetage

from .. import permissions
from ..enums import EtatDImport, SortDeLigne
from ..models import Import, LigneDImport, Ressource
from .comparaison import fiches_a_jour, reservees
from .ecriture import desindexer, enregistrer, indexer, reecrire
from .valeurs import etat_de

COMPLETEE = N_("quelqu’un y a ajouté quelque chose")
RECRITE = N_("elle a été récrite depuis")
PARTAGEE = N_("elle ne vous appartient plus")
DISPARUE = N_("vous ne la voyez plus")
_PAR_LOT = 500


@transaction.atomic
def annuler(envoi, user):
    """Delete what it made, put back what it changed. Does nothing a second time."""
    if not permissions.peut_annuler(user, envoi):
        raise PermissionDenied
    tenu = Import.objects.select_for_update().get(pk=envoi.pk)
    if tenu.etat != EtatDImport.APPLIQUE:
        return
    ecrites = tenu.lignes.filter(retenue=True).exclude(ressource=None)
    nouvelles = list(ecrites.filter(sort=SortDeLigne.NOUVELLE))
    changees = list(ecrites.filter(sort=SortDeLigne.CHANGEE))
    defaites = _supprimer(nouvelles, user)
    remises = _remettre(changees, user)
    lignes = [*nouvelles, *changees]
    enregistrer([ligne for ligne in lignes if ligne.gardee], ["gardee"])
    tenu.lignes.update(changements={})
    tenu.etat, tenu.annule_le = EtatDImport.ANNULE, timezone.now()
    tenu.bilan |= {"supprimees": defaites, "remises": remises, "gardees": sum(1 for x in lignes if x.gardee)}
    tenu.save()
    envoi.refresh_from_db()


def _supprimer(lignes, user):
    """The records it made, taken back first where they were shared; those that live by now are kept."""
    pks = [ligne.ressource_id for ligne in lignes]
    fiches: dict = {}
    for lot in _lots(pks):
        fiches |= {f.pk: f for f in Ressource.objects.select_for_update().filter(pk__in=lot)}
    completees = _completees(pks)
    perdues = []
    for ligne in lignes:
        fiche = fiches[ligne.ressource_id]
        ligne.gardee = _ce_qui_la_garde(ligne, fiche, completees, user)
        if not ligne.gardee:
            _reprendre(fiche, user)
            perdues.append(fiche.pk)
    effacer(perdues)
    return len(perdues)


def _ce_qui_la_garde(ligne, fiche, completees, user):
    if fiche.pk in completees:
        return [COMPLETEE]
    if fiche.modifie_le != ligne.vue_le:
        return [RECRITE]
    return [] if fiche.auteur_id == user.pk else [PARTAGEE]


def _reprendre(fiche, user):
    """By the door: what others could read is first hers alone again, logged as any step."""
    if fiche.cercle != Cercle.PRIVE or fiche.cercle_demande:
        cercles.reprendre(fiche, user, Cercle.PRIVE)


def _completees(pks):
    """Records on which something hangs that the import did not put there, whatever kind of thing: a tip, a check…"""
    a_elle = {getattr(Ressource, nom).through for nom in ("communes", "themes")} | {LigneDImport}
    trouvees: set[int] = set()
    for relation in Ressource._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        modele: type[Model] | None = relation.related_model
        if modele is None or modele in a_elle or not relation.remote_field:
            continue
        nom = relation.remote_field.name
        for lot in _lots(pks):
            trouvees |= set(
                modele._base_manager.filter(**{f"{nom}__in": lot})
                .order_by()
                .values_list(f"{nom}_id", flat=True)
            )
    return trouvees


def effacer(pks):
    """Delete records on which nothing hangs: what the import itself tied to them, then they, then search's entries.

    `delete()` would ask each index about each record; here the database itself refuses if something still hangs.
    """
    genre = ContentType.objects.get_for_model(Ressource)
    for lot in _lots(pks):
        for nom in ("communes", "themes"):
            getattr(Ressource, nom).through.objects.filter(ressource__in=lot).delete()
        for generique in (Etiquetage, PasDeCercle):
            generique.objects.filter(content_type=genre, object_id__in=lot).delete()
        LigneDImport.objects.filter(ressource__in=lot).update(ressource=None)
        fiches = Ressource.objects.filter(pk__in=lot)
        fiches._raw_delete(fiches.db)
    desindexer(pks)


def _remettre(lignes, user):
    """Each value goes back where it still is the one that the import wrote."""
    maintenant = timezone.now()
    fiches: dict = {}
    for lot in _lots([ligne.ressource_id for ligne in lignes]):
        list(Ressource.objects.select_for_update().filter(pk__in=lot).values_list("pk"))
        fiches |= fiches_a_jour(user, lot)
    remises: dict[int, dict] = {}
    for ligne in lignes:
        fiche = fiches.get(ligne.ressource_id)
        if fiche is None:
            ligne.gardee = [DISPARUE]
            continue
        anciennes, ligne.gardee = _a_remettre(ligne, fiche, user)
        if anciennes:
            remises[fiche.pk] = anciennes
    reecrire(fiches, remises, maintenant)
    indexer([fiches[pk] for pk in remises])
    return len(remises)


def _a_remettre(ligne, fiche, user):
    """({column: value before}, columns that somebody changed since or that are not hers to write)."""
    actuelles = etat_de(fiche, ligne.changements)
    interdites = reservees(user, fiche, ligne.changements)
    if fiche.modifie_le != ligne.vue_le:
        # What was hidden then may be another address now: an undo never puts it in the open.
        interdites = [*interdites, "adresse_confidentielle"]
    anciennes = {
        cle: avant
        for cle, (avant, apres) in ligne.changements.items()
        if actuelles[cle] == apres and cle not in interdites
    }
    return anciennes, [cle for cle in ligne.changements if cle not in anciennes]


def _lots(pks):
    return [pks[debut : debut + _PAR_LOT] for debut in range(0, len(pks), _PAR_LOT)]
