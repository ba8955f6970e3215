"""What the coding table shows to one coder: the codes she may put, the passages she may see, in a few queries."""

import hashlib
import json
from collections import defaultdict

from ..enums import Ancrage
from ..grille.couleurs import trame
from ..models import Codage, Code, Memo, Passage


def codes_a_poser():
    """The living code book in tree order, each code with the path above it, for the page and its script."""
    codes, chemin = [], []
    for code in Code.objects.actifs().en_arbre():
        chemin = [*chemin[: code.profondeur], code.nom]
        codes.append(_code(code, chemin))
    return codes


def codes_retires(passages):
    """Codes still on these passages that may no longer be put: shown with their names, taken off at will."""
    poses = {pk for passage in passages for pk in passage["codes"]}
    return [_code(code, [code.nom]) for code in Code.objects.filter(pk__in=poses, retire_le__isnull=False)]


def _code(code, chemin):
    return {
        "pk": code.pk,
        "nom": code.nom,
        "chemin": " › ".join(chemin[:-1]),
        "definition": code.definition,
        "langue": code.langue,
        "profondeur": len(chemin) - 1,
        "couleur": trame(code.couleur_rang),
    }


def passages_de(observation, user):
    """Her passages of this text, and those of others that she may see: three queries for a thousand of them."""
    vus = Passage.objects.visibles_pour(user).filter(observation=observation)
    codes = defaultdict(list)
    for passage, code in Codage.objects.filter(passage__in=vus).order_by("pk").values_list("passage", "code"):
        codes[passage].append(code)
    memos = dict(Memo.objects.filter(passage__in=vus, auteur=user).values_list("passage", "texte"))
    return [_passage(passage, user, codes[passage.pk], memos.get(passage.pk, "")) for passage in _legers(vus)]


def _legers(vus):
    """The words of a passage in its place are those of the text: only a lost one brings its own."""
    return vus.order_by("debut", "fin", "pk").only(
        "cle", "debut", "fin", "entier", "etat", "codeur", "extrait"
    )


def _passage(passage, user, codes, memo):
    a_revoir = passage.etat == Ancrage.A_REVOIR
    return {
        "cle": str(passage.cle),
        "debut": passage.debut,
        "fin": passage.fin,
        "entier": passage.entier,
        "a_revoir": a_revoir,
        "mien": passage.codeur_id == user.pk,
        "codes": codes,
        "memo": memo,
        "mots": passage.extrait if a_revoir else "",
    }


def passage_pour(passage, user):
    """One of them, after a gesture."""
    codes = list(passage.codages.order_by("pk").values_list("code", flat=True))
    memo = passage.memos.filter(auteur=user).values_list("texte", flat=True).first() or ""
    return _passage(passage, user, codes, memo)


def empreinte(version, passages):
    """Tells a screen whether something changed since it asked."""
    return hashlib.sha256(json.dumps([version, passages]).encode()).hexdigest()[:16]
