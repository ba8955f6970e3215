"""What a file says of the code book, beside ours: by GUID, then by path of names (QualCoder makes new GUIDs)."""

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _

from socle.texte import plier

from ..models import Code
from . import noms
from .contenu import CodeEcrit

NOM_AU_PLUS = 80
_EXTRAIT = 200


class Sort(models.TextChoices):
    """What becomes of a code of the file."""

    NOUVEAU = "nouveau", _("nouveau")
    RENOMME = "renomme", _("renommé")
    DEPLACE = "deplace", _("déplacé")
    REDEFINI = "redefini", _("redéfini")
    MEME = "meme", _("identique")


@dataclass
class Compare:
    ecrit: CodeEcrit
    #: Ours; None when it is new.
    code: Code | None = None
    sorts: list[Sort] = field(default_factory=list)
    #: Where the file has it, in words.
    chemin: str = ""

    @property
    def nom(self):
        return self.ecrit.nom[:NOM_AU_PLUS]

    @property
    def change(self):
        return self.sorts != [Sort.MEME]

    @property
    def phrases(self):
        """What stands here today, for each thing that would change."""
        return [_PHRASES[sort](self) for sort in self.sorts if sort in _PHRASES]


def _place_ici(compare):
    if compare.code.parent is None:
        return _("ici, une famille")
    return _("ici, sous « %(nom)s »") % {"nom": compare.code.parent.nom}


_PHRASES = {
    Sort.RENOMME: lambda compare: _("ici, « %(nom)s »") % {"nom": compare.code.nom},
    Sort.DEPLACE: _place_ici,
    Sort.REDEFINI: lambda compare: (
        _("nouvelle définition : %(texte)s")
        % {"texte": " ".join(compare.ecrit.definition.split())[:_EXTRAIT]}
    ),
}


@dataclass
class Comparaison:
    codes: list[Compare]
    #: Ours, still in use, that the file does not have: nothing happens to them.
    absents: list[Code]

    def du_sort(self, sort):
        """Each code once, under the first of its changes."""
        return [compare for compare in self.codes if compare.sorts[0] == sort]

    @property
    def codes_nouveaux(self):
        return self.du_sort(Sort.NOUVEAU)

    @property
    def codes_autrement(self):
        """Known here under another name, place or definition."""
        return [compare for compare in self.changes if compare.code is not None]

    @property
    def changes(self):
        return [compare for compare in self.codes if compare.change]

    @property
    def memes(self):
        return [compare for compare in self.codes if not compare.change]


def comparer(lus: list[CodeEcrit]) -> Comparaison:
    """Two queries, whatever their number."""
    notres = {code.pk: code for code in Code.objects.select_related("fusionne_dans", "parent")}
    sortis = {ecrit.guid: ecrit.nom for ecrit in _ecrits(notres)}
    noms_de_sortie = noms.de_sortie(_ecrits(notres))
    reconnus = _reconnaitre(lus, notres, [sortis, noms_de_sortie])
    chemins = _chemins({ecrit.guid: (ecrit.nom, ecrit.parent) for ecrit in lus})
    compares = [_compare(ecrit, reconnus, noms_de_sortie, " › ".join(chemins[ecrit.guid])) for ecrit in lus]
    vus = {code.pk for code in reconnus.values()}
    absents = [code for code in notres.values() if code.retire_le is None and code.pk not in vus]
    return Comparaison(compares, sorted(absents, key=lambda code: (code.rang, code.pk)))


def _ecrits(notres):
    return [
        CodeEcrit(str(code.guid), code.nom, parent=str(code.parent.guid) if code.parent else "")
        for code in sorted(notres.values(), key=lambda code: (code.rang, code.nom, code.pk))
    ]


def _reconnaitre(lus, notres, nommages):
    """{GUID of the file: our code}. One that was merged since leads to what it became."""
    par_guid = {str(code.guid): code for code in notres.values()}
    reconnus = {e.guid: par_guid[e.guid] for e in lus if e.guid in par_guid}
    parents = {str(code.guid): str(code.parent.guid) if code.parent else "" for code in notres.values()}
    par_chemin: dict[tuple, Code] = {}
    for nommage in nommages:
        for guid, chemin in _chemins({g: (nommage[g], parents[g]) for g in nommage}).items():
            if par_guid[guid].retire_le is None:
                par_chemin.setdefault(tuple(map(plier, chemin)), par_guid[guid])
    pris = {code.pk for code in reconnus.values()}
    for guid, chemin in _chemins({e.guid: (e.nom, e.parent) for e in lus}).items():
        trouve = par_chemin.get(tuple(map(plier, chemin)))
        if guid not in reconnus and trouve is not None and trouve.pk not in pris:
            reconnus[guid] = trouve
            pris.add(trouve.pk)
    return {guid: code.fusionne_dans or code for guid, code in reconnus.items()}


def _chemins(nommes):
    """{guid: names from the root down}; parents may loop in a forged book."""
    rendus = {}
    for guid in nommes:
        chemin, vus, ici = [], set(), guid
        while ici in nommes and ici not in vus:
            vus.add(ici)
            nom, parent = nommes[ici]
            chemin.append(nom)
            ici = parent
        rendus[guid] = chemin[::-1]
    return rendus


def _compare(ecrit, reconnus, noms_de_sortie, chemin):
    code = reconnus.get(ecrit.guid)
    if code is None:
        return Compare(ecrit, None, [Sort.NOUVEAU], chemin)
    if code.retire_le is not None:
        return Compare(ecrit, code, [Sort.MEME], chemin)
    sorts = []
    if ecrit.nom[:NOM_AU_PLUS] not in (code.nom, noms_de_sortie[str(code.guid)][:NOM_AU_PLUS]):
        sorts.append(Sort.RENOMME)
    haut = reconnus.get(ecrit.parent)
    if (haut.pk if haut else None) != code.parent_id or (ecrit.parent and haut is None):
        sorts.append(Sort.DEPLACE)
    if ecrit.definition.strip() and ecrit.definition.split() != code.definition.split():
        sorts.append(Sort.REDEFINI)
    return Compare(ecrit, code, sorts or [Sort.MEME], chemin)
