// Names of people: noeuds/anonymat/noms.py, line for line.
import { lireAnnonces, lireInitiales, lireSurnoms } from "./annonces.js";
import { chercher as trouverUn, motif } from "./donnees.js";
import { decouper, lexique } from "./jetons.js";
import { parleNeerlandais } from "./langue.js";
import { Lecture, RANG_INCONNU, RANG_LISTE, RANG_RETROUVE } from "./lecture.js";
import { A_VERIFIER, SUR } from "./modeles.js";
import { courant } from "./mots.js";

const LONGUEUR_CRI = 6;
const ordre = (niveau) => (niveau === SUR ? RANG_LISTE : RANG_INCONNU);

export const chercher = (texte, trouves) => {
  const lecture = new Lecture(
    texte,
    decouper(texte, parleNeerlandais(texte)),
    trouves.filter((p) => p.genre !== "NAME"),
  );
  lireSurnoms(lecture);
  lireAnnonces(lecture);
  lireInitiales(lecture);
  lireCapitales(lecture);
  lireMinuscules(lecture);
  retrouver(lecture);
  return lecture.passages;
};

const lireCapitales = (lecture) => {
  lecture.jetons.forEach((jeton, rang) => {
    if (lecture.pris.has(rang) || !lecture.enCapitale(jeton) || jeton.bas.length < 2) return;
    const niveau = niveauDe(lecture, rang, jeton);
    const civilite = jeton.courant || jeton.prenomPermis;
    if (niveau) lecture.lire(rang, { civilite, niveau, ordre: ordre(niveau) });
  });
};

const niveauDe = (lecture, rang, jeton) => {
  if (jeton.prenomPermis) return niveauDUnPermis(lecture, rang, jeton);
  if (jeton.permis) return null;
  if (jeton.prenom || (jeton.nomRare && lecture.suiviDUneInitiale(rang))) return SUR;
  if (jeton.toutCapitales && !(jeton.nom && jeton.bas.length > 3)) {
    return jeton.bas.length >= LONGUEUR_CRI && !courant(jeton.bas) ? A_VERIFIER : null;
  }
  const suivi = lecture.suiviDUnNom(rang);
  if (jeton.nom && (suivi || !jeton.premier)) {
    if (suivi || !jeton.courant) return SUR;
    return trouverUn(motif("determinant_seul"), lecture.avant(jeton)) ? null : A_VERIFIER;
  }
  if (jeton.nomOuMot && !lexique("arrets_apres_civilite").has(jeton.bas)) {
    return suivi ? SUR : niveauDUnMot(lecture, rang, jeton);
  }
  return jeton.courant && !jeton.diminutif && !capitaleSeule(lecture, rang, jeton) ? null : A_VERIFIER;
};

const niveauDUnPermis = (lecture, rang, jeton) => {
  if (lecture.suiviDUnNom(rang)) return A_VERIFIER;
  const avant = lecture.avant(jeton);
  const annonce = trouverUn(motif("avant_permis"), avant) || lecture.seulALaFin(rang);
  if (!annonce && trouverUn(motif("determinant"), avant)) return null;
  return annonce || lecture.suiviDUnVerbe(rang, false) ? A_VERIFIER : null;
};

const capitaleSeule = (lecture, rang, jeton) => {
  if (jeton.premier || jeton.bas.length < 3 || lexique("arrets_apres_civilite").has(jeton.bas)) return false;
  const voisins = [lecture.jetons[rang - 1], lecture.jetons[rang + 1]];
  const seule = !voisins.some((voisin) => voisin?.capitale && !voisin.premier);
  return seule && Boolean(trouverUn(motif("avant_nom"), lecture.avant(jeton)));
};

const niveauDUnMot = (lecture, rang, jeton) => {
  if (!jeton.premier) return trouverUn(motif("determinant"), lecture.avant(jeton)) ? null : A_VERIFIER;
  if (jeton.prenomOuMot && lecture.seulALaFin(rang)) return A_VERIFIER;
  const rare = jeton.prenomOuMot && !lexique("frequents").has(jeton.bas) && !lecture.suiviDUnOutil(rang);
  return rare || lecture.suiviDUnVerbe(rang, jeton.prenomOuMot) ? A_VERIFIER : null;
};

const lireMinuscules = (lecture) => {
  lecture.jetons.forEach((jeton, rang) => {
    if (lecture.pris.has(rang) || lecture.enCapitale(jeton) || jeton.permis || jeton.bas.length < 3) return;
    if (nomMinuscule(lecture, rang, jeton)) lireMinuscule(lecture, rang, jeton.prenomSur ? SUR : A_VERIFIER);
  });
};

const nomMinuscule = (lecture, rang, jeton) => {
  const initiale = lecture.suiviDUneInitiale(rang) || lecture.apresUneInitiale(rang);
  if (initiale && (jeton.nomRare || !jeton.courant)) return true;
  if (jeton.bas.length < 4) {
    return jeton.prenomOuMot && jeton.nomRare && Boolean(trouverUn(motif("chez"), lecture.avant(jeton)));
  }
  if (jeton.prenomSur || jeton.nom || jeton.diminutif || lecture.nomAParticule(rang)) return true;
  return inconnu(lecture, jeton) || prenomMinuscule(lecture, jeton);
};

const inconnu = (lecture, jeton) =>
  !jeton.courant && !trouverUn(motif("determinant"), lecture.avant(jeton));

const prenomMinuscule = (lecture, jeton) => {
  const chez = trouverUn(motif("chez"), lecture.avant(jeton));
  if (chez && (jeton.prenomOuMot || (jeton.nomOuMot && chez[0] === "chez "))) {
    return !lexique("arrets_apres_civilite").has(jeton.bas) && !lexique("frequents").has(jeton.bas);
  }
  if (!jeton.prenom || lexique("mots_en_minuscules").has(jeton.bas)) return false;
  return !trouverUn(motif("determinant"), lecture.avant(jeton));
};

const lireMinuscule = (lecture, rang, niveau) => {
  let debut = rang;
  let fin = rang + 1;
  while (fin < lecture.jetons.length && lecture.touche(fin) && lecture.dansUnNom(fin)) fin += 1;
  debut -= lecture.nomAParticule(debut);
  while (debut && lecture.touche(debut) && prenomDevant(lecture, debut - 1)) debut -= 1;
  debut -= prenomEtParticules(lecture, debut);
  if (lecture.apresUneInitiale(debut)) debut -= 1;
  lecture.noter(debut, fin, "NAME", niveau, ordre(niveau));
};

const prenomDevant = (lecture, rang) => {
  const jeton = lecture.jetons[rang];
  const prenom = jeton.prenomOuMot && jeton.nomRare && !jeton.permis;
  return !lecture.pris.has(rang) && (prenom || lexique("particules_sures").has(jeton.bas));
};

// « maria da conceição »: how many words before, if a first name stands before the particles.
const prenomEtParticules = (lecture, rang) => {
  let place = rang;
  while (place && lecture.touche(place) && lecture.jetons[place - 1].particule) place -= 1;
  if (place === rang || !place || !lecture.touche(place) || !prenomDevant(lecture, place - 1)) return 0;
  return rang - place + 1;
};

const retrouver = (lecture) => {
  const connus = partsConnues(lecture);
  lecture.jetons.forEach((jeton, rang) => {
    const connu = connus.get(jeton.bas);
    if (!connu || lecture.pris.has(rang) || !encoreUnNom(lecture, rang, jeton)) return;
    lecture.noter(lecture.reculer(rang), rang + 1, connu.genre, connu.niveau, RANG_RETROUVE);
  });
};

const partsConnues = (lecture) => {
  const connus = new Map();
  for (const passage of lecture.passages) {
    for (const jeton of decouper(lecture.texte.slice(passage.debut, passage.fin))) {
      if (jeton.bas.length < 3 || jeton.particule || jeton.permis || connus.has(jeton.bas)) continue;
      connus.set(jeton.bas, passage);
    }
  }
  return connus;
};

const encoreUnNom = (lecture, rang, jeton) => {
  if (jeton.prenomSur || jeton.nom || !jeton.courant) return !jeton.permis;
  if (lecture.enCapitale(jeton)) return !lecture.suiviDUnOutil(rang) || !jeton.premier;
  const avant = lecture.avant(jeton);
  if (trouverUn(motif("determinant"), avant)) return false;
  return lecture.suiviDUnVerbe(rang) || Boolean(trouverUn(motif("avant_nom"), avant));
};
