// Completion of the last label of a comma-separated field.
import { combobox, lire } from "./combobox.js";

const ADRESSE = "/etiquettes/suggestions/";

const dernier = (texte) => texte.split(",").pop().trim();

export function completerEtiquettes(champ) {
  combobox(champ, {
    demander: async (texte) => (dernier(texte) ? (await lire(ADRESSE, dernier(texte))).etiquettes : null),
    dessiner: (option, nom) => {
      option.textContent = nom;
    },
    prendre: (nom) => {
      const debut = champ.value.split(",").slice(0, -1).map((mot) => mot.trim());
      champ.value = [...debut, nom].join(", ") + ", ";
      champ.dispatchEvent(new Event("change", { bubbles: true }));
    },
  });
}
