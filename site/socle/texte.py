"""Text as people write it: folding for comparison, Markdown made safe for display."""

import re
import unicodedata
from html import unescape

import bleach
import markdown
from django.utils.functional import keep_lazy_text
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "’": "'"})

#: What a contribution may hold once rendered; headings start under the page's own.
BALISES = {
    "p",
    "br",
    "strong",
    "em",
    "ul",
    "ol",
    "li",
    "blockquote",
    "a",
    "h2",
    "h3",
    "h4",
    "hr",
    "code",
    "pre",
}
_ATTRIBUTS = {"a": ["href", "title", "rel"]}
_PROTOCOLES = {"http", "https", "mailto", "tel"}

_ESPACE_FINE = "\u202f"
_INSECABLE = "\u00a0"


@keep_lazy_text
def plier(texte):
    """Fold for comparison: no case, no accent, no ligature, one space. `Sœur  aînée` → `soeur ainee`."""
    decompose = unicodedata.normalize("NFKD", texte.translate(_LIGATURES).casefold())
    return " ".join("".join(c for c in decompose if not unicodedata.combining(c)).split())


def typographier(texte):
    """French spacing: thin no-break before ; : ! ?, no-break inside « »; addresses and hours untouched."""
    texte = re.sub(r"[ \u00a0]([;!?])", _ESPACE_FINE + r"\1", texte)
    texte = re.sub(r"[ \u00a0](:)(?=\s|$)", _INSECABLE + r"\1", texte)
    texte = re.sub(r"«[ \u00a0]", "«" + _INSECABLE, texte)
    return re.sub(r"[ \u00a0]»", _INSECABLE + "»", texte)


def guillemets(texte):
    """Somebody's words, between the marks of the language in which one reads."""
    return _("« %(texte)s »") % {"texte": texte}


def deux_points_entre(libelle, valeur):
    """« Une difficulté : le logement »; the space before the colon is French."""
    return _("%(libelle)s : %(valeur)s") % {"libelle": libelle, "valeur": valeur}


def heure(moment):
    """« 9 h 30 » or « 12 h », never cut at the end of a line."""
    modele = _("%(heures)s h %(minutes)s") if moment.minute else _("%(heures)s h")
    return modele % {"heures": moment.hour, "minutes": f"{moment:%M}"}


def _titres_a_partir_de(html, premier):
    """Headings of a text start at the level where the page puts it: `#` and `##` become `premier`."""
    ecart = int(premier[1]) - 2
    return re.sub(r"<(/?)h([1-6])\b", lambda m: f"<{m[1]}h{min(max(int(m[2]), 2) + ecart, 4)}", html)


def markdown_sur(texte, premier_titre="h3"):
    """Markdown from a person to HTML that cannot carry a script, an image or a style."""
    html = markdown.markdown(texte or "", extensions=["sane_lists", "nl2br"])
    propre = bleach.clean(
        _titres_a_partir_de(html, premier_titre),
        tags=BALISES,
        attributes=_ATTRIBUTS,
        protocols=_PROTOCOLES,
        strip=True,
    )
    liens = bleach.linkify(propre, callbacks=[_lien_sans_trace], skip_tags={"pre", "code"})
    return mark_safe(liens)  # noqa: S308 bleach made it, above


def _lien_sans_trace(attributs, new=False):
    attributs[(None, "rel")] = "nofollow noopener"
    return attributs


#: What Markdown, or HTML, would read as something else than words.
_MARQUES = re.compile(r"[*_#<>&`\\\[\]!:]|^\s*(?:[-+]|\d+[.)])\s|^\s*[-=]+\s*$|^(?: {4}|\t)", re.MULTILINE)


def texte_seul(texte):
    """The words of a Markdown text without its marks, for excerpts and search."""
    if not texte or not _MARQUES.search(texte):
        # Ten thousand records written at once: most texts are words alone.
        return " ".join((texte or "").split())
    # Plain text again: whoever shows it escapes it, once.
    return " ".join(unescape(bleach.clean(markdown.markdown(texte or ""), tags=set(), strip=True)).split())
