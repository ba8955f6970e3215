"""The code book alone: `urn:QDA-XML:codebook:1.0`. The same tree is inside a project, in another namespace."""

from django.utils.translation import gettext as _

from . import guids, noms
from .contenu import ORIGINE, CodeEcrit, en_ordre
from .xml import PROFONDEUR_AU_PLUS, FichierRefuse, element, enfant, enfants, lire, octets, racine, texte_de

ESPACE = "urn:QDA-XML:codebook:1.0"
CODES_AU_PLUS = 1_000
OCTETS_AU_PLUS = 5 * 1024 * 1024


def ecrire(codes):
    livre = racine("CodeBook", ESPACE, origin=ORIGINE)
    ecrire_l_arbre(livre, codes, avec_memos=False)
    return octets(livre)


def ecrire_l_arbre(parent, codes, avec_memos):
    """`<Codes>` under `parent`. Memos are of projects only: a code book has no notes."""
    freres = en_ordre(codes)
    sortis = noms.de_sortie(codes)
    # No recursion: a tree may be deeper than Python's stack.
    tous = element(parent, "Codes")
    a_faire = [(tous, code) for code in reversed(freres.get("", []))]
    while a_faire:
        sous, code = a_faire.pop()
        ecrit = element(
            sous,
            "Code",
            guid=code.guid,
            name=sortis[code.guid],
            isCodable="true" if code.codable else "false",
            color=code.couleur,
        )
        if code.definition:
            element(ecrit, "Description", code.definition)
        for memo in code.memos if avec_memos else ():
            element(ecrit, "NoteRef", targetGUID=memo)
        a_faire += [(ecrit, petit) for petit in reversed(freres.get(code.guid, []))]


def lire_la_grille(contenu):
    """Codes of a .qdc, parents first. Raises FichierRefuse."""
    if len(contenu) > OCTETS_AU_PLUS:
        raise FichierRefuse(
            _("Cette grille est trop lourde : %(mo)s Mo au plus.") % {"mo": OCTETS_AU_PLUS >> 20}
        )
    return lire_l_arbre(lire(contenu, "CodeBook"))


def lire_l_arbre(livre):
    """Codes under `<CodeBook>`, parents first; one without a GUID, or with another's, gets its own."""
    codes: list[CodeEcrit] = []
    pris: set[str] = set()
    a_lire = [(noeud, "", 1) for noeud in reversed(enfants(enfant(livre, "Codes"), "Code"))]
    while a_lire:
        noeud, parent, profondeur = a_lire.pop()
        if profondeur > PROFONDEUR_AU_PLUS or len(codes) >= CODES_AU_PLUS:
            raise FichierRefuse(
                _("Cette grille est démesurée : %(codes)s codes et %(niveaux)s niveaux au plus.")
                % {"codes": CODES_AU_PLUS, "niveaux": PROFONDEUR_AU_PLUS}
            )
        code = _code(noeud, parent, pris)
        codes.append(code)
        a_lire += [(petit, code.guid, profondeur + 1) for petit in reversed(enfants(noeud, "Code"))]
    return codes


def _code(noeud, parent, pris):
    guid = guids.lire(noeud.get("guid"))
    if not guid or guid in pris:
        guid = guids.neuf()
    pris.add(guid)
    return CodeEcrit(
        guid=guid,
        nom=(noeud.get("name") or "").replace("\x00", "").strip() or _("Sans nom"),
        definition=texte_de(noeud, "Description"),
        couleur=(noeud.get("color") or "").strip(),
        parent=parent,
        codable=(noeud.get("isCodable") or "true").strip() not in ("false", "0"),
        memos=[cible for ref in enfants(noeud, "NoteRef") if (cible := guids.lire(ref.get("targetGUID")))],
    )
