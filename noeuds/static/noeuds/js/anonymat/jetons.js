// Words of the folded text, with what the lists know of each.
import { chercher, fin, lire, memo, motif, motifExact } from "./donnees.js";
import { courant } from "./mots.js";

const LETTRES_REPETEES = /([a-z])\1{2,}/g;
const VOYELLES = "aeiouhy";
const ARTICLES_CAPITALES = ["L'", "J'", "C'", "S'", "T'", "Qu'"];

export const lexique = memo((nom) => {
  const source = nom in lire("noms") ? lire("noms") : lire("lexique");
  return new Set(source[nom].split(" "));
});
const GENS = ["prenoms", "noms", "prenoms_mots"];
const lieu = (mot) =>
  (lexique("lieux").has(mot) || lexique("villes").has(mot)) && !GENS.some((nom) => lexique(nom).has(mot));
const connu = (mot) => lexique("connus").has(mot) || lieu(mot);
const majuscule = (texte) => /[A-Z]/.test(texte) && texte === texte.toUpperCase();

// Computed when first asked, then kept.
const tard = (classe, nom, calculer) =>
  Object.defineProperty(classe.prototype, nom, {
    get() {
      const valeur = calculer(this);
      Object.defineProperty(this, nom, { value: valeur });
      return valeur;
    },
  });

export class Jeton {
  constructor(debut, finDuMot, brut, premier, composes) {
    Object.assign(this, { debut, fin: finDuMot, brut, premier, composes });
  }

  // In one of these lists; a compound by one of its parts when it has a capital, by all of them if not.
  est(...noms) {
    const colle = this.bas.replaceAll("'", "");
    if (noms.some((nom) => lexique(nom).has(this.bas) || lexique(nom).has(colle))) return true;
    if (this.parts.length < 2) return false;
    const dits = this.parts
      .filter((part) => part.length > 2)
      .map((part) => noms.some((nom) => lexique(nom).has(part)));
    if (!dits.length) return false;
    return dits.every(Boolean) || (this.capitale && !noms.includes("prenoms_mots") && dits.some(Boolean));
  }
}

// « Jean-Phi », « Anne-Flo »: a known first name, then whatever has its capital.
const compose = (j) => {
  const tiret = j.brut.indexOf("-");
  if (tiret < 1 || j.toutCapitales || tiret + 1 >= j.brut.length) return false;
  return majuscule(j.brut[tiret + 1]) && lexique("prenoms_mots").has(j.brut.slice(0, tiret).toLowerCase());
};

// « lavocat », « merciii »: an apostrophe forgotten, a letter held down.
const malEcrit = (mot) => {
  const court = mot.replace(LETTRES_REPETEES, "$1");
  const elision = chercher(motif("elision_collee"), mot);
  return (court !== mot && courant(court)) || Boolean(elision && courant(elision[1], false));
};

tard(Jeton, "bas", (j) => j.brut.toLowerCase());
tard(Jeton, "parts", (j) => j.bas.split(/[-']/));
tard(Jeton, "capitale", (j) => majuscule(j.brut[0]));
tard(Jeton, "toutCapitales", (j) => j.brut.length > 1 && majuscule(j.brut));
tard(Jeton, "particule", (j) => lexique("particules").has(j.bas));
tard(Jeton, "lettre", (j) => lexique("lettres").has(j.brut));
tard(Jeton, "initiale", (j) => j.brut.length === 1 && j.capitale && !j.lettre);
tard(
  Jeton,
  "permisCompose",
  (j) => j.parts.length > 1 && j.parts[0].length > 1 && !connu(j.bas) && connu(j.parts[0]) && !j.prenom,
);
tard(Jeton, "permis", (j) => !j.initiale && (connu(j.bas) || j.permisCompose));
tard(
  Jeton,
  "prenom",
  (j) =>
    j.est("prenoms") ||
    compose(j) ||
    (j.est("prenoms_mots") && !["mots_vrais", "frequents"].some((nom) => lexique(nom).has(j.bas))),
);
tard(
  Jeton,
  "prenomSur",
  (j) =>
    lexique("prenoms").has(j.bas) ||
    (j.parts.length > 1 && j.parts.every((p) => lexique("prenoms").has(p) || lexique("prenoms_mots").has(p))),
);
tard(Jeton, "prenomMot", (j) => j.est("prenoms_mots"));
tard(Jeton, "prenomOuMot", (j) => j.est("prenoms", "prenoms_mots"));
tard(Jeton, "nom", (j) => j.est("noms"));
tard(Jeton, "nomOuMot", (j) => j.est("prenoms", "noms", "prenoms_mots", "noms_mots"));
tard(
  Jeton,
  "nomRare",
  (j) => j.nomOuMot && !["frequents", "arrets_apres_civilite", "verbes"].some((nom) => lexique(nom).has(j.bas)),
);
tard(Jeton, "courant", (j) => {
  const composes = j.composes && (j.premier || !j.capitale);
  if (j.parts.every((part) => part.length < 3 || courant(part, composes))) return true;
  return !j.capitale && malEcrit(j.bas);
});
// A first name that the allow-list holds as a word: used only with something that announces a person.
tard(
  Jeton,
  "prenomPermis",
  (j) => lexique("prenoms_permis").has(j.bas) && j.capitale && !j.toutCapitales,
);
const prenomSeul = (mot) => {
  const dans = (nom) => lexique(nom).has(mot);
  return !["mots_vrais", "frequents"].some(dans) && ["prenoms", "prenoms_mots"].some(dans);
};
// « bartje ».
tard(Jeton, "diminutif", (j) => {
  const bases = [...lexique("diminutifs")].filter((f) => j.bas.endsWith(f)).map((f) => j.bas.slice(0, -f.length));
  return bases.some((base) => base.length > 2 && prenomSeul(base));
});

// The words; an elided article is not part of one (« l'aînée »), a name's own letter is (« D'Hondt »).
export const decouper = (texte, composes = false) =>
  [...texte.matchAll(motifExact("mot"))].map((trouve) => {
    const mot = trouve[0];
    const elision = chercher(motifExact("elision"), mot);
    const article = elision?.index === 0 && estArticle(mot, elision[0].length);
    const debut = trouve.index + (article ? elision[0].length : 0);
    const brut = texte.slice(debut, fin(trouve));
    return new Jeton(debut, fin(trouve), brut, estPremier(texte, trouve.index), composes);
  });

const estArticle = (mot, apres) =>
  !consonneDeNom(mot, apres) && avantVoyelle(mot, apres);

// « N'Diaye », « T'Jampens », « m'barek »: no article is cut before a consonant, save in speech (« j'vais »).
const consonneDeNom = (mot, apres) => {
  if (VOYELLES.includes(mot[apres].toLowerCase())) return false;
  const colle = (mot[0] + mot.slice(apres)).toLowerCase();
  const capitales = majuscule(mot[0]) && majuscule(mot[apres]) && "MNT".includes(mot[0]);
  return capitales || ["noms", "prenoms"].some((nom) => lexique(nom).has(colle));
};

const avantVoyelle = (mot, apres) =>
  !majuscule(mot[0]) || !majuscule(mot[apres]) || ARTICLES_CAPITALES.includes(mot.slice(0, apres));

const estPremier = (texte, debut) => {
  const avant = texte.slice(Math.max(0, debut - 8), debut);
  return Boolean(chercher(motifExact("fin_phrase"), avant)) && !chercher(motifExact("initiale_finie"), avant);
};
