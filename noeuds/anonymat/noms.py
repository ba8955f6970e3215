"""Names of people: those announced, those of the lists, those of no list, then each again in the whole text."""

from .annonces import lire_annonces, lire_initiales, lire_surnoms
from .donnees import motif
from .jetons import decouper, lexique
from .langue import parle_neerlandais
from .lecture import RANG_INCONNU, RANG_LISTE, RANG_RETROUVE, Lecture
from .modeles import Niveau
from .mots import courant

LONGUEUR_CRI = 6


def chercher(texte, trouves):
    """`trouves`: what the rules found, in which no name is looked for."""
    lecture = Lecture(
        texte, decouper(texte, parle_neerlandais(texte)), [p for p in trouves if p.genre != "NAME"]
    )
    lire_surnoms(lecture)
    lire_annonces(lecture)
    lire_initiales(lecture)
    lire_capitales(lecture)
    lire_minuscules(lecture)
    retrouver(lecture)
    return lecture.passages


def lire_capitales(lecture):
    for rang, jeton in enumerate(lecture.jetons):
        if rang not in lecture.pris and lecture.en_capitale(jeton) and len(jeton.bas) > 1:
            niveau = _niveau(lecture, rang, jeton)
            if niveau:
                seul = jeton.courant or jeton.prenom_permis
                lecture.lire(rang, civilite=seul, niveau=niveau, ordre=_ordre(niveau))


def _ordre(niveau):
    return RANG_LISTE if niveau == Niveau.SUR else RANG_INCONNU


def _niveau(lecture, rang, jeton):
    if jeton.prenom_permis:
        return _niveau_d_un_permis(lecture, rang, jeton)
    if jeton.permis:
        return None
    if jeton.prenom or (jeton.nom_rare and lecture.suivi_d_une_initiale(rang)):
        return Niveau.SUR
    if jeton.tout_capitales and not (jeton.nom and len(jeton.bas) > 3):
        return Niveau.A_VERIFIER if len(jeton.bas) >= LONGUEUR_CRI and not courant(jeton.bas) else None
    suivi = lecture.suivi_d_un_nom(rang)
    if jeton.nom and (suivi or not jeton.premier):
        if jeton.courant and not suivi and motif("determinant_seul").search(lecture.avant(jeton)):
            return None
        return Niveau.SUR if suivi or not jeton.courant else Niveau.A_VERIFIER
    if jeton.nom_ou_mot and jeton.bas not in lexique("arrets_apres_civilite"):
        return Niveau.SUR if suivi else _niveau_d_un_mot(lecture, rang, jeton)
    courant_seul = jeton.courant and not jeton.diminutif and not _capitale_seule(lecture, rang, jeton)
    return None if courant_seul else Niveau.A_VERIFIER


def _niveau_d_un_permis(lecture, rang, jeton):
    """Iris, Mercedes, An: with a verb after, or « chez », « avec » before."""
    if lecture.suivi_d_un_nom(rang):
        return Niveau.A_VERIFIER
    annonce = motif("avant_permis").search(lecture.avant(jeton)) or lecture.seul_a_la_fin(rang)
    if not annonce and motif("determinant").search(lecture.avant(jeton)):
        return None
    return Niveau.A_VERIFIER if annonce or lecture.suivi_d_un_verbe(rang, virgule=False) else None


def _capitale_seule(lecture, rang, jeton):
    """A common word with a capital inside a sentence, without an article: « avec Gloire »."""
    if jeton.premier or len(jeton.bas) < 3 or jeton.bas in lexique("arrets_apres_civilite"):
        return False
    voisins = lecture.jetons[max(0, rang - 1) : rang] + lecture.jetons[rang + 1 : rang + 2]
    seule = not any(voisin.capitale and not voisin.premier for voisin in voisins)
    return seule and bool(motif("avant_nom").search(lecture.avant(jeton)))


def _niveau_d_un_mot(lecture, rang, jeton):
    """Rose, Petit, Merveille: a capital inside a sentence without an article, or a verb after."""
    if not jeton.premier:
        return None if motif("determinant").search(lecture.avant(jeton)) else Niveau.A_VERIFIER
    if jeton.prenom_ou_mot and lecture.seul_a_la_fin(rang):
        return Niveau.A_VERIFIER
    rare = (
        jeton.prenom_ou_mot and jeton.bas not in lexique("frequents") and not lecture.suivi_d_un_outil(rang)
    )
    return Niveau.A_VERIFIER if rare or lecture.suivi_d_un_verbe(rang, jeton.prenom_ou_mot) else None


def lire_minuscules(lecture):
    """Names without capital, and words of neither language: half of the names are typed so."""
    for rang, jeton in enumerate(lecture.jetons):
        if rang in lecture.pris or lecture.en_capitale(jeton) or jeton.permis or len(jeton.bas) < 3:
            continue
        if _nom_minuscule(lecture, rang, jeton):
            _lire_minuscule(lecture, rang, Niveau.SUR if jeton.prenom_sur else Niveau.A_VERIFIER)


def _nom_minuscule(lecture, rang, jeton):
    initiale = lecture.suivi_d_une_initiale(rang) or lecture.apres_une_initiale(rang)
    if initiale and (jeton.nom_rare or not jeton.courant):
        return True
    if len(jeton.bas) < 4:
        return jeton.prenom_ou_mot and jeton.nom_rare and bool(motif("chez").search(lecture.avant(jeton)))
    if jeton.prenom_sur or jeton.nom or jeton.diminutif or lecture.nom_a_particule(rang):
        return True
    return _inconnu(lecture, jeton) or _prenom_minuscule(lecture, jeton)


def _inconnu(lecture, jeton):
    """A word of neither language; after an article, it is a thing more often than somebody."""
    return not jeton.courant and not motif("determinant").search(lecture.avant(jeton))


def _prenom_minuscule(lecture, jeton):
    """« robert », « valerie »: words too, but seldom; not after an article."""
    chez = motif("chez").search(lecture.avant(jeton))
    if chez and (jeton.prenom_ou_mot or (jeton.nom_ou_mot and chez[0] == "chez ")):
        return jeton.bas not in lexique("arrets_apres_civilite") and jeton.bas not in lexique("frequents")
    if not jeton.prenom or jeton.bas in lexique("mots_en_minuscules"):
        return False
    return not motif("determinant").search(lecture.avant(jeton))


def _lire_minuscule(lecture, rang, niveau):
    debut, fin = rang, rang + 1
    while fin < len(lecture.jetons) and lecture.touche(fin) and lecture.dans_un_nom(fin):
        fin += 1
    debut -= lecture.nom_a_particule(debut)
    while debut and lecture.touche(debut) and _prenom_devant(lecture, debut - 1):
        debut -= 1
    debut -= _prenom_et_particules(lecture, debut)
    debut -= lecture.apres_une_initiale(debut)
    lecture.noter(debut, fin, "NAME", niveau, _ordre(niveau))


def _prenom_devant(lecture, rang):
    """« rose lambert », « el khattabi »: the word that is part of the name goes with the one that is not a word."""
    jeton = lecture.jetons[rang]
    prenom = jeton.prenom_ou_mot and jeton.nom_rare and not jeton.permis
    return rang not in lecture.pris and (prenom or jeton.bas in lexique("particules_sures"))


def _prenom_et_particules(lecture, rang):
    """« maria da conceição »: how many words before, if a first name stands before the particles."""
    place = rang
    while place and lecture.touche(place) and lecture.jetons[place - 1].particule:
        place -= 1
    if place == rang or not place or not lecture.touche(place) or not _prenom_devant(lecture, place - 1):
        return 0
    return rang - place + 1


def retrouver(lecture):
    connus = _parts_connues(lecture)
    for rang, jeton in enumerate(lecture.jetons):
        if rang not in lecture.pris and jeton.bas in connus and _encore_un_nom(lecture, rang, jeton):
            genre, niveau = connus[jeton.bas]
            lecture.noter(lecture.reculer(rang), rang + 1, genre, niveau, RANG_RETROUVE)


def _parts_connues(lecture):
    connus = {}
    for passage in lecture.passages:
        for jeton in decouper(lecture.texte[passage.debut : passage.fin]):
            if len(jeton.bas) > 2 and not jeton.particule and not jeton.permis:
                connus.setdefault(jeton.bas, (passage.genre, passage.niveau))
    return connus


def _encore_un_nom(lecture, rang, jeton):
    if jeton.prenom_sur or jeton.nom or not jeton.courant:
        return not jeton.permis
    if lecture.en_capitale(jeton):
        return not lecture.suivi_d_un_outil(rang) or not jeton.premier
    avant = lecture.avant(jeton)
    if motif("determinant").search(avant):
        return False
    return lecture.suivi_d_un_verbe(rang) or bool(motif("avant_nom").search(avant))
