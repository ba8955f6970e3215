// One text while its names are gathered: noeuds/anonymat/lecture.py, line for line.
import { lexique } from "./jetons.js";
import { passage, SUR } from "./modeles.js";

export const RANG_ANNONCE = 400;
export const RANG_LISTE = 500;
export const RANG_RETROUVE = 600;
export const RANG_INCONNU = 700;
const LONGUEUR_NOM = 6;
const LIENS = [" ", "-", " - ", " d'", " l'"];
const PART_DE_CRIS = 0.6;

// Which characters are already in a finding.
export class Masque {
  constructor(longueur) {
    this.pris = new Uint8Array(longueur);
  }

  poser(debut, fin) {
    this.pris.fill(1, debut, fin);
  }

  touche(debut, fin) {
    return this.pris.subarray(debut, fin).includes(1);
  }
}

const compter = (texte, motif) => texte.match(motif)?.length ?? 0;

// `pris` holds the ranks of the words already in a finding; `cris` says that all is in capitals.
export class Lecture {
  constructor(texte, jetons, trouves) {
    Object.assign(this, { texte, jetons, passages: [] });
    this.parDebut = new Map(jetons.map((jeton, rang) => [jeton.debut, rang]));
    const masque = new Masque(texte.length);
    for (const { debut, fin } of trouves) masque.poser(debut, fin);
    this.pris = new Set([...jetons.keys()].filter((r) => masque.touche(jetons[r].debut, jetons[r].fin)));
    this.cris = compter(texte, /[A-Z]/g) > PART_DE_CRIS * compter(texte, /[A-Za-z]/g);
  }

  avant(jeton, longueur = 12) {
    return this.texte.slice(Math.max(0, jeton.debut - longueur), jeton.debut);
  }

  enCapitale(jeton) {
    return jeton.capitale && !this.cris;
  }

  lire(rang, { civilite = false, niveau = SUR, ordre = RANG_ANNONCE } = {}) {
    let fin = this.finDuNom(rang, civilite);
    const debut = fin > rang && ordre !== RANG_ANNONCE ? this.reculer(rang) : rang;
    while (fin > debut && this.jetons[fin - 1].particule && !this.jetons[fin - 1].capitale) fin -= 1;
    if (fin > debut) this.noter(debut, fin, "NAME", niveau, ordre);
  }

  noter(debut, fin, genre, niveau, ordre) {
    const dernier = this.jetons[fin - 1];
    const point = this.initialePointee(fin - 1) ? 1 : 0;
    this.passages.push(passage(this.jetons[debut].debut, dernier.fin + point, genre, niveau, ordre));
    for (let rang = debut; rang < fin; rang += 1) this.pris.add(rang);
  }

  finDuNom(rang, civilite) {
    let fin = rang;
    while (fin < this.jetons.length && fin - rang < LONGUEUR_NOM && (fin === rang || this.touche(fin))) {
      if (!this.dansUnNom(fin, { premier: fin === rang, civilite })) break;
      fin += 1;
    }
    return fin;
  }

  touche(rang) {
    const precedent = this.jetons[rang - 1];
    const entre = this.texte.slice(precedent.fin, this.jetons[rang].debut);
    return LIENS.includes(entre) || (precedent.initiale && [".", ". "].includes(entre));
  }

  dansUnNom(rang, { premier = false, civilite = false } = {}) {
    const jeton = this.jetons[rang];
    if (jeton.lettre) return false;
    if (jeton.initiale && !this.cris) return civilite || !premier || this.suiviDUnNom(rang);
    if (!premier && this.initialePointee(rang)) return true;
    if (jeton.particule && rang + 1 < this.jetons.length) {
      return this.touche(rang + 1) && this.apresParticule(rang + 1, civilite || !premier);
    }
    if (this.enCapitale(jeton)) {
      const suite = !premier && (this.apresVraieParticule(rang) || jeton.permisCompose);
      return suite || this.capitaleDeNom(jeton, premier, civilite);
    }
    if (lexique("arrets_apres_civilite").has(jeton.bas)) return false;
    if (premier) {
      const annonce = civilite && (jeton.nomOuMot || !jeton.courant);
      return annonce && !jeton.permis && jeton.bas.length > 2;
    }
    if (civilite && this.apresParticuleSure(rang)) return true;
    return jeton.nomRare || !(jeton.courant || jeton.permis || jeton.bas.length < 3);
  }

  apresParticule(rang, civilite) {
    const jeton = this.jetons[rang];
    if (jeton.particule && rang + 1 < this.jetons.length && this.touche(rang + 1)) {
      return this.apresParticule(rang + 1, civilite);
    }
    const particule = this.jetons[rang - 1].bas;
    if (this.enCapitale(jeton) && civilite && this.apresVraieParticule(rang)) return true;
    if (this.nomAParticule(rang)) return true;
    if (jeton.permis) return false;
    if (this.enCapitale(jeton)) return civilite || jeton.nomOuMot || !jeton.courant;
    if (jeton.nom || jeton.prenomSur) return true;
    const rare = jeton.nomRare && lexique("particules_de_nom").has(particule);
    return civilite && (rare || this.apresParticuleSure(rang) || !jeton.courant);
  }

  // « van der Meer », not « van Brussel ».
  apresVraieParticule(rang) {
    const precedent = this.jetons[rang - 1];
    return precedent.particule && !lexique("prepositions_seules").has(precedent.bas);
  }

  apresParticuleSure(rang) {
    const sure = rang > 0 && lexique("particules_sures").has(this.jetons[rang - 1].bas);
    return sure && !lexique("arrets_apres_civilite").has(this.jetons[rang].bas);
  }

  capitaleDeNom(jeton, premier, civilite) {
    const annonce = jeton.prenomPermis || (jeton.nomOuMot && jeton.bas.length > 3);
    if (jeton.permis && !(civilite && annonce)) return false;
    if (jeton.nomOuMot || !jeton.courant) return true;
    return (civilite || !premier) && !lexique("arrets_apres_civilite").has(jeton.bas);
  }

  reculer(depuis) {
    let rang = depuis;
    while (rang && !this.pris.has(rang - 1) && this.touche(rang) && this.tientALaSuite(rang - 1)) rang -= 1;
    return rang;
  }

  tientALaSuite(rang) {
    const jeton = this.jetons[rang];
    if (jeton.bas === "mc") return true;
    if (!this.enCapitale(jeton) || (jeton.permis && !jeton.prenomOuMot) || jeton.lettre) return false;
    if (jeton.initiale || jeton.particule) return true;
    if (jeton.premier) return jeton.nomOuMot || !jeton.courant || lexique("mots_vrais").has(jeton.bas);
    return !lexique("arrets_apres_civilite").has(jeton.bas);
  }

  suiviDUnNom(rang) {
    if (rang + 1 >= this.jetons.length || !this.touche(rang + 1)) return false;
    let suivant = this.jetons[rang + 1];
    if (suivant.particule && rang + 2 < this.jetons.length) suivant = this.jetons[rang + 2];
    return suivant.capitale && !suivant.permis && (suivant.nomOuMot || !suivant.courant);
  }

  // « fatiha e. », « Aya O. »: a letter and its point.
  initialePointee(rang) {
    const jeton = this.jetons[rang];
    return Boolean(jeton) && jeton.brut.length === 1 && !jeton.lettre && this.texte[jeton.fin] === ".";
  }

  suiviDUneInitiale(rang) {
    return this.initialePointee(rang + 1) && this.touche(rang + 1);
  }

  // « r. dooms ».
  apresUneInitiale(rang) {
    if (!this.initialePointee(rang - 1)) return false;
    return [".", ". "].includes(this.texte.slice(this.jetons[rang - 1].fin, this.jetons[rang].debut));
  }

  // How many particles before this word make with it a name of the lists: « van impe ».
  nomAParticule(rang) {
    let colle = this.jetons[rang].bas;
    for (let place = 1; place < 4; place += 1) {
      if (rang < place || !this.touche(rang - place + 1) || !this.jetons[rang - place].particule) return 0;
      colle = this.jetons[rang - place].bas + colle;
      if (lexique("noms").has(colle) && this.liee(rang, place)) return place;
    }
    return 0;
  }

  // « la porte » makes Laporte too: an article before a common word stays one.
  liee(rang, place) {
    return !this.jetons[rang].courant || !lexique("articles").has(this.jetons[rang - place].bas);
  }

  // A signature: the last word, on a line of its own.
  seulALaFin(rang) {
    const avant = rang ? this.jetons[rang - 1].fin : 0;
    return rang + 1 === this.jetons.length && this.texte.slice(avant, this.jetons[rang].debut).includes("\n");
  }

  suiviDUnOutil(rang) {
    const suivant = this.jetons[rang + 1];
    return !suivant || lexique("apres_un_nom_commun").has(suivant.bas);
  }

  suiviDUnVerbe(rang, avecVirgule = true) {
    const suivant = this.jetons[rang + 1];
    if (!suivant) return false;
    const jeton = this.jetons[rang];
    const virgule = avecVirgule && jeton.capitale && this.texte.startsWith(", ", jeton.fin);
    const apres = this.jetons[rang + 2];
    if (apres && lexique("pronoms").has(suivant.bas)) return virgule || lexique("verbes").has(apres.bas);
    return virgule || lexique("verbes").has(suivant.bas);
  }
}
