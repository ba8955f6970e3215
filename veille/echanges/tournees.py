from socle.envois.tournees import tournee

from ..models import Echange


@tournee(secondes=24 * 3600)
def oublier_ce_qui_n_a_pas_ete_ecrit():
    """A preview holds texts and memos: it does not wait for its owner to come back."""
    Echange.objects.oublier()
