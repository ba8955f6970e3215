"""A veilleuse with coded texts, and the files that other programs would give."""

import zipfile
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

from socle.comptes.enums import Role
from tests.comptes.fabriques import GroupeFactory, membre
from tests.veille.fabriques import CodeFactory, ObservationFactory
from veille.codage.actions import coder
from veille.echanges import actions, depot, sortie
from veille.models import Memo

TEXTE = "Le fil 🧶 se tend.\nPersonne ne répond, puis quelqu’un parle du livreur."
GUID = "6f35c6f2-bd8f-4f08-ad49-6d62cb8442a5"
NS = "urn:QDA-XML:project:1.0"


def veilleuse(groupe=None):
    return membre(groupe or GroupeFactory(), Role.VEILLEUSE, fonction="veilleuse")


def projet_code(par, texte=TEXTE):
    """(text, codes, passages): a family, a code in it, two passages that overlap, a memo on each kind of thing."""
    famille = CodeFactory(nom="Le temps")
    code = CodeFactory(nom="Attendre", parent=famille)
    observation = ObservationFactory(auteur=par, groupe=par.adhesions_actives[0].cycle.groupe, texte=texte)
    passages = [coder(observation, 3, 8, [famille], par), coder(observation, 7, 25, [code, famille], par)]
    Memo.objects.create(auteur=par, texte="De tout.", titre="Libre")
    Memo.objects.create(auteur=par, texte="Du code.", code=code)
    Memo.objects.create(auteur=par, texte="Du passage 🧶.", passage=passages[0])
    Memo.objects.create(auteur=par, texte="Du texte.", observation=observation)
    return observation, (famille, code), passages


def emporte(par, **options):
    return actions.emporter_le_projet(par, sortie.textes_a_sortir(par), **options)[1]


def depose(par, octets, nom="projet.qdpx"):
    return depot.deposer(par, nom, BytesIO(octets))


def envoye(octets, nom="projet.qdpx"):
    return SimpleUploadedFile(nom, octets)


def qdpx(interieur, sources=(), origine="QualCoder", nom="project.qde"):
    """A project as another program would write it: `interieur` is the XML inside `<Project>`."""
    sortie_ = BytesIO()
    with zipfile.ZipFile(sortie_, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(nom, f'<Project xmlns="{NS}" name="X" origin="{origine}">{interieur}</Project>')
        for chemin, contenu in dict(sources).items():
            archive.writestr(chemin, contenu)
    return sortie_.getvalue()


def un_texte(contenu, selections, origine="QualCoder", guid=GUID):
    """One source with one code « Fil »; `selections`: (start, end, name)."""
    lignes = "".join(
        f'<PlainTextSelection guid="00000000-0000-4000-8000-{n:012d}" name="{nom}" startPosition="{debut}" '
        f'endPosition="{fin}"><Coding guid="10000000-0000-4000-8000-{n:012d}"><CodeRef '
        f'targetGUID="20000000-0000-4000-8000-000000000000"/></Coding></PlainTextSelection>'
        for n, (debut, fin, nom) in enumerate(selections)
    )
    return qdpx(
        '<CodeBook><Codes><Code guid="20000000-0000-4000-8000-000000000000" name="Fil" isCodable="true"/></Codes>'
        f'</CodeBook><Sources><TextSource guid="{guid}" name="S" plainTextPath="internal://s.txt">{lignes}'
        "</TextSource></Sources>",
        {"Sources/s.txt": contenu},
        origine,
    )


def echanges_de(par):
    """References of a file to look at, of one to give up, of one that came: by GUIDs of their own."""
    from veille.echanges import ecriture

    lus = {
        nom: depose(
            par, un_texte(f"Un fil tendu, {nom}.".encode(), [(3, 6, "fil")], guid=f"{rang:08d}{GUID[8:]}")
        )
        for rang, nom in enumerate(("echange_a_relire", "echange_a_oublier", "echange_fait"), 1)
    }
    ecriture.appliquer_le_projet(lus["echange_fait"], par, {}, set())
    return {nom: echange.reference for nom, echange in lus.items()}


def grille_a_relire(par, connu=None):
    from veille.echanges import grille_qdc
    from veille.echanges.contenu import CodeEcrit

    connu = connu or CodeFactory(nom="Le silence")
    codes = [CodeEcrit(str(connu.guid), "Les silences"), CodeEcrit(GUID, "Attendre", "Quand rien ne vient.")]
    return depose(par, grille_qdc.ecrire(codes), "grille.qdc").reference
