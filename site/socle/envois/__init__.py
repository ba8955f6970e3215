"""The outbox: a mail that must leave once is a row, written with what causes it; the postman sends it.

    poster(f"invitation:{seance.reference}:{personne.pk}", "invitation", personne, seance.reference)

An app says what a kind of mail reads, in its own `courriels.py`, with `@courrier("invitation")`. To somebody without an
account one posts without `personne`: the address is never kept here, `Lettre.destinataire` gives it as the mail leaves.
"""

from .registre import Destinataire, Lettre, Piece, courrier

__all__ = ["Destinataire", "Lettre", "Piece", "courrier", "poster", "renvoyer"]


def poster(cle, sorte, personne=None, objet="", apres=None):
    """Put a mail in the outbox, in the caller's transaction; the same key is never put twice."""
    from .actions import poster as vraiment

    return vraiment(cle, sorte, personne, objet, apres)


def renvoyer(envoi):
    """A person decides that what is in doubt, or failed, leaves again."""
    from .actions import renvoyer as vraiment

    return vraiment(envoi)
