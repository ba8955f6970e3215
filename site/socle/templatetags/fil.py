"""Tags and filters known in every template (a builtin library, see settings)."""

from types import SimpleNamespace

from django import template
from django.forms import BaseForm, BaseFormSet, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Textarea
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from socle.cercles import permissions
from socle.cercles.enums import MOTS_DE_LA_MODERATION, Cercle
from socle.dates import anciennete, humaine
from socle.formulaires import erreurs_de
from socle.icones import ICONES
from socle.texte import deux_points_entre, guillemets, markdown_sur, texte_seul, typographier

register = template.Library()
register.filter("markdown", markdown_sur)
register.filter("guillemets", guillemets)
register.filter("humaine", humaine)
register.filter("anciennete", anciennete)


@register.filter
def typo(texte, objet=None):
    """Typeset by the rules of the language: that of the thing it was written for, else that of the page."""
    langue = _langue_de(objet) or get_language()
    return typographier(str(texte)) if langue == "fr" else texte


@register.simple_tag
def langue_de(objet):
    """` lang="fr"` on what is written in another language than the page (WCAG 3.1.2), else nothing."""
    langue = _langue_de(objet)
    return format_html(' lang="{}"', langue) if langue and langue != get_language() else ""


def _langue_de(objet):
    """Of a thing, of one line of a list, or the code itself."""
    if isinstance(objet, str):
        return objet
    return objet.get("langue", "") if isinstance(objet, dict) else getattr(objet, "langue", "")


@register.simple_tag
def deux_points():
    """Between a label and what it announces: the space before is French."""
    return deux_points_entre("", "")


ICONE_DU_CERCLE = {
    Cercle.PRIVE: "cadenas",
    Cercle.GROUPE: "groupe",
    Cercle.RESEAU: "reseau",
    Cercle.PUBLIC: "monde",
}


@register.filter
def nom_de_genre(objet):
    """What kind of thing this is: « vignette », « ressource »…"""
    return objet._meta.verbose_name


@register.filter
def extrait(texte, mots=30):
    """The first words of a Markdown text, without its marks."""
    liste = texte_seul(texte).split()
    return " ".join(liste[:mots]).rstrip(".,;: ") + "…" if len(liste) > mots else " ".join(liste)


@register.simple_tag
def icone(nom):
    """An icon of our set, decorative: the words beside it say the same."""
    return format_html(
        '<svg class="icone" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        ICONES[nom],
    )


@register.inclusion_tag("composants/cercle/cercle.html")
def cercle(valeur, groupe=None):
    """The sign of a cercle, in words: who can see this."""
    valeur = Cercle(valeur)
    libelle = groupe.nom if groupe is not None and valeur == Cercle.GROUPE else valeur.label
    return {"valeur": valeur, "libelle": libelle, "icone": ICONE_DU_CERCLE[valeur]}


@register.filter
def peut_voir(user, objet):
    return permissions.peut_voir(user, objet)


@register.filter
def signature(objet, user):
    """Who wrote it, as this reader may know it (produit.md §4.3)."""
    return objet.signature_pour(user)


@register.filter
def peut_alerter(user, objet):
    return permissions.peut_alerter(user, objet)


UN_AUTRE_GROUPE = SimpleNamespace(nom=gettext_lazy("un autre groupe"))


@register.filter
def groupe_pour(objet, user):
    """Its group, for those to whom it may be named: who looks from another group knows a sector only (§4.3)."""
    attend = getattr(objet, "attend_regard", False) and objet.auteur_id != user.pk
    return UN_AUTRE_GROUPE if attend and objet.groupe_id not in user.groupes_ids else objet.groupe


def _journal(user, objet):
    etapes = list(objet.pas.select_related("par"))
    lit_tout = permissions.lit_les_mots_de_la_moderation(user, objet)
    for etape in etapes:
        etape.qui = permissions.signature_du_pas(user, objet, etape)
        if etape.pas in MOTS_DE_LA_MODERATION and not lit_tout:
            etape.mot = ""
    return etapes


def _ce_qui_manque(objet):
    """Whose answer a pending request waits for."""
    if objet.est_en_relecture:
        return "relecture"
    return "regard" if objet.attend_regard else "validation"


@register.inclusion_tag("composants/panneau_cercle/panneau_cercle.html", takes_context=True)
def panneau_cercle(context, objet):
    """Who can see this thing, its story, and what this reader can do about it."""
    user = context["request"].user
    interne = user.is_authenticated and (
        objet.auteur_id == user.pk
        or permissions.peut_renvoyer(user, objet)
        or permissions.peut_reprendre(user, objet)
    )
    journal = _journal(user, objet) if interne else []
    return {
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
        "objet": objet,
        "user": user,
        "interne": interne,
        "journal": journal,
        "alerte": objet.alerte_parmi(journal) if journal else None,
        "attend": _ce_qui_manque(objet) if objet.cercle_demande else "",
        "groupe": groupe_pour(objet, user),
        "adresse_de_partage": objet.adresse_de_partage,
        "adresse_de_relecture": objet.adresse_de_relecture,
        "siens": user.is_authenticated and objet.auteur_id == user.pk,
        "cercles_possibles": objet.cercles_possibles() if permissions.peut_proposer(user, objet) else [],
        "cercles_etroits": [
            c
            for c in Cercle(objet.cercle).plus_etroits()
            if c in objet.CERCLES and (c != Cercle.GROUPE or objet.groupe_id)
        ]
        if permissions.peut_reprendre(user, objet)
        else [],
        "peut_relire": permissions.peut_relire(user, objet),
        "peut_regarder": permissions.peut_regarder(user, objet),
        "peut_valider": permissions.peut_valider(user, objet),
        "peut_reprendre": permissions.peut_reprendre(user, objet),
        "modele": objet._meta.label_lower,
    }


@register.inclusion_tag("composants/lien_modifier/lien_modifier.html", takes_context=True)
def lien_modifier(context, page):
    """From a Wagtail page to its edition, for those who may edit it (design.md, Navigation)."""
    user = context["request"].user
    edite = user.is_authenticated and (user.fonction or user.est_moderateur)
    return {"page": page, "montre": bool(edite) and page.permissions_for_user(user).can_edit()}


@register.inclusion_tag("composants/champ/champ.html")
def champ(champ, cercle=None):
    """One field: label, hint, control, error; `cercle` says who will read what is typed."""
    widget = champ.field.widget
    return {
        "champ": champ,
        "groupe": isinstance(widget, RadioSelect | CheckboxSelectMultiple),
        "case": isinstance(widget, CheckboxInput),
        "cercle": cercle if isinstance(widget, Textarea) else None,
        "limite": getattr(champ.field, "limite", None),
        "barre": getattr(champ.field, "barre", False),
        "protege": hasattr(champ.field, "prefixe_des_constats"),
    }


@register.inclusion_tag("composants/formulaire/formulaire.html")
def formulaire(form, cercle=None):
    """The whole form: error summary, hidden and visible fields; the caller writes <form> and the buttons."""
    return {"form": form, "cercle": cercle}


@register.inclusion_tag("composants/resume_erreurs/resume_erreurs.html")
def resume_erreurs(*formulaires):
    """What is left to put right in these forms and formsets, each error leading to its field."""
    erreurs = [erreur for formulaire in formulaires for erreur in erreurs_de(formulaire)]
    return {"erreurs": erreurs}


@register.simple_tag(takes_context=True)
def annonce_d_erreur(context):
    """What a screen reader says first when a form of the page was refused, with JavaScript or without."""
    # By type: isinstance would wake the lazy values of the context, the CSRF token's cookie among them.
    saisies = (v for v in context.flatten().values() if issubclass(type(v), BaseForm | BaseFormSet))
    return _("Erreur :") + " " if any(s.is_bound and not s.is_valid() for s in saisies) else ""


@register.inclusion_tag("composants/pagination/pagination.html", takes_context=True)
def pagination(context, page):
    """Previous and next, keeping the other parameters of the address."""
    parametres = context["request"].GET.copy()
    parametres.pop("page", None)
    return {"page": page, "suite": parametres.urlencode()}
