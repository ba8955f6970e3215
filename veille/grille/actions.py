"""The gestures on the code book: each checks, writes and logs in one transaction, on the book as it stands."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from .. import permissions
from ..enums import Geste
from ..models import Code, GesteDeGrille

CHAMPS = ("nom", "definition", "langue", "couleur_rang")
_CLE = 44


def tenir_la_grille(par):
    """{pk: code}, every row held: two gestures on the book come one after the other."""
    if not permissions.peut_veiller(par):
        raise PermissionDenied
    return {code.pk: code for code in Code.objects.select_for_update().order_by("pk")}


def consigner(geste, code, par, avant=None, apres=None):
    return GesteDeGrille.objects.create(geste=geste, code=code, par=par, avant=avant or {}, apres=apres or {})


@transaction.atomic
def ajouter(par, nom, definition, parent=None, couleur_rang=1, langue=None):
    """A new code, the last under its parent; its key is made of its name and never changes."""
    codes = tenir_la_grille(par)
    code = Code(cle=_cle_libre(nom, codes), nom=nom, definition=definition, couleur_rang=couleur_rang)
    code.parent = _parent_actif(parent, codes)
    code.rang = len(codes) + 1
    if langue:
        code.langue = langue
    code.save()
    renumeroter()
    consigner(Geste.AJOUT, code, par)
    return code


@transaction.atomic
def redefinir(code, par, **champs):
    """Another name, definition, language or colour; the key, which links and exports know, stays."""
    tenu = _actif(code, tenir_la_grille(par))
    changes = {nom: champs[nom] for nom in CHAMPS if nom in champs and champs[nom] != getattr(tenu, nom)}
    if not changes:
        return None
    avant = {nom: getattr(tenu, nom) for nom in changes}
    _ecrire(tenu, **changes)
    return consigner(Geste.DEFINITION, tenu, par, avant, changes)


@transaction.atomic
def deplacer(code, parent, par):
    """Under another code, as its last; under none, it is a family."""
    codes = tenir_la_grille(par)
    tenu, haut = _actif(code, codes), _parent_actif(parent, codes)
    if haut is not None and tenu.pk in {ancetre.pk for ancetre in lignee(haut, codes)}:
        raise ValidationError(_("Ce code est déjà au-dessus : choisissez un autre parent."))
    avant = {"parent": tenu.parent_id, "rang": tenu.rang}
    _ecrire(tenu, parent=haut, rang=len(codes) + 1)
    renumeroter()
    return consigner(Geste.DEPLACEMENT, tenu, par, avant, _place(tenu))


@transaction.atomic
def glisser(code, sens, par):
    """One place up (-1) or down (+1) among its siblings; at the end of the row, nothing."""
    codes = tenir_la_grille(par)
    tenu = _actif(code, codes)
    freres = sorted(
        (c for c in codes.values() if c.parent_id == tenu.parent_id and c.est_actif),
        key=lambda c: (c.rang, c.nom, c.pk),
    )
    ici = freres.index(tenu)
    if not 0 <= ici + sens < len(freres):
        return None
    freres[ici], freres[ici + sens] = freres[ici + sens], freres[ici]
    avant, rangs = {"parent": tenu.parent_id, "rang": tenu.rang}, sorted(c.rang for c in freres)
    for rang, frere in zip(_distincts(rangs), freres, strict=True):
        frere.rang = rang
    Code.objects.bulk_update(freres, ["rang"])
    renumeroter()
    return consigner(Geste.DEPLACEMENT, tenu, par, avant, _place(tenu))


@transaction.atomic
def retirer(code, par):
    """It stays on the passages that carry it and is no longer proposed."""
    codes = tenir_la_grille(par)
    tenu = _actif(code, codes)
    if any(c.parent_id == tenu.pk and c.est_actif for c in codes.values()):
        raise ValidationError(_("Ce code en contient d’autres. Déplacez-les ou retirez-les d’abord."))
    refuser_si_scission(tenu)
    _ecrire(tenu, retire_le=timezone.now())
    return consigner(Geste.RETRAIT, tenu, par)


@transaction.atomic
def remettre(code, par):
    """Proposed again, under the nearest of its parents that still is."""
    codes = tenir_la_grille(par)
    tenu = codes[code.pk]
    if tenu.est_actif or tenu.fusionne_dans_id:
        raise ValidationError(_("Ce code n’est pas retiré : il n’y a rien à remettre."))
    haut = next((a for a in lignee(tenu, codes)[1:] if a.est_actif), None)
    _ecrire(tenu, retire_le=None, parent=haut)
    renumeroter()
    return consigner(Geste.REMISE, tenu, par)


def renumeroter():
    """The ranks follow the tree: the flat lists of codes are then in the order of the book."""
    arbre = Code.objects.all().en_arbre()
    for rang, code in enumerate(arbre, 1):
        code.rang = rang
    Code.objects.bulk_update(arbre, ["rang"])


def lignee(code, codes):
    """The code, then those above it."""
    suite, vus = [], set()
    while code is not None and code.pk not in vus:
        vus.add(code.pk)
        suite.append(code)
        code = codes.get(code.parent_id)
    return suite


def refuser_si_scission(code):
    if code.scissions.filter(finie_le__isnull=True).exists():
        raise ValidationError(_("Ce code est en train d’être scindé. Finissez d’abord ce tri."))


def _ecrire(code, **champs):
    for nom, valeur in champs.items():
        setattr(code, nom, valeur)
    code.save(update_fields=[*champs, "modifie_le"])


def _actif(code, codes):
    tenu = codes.get(code.pk)
    if tenu is None or not tenu.est_actif:
        raise ValidationError(_("Ce code n’est plus dans la grille. Choisissez-en un autre."))
    return tenu


def _parent_actif(parent, codes):
    return None if parent is None else _actif(parent, codes)


def _place(code):
    code.refresh_from_db(fields=["parent", "rang"])
    return {"parent": code.parent_id, "rang": code.rang}


def _distincts(rangs):
    """Growing ranks, even when two siblings had the same."""
    suite = []
    for rang in rangs:
        suite.append(max(rang, suite[-1] + 1) if suite else rang)
    return suite


def _cle_libre(nom, codes):
    prises = {code.cle for code in codes.values()}
    base = slugify(nom)[:_CLE].strip("-") or "code"
    cle, suite = base, 2
    while cle in prises:
        cle, suite = f"{base}-{suite}", suite + 1
    return cle
