"""The story of a nœud, in months and without names for whoever does not edit (produit.md §4.3)."""

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from socle.cercles.enums import Cercle, Pas
from socle.cercles.permissions import signature_du_pas

from . import permissions

#: What a reader who does not edit is told of the steps: where the page is read now, not who asked for it.
_PAS_POUR_TOUS = (Pas.CREATION, Pas.VALIDATION)


def histoire_de(noeud, user):
    """The steps of a nœud's life, newest first, as the component `frise` takes them."""
    detail = permissions.lit_l_histoire_en_detail(user)
    etapes = [*_des_pas(noeud, user, detail), *_des_revisions(noeud), *_des_fusions(noeud)]
    etapes.sort(key=lambda etape: etape["le"], reverse=True)
    lignes = [_ligne(etape, detail) for etape in etapes]
    # Told by the month, the same thing twice says no more than once.
    return lignes if detail else list({(ligne["quand"], ligne["titre"]): ligne for ligne in lignes}.values())


def _ligne(etape, detail):
    jour = timezone.localtime(etape["le"]).date()
    return {
        "quand": formats.date_format(jour, "j F Y" if detail else "F Y"),
        "jour": jour.isoformat() if detail else jour.isoformat()[:7],
        "titre": etape["titre"],
        "meta": etape["par"],
        "texte": "",
    }


def _des_pas(noeud, user, detail):
    for pas in noeud.pas.select_related("par"):
        if detail or pas.pas in _PAS_POUR_TOUS:
            par = signature_du_pas(user, noeud, pas) if detail else _equipe(pas.par)
            yield {"le": pas.le, "titre": _titre(pas), "par": par}


def _titre(pas):
    if pas.pas == Pas.CREATION:
        return _("La question est posée")
    if pas.pas == Pas.VALIDATION:
        return _("La page devient publique")
    if pas.de != pas.vers:
        return _("%(pas)s (%(de)s → %(vers)s)") % {
            "pas": pas.get_pas_display(),
            "de": Cercle(pas.de).label,
            "vers": Cercle(pas.vers).label,
        }
    return pas.get_pas_display()


def _des_revisions(noeud):
    """Of what is on line only: drafts are the admin's affair."""
    publiee_le = noeud.last_published_at or noeud.latest_revision_created_at or timezone.now()
    for revision in noeud.revisions.filter(created_at__lte=publiee_le).select_related("user"):
        yield {"le": revision.created_at, "titre": _("Le texte est revu"), "par": _equipe(revision.user)}


def _des_fusions(noeud):
    for fusion in noeud.fusions_recues.filter(defaite_le=None).select_related("par"):
        yield {"le": fusion.le, "titre": _("Un autre nœud y est fondu"), "par": _equipe(fusion.par)}


def _equipe(personne):
    if personne is not None and personne.est_coordination:
        return _("la coordination")
    return _("la modération")
