"""What anybody may read of a record, line by line: for the e-mail to its contact and the page where it answers."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Fait:
    """`ecrit`: typed by somebody, in the language of the record."""

    libelle: str
    valeur: str
    ecrit: bool = False


def faits_publics(ressource):
    """In the language of the moment; the address only through what may be shown of it."""
    faits = [
        Fait(_("Prend-on des personnes ?"), disponibilite_en_mots(ressource)),
        Fait(_("Pour qui"), ressource.publics, True),
        Fait(_("Qui n’est pas accepté"), ressource.non_acceptes, True),
        Fait(_("Comment y entrer"), ", ".join(map(str, ressource.acces_en_mots))),
        Fait(_("Conditions"), ressource.conditions, True),
        Fait(_("Langues parlées"), ", ".join(map(str, ressource.langues_en_mots))),
        Fait(_("Coût"), str(ressource.get_cout_display()) if ressource.cout else ""),
        Fait(_("Communes desservies"), _communes(ressource)),
        Fait(_("Adresse"), ressource.adresse_en_ligne),
        Fait(_("Téléphone"), ressource.telephone),
        Fait(_("Adresse e-mail"), ressource.courriel),
        Fait(_("Site"), ressource.site),
        Fait(_("Horaires"), ressource.horaires, True),
    ]
    return [fait for fait in faits if fait.valeur]


def disponibilite_en_mots(ressource):
    """« waiting list, 6 weeks, for women alone »."""
    mots = [str(ressource.get_disponibilite_display())]
    if ressource.attente_semaines:
        mots.append(_("%(n)s semaines") % {"n": ressource.attente_semaines})
    if ressource.disponibilite_pour:
        mots.append(ressource.disponibilite_pour)
    return ", ".join(mots)


def _communes(ressource):
    return ", ".join(str(commune) for commune in ressource.communes.all()) or _("toute la Région")
