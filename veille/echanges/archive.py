"""The archive of a project, opened only once one knows what it weighs; nothing of it ever becomes a file here."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from .xml import FichierRefuse

OCTETS_AU_PLUS = 20 * 1024 * 1024
#: What is read of it: its XML and its texts, never pictures nor sound.
XML_AU_PLUS = 40 * 1024 * 1024
TEXTE_AU_PLUS = 4 * 1024 * 1024
DEPLIE_AU_PLUS = 60 * 1024 * 1024
MEMBRES_AU_PLUS = 5_000
_MORCEAU = 256 * 1024


class Archive:
    """Members by their names, without case: programs disagree on `sources/` and `Sources/`."""

    def __init__(self, octets: bytes):
        if len(octets) > OCTETS_AU_PLUS:
            raise FichierRefuse(
                _("Ce fichier est trop lourd : %(mo)s Mo au plus. Exportez-le sans images ni sons.")
                % {"mo": OCTETS_AU_PLUS >> 20}
            )
        self._zip = _ouvrir(octets)
        if len(self._zip.infolist()) > MEMBRES_AU_PLUS:
            raise FichierRefuse(_demesure())
        self._membres = {
            membre.filename.replace("\\", "/").lower(): membre for membre in self._zip.infolist()
        }
        self._reste = DEPLIE_AU_PLUS

    def projet(self):
        """The XML of the project: `project.qde`, or the one that ends so at the root."""
        racines = [nom for nom in self._membres if nom.endswith(".qde") and "/" not in nom]
        if not racines:
            raise FichierRefuse(
                _("Il manque le projet dans ce fichier : choisissez un export au format .qdpx.")
            )
        nom = "project.qde" if "project.qde" in racines else racines[0]
        return self._lire(self._membres[nom], XML_AU_PLUS)

    def source(self, chemin):
        """The bytes of `internal://name`, or None: nothing outside of the folder of sources is looked at."""
        if not chemin.lower().startswith("internal://"):
            return None
        nom = chemin[len("internal://") :].lstrip("/").lower()
        membre = self._membres.get(f"sources/{nom}")
        return None if membre is None else self._lire(membre, TEXTE_AU_PLUS)

    def _lire(self, membre, au_plus):
        """What a member declares may lie: it is counted as it comes."""
        permis = min(au_plus, self._reste)
        morceaux, lu = [], 0
        try:
            with self._zip.open(membre) as contenu:
                while morceau := contenu.read(_MORCEAU):
                    lu += len(morceau)
                    if lu > permis:
                        raise FichierRefuse(_demesure())
                    morceaux.append(morceau)
        except FichierRefuse:
            raise
        except (
            Exception
        ) as erreur:  # zlib.error, a password, a method unknown: a forged archive raises anything
            raise FichierRefuse(_abime()) from erreur
        self._reste -= lu
        return b"".join(morceaux)


def _ouvrir(octets):
    try:
        return ZipFile(BytesIO(octets))
    except (BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as erreur:
        raise FichierRefuse(_abime()) from erreur


def _abime():
    return _("Cette archive est abîmée : on ne peut pas la lire. Exportez-la à nouveau, puis recommencez.")


def _demesure():
    return _("Déplié, ce fichier est démesuré. Exportez moins de textes à la fois.")
