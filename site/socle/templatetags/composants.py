"""Components that compute something before they show it; the others are plain includes (templates/composants)."""

import base64
from datetime import timedelta

from django import template
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from socle.dates import anciennete, depuis, humaine
from socle.identite.lecture import identite
from socle.modeles import DUREE_DE_FRAICHEUR
from socle.qr import qr_svg

#: How long one believes that a service takes people without asking when it was said.
DUREE_D_UNE_DISPONIBILITE = timedelta(days=30)

register = template.Library()
register.simple_tag(qr_svg, name="qr")


def _phrase(acte, jour, comment):
    if acte == "relu":
        return _("relu %(quand)s") % {"quand": anciennete(jour)}
    if comment:
        return _("vérifié %(comment)s %(quand)s") % {"quand": humaine(jour), "comment": comment}
    return _("vérifié %(quand)s") % {"quand": humaine(jour)}


@register.inclusion_tag("composants/fraicheur/fraicheur.html")
def fraicheur(le, comment="", acte="verifie", jusqu_au=None):
    """When a human last made sure, in words; `acte` is « verifie » or « relu ».

    `jusqu_au` is the day until which it holds, where the thing has its own rhythm; else it holds six months.
    """
    jour = timezone.localtime(le).date() if hasattr(le, "hour") else le
    if jour is None:
        return {"a_refaire": "", "jour": None, "age": "jamais", "phrase": "", "exacte": ""}
    jusqu_au = jusqu_au or jour + DUREE_DE_FRAICHEUR
    return {
        "a_refaire": _("à relire")
        if acte == "relu"
        else _("à vérifier %(depuis)s") % {"depuis": depuis(jusqu_au)},
        "jour": jour,
        "age": "recente" if timezone.localdate() <= jusqu_au else "ancienne",
        "phrase": _phrase(acte, jour, comment),
        "exacte": anciennete(jour) if acte == "verifie" else humaine(jour),
    }


@register.inclusion_tag("composants/disponibilite/disponibilite.html")
def disponibilite(valeur, libelle, semaines=None, le=None):
    """Whether a service takes people now: a shape and words, with the weeks to wait when they are known.

    `le` is when it was said: what is not of this month says its age, for it is the first thing to go out of date.
    """
    if semaines:
        libelle = ngettext("attente d’une semaine", "attente de %(semaines)s semaines", semaines) % {
            "semaines": semaines
        }
    agee = le is not None and timezone.localdate() - le > DUREE_D_UNE_DISPONIBILITE
    return {"valeur": valeur, "libelle": libelle, "age": anciennete(le) if agee else ""}


@register.inclusion_tag("composants/brouillon/brouillon.html", takes_context=True)
def brouillon(context):
    """What a form needs to save itself as one types (static/socle/js/brouillon.js).

    The browser keeps it encrypted: the key comes from here, for this account only, so that the next person at a shared
    computer finds nothing to read (produit.md §4).
    """
    user = context["request"].user
    if not user.is_authenticated:
        return {"cle": "", "compte": ""}
    secret = salted_hmac("socle.brouillon.cle", str(user.pk), algorithm="sha256").digest()
    compte = salted_hmac("socle.brouillon.compte", str(user.pk)).hexdigest()[:16]
    return {"cle": base64.b64encode(secret).decode(), "compte": compte}


@register.inclusion_tag("composants/tete_impression/tete_impression.html", takes_context=True)
def tete_impression(context, titre, langue=""):
    """The head of a printed sheet: whose it is, what (typed in that language), when, where to find it again."""
    request = context["request"]
    return {
        "titre": titre,
        "langue": langue,
        "adresse": request.build_absolute_uri(request.path),
        "identite": identite(),
    }


@register.filter
def element(liste, rang):
    """The heading of a cell's column."""
    return liste[rang]
