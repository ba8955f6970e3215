// What to write instead, so that the story stays: noeuds/anonymat/remplacements.py.
import { chercher, lire, motif } from "./donnees.js";
import { decouper } from "./jetons.js";
import { langues } from "./langue.js";

const PORTEE = 16;
const PORTEE_ROLE = 24;

export const proposer = (texte, langue, passages) => {
  const tables = lire("regles").remplacements;
  const gens = new Gens(texte, tables);
  const langueA = langues(texte, langue);
  for (const passage of passages) if (passage.genre === "NAME") gens.ajouter(passage);
  let precedente = 0;
  return passages.map((passage) => {
    const avant = texte.slice(Math.max(precedente, passage.debut - PORTEE), passage.debut);
    precedente = passage.fin;
    const mots = tables[langueA(passage.debut)];
    const dit = texte.slice(passage.debut, passage.fin).toLowerCase();
    return { ...passage, ...proposition(passage, dit, avant, mots, gens) };
  });
};

const proposition = (passage, dit, avant, mots, gens) => {
  switch (passage.genre) {
    case "NAME":
      return { propositions: gens.propositions(passage, mots) };
    case "AGE":
    case "AGE90":
      return { propositions: age(dit, passage.genre, mots) };
    case "DOB":
      return { ...avec(passage, avant, "avant_date"), propositions: naissance(dit, mots) };
    case "DATE":
      return { ...avec(passage, avant, "avant_date"), propositions: date(dit, mots) };
    case "COMMUNE":
      return commune(passage, avant, mots);
    case "PLACE":
    case "ORG":
    case "SCHOOL":
    case "EMPLOYER":
      return lieu(passage, dit, avant, mots);
    default:
      return { propositions: mots[passage.genre] };
  }
};

const avec = (passage, avant, nom) => {
  const trouve = chercher(motif(nom), avant);
  return { debut: passage.debut - (trouve ? trouve[0].length : 0) };
};

const lieu = (passage, dit, avant, mots) => {
  const sortes = passage.genre === "PLACE" ? mots.lieux.filter(([cle]) => new RegExp(cle).test(dit)) : [];
  const propositions = [...sortes.map(([, sorte]) => sorte), ...mots[passage.genre]].slice(0, 2);
  const article = chercher(motif("avant_lieu"), avant)?.[1].toLowerCase().trim();
  const tete = article === undefined ? undefined : mots.articles[article];
  if (tete === undefined) return { propositions };
  return { ...avec(passage, avant, "avant_lieu"), propositions: propositions.map((p) => tete + p) };
};

const commune = (passage, avant, mots) => {
  const dit = chercher(motif("avant_commune"), avant)?.[1].toLowerCase() ?? "";
  const dite = mots.communes[dit === "d'" ? "de" : dit];
  if (!dite) return { propositions: mots.COMMUNE };
  return { ...avec(passage, avant, "avant_commune"), propositions: [dite] };
};

const age = (dit, genre, mots) => {
  const ans = Number(dit.match(/\d+/)?.[0] ?? lire("lexique").dizaines.find(([mot]) => dit.includes(mot))?.[1]);
  if (Number.isNaN(ans)) return genre === "AGE90" ? mots.AGE90 : mots.age;
  return [mots.ages.find(([limite]) => ans < limite)[1]];
};

const naissance = (dit, mots) => {
  const annee = dit.match(/(?:19|20)?(\d)\d$/);
  return annee ? [mots.decennie.replace("{}", `${annee[1]}0`), ...mots.DOB] : mots.DOB;
};

const date = (dit, mots) => {
  const mois = moisDe(dit);
  return mois >= 1 && mois <= 12 ? [mots.saisons[Math.floor((mois % 12) / 3)]] : mots.DATE;
};

const moisDe = (dit) => {
  const ecrit = lire("lexique").mois.find(([nom]) => new RegExp(`\\b(?:${nom})`).test(dit));
  return ecrit ? ecrit[1] : Number(dit.match(/\d+/g)?.[1] ?? 0);
};

// Who is who in a text: names that share a word are one person, with a letter and the role said before it.
class Gens {
  constructor(texte, tables) {
    Object.assign(this, { texte, tables, personnes: new Map(), roles: new Map() });
  }

  mots({ debut, fin: finDuNom }) {
    const nom = this.texte.slice(debut, finDuNom);
    const mots = decouper(nom).filter((jeton) => !jeton.particule).map((jeton) => jeton.bas);
    return mots.length ? mots : [nom.toLowerCase()];
  }

  ajouter(passage) {
    const mots = this.mots(passage);
    const connu = mots.find((mot) => this.personnes.has(mot));
    const numero = connu === undefined ? new Set(this.personnes.values()).size : this.personnes.get(connu);
    for (const mot of mots) if (!this.personnes.has(mot)) this.personnes.set(mot, numero);
    const role = this.role(passage);
    if (role && !this.roles.has(numero)) this.roles.set(numero, role);
  }

  role({ debut }) {
    const avant = chercher(motif("mot_avant"), this.texte.slice(Math.max(0, debut - PORTEE_ROLE), debut));
    return (avant && this.tables.roles[avant[1].toLowerCase()]) ?? "";
  }

  propositions(passage, mots) {
    const numero = this.personnes.get(this.mots(passage)[0]);
    const lettre = this.tables.lettres[numero % this.tables.lettres.length];
    const role = this.roles.get(numero) ?? mots.NAME[Math.min(numero, mots.NAME.length - 1)];
    return this.role(passage) ? [lettre, role] : [role, lettre];
  }
}
