"""The minutes drafted from what was noted: pure functions, Markdown, nothing is kept here."""

from django.utils.translation import gettext as _

from socle.texte import deux_points_entre

from ..enums import GenreDeCapture, GenreElement

LONGUEUR_ELEMENT = 600
#: The other kinds of notes are the four elements: they have their own fields.
_DU_CORPS = (GenreDeCapture.PISTE, GenreDeCapture.RESSOURCE)


def rediger(points, captures, questions=(), cloture=None) -> dict[str, str]:
    """The text of each field of the minutes, in the language that is active."""
    return {"compte_rendu": _corps(points, captures, questions, cloture), **elements(captures)}


def elements(captures):
    """Each of the four, from the notes of its kind, as long as they fit."""
    return {genre: _reunir([c.texte for c in captures if c.genre == genre]) for genre in GenreElement.values}


def _reunir(textes):
    reuni = ""
    for texte in dict.fromkeys(textes):
        suite = f"{reuni}\n{texte}" if reuni else texte
        if len(suite) <= LONGUEUR_ELEMENT:
            reuni = suite
    return reuni


def _corps(points, captures, questions, cloture):
    du_corps = [capture for capture in captures if capture.genre in _DU_CORPS]
    parties = [(p.titre, [_ligne(c) for c in du_corps if c.point_id == p.pk]) for p in points]
    connus = {point.pk for point in points}
    parties.append((_("Au fil de la séance"), [_ligne(c) for c in du_corps if c.point_id not in connus]))
    parties.append((_("Questions abordées"), [f"- {_une_ligne(q.texte)}" for q in questions]))
    parties += _fin(cloture)
    return "\n\n".join(
        f"## {_une_ligne(titre)}\n\n{chr(10).join(lignes)}" for titre, lignes in parties if lignes
    )


def _fin(cloture):
    if cloture is None:
        return []
    champs = [
        (_("Ce que nous retenons"), cloture.retenu),
        (_("Ce que nous emportons"), cloture.emporte),
        (_("Ce qui reste à faire"), cloture.reste),
    ]
    return [(titre, [texte.strip()]) for titre, texte in champs if texte.strip()]


def _ligne(capture):
    texte = _une_ligne(capture.texte)
    if capture.ressource is not None:
        nom = capture.ressource.nom
        lien = f"[{nom}]({capture.ressource.get_absolute_url()})"
        texte = lien if texte == nom else f"{texte} ({lien})"
    return "- " + deux_points_entre(f"**{capture.get_genre_display().capitalize()}**", texte)


def _une_ligne(texte):
    """A note of two lines, or that begins as a title, stays one item of a list."""
    return " ".join(texte.split()).lstrip("#>-* ")
