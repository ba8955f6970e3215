"""The pistes of a nœud or of a situation, as one reader may know them: what helped first, never who (§4.4)."""

from socle.cercles.permissions import peut_voir

from .querysets import nombre_montrable


def pistes_de(parent, user):
    """Those that this reader may see, in one query, what helped first."""
    pistes = parent.pistes.visibles_pour(user).select_related("groupe", "auteur", "ressource")
    return sorted((preparer(piste, user) for piste in pistes.avec_les_essais(user)), key=_rang)


def preparer(piste, user):
    """Counts under the threshold are as if nobody had tried: not even the order of the list tells them."""
    piste.aides = nombre_montrable(piste.aides, user) or 0
    piste.pas_aides = nombre_montrable(piste.pas_aides, user) or 0
    piste.montre_la_ressource = piste.ressource is not None and peut_voir(user, piste.ressource)
    return piste


def _rang(piste):
    # Laplace's rule: one success in one does not pass before nine in ten.
    taux = (piste.aides + 1) / (piste.aides + piste.pas_aides + 2)
    return -taux, -(piste.aides + piste.pas_aides), -piste.pk
