"""Things as apps give them to the components, made by hand and never in the database."""

from types import SimpleNamespace

from django.utils.html import format_html

from socle.cercles.enums import Cercle

#: A stand-in for the drawing that each nœud computes of itself.
DESSIN = format_html(
    '<svg class="dessin" viewBox="0 0 100 100" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
    "M50 18C80 18 82 52 50 52S20 86 50 86 84 60 62 44 16 30 22 54 78 80 82 56 68 18 50 18Z",
)


class Chose(SimpleNamespace):
    """A thing with a title, which knows its address."""

    cercle, groupe, bassin, saison, noeud = Cercle.RESEAU, None, "", "", None

    def __str__(self):
        return self.titre

    @property
    def title(self):
        return self.titre

    def get_absolute_url(self):
        return "#"

    def signature_pour(self, user):
        return "un·e professionnel·le du social"


class Noeud(Chose):
    dessin, non_resolu, nombre_vignettes = DESSIN, False, 8

    @property
    def get_famille_display(self):
        return self.famille


class Liste(list):
    """Rows as a manager gives them."""

    def all(self):
        return self


class Ressource(Chose):
    get_genre_display, get_verifie_en_display = "service", "par téléphone"
    attente_semaines, signalements_ouverts = None, ()
    organisme = disponibilite_pour = ""
    disponibilite_le = a_verifier_le = None
    themes = Liste()
    description = (
        "Un lieu d’accueil sans rendez-vous, pour souffler, parler et remettre ses papiers en ordre."
    )

    @property
    def nom(self):
        return self.titre


class Dispositif(Chose):
    cercle, commune, places, dates_a_montrer, dates_suivantes = Cercle.PUBLIC, None, None, (), 0


class Signalement(SimpleNamespace):
    get_genre_display = "complet"


class Etape(SimpleNamespace):
    """A step of the log of cercles, as the panel reads it."""

    mot = ""

    @property
    def get_pas_display(self):
        return self.pas.label

    @property
    def get_de_display(self):
        return self.de.label

    @property
    def get_vers_display(self):
        return self.vers.label
