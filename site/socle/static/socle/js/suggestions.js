// The search box proposes titles as one types; choosing one goes to its page. `data-suggestions` is the address to ask.
import { combobox, lire } from "./combobox.js";

const span = (classe, texte) => {
  const element = document.createElement("span");
  element.className = classe;
  element.textContent = texte;
  return element;
};

export function suggerer(champ) {
  combobox(champ, {
    demander: async (texte) =>
      texte.trim().length > 1 ? (await lire(champ.dataset.suggestions, texte.trim())).suggestions : null,
    dessiner: (option, { titre, genre }) => {
      option.append(span("propositions__titre", titre), " ", span("propositions__genre", genre));
    },
    prendre: ({ url }) => window.location.assign(url),
  });
}
