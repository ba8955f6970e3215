"""What the page of the coding table gives to its script, and to those who have none."""

from django.forms.utils import flatatt
from django.templatetags.static import static
from django.urls import reverse

from .forms import ChoixParPhrases
from .texte import paragraphes, phrases

#: Without script, a passage may end this many paragraphs further than it begins.
_SUIVANTS = 3


def attributs(observation, user, empreinte):
    """By which codage.js knows where to send gestures, and on which text they are made."""
    return flatatt(
        {
            "data-module": static("veille/js/codage/codage.js"),
            "data-geste": reverse("coder_geste", args=[observation.reference]),
            "data-etat": reverse("coder_etat", args=[observation.reference]),
            "data-version": observation.version,
            "data-reference": observation.reference,
            "data-qui": user.pk,
            "data-v": empreinte,
        }
    )


def contexte_de_choix(request, observation, passages, codes, form=None):
    """The paragraphs; and of the one that is asked for, its sentences, its form, the passages that touch it."""
    tous = paragraphes(observation.texte)
    source = request.POST if request.method == "POST" else request.GET
    rang = _rang(source.get("p", ""), len(tous))
    choisis = tous[rang - 1 : rang - 1 + _SUIVANTS] if rang else []
    coupees = [phrase for paragraphe in choisis for phrase in phrases(paragraphe)]
    donnees = form.data if form is not None else None
    return {
        "paragraphes": tous,
        "choisi": tous[rang - 1] if rang else None,
        "choix": ChoixParPhrases(donnees, phrases=coupees, codes=codes) if rang else None,
        "passages_du_choix": _touches(observation, passages, choisis[0], codes) if choisis else [],
    }


def _rang(demande, nombre):
    return int(demande) if demande.isdecimal() and len(demande) < 7 and 1 <= int(demande) <= nombre else 0


def _touches(observation, passages, paragraphe, codes):
    """Her own passages of this paragraph, with their words and the names of their codes."""
    noms = {code["pk"]: code for code in codes}
    return [
        {
            **passage,
            "extrait": passage["mots"] or observation.texte[passage["debut"] : passage["fin"]],
            "poses": [noms[pk] for pk in passage["codes"] if pk in noms],
        }
        for passage in passages
        if passage["mien"]
        and not passage["entier"]
        and passage["debut"] < paragraphe.fin
        and passage["fin"] > paragraphe.debut
    ]
