from datetime import timedelta

from django.utils import timezone

from socle.comptes.models import Personne
from socle.demonstration import reference_stable

from ..analyse import analyser_question
from ..entrees import choses, entree_de
from ..filtres import lire_filtres, passe
from ..genres import par_genre
from ..suivies.models import RechercheSuivie
from ..suivies.nouveautes import mots_de, repond
from ..suivies.regard import cles_visibles, compacter

#: Who, her words, her filters, how many days ago she looked, how many answers came since.
_SUIVIES = (
    ("fatiha.amrani@exemple.brussels", "refus de l’aide", "", 9, 1),
    ("fatiha.amrani@exemple.brussels", "logement", "genre=ressource", 16, 2),
    ("fatiha.amrani@exemple.brussels", "interprète", "", 2, 0),
    ("soraya.belkadi@exemple.brussels", "solitude", "", 12, 1),
)
#: Kinds from which an answer is taken for new.
_GENRES = ("noeuds.vignette", "noeuds.piste", "ressources.ressource")


def charger_suivies(avance):
    """A few people follow a few searches, and did not look for some days."""
    for fait, (adresse, question, filtres, jours, neuves) in enumerate(_SUIVIES, start=1):
        personne = Personne.objects.filter(email=adresse).first()
        if personne is not None:
            _suivre(personne, question, filtres, timezone.now() - timedelta(days=jours), neuves)
        avance(fait, len(_SUIVIES))


def _suivre(personne, question, filtres, vue_le, neuves):
    cles = {"personne": personne, "question": question, "filtres": filtres}
    if RechercheSuivie.objects.filter(**cles).exists():
        return
    vues = cles_visibles(personne)
    suivie = RechercheSuivie.objects.create(
        **cles,
        reference=reference_stable("recherche suivie", f"{personne.email}:{question}"),
        langue="fr",
        vue_le=vue_le,
        regard=compacter(vues - set(_reponses(question, filtres, vues, neuves))),
    )
    RechercheSuivie.objects.filter(pk=suivie.pk).update(cree_le=vue_le)


def _reponses(question, filtres, vues, nombre):
    """The keys of so many things that answer, the last ones of their kind."""
    termes = analyser_question(question)
    trouvees: list[tuple[str, int]] = []
    for genre in _GENRES:
        siennes = [pk for g, pk in vues if g == genre]
        for chose in sorted(choses(par_genre()[genre], siennes), key=lambda chose: -chose.pk):
            entree = entree_de(chose)
            voulue = len(trouvees) < nombre and passe(entree, lire_filtres(filtres))
            if voulue and repond(mots_de(entree), termes):
                trouvees.append((genre, chose.pk))
    return trouvees
