// A text field that proposes names as one types; one may also write something else. `data-completer` is the address.
import { combobox, lire } from "./combobox.js";

export function completer(champ) {
  combobox(champ, {
    demander: async (texte) =>
      texte.trim().length > 1 ? (await lire(champ.dataset.completer, texte.trim())).noms : null,
    dessiner: (option, nom) => {
      option.textContent = nom;
    },
    prendre: (nom) => {
      champ.value = nom;
      champ.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
}
