import re
from typing import Any, cast
from urllib.parse import urlsplit

from socle.texte import plier

from ..fields import ChampDeCodes

#: For the type checker: the class below is mixed into a model, and reads its fields.
_Melange: Any = object


class EnMots(_Melange):
    """What the columns of a record say, as its pages, sheets and e-mails write it."""

    @property
    def adresse_en_ligne(self):
        """Street, postcode and commune on one line; what places a confidential address is as secret as its street."""
        if self.adresse_confidentielle:
            return ""
        ville = " ".join(mot for mot in (self.code_postal, str(self.commune or "")) if mot)
        # An address typed whole already says where it is.
        entiere = (self.code_postal or plier(str(self.commune or ""))) in plier(self.adresse)
        return ", ".join(mot for mot in (self.adresse, "" if self.adresse and entiere else ville) if mot)

    @property
    def telephone_a_composer(self):
        return re.sub(r"[^\d+]", "", self.telephone)

    @property
    def nom_du_site(self):
        """`www.exemple.brussels`, which one reads better than a whole address."""
        return urlsplit(self.site).netloc.removeprefix("www.")

    @property
    def a_un_contact(self):
        return any(
            (
                self.telephone,
                self.courriel,
                self.site,
                self.adresse,
                self.code_postal,
                self.commune_id,
                self.horaires,
            )
        )

    @property
    def acces_en_mots(self):
        return cast(ChampDeCodes, self._meta.get_field("acces")).libelles(self.acces)

    @property
    def publics_en_mots(self):
        return cast(ChampDeCodes, self._meta.get_field("publics_codes")).libelles(self.publics_codes)

    @property
    def langues_en_mots(self):
        return cast(ChampDeCodes, self._meta.get_field("langues")).libelles(self.langues)
