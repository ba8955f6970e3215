"""Which language a screen reader would speak each text of a page in: the `lang` of its nearest ancestor."""

from html.parser import HTMLParser

_VIDES = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
#: Controls hold what their reader types or chooses; scripts and drawings hold no text.
_MUETS = {"head", "script", "style", "svg", "option", "textarea", "label", "legend"}
_ATTRIBUTS_LUS = ("aria-label", "title", "alt")


def textes_et_langues(html):
    """[(text, language)] of everything that is read out in the body of a page."""
    lecteur = _Lecteur()
    lecteur.feed(html)
    return lecteur.textes


class _Lecteur(HTMLParser):
    def __init__(self):
        super().__init__()
        self.pile, self.textes = [], []

    def handle_starttag(self, tag, attrs):
        attributs = dict(attrs)
        langue = attributs.get("lang") or (self.pile[-1][1] if self.pile else "")
        if tag not in _VIDES:
            self.pile.append((tag, langue))
        for nom in _ATTRIBUTS_LUS:
            self._noter(attributs.get(nom) or "", langue)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in _VIDES:
            self.pile.pop()

    def handle_endtag(self, tag):
        while self.pile and self.pile.pop()[0] != tag:
            pass

    def handle_data(self, texte):
        self._noter(texte, self.pile[-1][1] if self.pile else "")

    def _noter(self, texte, langue):
        if any(lettre.isalpha() for lettre in texte) and not {tag for tag, _l in self.pile} & _MUETS:
            self.textes.append((" ".join(texte.split()), langue))
