"""What the home page and « mon espace » put together from the other apps."""

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cdp.apres.representants import tours_qui_finissent
from cdp.invitations.pages import oubliee
from cdp.models import Preparation, Presence, Seance
from noeuds.models import BrouillonDeVignette, Noeud, PropositionDeNoeud, Vignette
from noeuds.permissions import peut_raconter
from ressources.models import Dispositif, Ressource
from ressources.permissions import peut_contribuer
from ressources.suivi.file import a_traiter
from socle.cercles.enums import Etat
from socle.cercles.registre import modeles_a_cercle
from socle.cercles.traductions import dans_la_langue
from socle.comptes.enums import GenreDeGroupe
from socle.comptes.territoire import contrees
from socle.navigation import Entree
from veille.models import SynthesePage
from veille.permissions import (
    peut_lire_les_indicateurs,
    peut_lire_les_motifs,
    peut_lire_les_observations,
    peut_veiller,
)
from veille.remontees.lecture import nouvelles


def contenu_de_l_accueil(user):
    """Three nœuds, the latest analysis, the CdP and the next public meetings: what anybody may see."""
    noeuds = Noeud.objects.visibles_pour(user).sources()
    analyses = SynthesePage.objects.visibles_pour(user).sources().order_by("-date", "-pk")
    return {
        "noeuds": dans_la_langue(noeuds.order_by("-non_resolu", "-first_published_at", "pk")[:3], user),
        "analyse": next(iter(dans_la_langue(analyses[:1], user)), None),
        "territoire": contrees(),
        "dispositifs": Dispositif.objects.visibles_pour(user)
        .a_venir()
        .pour_cartes()
        .order_by(F("prochaine").asc(nulls_last=True), "titre", "pk")[:3],
    }


def contenu_de_mon_espace(user):
    """The next session, what to prepare, what is new, what I have begun. Nothing else (design.md)."""
    prochaine = _prochaine(user)
    return {
        "outils": outils_de(user),
        "peut_contribuer": peut_contribuer(user),
        "peut_raconter": peut_raconter(user),
        "prochaine": prochaine,
        "a_inviter": oubliee(user, prochaine),
        "ma_reponse": prochaine.reponse if prochaine is not None else None,
        "ma_preparation": prochaine is not None and prochaine.preparee,
        "vignettes": Vignette.objects.visibles_pour(user)
        .exclude(auteur=user)
        .filter(cercle_demande="", etat=Etat.EN_LIGNE)
        .pour_cartes()
        .order_by("-cree_le", "-pk")[:3],
        "ressources": Ressource.objects.visibles_pour(user)
        .filter(cercle_demande="", etat=Etat.EN_LIGNE)
        .select_related("groupe")
        .order_by("-cree_le", "-pk")[:3],
        "recits": BrouillonDeVignette.objects.de(user).a_continuer()[:10],
        "brouillons": mes_brouillons(user),
        "a_relire": _nombre_a_relire(user),
        "a_traiter": a_traiter(user).count() if peut_contribuer(user) else 0,
        "tours_finis": tours_qui_finissent(user),
        "remontees": nouvelles(user),
    }


def _prochaine(user):
    """Her next session, with her `reponse`, `preparee` when she wrote her preparation; or None."""
    siennes = Presence.objects.filter(seance=OuterRef("pk"), personne=user)
    return (
        Seance.objects.visibles_pour(user)
        .filter(groupe__in=user.groupes_ids, debut__gte=timezone.now(), annulee=False)
        .select_related("groupe", "invitation")
        .prefetch_related("points")
        .annotate(
            preparee=Exists(Preparation.objects.filter(seance=OuterRef("pk"), auteur=user)),
            reponse=Subquery(siennes.values("reponse")[:1]),
        )
        .order_by("debut")
        .first()
    )


def outils_de(user):
    """The doors that come with a function or a role, as menu entries, and the toolbox."""
    outils = []
    if peut_veiller(user):
        outils.append((_("Ma table de veille"), reverse("veille"), "oeil"))
    elif peut_lire_les_observations(user):
        outils.append((_("Observations partagées"), reverse("observations"), "oeil"))
    if peut_lire_les_indicateurs(user):
        outils.append((_("Indicateurs"), reverse("indicateurs"), "journal"))
    if peut_lire_les_motifs(user) and not peut_veiller(user):
        outils.append((_("Motifs"), reverse("motifs"), "noeud"))
    siens = {a.cycle.groupe_id: a.cycle.groupe for a in user.adhesions_actives}
    outils += [
        (_("Le cercle de modération"), groupe.get_absolute_url(), "groupe")
        for groupe in siens.values()
        if groupe.genre == GenreDeGroupe.MODERATION
    ]
    if user.est_du_reseau:
        outils.append((_("Boîte à outils"), reverse("outils"), "livre"))
    if user.est_moderateur or user.est_coordination:
        outils.append((_("À relire"), reverse("a_relire"), "plume"))
    if user.est_moderateur:
        outils.append((_("Mises en relation"), reverse("mises_en_relation"), "reseau"))
    if user.est_coordination:
        outils.append((_("Les groupes"), reverse("groupes"), "groupe"))
        outils.append((_("Importer un tableau"), reverse("imports"), "document"))
    if user.est_coordination or user.est_moderateur or user.est_veilleuse:
        outils.append((_("Administration"), reverse("wagtailadmin_home"), "document"))
    return [Entree(libelle, url, icone, False) for libelle, url, icone in outils]


def mes_brouillons(user):
    """What this person has begun and shown to nobody yet, or waits for an answer; newest first."""
    objets = []
    for modele in (Vignette, Ressource, PropositionDeNoeud):
        objets += modele.objects.filter(auteur=user).filter(Q(cercle="prive") | Q(cercle_demande__gt=""))[:10]
    return sorted(objets, key=lambda objet: objet.modifie_le, reverse=True)


def _nombre_a_relire(user):
    """How many things wait for this reviewer, over every kind; None for those who review nothing."""
    if not (user.est_moderateur or user.est_coordination):
        return None
    # In one query, however many kinds there are: fifteen a page is all we have.
    premiere, *autres = [
        modele._default_manager.a_relire_par(user).order_by().values_list("pk")
        for modele in modeles_a_cercle()
    ]
    return premiere.union(*autres, all=True).count()
