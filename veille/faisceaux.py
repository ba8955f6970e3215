"""What goes in and out of a bundle of evidence: only what its author may read, at the moment she adds it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from noeuds.models import Vignette
from socle.formulaires import ChampLangue, ChampTexteLong, FormulaireVersionne

from . import permissions
from .models import Faisceau, Passage


class FormulaireFaisceau(FormulaireVersionne):
    mot = ChampTexteLong(
        label=_("Ce que ces preuves montrent"),
        rows=3,
        max_length=1000,
        required=False,
        help_text=_("Pour vous seul·e."),
    )
    langue = ChampLangue()

    class Meta:
        model = Faisceau
        fields = ["titre", "mot", "langue"]
        labels = {"titre": _("Nom du faisceau")}
        help_texts = {"titre": _("Ce que l’on veut montrer, par exemple : personne ne sait qui prévenir.")}
        error_messages = {"titre": {"required": _("Donnez un nom à ce faisceau.")}}


def passages_lisibles(user):
    """Of the texts that this person may read, the coding that she sees: not the other one while she codes blind."""
    return Passage.objects.visibles_pour(user)


def ouvrir(par, titre, mot="", langue="fr"):
    if not permissions.peut_reunir_des_preuves(par):
        raise PermissionDenied
    return Faisceau.objects.create(auteur=par, titre=titre, mot=mot, langue=langue)


@transaction.atomic
def ajouter(faisceau, par, passages=(), vignettes=()):
    """Keep these as evidence. What its author may not read is refused, and nothing is added."""
    _exiger_la_sienne(faisceau, par)
    cles, siennes = {p.pk for p in passages}, {v.pk for v in vignettes}
    lus = set(passages_lisibles(par).filter(pk__in=cles).values_list("pk", flat=True))
    vues = set(Vignette.objects.visibles_pour(par).filter(pk__in=siennes).values_list("pk", flat=True))
    if lus != cles or vues != siennes:
        raise PermissionDenied
    faisceau.passages.add(*lus)
    faisceau.vignettes.add(*vues)
    faisceau.save(update_fields=["modifie_le"])


@transaction.atomic
def retirer(faisceau, par, passages=(), vignettes=()):
    _exiger_la_sienne(faisceau, par)
    faisceau.passages.remove(*passages)
    faisceau.vignettes.remove(*vignettes)
    faisceau.save(update_fields=["modifie_le"])


def effacer(faisceau, par):
    """What cited it no longer counts anything."""
    _exiger_la_sienne(faisceau, par)
    faisceau.delete()


def _exiger_la_sienne(faisceau, par):
    if faisceau.auteur_id != par.pk or not permissions.peut_reunir_des_preuves(par):
        raise PermissionDenied
