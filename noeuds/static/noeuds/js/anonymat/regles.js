// The rules of regles.json, each a pattern, with a check and what must or must not stand around it.
import { chercher as trouverUn, compiler, lire, memo } from "./donnees.js";
import { CONTROLES } from "./controles.js";
import { passage, SUR } from "./modeles.js";

const PORTEE_AVANT = 48;
const PORTEE_APRES = 24;
const COTES = ["avant", "apres", "pas_avant", "pas_apres"];

const regles = memo(() =>
  lire("regles").regles.map((regle, rang) => ({
    ...regle,
    rang,
    niveau: regle.niveau ?? SUR,
    regexp: compiler(regle.motif, regle.casse),
    autour: COTES.filter((cle) => cle in regle).map((cle) => [cle, compiler(regle[cle])]),
  })),
);

const tient = (regle, texte, debut, fin) => {
  if (regle.controle && !CONTROLES[regle.controle](texte.slice(debut, fin))) return false;
  const avant = texte.slice(Math.max(0, debut - PORTEE_AVANT), debut);
  const apres = texte.slice(fin, fin + PORTEE_APRES);
  return regle.autour.every(([cle, motif]) => {
    const vu = Boolean(trouverUn(motif, cle.endsWith("avant") ? avant : apres));
    return vu !== cle.startsWith("pas_");
  });
};

export const chercher = (texte) => {
  const passages = [];
  for (const regle of regles("")) {
    for (const trouve of texte.matchAll(regle.regexp)) {
      const [debut, fin] = (trouve.length > 1 ? trouve.indices[1] : trouve.indices[0]) ?? [0, 0];
      if (debut < fin && tient(regle, texte, debut, fin)) {
        passages.push(passage(debut, fin, regle.genre, regle.niveau, regle.rang));
      }
    }
  }
  return passages;
};
