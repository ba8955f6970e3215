"""The body of a synthesis as one reader has it. The page, its versions, the PDF and the feed all read it here."""

import re
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _

from socle.seuils import SEUIL

from .liens import sans_liens_fermes
from .matieres import ENSEMBLE, faisceaux_de, matieres

MOTS_PAR_MINUTE = 220
#: {kind of block: what draws it on a page and a paper}; a block of another kind is not read.
GABARITS = {
    "titre": "veille/blocs/titre.html",
    "texte": "veille/blocs/texte.html",
    "preuves": "veille/blocs/preuves.html",
    "verbatim": "veille/blocs/verbatim.html",
    "citation": "veille/blocs/citation.html",
    "encadre": "veille/blocs/encadre.html",
    "figure": "veille/blocs/figure.html",
    "chiffres": "veille/blocs/chiffres.html",
    "noeud": "veille/blocs/noeud.html",
    "ressource": "veille/blocs/ressource.html",
}


@dataclass
class Partie:
    """One block: `genre` names its template, `valeur` is what it shows, `notes` what it calls."""

    genre: str
    valeur: object
    ancre: str = ""
    notes: list = field(default_factory=list)

    @property
    def gabarit(self):
        return GABARITS[self.genre]


@dataclass
class Note:
    rang: int
    html: str


@dataclass
class Lecture:
    parties: list
    notes: list
    #: Of what it cites, how much this reader does not have: told to editors who preview, to nobody else.
    tues: int
    mots: int
    #: What all its evidence holds together, or None when it cites none.
    preuves: object = None
    #: The nœuds of its page, among those that this reader sees.
    noeuds: list = field(default_factory=list)

    @property
    def sommaire(self):
        return [{"titre": p.valeur, "ancre": p.ancre} for p in self.parties if p.ancre]

    @property
    def minutes(self):
        return max(1, round(self.mots / MOTS_PAR_MINUTE))

    @property
    def figures(self):
        return [partie for partie in self.parties if partie.genre == "figure"]

    @property
    def verbatims(self):
        return [partie for partie in self.parties if partie.genre == "verbatim"]


def lire(corps, user, lies=None) -> Lecture:
    """`corps`: the blocks as they are stored, keys and all; `lies`: the nœuds of its page, read with those it cites."""
    return lire_ensemble([corps], user, lies)[0]


def lire_ensemble(plusieurs, user, lies=None) -> list[Lecture]:
    """Several bodies, in as many queries as one."""
    ouverts = sans_liens_fermes(plusieurs, user)
    citees = matieres([bloc for corps in plusieurs for bloc in corps], user, lies)
    return [_Lecteur(corps, citees).lire() for corps in ouverts]


class _Lecteur:
    def __init__(self, corps, matieres):
        self.corps, self.matieres = corps, matieres
        self.parties: list[Partie] = []
        self.notes: list[Note] = []
        self.ancres: set[str] = set()
        self.tues = 0

    def lire(self):
        for bloc in self.corps:
            self._lire(bloc["type"], bloc["value"])
        for partie in self.parties:
            if partie.notes:
                _appeler(partie)
        mots = sum(len(_mots(partie).split()) for partie in self.parties)
        return Lecture(
            self.parties,
            self.notes,
            self.tues,
            mots,
            self._cite("preuves", ENSEMBLE),
            self._cite("noeud", ENSEMBLE) or [],
        )

    def _lire(self, genre, valeur):
        if genre == "note":
            return self._noter(valeur["texte"])
        if genre not in GABARITS:
            return None
        if _est_a_remplir(genre, valeur):
            return None
        prepare = getattr(self, f"_{genre}", None)
        valeur = prepare(valeur) if prepare else valeur
        if valeur is None:
            self.tues += 1
            return None
        ancre = self._ancre_libre(valeur) if genre == "titre" else ""
        return self.parties.append(Partie(genre, valeur, ancre))

    def _noter(self, html):
        self.notes.append(Note(len(self.notes) + 1, html))
        if self.parties:
            self.parties[-1].notes.append(self.notes[-1])

    def _cite(self, genre, cle):
        return self.matieres.get(genre, {}).get(cle)

    def _verbatim(self, cle):
        return self._cite("verbatim", cle)

    def _noeud(self, cle):
        return self._cite("noeud", cle)

    def _ressource(self, cle):
        return self._cite("ressource", cle)

    def _figure(self, valeur):
        releve = self._cite("figure", valeur["releve"])
        if releve is None:
            return None
        return {**valeur, "releve": releve, "figure": releve.figure}

    def _preuves(self, valeur):
        """A bundle that is gone counts for nothing, and the reader is told that it is."""
        comptes = [self._cite("preuves", cle) for cle in faisceaux_de(valeur)]
        tenus = [compte for compte in comptes if compte is not None and compte.en_place]
        return {"texte": valeur["texte"], "comptes": tenus, "retirees": len(tenus) < len(comptes)}

    def _chiffres(self, valeur):
        lignes = [_element(brut) for brut in valeur["lignes"]]
        lignes = [ligne for ligne in lignes if ligne["valeur"] is not None]
        tues = _a_taire(lignes, valeur["base"] or "") if valeur["situations"] else set()
        lignes = [
            {**ligne, "cachee": rang in tues and ligne["valeur"] < SEUIL, "tue": rang in tues}
            for rang, ligne in enumerate(lignes)
        ]
        maximum = max([1, *(ligne["valeur"] for ligne in lignes)])
        return {**valeur, "lignes": lignes, "maximum": maximum, "seuil": SEUIL}

    def _ancre_libre(self, titre):
        base = slugify(str(titre)) or "partie"
        ancre, n = base, 1
        while ancre in self.ancres:
            n += 1
            ancre = f"{base}-{n}"
        self.ancres.add(ancre)
        return ancre


def _est_a_remplir(genre, valeur):
    """A block of a draft in which nothing was chosen yet: it cites nothing that could be closed to anybody."""
    if genre == "figure":
        return not valeur["releve"]
    return genre in ("verbatim", "noeud", "ressource") and not valeur


def _a_taire(lignes, base):
    """The lines under five; and, when they add up to the base, others until their sum tells no small number."""
    ordre = sorted(range(len(lignes)), key=lambda rang: lignes[rang]["valeur"])
    tues = [rang for rang in ordre if 0 < lignes[rang]["valeur"] < SEUIL]
    somme = re.search(r"\d+", base)
    if somme and int(somme[0]) == sum(ligne["valeur"] for ligne in lignes):
        for rang in ordre:
            if not tues or (len(tues) > 1 and sum(lignes[tue]["valeur"] for tue in tues) >= SEUIL):
                break
            if lignes[rang]["valeur"] >= SEUIL:
                tues.append(rang)
    return set(tues)


def _element(brut):
    """An element of a list: Wagtail wraps it with an id of its own."""
    return brut["value"] if isinstance(brut, dict) and brut.get("type") == "item" else brut


def _appeler(partie):
    """The calls of its notes at the end of its last paragraph, or after it."""
    appels = mark_safe("".join(_appel(note) for note in partie.notes))  # noqa: S308 (made by format_html)
    if partie.genre == "texte":
        partie.valeur = _au_bout(partie.valeur, appels)
        partie.notes = []
    elif partie.genre in ("preuves", "encadre"):
        partie.valeur = {**partie.valeur, "texte": _au_bout(partie.valeur["texte"], appels)}
        partie.notes = []


def _appel(note):
    return format_html(
        '<sup class="appel"><a href="#note-{0}" id="appel-{0}">'
        '<span class="visuellement-cache">{1} </span>{0}</a></sup>',
        note.rang,
        _("Appel de note"),
    )


def _au_bout(html, appels):
    avant, balise, apres = html.rpartition("</p>")
    return f"{avant}{appels}{balise}{apres}" if balise else f"{html}{appels}"


def _mots(partie):
    """The words that one reads in a block, for the minutes that it takes."""
    if isinstance(partie.valeur, str):
        return re.sub(r"<[^>]+>", " ", partie.valeur)
    texte = (
        partie.valeur.get("texte", "")
        if isinstance(partie.valeur, dict)
        else getattr(partie.valeur, "texte", "")
    )
    return re.sub(r"<[^>]+>", " ", texte)
