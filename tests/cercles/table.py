"""The truth table of produit.md §4.1, written by hand: who sees what, and who may do what to it.

It is read by tests that hold the predicate, the queryset and the pages against it. It shares nothing with the code.
"""

ROLES = (
    "anonyme",
    "sans_groupe",
    "membre",
    "autre",
    "auteur",
    "moderateur",
    "moderateur_autre",
    "veilleuse",
    "coordination",
)
TOUS = set(ROLES)
RESEAU = TOUS - {"anonyme", "sans_groupe"}
GROUPE = {"membre", "auteur", "moderateur", "veilleuse"}

# (cercle, cercle asked for, reviewed by a moderator, state) → who sees it. The thing has a group; its author is of it.
VISIBLE = {
    ("prive", "", False, "en_ligne"): {"auteur"},
    ("prive", "groupe", False, "en_ligne"): {"auteur", "moderateur"},
    ("prive", "reseau", False, "en_ligne"): {"auteur", "moderateur"},
    ("prive", "public", False, "en_ligne"): {"auteur", "moderateur"},
    ("prive", "public", True, "en_ligne"): {"auteur", "moderateur", "coordination"},
    ("groupe", "", False, "en_ligne"): GROUPE,
    ("groupe", "reseau", False, "en_ligne"): GROUPE,
    ("groupe", "public", False, "en_ligne"): GROUPE,
    ("groupe", "public", True, "en_ligne"): GROUPE | {"coordination"},
    ("reseau", "", False, "en_ligne"): RESEAU,
    ("reseau", "public", False, "en_ligne"): RESEAU,
    ("reseau", "public", True, "en_ligne"): RESEAU,
    ("public", "", False, "en_ligne"): TOUS,
    ("prive", "", False, "retire"): {"auteur"},
    ("prive", "groupe", False, "retire"): {"auteur", "moderateur"},
    ("prive", "public", True, "retire"): {"auteur", "moderateur", "coordination"},
    ("groupe", "", False, "retire"): {"auteur", "moderateur"},
    ("groupe", "reseau", False, "retire"): {"auteur", "moderateur"},
    ("groupe", "public", True, "retire"): {"auteur", "moderateur", "coordination"},
    ("reseau", "", False, "retire"): {"auteur", "moderateur", "coordination"},
    ("reseau", "public", True, "retire"): {"auteur", "moderateur", "coordination"},
    ("public", "", False, "retire"): {"auteur", "moderateur", "coordination"},
}

# Kinds that somebody of another group reads before they leave their own: these rows replace those above or join them.
# "regard": reviewed by a moderator, then by one of another group.
VISIBLE_AVEC_REGARD = {
    ("prive", "reseau", True, "en_ligne"): {"auteur", "moderateur", "moderateur_autre"},
    ("prive", "public", True, "en_ligne"): {"auteur", "moderateur", "moderateur_autre"},
    ("groupe", "reseau", True, "en_ligne"): GROUPE | {"moderateur_autre"},
    ("groupe", "public", True, "en_ligne"): GROUPE | {"moderateur_autre"},
    ("prive", "public", "regard", "en_ligne"): {"auteur", "moderateur", "coordination"},
    ("groupe", "public", "regard", "en_ligne"): GROUPE | {"coordination"},
    ("prive", "public", True, "retire"): {"auteur", "moderateur"},
    ("groupe", "reseau", True, "retire"): {"auteur", "moderateur"},
    ("groupe", "public", True, "retire"): {"auteur", "moderateur"},
    ("prive", "public", "regard", "retire"): {"auteur", "moderateur", "coordination"},
}

# The same keys → who may do each step. Who is not named may not; a step that is not named nobody may.
_REPRENDRE_DANS_LE_GROUPE = {"auteur", "moderateur"}
_REPRENDRE_PARTOUT = {"auteur", "moderateur", "coordination"}
ACTIONS = {
    ("prive", "", False, "en_ligne"): {"proposer": {"auteur"}},
    ("prive", "groupe", False, "en_ligne"): {
        "relire": {"moderateur"},
        "renvoyer": {"moderateur"},
        "reprendre": _REPRENDRE_DANS_LE_GROUPE,
        "retirer": _REPRENDRE_DANS_LE_GROUPE,
    },
    ("prive", "public", True, "en_ligne"): {
        "valider": {"coordination"},
        "renvoyer": {"coordination"},
        "reprendre": _REPRENDRE_PARTOUT,
        "retirer": _REPRENDRE_PARTOUT,
    },
    ("groupe", "", False, "en_ligne"): {
        "proposer": {"auteur"},
        "reprendre": _REPRENDRE_DANS_LE_GROUPE,
        "retirer": _REPRENDRE_DANS_LE_GROUPE,
    },
    ("groupe", "public", False, "en_ligne"): {
        "relire": {"moderateur"},
        "renvoyer": {"moderateur"},
        "reprendre": _REPRENDRE_DANS_LE_GROUPE,
        "retirer": _REPRENDRE_DANS_LE_GROUPE,
    },
    ("reseau", "", False, "en_ligne"): {
        "proposer": {"auteur"},
        "reprendre": _REPRENDRE_PARTOUT,
        "retirer": _REPRENDRE_PARTOUT,
    },
    ("reseau", "public", True, "en_ligne"): {
        "valider": {"coordination"},
        "renvoyer": {"coordination"},
        "reprendre": _REPRENDRE_PARTOUT,
        "retirer": _REPRENDRE_PARTOUT,
    },
    ("public", "", False, "en_ligne"): {"reprendre": _REPRENDRE_PARTOUT, "retirer": _REPRENDRE_PARTOUT},
    ("groupe", "", False, "retire"): {
        "reprendre": _REPRENDRE_DANS_LE_GROUPE,
        "remettre": {"moderateur"},
    },
    ("public", "", False, "retire"): {
        "reprendre": _REPRENDRE_PARTOUT,
        "remettre": {"moderateur", "coordination"},
    },
}

# The same for kinds with the look of another group: coordination waits for it, and nobody of the group can be it.
_REGARDER = {
    "regarder": {"moderateur_autre"},
    "renvoyer": {"moderateur_autre"},
    "reprendre": _REPRENDRE_DANS_LE_GROUPE,
    "retirer": _REPRENDRE_DANS_LE_GROUPE,
}
ACTIONS_AVEC_REGARD = {
    ("prive", "reseau", True, "en_ligne"): _REGARDER,
    ("prive", "public", True, "en_ligne"): _REGARDER,
    ("groupe", "public", True, "en_ligne"): _REGARDER,
    ("groupe", "public", "regard", "en_ligne"): {
        "valider": {"coordination"},
        "renvoyer": {"coordination"},
        "reprendre": _REPRENDRE_PARTOUT,
        "retirer": _REPRENDRE_PARTOUT,
    },
}
# A report, for kinds that have one: whoever reads it but its author, once somebody beside her does.
ALERTES = {
    ("prive", "", False, "en_ligne"): set(),
    ("prive", "groupe", False, "en_ligne"): set(),
    ("groupe", "", False, "en_ligne"): GROUPE - {"auteur"},
    ("reseau", "", False, "en_ligne"): RESEAU - {"auteur"},
    ("public", "", False, "en_ligne"): TOUS - {"auteur"},
    ("groupe", "", False, "retire"): set(),
    ("public", "", False, "retire"): set(),
}
