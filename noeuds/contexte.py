"""What the page of a nœud shows to one reader beside its own words, in few queries (fifteen a page are all we have)."""

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from . import permissions
from .enums import EtatDeMiseEnRelation
from .models import Connaissance, MiseEnRelation, Noeud, Vecu
from .pistes import pistes_de
from .querysets import SEUIL

#: How many replies and sessions the page shows before it sends to all of them.
REPONSES = 4
SEANCES = 5
_COMPTES = (
    "nombre_vecus",
    "nombre_connaisseurs",
    "autres_connaisseurs",
    "mon_vecu",
    "je_connais",
    "ma_demande",
    "a_traiter",
)


def contexte_du_noeud(source, user):
    """Everything that hangs from the source page, as this reader may know it."""
    source = (
        source if source.pk else Noeud(pk=0)
    )  # the preview of a page that is not there yet: nothing hangs from it
    reponses = _reponses(source, user)
    return {
        "pistes": pistes_de(source, user),
        "reponses": reponses[:REPONSES],
        "autres_reponses": len(reponses) > REPONSES or _suit_les_pages(user),
        "seances": list(
            source.seances.visibles_pour(user).select_related("groupe").order_by("-debut")[:SEANCES]
        ),
        "peut_essayer": permissions.peut_essayer(user),
        "peut_fusionner": permissions.peut_fusionner(user),
        **_gens(source, user),
    }


def contexte_de_la_vignette(vignette, user):
    """What hangs from a situation, as this reader may know it."""
    return {
        "pistes": pistes_de(vignette, user),
        "reponses": vignette.reponses.visibles_pour(user).select_related("auteur", "groupe"),
        "peut_essayer": permissions.peut_essayer(user),
        "peut_repondre": permissions.peut_raconter(user),
    }


def _suit_les_pages(user):
    """Coordination has the steps of the page beside it, and the exchange a link away: fifteen queries hold no more."""
    return user.is_authenticated and user.est_coordination


def _reponses(source, user):
    if _suit_les_pages(user):
        return []
    visibles = source.reponses.visibles_pour(user).select_related("auteur", "groupe")
    return list(visibles.order_by("-cree_le", "-pk")[: REPONSES + 1])


def _gens(source, user):
    """Who lived it and who knows it, in one query: numbers from five on, and what I said myself."""
    moi = user.pk or 0
    vecus, connaissances = (m.objects.filter(noeud=OuterRef("pk")) for m in (Vecu, Connaissance))
    demandes = MiseEnRelation.objects.filter(noeud=OuterRef("pk"))
    comptes = (
        Noeud.objects.filter(pk=source.pk)
        .annotate(
            nombre_vecus=_nombre(vecus),
            nombre_connaisseurs=_nombre(connaissances),
            autres_connaisseurs=Exists(connaissances.exclude(personne=moi)),
            mon_vecu=Exists(vecus.filter(personne=moi)),
            je_connais=Exists(connaissances.filter(personne=moi)),
            ma_demande=Exists(demandes.filter(demandeur=moi, etat__in=EtatDeMiseEnRelation.ouverts())),
            a_traiter=_nombre(MiseEnRelation.objects.a_traiter_par(user).filter(noeud=OuterRef("pk"))),
        )
        .values(*_COMPTES)
        .first()
    )
    return _dicibles(comptes or dict.fromkeys(_COMPTES, 0), user)


def _dicibles(comptes, user):
    """Under five, no number to anybody; and to the public, not even that there is somebody."""
    vecus, connaisseurs = comptes["nombre_vecus"], comptes["nombre_connaisseurs"]
    return {
        **comptes,
        "nombre_vecus": vecus if vecus >= SEUIL else None,
        "nombre_connaisseurs": connaisseurs if connaisseurs >= SEUIL else None,
        "des_collegues_connaissent": connaisseurs >= SEUIL
        or (connaisseurs and permissions.peut_essayer(user)),
        "peut_dire_que_je_connais": permissions.peut_raconter(user),
        "peut_demander": permissions.peut_demander_une_relation(user) and comptes["autres_connaisseurs"],
    }


def _nombre(requete):
    comptees = requete.order_by().values("noeud").annotate(nombre=Count("pk")).values("nombre")
    return Coalesce(Subquery(comptees[:1]), 0)
