"""Which records answer a demand, on the masks of the index, and in which order."""

from functools import cached_property, reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from socle.comptes.carte import voisines
from socle.etiquettes.models import Etiquetage, Etiquette
from socle.synonymes import segments
from socle.texte import plier

from ..models import Ressource
from .demande import LISTES, REGION, Demande, Tri
from .index import courant
from .resultats import Resultats

#: Where each choice adds to the others instead of standing for them.
CUMULENT = {"public"}


class Trouvailles(Demande):
    @cached_property
    def _index(self):
        return courant()

    @cached_property
    def _lues(self):
        """The mask of what this reader may see and which holds the words, or those that mean the same."""
        visibles = self.visibles
        if not self.texte:
            return self._index.masque_des_visibles(visibles)
        for variantes in segments(self.texte):
            visibles = visibles.filter(reduce(or_, map(_q_mot, variantes)))
        return self._index.masque_de(visibles.order_by().values_list("pk", flat=True))

    @cached_property
    def _etiquette_pk(self):
        """Asked for by its address: that of a label, whatever carries it."""
        slugs = self.choix["etiquette"]
        return Etiquette.objects.filter(slug=slugs[0]).values_list("pk", flat=True).first() if slugs else None

    @cached_property
    def _masques(self):
        """The mask of each facet in which something is chosen."""
        index = self._index
        masques = {"disponible": index.masque("disponible", "1")} if self.disponible else {}
        for nom, _titre, _choix, _plusieurs in LISTES:
            for valeur in self.choix[nom]:
                masque = index.masque(nom, valeur)
                if nom in masques:
                    masque = masques[nom] & masque if nom in CUMULENT else masques[nom] | masque
                masques[nom] = masque
        for valeur in self.choix["commune"]:
            masques["commune"] = self._region if valeur == REGION else self._region | self._servant(valeur)
        for valeur in self.choix["pres_de"]:
            masques["pres_de"] = self._pres_de(valeur)
        for cle in self.choix["theme"]:
            masques["theme"] = index.masque("theme", self.themes[cle].pk)
        if self.choix["etiquette"]:
            masques["etiquette"] = index.masque("etiquette", self._etiquette_pk)
        return masques

    def _avec(self, sauf=None):
        masque = self._lues
        for nom, choisi in self._masques.items():
            if nom != sauf:
                masque &= choisi
        return masque

    @cached_property
    def _trouvees(self):
        return self._avec()

    @property
    def _region(self):
        """Serves the whole Region: no commune is named."""
        return ~self._index.servie

    def _servant(self, nis):
        return self._index.masque("commune", self.communes_par_nis[nis].pk)

    def _ici(self, nis):
        """Serves it, or serves the whole Region from there."""
        lieu = self._index.masque("lieu", self.communes_par_nis[nis].pk)
        return self._servant(nis) | (self._region & lieu)

    def _a_cote(self, nis):
        masque = 0
        for voisine in voisines(nis):
            if voisine in self.communes_par_nis:
                masque |= self._ici(voisine)
        return masque

    def _pres_de(self, nis):
        return self._ici(nis) | self._a_cote(nis) | self._region

    @property
    def total(self):
        return self._trouvees.bit_count()

    @property
    def nombre_disponibles(self):
        return (self._avec(sauf="disponible") & self._index.masque("disponible", "1")).bit_count()

    def resultats(self, fiches=None):
        """What is found, in order; `fiches`, made from `visibles`, says what else of the rows is read."""
        return Resultats(self.visibles if fiches is None else fiches, self._pks_en_ordre())

    def _pks_en_ordre(self):
        """Those here first, then next door; in each those named like the words; then the freshest, or by name."""
        couches = [self._trouvees]
        for nis in self.choix["commune"]:
            if nis != REGION:
                couches = _partager(couches, self._servant(nis))
        for nis in self.choix["pres_de"]:
            couches = _partager(_partager(couches, self._a_cote(nis)), self._ici(nis))
        if self.texte:
            couches = _partager(couches, self._index.nommees(self._trouvees, plier(self.texte)))
        ordre = []
        for couche in couches:
            ordre += self._index.en_ordre(couche, par_nom=self.tri == Tri.NOM)
        return ordre


def _q_mot(mot):
    genre = ContentType.objects.get_for_model(Ressource)
    etiquetees = Etiquetage.objects.filter(content_type=genre, tag__pli__contains=mot).order_by()
    return Q(recherche__contains=mot) | Q(pk__in=etiquetees.values("object_id"))


def _partager(couches, dabord):
    """Each layer in two: what is of this mask, then the rest."""
    deux = [(couche & dabord, couche & ~dabord) for couche in couches]
    return [tete for tete, _reste in deux] + [reste for _tete, reste in deux]
