"""The governed lists, for people and for programs: public words, that others may classify with."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from socle.langues import en

from ..enums import Liste
from ..models import Terme
from ..vocabulaires.mots import autres_mots

#: What a program asks for at the address of the list itself, best first.
_NEGOCIES = {"text/turtle": "ttl", "application/ld+json": "jsonld"}


@login_not_required
def vocabulaires(request):
    """Every list, with how many words it has."""
    nombres = dict(Terme.objects.actifs().order_by().values_list("liste").annotate(nombre=Count("pk")))
    listes = [{"cle": liste.value, "titre": liste.label, "nombre": nombres.get(liste, 0)} for liste in Liste]
    return render(request, "noeuds/vocabulaires/vocabulaires.html", {"listes": listes})


@login_not_required
def vocabulaire(request, liste):
    """One list: a page, or the file that a program says it prefers."""
    if liste not in Liste.values:
        raise Http404
    prefere = request.get_preferred_type(["text/html", *_NEGOCIES])
    if prefere in _NEGOCIES:
        reponse = vocabulaire_fichier(request, liste, _NEGOCIES[prefere])
    else:
        reponse = render(request, "noeuds/vocabulaires/vocabulaire.html", _contexte(Liste(liste)))
    patch_vary_headers(reponse, ["Accept"])
    return reponse


@login_not_required
def vocabulaire_fichier(request, liste, format):
    # rdflib takes half a second to load: only those who ask for a file wait for it.
    from ..vocabulaires import skos

    if liste not in Liste.values:
        raise Http404
    adresse = request.build_absolute_uri(en("fr", reverse("vocabulaire", args=[liste])))
    corps = skos.ecrire(liste, adresse, format)
    entetes = {"Access-Control-Allow-Origin": "*", "X-Robots-Tag": "noindex"}
    return HttpResponse(corps, content_type=f"{skos.FORMATS[format][1]}; charset=utf-8", headers=entetes)


def _contexte(liste):
    return {
        "liste": liste.value,
        "titre": liste.label,
        "ancetres": [{"titre": _("Vocabulaires"), "url": reverse("vocabulaires")}],
        "termes": [
            _a_lire(terme) for terme in Terme.objects.filter(liste=liste).select_related("remplace_par")
        ],
    }


def _a_lire(terme):
    """The words in the language in which one reads, and the label in the other."""
    en_nl = get_language() == "nl"
    synonymes = terme.synonymes_nl if en_nl else terme.synonymes
    return {
        "cle": terme.cle,
        "libelle": str(terme),
        "autre_langue": "fr" if en_nl else "nl",
        "autre_libelle": terme.libelle if en_nl else terme.libelle_nl,
        "autres_mots": autres_mots(synonymes, str(terme)),
        "remplace_par": terme.remplace_par,
    }
