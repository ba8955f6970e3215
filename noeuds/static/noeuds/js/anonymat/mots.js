// Common words of French and Dutch: noeuds/anonymat/mots.py says how.
import { lire, memo } from "./donnees.js";

const EMPREINTES = 5;
const LONGUEUR_COUPEE = 11;
const LONGUEUR_GARDEE = 8;
const LONGUEUR_PART = 4;
const LONGUEUR_COMPOSE = 8;

const terminaisons = memo(() => lire("lexique").terminaisons.split(" "));

const racine = memo((mot) => {
  if (mot.length > LONGUEUR_COUPEE) return mot.slice(0, LONGUEUR_GARDEE);
  const fin = terminaisons("").find((t) => mot.endsWith(t) && mot.length - t.length >= 4);
  return fin ? mot.slice(0, -fin.length) : mot;
});

const empreinte = (mot, graine) => {
  let valeur = (2166136261 ^ graine) >>> 0;
  for (let i = 0; i < mot.length; i += 1) valeur = Math.imul(valeur ^ mot.charCodeAt(i), 16777619) >>> 0;
  return (valeur ^ (valeur >>> 15)) >>> 0;
};

const octets = memo(() => Uint8Array.from(atob(lire("mots").octets), (c) => c.charCodeAt(0)));

const dedans = memo((mot) => {
  const filtre = octets("");
  const bits = filtre.length * 8;
  const premiere = empreinte(mot, 0);
  const seconde = (empreinte(mot, 0x5bd1e995) | 1) >>> 0;
  for (let i = 0; i < EMPREINTES; i += 1) {
    const place = (premiere + i * seconde) % bits;
    if (!((filtre[place >> 3] >> (place & 7)) & 1)) return false;
  }
  return true;
});

const compose = memo((mot) => {
  if (mot.length < LONGUEUR_COMPOSE) return false;
  for (let place = LONGUEUR_PART; place <= mot.length - LONGUEUR_PART; place += 1) {
    if (!dedans(racine(mot.slice(0, place)))) continue;
    if (dedans(racine(mot.slice(place)))) return true;
    const apres = mot.slice(place + 1);
    if (mot[place] === "s" && apres.length >= LONGUEUR_PART && dedans(racine(apres))) return true;
  }
  return false;
});

export const courant = (mot, composes = true) => dedans(racine(mot)) || (composes && compose(mot));
