"""Applying an import: one transaction, everything or nothing, and never twice."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from modelsearch.backends import get_search_backends

from socle.cercles.actions import signer
from socle.comptes.models import Commune
from socle.etiquettes.models import Etiquetage, Etiquette
from socle.modeles import tenir
from socle.texte import plier

from .. import actions, permissions
from ..enums import Disponibilite, EtatDImport, SortDeLigne
from ..models import Import, LigneDImport, Ressource, Signalement
from ..models.imports import A_ECRIRE
from .comparaison import fiches_a_jour, refaire, reservees
from .rapprochement import Repertoire

RELATIONS = ("communes", "themes", "etiquettes")
_PAR_LOT = 500


class AChange(Exception):
    """Records changed between the preview and now: these lines are to be read again."""

    def __init__(self, lignes):
        self.lignes = lignes


def appliquer(envoi, user):
    """Write what the preview said. Gives the numbers of the lines to read again; then nothing was written."""
    if not permissions.peut_appliquer(user, envoi):
        raise PermissionDenied
    perimees: list[LigneDImport] = []
    try:
        _appliquer(envoi, user)
    except AChange as change:
        perimees = change.lignes
        refaire(perimees, user)
    envoi.refresh_from_db()
    return [ligne.numero for ligne in perimees]


@transaction.atomic
def _appliquer(envoi, user):
    # One at a time for one person: what two of her files bring is compared with what the first one wrote.
    tenir(user)
    tenu = Import.objects.select_for_update().get(pk=envoi.pk)
    if tenu.etat != EtatDImport.PRET:
        return
    lignes = list(tenu.lignes.filter(A_ECRIRE))
    nouvelles = [ligne for ligne in lignes if ligne.sort == SortDeLigne.NOUVELLE]
    changees = [ligne for ligne in lignes if ligne.sort == SortDeLigne.CHANGEE]
    fiches = _tenir(changees, user)
    _refuser_ce_qui_a_change(nouvelles, changees, fiches, user)
    ecrites = _creer(nouvelles, user)
    _changer(changees, fiches)
    indexer([*ecrites, *fiches.values()])
    _clore(tenu, nouvelles, changees)


def _tenir(changees, user) -> dict[int, Any]:
    """Their records, locked until the end."""
    pks = [ligne.ressource_id for ligne in changees]
    for lot in _lots(pks):
        list(Ressource.objects.select_for_update().filter(pk__in=lot).order_by("pk").values_list("pk"))
    return {pk: fiche for lot in _lots(pks) for pk, fiche in fiches_a_jour(user, lot).items()}


def _refuser_ce_qui_a_change(nouvelles, changees, fiches, user):
    """Edited, taken away, or written by somebody else meanwhile: she decides again, on what is true now."""
    perimees = []
    for ligne in changees:
        fiche = fiches.get(ligne.ressource_id)
        intacte = fiche is not None and fiche.modifie_le == ligne.vue_le
        if not intacte or set(reservees(user, fiche, ligne.changements)) - set(ligne.reservees):
            perimees.append(ligne)
    repertoire = Repertoire(user)
    perimees += [ligne for ligne in nouvelles if not ligne.decidee and repertoire.la_meme(ligne.valeurs)]
    if perimees:
        raise AChange(perimees)


def _creer(lignes, user):
    """Drafts of the importer: nobody else reads them before she asks, and somebody else accepts (§4.1)."""
    fiches = [_nouvelle(ligne.valeurs, user) for ligne in lignes]
    Ressource.objects.bulk_create(fiches, batch_size=_PAR_LOT)
    for ligne, fiche in zip(lignes, fiches, strict=True):
        ligne.ressource, ligne.vue_le = fiche, fiche.modifie_le
    relier({fiche.pk: ligne.valeurs for ligne, fiche in zip(lignes, fiches, strict=True)})
    return fiches


def _nouvelle(valeurs, user):
    fiche = signer(Ressource(), user)
    poser(fiche, valeurs)
    if fiche.disponibilite != Disponibilite.INCONNUE and fiche.disponibilite_le is None:
        fiche.disponibilite_le = timezone.localdate()
    fiche.replier()
    return fiche


def poser(fiche, valeurs):
    """Put values as JSON holds them on a record, its relations aside. Never the date of a check, nor a cercle."""
    for cle, valeur in valeurs.items():
        if cle == "commune":
            fiche.commune_id = valeur
        elif cle == "disponibilite_le":
            setattr(fiche, cle, date.fromisoformat(valeur) if valeur else None)
        elif cle not in (*RELATIONS, "reference"):
            setattr(fiche, cle, valeur)


def _changer(lignes, fiches):
    maintenant = timezone.now()
    reecrites = {}
    for ligne in lignes:
        ligne.changements = {c: paire for c, paire in ligne.changements.items() if c not in ligne.reservees}
        ligne.vue_le = maintenant
        reecrites[ligne.ressource_id] = {cle: apres for cle, (_avant, apres) in ligne.changements.items()}
    reecrire(fiches, reecrites, maintenant)
    signalees = Signalement.objects.filter(ressource__in=reecrites, leve_le=None)
    for pk in set(signalees.order_by().values_list("ressource", flat=True)):
        actions.lever_les_signalements(fiches[pk], reecrites[pk])


def reecrire(fiches, voulues, maintenant):
    """{key: {column: value}}. One update a record, of what changes and what derives from it; relations together."""
    champs = [champ.attname for champ in Ressource._meta.concrete_fields]
    for pk, valeurs in voulues.items():
        fiche = fiches[pk]
        avant = {nom: getattr(fiche, nom) for nom in champs}
        poser(fiche, valeurs)
        fiche.replier()
        apres = {nom: getattr(fiche, nom) for nom in champs if getattr(fiche, nom) != avant[nom]}
        Ressource.objects.filter(pk=pk).update(**apres, modifie_le=maintenant)
    relier(voulues, neuves=False)


def relier(valeurs, neuves=True):
    """{key of a record: values}: its communes, themes and labels become those."""
    for nom in ("communes", "themes"):
        dites = {pk: v[nom] for pk, v in valeurs.items() if nom in v}
        liens: Any = getattr(Ressource, nom).through
        autre = next(
            c.attname for c in liens._meta.fields if c.is_relation and c.related_model is not Ressource
        )
        if not neuves:
            liens.objects.filter(ressource__in=dites).delete()
        liens.objects.bulk_create(
            [liens(ressource_id=pk, **{autre: lie}) for pk, lies in dites.items() for lie in lies],
            batch_size=_PAR_LOT,
        )
    _etiqueter({pk: v["etiquettes"] for pk, v in valeurs.items() if "etiquettes" in v}, neuves)


def _etiqueter(noms, neuves):
    if not noms:
        return
    genre = ContentType.objects.get_for_model(Ressource)
    if not neuves:
        Etiquetage.objects.filter(content_type=genre, object_id__in=noms).delete()
    # One by one, to know which label stands for which name: a name may be an old one of another label.
    etiquettes: dict[str, Model] = {}
    for nom in dict.fromkeys(nom for liste in noms.values() for nom in liste):
        if plier(nom) not in etiquettes:
            etiquettes[plier(nom)] = Etiquette.objects.pour_noms([nom])[0]
    Etiquetage.objects.bulk_create(
        [
            Etiquetage(content_type=genre, object_id=pk, tag=etiquette)
            for pk, liste in noms.items()
            for etiquette in dict.fromkeys(etiquettes[plier(nom)] for nom in liste)
        ],
        batch_size=_PAR_LOT,
    )


def indexer(fiches):
    """Bulk writes send no signal: what search knows of these records is written in the same transaction."""
    communes = Commune.objects.in_bulk()
    for lot in _lots(fiches):
        _lire_les_relations(lot, communes)
        for moteur in get_search_backends(with_auto_update=True):
            moteur.add_bulk(Ressource, lot)


def _lire_les_relations(fiches, communes):
    """As a prefetch, whose thousands of querysets cost more than the writing."""
    pks = [fiche.pk for fiche in fiches]
    relations: dict[str, dict[int, list]] = {"communes": defaultdict(list), "etiquettes": defaultdict(list)}
    for pk, commune in Ressource.communes.through.objects.filter(ressource__in=pks).values_list(
        "ressource_id", "commune_id"
    ):
        relations["communes"][pk].append(communes[commune])
    genre = ContentType.objects.get_for_model(Ressource)
    for etiquetage in Etiquetage.objects.filter(content_type=genre, object_id__in=pks).select_related("tag"):
        relations["etiquettes"][etiquetage.object_id].append(etiquetage.tag)
    for fiche in fiches:
        fiche._prefetched_objects_cache = {nom: par_pk[fiche.pk] for nom, par_pk in relations.items()}


def desindexer(pks):
    """Take out of search what was deleted without signals."""
    genre = ContentType.objects.get_for_model(Ressource)
    for lot in _lots(pks):
        for moteur in get_search_backends(with_auto_update=True):
            index = moteur.get_index_for_model(Ressource)
            if hasattr(index, "entries"):
                index.entries.filter(content_type=genre, object_id__in=[str(pk) for pk in lot]).delete()
            else:
                for pk in lot:
                    index.delete_item(Ressource(pk=pk))


def _clore(envoi, nouvelles, changees):
    """The lines keep what an undo needs, and no other text."""
    enregistrer([*nouvelles, *changees], ["ressource", "vue_le", "changements"])
    envoi.bilan = compter(envoi)
    envoi.lignes.exclude(A_ECRIRE).update(changements={}, ressource=None)
    envoi.lignes.update(cellules=[], valeurs={}, proches=[], erreurs={}, cle="")
    envoi.etat, envoi.applique_le = EtatDImport.APPLIQUE, timezone.now()
    envoi.save()


def enregistrer(lignes, champs):
    """As bulk_update, whose CASE of a thousand branches is ten times slower."""
    LigneDImport.objects.bulk_create(
        lignes,
        batch_size=_PAR_LOT,
        update_conflicts=True,
        unique_fields=["envoi", "numero"],
        update_fields=champs,
    )


def compter(envoi):
    """How many lines of each fate, and how many were left out."""
    comptes = {sort: envoi.lignes.filter(sort=sort).count() for sort in SortDeLigne.values}
    comptes["laissees"] = envoi.lignes.filter(
        retenue=False, sort__in=[SortDeLigne.NOUVELLE, SortDeLigne.CHANGEE]
    ).count()
    return comptes


def _lots(pks):
    return [pks[debut : debut + _PAR_LOT] for debut in range(0, len(pks), _PAR_LOT)]
