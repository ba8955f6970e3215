"""Every sentence of the interface exists in both languages, whole: a missing or broken translation fails here."""

import re
import shutil
from string import Formatter

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, ngettext, pgettext

from socle import catalogues, extraction

AUTRES = [code for code, _nom in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
_NOMME = re.compile(r"%\((\w+)\)[sd]")
_BALISE = re.compile(r"</?[a-z][^>]*>")


@pytest.fixture(scope="module")
def phrases():
    """Read from the code and the templates: {(sentence or (one, many), context): the message}."""
    return {(m.id, m.context): m for m in extraction.modele() if m.id}


@pytest.fixture(scope="module", params=AUTRES)
def traduites(request):
    return {(m.id, m.context): m for m in extraction.lire(request.param) if m.id}


def formes(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def test_l_extraction_lit_le_code_et_les_gabarits(phrases):
    """A sentence of each kind; were one not found, nothing below would miss it."""
    lues = set(phrases)
    assert ("aujourd’hui", None) in lues  # gettext, in Python
    assert (("il y a %(n)s jour", "il y a %(n)s jours"), None) in lues  # ngettext
    assert ("Aller au contenu", None) in lues  # {% translate %}
    assert any("%(prenom)s" in str(cle[0]) for cle in lues)  # {% blocktranslate %}
    assert any(contexte for _phrase, contexte in lues)  # pgettext
    assert ("Lire les nœuds", None) in lues  # _("…") given to an include


def test_chaque_phrase_est_traduite(phrases, traduites):
    manquent = [
        cle
        for cle in phrases
        if cle not in traduites or not all(formes(traduites[cle])) or traduites[cle].fuzzy
    ]
    assert not manquent, f"{len(manquent)} sentences: make messages, then translate them"


def test_nulle_traduction_ne_reste_d_une_phrase_partie(phrases, traduites):
    assert not set(traduites) - set(phrases), "make messages takes them out"


def test_les_valeurs_inserees_sont_les_memes(traduites):
    """`%(n)s` lost or misspelt is a KeyError on a page. One of a plural may be said in letters."""
    for message in traduites.values():
        source = message.id if isinstance(message.id, tuple) else (message.id,)
        voulues = set().union(*(_NOMME.findall(phrase) for phrase in source))
        for rang, forme in enumerate(formes(message)):
            trouvees = set(_NOMME.findall(forme or ""))
            au_singulier = message.pluralizable and rang == 0
            assert not forme or trouvees == voulues or (au_singulier and trouvees < voulues), message.id
            assert not forme or "%" not in _NOMME.sub("", forme).replace("%%", ""), message.id
            assert not forme or _champs(forme) == _champs(source[-1]), message.id


def _champs(phrase):
    """The `{…}` of str.format."""
    return {nom for _texte, nom, *_reste in Formatter().parse(phrase) if nom} if "{" in phrase else set()


def test_les_balises_et_les_bords_sont_les_memes(traduites):
    for message in traduites.values():
        source = message.id[0] if isinstance(message.id, tuple) else message.id
        for forme in filter(None, formes(message)):
            assert sorted(_BALISE.findall(forme)) == sorted(_BALISE.findall(source)), source
            assert (forme[:1].isspace(), forme[-1:].isspace()) == (
                source[:1].isspace(),
                source[-1:].isspace(),
            )


def test_chaque_pluriel_a_ses_formes(traduites):
    for message in traduites.values():
        if message.pluralizable:
            assert len(formes(message)) == 2, message.id


def test_nul_autre_catalogue_ne_parle_a_la_place_du_francais(phrases):
    """« comment » is also a word of Wagtail's, in English: without ours, a page would say « commentaire »."""
    with translation.override("fr"):
        for phrase, contexte in phrases:
            if isinstance(phrase, str):
                dite = pgettext(contexte, phrase) if contexte else gettext(phrase)
                assert dite == phrase
            else:
                assert ngettext(*phrase, 1) == phrase[0]


def test_en_francais_zero_est_au_singulier():
    un, plusieurs = "il y a %(n)s jour", "il y a %(n)s jours"
    with translation.override("fr"):
        assert [ngettext(un, plusieurs, n) for n in (0, 1, 2)] == [un, un, plusieurs]


def test_chaque_langue_se_nomme_elle_meme():
    assert settings.LANGUAGES == [("fr", "français"), ("nl", "Nederlands")]


class TestCompilation:
    @pytest.fixture
    def sources(self, tmp_path):
        sources = tmp_path / "sources"
        shutil.copytree(catalogues.SOURCES, sources)
        return sources

    def ecrire(self, sources, traduction):
        texte = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "oui"\nmsgstr "{traduction}"\n'
        (sources / "nl" / catalogues.FICHIER).write_text(texte, encoding="utf-8")

    def test_ce_qui_est_compile_se_refait_quand_les_mots_changent_et_seulement_alors(self, sources, tmp_path):
        mo = tmp_path / "var" / "nl" / catalogues.FICHIER.with_suffix(".mo")
        for mots in ("ja", "jawel"):
            self.ecrire(sources, mots)
            catalogues.compiler(tmp_path / "var", sources)
            assert mots.encode() in mo.read_bytes()
        lu = mo.stat().st_mtime_ns
        catalogues.compiler(tmp_path / "var", sources)
        assert mo.stat().st_mtime_ns == lu

    def test_un_fichier_perdu_se_refait(self, sources, tmp_path):
        catalogues.compiler(tmp_path / "var", sources)
        mo = tmp_path / "var" / "nl" / catalogues.FICHIER.with_suffix(".mo")
        mo.unlink()
        catalogues.compiler(tmp_path / "var", sources)
        assert mo.exists()

    def test_tout_processus_qui_demarre_a_ses_catalogues(self):
        assert {chemin.parts[-3] for chemin in settings.LOCALE_PATHS[0].rglob("*.mo")} == {"fr", "nl"}

    def test_relever_les_phrases_ne_perd_aucune_traduction(self, sources):
        self.ecrire(sources, "ja")
        chemin = sources / "nl" / catalogues.FICHIER
        texte = chemin.read_text(encoding="utf-8").replace('"oui"', '"aujourd’hui"')
        chemin.write_text(texte, encoding="utf-8")
        extraction.rafraichir("nl", "fr", sources)
        lu = extraction.lire("nl", sources)
        assert lu["aujourd’hui"].string == "ja"
        assert lu["hier"].string == ""
        ecrit = chemin.read_text(encoding="utf-8")
        extraction.rafraichir("nl", "fr", sources)
        assert chemin.read_text(encoding="utf-8") == ecrit
        assert "POT-Creation-Date" not in ecrit
