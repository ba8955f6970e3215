"""The governed lists as SKOS, in both languages, for whoever classifies with the same words."""

from django.utils.translation import override
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, SKOS

from ..enums import Liste
from ..models import Terme
from .mots import autres_mots

#: format → (what rdflib calls it, media type)
FORMATS = {"ttl": ("turtle", "text/turtle"), "jsonld": ("json-ld", "application/ld+json")}
LANGUES = ("fr", "nl")


def ecrire(liste, adresse, format) -> bytes:
    """`adresse`: the address of this list, which names its concepts and never changes."""
    graphe = _graphe(Liste(liste), URIRef(adresse))
    # Its own vocabulary comes with rdflib: nothing is asked from another host.
    return graphe.serialize(format=FORMATS[format][0], encoding="utf-8", auto_compact=False)


def _graphe(liste, schema):
    graphe = Graph()
    graphe.bind("skos", SKOS)
    graphe.bind("dcterms", DCTERMS)
    graphe.add((schema, RDF.type, SKOS.ConceptScheme))
    for langue in LANGUES:
        with override(langue):
            graphe.add((schema, SKOS.prefLabel, Literal(str(liste.label), lang=langue)))
    for terme in Terme.objects.filter(liste=liste).select_related("remplace_par"):
        _ajouter(graphe, schema, terme)
    return graphe


def _ajouter(graphe, schema, terme):
    """A term that was brought into another one keeps its address, and says which one stands for it."""
    concept = _uri(schema, terme)
    graphe.add((concept, RDF.type, SKOS.Concept))
    graphe.add((concept, SKOS.inScheme, schema))
    graphe.add((concept, SKOS.notation, Literal(terme.cle)))
    for langue, libelle, autres in _mots(terme):
        graphe.add((concept, SKOS.prefLabel, Literal(libelle, lang=langue)))
        for mot in autres:
            graphe.add((concept, SKOS.altLabel, Literal(mot, lang=langue)))
    if terme.remplace_par:
        graphe.add((concept, OWL.deprecated, Literal(True)))
        graphe.add((concept, DCTERMS.isReplacedBy, _uri(schema, terme.remplace_par)))
    else:
        graphe.add((concept, SKOS.topConceptOf, schema))
        graphe.add((schema, SKOS.hasTopConcept, concept))


def _uri(schema, terme):
    return URIRef(f"{schema}#{terme.cle}")


def _mots(terme):
    """Each language with its label and, besides it, its other words."""
    for langue, libelle, synonymes in (
        ("fr", terme.libelle, terme.synonymes),
        ("nl", terme.libelle_nl, terme.synonymes_nl),
    ):
        yield langue, libelle, autres_mots(synonymes, libelle)
