"""Figures as one reads them: words in her language, bars and tints in proportion, and what is not shown."""

from datetime import date

from django.utils import formats
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ..models.motifs import Source

DEGRES = 5


def dessin(chiffres, source, arrete_au, titre, langue=""):
    """What `veille/motifs/inclus/figure.html` takes, of a reading (titled in `langue`) or of what was just counted."""
    colonnes = chiffres["colonnes"]
    lignes = [
        _ligne(ligne, cases) for ligne, cases in zip(chiffres["lignes"], chiffres["cases"], strict=True)
    ]
    croisees = [case for ligne in lignes for case in ligne["cases"]]
    utiles = [rang for rang in range(len(colonnes)) if any(ligne["cases"][rang] for ligne in lignes)]
    gardees = [ligne for ligne in lignes if any(ligne["cases"]) or not colonnes]
    _mesurer(gardees, chiffres["base"]["total"])
    for ligne in gardees:
        ligne["cases"] = _teintees(
            [ligne["cases"][rang] for rang in utiles], max(filter(None, croisees), default=1)
        )
    return {
        "titre": titre,
        "langue": langue,
        "croise": bool(colonnes),
        "lignes": gardees,
        "colonnes": [_entete(colonnes[rang]) for rang in utiles],
        "ecartees": _enumerer(
            [ligne["titre"] for ligne in lignes if ligne not in gardees]
            + [_mot(colonne) for rang, colonne in enumerate(colonnes) if rang not in utiles]
        ),
        "muettes": _enumerer(map(_mot, chiffres["muettes"])),
        "filtres": _enumerer(map(_mot, chiffres["filtres"])),
        "base": base_en_mots(chiffres, source, arrete_au),
        "textes": source == Source.TEXTES,
        "groupees": any(ligne["groupe"] for ligne in gardees),
    }


def _mot(entree):
    return entree["nl" if get_language() == "nl" else "fr"]


def _entete(entree):
    return {"titre": _mot(entree), "groupe": entree["groupe"], "total": entree["total"]}


def _ligne(entree, cases):
    return {**_entete(entree), "cases": cases}


def _mesurer(lignes, base):
    """The width of each bar on a hundred, and its share in words; a share tells no more than its number."""
    plus_grand = max((ligne["total"] or 0 for ligne in lignes), default=0)
    for ligne in lignes:
        nombre = ligne["total"]
        ligne["largeur"] = round(100 * nombre / plus_grand) if nombre else 0
        ligne["part"] = round(100 * nombre / base) if nombre and base else None


def _teintees(cases, plus_grand):
    return [
        {"valeur": nombre, "degre": 0 if nombre is None else -(-DEGRES * nombre // plus_grand)}
        for nombre in cases
    ]


def _enumerer(mots):
    return ", ".join(dict.fromkeys(mots))


def base_en_mots(chiffres, source, arrete_au):
    """« 42 situations · 4 groupes en ont chacun cinq ou plus · chiffres arrêtés au 31 octobre 2026 »."""
    total, groupes = chiffres["base"]["total"], chiffres["base"]["groupes"]
    parts = [_combien(total, source)] if total else []
    if groupes:
        mots = ngettext("%(n)s groupe en a cinq ou plus", "%(n)s groupes en ont chacun cinq ou plus", groupes)
        parts.append(mots % {"n": groupes})
    parts.append(_("chiffres arrêtés au %(date)s") % {"date": jour_en_mots(arrete_au)})
    return " · ".join(parts)


def _combien(total, source):
    if source == Source.TEXTES:
        return ngettext("%(n)s texte codé", "%(n)s textes codés", total) % {"n": total}
    return ngettext("%(n)s situation", "%(n)s situations", total) % {"n": total}


def jour_en_mots(jour: date):
    return formats.date_format(jour, "j F Y")


def evolution(releves):
    """The totals of each line from one reading to the next: [(line, [count or None])], the earliest first."""
    dates = sorted(releves, key=lambda releve: releve.arrete_au)
    lignes: dict[str, dict] = {}
    for rang, releve in enumerate(dates):
        for entree in releve.chiffres["lignes"]:
            ligne = lignes.setdefault(entree["cle"], {"titre": _mot(entree), "cases": [None] * len(dates)})
            ligne["cases"][rang] = entree["total"]
    plus_grand = max((n or 0 for ligne in lignes.values() for n in ligne["cases"]), default=0) or 1
    return {
        "colonnes": [{"titre": jour_en_mots(releve.arrete_au), "groupe": False} for releve in dates],
        "lignes": [{**ligne, "cases": _teintees(ligne["cases"], plus_grand)} for ligne in lignes.values()],
    }
