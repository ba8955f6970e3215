"""Keeping a question, reading its figures at a date, taking either back: each by one door."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from socle.seuils import SEUIL

from .. import permissions
from ..models import Motif, Releve
from ..models.motifs import Source
from .anciens import trahit
from .figures import Question, lire
from .univers import fin_du_mois_passe, univers


def question_de(motif) -> Question:
    return Question(motif.source, motif.lignes, motif.colonnes, dict(motif.filtres))


@transaction.atomic
def garder(motif, question, par):
    """Keep a question under its title; its figures are read when somebody asks."""
    if not permissions.peut_chercher_des_motifs(par):
        raise PermissionDenied
    motif.source, motif.filtres = question.source, question.filtres
    motif.lignes, motif.colonnes = question.lignes, question.colonnes
    motif.auteur = par
    motif.save()
    return motif


@transaction.atomic
def relever(motif, par, arrete_au=None):
    """Its figures at the end of the past month, for good. One reading a date: asked again, it is the same.

    Compared with every earlier reading, those taken back too: a count that moved by one to four since is not shown.
    """
    motif = Motif.objects.select_for_update().get(pk=motif.pk)
    if not permissions.peut_relever(par, motif):
        raise PermissionDenied
    arrete_au = arrete_au or fin_du_mois_passe()
    deja = motif.releves.debout().filter(arrete_au=arrete_au).first()
    if deja is not None:
        return deja
    anciens = _anciens(motif)
    monde = univers(motif.source, par, arrete_au, echelles_tenues(anciens))
    lecture = lire(question_de(motif), monde, trahit(ancien["montres"] for ancien in anciens))
    if lecture.nombre() is None:
        raise ValidationError(_pourquoi_rien(anciens, monde))
    return _ecrire(motif, monde, lecture, par)


def _ecrire(motif, monde, lecture, par):
    champs = ("titre", "question", "langue", "source", "lignes", "colonnes", "filtres")
    return Releve.objects.create(
        motif=motif,
        arrete_au=monde.arrete_au,
        chiffres=lecture.chiffres,
        echelles=monde.echelles,
        montres=lecture.montres,
        par=par,
        **{champ: getattr(motif, champ) for champ in champs},
    )


def _anciens(motif):
    """The earlier readings of the same records: of everybody for situations, of hers for her texts."""
    memes = Releve.objects.filter(source=motif.source)
    if motif.source == Source.TEXTES:
        memes = memes.filter(motif__auteur=motif.auteur)
    return list(memes.order_by("le", "pk").values("echelles", "montres", "arrete_au"))


def echelles_tenues(anciens):
    """The levels of the first reading: a finer one, later, would be subtracted from a wider one."""
    return anciens[0]["echelles"] if anciens else {}


def echelles_de(source, user):
    """The same, for who looks at figures without keeping them."""
    memes = Releve.objects.filter(source=source)
    if source == Source.TEXTES:
        memes = memes.filter(motif__auteur=user.pk)
    return memes.order_by("le", "pk").values_list("echelles", flat=True).first() or {}


def _pourquoi_rien(anciens, monde):
    if not anciens or monde.total < SEUIL:
        return _("Il y a trop peu à compter ici : rien ne se montre sous cinq.")
    dernier = formats.date_format(max(ancien["arrete_au"] for ancien in anciens), "j F Y")
    return _(
        "Trop peu a changé depuis le relevé du %(date)s : la différence désignerait quelqu’un. "
        "Attendez un mois, ou retirez un filtre."
    ) % {"date": dernier}


@transaction.atomic
def retirer(chose, par):
    """A question or a reading, at once, wherever it is drawn. Its row stays: later ones are compared with it."""
    motif = chose.motif if isinstance(chose, Releve) else chose
    if not permissions.peut_relever(par, motif):
        raise PermissionDenied
    type(chose).objects.filter(pk=chose.pk, retire_le=None).update(retire_le=timezone.now())
    if isinstance(chose, Motif):
        chose.releves.filter(retire_le=None).update(retire_le=timezone.now())
