"""Builds the lists of names and of common words from unpacked packages; run by `manage.py anonymat_listes`."""

import importlib
import json
import re
from pathlib import Path

from babel import Locale

from .donnees import lire
from .mots import Filtre, coupes, racine
from .pliage import plier_mot

MINUSCULES = re.compile(r"[a-z]{2,}")
#: Simple past and imperfect subjunctive, which nobody types here.
TEMPS_RARES = re.compile(
    r".{3,}(assions|assiez|assent|asses?|ames|ates|erent|issions|issiez|usse|ussent|urent|irent)"
)
FREQUENTS = 1500
#: A rare surname that is one of these words is no name for us.
TRES_COMMUNS = 8000
#: Belgian surnames kept whatever they look like, the most borne first.
NOMS_BORNES = 6000
SOURCES = Path(__file__).parent / "sources"
# From Faker, whose data is under the MIT licence too.
PAYS_DES_NOMS = """
    de_DE en_GB en_KE en_PK es_ES fr_BE fr_DZ fr_FR ha_NG hr_HR ig_NG it_IT nl_BE nl_NL pl_PL
    pt_PT ro_RO sw tr_TR tw_GH yo_NG
"""
AUTRES_PAYS = """
    cs_CZ da_DK de_AT de_CH de_LU en_IE en_IN en_US es_CO es_MX et_EE fi_FI fr_CA fr_CH hu_HU id_ID
    lt_LT lv_LV no_NO sk_SK sl_SI sv_SE uz_UZ
"""


class Hunspell:
    """A dictionary with two-letter flags, of which the suffixes only are of use here."""

    def __init__(self, dossier):
        self.suffixes = {}
        for ligne in (dossier / "index.aff").read_text(encoding="utf-8").splitlines():
            champs = ligne.split()
            if len(champs) >= 5 and champs[0] == "SFX":
                self._suffixe(*champs[1:5])
        self.entrees = (dossier / "index.dic").read_text(encoding="utf-8").splitlines()[1:]

    def _suffixe(self, nom, retire, ajoute, condition):
        ajoute, _, suites = ajoute.partition("/")
        vide = {"0": ""}
        regle = (
            vide.get(retire, retire),
            vide.get(ajoute, ajoute),
            _drapeaux(suites),
            re.compile(f"{condition}$"),
        )
        self.suffixes.setdefault(nom, []).append(regle)

    def mots(self):
        """Every form in lower case, folded; names of people and places, which have a capital, are left out."""
        for entree in self.entrees:
            mot, _, drapeaux = entree.split()[0].partition("/") if entree.split() else ("", "", "")
            if mot == mot.lower():
                yield from {plier_mot(forme) for forme in self._formes(mot, _drapeaux(drapeaux))}

    def _formes(self, mot, drapeaux, profondeur=0):
        yield mot
        for drapeau in drapeaux if profondeur < 3 else ():
            for retire, ajoute, suites, condition in self.suffixes.get(drapeau, ()):
                if mot.endswith(retire) and condition.search(mot):
                    forme = mot[: len(mot) - len(retire)] + ajoute
                    yield from self._formes(forme, suites, profondeur + 1)


def _drapeaux(texte):
    return [texte[i : i + 2] for i in range(0, len(texte), 2)]


def construire(dossier: Path) -> dict[str, dict]:
    """The two lists, by the name of their file; `dossier` holds the packages as npm unpacks them, by their name.

    Rarer names are listed only if the filter takes them for words: the others are seen as words of no language.
    """
    francais, neerlandais = (_mots(dossier / f"dictionary-{langue}") for langue in ("fr", "nl"))
    courants = francais | neerlandais
    simples = {mot for mot in francais if not TEMPS_RARES.fullmatch(mot)} | _sans_composes(neerlandais)
    filtre = Filtre.de({racine(mot) for mot in simples})
    prenoms, noms = _noms(dossier)
    prenoms_rares, noms_rares = _noms_rares(dossier)
    villes = set(lire("lexique")["villes"].split())
    confondus = {mot for mot in prenoms_rares | noms_rares if racine(mot) in filtre or mot in villes}
    prenoms |= prenoms_rares & confondus - noms - courants
    noms |= noms_rares & confondus - (_frequents(dossier, TRES_COMMUNS) & courants)
    tris = _trier(prenoms, noms, courants)
    tris["lieux"] = " ".join(sorted(_lieux() - prenoms - noms - noms_rares))
    frequents = _frequents(dossier) & (prenoms | noms) & courants - _ecrits("prenoms_frequents")
    tris["frequents"] = " ".join(sorted(frequents))
    return {"noms": tris, "mots": filtre.donnees()}


def _mots(dossier):
    return {mot for mot in Hunspell(dossier).mots() if MINUSCULES.fullmatch(mot)}


def _frequents(dossier, combien=FREQUENTS):
    """The commonest words, in which a capital at the head of a sentence says nothing."""
    listes = (dossier / f"language-{langue}" / "src" / "commonWords.json" for langue in ("fr", "nl-be"))
    return {
        mot
        for liste in listes
        for mot in _plier_liste(json.loads(liste.read_text(encoding="utf-8"))[:combien])
    }


def _sans_composes(mots):
    """Without the compounds of two words that are kept: they are split when they are read (mots.courant)."""
    gardes = set()
    for mot in sorted(mots, key=len):
        if not any(gauche in gardes and droite in gardes for gauche, droite in coupes(mot)):
            gardes.add(mot)
    return gardes


def _noms(dossier):
    belges, francais = dossier / "language-nl-be" / "src", dossier / "language-fr" / "src"
    # In the French package the two files carry each other's name.
    prenoms = _plies(
        belges / "girlsFirstnames.json", belges / "boysFirstnames.json", francais / "lastnames.json"
    )
    bornes = json.loads((belges / "lastnames.json").read_text(encoding="utf-8"))[:NOMS_BORNES]
    return prenoms | _de_faker("first_names") | _ecrits("prenoms"), _plier_liste(bornes) | _ecrits("noms")


def _noms_rares(dossier):
    fichiers = ("language-nl-be/src/lastnames.json", "language-fr/src/firstnames.json")
    noms = _plies(*(dossier / fichier for fichier in fichiers))
    return _de_faker("first_names", AUTRES_PAYS), noms | _de_faker("last_names", PAYS_DES_NOMS + AUTRES_PAYS)


def _de_faker(quoi, pays=PAYS_DES_NOMS):
    modules = (importlib.import_module(f"faker.providers.person.{un}") for un in pays.split())
    return {mot for module in modules for mot in _plier_liste(getattr(module.Provider, quoi, ()))}


def _ecrits(nom):
    lignes = (SOURCES / f"{nom}.txt").read_text(encoding="utf-8").splitlines()
    return _plier_liste(mot for ligne in lignes if not ligne.startswith("#") for mot in ligne.split())


def _plies(*fichiers):
    return {
        mot for fichier in fichiers for mot in _plier_liste(json.loads(fichier.read_text(encoding="utf-8")))
    }


def _plier_liste(mots):
    """Each part of a compound name that has three letters or more, and names with a particle in one word too."""
    plies = (part for mot in mots for part in [*re.split(r"[^a-z]+", plier_mot(mot)), _colle(plier_mot(mot))])
    return {mot for mot in plies if MINUSCULES.fullmatch(mot) and len(mot) >= 3}


def _colle(mot):
    """« de smet » as « desmet »: so it is known when the two are typed apart."""
    return (
        re.sub(r"[ '-]", "", mot)
        if mot.startswith(("de ", "van ", "den ", "der ", "vander ", "vanden "))
        else ""
    )


def _trier(prenoms, noms, courants):
    tris = {
        "prenoms": prenoms - courants,
        "noms": noms - prenoms - courants,
        "prenoms_mots": prenoms & courants,
        "noms_mots": (noms - prenoms) & courants,
    }
    return {cle: " ".join(sorted(mots)) for cle, mots in tris.items()}


def _lieux():
    """Countries and languages in French and Dutch, as Unicode's CLDR names them."""
    noms = [nom for langue in ("fr", "nl") for nom in _cldr(langue)]
    return {mot for mot in _plier_liste(noms) if len(mot) > 3}


def _cldr(langue):
    locale = Locale(langue)
    return [*locale.territories.values(), *locale.languages.values()]
