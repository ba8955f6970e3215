"""Projects as a whole year could make them: trees, overlaps, emoji, combining accents, control characters."""

import uuid

from hypothesis import strategies as st

from veille.codage.texte import normaliser
from veille.echanges.contenu import CodeEcrit, Codeuse, MemoEcrit, PassageEcrit, Pose, Projet, TexteEcrit

GUIDS = st.uuids(version=4).map(str)
#: All that a text may hold: no lone surrogate (UTF-8 has none), nor what the platform never keeps.
SIGNES = st.characters(codec="utf-8", exclude_characters="\x00\u2028\u2029\r")
MORCEAUX = st.sampled_from(
    ["\n", " ", "🧶", "👩🏽‍⚕️", "é", "e\u0301", "œ", "\x0b", "\x1b", "\ufeff", "𐍈", "« »", "<b>&amp;"]
)
TEXTES = st.lists(st.one_of(st.text(SIGNES, max_size=8), MORCEAUX), max_size=12).map("".join).map(normaliser)
#: What an attribute of XML can carry.
MOTS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters="/\\"),
    min_size=1,
    max_size=30,
)
DEFINITIONS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), include_characters="\n\r\t")
)


@st.composite
def projets(draw):
    memos = draw(st.lists(_memos(), max_size=4, unique_by=(lambda m: m.guid, lambda m: m.titre.casefold())))
    restants = [memo.guid for memo in memos]
    codeuses = draw(st.lists(st.builds(Codeuse, GUIDS, MOTS), max_size=3, unique_by=lambda c: c.guid))
    codes = draw(_codes(restants))
    textes = draw(
        st.lists(_textes(codes, codeuses, restants), max_size=4, unique_by=lambda t: t.nom.casefold())
    )
    return Projet(draw(MOTS), "Le fil", codeuses, codes, textes, memos)


@st.composite
def _memos(draw):
    texte = draw(TEXTES.filter(str.strip))
    return MemoEcrit(draw(GUIDS), f"Mémo {draw(MOTS)}", texte, "2026-03-04T10:20:30Z")


@st.composite
def _codes(draw, memos):
    noms = draw(st.lists(MOTS, max_size=12, unique_by=str.casefold))
    codes: list[CodeEcrit] = []
    for nom in noms:
        parent = draw(st.sampled_from(["", *(code.guid for code in codes)]))
        couleur = draw(st.sampled_from(["", "#0B5D5B", "#fff"]))
        code = CodeEcrit(str(uuid.uuid4()), nom, draw(DEFINITIONS), couleur, parent, draw(st.booleans()))
        if memos and draw(st.booleans()):
            code.memos = [memos.pop()]
        codes.append(code)
    return codes


@st.composite
def _textes(draw, codes, codeuses, memos):
    texte = TexteEcrit(str(uuid.uuid4()), draw(MOTS), draw(TEXTES), draw(st.one_of(st.just(""), MOTS)))
    texte.variables = draw(
        st.sampled_from([{}, {"Date": "2026-03-04"}, {"Moment": "échange", "Date": "2026-01-01"}])
    )
    texte.le = "2026-03-04T10:20:30Z"
    if memos and draw(st.booleans()):
        texte.memos = [memos.pop()]
    if texte.texte and codes:
        bornes = st.tuples(st.integers(0, len(texte.texte)), st.integers(0, len(texte.texte)))
        for a, b in draw(st.lists(bornes.filter(lambda paire: paire[0] != paire[1]), max_size=6)):
            poses = draw(st.lists(st.sampled_from(codes), min_size=1, max_size=3, unique_by=lambda c: c.guid))
            codeuse = draw(st.sampled_from([c.guid for c in codeuses])) if codeuses else ""
            passage = PassageEcrit(str(uuid.uuid4()), min(a, b), max(a, b), codeuse=codeuse)
            passage.poses = [Pose(str(uuid.uuid4()), code.guid, codeuse) for code in poses]
            passage.entier = (passage.debut, passage.fin) == (0, len(texte.texte)) and draw(st.booleans())
            if memos and draw(st.booleans()):
                passage.memos = [memos.pop()]
            texte.passages.append(passage)
    return texte
