"""What the lists show to a reader: filters, and counts of what she may see and of nothing else (§4.5)."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count
from django.utils.translation import gettext as _

from socle.cercles.traductions import dans_la_langue, lier_dans_la_langue
from socle.comptes.models import Bassin
from socle.etiquettes.models import Etiquette

from .enums import Famille, Liste
from .models import Noeud, PropositionDeNoeud, Terme, Vignette
from .querysets import nombre_montrable, par_question

PAR_PAGE = 24
#: On the page of all families, what a family shows before one asks for it alone.
PAR_FAMILLE = 12


@dataclass(frozen=True)
class Option:
    valeur: str
    libelle: str
    compte: int | None
    choisie: bool


@dataclass
class Facette:
    """One filter of a list, as a drop-down: its parameter, its words, its options."""

    nom: str
    titre: str
    options: list[Option] = field(default_factory=list)
    plusieurs: bool = False

    @property
    def choix(self):
        return next((option for option in self.options if option.choisie), None)


def page_de(objets, request):
    return Paginator(objets, PAR_PAGE).get_page(request.GET.get("page"))


def contexte_de_l_index(request):
    """The nœuds that this reader may see, by family or, once a family is chosen, page by page."""
    noeuds = Noeud.objects.visibles_pour(request.user).sources()
    etiquettes = _etiquettes_de(noeuds)
    etiquette = next((e for e in etiquettes if e.slug == request.GET.get("etiquette")), None)
    if etiquette:
        noeuds = noeuds.filter(etiquettes=etiquette)
    famille = next((f for f in Famille if f == request.GET.get("famille")), None)
    tous = par_question(dans_la_langue(noeuds, request.user))
    nombres = Vignette.objects.visibles_pour(request.user).nombres_par_noeud()
    for noeud in tous:
        noeud.nombre_vignettes = nombre_montrable(nombres[noeud.source.pk], request.user)
    return {
        "familles": list(Famille),
        "famille": famille,
        "etiquettes": etiquettes,
        "etiquette": etiquette,
        "groupes_de_noeuds": [] if famille else _par_famille(tous),
        "page_noeuds": page_de([n for n in tous if n.famille == famille], request) if famille else None,
        "propositions": _propositions(request.user),
    }


def _par_famille(noeuds):
    rangees = []
    for famille in Famille:
        siens = [noeud for noeud in noeuds if noeud.famille == famille]
        if siens:
            rangees.append({"famille": famille, "noeuds": siens[:PAR_FAMILLE], "nombre": len(siens)})
    return rangees


def _etiquettes_de(noeuds):
    """The labels carried by the nœuds that this reader may see."""
    return list(Etiquette.objects.filter(noeuds_etiquetes__content_object__in=noeuds.values("pk")).distinct())


def _propositions(user):
    """The latest questions that wait to become a nœud, for members."""
    if not user.is_authenticated:
        return []
    visibles = PropositionDeNoeud.objects.visibles_pour(user).filter(noeud=None)
    return list(visibles.select_related("auteur", "groupe")[:PAR_FAMILLE])


def contexte_des_vignettes(request):
    """The vignettes that this reader may see, filtered; each filter counts only what she may see."""
    user = request.user
    visibles = Vignette.objects.visibles_pour(user)
    facettes = [
        _facette_noeud(visibles, request),
        _facette_des_termes("theme", _("Thème"), Liste.THEME, "themes", visibles, request),
        _facette_des_termes(
            "vulnerabilite", _("Vulnérabilité"), Liste.VULNERABILITE, "vulnerabilites", visibles, request
        ),
        _facette_bassin(visibles, request),
    ]
    filtrees = visibles
    for facette, chercher in zip(
        facettes, (_du_noeud, _du_theme, _a_la_vulnerabilite, _du_bassin), strict=True
    ):
        if facette.choix:
            filtrees = chercher(filtrees, facette.choix.valeur)
    page = page_de(filtrees.pour_cartes(), request)
    page.object_list = lier_dans_la_langue(page.object_list, "noeud", user)
    return {
        "facettes": facettes,
        "choix_actifs": _choix_actifs(facettes),
        "page": page,
        "nombre": nombre_montrable(page.paginator.count, user),
    }


def _choix_actifs(facettes):
    """What is chosen, in words, each with the address of the same list without it."""
    choisis = [(facette.nom, facette.choix) for facette in facettes if facette.choix]
    return [
        {"libelle": choix.libelle, "sans": urlencode([(n, c.valeur) for n, c in choisis if n != nom])}
        for nom, choix in choisis
    ]


def _du_noeud(vignettes, slug):
    return vignettes.du_noeud(Noeud.objects.sources().get(slug=slug))


def _du_theme(vignettes, cle):
    return vignettes.filter(themes__cle=cle)


def _a_la_vulnerabilite(vignettes, cle):
    return vignettes.filter(vulnerabilites__cle=cle)


def _du_bassin(vignettes, cle):
    return vignettes.filter(bassin__cle=cle)


def _facette_noeud(vignettes, request):
    nombres = vignettes.nombres_par_noeud()
    noeuds = Noeud.objects.visibles_pour(request.user).sources().filter(pk__in=nombres)
    lus = par_question(dans_la_langue(noeuds, request.user))
    choix = [(noeud.source.slug, noeud.title, nombres[noeud.source.pk]) for noeud in lus]
    return _facette("noeud", _("Nœud"), choix, request)


def _facette_des_termes(nom, titre, liste, relation, vignettes, request):
    portes = vignettes.filter(**{f"{relation}__isnull": False}).order_by()
    nombres = dict(portes.values_list(relation).annotate(n=Count("pk")))
    termes = Terme.objects.filter(liste=liste, pk__in=nombres)
    choix = [(terme.cle, str(terme), nombres[terme.pk]) for terme in termes]
    demande = request.GET.get(nom, "")
    if demande and demande not in {cle for cle, *_reste in choix}:
        # A term brought into another one: its old address still leads there.
        reunis = Terme.objects.filter(liste=liste, cle=demande.replace("\x00", ""))
        demande = reunis.values_list("remplace_par__cle", flat=True).first() or ""
    return _facette(nom, titre, choix, request, demande)


def _facette_bassin(vignettes, request):
    nombres = dict(
        vignettes.filter(bassin__isnull=False).order_by().values_list("bassin").annotate(n=Count("pk"))
    )
    bassins = Bassin.objects.filter(pk__in=nombres)
    choix = [(bassin.cle, str(bassin), nombres[bassin.pk]) for bassin in bassins]
    return _facette("bassin", _("Bassin"), choix, request)


def _facette(nom, libelle, choix, request, demande=None):
    demande = request.GET.get(nom, "") if demande is None else demande
    return Facette(
        nom,
        libelle,
        [
            Option(valeur, texte, nombre_montrable(nombre, request.user), valeur == demande)
            for valeur, texte, nombre in choix
        ],
    )
