"""What the directory brings to the public register of needs: lacks that members met, services that are full."""

from collections import Counter, defaultdict
from statistics import median_low
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Min, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from socle.besoins import Besoin, Etat, Part, besoins
from socle.comptes.models import Commune
from socle.modeles import DUREE_DE_FRAICHEUR
from socle.seuils import SEUIL, au_moins

from .enums import Disponibilite
from .manques.enums import EtatDeManque
from .models import ManqueDocumente, Ressource

_PLEINS = (Disponibilite.ATTENTE, Disponibilite.COMPLET)


@besoins(
    "manques",
    _("Ce que l’on cherche et ne trouve pas"),
    _("Qui le cherche"),
    _("demandes"),
    _(
        "Des membres du réseau notent ce qu’ils cherchent et ne trouvent pas, en termes choisis d’avance. Une"
        " personne compte une fois par manque. Les nombres vont de cinq en cinq : « au moins 5 », « au moins 10 »."
    ),
    rang=10,
)
def manques(au):
    lus = list(_ouverts(au))
    themes, communes = Counter(), Counter()
    for manque in lus:
        themes[manque.theme] += manque.nombre
        communes[manque.commune] += manque.nombre
    montrables = [manque for manque in lus if manque.nombre >= SEUIL]
    return Etat(
        total=au_moins(sum(manque.nombre for manque in lus)),
        au_moins=True,
        besoins=sorted((_besoin(manque) for manque in montrables), key=lambda besoin: -(besoin.nombre or 0)),
        themes=_parts(themes, "cle"),
        communes=_parts(communes, "nis"),
    )


def _ouverts(au):
    """Open that day, asked for before it, and of which nothing is hidden from a visitor."""
    noeuds: Any = ManqueDocumente._meta.get_field("noeud").related_model
    publics = noeuds.objects.visibles_pour(AnonymousUser()).order_by().values("pk")
    avant = Q(demandes__le__lt=au)
    return (
        ManqueDocumente.objects.filter(Q(etat=EtatDeManque.OUVERT) | Q(decide_le__gte=au))
        .filter(Q(noeud=None) | Q(noeud__in=publics))
        .select_related("theme", "noeud", "commune")
        .annotate(nombre=Count("demandes", filter=avant), depuis=Min("demandes__le", filter=avant))
        .filter(nombre__gt=0)
        .order_by("pk")
    )


def _besoin(manque):
    # The words are those of the interface, but for the question of a nœud, which stays as it was asked.
    langue = manque.noeud.langue if manque.noeud else ""
    return Besoin(
        f"manque:{manque.reference}",
        manque.en_mots,
        au_moins(manque.nombre),
        au_moins=True,
        langue=langue,
        # Its own month only: a day could say who asked first.
        depuis=manque.depuis.replace(day=1),
    )


def _parts(compteur, champ):
    parts = [
        Part(getattr(chose, champ), str(chose), au_moins(nombre))
        for chose, nombre in compteur.items()
        if chose is not None and nombre >= SEUIL
    ]
    return sorted(parts, key=lambda part: (-part.nombre, part.mots))


@besoins(
    "services",
    _("Des services complets ou avec liste d’attente"),
    _("Complets ou avec attente"),
    _("services complets ou avec liste d’attente"),
    _(
        "Les fiches publiques dont quelqu’un a dit, depuis six mois, si elles prennent des personnes. Chacune"
        " est déjà publique : leur nombre se montre entier. Un thème se montre à partir de cinq fiches. L’attente est"
        " celle du service du milieu, en semaines."
    ),
    rang=20,
)
def services(au):
    theme = "themes__libelle_nl" if get_language() == "nl" else "themes__libelle"
    champs = ("pk", "disponibilite", "attente_semaines", "themes__cle", theme)
    par_theme, toutes = defaultdict(dict), {}
    for pk, disponibilite, semaines, cle, libelle in _disponibilites(au).values_list(*champs):
        toutes[pk] = par_theme[cle, libelle][pk] = (disponibilite, semaines)
    trouves = [_besoin_de_theme(cle, mots, dites.values()) for (cle, mots), dites in par_theme.items() if cle]
    pleins = [besoin for besoin in trouves if besoin.base >= SEUIL and besoin.nombre]
    return Etat(
        total=_pleins(toutes.values()),
        base=len(toutes),
        besoins=sorted(pleins, key=lambda besoin: (-besoin.details["pour_cent"], besoin.mots)),
        communes=_communes(au),
    )


def _disponibilites(au):
    """What a visitor reads, said by somebody within six months before that day."""
    publiques = Ressource.objects.visibles_pour(AnonymousUser())
    recentes = publiques.filter(disponibilite_le__lt=au, disponibilite_le__gte=au - DUREE_DE_FRAICHEUR)
    return recentes.filter(disponibilite__in=[Disponibilite.OUVERT, *_PLEINS]).order_by()


def _pleins(dites):
    return sum(disponibilite in _PLEINS for disponibilite, _semaines in dites)


def _besoin_de_theme(cle, libelle, dites):
    attentes = [semaines for _dispo, semaines in dites if semaines]
    nombre, base = _pleins(dites), len(dites)
    return Besoin(
        f"theme:{cle}",
        libelle,
        nombre,
        base=base,
        details={
            "theme": cle,
            "complets": sum(disponibilite == Disponibilite.COMPLET for disponibilite, _semaines in dites),
            "pour_cent": nombre * 100 // base,
            "semaines": median_low(attentes) if attentes else None,
        },
    )


def _communes(au):
    """How many of them serve each of the 19; records open to the whole Region are not of one."""
    pleines = _disponibilites(au).filter(disponibilite__in=_PLEINS).values("pk")
    nombre = Count("ressources", filter=Q(ressources__in=pleines), distinct=True)
    communes = Commune.objects.annotate(nombre=nombre).order_by("nom_nl" if get_language() == "nl" else "nom")
    return [Part(commune.nis, str(commune), commune.nombre) for commune in communes]
