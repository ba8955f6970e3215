"""Names that something announces: a civility, kinship, a trade, « s’appelle », a signature; initials; nicknames."""

from .donnees import motif, motif_exact
from .jetons import lexique
from .lecture import RANG_ANNONCE, RANG_INCONNU
from .modeles import Niveau, Passage

ANNONCES = ("civilite", "appele", "parente", "parente_de", "role", "signature")
CIVILITES_COURTES = ("me", "m", "pr", "mad")
PORTEE_SURNOM = 36


def lire_annonces(lecture):
    for nom in ANNONCES:
        for trouve in motif(nom).finditer(lecture.texte):
            rang = lecture.par_debut.get(trouve.end())
            if rang is not None and rang not in lecture.pris and _tient(lecture, nom, trouve[0], rang):
                lecture.lire(rang, civilite=nom != "role" or not lecture.jetons[rang].capitale)


def _tient(lecture, nom, annonce, rang):
    jeton = lecture.jetons[rang]
    if nom == "civilite":
        return _vraie_civilite(annonce.strip().lower(), jeton)
    if jeton.particule:
        return _particule_annoncee(lecture, annonce, rang)
    if lecture.en_capitale(jeton):
        if jeton.prenom_permis:
            return True
        if jeton.bas in lexique("arrets_apres_civilite"):
            return False
        return jeton.nom_ou_mot or not jeton.courant or (not jeton.premier and not jeton.permis)
    if jeton.nom_rare and (motif("dit_le_nom").search(annonce) or motif("nom_annonce").search(annonce)):
        return True
    if jeton.prenom or (nom in ("appele", "signature") and (jeton.nom or not jeton.courant)):
        return True
    return jeton.prenom_mot and _mot_annonce(lecture, nom, annonce, rang)


def _mot_annonce(lecture, nom, annonce, rang):
    """A first name that is a word, without capital: « l'infirmière aya a tout vu », « coucou grace, »."""
    jeton = lecture.jetons[rang]
    if nom != "parente" and not jeton.nom_rare:
        return False
    apres = lecture.texte[jeton.fin : jeton.fin + 3]
    if motif("salutation").search(annonce) and motif("apres_salutation").search(apres):
        return True
    return nom in ("parente", "parente_de", "role") and lecture.suivi_d_un_verbe(rang)


def _particule_annoncee(lecture, annonce, rang):
    """« née van Outryve », « famille da costa »; « la sœur de Jette » only if a surname was announced."""
    if rang + 1 == len(lecture.jetons) or not lecture.touche(rang + 1):
        return False
    jeton, suivant = lecture.jetons[rang], lecture.jetons[rang + 1]
    if suivant.permis and not suivant.nom_ou_mot:
        return False
    if jeton.capitale or lecture.nom_a_particule(rang + 1):
        return suivant.capitale or suivant.nom_rare
    if jeton.bas in lexique("prepositions"):
        return suivant.capitale and bool(motif("nom_annonce").search(annonce))
    return suivant.capitale or suivant.nom_rare or not suivant.courant


def _vraie_civilite(mot, jeton):
    """« M » and « me » are words too, unless a point or a capital follows."""
    return mot.rstrip(".") not in CIVILITES_COURTES or jeton.capitale or mot.endswith(".")


def lire_initiales(lecture):
    for trouve in motif_exact("initiales").finditer(lecture.texte):
        rang = lecture.par_debut.get(trouve.start())
        if rang is not None and rang not in lecture.pris and not _sigle(trouve[0]):
            debut, fin = trouve.span(1)
            lecture.passages.append(Passage(debut, fin, "NAME", Niveau.A_VERIFIER, RANG_INCONNU))
            lecture.pris.add(rang)


def _sigle(texte):
    lettres = texte.replace(".", "").replace(" ", "").lower()
    return lettres in ("ps", "rv") if len(lettres) < 3 else lettres in lexique("connus")


def lire_surnoms(lecture):
    texte = lecture.texte
    for nom in ("surnom", "surnom_dit"):
        for trouve in motif(nom).finditer(texte):
            _surnom(lecture, motif_exact("surnom_lu").match(texte, trouve.end()), nom == "surnom")
    for trouve in motif_exact("surnom_lu").finditer(texte):
        if motif("surnom_apres").search(texte[trouve.end() : trouve.end() + PORTEE_SURNOM]):
            _surnom(lecture, trouve, True)


def _surnom(lecture, trouve, sans_doute):
    if not trouve:
        return
    rangs = _rangs(lecture, trouve.start(), trouve.end())
    permis = not sans_doute and any(lecture.jetons[rang].permis for rang in rangs)
    if rangs and not lecture.pris.intersection(rangs) and not permis:
        debut, fin = trouve.span()
        lecture.passages.append(Passage(debut, fin, "NICKNAME", Niveau.SUR, RANG_ANNONCE))
        lecture.pris.update(rangs)


def _rangs(lecture, debut, fin):
    """The words that begin in this span."""
    places = (lecture.par_debut.get(place) for place in range(debut, fin))
    return [rang for rang in places if rang is not None]
