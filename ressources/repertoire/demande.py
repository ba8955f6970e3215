"""What an address asks the directory for: read with indulgence, written as short as it can be."""

from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from socle.comptes.models import Commune

from ..enums import Acces, Cout, GenreDeRessource, Langue
from ..models import Ressource
from ..publics import Public

REGION = "region"
LONGUEUR_RECHERCHE = 100
VUE_CARTE = "carte"

#: The facets of closed lists: name, title, choices, several at once.
LISTES = [
    ("public", _("Ouvert à"), Public.choices, True),
    ("acces", _("Comment y entrer"), Acces.choices, True),
    ("cout", _("Coût"), [choix for choix in Cout.choices if choix[0]], True),
    ("langue", _("Langue"), Langue.choices, False),
    ("genre", _("Genre"), GenreDeRessource.choices, True),
]


class Tri:
    FRAICHEUR, NOM = "", "nom"


class Demande:
    """What the address asks for. Whatever it does not understand is left out: an old link still answers."""

    def __init__(self, parametres, user):
        self.texte = " ".join(parametres.get("q", "").replace("\x00", "").split())[:LONGUEUR_RECHERCHE]
        self.visibles = Ressource.objects.visibles_pour(user)
        self.tri = Tri.NOM if parametres.get("tri") == Tri.NOM else Tri.FRAICHEUR
        self.sur_la_carte = parametres.get("vue") == VUE_CARTE
        self.disponible = bool(parametres.get("disponible"))
        self.choix = {
            nom: [v for v in dict.fromkeys(parametres.getlist(nom)) if v in dict(choix)][
                : None if plusieurs else 1
            ]
            for nom, _titre, choix, plusieurs in LISTES
        }
        self.choix["commune"] = self._une_commune(parametres.get("commune", ""), region=True)
        self.choix["pres_de"] = self._une_commune(parametres.get("pres_de", ""))
        self.choix["theme"] = self._un_theme(parametres.get("theme", ""))
        etiquette = parametres.get("etiquette", "").replace("\x00", "")[:100]
        self.choix["etiquette"] = [etiquette] if etiquette else []

    def _une_commune(self, valeur, region=False):
        connue = valeur in self.communes_par_nis if valeur.isdecimal() else region and valeur == REGION
        return [valeur] if connue else []

    def _un_theme(self, cle):
        """A theme brought into another one leads to it."""
        theme = self.themes.get(cle) if cle else None
        return [theme.cle] if theme else []

    @cached_property
    def communes_par_nis(self):
        return {commune.nis: commune for commune in Commune.objects.all()}

    @cached_property
    def themes(self):
        """Every theme by its key; this app knows nœuds' list by its relation only."""
        termes: Any = Ressource.themes.field.related_model._default_manager
        themes = list(termes.filter(liste="theme"))
        par_pk = {theme.pk: theme for theme in themes}
        return {theme.cle: par_pk.get(theme.remplace_par_id, theme) for theme in themes}

    @property
    def est_filtree(self):
        return bool(self.texte or self.disponible or any(self.choix.values()))

    def parametres(self, **autres):
        """The search as the (name, value) pairs of its shortest address; `autres` put in, or out when empty."""
        paires = [("q", self.texte)] if self.texte else []
        if self.disponible:
            paires.append(("disponible", "1"))
        paires += [(nom, valeur) for nom, valeurs in self.choix.items() for valeur in valeurs]
        paires += [("tri", self.tri)] if self.tri else []
        paires += [("vue", VUE_CARTE)] if self.sur_la_carte else []
        return [p for p in paires if p[0] not in autres] + [(n, v) for n, v in autres.items() if v]

    def adresse(self, **autres):
        return "?" + urlencode(self.parametres(**autres))
