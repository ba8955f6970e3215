"""One row of text as values of a record, with what is wrong in each cell; and a record in the same shape."""

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from socle.formulaires import LONGUEUR_ETIQUETTE, NOMBRE_ETIQUETTES
from socle.texte import plier

from ..enums import Disponibilite
from ..forms.fiches import ADRESSE_DANS_LE_TEXTE
from ..models import Ressource
from .colonnes import PAR_CLE

#: As the form has them: the columns themselves hold any length.
_LIMITES = {"description": 5000, "publics": 1000, "non_acceptes": 1000, "conditions": 1000}
_SITUE = ("adresse", "code_postal", "commune")
TEXTES_RELUS = (
    *("nom", "organisme", "description", "publics", "non_acceptes"),
    *("conditions", "horaires", "disponibilite_pour"),
)
DE_LA_DISPONIBILITE = ("disponibilite", "attente_semaines", "disponibilite_pour", "disponibilite_le")
#: What a file says of a record without changing it.
_CLES = ("reference",)
_DECLENCHEURS = ("=", "+", "-", "@", "\t", "\r")


def champ_de(cle) -> Any:
    return Ressource._meta.get_field(cle)


def lire_les_cellules(cellules, correspondance, lexique):
    """(values as JSON holds them, {column: what is wrong}). An empty cell says nothing."""
    valeurs: dict[str, Any] = {}
    erreurs: dict[str, str] = {}
    for rang, cellule in enumerate(cellules):
        cle = correspondance.get(str(rang), "")
        texte = _sans_garde(cellule)
        if not cle or not texte:
            continue
        try:
            valeurs[cle] = _lire(cle, texte, lexique)
        except ValidationError as erreur:
            erreurs[cle] = " ".join(erreur.messages)
    return valeurs, erreurs


def _sans_garde(cellule):
    """The apostrophe that our exports put before what a spreadsheet would run."""
    return cellule[1:] if cellule[:1] == "'" and cellule[1:2] in _DECLENCHEURS else cellule


def _lire(cle, texte, lexique):
    if cle in ("telephone", "code_postal"):
        texte = _numero(cle, texte)
    relire: Any = PAR_CLE[cle].relire
    valeur = relire(texte, lexique)
    if cle not in _CLES:
        _verifier(cle, valeur)
    return en_json(cle, valeur)


def _numero(cle, texte):
    """What a spreadsheet took for a number: « 1000.0 », a telephone without its first zero."""
    texte = re.sub(r"^(\d+)[.,]0+$", r"\1", texte)
    perdu = cle == "telephone" and re.fullmatch(r"[1-9]\d{7}|4\d{8}", texte)
    return f"0{texte}" if perdu else texte


def _verifier(cle, valeur):
    if cle == "etiquettes":
        return _verifier_les_etiquettes(valeur)
    champ = champ_de(cle)
    if champ.is_relation:
        return None
    if len(str(valeur)) > (limite := _LIMITES.get(cle, 100_000)):
        raise ValidationError(
            _("Ce texte est trop long : %(nombre)s signes, pour %(limite)s au plus. Gardez l’essentiel.")
            % {"nombre": len(str(valeur)), "limite": limite}
        )
    if cle == "disponibilite_le" and valeur and valeur > timezone.localdate():
        raise ValidationError(_("Cette date n’est pas encore passée."))
    champ.clean(valeur, None)
    return None


def _verifier_les_etiquettes(noms):
    if len(noms) > NOMBRE_ETIQUETTES:
        raise ValidationError(
            _("Gardez %(limite)s étiquettes au plus : choisissez les plus parlantes.")
            % {"limite": NOMBRE_ETIQUETTES}
        )
    for nom in noms:
        if len(nom) > LONGUEUR_ETIQUETTE:
            raise ValidationError(
                _("L’étiquette « %(debut)s… » est trop longue : %(limite)s signes au plus.")
                % {"debut": nom[:20], "limite": LONGUEUR_ETIQUETTE}
            )


def en_json(cle, valeur):
    """Relations by their key; lists in one order, so that two of them compare."""
    if cle in ("communes", "themes"):
        return sorted(chose.pk for chose in valeur)
    if cle == "etiquettes":
        return sorted({plier(str(nom)): str(nom) for nom in valeur}.values(), key=plier)
    if cle == "commune":
        return valeur and valeur.pk
    if isinstance(valeur, list):
        return sorted(valeur)
    return valeur.isoformat() if isinstance(valeur, date) else valeur


def etat_de(fiche, cles):
    """The record's present values for these columns; its relations are prefetched."""
    etat = {}
    for cle in cles:
        valeur = getattr(fiche, cle)
        if cle in ("communes", "themes", "etiquettes"):
            valeur = list(valeur.all())
        etat[cle] = en_json(cle, valeur)
    return etat


def differences(fiche, valeurs):
    """{column: [before, after]} of what the file says otherwise than the record."""
    cles = [cle for cle in valeurs if cle not in _CLES]
    avant = etat_de(fiche, cles)
    # « Identique » would tell whoever guesses a hidden address that she guessed right.
    tues = _SITUE if fiche.adresse_confidentielle else ()
    changees = {
        cle: [avant[cle], valeurs[cle]]
        for cle in cles
        if cle in tues or _autre(cle, avant[cle], valeurs[cle])
    }
    return _sans_la_plus_ancienne(fiche, valeurs, changees)


def _autre(cle, avant, apres):
    if cle == "etiquettes":
        return {plier(nom) for nom in avant} != {plier(nom) for nom in apres}
    if isinstance(avant, str) and isinstance(apres, str):
        return " ".join(avant.split()) != " ".join(apres.split())
    return avant != apres


def _sans_la_plus_ancienne(fiche, valeurs, changees):
    """An availability is dated: an older one does not replace it, a new one without date is known today."""
    dite_le = valeurs.get("disponibilite_le")
    touchees = [cle for cle in DE_LA_DISPONIBILITE if cle in changees]
    if dite_le and fiche.disponibilite_le and dite_le < fiche.disponibilite_le.isoformat():
        return {cle: paire for cle, paire in changees.items() if cle not in DE_LA_DISPONIBILITE}
    if touchees and not dite_le:
        connue_le = fiche.disponibilite_le and fiche.disponibilite_le.isoformat()
        aujourdhui = timezone.localdate().isoformat()
        if connue_le != aujourdhui:
            changees["disponibilite_le"] = [connue_le, aujourdhui]
    etat = valeurs.get("disponibilite", fiche.disponibilite)
    if etat != Disponibilite.ATTENTE and fiche.attente_semaines is not None and "disponibilite" in changees:
        changees["attente_semaines"] = [fiche.attente_semaines, None]
    return changees


def verifier_l_ensemble(valeurs, fiche=None):
    """What is wrong between cells: {column: message}. `fiche` is the record that they would change."""
    erreurs = {}

    def finale(cle):
        defaut = champ_de(cle).get_default() if fiche is None else getattr(fiche, cle)
        return valeurs.get(cle, defaut)

    if fiche is None and not valeurs.get("nom"):
        erreurs["nom"] = _("Donnez le nom sous lequel on la connaît.")
    if fiche is None and not valeurs.get("description"):
        erreurs["description"] = _("Dites en une phrase ce qu’on y trouve.")
    if valeurs.get("attente_semaines") is not None and finale("disponibilite") != Disponibilite.ATTENTE:
        erreurs["attente_semaines"] = _(
            "Pour donner des semaines, choisissez « liste d’attente » ; sinon, laissez vide."
        )
    if fiche is not None and fiche.adresse_confidentielle and valeurs.get("adresse_confidentielle") is False:
        erreurs["adresse_confidentielle"] = _(
            "Cette adresse est confidentielle. Un import ne la dévoile pas : faites-le sur la fiche."
        )
    return erreurs | _adresses_livrees(valeurs, finale)


def _adresses_livrees(valeurs, finale):
    if not finale("adresse_confidentielle"):
        return {}
    secrete = Ressource(adresse=finale("adresse") or "", adresse_confidentielle=True)
    return {
        cle if cle in valeurs else "adresse": str(ADRESSE_DANS_LE_TEXTE)
        for cle in TEXTES_RELUS
        if secrete.livre_l_adresse(finale(cle))
    }


def est_secrete(cle, valeurs, fiche=None):
    """Whether this column places a confidential address: it is then never shown."""
    return cle in _SITUE and bool(
        valeurs.get("adresse_confidentielle") or (fiche is not None and fiche.adresse_confidentielle)
    )
