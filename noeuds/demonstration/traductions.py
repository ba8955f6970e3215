from pathlib import Path

from noeuds.models import IndexNoeuds, Noeud
from socle.cercles.actions import signer
from socle.cercles.enums import Cercle
from socle.demonstration import lire, reference_stable

from .gens import Gens, Histoire, consigner, il_y_a

DOSSIER = Path(__file__).parent
_TEXTES = ("resume", "ce_qui_aide", "ce_qui_reste_noue")


def charger_traductions(avance, dossier=DOSSIER):
    """Some nœuds in Dutch: the same key, the words of the data file, everything else from the source."""
    rangees = lire(dossier, "noeuds.nl.toml", "noeud")
    index, gens = IndexNoeuds.dans("nl"), Gens()
    sources = {noeud.slug: noeud for noeud in Noeud.objects.sources()}
    faites = set(Noeud.objects.dans("nl").values_list("translation_key", flat=True))
    for rang, rangee in enumerate(rangees):
        source = sources.get(rangee["cle"])
        if source is not None and source.translation_key not in faites:
            _traduire(index, source, rangee, rang, gens)
        avance(rang + 1, len(rangees))


def _traduire(index, source, rangee, rang, gens):
    proprietaire = gens.coordinateur(rang)
    noeud = Noeud(
        title=rangee["question"],
        slug=source.slug,
        reference=reference_stable("noeud.nl", rangee["cle"]),
        owner=proprietaire,
        locale=index.locale,
        translation_key=source.translation_key,
        **{champ: rangee[champ].strip() for champ in _TEXTES},
    )
    noeud.suivre(source)
    if proprietaire is not None:
        signer(noeud, proprietaire)
    histoire = Histoire(noeud, il_y_a(60 - 3 * rang, rang), depart=Cercle.RESEAU)
    if source.cercle == Cercle.PUBLIC:
        histoire.elargir(Cercle.PUBLIC, gens.moderateur("", rang), gens.coordinateur(rang + 1))
    index.add_child(instance=noeud)
    consigner([histoire])
    noeud.save_revision(user=noeud.owner).publish(user=noeud.owner)
    Noeud.objects.filter(reference=noeud.reference).update(
        first_published_at=histoire.ecrit_le, last_published_at=histoire.ecrit_le + 4 * histoire.pause
    )
