// The search box proposes titles and words as one types; choosing a title goes to its page, a word looks for it.
// `data-suggestions` is the address to ask; a title comes in pieces, every other one being what was typed.
import { combobox, lire } from "./combobox.js";

const span = (classe, ...morceaux) => {
  const element = document.createElement("span");
  element.className = classe;
  element.append(...morceaux);
  return element;
};

const titrer = (morceau, rang) => {
  if (rang % 2 === 0) return morceau;
  const marque = document.createElement("mark");
  marque.textContent = morceau;
  return marque;
};

export function suggerer(champ) {
  combobox(champ, {
    demander: async (texte) =>
      texte.trim().length > 1 ? (await lire(champ.dataset.suggestions, texte.trim())).suggestions : null,
    dessiner: (option, { morceaux, genre, langue }) => {
      const titre = span("propositions__titre", ...morceaux.map(titrer));
      if (langue) titre.lang = langue;
      option.append(titre, " ", span("propositions__genre", genre));
    },
    prendre: ({ url }) => window.location.assign(url),
  });
}
