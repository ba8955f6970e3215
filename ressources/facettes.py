"""The filters of the directory: one shareable address, and counts over what this reader may see (produit.md §4.5).

Each facet counts as if itself were not chosen, so that one sees what another choice would give; « ouvert à » adds up,
and counts what one more choice would leave. Everything is counted on the masks of `repertoire`.
"""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from socle.etiquettes.models import Etiquette
from socle.texte import guillemets

from .repertoire.demande import LISTES, REGION, Tri
from .repertoire.trouver import CUMULENT, Trouvailles

NOMBRE_ETIQUETTES = 60


@dataclass(frozen=True)
class Option:
    valeur: str
    libelle: str
    compte: int | None
    choisie: bool


@dataclass(frozen=True)
class Facette:
    nom: str
    titre: str
    options: list[Option]
    plusieurs: bool


class Recherche(Trouvailles):
    """A search, as its page shows it."""

    @property
    def facette_tri(self):
        """How to sort, shown as one more filter, of which nothing is counted."""
        return Facette(
            "tri", str(_("Ranger par")), [Option(Tri.NOM, str(_("nom")), None, self.tri == Tri.NOM)], False
        )

    def choix_actifs(self, facettes):
        """What is chosen, in words, each with the address of the same search without it."""
        libelles = {
            (f.nom, o.valeur): o.libelle for f in facettes.values() for o in f.options if o.choisie
        } | {("q", self.texte): guillemets(self.texte)}
        for nis in self.choix["pres_de"]:
            libelles["pres_de", nis] = _("près de %(commune)s") % {"commune": self.communes_par_nis[nis]}
        paires = self.parametres()
        return [
            {"libelle": libelles[paire], "sans": urlencode([p for p in paires if p != paire])}
            for paire in paires
            if paire in libelles
        ]

    def facettes(self):
        maintenant = Option(
            "1", str(_("prend des personnes maintenant")), self.nombre_disponibles, self.disponible
        )
        listes = {
            nom: Facette(nom, str(titre), self._options(nom, choix), plusieurs)
            for nom, titre, choix, plusieurs in LISTES
        }
        facettes = [
            Facette("disponible", str(_("Disponibilité")), [maintenant], True),
            Facette("theme", str(_("Thème")), self._options_de_theme(), False),
            listes.pop("public"),
            Facette("commune", str(_("Commune desservie")), self._options_de_commune(), False),
            Facette("pres_de", str(_("Près de, voisines comprises")), self._options_de_voisinage(), False),
            *listes.values(),
            Facette("etiquette", str(_("Étiquette")), self._etiquettes(), False),
        ]
        return {facette.nom: facette for facette in facettes}

    def _options(self, nom, choix):
        autres = self._avec(sauf=None if nom in CUMULENT else nom)
        options = [
            Option(
                valeur,
                libelle,
                (autres & self._index.masque(nom, valeur)).bit_count(),
                valeur in self.choix[nom],
            )
            for valeur, libelle in choix
        ]
        return [option for option in options if option.compte or option.choisie]

    def _options_de_theme(self):
        autres = self._avec(sauf="theme")
        themes = dict.fromkeys(self.themes.values())
        comptes = {t: (autres & self._index.masque("theme", t.pk)).bit_count() for t in themes}
        return [
            Option(theme.cle, str(theme), compte, theme.cle in self.choix["theme"])
            for theme, compte in comptes.items()
            if compte or theme.cle in self.choix["theme"]
        ]

    def communes(self):
        """Each commune with how many serve it by name, under the other filters; the whole Region comes on top."""
        autres = self._avec(sauf="commune")
        rangees = sorted(self.communes_par_nis.values(), key=str)
        return [(commune, (autres & self._servant(commune.nis)).bit_count()) for commune in rangees]

    @cached_property
    def nombre_region(self):
        return (self._avec(sauf="commune") & self._region).bit_count()

    def _options_de_commune(self):
        """A commune counts what serves it: its own, and what serves the whole Region."""
        region = self.nombre_region
        choisie = self.choix["commune"]
        return [
            Option(REGION, str(_("ouvert à toute la Région")), region, REGION in choisie),
            *(Option(c.nis, str(c), propres + region, c.nis in choisie) for c, propres in self.communes()),
        ]

    def _options_de_voisinage(self):
        autres = self._avec(sauf="pres_de")
        return [
            Option(
                c.nis,
                str(c),
                (autres & self._pres_de(c.nis)).bit_count(),
                c.nis in self.choix["pres_de"],
            )
            for c in sorted(self.communes_par_nis.values(), key=str)
        ]

    def _etiquettes(self):
        """The most used, and the chosen one, even when nothing carries it: its box must not lose it."""
        autres = self._avec(sauf="etiquette")
        comptes = {
            pk: (autres & masque).bit_count() for pk, masque in self._index.masques["etiquette"].items()
        }
        plus = sorted((pk for pk, compte in comptes.items() if compte), key=lambda pk: (-comptes[pk], pk))
        options = [
            Option(e.slug, e.name, comptes[e.pk], e.slug in self.choix["etiquette"])
            for e in Etiquette.objects.filter(pk__in=plus[:NOMBRE_ETIQUETTES]).order_by("pli")
        ]
        for slug in self.choix["etiquette"]:
            if not any(option.choisie for option in options):
                options.append(Option(slug, slug, self.total, True))
        return options
