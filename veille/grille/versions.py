"""The code book as it stood on a day, and what changed from one version to another."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from ..enums import Geste
from ..models import Code, VersionDeGrille
from .actions import consigner, tenir_la_grille


@transaction.atomic
def figer_une_version(mot, par):
    """Refused when nothing changed since the last one: two versions would say the same."""
    tenir_la_grille(par)
    contenu = contenu_actuel()
    derniere = VersionDeGrille.objects.first()
    if not contenu:
        raise ValidationError(_("La grille est vide : ajoutez d’abord un code."))
    if derniere is not None and derniere.contenu == contenu:
        raise ValidationError(
            _("Rien n’a changé depuis la version %(numero)s."), params={"numero": derniere.numero}
        )
    numero = (VersionDeGrille.objects.aggregate(n=Max("numero"))["n"] or 0) + 1
    version = VersionDeGrille.objects.create(numero=numero, mot=mot, contenu=contenu, par=par)
    consigner(Geste.VERSION, None, par, apres={"numero": numero})
    return version


def contenu_actuel():
    arbre = Code.objects.actifs().en_arbre()
    guids = {code.pk: str(code.guid) for code in arbre}
    return [
        {
            "guid": str(code.guid),
            "cle": code.cle,
            "nom": code.nom,
            "definition": code.definition,
            "langue": code.langue,
            "parent": guids.get(code.parent_id, ""),
            "rang": rang,
            "couleur_rang": code.couleur_rang,
        }
        for rang, code in enumerate(arbre, 1)
    ]


def arbre_de(contenu):
    """The codes of a version, each with its depth, in its order."""
    profondeurs: dict[str, int] = {}
    for code in contenu:
        profondeurs[code["guid"]] = profondeurs[code["parent"]] + 1 if code["parent"] in profondeurs else 0
    return [{**code, "profondeur": profondeurs[code["guid"]]} for code in contenu]


@dataclass
class Comparaison:
    """From one version to a later one; each list holds pairs or codes as they stood."""

    ajoutes: list = field(default_factory=list)
    renommes: list = field(default_factory=list)
    redefinis: list = field(default_factory=list)
    deplaces: list = field(default_factory=list)
    fusionnes: list = field(default_factory=list)
    retires: list = field(default_factory=list)

    @property
    def est_vide(self):
        return not any(vars(self).values())


def comparer(avant, apres) -> Comparaison:
    """`avant`, `apres`: contents of versions. A code is the same by its GUID, whatever its name has become."""
    anciens, nouveaux = ({code["guid"]: code for code in contenu} for contenu in (avant, apres))
    resultat = Comparaison(ajoutes=[code for guid, code in nouveaux.items() if guid not in anciens])
    for guid in anciens.keys() & nouveaux.keys():
        _ce_qui_change(anciens[guid], nouveaux[guid], anciens, nouveaux, resultat)
    _ce_qui_part([code for guid, code in anciens.items() if guid not in nouveaux], resultat)
    for liste in (resultat.renommes, resultat.redefinis, resultat.deplaces):
        liste.sort(key=lambda paire: paire["apres"]["rang"])
    return resultat


def _ce_qui_change(ancien, nouveau, anciens, nouveaux, resultat):
    paire = {"avant": ancien, "apres": nouveau}
    if ancien["nom"] != nouveau["nom"]:
        resultat.renommes.append(paire)
    if ancien["definition"] != nouveau["definition"]:
        resultat.redefinis.append(paire)
    if ancien["parent"] != nouveau["parent"]:
        resultat.deplaces.append(
            {**paire, "de": anciens.get(ancien["parent"]), "vers": nouveaux.get(nouveau["parent"])}
        )


def _ce_qui_part(partis, resultat):
    """Whether it was merged or retired, the book itself tells."""
    guids = [code["guid"] for code in partis]
    dans = {
        str(code.guid): code.vif
        for code in Code.objects.filter(guid__in=guids, fusionne_dans__isnull=False).select_related(
            "fusionne_dans"
        )
    }
    for code in partis:
        if code["guid"] in dans:
            resultat.fusionnes.append({"avant": code, "apres": dans[code["guid"]]})
        else:
            resultat.retires.append(code)


def definitions_de(code, versions):
    """What this code meant through the versions: [{version, nom, definition}], only where it changed, newest first."""
    suite: list[dict] = []
    for version in sorted(versions, key=lambda v: v.numero):
        la = next((c for c in version.contenu if c["guid"] == str(code.guid)), None)
        if la and (not suite or (suite[-1]["nom"], suite[-1]["definition"]) != (la["nom"], la["definition"])):
            suite.append({"version": version, **la})
    return suite[::-1]
