"""What is counted: every situation of the network as it stood on the last day of a month, or one's own coded texts.

The same records for every reader, whoever asks. Who is told today is counted next month, so that two readings a day
apart do not tell what came in between; what is taken back is counted no more, at once.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cdp.enums import Moment
from noeuds.enums import Liste
from noeuds.models import Mobilisation, Terme, Vignette
from socle.cercles.enums import Cercle, Etat, Pas
from socle.cercles.models import PasDeCercle

from ..enums import Genre
from ..models import Codage, Code, Observation
from ..models.motifs import Source
from .dimensions import (
    AGES,
    CATEGORIES,
    EFFETS,
    NON,
    OUI,
    PAR,
    SANS,
    TEMPS,
    Dimension,
    Modalite,
    choix,
    dans_les_deux,
    mots_du_temps,
    niveau_lisible,
    noms_lus,
)

_LARGES = (Cercle.RESEAU, Cercle.PUBLIC)


def fin_du_mois_passe(jour=None) -> date:
    return (jour or timezone.localdate()).replace(day=1) - timedelta(days=1)


@dataclass
class Univers:
    """Records as bits: `masques` is {variable: {value: bits}}, a partition of the records each."""

    source: str
    arrete_au: date
    echelles: dict[str, str] = field(default_factory=dict)
    total: int = 0
    dimensions: dict[str, Dimension] = field(default_factory=dict)
    masques: dict[str, dict[str, int]] = field(default_factory=dict)

    def categorie(self, cle, nom, valeurs, mots):
        """One variable; `valeurs`: the value of each record, `mots`: {value or (value, words)} in order."""
        masques: dict[str, int] = {valeur: 0 for valeur, _mots in mots}
        for rang, valeur in enumerate(valeurs):
            masques[valeur] = masques.get(valeur, 0) | 1 << rang
        self.masques[cle] = masques
        modalites = [Modalite(cle, valeur, *dans_les_deux(texte)) for valeur, texte in mots]
        self.dimensions[cle] = Dimension(cle, nom, modalites=modalites)

    def liste(self, cle, nom, porteurs, mots):
        """A « yes or no » variable an item; `porteurs`: {item: ranks of its records}, `mots`: [(item, fr, nl)]."""
        tous = (1 << self.total) - 1
        modalites = []
        for item, fr, nl in mots:
            oui = 0
            for rang in porteurs.get(item, ()):
                oui |= 1 << rang
            variable = f"{cle}:{item}"
            self.masques[variable] = {OUI: oui, NON: tous & ~oui}
            modalites.append(Modalite(variable, OUI, fr, nl))
        self.dimensions[cle] = Dimension(cle, nom, multiple=True, modalites=modalites)

    def temps(self, jours):
        niveau = self.echelles.setdefault("temps", niveau_lisible(TEMPS, jours))
        lire = TEMPS[niveau]
        mots = {lire(jour): mots_du_temps(niveau, jour) for jour in sorted(jours)}
        self.categorie("temps", _("Période"), map(lire, jours), list(mots.items()))


def univers(source, user, arrete_au=None, echelles=None) -> Univers:
    """`echelles` of an earlier reading are kept: a finer level would be subtracted from a wider one."""
    vide = Univers(source, arrete_au or fin_du_mois_passe(), dict(echelles or {}))
    return _textes(vide, user) if source == Source.TEXTES else _situations(vide)


def _situations(monde):
    lignes = _vignettes(monde.arrete_au)
    monde.total = len(lignes)
    rangs = {ligne["pk"]: rang for rang, ligne in enumerate(lignes)}
    monde.temps([ligne["raconte_le"] for ligne in lignes])
    _groupes(monde, lignes)
    noms = {ligne["bassin__cle"] or SANS: (ligne["bassin__nom"], ligne["bassin__nom_nl"]) for ligne in lignes}
    monde.categorie("bassin", _("Bassin"), [ligne["bassin__cle"] or SANS for ligne in lignes], noms_lus(noms))
    for cle, nom, mots in CATEGORIES:
        monde.categorie(cle, nom, [ligne[_CHAMPS[cle]] or SANS for ligne in lignes], mots)
    _ages(monde, [ligne["tranche_age"] for ligne in lignes])
    _termes(monde, rangs)
    return monde


_CHAMPS = {
    "famille": "noeud__famille",
    "secteur": "secteur",
    "menage": "menage",
    "revenu": "revenu",
    "outil": "outil_mode",
}


def _vignettes(arrete_au):
    arrivees = _arrivees()
    lues = (
        Vignette.objects.filter(etat=Etat.EN_LIGNE, cercle__in=_LARGES, raconte_le__lte=arrete_au)
        .order_by("pk")
        .values(
            "pk",
            "raconte_le",
            "tranche_age",
            "groupe__slug",
            "groupe__nom",
            "bassin__cle",
            "bassin__nom",
            "bassin__nom_nl",
            *_CHAMPS.values(),
        )
    )
    return [ligne for ligne in lues if arrivees.get(ligne["pk"], ligne["raconte_le"]) <= arrete_au]


def _arrivees():
    """{situation: the day it last came before the network}, as the log of its steps tells."""
    genre = ContentType.objects.get_for_model(Vignette)
    entree = ~Q(de__in=_LARGES) & Q(vers__in=_LARGES, pas__in=[Pas.RELECTURE, Pas.REGARD, Pas.VALIDATION])
    pas = PasDeCercle.objects.filter(entree | Q(pas=Pas.REMISE), content_type=genre).order_by("le")
    return {pk: timezone.localdate(le) for pk, le in pas.values_list("object_id", "le")}


def _groupes(monde, lignes):
    noms = {ligne["groupe__slug"] or SANS: (ligne["groupe__nom"],) * 2 for ligne in lignes}
    monde.categorie(
        "groupe", _("Groupe"), [ligne["groupe__slug"] or SANS for ligne in lignes], noms_lus(noms)
    )


def _ages(monde, bandes):
    lectures = {niveau: lire for niveau, (lire, _mots) in AGES.items()}
    lire, mots = AGES[monde.echelles.setdefault("age", niveau_lisible(lectures, bandes))]
    monde.categorie("age", _("Âge"), map(lire, bandes), list(mots))


def _termes(monde, rangs):
    """The governed lists, in two queries, and the services called upon, in one."""
    termes = list(Terme.objects.actifs())
    poses = _termes_poses(rangs)
    appels = _appels(rangs)
    for cle, nom, liste in _LISTES:
        lus = appels["ressources"] if cle == "ressources" else poses
        siens = [terme for terme in termes if terme.liste == liste]
        porteurs = {terme.cle: lus[str(terme.pk)] for terme in siens}
        monde.liste(cle, nom, porteurs, [(terme.cle, terme.libelle, terme.libelle_nl) for terme in siens])
    for cle, nom, items in (("par", _("Qui mobilise"), PAR), ("effets", _("Ce que ça a donné"), EFFETS)):
        monde.liste(cle, nom, appels[cle], [(item, *dans_les_deux(texte)) for item, texte in items])


_LISTES = (
    ("vulnerabilites", _("Vulnérabilités"), Liste.VULNERABILITE),
    ("pathologies", _("Pathologies"), Liste.PATHOLOGIE),
    ("themes", _("Thèmes de la situation"), Liste.THEME),
    ("ressources", _("Thèmes des services mobilisés"), Liste.THEME),
)


def _termes_poses(rangs):
    """{term: ranks of the situations that carry it}; a term is of one list only."""
    liens = [
        getattr(Vignette, nom).through.objects.order_by().values_list("vignette_id", "terme_id")
        for nom in ("vulnerabilites", "pathologies", "themes")
    ]
    porteurs = defaultdict(set)
    for vignette, terme in liens[0].union(*liens[1:], all=True):
        if vignette in rangs:
            porteurs[str(terme)].add(rangs[vignette])
    return porteurs


def _appels(rangs):
    """{list: {item: ranks}}: by whom a service was called, what it brought, and what that service is for."""
    listes = {"par": defaultdict(set), "effets": defaultdict(set), "ressources": defaultdict(set)}
    lus = Mobilisation.objects.order_by().values_list("vignette", "par", "effet", "ressource__themes")
    for vignette, par, effet, theme in lus:
        if vignette in rangs:
            for cle, item in (("par", par), ("effets", effet), ("ressources", theme)):
                listes[cle][str(item)].add(rangs[vignette])
    return listes


def _textes(monde, user):
    """Her own texts, each with the codes that she put somewhere in it."""
    lues = list(
        Observation.objects.filter(
            auteur=user.pk, etat=Etat.EN_LIGNE, seance__debut__date__lte=monde.arrete_au
        )
        .order_by("pk")
        .values("pk", "moment", "genre", "groupe__slug", "groupe__nom", "seance__debut")
    )
    monde.total = len(lues)
    rangs = {ligne["pk"]: rang for rang, ligne in enumerate(lues)}
    monde.temps([timezone.localdate(ligne["seance__debut"]) for ligne in lues])
    _groupes(monde, lues)
    monde.categorie("moment", _("Moment"), [ligne["moment"] for ligne in lues], choix(Moment))
    monde.categorie("genre", _("Genre de texte"), [ligne["genre"] for ligne in lues], list(Genre.choices))
    poses = Codage.objects.filter(passage__codeur=user.pk, passage__observation__auteur=user.pk)
    porteurs = defaultdict(set)
    for code, observation in poses.values_list("code__cle", "passage__observation"):
        if observation in rangs:
            porteurs[code].add(rangs[observation])
    noms = [(code.cle, code.nom, code.nom) for code in Code.objects.actifs()]
    monde.liste("codes", _("Codes"), porteurs, noms)
    return monde
