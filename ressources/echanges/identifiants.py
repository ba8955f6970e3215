"""Names that never change for what leaves the platform: made of a reference, so that nobody keeps a table of them."""

from uuid import NAMESPACE_URL, UUID, uuid5

from socle.texte import plier

#: Ours for ever: another value would make strangers of all the records that others already have.
_ESPACE = uuid5(NAMESPACE_URL, "urn:le-fil:ressources")


def identifiant(genre, *morceaux) -> str:
    return str(uuid5(_ESPACE, ":".join([genre, *map(str, morceaux)])))


def de_l_organisation(ressource) -> str:
    """Of the organisation that carries it, which several name the same; else of itself."""
    organisme = plier(ressource.organisme)
    return (
        identifiant("organisation", organisme) if organisme else identifiant("porteur", ressource.reference)
    )


def est_un_identifiant(texte) -> bool:
    try:
        return str(UUID(texte)) == texte.lower()
    except ValueError:
        return False
