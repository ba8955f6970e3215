"""One example at least of each kind of card, and the thing that the panel of cercles is about."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from socle.cercles.enums import Cercle, Etat, Pas

from .choses import Chose, Dispositif, Etape, Liste, Noeud, Ressource, Signalement

GROUPE = Chose(titre="CdP Nord-Est", nom="CdP Nord-Est")


def il_y_a(jours):
    return timezone.localdate() - timedelta(days=jours)


def dans(jours, heure=13):
    jour = timezone.localtime() + timedelta(days=jours)
    return jour.replace(hour=heure, minute=30)


def cartes():
    return {
        "noeuds": _noeuds(),
        "vignettes": _vignettes(),
        "ressources": _ressources(),
        **_rencontres(),
        "synthese": Chose(
            titre="Ce que l’argent fait aux soins",
            chapeau="Dans près d’une situation sur deux, l’argent manque avant que la santé ne lâche.",
            periode="2022-2023",
            date=il_y_a(60),
            auteur_affiche="La veilleuse",
            cercle=Cercle.PUBLIC,
        ),
        **_panneau(),
    }


def _noeuds():
    return [
        Noeud(
            famille="patient",
            titre="Comment faire quand la porte ne s’ouvre plus ?",
            resume="On sonne, on appelle, on écrit. Rien. Et l’on sait que quelqu’un est là.",
        ),
        Noeud(
            famille="prestataire",
            titre="Jusqu’où va mon rôle ?",
            resume="Ce que l’on fait parce que personne d’autre ne le fait.",
            cercle=Cercle.PUBLIC,
        ),
        Noeud(
            famille="situation",
            titre="Qui tient le fil quand on est nombreux ?",
            resume="Neuf intervenants, neuf agendas, et une seule cuisine.",
            non_resolu=True,
            nombre_vignettes=None,
        ),
    ]


def _vignettes():
    return [
        Chose(
            intitule="Le frigo vide, le jeudi",
            recit="La facture est payée, le frigo est débranché. Nous mettons du temps à comprendre pourquoi.",
            bassin="Nord-Est",
            saison="hiver",
            get_saison_display="hiver",
        ),
        Chose(
            intitule="La sonnette qui ne sonne plus",
            recit="Trois passages, trois silences. La pharmacienne, elle, la voit chaque lundi.",
            cercle=Cercle.GROUPE,
            groupe=GROUPE,
        ),
    ]


def _ressources():
    return [
        Ressource(
            titre="La Maison de la rue Longue",
            disponibilite="ouvert",
            get_disponibilite_display="prend des personnes",
            disponibilite_le=il_y_a(18),
            disponibilite_pour="femmes seules",
            organisme="Association Deux Rives",
            verifie_le=il_y_a(18),
            themes=Liste(["logement"]),
            communes=Liste(["Schaerbeek", "Evere"]),
        ),
        Ressource(
            titre="Service social du Dévidoir",
            disponibilite="attente",
            get_disponibilite_display="liste d’attente",
            attente_semaines=6,
            disponibilite_le=il_y_a(300),
            verifie_le=il_y_a(300),
            a_verifier_le=il_y_a(118),
            communes=Liste(),
        ),
        Ressource(
            titre="L’Autre Quai",
            disponibilite="complet",
            get_disponibilite_display="complet",
            verifie_le=None,
            communes=Liste(["Forest"]),
            signalements_ouverts=[Signalement(le=il_y_a(1))],
        ),
    ]


def _rencontres():
    return {
        "seance": Chose(
            titre="Quand la personne refuse l’aide",
            debut=dans(9),
            lieu="Maison médicale, salle du fond",
            intention="Partir de deux situations, et garder trois pistes.",
            annulee=False,
            cercle=Cercle.GROUPE,
            groupe=GROUPE,
        ),
        "seance_annulee": Chose(
            titre="Se connaître", debut=dans(-40), lieu="", intention="", annulee=True, groupe=GROUPE
        ),
        "dispositif": Dispositif(
            titre="Une journée avec une aide familiale",
            get_genre_display="immersion",
            dates_a_montrer=[SimpleNamespace(debut=dans(12), en_mots="de 13 h 30 à 16 h")],
            dates_suivantes=2,
            resume="Suivre une collègue dans sa tournée, et se laisser surprendre.",
            organisateur="Réseau des soins à domicile",
            commune="Forest",
            places=6,
        ),
        "dispositif_permanent": Dispositif(
            titre="Le comptoir social, portes ouvertes",
            get_genre_display="portes ouvertes",
            resume="On passe quand on veut, on pose ses questions.",
            organisateur="Le comptoir",
        ),
    }


def _panneau():
    prive, groupe, reseau = Cercle.PRIVE, Cercle.GROUPE, Cercle.RESEAU
    objet = Chose(
        reference="exemple",
        cercle=groupe,
        groupe=GROUPE,
        etat=Etat.EN_LIGNE,
        cercle_demande=reseau,
        get_cercle_demande_display=reseau.label,
        get_cercle_display=groupe.label,
        relu_le=None,
    )
    pas = [
        Etape(le=dans(-12), qui="Vous", pas=Pas.CREATION, de=prive, vers=prive),
        Etape(le=dans(-5), qui="Vous", pas=Pas.PROPOSITION, de=groupe, vers=reseau),
    ]
    return {
        "panneau_objet": objet,
        "panneau_pas": pas,
        "cercles_etroits": [prive],
        "lus_exemple": [{"titre": "ce qui se passe", "morceaux": _morceaux()}],
    }


def _morceaux():
    """A text as one reads it again, with one piece of each kind."""
    return [
        {"texte": "La porte du ", "sorte": ""},
        {"texte": "Rempart", "sorte": "capitale"},
        {"texte": " reste fermée. La ", "sorte": ""},
        {"texte": "bourgmestre", "sorte": "garde"},
        {"texte": " a écrit, puis ", "sorte": ""},
        {"texte": "une voisine de Forest", "sorte": "constat"},
        {"texte": " a ouvert au bout de ", "sorte": ""},
        {"texte": "17", "sorte": "nombre"},
        {"texte": " jours.", "sorte": ""},
    ]
