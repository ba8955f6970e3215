"""What waits to be looked at: records that are due, and what was reported, answered or doubted."""

from django.db.models import Exists, F, OuterRef, Prefetch, Q

from socle.cercles.enums import Cercle, Etat

from .. import permissions
from ..models import DemandeAuContact, ModeEmploi, Ressource, Signalement

_LARGES = (Cercle.RESEAU, Cercle.PUBLIC)


def dues(user):
    """The records that this member may check, the oldest first."""
    return (
        Ressource.objects.visibles_pour(user)
        .a_verifier()
        .order_by(F("a_verifier_le").asc(nulls_first=True), "nom_plie", "pk")
    )


def a_traiter(user):
    """The records of which something waits for this person: as keeper of the directory, or as author of a tip."""
    siens = Exists(_contredits(user).filter(ressource=OuterRef("pk"), auteur=user.pk))
    attend = siens
    if permissions.tient_le_repertoire(user):
        attend |= _attend_la_moderation(user)
    return Ressource.objects.visibles_pour(user).filter(attend, etat=Etat.EN_LIGNE)


def _attend_la_moderation(user):
    de_la_fiche = {"ressource": OuterRef("pk")}
    signalee = Exists(Signalement.objects.filter(leve_le=None, **de_la_fiche))
    contredite = Exists(_contredits(user).filter(**de_la_fiche))
    repondue = Exists(DemandeAuContact.objects.a_traiter().filter(**de_la_fiche))
    des_siennes = Q(cercle=Cercle.GROUPE, groupe__in=user.groupes_moderes_ids)
    return (Q(cercle__in=_LARGES) | des_siennes) & (Q(signalee) | Q(contredite) | Q(repondue))


def _contredits(user):
    return (
        ModeEmploi.objects.visibles_pour(user)
        .filter(contredit_le__isnull=False, etat=Etat.EN_LIGNE)
        .exclude(cercle=Cercle.PRIVE)
    )


def avec_ce_qui_attend(ressources, user):
    """Each with `signalements_ouverts`, `reponses` and `contredits`: three queries, whatever the rows."""
    contredits = _contredits(user)
    if not permissions.tient_le_repertoire(user):
        contredits = contredits.filter(auteur=user.pk)
    return ressources.select_related("groupe", "commune").prefetch_related(
        Prefetch(
            "signalements",
            Signalement.objects.filter(leve_le=None).order_by("-le", "-pk"),
            to_attr="signalements_ouverts",
        ),
        Prefetch(
            "demandes",
            DemandeAuContact.objects.a_traiter().order_by("-repondu_le", "-pk"),
            to_attr="reponses",
        ),
        Prefetch(
            "modes_emploi",
            contredits.select_related("auteur", "groupe").order_by("-contredit_le", "-pk"),
            to_attr="contredits",
        ),
    )
