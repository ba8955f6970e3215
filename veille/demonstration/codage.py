"""The transcript that the veilleuse has coded: passages that overlap, memos, one whose words have gone."""

import tomllib

from socle.demonstration import reference_stable
from veille.codage.actions import annoter, coder, corriger_le_texte
from veille.models import Code, Observation

from .grille import DOSSIER


def charger_le_codage(avance, dossier=DOSSIER):
    contenu = tomllib.loads((dossier / "codage.toml").read_text("utf-8"))
    reference = reference_stable("observation", f"transcription:{contenu['reference']}")
    texte = Observation.objects.filter(reference=reference).select_related("auteur").first()
    if texte is not None and not texte.passages.exists():
        codes = {code.cle: code for code in Code.objects.all()}
        for rangee in contenu["passage"]:
            _coder(texte, rangee, codes)
        _perdre(texte, contenu["perdu"], codes)
    avance(1, 1)


def _coder(texte, rangee, codes):
    poses = [codes[cle] for cle in rangee["codes"] if cle in codes]
    if poses and (debut := texte.texte.find(rangee["mots"])) >= 0:
        passage = coder(texte, debut, debut + len(rangee["mots"]), poses, texte.auteur)
        annoter(passage, rangee.get("memo", ""), texte.auteur)


def _perdre(texte, rangee, codes):
    """Write words, code them, take them off again: what a correction leaves to be looked at."""
    avant, apres = texte.texte, rangee["apres"]
    corriger_le_texte(
        texte, avant.replace(apres, f"{apres} {rangee['mots']}", 1), texte.auteur, texte.version
    )
    _coder(texte, {"mots": rangee["mots"], "codes": [rangee["code"]]}, codes)
    corriger_le_texte(texte, avant, texte.auteur, texte.version)
