"""The e-mails around a date: titles, days and a link; never what somebody wishes, remembers or thinks (§4.7)."""

from django.urls import reverse

from socle.courriels import absolue
from socle.envois import Destinataire, Lettre, courrier

from ..models import DemandeDImmersion, Inscription, SignatureDeConvention
from ..permissions import lit_encore
from . import evaluations, immersions
from .enums import EtatDeDemande, Partie


@courrier(immersions.SORTE)
def suite_de_la_demande(pli):
    """Where it stands when it leaves. Nothing once she cannot see it any more, or it was taken back."""
    demande = DemandeDImmersion.objects.visibles_pour(pli.personne).pour_page()
    demande = demande.filter(reference=pli.objet).exclude(etat=EtatDeDemande.RETIREE).first()
    if demande is None or not _est_annoncee(pli.personne, demande):
        return None
    contexte = {
        "demande": demande,
        "pour_l_hote": demande.personne_id != pli.personne.pk,
        "lien": absolue(demande.get_absolute_url()),
    }
    return Lettre("ressources/courriels/immersion", contexte)


def _est_annoncee(personne, demande):
    lieu = demande.lieu
    return type(lieu).objects.visibles_pour(personne).filter(pk=lieu.pk).exists()


@courrier(immersions.CONVENTION)
def convention_a_signer(pli):
    """To who signs for the visitor's institution, and has no account; nothing once the offer was taken back."""
    signatures = SignatureDeConvention.objects.filter(partie=Partie.EMPLOYEUR, signee_le=None)
    signature = (
        signatures.filter(convention__reference=pli.objet)
        .exclude(courriel="")
        .select_related("convention__demande__lieu", "convention__demande__personne")
        .first()
    )
    if signature is None or not _se_fera(signature.convention.demande):
        return None
    contexte = {
        "convention": signature.convention,
        "signature": signature,
        "lien": absolue(reverse("convention_signer", args=[signature.jeton])),
    }
    destinataire = Destinataire(signature.courriel, signature.convention.demande.langue)
    return Lettre("ressources/courriels/convention", contexte, destinataire=destinataire)


def _se_fera(demande):
    inscription = Inscription.objects.avec_sa_date().filter(demande_d_immersion=demande).first()
    return inscription is not None and inscription.est_vive and lit_encore(inscription)


@courrier(evaluations.SORTE)
def demande_d_avis(pli):
    inscription = Inscription.objects.avec_sa_date().select_related("questionnaire")
    inscription = inscription.filter(reference=pli.objet, presente=True, questionnaire__rempli=False).first()
    if inscription is None or not lit_encore(inscription) or not evaluations.est_ouvert(inscription.date):
        return None
    contexte = {
        "date": inscription.date,
        "dispositif": inscription.date.dispositif,
        "lien": absolue(reverse("avis", args=[inscription.questionnaire.jeton])),
    }
    destinataire = None
    if inscription.personne is None:
        destinataire = Destinataire(inscription.courriel, inscription.langue)
    return Lettre("ressources/courriels/avis", contexte, destinataire=destinataire)
