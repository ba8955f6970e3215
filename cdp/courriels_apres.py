"""The e-mails that follow a session: titles and links, never a word of what was said there (produit.md §4.7)."""

from django.urls import reverse

from socle.courriels import absolue
from socle.envois import Lettre, courrier

from . import permissions
from .apres import resume
from .apres.fiches_projet import SORTE as FICHE_PROJET
from .apres.notes import PISTE_DEMANDEE
from .models import Capture, FicheProjet, Seance


@courrier(resume.SORTE)
def resume_pour_absente(pli):
    """Nothing when she left the group, or when the session was taken back."""
    seance = _seance(pli)
    if seance is None or not permissions.peut_relire_la_seance(pli.personne, seance):
        return None
    contexte = {
        "seance": seance,
        "suivante": resume.contenu(seance, pli.personne)["suivante"],
        "lien": absolue(reverse("seance_resume", args=[seance.reference])),
        "lien_fiche": absolue(reverse("fiche_transmission", args=[seance.reference])),
    }
    return Lettre("cdp/courriels/resume", contexte)


@courrier(FICHE_PROJET)
def fiche_pour_la_coordination(pli):
    """Nothing once the group took its sheet back."""
    fiche = FicheProjet.objects.visibles_pour(pli.personne).filter(reference=pli.objet).first()
    if fiche is None:
        return None
    return Lettre("cdp/courriels/fiche_projet", {"fiche": fiche, "lien": absolue(fiche.get_absolute_url())})


@courrier(PISTE_DEMANDEE)
def piste_demandee(pli):
    """Nothing when her note is gone, or is a piste already."""
    seance = _seance(pli)
    siennes = Capture.objects.visibles_pour(pli.personne).filter(
        pk=int(pli.cle.rpartition(":")[2]), auteur=pli.personne, suite=None
    )
    if seance is None or not siennes.exists():
        return None
    lien = absolue(reverse("seance_resume", args=[seance.reference])) + "#mes-notes"
    return Lettre("cdp/courriels/piste_demandee", {"seance": seance, "lien": lien})


def _seance(pli):
    visibles = Seance.objects.visibles_pour(pli.personne).select_related("groupe", "cycle")
    return visibles.filter(reference=pli.objet).first()
