"""XLSX: opened only once one knows what it weighs, and read for its values, never for its code."""

import re
from datetime import date, datetime, time
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from .lecture import COLONNES_AU_PLUS, SIGNES_AU_PLUS, FichierRefuse, Lecture, assembler

#: What it may weigh once unpacked, and how many times more than packed: twenty thousand full rows are far below.
OCTETS_DEPLIES = 120 * 1024 * 1024
RAPPORT_AU_PLUS = 120
RAPPORT_DES = 4 * 1024 * 1024
MEMBRES_AU_PLUS = 1_000
#: Rows written far below, all empty: nobody waits for a million of them.
RANGEES_VIDES_AU_PLUS = 5_000
_MORCEAU = 256 * 1024


def lire(octets: bytes, feuille: str = "") -> Lecture:
    avec_formules = peser(octets)
    try:
        return _lire(octets, feuille, avec_formules)
    except FichierRefuse:
        raise
    except Exception as erreur:  # openpyxl raises anything on a damaged or forged workbook
        raise FichierRefuse(_abime()) from erreur


def _abime():
    return _(
        "Ce classeur est abîmé. Ouvrez-le dans votre tableur, enregistrez-le à nouveau en .xlsx, puis recommencez."
    )


def peser(octets: bytes) -> bool:
    """Refuse a bomb, macros, another format; say whether some cell holds a formula."""
    try:
        with ZipFile(BytesIO(octets)) as archive:
            return _peser(archive, len(octets))
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as erreur:
        if isinstance(erreur, FichierRefuse):
            raise
        raise FichierRefuse(_abime()) from erreur
    except Exception as erreur:  # zlib.error and its like
        raise FichierRefuse(_abime()) from erreur


def _peser(archive, poids):
    membres = archive.infolist()
    noms = {membre.filename for membre in membres}
    if "mimetype" in noms:
        raise FichierRefuse(
            _(
                "C’est un classeur OpenDocument (.ods). Dans votre tableur, enregistrez-le en .xlsx, puis recommencez."
            )
        )
    if "xl/workbook.xml" not in noms:
        raise FichierRefuse(_("Ce n’est pas un tableau. Choisissez un fichier .csv ou .xlsx."))
    if any(nom.lower().endswith("vbaproject.bin") for nom in noms):
        raise FichierRefuse(
            _("Ce classeur contient des macros. Enregistrez-le sans macros, en .xlsx, puis recommencez.")
        )
    if len(membres) > MEMBRES_AU_PLUS or sum(membre.file_size for membre in membres) > OCTETS_DEPLIES:
        raise FichierRefuse(_trop_lourd())
    return _deplier(archive, membres, poids)


def _deplier(archive, membres, poids):
    """What a member declares may lie: each is unpacked once, counted as it comes, and thrown away."""
    total, formules = 0, False
    for membre in membres:
        queue = b""
        with archive.open(membre) as contenu:
            while morceau := contenu.read(_MORCEAU):
                total += len(morceau)
                if total > OCTETS_DEPLIES or (total > RAPPORT_DES and total > poids * RAPPORT_AU_PLUS):
                    raise FichierRefuse(_trop_lourd())
                lu = queue + morceau
                if b"<!DOCTYPE" in lu or b"<!ENTITY" in lu:
                    raise FichierRefuse(_abime())
                formules = formules or b"<f>" in lu or b"<f " in lu
                queue = morceau[-16:]
    return formules


def _trop_lourd():
    return _(
        "Déplié, ce classeur est démesuré. Copiez vos lignes, en valeurs seulement, dans un classeur neuf."
    )


def _lire(octets, feuille, avec_formules):
    livre = load_workbook(BytesIO(octets), read_only=True, data_only=True, keep_links=False)
    try:
        page = _page(livre, feuille)
        cachees = _sous_une_fusion(octets, page)
        formules = _formules_sans_valeur(octets, page.title) if avec_formules else {}
        rangees = _rangees(page, cachees)
        return assembler(rangees, [f.title for f in livre.worksheets], formules)
    finally:
        livre.close()


def _page(livre, feuille):
    pages = livre.worksheets
    if not feuille:
        return pages[0]
    for rang, page in enumerate(pages, 1):
        if page.title.casefold() == feuille.casefold() or feuille == str(rang):
            return page
    raise FichierRefuse(
        _("Ce classeur n’a pas de feuille « %(feuille)s ». Il a : %(noms)s.")
        % {"feuille": feuille[:60], "noms": ", ".join(p.title for p in pages[:20])}
    )


def _sous_une_fusion(octets, page):
    """Cells that a merge covers: what they still hold is seen by nobody, the value is the first cell's."""
    cachees = set()
    with ZipFile(BytesIO(octets)) as archive, archive.open(page._worksheet_path) as contenu:
        for _evenement, element in iterparse(contenu, events=("end",), forbid_dtd=True):
            if element.tag.endswith("}mergeCell"):
                gauche, haut, droite, bas = range_boundaries(element.get("ref"))
                bas, droite = min(bas, haut + RANGEES_VIDES_AU_PLUS), min(droite, COLONNES_AU_PLUS)
                cases = {(r, c) for r in range(haut, bas + 1) for c in range(gauche, droite + 1)}
                cachees |= cases - {(haut, gauche)}
            if element.tag.endswith(("}row", "}mergeCell")):
                element.clear()
    return cachees


def _formules_sans_valeur(octets, titre):
    """{row: {column: message}}: a formula whose result the file does not hold cannot be read."""
    valeurs = load_workbook(BytesIO(octets), read_only=True, data_only=True, keep_links=False)
    formules = load_workbook(BytesIO(octets), read_only=True, data_only=False, keep_links=False)
    erreurs: dict[int, dict[int, str]] = {}
    try:
        for numero, (ecrites, calculees) in enumerate(
            zip(_brutes(formules[titre]), _brutes(valeurs[titre]), strict=False), 1
        ):
            for rang, (ecrite, calculee) in enumerate(zip(ecrites, calculees, strict=False)):
                if isinstance(ecrite, str) and ecrite.startswith("=") and calculee is None:
                    erreurs.setdefault(numero, {})[rang] = _(
                        "c’est une formule sans résultat. Remplacez-la par sa valeur."
                    )
    finally:
        valeurs.close()
        formules.close()
    return erreurs


def _brutes(page):
    page.reset_dimensions()
    vides = 0
    for rangee in page.iter_rows(max_col=COLONNES_AU_PLUS, values_only=True):
        vides = 0 if any(valeur is not None for valeur in rangee) else vides + 1
        if vides > RANGEES_VIDES_AU_PLUS:
            return
        yield rangee


def _rangees(page, cachees):
    for numero, rangee in enumerate(_brutes(page), 1):
        cellules = [en_texte(valeur) for valeur in rangee]
        if cachees:
            cellules = ["" if (numero, c) in cachees else v for c, v in enumerate(cellules, 1)]
        yield numero, cellules


def en_texte(valeur) -> str:
    """As the person reads it: 1000 and not 1000.0, a date by its day."""
    if valeur is None:
        return ""
    if isinstance(valeur, bool):
        return _("oui") if valeur else _("non")
    if isinstance(valeur, float) and valeur.is_integer() and abs(valeur) < 1e15:
        return str(int(valeur))
    if isinstance(valeur, datetime):
        return valeur.date().isoformat() if valeur.time() == time() else valeur.isoformat(" ", "minutes")
    if isinstance(valeur, date):
        return valeur.isoformat()
    if isinstance(valeur, time):
        return f"{valeur:%H:%M}"
    # Excel writes a control sign as _x000D_.
    return re.sub(r"_x00[01][0-9A-Fa-f]_", " ", str(valeur)[: SIGNES_AU_PLUS + 1])
