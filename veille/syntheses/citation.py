"""How an analysis is cited: by people, by reference managers (CSL-JSON, BibTeX, Highwire) and by search engines.

Authors are as the page is signed, often functions (« La veilleuse »): CSL and BibTeX get them as institutions, whole.
"""

import re

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override

from socle.courriels import absolue
from socle.identite.lecture import identite
from socle.langues import en
from socle.texte import typographier

_BIBTEX = {
    "\\": r"\textbackslash{}",
    **{signe: f"\\{signe}" for signe in "{}$&%#_"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def adresse_du_pdf(page):
    return absolue(en(page.langue, reverse("synthese_pdf", args=[page.reference])))


def adresse_citee(page, version):
    """Of the version that is read: what is cited does not change under the reader."""
    if version is None:
        return page.adresse_stable
    return absolue(en(page.langue, reverse("synthese_version", args=[page.reference, version.numero])))


def auteurs(texte):
    return texte.signataires or [identite().nom]


def date_citee(texte, version):
    """A later version is cited of the day when it came out."""
    return localtime(version.publiee_le).date() if version and version.numero > 1 else texte.date


def reference_lisible(page, texte, version):
    """One line, as one writes it at the foot of a text."""
    with override(texte.langue):
        jour = date_format(date_citee(texte, version), "j F Y")
    version_dite = f", v. {version.numero}" if version else ""
    titre = typographier(f"« {texte.title} »")
    debut = f"{', '.join(auteurs(texte))}, {titre}, {identite().nom}, {jour}{version_dite}."
    return f"{debut} {adresse_citee(page, version)}"


def csl(page, texte, version):
    """One item of CSL-JSON 1.0."""
    jour = date_citee(texte, version)
    entree = {
        "id": page.reference,
        "type": "report",
        "title": texte.title,
        "author": [{"literal": auteur} for auteur in auteurs(texte)],
        "issued": {"date-parts": [[jour.year, jour.month, jour.day]]},
        "publisher": identite().nom,
        "abstract": texte.chapeau,
        "language": texte.langue,
        "URL": adresse_citee(page, version),
    }
    return entree | ({"version": str(version.numero)} if version else {})


def bibtex(page, texte, version):
    jour = date_citee(texte, version)
    champs = {
        "title": f"{{{_sur(texte.title)}}}",
        "author": " and ".join(f"{{{_sur(auteur)}}}" for auteur in auteurs(texte)),
        "institution": _sur(identite().nom),
        "year": str(jour.year),
        "month": str(jour.month),
        "url": re.sub(r"[{}\\\s]", "", adresse_citee(page, version)),
        "language": texte.langue,
        "abstract": _sur(texte.chapeau),
    }
    if version:
        champs["number"] = str(version.numero)
    lignes = "".join(f",\n  {nom} = {{{valeur}}}" for nom, valeur in champs.items())
    return f"@techreport{{{page.reference}{lignes}\n}}\n"


def _sur(mots):
    """Nothing typed opens or closes a brace, nor starts a command."""
    return "".join(_BIBTEX.get(signe, signe) for signe in " ".join(mots.split()))


def balises(page, texte, version):
    """The meta elements that Zotero and scholarly indexes read (Highwire Press)."""
    return [
        ("citation_title", texte.title),
        *(("citation_author", auteur) for auteur in auteurs(texte)),
        ("citation_publication_date", date_citee(texte, version).strftime("%Y/%m/%d")),
        ("citation_technical_report_institution", identite().nom),
        *([("citation_technical_report_number", str(version.numero))] if version else []),
        ("citation_language", texte.langue),
        ("citation_abstract", texte.chapeau),
        ("citation_public_url", page.adresse_stable),
        ("citation_pdf_url", adresse_du_pdf(page)),
    ]


def donnees(page, texte, version):
    """schema.org, for a public page."""
    reseau = {"@type": "Organization", "name": identite().nom}
    return {
        "@context": "https://schema.org",
        "@type": ["Report", "ScholarlyArticle"],
        "@id": page.adresse_stable,
        "url": page.adresse_propre,
        "headline": texte.title,
        "abstract": texte.chapeau,
        "author": [{"@type": "Organization", "name": auteur} for auteur in auteurs(texte)],
        "publisher": reseau,
        "datePublished": texte.date.isoformat(),
        "dateModified": date_citee(texte, version).isoformat(),
        "inLanguage": texte.langue,
        "isAccessibleForFree": True,
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": "application/pdf",
            "contentUrl": adresse_du_pdf(page),
        },
    } | ({"version": str(version.numero)} if version else {})
