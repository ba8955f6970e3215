"""The rank of a colour in our code book, and the colour that other programs show."""

#: From rank 1 on; each is told from the others by eye on a white page.
COULEURS = (
    "#0B5D5B",
    "#A8472A",
    "#46539A",
    "#7A3F7C",
    "#4C6B1F",
    "#1F6C93",
    "#8A6100",
    "#5B5F66",
    "#9A2F5C",
    "#2F6B45",
)


def couleur(rang):
    return COULEURS[(rang - 1) % len(COULEURS)] if rang else COULEURS[0]


def rang(couleur_lue):
    """The rank whose colour is nearest; the first for what is no colour."""
    voulue = _composantes(couleur_lue)
    if voulue is None:
        return 1
    ecarts = [
        sum((a - b) ** 2 for a, b in zip(voulue, _composantes(nom) or (), strict=True)) for nom in COULEURS
    ]
    return ecarts.index(min(ecarts)) + 1


def _composantes(nom):
    chiffres = nom.removeprefix("#")
    if len(chiffres) == 3:
        chiffres = "".join(c * 2 for c in chiffres)
    try:
        return tuple(int(chiffres[i : i + 2], 16) for i in (0, 2, 4)) if len(chiffres) == 6 else None
    except ValueError:
        return None
