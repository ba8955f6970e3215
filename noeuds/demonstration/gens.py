"""Who tells and who reviews in the demonstration, always the same for the same thing; and the log that follows."""

from collections import defaultdict
from datetime import timedelta
from itertools import chain

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from socle.cercles.enums import Cercle, Etat, Pas
from socle.cercles.models import PasDeCercle
from socle.comptes.enums import ROLES_A_SIEGE, Fonction, Role
from socle.comptes.models import Adhesion, Groupe, Personne


class Gens:
    """The people of the demonstration by group, read once."""

    def __init__(self):
        self.groupes = {groupe.slug: groupe for groupe in Groupe.objects.all()}
        self.coordination = list(Personne.objects.filter(fonction=Fonction.COORDINATION).order_by("email"))
        self._moderateurs = defaultdict(list)
        self._membres = defaultdict(list)
        adhesions = Adhesion.objects.select_related("personne", "cycle").order_by("personne__email", "pk")
        for adhesion in adhesions:
            slug = next(s for s, groupe in self.groupes.items() if groupe.pk == adhesion.cycle.groupe_id)
            if adhesion.role == Role.MODERATEUR:
                self._ajouter(self._moderateurs[slug], adhesion.personne)
            elif adhesion.role in ROLES_A_SIEGE:
                self._ajouter(self._membres[slug, adhesion.secteur], adhesion.personne)

    @staticmethod
    def _ajouter(personnes, personne):
        if personne not in personnes:
            personnes.append(personne)

    def auteur(self, groupe, secteur, rang):
        """Somebody of this sector with a seat in this group."""
        return _un(self._membres[groupe, secteur], rang)

    def moderateur(self, groupe, rang):
        """A moderator of this group, or of any when the thing has no group."""
        candidats = self._moderateurs[groupe] if groupe else [*chain(*self._moderateurs.values())]
        return _un(candidats, rang)

    def d_ailleurs(self, groupe, rang):
        """A moderator of another group than this one."""
        autres = [gens for slug, gens in sorted(self._moderateurs.items()) if slug != groupe]
        candidats = [p for p in chain(*autres) if p not in self._moderateurs[groupe]]
        return _un(candidats, rang)

    def coordinateur(self, rang):
        return _un(self.coordination, rang)


def _un(personnes, rang):
    return personnes[rang % len(personnes)] if personnes else None


class Histoire:
    """The life of one thing between its cercles, from the day it was written; `pas` are the rows of its log."""

    def __init__(self, objet, ecrit_le, depart):
        self.objet = objet
        self.ecrit_le = ecrit_le
        # What was written five days ago was reviewed since, not next week.
        self.pause = min(timedelta(days=3), (timezone.now() - ecrit_le) / 5)
        self.pas = []
        self._noter(Pas.CREATION, objet.auteur, depart, depart, 0)

    def elargir(self, vers, moderateur, coordinateur, d_ailleurs=None):
        """Proposed, reviewed, looked at by another group where its kind asks for it and, for `public`, validated."""
        self.proposer(vers, self.objet.cercle)
        self.relire(moderateur, vers)
        if self.objet.attend_regard:
            le = self._noter(Pas.REGARD, d_ailleurs, self.objet.cercle, vers, 3)
            self.objet.regard_par, self.objet.regard_le = d_ailleurs, le
        if vers == Cercle.PUBLIC:
            self._noter(Pas.VALIDATION, coordinateur, self.objet.cercle, vers, 4)
        self.objet.cercle, self.objet.cercle_demande, self.objet.demande_le = vers, "", None

    def proposer(self, vers, de):
        le = self._noter(Pas.PROPOSITION, self.objet.auteur, de, vers, 1)
        self.objet.cercle_demande, self.objet.demande_le = vers, le

    def relire(self, moderateur, vers):
        le = self._noter(Pas.RELECTURE, moderateur, self.objet.cercle, vers, 2)
        self.objet.relu_par, self.objet.relu_le = moderateur, le

    def redemander(self, vers, moderateur=None):
        """Asked for more, later: it waits for a moderator, or for coordination when one has reviewed it."""
        self.objet.relu_par = self.objet.relu_le = None
        if self.objet.REGARD_EXTERIEUR:
            self.objet.regard_par = self.objet.regard_le = None
        le = self._noter(Pas.PROPOSITION, self.objet.auteur, self.objet.cercle, vers, 3)
        self.objet.cercle_demande, self.objet.demande_le = vers, le
        if moderateur is not None:
            le = self._noter(Pas.RELECTURE, moderateur, self.objet.cercle, vers, 4)
            self.objet.relu_par, self.objet.relu_le = moderateur, le

    def alerter(self, mot):
        """Hidden by a reader without account, this week: moderators have it first in their queue."""
        self.objet.etat = Etat.RETIRE
        cercle, le = self.objet.cercle, timezone.now() - timedelta(days=2)
        self.pas.append(PasDeCercle(pas=Pas.ALERTE, par=None, de=cercle, vers=cercle, le=le, mot=mot))

    def _noter(self, pas, par, de, vers, rang):
        le = self.ecrit_le + rang * self.pause
        self.pas.append(PasDeCercle(pas=pas, par=par, de=de, vers=vers, le=le))
        return le


def consigner(histoires):
    """Write the logs of things that now have a key."""
    rangees = []
    for histoire in histoires:
        genre = ContentType.objects.get_for_model(histoire.objet)
        for pas in histoire.pas:
            pas.content_type, pas.object_id = genre, histoire.objet.pk
            rangees.append(pas)
    PasDeCercle.objects.bulk_create(rangees)


def dater(objets, histoires):
    """`cree_le` and `modifie_le` are set by themselves at the first writing: put the days of the story."""
    for objet, histoire in zip(objets, histoires, strict=True):
        objet.cree_le = objet.modifie_le = histoire.ecrit_le
    if objets:
        type(objets[0]).objects.bulk_update(objets, ["cree_le", "modifie_le"])


def il_y_a(jours, rang):
    """A moment of the working day, that many days ago."""
    return timezone.now() - timedelta(days=jours, minutes=37 * (rang % 12))
