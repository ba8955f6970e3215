"""A session with an agenda and notes, a transcript, and files made by hand, some of them to harm."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from cdp.enums import Moment
from tests.cdp.fabriques import PointFactory, SeanceFactory
from tests.veille.fabriques import ObservationFactory
from veille.enums import Genre

PAROLES = "Animatrice : on commence par un tour.\nParticipante 1 (santé) : il n’ouvre plus sa porte."


def seance_observee(groupe, veilleuse, notes=3, **traits):
    """Two points and these notes, one after the other on the first one, the last outside the agenda."""
    seance = SeanceFactory(groupe=groupe, **({"passee": True} | traits))
    points = [
        PointFactory(seance=seance, rang=rang, titre=titre, moment=moment)
        for rang, titre, moment in (
            (1, "Le tour des nouvelles", Moment.PAROLE_LIBRE),
            (2, "La porte fermée", Moment.ECHANGE),
        )
    ]
    for rang in range(notes):
        point = points[0] if rang < notes - 1 else None
        ObservationFactory(
            groupe=groupe,
            seance=seance,
            auteur=veilleuse,
            point=point,
            moment=point.moment if point else "",
            texte=f"Note du carnet {rang + 1}.",
        )
    return seance


def transcription(seance, veilleuse, **champs):
    return ObservationFactory(
        **{
            "groupe": seance.groupe,
            "seance": seance,
            "auteur": veilleuse,
            "genre": Genre.TRANSCRIPTION,
            "titre": "Transcription de la porte",
            "moment": "",
            "texte": PAROLES,
        }
        | champs
    )


def archive(**parties):
    """A ZIP with these parts, by name."""
    sortie = BytesIO()
    with ZipFile(sortie, "w", ZIP_DEFLATED) as zip_:
        for nom, contenu in parties.items():
            zip_.writestr(nom, contenu)
    return sortie.getvalue()


def docx(*lignes):
    from docx import Document

    document, sortie = Document(), BytesIO()
    for ligne in lignes:
        document.add_paragraph(ligne)
    document.save(sortie)
    return sortie.getvalue()


def odt(*lignes):
    from odfdo import Document, Paragraph

    document, sortie = Document("text"), BytesIO()
    document.body.clear()
    for ligne in lignes:
        document.body.append(Paragraph(ligne))
    document.save(sortie)
    return sortie.getvalue()
