"""Observations, reports and syntheses, and small real files made by hand."""

from io import BytesIO

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from pypdf import PdfReader, PdfWriter

from cdp.enums import Moment
from socle.cercles.enums import Cercle
from tests.cdp.fabriques import SeanceFactory
from tests.comptes.fabriques import GroupeFactory, membre
from veille.extraction import extraire
from veille.models import Code, DocumentArchive, IndexAnalyses, Observation, SynthesePage


class CodeFactory(DjangoModelFactory):
    class Meta:
        model = Code

    cle = factory.Sequence(lambda n: f"code-{n}")
    nom = factory.Sequence(lambda n: f"Code {n}")
    definition = "Quand cela arrive, et pas autrement."


class ObservationFactory(DjangoModelFactory):
    """Of a past session, hers alone; with `partagee_le` the moderators of the group read it too."""

    class Meta:
        model = Observation
        skip_postgeneration_save = True

    groupe = factory.SubFactory(GroupeFactory)
    seance = factory.LazyAttribute(lambda o: SeanceFactory(groupe=o.groupe, passee=True))
    auteur = factory.LazyAttribute(lambda o: membre(o.groupe, "veilleuse", fonction="veilleuse"))
    moment = Moment.ECHANGE
    texte = "Le silence dure, puis quelqu’un parle du livreur."


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = DocumentArchive

    title = factory.Sequence(lambda n: f"Rapport {n}")
    file = factory.LazyAttribute(lambda d: ContentFile(d.texte.encode(), name="rapport.txt"))
    texte = "La première démence rencontrée par l’équipe mobile."
    cercle = Cercle.RESEAU

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        document = model_class(**kwargs)
        document._set_document_file_metadata()
        document.save()
        document.file.close()
        return document


def synthese(cercle=Cercle.RESEAU, live=True, titre="Analyse du tournesol", **champs):
    """A page under « Analyses »."""
    page = SynthesePage(
        title=titre, chapeau="Deux phrases pour entrer.", auteur_affiche="La veilleuse", live=live, **champs
    )
    IndexAnalyses.dans("fr").add_child(instance=page)
    SynthesePage.objects.filter(pk=page.pk).update(cercle=cercle)
    return SynthesePage.objects.get(pk=page.pk)


def pdf(*lignes, titre=""):
    """A real PDF of one page, written by hand."""
    texte = " T* ".join(f"({ligne}) Tj" for ligne in lignes)
    flux = f"BT /F1 12 Tf 14 TL 60 700 Td {texte} ET".encode("cp1252")
    objets = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(flux), flux),
        f"<</Title({titre})>>".encode("cp1252"),
    ]
    sortie, places = b"%PDF-1.4\n", []
    for numero, objet in enumerate(objets, 1):
        places.append(len(sortie))
        sortie += b"%d 0 obj\n%s\nendobj\n" % (numero, objet)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    fin = b"trailer<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objets) + 1,
        len(sortie),
    )
    return sortie + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objets) + 1) + table + fin


def pdf_chiffre(mot_de_passe="secret"):
    ecrivain = PdfWriter(clone_from=PdfReader(BytesIO(pdf("Rien a voir"))))
    ecrivain.encrypt(mot_de_passe, algorithm="RC4-128")
    sortie = BytesIO()
    ecrivain.write(sortie)
    return sortie.getvalue()


def lire(octets, nom):
    return extraire(BytesIO(octets), nom, len(octets))
