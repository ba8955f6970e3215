"""A motor that answers what the test says, among the visible: what the page does with it."""

from search.moteurs import COLONNES, Ligne, Reponse


class MoteurFeint:
    """Finds a title that holds the question; corrects, proposes and likens as told."""

    def __init__(self, corriges=None, mots=()):
        self.corriges, self.tous_les_mots = corriges or {}, list(mots)

    def chercher(self, question, visibles, langue):
        trouvees = visibles.filter(titre__icontains=question).order_by("pk")
        return Reponse(_lignes(trouvees), self.corriges.get(question, ""))

    def semblables(self, entree, visibles):
        return _lignes(visibles.exclude(pk=entree.pk).order_by("pk"))[:20]

    def titres(self, debut, visibles):
        return list(visibles.filter(titre__icontains=debut).order_by("pk")[:24])

    def mots(self, debut, visibles):
        return [mot for mot in self.tous_les_mots if mot.startswith(debut)]

    def proposer(self, debut, visibles):
        return self.titres(debut, visibles), self.mots(debut, visibles)

    def etat(self):
        return {}


def _lignes(entrees):
    return [
        Ligne(*colonnes, score=1.0 / rang) for rang, colonnes in enumerate(entrees.values_list(*COLONNES), 1)
    ]
