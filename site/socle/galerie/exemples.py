"""What the examples show, by name: each template of templates/composants/<nom>/exemples.html says what it takes."""

from types import SimpleNamespace

from django.contrib.messages import ERROR, INFO, SUCCESS
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator

from socle.cercles.enums import Cercle
from socle.comptes.carte import forme
from socle.icones import ICONES

from .cartes import GROUPE, cartes, il_y_a
from .formulaires import formulaires


def exemples():
    return {**formulaires(), **cartes(), **_reperes(), **_etats(), **_lectures()}


def _option(valeur, libelle, compte, choisie=False):
    return SimpleNamespace(valeur=valeur, libelle=libelle, compte=compte, choisie=choisie)


def _commune(nis, nom, nombre, teinte, choisie=False):
    return SimpleNamespace(nom=nom, nombre=nombre, teinte=teinte, url="#", choisie=choisie, forme=forme(nis))


def _reperes():
    communes = [_option("21004", "Bruxelles", 41), _option("21015", "Schaerbeek", 12, choisie=True)]
    acces = [
        _option("rdv", "sur rendez-vous", 38),
        _option("libre", "sans rendez-vous", 17, choisie=True),
        _option("domicile", "se déplace à domicile", 9),
    ]
    return {
        "facettes": [
            SimpleNamespace(nom="commune", titre="Commune", plusieurs=False, options=communes),
            SimpleNamespace(nom="acces", titre="Comment y entrer", plusieurs=True, options=acces),
        ],
        "choix_actifs": [
            {"libelle": "Schaerbeek", "sans": "acces=libre"},
            {"libelle": "sans rendez-vous", "sans": "commune=21015"},
        ],
        "communes_carte": [
            _commune("21004", "Bruxelles", 41, 4),
            _commune("21012", "Molenbeek-Saint-Jean", 12, 2, choisie=True),
            _commune("21008", "Ganshoren", 0, 0),
        ],
        "region_carte": {"nombre": 58, "url": "#", "choisie": False},
        "page_exemple": Paginator(range(90), 24).page(2),
        "onglets": [
            {"url": "#", "libelle": "Tous", "courant": True, "nombre": 27},
            {"url": "#", "libelle": "Patient", "courant": False, "nombre": 10},
            {"url": "#", "libelle": "Prestataire", "courant": False, "nombre": 9},
        ],
        "ancetres_exemple": [{"titre": "Nœuds", "url": "#"}],
        "page_wagtail": SimpleNamespace(pk=1),
        "icones": list(ICONES),
    }


def _etats():
    return {
        "cercles": list(Cercle),
        "groupe_exemple": GROUPE,
        "fraicheurs": [
            (il_y_a(3), "par téléphone", None),
            (il_y_a(170), "en séance", None),
            (il_y_a(80), "par la pratique", il_y_a(50)),
            (il_y_a(300), "par le service lui-même", il_y_a(-65)),
            (None, "", None),
        ],
        "disponibilites": [
            ("ouvert", "prend des personnes", None, il_y_a(2)),
            ("attente", "liste d’attente", 6, il_y_a(75)),
            ("complet", "complet", None, None),
            ("ferme", "fermé", None, None),
            ("inconnue", "disponibilité inconnue", None, None),
        ],
        "etiquettes_exemple": [
            SimpleNamespace(name=nom, get_absolute_url="#")
            for nom in ("logement", "budget", "relais", "sortie d’hôpital")
        ],
        "messages_exemple": [
            Message(SUCCESS, "C’est gardé."),
            Message(INFO, "Une séance est annoncée."),
            Message(ERROR, "L’e-mail n’est pas parti. Réessayez dans une minute."),
        ],
        "reponses": [
            _reponse("Que s’est-il passé ?", "La facture est payée, le frigo est débranché."),
            _reponse("Dans quel bassin ?", "Nord-Est"),
            _reponse("Ce qu’il en est advenu", ""),
        ],
    }


def _reponse(question, reponse):
    return {"question": question, "reponse": reponse, "langue": "", "url": "#"}


def _lectures():
    return {
        "citation": {
            "texte": "On ne m’avait jamais demandé ce que je faisais quand je ne soignais pas.",
            "attribution": "Infirmière à domicile, mars 2023",
        },
        "etapes": [
            _etape("9 h 30", "09:30", "Accueil et nouvelles", "10 minutes"),
            _etape(
                "9 h 40", "09:40", "Une situation", "45 minutes", "On raconte ; le groupe écoute d’abord."
            ),
            _etape("10 h 25", "10:25", "Ce que l’on garde", "20 minutes"),
        ],
        "chiffres": [(42, "situations racontées"), (18, "où l’argent manque"), (14, "professionnel·les")],
        "legende": "Qui compose le groupe",
        "colonnes": ["Personne", "Métier", "Convention"],
        "lignes": [
            ["Aïcha B.", "aide familiale", "signée le 4 septembre"],
            ["Bruno D.", "pharmacien", "à signer"],
            ["Clara N.", "infirmière", "signée le 12 septembre"],
        ],
        "chaleur_legende": "Situations par thème et par bassin",
        "chaleur_colonnes": [{"titre": bassin} for bassin in ("Centre", "Nord-Est", "Sud-Est", "Sud")],
        "chaleur": [
            {"titre": "Argent", "cases": [_case(n) for n in (18, 3, 9, 5)]},
            {"titre": "Isolement", "cases": [_case(n) for n in (14, 11, 2, 6)]},
            {"titre": "Langue", "cases": [_case(n) for n in (5, 0, 7, 27)]},
        ],
    }


def _etape(quand, jour, titre, meta, texte=""):
    return {"quand": quand, "jour": jour, "titre": titre, "meta": meta, "texte": texte}


def _case(nombre):
    """Under five, neither the figure nor a tint that would tell it."""
    return {"valeur": nombre, "cachee": 0 < nombre < 5, "degre": 0 if nombre < 5 else min(nombre // 5, 5)}
