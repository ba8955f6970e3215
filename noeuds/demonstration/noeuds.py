import tomllib
from functools import cache
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from noeuds.models import IndexNoeuds, Noeud
from socle.cercles.actions import signer
from socle.cercles.enums import Cercle
from socle.demonstration import lire, reference_stable
from socle.etiquettes.models import Etiquette

from .gens import Gens, Histoire, consigner, il_y_a

DOSSIER = Path(__file__).parent
_VUES = ("vu_sante", "vu_social", "vu_sante_mentale")
_TEXTES = ("famille", "resume", "ce_qui_aide", "ce_qui_reste_noue", *_VUES)


def charger_noeuds(avance, dossier=DOSSIER):
    """Pages under the list of nœuds, published with a revision; their `slug` is the key of the data files."""
    rangees = [
        {**rangee, **_vues(dossier, rangee["cle"])} for rangee in lire(dossier, "noeuds.toml", "noeud")
    ]
    index, gens = IndexNoeuds.dans("fr"), Gens()
    connus = set(Noeud.objects.sources().values_list("slug", flat=True))
    nouveaux = []
    for rang, rangee in enumerate(rangees):
        if rangee["cle"] not in connus:
            nouveaux.append((rangee, *_creer(index, rangee, rang, gens)))
        avance((rang + 1) // 2, len(rangees))
    consigner([histoire for _rangee, _noeud, histoire in nouveaux])
    noeuds = {noeud.slug: noeud for noeud in Noeud.objects.sources()}
    for fait, (rangee, noeud, histoire) in enumerate(nouveaux, len(rangees)):
        _publier(noeud, rangee, noeuds, histoire)
        avance(fait // 2, len(rangees))
    avance(len(rangees), len(rangees))


@cache
def _toutes_les_vues(dossier):
    with (Path(dossier) / "pistes.toml").open("rb") as fichier:
        return tomllib.load(fichier).get("vues", {})


def _vues(dossier, cle):
    """The same nœud as each trade sees it, where the data files say so."""
    vues = _toutes_les_vues(dossier).get(cle, {})
    return {f"vu_{secteur}": texte for secteur, texte in vues.items()}


def _creer(index, rangee, rang, gens):
    proprietaire = gens.coordinateur(rang)
    noeud = Noeud(
        title=rangee["question"],
        slug=rangee["cle"],
        reference=reference_stable("noeud", rangee["cle"]),
        # Its drawing comes from this key: the same in every installation of the demonstration.
        translation_key=uuid5(NAMESPACE_URL, f"noeud/{rangee['cle']}"),
        non_resolu=rangee["non_resolu"],
        owner=proprietaire,
        **{champ: rangee.get(champ, "").strip() for champ in _TEXTES},
    )
    if proprietaire is not None:
        signer(noeud, proprietaire)
    histoire = Histoire(noeud, il_y_a(390 - 13 * rang, rang), depart=Cercle.RESEAU)
    if rangee["cercle"] == Cercle.PUBLIC:
        histoire.elargir(Cercle.PUBLIC, gens.moderateur("", rang), gens.coordinateur(rang + 1))
    index.add_child(instance=noeud)
    return noeud, histoire


def _publier(noeud, rangee, noeuds, histoire):
    """Once all exist: their neighbours, their labels, their revision, and the day they were published."""
    noeud.noeuds_proches.set([noeuds[cle] for cle in rangee["noeuds_proches"] if cle in noeuds])
    noeud.etiquettes.set(Etiquette.objects.pour_noms(rangee["tags"]))
    noeud.save_revision(user=noeud.owner).publish(user=noeud.owner)
    Noeud.objects.filter(pk=noeud.pk).update(
        first_published_at=histoire.ecrit_le, last_published_at=histoire.ecrit_le + 4 * histoire.pause
    )
