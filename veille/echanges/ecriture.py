"""What a file brings is written at once, or not at all; its content is then forgotten, its keys are kept to undo it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from .. import permissions
from ..actions import noter
from ..models import Observation
from ..models.echanges import Echange, EtatDEchange, Format
from . import grille_entree
from .comparaison import comparer
from .contenu import depuis_json
from .entree import comparer_les_textes
from .memos import ecrire_les_memos
from .nouveau import observation_de
from .passages import EcrivainDePassages


def tenir(echange, par, etat):
    """Its row, held, in this state: None when somebody (another tab) was first."""
    if not permissions.peut_veiller(par):
        raise PermissionDenied
    return Echange.objects.visibles_pour(par).select_for_update().filter(pk=echange.pk, etat=etat).first()


@transaction.atomic
def appliquer_la_grille(echange, par, retenus):
    """`retenus`: GUIDs of the codes of the file that she ticked. Gives what could not be done, in sentences."""
    tenu = tenir(echange, par, EtatDEchange.A_RELIRE)
    if tenu is None or tenu.format != Format.GRILLE:
        return []
    comparaison = comparer(depuis_json(tenu.contenu).codes)
    trouves, codes = grille_entree.ajouter_les_nouveaux(comparaison, par, retenus)
    gestes, refus = grille_entree.changer(comparaison, par, retenus, trouves)
    _finir(tenu, {"codes": codes, "gestes": gestes}, {"codes": len(codes), "changes": len(gestes)}, refus)
    return refus


@transaction.atomic
def appliquer_le_projet(echange, par, seances, siennes):
    """`seances`: {GUID of a new text: its session, or None to leave it}. `siennes`: GUIDs of coders who are she."""
    tenu = tenir(echange, par, EtatDEchange.A_RELIRE)
    if tenu is None or tenu.format != Format.PROJET:
        return
    # Her texts are held first, as by any coding, until their passages are put: bounds are counted on these very words.
    list(Observation._base_manager.select_for_update().filter(auteur=par).order_by("pk").values_list("pk"))
    projet = depuis_json(tenu.contenu)
    codes, codes_faits = grille_entree.ajouter_les_nouveaux(comparer(projet.codes), par)
    textes, observations = _textes(projet, par, seances)
    noms = {codeuse.guid: codeuse.nom for codeuse in projet.codeuses}
    ecrivain = EcrivainDePassages(par, codes, noms, siennes)
    for ecrit, observation in textes:
        ecrivain.prendre(ecrit, observation)
    passages = ecrivain.ecrire()
    memos = ecrire_les_memos(projet, par, codes, textes, passages)
    fait = {
        "codes": codes_faits,
        "observations": observations,
        "passages": ecrivain.faits,
        "codages": ecrivain.poses,
        "memos": memos,
    }
    nombres = {nom: len(cles) for nom, cles in fait.items()}
    _finir(tenu, fait, {**nombres, "textes": nombres["observations"]}, tenu.remarques)


def _textes(projet, par, seances):
    """([(text of the file, observation)], [keys of those that it made]): hers alone, each in its session."""
    textes, faites = [], []
    pris = _cles_prises([texte.guid for texte in projet.textes])
    for compare in comparer_les_textes(projet, par):
        observation = compare.observation
        if observation is None:
            seance = seances.get(compare.ecrit.guid)
            if seance is None or not compare.ecrit.texte.strip():
                continue
            observation = noter(observation_de(compare.ecrit, seance, pris), par)
            faites.append(str(observation.cle))
        textes.append((compare.ecrit, observation))
    return textes, faites


def _cles_prises(cles):
    """A GUID may be that of somebody else's text: it then gets another, without a word."""
    return {str(cle) for cle in Observation._base_manager.filter(cle__in=cles).values_list("cle", flat=True)}


def _finir(tenu, fait, nombres, remarques):
    tenu.etat, tenu.fait, tenu.contenu = EtatDEchange.FAIT, fait, {}
    tenu.nombres, tenu.remarques, tenu.fait_le = nombres, remarques, timezone.now()
    tenu.save()
