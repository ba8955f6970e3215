"""Nœuds, vignettes and proposed questions."""

import factory
from factory.django import DjangoModelFactory

from noeuds.enums import Famille, MobilisePar
from noeuds.models import (
    BrouillonDeVignette,
    Connaissance,
    IndexNoeuds,
    MiseEnRelation,
    Mobilisation,
    Noeud,
    Piste,
    Precautions,
    PropositionDeNoeud,
    Question,
    Reponse,
    Vignette,
)
from noeuds.models.precautions import QUESTIONS
from socle.cercles.enums import Cercle
from tests.comptes.fabriques import GroupeFactory, membre


class NoeudFactory(DjangoModelFactory):
    """A published page under the list of nœuds, in the réseau unless `cercle` says otherwise."""

    class Meta:
        model = Noeud

    title = factory.Sequence(lambda n: f"Comment faire quand la question {n} revient")
    famille = Famille.PATIENT
    resume = "Ce qui se noue."
    cercle = Cercle.RESEAU

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return IndexNoeuds.dans("fr").add_child(instance=model_class(**kwargs))


class VignetteFactory(DjangoModelFactory):
    """Told in a group by one of its members; a private draft unless `cercle` says otherwise."""

    class Meta:
        model = Vignette

    groupe = factory.SubFactory(GroupeFactory)
    auteur = factory.LazyAttribute(lambda vignette: membre(vignette.groupe))
    secteur = "social"
    titre = factory.Sequence(lambda n: f"Situation {n}")
    noeud = factory.SubFactory(NoeudFactory)
    recit = "La porte reste fermée depuis trois passages."
    aide_ou_manque = "La voisine avait la clé."


class BrouillonFactory(DjangoModelFactory):
    """Two answers of a situation, kept by the one who tells it."""

    class Meta:
        model = BrouillonDeVignette

    auteur = factory.LazyFunction(membre)
    donnees = factory.LazyFunction(lambda: {"recit": "Le bus ne passe plus.", "aide_ou_manque": "Un voisin."})
    etape = "aide"


class MobilisationFactory(DjangoModelFactory):
    class Meta:
        model = Mobilisation

    vignette = factory.SubFactory(VignetteFactory)
    quoi = "Service social de la mutualité"
    par = MobilisePar.RP


class PropositionFactory(DjangoModelFactory):
    class Meta:
        model = PropositionDeNoeud

    groupe = factory.SubFactory(GroupeFactory)
    auteur = factory.LazyAttribute(lambda proposition: membre(proposition.groupe))
    secteur = "social"
    question = factory.Sequence(lambda n: f"Comment faire quand la chose {n} manque")
    pourquoi = "Nous étions quatre à le dire."
    famille = Famille.SITUATION


class _DuGroupeFactory(DjangoModelFactory):
    """Written in a group by one of its members, under a nœud of the network."""

    class Meta:
        abstract = True

    groupe = factory.SubFactory(GroupeFactory)
    auteur = factory.LazyAttribute(lambda chose: membre(chose.groupe))
    secteur = "social"


class PisteFactory(_DuGroupeFactory):
    """Under a nœud that everybody sees, unless `noeud` or `vignette` says otherwise."""

    class Meta:
        model = Piste

    noeud = factory.LazyAttribute(
        lambda piste: None if getattr(piste, "vignette", None) else NoeudFactory(cercle=Cercle.PUBLIC)
    )
    vignette = None
    si = factory.Sequence(lambda n: f"la porte {n} reste fermée")
    alors = "venez à deux, avec la voisine"


class ReponseFactory(_DuGroupeFactory):
    class Meta:
        model = Reponse

    piste = None
    vignette = None
    noeud = factory.LazyAttribute(
        lambda r: None if r.piste or r.vignette else NoeudFactory(cercle=Cercle.PUBLIC)
    )
    texte = factory.Sequence(lambda n: f"Chez nous, cela a pris {n} mois.")


class QuestionFactory(_DuGroupeFactory):
    class Meta:
        model = Question

    vignette = None
    noeud = factory.LazyAttribute(lambda q: None if q.vignette else NoeudFactory(cercle=Cercle.PUBLIC))
    texte = factory.Sequence(lambda n: f"Parlons de la clé {n}.")


class MiseEnRelationFactory(DjangoModelFactory):
    class Meta:
        model = MiseEnRelation

    groupe = factory.SubFactory(GroupeFactory)
    demandeur = factory.LazyAttribute(lambda mise: membre(mise.groupe))
    secteur = "social"
    noeud = factory.LazyFunction(lambda: NoeudFactory(cercle=Cercle.RESEAU))
    mot = "Je cherche comment garder le lien."


class ConnaissanceFactory(DjangoModelFactory):
    class Meta:
        model = Connaissance

    noeud = factory.LazyFunction(lambda: NoeudFactory(cercle=Cercle.RESEAU))
    personne = factory.LazyFunction(membre)


def dossier(**reponses):
    """What the pages of a situation ask before a step; « non » to each question unless said otherwise."""
    return Precautions(**(dict.fromkeys(QUESTIONS, "non") | reponses))
