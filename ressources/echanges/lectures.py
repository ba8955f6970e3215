"""From the text of a cell to a value of the record; each refuses in words that say what to write."""

import re
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from socle.texte import plier

_SEPARE = re.compile(r"[;|\n]")
_SEPARE_AUSSI_A_LA_VIRGULE = re.compile(r"[;|\n,]")
_OUI = {"oui", "ja", "yes", "1", "vrai", "waar", "true", "x"}
_NON = {"", "non", "nee", "no", "0", "faux", "onwaar", "false"}
_TOUTE_LA_REGION = {"toute la region", "region", "hele gewest", "het hele gewest"}


def texte(valeur, lexique):
    return valeur.replace("\r\n", "\n").replace("\r", "\n").strip()


def une_ligne(valeur, lexique):
    return " ".join(valeur.split())


def etiquettes(valeur, lexique):
    """Names: labels are made where missing, when the row is written."""
    return _morceaux(valeur, _SEPARE_AUSSI_A_LA_VIRGULE)


def code(codes, vide=None):
    """One code of a closed list, by its label in French or Dutch, or by itself."""

    def lire(valeur, lexique):
        if not valeur.strip() and vide is not None:
            return vide
        return _trouver(valeur, lexique.choix(codes))

    return lire


def plusieurs_codes(codes):
    def lire(valeur, lexique):
        connus = lexique.choix(codes)
        # A label may hold a comma; only what is not known whole is cut there.
        return list(dict.fromkeys(_trouver(m, connus) for m in _morceaux_connus(valeur, connus)))

    return lire


def communes(valeur, lexique):
    """None named: the whole Region."""
    if plier(valeur) in _TOUTE_LA_REGION:
        return []
    connues = lexique.communes
    return list(dict.fromkeys(_trouver(m, connues) for m in _morceaux_connus(valeur, connues)))


def commune(valeur, lexique):
    return _trouver(valeur, lexique.communes) if valeur.strip() else None


def themes(valeur, lexique):
    connus = lexique.themes
    return list(dict.fromkeys(_trouver(m, connus) for m in _morceaux_connus(valeur, connus)))


def oui_non(valeur, lexique):
    mot = plier(valeur)
    if mot not in _OUI | _NON:
        raise ValidationError(_("Écrivez « oui » ou « non »."))
    return mot in _OUI


def nombre(valeur, lexique):
    propre = valeur.strip().removesuffix(".0")
    if not propre:
        return None
    if not (propre.isascii() and propre.isdigit() and len(propre) <= 6):
        raise ValidationError(_("Écrivez un nombre entier, sans autre mot."))
    return int(propre)


def adresse_web(valeur, lexique):
    """What people copy, « www.exemple.brussels », is an address without its beginning."""
    propre = valeur.strip()
    return f"https://{propre}" if propre and "://" not in propre else propre


def jour(valeur, lexique):
    """2026-03-12, 12/03/2026 or 12-03-2026, with or without an hour behind."""
    propre = valeur.strip().split(" ")[0].split("T")[0]
    if not propre:
        return None
    for modele in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            return _apres_1900(datetime.strptime(propre, modele).date())
        except ValueError:
            continue
    raise ValidationError(_("Écrivez une date comme ceci : 2026-03-12 ou 12/03/2026."))


def _apres_1900(lue):
    if lue < date(1900, 1, 1):
        raise ValueError
    return lue


def _morceaux(valeur, separe=_SEPARE):
    return [" ".join(morceau.split()) for morceau in separe.split(valeur) if morceau.strip()]


def _morceaux_connus(valeur, connus):
    for morceau in _morceaux(valeur):
        if plier(morceau) in connus:
            yield morceau
        else:
            yield from _morceaux(morceau, _SEPARE_AUSSI_A_LA_VIRGULE)


def _trouver(mot, connus):
    trouve = connus.get(plier(mot))
    if trouve is None:
        raise ValidationError(
            _("« %(mot)s » n’est pas dans la liste. Prenez un mot de la liste, ou laissez vide."),
            params={"mot": mot[:60]},
        )
    return trouve
