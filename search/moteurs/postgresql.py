"""PostgreSQL answers: its full text finds, and says how often and how near; what is visible says what is rare.

Its columns are laid by search/migrations (0003_postgresql.py, 0004_sigles.py). Nothing is read from the statistics of
the whole table: they know of what this reader may not see.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Count, F, Field, FloatField, Func, IntegerField, Q, TextField
from django.db.models.functions import Length

from search.analyse import analyser, citations, formes
from search.analyse.vides import FRANCAIS, NEERLANDAIS
from search.classement import POIDS_D_UNE_CORRECTION
from socle.synonymes import groupes

from . import COLONNES, SANS_TEXTE, Ligne, Reponse
from .lecture import (
    MOTS_MAX,
    SEMBLABLES_MAX,
    TITRES_MAX,
    Mot,
    assez_proches,
    corriger,
    lire,
    meilleure_correction,
    mots_cles,
    rang_du_genre,
)
from .mots import LETTRES, LUS, ecrits, est_utile
from .pesee import Piste, noter

#: Of the text, of nothing, of labels, of the title: ts_rank_cd takes none above 1.
POIDS = "{0.33, 0.33, 0.33, 1}"
_UNITE = 3.0
#: Entries in which words that begin so are counted, the freshest.
_COMPTES = 500
_VIDES = FRANCAIS | NEERLANDAIS
#: What two words of the question that follow one another are worth where they stand together.
POIDS_DU_VOISINAGE = 0.6


class _Sql(Func):
    """What is read in a column of the entries that only PostgreSQL has; `{table}` is theirs in the query."""

    def __init__(self, sql: str, parametres: list[Any], sortie: Field):
        super().__init__(F("pk"), output_field=sortie)
        self.sql, self.parametres = sql, parametres

    def as_sql(self, compiler: Any, connection: Any, *_args: Any, **_autres: Any) -> Any:
        alias = self.get_source_expressions()[0].alias
        return self.sql.format(table=connection.ops.quote_name(alias)), self.parametres


def _contient(colonne: str, requete: str) -> _Sql:
    return _Sql(f"{{table}}.{colonne} @@ %s::tsquery", [requete], BooleanField())


def _disent(citees: Sequence[str]) -> Q:
    """Each of them, word after word: a stop word of one language is a word of the other, « van Gogh »."""
    une = "phraseto_tsquery('{}', fil_lu(%s))"
    francais, neerlandais = (
        _Sql(
            "{table}.vecteur @@ (" + " && ".join([une.format(liste)] * len(citees)) + ")",
            list(citees),
            BooleanField(),
        )
        for liste in ("fil_francais", "fil_neerlandais")
    )
    en_neerlandais = Q(langue__startswith="nl")
    return (~en_neerlandais & Q(francais)) | (en_neerlandais & Q(neerlandais))


def _qui_commencent(debut: str) -> _Sql:
    """The words of an entry that begin so, in an array."""
    sql = "ARRAY(SELECT lexeme FROM unnest({table}.formes) WHERE starts_with(lexeme, %s))"
    return _Sql(sql, [debut], TextField())


def _valeur(requete: str) -> _Sql:
    """How often it is there, words of the title counting for more, and how near where it is several words."""
    sql = "%s * ts_rank_cd(%s, {table}.vecteur, %s::tsquery)"
    return _Sql(sql, [_UNITE, POIDS, requete], FloatField())


def _pistes(mots: Sequence[Mot], poids: Sequence[float], suivis: bool) -> list[Piste]:
    """Without those of which nothing is left but stop words."""
    lues = _tsqueries([_siennes(mot.forme) for mot in mots] + [list(mot.autres) for mot in mots])
    siens, autres = lues[: len(mots)], lues[len(mots) :]
    pistes = [Piste(rang, "sien", requete, poids[rang]) for rang, requete in enumerate(siens) if requete]
    paires = [
        Piste(gauche.rang, "paire", f"({gauche.requete}) & ({droite.requete})", POIDS_DU_VOISINAGE)
        for gauche, droite in pairwise(pistes if suivis else ())
    ]
    synonymes = [Piste(rang, "autre", requete) for rang, requete in enumerate(autres) if requete]
    return [*pistes, *synonymes, *paires]


def _siennes(forme: str) -> list[str]:
    """Itself; of a word that the lists empty, what is left to look for is the acronym, in capitals."""
    return [forme, forme.upper()] if forme in _VIDES else [forme]


def _tsqueries(textes: Sequence[Sequence[str]]) -> list[str]:
    """Each list of expressions as one query in both languages; empty where nothing is left but stop words."""
    une = "phraseto_tsquery('fil_francais', fil_lu(%s)) || phraseto_tsquery('fil_neerlandais', fil_lu(%s))"
    if not any(textes):
        return ["" for _liste in textes]
    choix = ["({})::text".format(" || ".join([une] * len(liste))) if liste else "''" for liste in textes]
    with connection.cursor() as curseur:
        curseur.execute(f"SELECT {', '.join(choix)}", [t for liste in textes for t in liste for _ in "12"])
        return list(curseur.fetchone())


class PostgreSQL:
    def chercher(self, question, visibles, langue):
        mots, termes = lire(question, langue, groupes())
        if not mots:
            return Reponse()
        citees = citations(question)
        if citees:
            visibles = visibles.filter(_disent(citees))
        lignes, inconnus = _classer(mots, [1.0] * len(mots), visibles)
        if citees and not lignes:
            # The page asks again, without the quotes.
            return Reponse(termes=termes)
        corrections = _corrections(sorted({mots[rang].forme for rang in inconnus}), visibles)
        if not corrections:
            return Reponse(lignes, "", termes)
        corriges = [replace(mot, forme=corrections.get(mot.forme, mot.forme)) for mot in mots]
        poids = [POIDS_D_UNE_CORRECTION if mot.forme in corrections else 1.0 for mot in mots]
        lignes, _inconnus = _classer(corriges, poids, visibles)
        termes |= {jeton.terme for mot in corrections.values() for jeton in analyser(mot, langue)}
        return Reponse(lignes, corriger(question, _accentuees(corrections, visibles)), termes)

    def semblables(self, entree, visibles):
        cles = mots_cles(entree.titre, entree.texte, entree.langue)
        mots = [Mot(cle, cle, ()) for cle in cles]
        if not mots:
            return []
        autres = visibles.exclude(genre=entree.genre, objet_id=entree.objet_id)
        lignes, _inconnus = _classer(mots, [1.0] * len(mots), autres, suivis=False)
        return lignes[:SEMBLABLES_MAX]

    def titres(self, debut, visibles):
        mots = formes(debut)
        if not mots:
            return []
        commencent = " & ".join(f"'{mot}':*" for mot in mots)
        trouvees = visibles.filter(_contient("debuts", commencent))
        rangees = trouvees.order_by(rang_du_genre(), Length("titre"), "pk")
        return list(rangees.defer(*SANS_TEXTE)[:TITRES_MAX])

    def mots(self, debut, visibles):
        """The last word typed, in texts that hold the others."""
        *avec, dernier = formes(debut) or [""]
        if len(dernier) < LETTRES:
            return []
        lesquels = " & ".join([*(f"'{mot}'" for mot in avec), f"'{dernier}':*"])
        trouvees = visibles.filter(_contient("formes", lesquels)).order_by("-fraicheur", "-pk")
        tenus: dict[str, list[int]] = {}
        for pk, mots in trouvees.values_list("pk", _qui_commencent(dernier))[:_COMPTES]:
            for mot in filter(est_utile, mots):
                tenus.setdefault(mot, []).append(pk)
        premiers = sorted(tenus, key=lambda mot: (-len(tenus[mot]), mot))[:MOTS_MAX]
        return list(ecrits({mot: tenus[mot][:LUS] for mot in premiers}).values())

    def proposer(self, debut, visibles):
        return self.titres(debut, visibles), self.mots(debut, visibles)

    def etat(self):
        with connection.cursor() as curseur:
            curseur.execute("SELECT to_regclass('search_entree_vecteur') IS NOT NULL")
            lisible = curseur.fetchone()[0]
        return {"moteur": "postgresql", "index": "lisible" if lisible else "absent", "trop_grand": False}


def _corrections(inconnues: Sequence[str], visibles) -> dict[str, str]:
    """For each, the nearest word that a visible entry holds: judged one by one, then counted among those alone."""
    if not inconnues:
        return {}
    candidats = _voisins(inconnues)
    # Themselves too: a word that nothing is near costs as much as one that is near what others read.
    mots = sorted({*inconnues, *(mot for proches in candidats.values() for mot in proches)})
    conditions = {f"n_{rang}": _contient("formes", f"'{mot}'") for rang, mot in enumerate(mots)}
    tous = visibles.order_by().filter(_contient("formes", " | ".join(f"'{mot}'" for mot in mots)))
    comptes = tous.aggregate(**{nom: Count("pk", filter=condition) for nom, condition in conditions.items()})
    vus = {mot: comptes[f"n_{rang}"] for rang, mot in enumerate(mots) if comptes[f"n_{rang}"]}
    corrections = {
        forme: meilleure_correction(forme, {mot: vus[mot] for mot in proches if mot in vus})
        for forme, proches in candidats.items()
    }
    return {forme: mot for forme, mot in corrections.items() if mot}


def _accentuees(corrections: dict[str, str], visibles) -> dict[str, str]:
    """As a few visible texts write them."""
    lus = {}
    for mot in corrections.values():
        tiennent = visibles.filter(_contient("formes", f"'{mot}'")).order_by("-fraicheur", "-pk")
        lus[mot] = list(tiennent.values_list("pk", flat=True)[:LUS])
    ecrites = ecrits(lus)
    return {forme: ecrites[mot] for forme, mot in corrections.items()}


def _voisins(inconnues: Sequence[str]) -> dict[str, list[str]]:
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT forme, voisin FROM unnest(%s::text[]) AS forme, fil_voisins(forme) AS voisin",
            [list(inconnues)],
        )
        paires = curseur.fetchall()
    return {
        forme: assez_proches(forme, [voisin for autre, voisin in paires if autre == forme])
        for forme in inconnues
    }


def _classer(
    mots: Sequence[Mot], poids: Sequence[float], visibles, suivis=True
) -> tuple[list[Ligne], set[int]]:
    """Best first, and the ranks of the words that no visible entry holds; `suivis`: their order is a sentence."""
    pistes = _pistes(mots, poids, suivis)
    if not pistes:
        return [], set()
    toutes = " | ".join(f"({piste.requete})" for piste in pistes if piste.sorte != "paire")
    valeurs = {f"valeur_{rang}": _valeur(piste.requete) for rang, piste in enumerate(pistes)}
    lues = list(
        visibles.order_by()
        .filter(_contient("vecteur", toutes))
        .annotate(longueur=_Sql("length({table}.vecteur)", [], IntegerField()), **valeurs)
        .values_list(*COLONNES, "longueur", *valeurs)
    )
    # Of one word, and of nothing, how rare it is changes no order.
    parmi = visibles.count() if lues and len(pistes) > 1 else len(lues)
    return noter(pistes, lues, parmi)
