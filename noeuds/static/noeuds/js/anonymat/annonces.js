// Names that something announces; initials; nicknames: noeuds/anonymat/annonces.py.
import { chercher, fin, ici, motif, motifExact } from "./donnees.js";
import { lexique } from "./jetons.js";
import { RANG_ANNONCE, RANG_INCONNU } from "./lecture.js";
import { A_VERIFIER, passage, SUR } from "./modeles.js";

const ANNONCES = ["civilite", "appele", "parente", "parente_de", "role", "signature"];
const CIVILITES_COURTES = ["me", "m", "pr", "mad"];
const PORTEE_SURNOM = 36;

export const lireAnnonces = (lecture) => {
  for (const nom of ANNONCES) {
    for (const trouve of lecture.texte.matchAll(motif(nom))) {
      const rang = lecture.parDebut.get(fin(trouve));
      if (rang === undefined || lecture.pris.has(rang) || !tient(lecture, nom, trouve[0], rang)) continue;
      lecture.lire(rang, { civilite: nom !== "role" || !lecture.jetons[rang].capitale });
    }
  }
};

const tient = (lecture, nom, annonce, rang) => {
  const jeton = lecture.jetons[rang];
  if (nom === "civilite") return vraieCivilite(annonce.trim().toLowerCase(), jeton);
  if (jeton.particule) return particuleAnnoncee(lecture, annonce, rang);
  if (lecture.enCapitale(jeton)) {
    if (jeton.prenomPermis) return true;
    if (lexique("arrets_apres_civilite").has(jeton.bas)) return false;
    return jeton.nomOuMot || !jeton.courant || (!jeton.premier && !jeton.permis);
  }
  const nomDit = ["dit_le_nom", "nom_annonce"].some((dit) => chercher(motif(dit), annonce));
  if (jeton.prenom || (jeton.nomRare && nomDit)) return true;
  if (["appele", "signature"].includes(nom) && (jeton.nom || !jeton.courant)) return true;
  return jeton.prenomMot && motAnnonce(lecture, nom, annonce, rang);
};

// A first name that is a word, without capital: « l'infirmière aya a tout vu », « coucou grace, ».
const motAnnonce = (lecture, nom, annonce, rang) => {
  const jeton = lecture.jetons[rang];
  if (nom !== "parente" && !jeton.nomRare) return false;
  const apres = lecture.texte.slice(jeton.fin, jeton.fin + 3);
  if (chercher(motif("salutation"), annonce) && chercher(motif("apres_salutation"), apres)) return true;
  return ["parente", "parente_de", "role"].includes(nom) && lecture.suiviDUnVerbe(rang);
};

// « née van Outryve », « famille da costa »; « la sœur de Jette » only if a surname was announced.
const particuleAnnoncee = (lecture, annonce, rang) => {
  if (rang + 1 === lecture.jetons.length || !lecture.touche(rang + 1)) return false;
  const jeton = lecture.jetons[rang];
  const suivant = lecture.jetons[rang + 1];
  if (suivant.permis && !suivant.nomOuMot) return false;
  if (jeton.capitale || lecture.nomAParticule(rang + 1)) return suivant.capitale || suivant.nomRare;
  if (lexique("prepositions").has(jeton.bas)) {
    return suivant.capitale && Boolean(chercher(motif("nom_annonce"), annonce));
  }
  return suivant.capitale || suivant.nomRare || !suivant.courant;
};

const vraieCivilite = (mot, jeton) =>
  !CIVILITES_COURTES.includes(mot.replace(/\.+$/, "")) || jeton.capitale || mot.endsWith(".");

export const lireInitiales = (lecture) => {
  for (const trouve of lecture.texte.matchAll(motifExact("initiales"))) {
    const rang = lecture.parDebut.get(trouve.index);
    if (rang === undefined || lecture.pris.has(rang) || sigle(trouve[0])) continue;
    const [debut, finDuMot] = trouve.indices[1];
    lecture.passages.push(passage(debut, finDuMot, "NAME", A_VERIFIER, RANG_INCONNU));
    lecture.pris.add(rang);
  }
};

const sigle = (texte) => {
  const lettres = texte.replace(/[. ]/g, "").toLowerCase();
  return lettres.length < 3 ? ["ps", "rv"].includes(lettres) : lexique("connus").has(lettres);
};

export const lireSurnoms = (lecture) => {
  const { texte } = lecture;
  for (const nom of ["surnom", "surnom_dit"]) {
    for (const trouve of texte.matchAll(motif(nom))) {
      surnom(lecture, ici("surnom_lu", texte, fin(trouve)), nom === "surnom");
    }
  }
  for (const trouve of texte.matchAll(motifExact("surnom_lu"))) {
    const apres = texte.slice(fin(trouve), fin(trouve) + PORTEE_SURNOM);
    if (chercher(motif("surnom_apres"), apres)) surnom(lecture, trouve, true);
  }
};

const surnom = (lecture, trouve, sansDoute) => {
  if (!trouve) return;
  const rangs = [];
  for (let place = trouve.index; place < fin(trouve); place += 1) {
    const rang = lecture.parDebut.get(place);
    if (rang !== undefined) rangs.push(rang);
  }
  const permis = !sansDoute && rangs.some((rang) => lecture.jetons[rang].permis);
  if (!rangs.length || permis || rangs.some((rang) => lecture.pris.has(rang))) return;
  lecture.passages.push(passage(trouve.index, fin(trouve), "NICKNAME", SUR, RANG_ANNONCE));
  for (const rang of rangs) lecture.pris.add(rang);
};
