"""XML in and out: nothing of what it reads can reach a file, the network, or more memory than it weighs."""

import re

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import ParseError, fromstring  # type: ignore[import-untyped]
from django.utils.translation import gettext as _
from lxml import etree  # type: ignore[import-untyped]

#: What XML 1.0 cannot say at all.
_INTERDITS = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PROFONDEUR_AU_PLUS = 40
#: A tag of four signs weighs a hundred octets of memory once read: they are counted first.
BALISES_AU_PLUS = 1_000_000


class FichierRefuse(ValueError):
    """This file cannot come in; the message says why, to be shown beside the field."""


def propre(texte):
    return _INTERDITS.sub("", texte)


def element(parent, nom, texte=None, **attributs):
    """A child in the namespace of its parent; an attribute that is empty is left out."""
    espace = etree.QName(parent).namespace
    enfant = etree.SubElement(parent, f"{{{espace}}}{nom}")
    for cle, valeur in attributs.items():
        if valeur not in ("", None):
            enfant.set(cle, propre(str(valeur)))
    if texte is not None:
        enfant.text = propre(texte)
    return enfant


def racine(nom, espace, **attributs):
    cree = etree.Element(f"{{{espace}}}{nom}", nsmap={None: espace})
    for cle, valeur in attributs.items():
        cree.set(cle, propre(valeur))
    return cree


def octets(arbre):
    return etree.tostring(arbre, xml_declaration=True, encoding="UTF-8", pretty_print=False)


def lire(contenu, nom):
    """The root called `nom`, whatever the version in its namespace. Raises FichierRefuse, never anything else."""
    if contenu.count(b"<") > BALISES_AU_PLUS:
        raise FichierRefuse(_("Déplié, ce fichier est démesuré. Exportez moins de textes à la fois."))
    try:
        lue = fromstring(contenu, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as erreur:
        raise FichierRefuse(
            _("Ce fichier est abîmé : on ne peut pas le lire. Exportez-le à nouveau, puis recommencez.")
        ) from erreur
    if local(lue) != nom:
        raise FichierRefuse(_("Ce fichier n’est pas de ceux que les logiciels d’analyse échangent."))
    return lue


def local(noeud):
    return noeud.tag.rpartition("}")[2] if isinstance(noeud.tag, str) else ""


def enfants(noeud, nom):
    return [enfant for enfant in noeud if local(enfant) == nom] if noeud is not None else []


def enfant(noeud, nom):
    return next(iter(enfants(noeud, nom)), None)


def texte_de(noeud, nom):
    trouve = enfant(noeud, nom)
    return (trouve.text or "").replace("\x00", "") if trouve is not None else ""


def entier(valeur):
    """A position as a file writes it; -1, which is nowhere, for what is no number."""
    try:
        return int(valeur) if valeur and len(valeur) < 12 else -1
    except ValueError:
        return -1
