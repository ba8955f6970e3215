// What could say who somebody is, found in the browser before anything leaves it: the same as noeuds/anonymat.
import { chargerTout } from "./donnees.js";
import { Masque, RANG_ANNONCE } from "./lecture.js";
import { SUR } from "./modeles.js";
import { chercher as chercherNoms } from "./noms.js";
import { plier } from "./pliage.js";
import { chercher as chercherRegles } from "./regles.js";
import { proposer } from "./remplacements.js";

// After the names that the lists or the sentence tell.
const RANG_INITIALE = 800;

// To wait for, once, before `analyser`.
export async function preparer() {
  await chargerTout();
}

// Findings in the order of the text; `debut` and `fin` count code points, as Python does.
export function analyser(texte, langue = "") {
  const caracteres = [...texte];
  const plie = plier(caracteres);
  const trouves = chercherRegles(plie.texte);
  const passages = departager([...trouves, ...chercherNoms(plie.texte, trouves)], plie.texte);
  return proposer(plie.texte, langue, passages).map((passage) => {
    const debut = plie.debuts[passage.debut];
    const fin = plie.fins[passage.fin - 1];
    const { genre, niveau, propositions } = passage;
    return { debut, fin, genre, niveau, texte: caracteres.slice(debut, fin).join(""), propositions };
  });
}

// Of passages that overlap, the surest, then the lowest rank, then the longest; a name keeps what a rule leaves.
const departager = (passages, texte) => {
  const masque = new Masque(texte.length);
  const regle = new Masque(texte.length);
  const gardes = [];
  for (const passage of [...passages].sort(ordre)) {
    const nom = passage.genre === "NAME" && passage.rang >= RANG_ANNONCE;
    const reste = nom ? horsDe(regle, texte, passage) : passage;
    if (reste.debut >= reste.fin || masque.touche(reste.debut, reste.fin)) continue;
    masque.poser(reste.debut, reste.fin);
    gardes.push(reste);
    if (reste.rang < RANG_ANNONCE) regle.poser(reste.debut, reste.fin);
  }
  return gardes.sort((a, b) => a.debut - b.debut);
};

const rangDe = ({ genre, niveau, rang }) =>
  niveau !== SUR && genre === "NAME" && rang < RANG_ANNONCE ? RANG_INITIALE : rang;

const ordre = (a, b) =>
  (a.niveau !== SUR) - (b.niveau !== SUR) ||
  rangDe(a) - rangDe(b) ||
  b.fin - b.debut - (a.fin - a.debut) ||
  a.debut - b.debut;

const ALNUM = /^[A-Za-z0-9]+$/;

const horsDe = (regle, texte, passage) => {
  let { debut, fin } = passage;
  if (!regle.touche(debut, fin)) return passage;
  while (debut < fin && (regle.touche(debut, debut + 1) || !ALNUM.test(texte[debut]))) debut += 1;
  while (debut < fin && (regle.touche(fin - 1, fin) || !ALNUM.test(texte[fin - 1]))) fin -= 1;
  if (dansUnMot(texte, debut) || dansUnMot(texte, fin)) fin = debut;
  return { ...passage, debut, fin };
};

const dansUnMot = (texte, place) => {
  const autour = texte.slice(Math.max(0, place - 1), place + 1);
  return autour.length === 2 && ALNUM.test(autour);
};
