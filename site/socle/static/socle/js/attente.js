// What is sent from a form without leaving the page, and waits in this browser while there is no network.
//
// What waits carries a key of its own: the server keeps it once, however often it arrives. It is encrypted like drafts,
// with the key of this account (brouillon.js), and goes when one leaves (fil.js).

import { chiffrer, coffre, dechiffrer } from "./brouillon.js";

const PATIENCE = 15_000;
const ENCORE = 15_000;

// A page of plain HTTP has no randomUUID.
export function nouvelleCle() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const octets = crypto.getRandomValues(new Uint8Array(16));
  octets[6] = (octets[6] & 0x0f) | 0x40;
  octets[8] = (octets[8] & 0x3f) | 0x80;
  const hexa = Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");
  return hexa.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export const lirePaires = (formulaire) => [...new FormData(formulaire)].filter(([nom]) => nom !== "csrfmiddlewaretoken");

// While a note was leaving one may have gone on writing: what did not leave stays in its field.
export function oterCeQuiEstParti(champ, parti) {
  if (champ.value.startsWith(parti)) champ.value = champ.value.slice(parti.length).trimStart();
}

// « parti » (with what the server answered), « refuse » (it has something to say of it) or « coupe » (it did not hear).
export async function envoyer(formulaire, paires) {
  const corps = new FormData();
  corps.append("csrfmiddlewaretoken", formulaire.elements.csrfmiddlewaretoken.value);
  for (const [nom, valeur] of paires) corps.append(nom, valeur);
  const reponse = await fetch(formulaire.action, {
    method: "POST",
    body: corps,
    headers: { Accept: "application/json" },
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => null);
  if (!reponse || reponse.status >= 500) return { issue: "coupe" };
  if (!reponse.ok || reponse.redirected) return { issue: "refuse" };
  const donnees = await reponse.json().catch(() => null);
  return donnees === null ? { issue: "coupe" } : { issue: "parti", donnees };
}

// What waits, shown in [data-en-attente]; null when this browser has no safe place. `parti(donnees)` is called for each
// that leaves, `reprendre(pairs)` when one wants to put right what the server refused.
export async function ouvrirLaFile(formulaire, { parti = () => {}, reprendre }) {
  const ouvert = await coffre(formulaire).catch(() => null);
  if (!ouvert) return null;
  const { secret, mien } = ouvert;
  const debut = `${mien}note-${formulaire.getAttribute("action")}-`;
  const liste = formulaire.querySelector("[data-en-attente]");
  const modele = formulaire.querySelector("template[data-attente]");
  const refusees = new Set();
  let minuterie;
  let enCours = false;

  const cles = () => Object.keys(localStorage).filter((cle) => cle.startsWith(debut)).sort();
  const ouvrir = async (cle) => {
    const texte = await dechiffrer(secret, JSON.parse(localStorage.getItem(cle))).catch(() => null);
    if (texte === null) localStorage.removeItem(cle);
    return texte && JSON.parse(texte);
  };

  const ligne = (cle, paires) => {
    const element = modele.content.firstElementChild.cloneNode(true);
    element.querySelector(".note__texte").textContent = Object.fromEntries(paires).texte;
    if (!refusees.has(cle)) return element;
    for (const cache of element.querySelectorAll("[hidden]")) cache.hidden = false;
    element.querySelector("button").addEventListener("click", () => {
      localStorage.removeItem(cle);
      reprendre(paires);
      montrer();
    });
    return element;
  };

  const montrer = async () => {
    const lignes = [];
    for (const cle of cles()) {
      const paires = await ouvrir(cle);
      if (paires) lignes.push(ligne(cle, paires));
    }
    liste.replaceChildren(...lignes);
    liste.hidden = lignes.length === 0;
  };

  const partir = async () => {
    clearTimeout(minuterie);
    if (enCours) return;
    enCours = true;
    for (const cle of cles()) {
      const paires = refusees.has(cle) ? null : await ouvrir(cle);
      const { issue, donnees } = paires ? await envoyer(formulaire, paires) : {};
      if (issue === "parti") {
        localStorage.removeItem(cle);
        parti(donnees);
      }
      if (issue === "refuse") refusees.add(cle);
      if (issue === "coupe") break;
    }
    enCours = false;
    await montrer();
    if (cles().some((cle) => !refusees.has(cle))) minuterie = setTimeout(partir, ENCORE);
  };

  window.addEventListener("online", partir);
  partir();
  return {
    garder: async (paires) => {
      const { cle } = Object.fromEntries(paires);
      const chiffre = await chiffrer(secret, JSON.stringify(paires));
      localStorage.setItem(`${debut}${Date.now()}-${cle}`, JSON.stringify({ le: Date.now(), ...chiffre }));
      await montrer();
      clearTimeout(minuterie);
      minuterie = setTimeout(partir, ENCORE);
    },
  };
}
