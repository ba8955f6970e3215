"""One text while its names are gathered: how far a name goes, and what stands after it."""

from .jetons import lexique
from .modeles import Niveau, Passage

RANG_ANNONCE, RANG_LISTE, RANG_RETROUVE, RANG_INCONNU = 400, 500, 600, 700
LONGUEUR_NOM = 6
LIENS = (" ", "-", " - ", " d'", " l'")
PART_DE_CRIS = 0.6


class Masque:
    """Which characters are already in a finding; asked of a span in the time of its length."""

    def __init__(self, longueur):
        self.pris = bytearray(longueur)

    def poser(self, debut, fin):
        self.pris[debut:fin] = b"\x01" * (fin - debut)

    def touche(self, debut, fin):
        return 1 in self.pris[debut:fin]


class Lecture:
    """`pris` holds the ranks of the words already in a finding; `cris` says that all is in capitals."""

    def __init__(self, texte, jetons, trouves):
        self.texte, self.jetons = texte, jetons
        self.passages = []
        self.par_debut = {jeton.debut: rang for rang, jeton in enumerate(jetons)}
        masque = Masque(len(texte))
        for passage in trouves:
            masque.poser(passage.debut, passage.fin)
        self.pris = {rang for rang, jeton in enumerate(jetons) if masque.touche(jeton.debut, jeton.fin)}
        lettres = [c for c in texte if c.isalpha()]
        self.cris = sum(c.isupper() for c in lettres) > PART_DE_CRIS * len(lettres)

    def avant(self, jeton, longueur=12):
        return self.texte[max(0, jeton.debut - longueur) : jeton.debut]

    def en_capitale(self, jeton):
        return jeton.capitale and not self.cris

    def lire(self, rang, civilite=False, niveau=Niveau.SUR, ordre=RANG_ANNONCE):
        """From this word as far as a name goes; and back over what belongs to it, unless it was announced."""
        fin = self._fin_du_nom(rang, civilite)
        debut = self.reculer(rang) if fin > rang and ordre != RANG_ANNONCE else rang
        while fin > debut and self.jetons[fin - 1].particule and not self.jetons[fin - 1].capitale:
            fin -= 1
        if fin > debut:
            self.noter(debut, fin, "NAME", niveau, ordre)

    def noter(self, debut, fin, genre, niveau, ordre):
        dernier = self.jetons[fin - 1]
        point = self.initiale_pointee(fin - 1)
        self.passages.append(Passage(self.jetons[debut].debut, dernier.fin + point, genre, niveau, ordre))
        self.pris.update(range(debut, fin))

    def _fin_du_nom(self, rang, civilite):
        fin = rang
        while fin < len(self.jetons) and fin - rang < LONGUEUR_NOM and (fin == rang or self.touche(fin)):
            if not self.dans_un_nom(fin, premier=fin == rang, civilite=civilite):
                break
            fin += 1
        return fin

    def touche(self, rang):
        """Whether only a space or a hyphen parts this word from the one before."""
        precedent = self.jetons[rang - 1]
        entre = self.texte[precedent.fin : self.jetons[rang].debut]
        return entre in LIENS or (precedent.initiale and entre in (".", ". "))

    def dans_un_nom(self, rang, premier=False, civilite=False):
        jeton = self.jetons[rang]
        if jeton.lettre:
            return False
        if jeton.initiale and not self.cris:
            return civilite or not premier or self.suivi_d_un_nom(rang)
        if not premier and self.initiale_pointee(rang):
            return True
        if jeton.particule and rang + 1 < len(self.jetons):
            return self.touche(rang + 1) and self._apres_particule(rang + 1, civilite or not premier)
        if self.en_capitale(jeton):
            suite = not premier and (self._apres_vraie_particule(rang) or jeton.permis_compose)
            return suite or self._capitale_de_nom(jeton, premier, civilite)
        if jeton.bas in lexique("arrets_apres_civilite"):
            return False
        if premier:
            annonce = civilite and (jeton.nom_ou_mot or not jeton.courant)
            return annonce and not jeton.permis and len(jeton.bas) > 2
        if civilite and self._apres_particule_sure(rang):
            return True
        return jeton.nom_rare or not (jeton.courant or jeton.permis or len(jeton.bas) < 3)

    def _apres_particule(self, rang, civilite):
        jeton = self.jetons[rang]
        if jeton.particule and rang + 1 < len(self.jetons) and self.touche(rang + 1):
            return self._apres_particule(rang + 1, civilite)
        particule = self.jetons[rang - 1].bas
        if self.en_capitale(jeton) and civilite and self._apres_vraie_particule(rang):
            return True
        if self.nom_a_particule(rang):
            return True
        if jeton.permis:
            return False
        if self.en_capitale(jeton):
            return civilite or jeton.nom_ou_mot or not jeton.courant
        if jeton.nom or jeton.prenom_sur:
            return True
        rare = jeton.nom_rare and particule in lexique("particules_de_nom")
        return civilite and (rare or self._apres_particule_sure(rang) or not jeton.courant)

    def _apres_vraie_particule(self, rang):
        """« van der Meer », not « van Brussel »."""
        precedent = self.jetons[rang - 1]
        return precedent.particule and precedent.bas not in lexique("prepositions_seules")

    def _apres_particule_sure(self, rang):
        """« mme ben slimane »: some particles are parts of names and nothing else."""
        sure = rang > 0 and self.jetons[rang - 1].bas in lexique("particules_sures")
        return sure and self.jetons[rang].bas not in lexique("arrets_apres_civilite")

    def _capitale_de_nom(self, jeton, premier, civilite):
        if jeton.permis and not (
            civilite and (jeton.prenom_permis or (jeton.nom_ou_mot and len(jeton.bas) > 3))
        ):
            return False
        if jeton.nom_ou_mot or not jeton.courant:
            return True
        return (civilite or not premier) and jeton.bas not in lexique("arrets_apres_civilite")

    def reculer(self, rang):
        """The particles, initials and capitals before a name are part of it."""
        while rang and rang - 1 not in self.pris and self.touche(rang) and self._tient_a_la_suite(rang - 1):
            rang -= 1
        return rang

    def _tient_a_la_suite(self, rang):
        jeton = self.jetons[rang]
        if jeton.bas == "mc":
            return True
        if not self.en_capitale(jeton) or (jeton.permis and not jeton.prenom_ou_mot) or jeton.lettre:
            return False
        if jeton.initiale or jeton.particule:
            return True
        if jeton.premier:
            return jeton.nom_ou_mot or not jeton.courant or jeton.bas in lexique("mots_vrais")
        return jeton.bas not in lexique("arrets_apres_civilite")

    def suivi_d_un_nom(self, rang):
        if rang + 1 >= len(self.jetons) or not self.touche(rang + 1):
            return False
        suivant = self.jetons[rang + 1]
        if suivant.particule and rang + 2 < len(self.jetons):
            suivant = self.jetons[rang + 2]
        return suivant.capitale and not suivant.permis and (suivant.nom_ou_mot or not suivant.courant)

    def initiale_pointee(self, rang):
        """« fatiha e. », « Aya O. »: a letter and its point."""
        if not 0 <= rang < len(self.jetons):
            return False
        jeton = self.jetons[rang]
        return len(jeton.brut) == 1 and not jeton.lettre and self.texte[jeton.fin : jeton.fin + 1] == "."

    def suivi_d_une_initiale(self, rang):
        return self.initiale_pointee(rang + 1) and self.touche(rang + 1)

    def apres_une_initiale(self, rang):
        """« r. dooms »."""
        if not self.initiale_pointee(rang - 1):
            return False
        return self.texte[self.jetons[rang - 1].fin : self.jetons[rang].debut] in (".", ". ")

    def nom_a_particule(self, rang):
        """How many particles before this word make with it a name of the lists: « van impe »."""
        colle = self.jetons[rang].bas
        for place in range(1, 4):
            if rang < place or not self.touche(rang - place + 1) or not self.jetons[rang - place].particule:
                return 0
            colle = self.jetons[rang - place].bas + colle
            if colle in lexique("noms") and self._liee(rang, place):
                return place
        return 0

    def _liee(self, rang, place):
        """« la porte » makes Laporte too: an article before a common word stays one."""
        articles = lexique("articles")
        return not self.jetons[rang].courant or self.jetons[rang - place].bas not in articles

    def seul_a_la_fin(self, rang):
        """A signature: the last word, on a line of its own."""
        avant = self.jetons[rang - 1].fin if rang else 0
        return rang + 1 == len(self.jetons) and "\n" in self.texte[avant : self.jetons[rang].debut]

    def suivi_d_un_outil(self, rang):
        """« Patience de rigueur »: what follows a noun more often than a name."""
        return rang + 1 >= len(self.jetons) or self.jetons[rang + 1].bas in lexique("apres_un_nom_commun")

    def suivi_d_un_verbe(self, rang, virgule=True):
        """« grâce me rappelle » too; or by the comma of « Rosa, notre voisine »."""
        if rang + 1 >= len(self.jetons):
            return False
        jeton = self.jetons[rang]
        virgule = virgule and jeton.capitale and self.texte[jeton.fin : jeton.fin + 2] == ", "
        if rang + 2 < len(self.jetons) and self.jetons[rang + 1].bas in lexique("pronoms"):
            return virgule or self.jetons[rang + 2].bas in lexique("verbes")
        return virgule or self.jetons[rang + 1].bas in lexique("verbes")
