// French or Dutch, sentence by sentence: by the little words.
import { fin, motif } from "./donnees.js";
import { lexique } from "./jetons.js";

const compterOutils = (texte) => {
  const mots = [...texte.matchAll(motif("mot"))].map((trouve) => trouve[0].toLowerCase());
  return ["outils_fr", "outils_nl"].map((nom) => mots.filter((mot) => lexique(nom).has(mot)).length);
};

// Wholly or for a good part: words may then be glued together.
export const parleNeerlandais = (texte) => {
  const [francais, neerlandais] = compterOutils(texte);
  return neerlandais * 2 > francais;
};

const langueDe = (phrase, defaut) => {
  const [francais, neerlandais] = compterOutils(phrase);
  if (francais === neerlandais) return defaut === "nl" ? "nl" : "fr";
  return francais > neerlandais ? "fr" : "nl";
};

// The language of each sentence, asked by a place in the text.
export const langues = (texte, defaut) => {
  const fins = [...texte.matchAll(motif("fin_de_phrase"))].map(fin);
  const bornes = [0, ...fins, texte.length];
  const dites = bornes.slice(1).map((borne, i) => langueDe(texte.slice(bornes[i], borne), defaut));
  return (place) => {
    let [bas, haut] = [0, fins.length];
    while (bas < haut) {
      const milieu = (bas + haut) >> 1;
      if (place < fins[milieu]) haut = milieu;
      else bas = milieu + 1;
    }
    return dites[bas];
  };
};
