"""The one door by which a thing changes cercle. Each action checks, writes, logs, in one transaction.

Every action takes the thing and the person, raises PermissionDenied when produit.md §4.1 forbids it, and returns
the logged step.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from . import permissions
from .enums import Cercle, Etat, Pas
from .models import PasDeCercle
from .signals import cercle_change


def signer(objet, auteur, groupe=None):
    """Give a new thing its author, group and sector; it starts `prive`, whatever it is. Does not save."""
    objet.auteur = auteur
    objet.groupe = groupe
    adhesion = auteur.adhesion_dans(groupe.pk) if groupe else next(iter(auteur.adhesions_actives), None)
    objet.secteur = adhesion.secteur if adhesion else ""
    return objet


def deposer(objet, par, mot=""):
    """What exists for its group's work (a session, a preparation) enters its group; no further (§5)."""
    with _verrou(objet) as objet:
        _exiger(
            objet.SE_DEPOSE_DANS_LE_GROUPE
            and objet.auteur_id == par.pk
            and objet.groupe_id in par.groupes_ids
            and objet.cercle == Cercle.PRIVE
            and objet.etat == Etat.EN_LIGNE
        )
        return _elargir(objet, Pas.CREATION, par, Cercle.GROUPE, mot)


def proposer(objet, par, vers, mot="", dossier=None):
    """The author asks for a wider cercle; nothing is seen by more people yet, except the reviewers.

    `dossier` is what the thing's own page asked her first, for kinds that have one.
    """
    with _verrou(objet) as objet:
        _exiger(permissions.peut_proposer(par, objet) and vers in objet.cercles_possibles())
        _exiger(objet.recevoir(Pas.PROPOSITION, par, vers, mot, dossier))
        _effacer_demande(objet)
        objet.cercle_demande = vers
        objet.demande_le = timezone.now()
        return _consigner(objet, Pas.PROPOSITION, par, vers, mot)


def relire(objet, par, mot="", dossier=None):
    """A moderator accepts: the thing is widened, or goes on to another group's look, or to coordination."""
    with _verrou(objet) as objet:
        _exiger(permissions.peut_relire(par, objet))
        vers = objet.cercle_demande
        _exiger(objet.recevoir(Pas.RELECTURE, par, vers, mot, dossier))
        objet.relu_par, objet.relu_le = par, timezone.now()
        return _avancer(objet, Pas.RELECTURE, par, vers, mot)


def regarder(objet, par, mot=""):
    """Somebody of another group accepts too: the thing is widened, or for `public` goes on to coordination."""
    with _verrou(objet) as objet:
        _exiger(permissions.peut_regarder(par, objet))
        vers = objet.cercle_demande
        _exiger(objet.recevoir(Pas.REGARD, par, vers, mot, None))
        objet.regard_par, objet.regard_le = par, timezone.now()
        return _avancer(objet, Pas.REGARD, par, vers, mot)


def _avancer(objet, pas, par, vers, mot):
    if objet.attend_regard or vers == Cercle.PUBLIC:
        return _consigner(objet, pas, par, vers, mot)
    return _elargir(objet, pas, par, vers, mot)


def valider(objet, par, mot=""):
    """Coordination makes it public."""
    with _verrou(objet) as objet:
        _exiger(permissions.peut_valider(par, objet))
        _exiger(objet.recevoir(Pas.VALIDATION, par, Cercle.PUBLIC, mot, None))
        return _elargir(objet, Pas.VALIDATION, par, Cercle.PUBLIC, mot)


def renvoyer(objet, par, mot):
    """A reviewer gives it back to its author with a word; it stays in the cercle where it was."""
    with _verrou(objet) as objet:
        _exiger(permissions.peut_renvoyer(par, objet))
        _effacer_demande(objet)
        return _consigner(objet, Pas.RENVOI, par, objet.cercle, mot)


def reprendre(objet, par, vers, mot=""):
    """Take it back to a narrower cercle (or stay and drop the pending request), at once."""
    with _verrou(objet) as objet:
        vers = Cercle(vers)
        _exiger(
            permissions.peut_reprendre(par, objet)
            and vers in objet.CERCLES
            and vers.rang <= Cercle(objet.cercle).rang
            and (vers != Cercle.GROUPE or objet.groupe_id is not None)
        )
        de = objet.cercle
        _effacer_demande(objet)
        objet.cercle = vers
        if vers == Cercle.PRIVE:
            # Hers alone again: there is nobody left to hide it from, and she must be able to mend it.
            objet.etat = Etat.EN_LIGNE
        etape = _consigner(objet, Pas.REPRISE, par, vers, mot, de=de)
        for traduction in objet.traductions:
            _reprendre_avec_la_source(traduction, vers, par, mot)
        return etape


def _reprendre_avec_la_source(traduction, vers, par, mot):
    """What is taken back is taken back in every language (§4.1): no translation stays wider, nor asks to be."""
    trop_large = Cercle(traduction.cercle).rang > vers.rang
    if trop_large or (traduction.cercle_demande and Cercle(traduction.cercle_demande).rang > vers.rang):
        de, traduction.cercle = traduction.cercle, vers if trop_large else traduction.cercle
        _effacer_demande(traduction)
        _consigner(traduction, Pas.REPRISE, par, traduction.cercle, mot, de=de)


def retirer(objet, par, mot=""):
    """Hide it from everybody but its author and those who may put it back, until one of them does."""
    with _verrou(objet) as objet:
        _exiger(permissions.peut_reprendre(par, objet) and objet.etat == Etat.EN_LIGNE)
        return _retirer(objet, par, mot)


def alerter(objet, user, mot=""):
    """A reader fears that somebody could be recognised: hidden at once, until a moderator looks.

    Whoever reads it may, without account too: the step then has no author.
    """
    with _verrou(objet) as objet:
        _exiger(permissions.peut_alerter(user, objet))
        return _retirer(objet, user if user.is_authenticated else None, mot, Pas.ALERTE)


def _retirer(objet, par, mot, pas=Pas.RETRAIT):
    objet.etat = Etat.RETIRE
    etape = _consigner(objet, pas, par, objet.cercle, mot)
    for traduction in objet.traductions:
        if traduction.etat == Etat.EN_LIGNE:
            _retirer(traduction, par, mot, pas)
    return etape


def remettre(objet, par, mot=""):
    """Put a withdrawn thing back where it was: never its author alone (§4.1)."""
    with _verrou(objet) as objet:
        _exiger(
            permissions.peut_reprendre(par, objet)
            and objet.etat == Etat.RETIRE
            and (objet.auteur_id != par.pk or objet.cercle == Cercle.PRIVE)
            and objet.source_en_ligne
        )
        objet.etat = Etat.EN_LIGNE
        return _consigner(objet, Pas.REMISE, par, objet.cercle, mot)


class _verrou:
    """Lock the row, act on its present state, and let the caller's object see the result."""

    def __init__(self, objet):
        self.appelant = objet

    def __enter__(self):
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.objet = self.appelant.relue_sous_verrou()
        return self.objet

    def __exit__(self, *exc):
        self.transaction.__exit__(*exc)
        if exc[0] is None:
            for champ in self.objet.CHAMPS_DU_CERCLE:
                setattr(self.appelant, champ, getattr(self.objet, champ))


def _exiger(permis):
    if not permis:
        raise PermissionDenied


def _effacer_demande(objet):
    objet.cercle_demande = ""
    objet.demande_le = objet.relu_par = objet.relu_le = None
    if objet.REGARD_EXTERIEUR:
        objet.regard_par = objet.regard_le = None


def _elargir(objet, pas, par, vers, mot):
    _exiger(Cercle(vers).rang <= objet.plafond.rang)
    de = objet.cercle
    objet.cercle = vers
    objet.cercle_demande = ""
    objet.demande_le = None
    return _consigner(objet, pas, par, vers, mot, de=de)


def _consigner(objet, pas, par, vers, mot, de=None):
    # A Wagtail page's full_clean wants its whole tree: its own columns are all that change here.
    objet.save(update_fields=[champ.removesuffix("_id") for champ in objet.CHAMPS_DU_CERCLE])
    etape = PasDeCercle.objects.create(
        contenu=objet, pas=pas, de=de or objet.cercle, vers=vers, par=par, mot=mot.strip()
    )
    cercle_change.send(sender=type(objet), objet=objet, pas=etape)
    return etape
