// The notebook of a session: a note is kept without leaving the field, and appears under its point.
//
// How it waits without network and leaves is attente.js. A note carries the hour at which it was written, not received.

import { chiffrer, coffre, dechiffrer } from "../../socle/js/brouillon.js";
import { envoyer, lirePaires, nouvelleCle, oterCeQuiEstParti, ouvrirLaFile } from "../../socle/js/attente.js";

// It listens before it has a safe place: nothing that one does meanwhile leaves the page.
export async function aider(formulaire) {
  const page = formulaire.closest("[data-carnet]");
  const etat = formulaire.querySelector("[data-prise-etat]");
  const { texte } = formulaire.elements;
  const reprendre = (paires) => remettre(formulaire, paires);
  const parti = (note) => {
    montrer(page, note);
    etat.textContent = formulaire.dataset.parti;
  };
  const ouverture = ouvrirLaFile(formulaire, { parti, reprendre });
  let autrement = false;
  let enCours = false;

  const vider = (mots, paires) => {
    oterCeQuiEstParti(texte, mots);
    formulaire.elements.cle.value = nouvelleCle();
    formulaire.elements.ecrite_le.value = "";
    for (const code of formulaire.querySelectorAll("details input:checked")) {
      if (paires.some(([nom, valeur]) => nom === code.name && valeur === code.value)) code.checked = false;
    }
    texte.dispatchEvent(new Event("input", { bubbles: true }));
    texte.focus();
  };

  const noter = async () => {
    formulaire.elements.ecrite_le.value = String(Date.now());
    const paires = lirePaires(formulaire);
    const mots = texte.value;
    const { issue, donnees } = await envoyer(formulaire, paires);
    if (issue === "refuse") {
      autrement = true;
      formulaire.requestSubmit();
      return;
    }
    const file = await ouverture;
    if (issue === "coupe" && !file) return (etat.textContent = formulaire.dataset.coupe);
    if (issue === "coupe") await file.garder(paires);
    vider(mots, paires);
    if (issue === "parti") parti(donnees);
    else etat.textContent = formulaire.dataset.garde;
  };

  formulaire.addEventListener("submit", async (evenement) => {
    if (autrement) return;
    evenement.preventDefault();
    if (enCours) return;
    enCours = true;
    etat.textContent = "";
    await noter().finally(() => (enCours = false));
  });
  auClavier(formulaire);
  viser(page, formulaire);
  suivre(page, formulaire);
  await tenir(formulaire);
  await ouverture;
  formulaire.dataset.pret = "";
}

// What is begun survives a page that reloads: encrypted as what waits, and put back in its field.
async function tenir(formulaire) {
  const ouvert = await coffre(formulaire).catch(() => null);
  if (!ouvert) return;
  const cle = `${ouvert.mien}debut-${formulaire.getAttribute("action")}`;
  const { texte } = formulaire.elements;
  const ancien = JSON.parse(localStorage.getItem(cle) || "null");
  if (ancien && !texte.value) texte.value = await dechiffrer(ouvert.secret, ancien).catch(() => "");
  let attente;
  const garder = async () => {
    const mots = texte.value;
    if (!mots) return localStorage.removeItem(cle);
    localStorage.setItem(cle, JSON.stringify({ le: Date.now(), ...(await chiffrer(ouvert.secret, mots)) }));
    if (!texte.value) localStorage.removeItem(cle); // Sent meanwhile.
  };
  texte.addEventListener("input", () => {
    clearTimeout(attente);
    attente = setTimeout(garder, texte.value ? 500 : 0);
  });
  document.addEventListener("visibilitychange", () => document.hidden && garder());
}

// Under its point, once, however often it arrives.
function montrer(page, { cle, lieu, html }) {
  if (document.getElementById(cle)) return;
  const section = page.querySelector(`[data-lieu="${lieu}"]`);
  if (!section) return;
  section.hidden = false;
  const liste = section.querySelector("[data-notes]");
  liste.insertAdjacentHTML("beforeend", html);
  const note = document.getElementById(cle);
  note.classList.add("remarque--neuve");
  note.scrollIntoView({ block: "nearest" });
}

// Before what is begun, which stays.
function remettre(formulaire, paires) {
  const commence = formulaire.elements.texte.value.trim();
  for (const [nom, valeur] of paires) {
    for (const champ of formulaire.querySelectorAll(`[name="${nom}"]`)) {
      if (champ.type === "radio" || champ.type === "checkbox") champ.checked ||= champ.value === valeur;
      else champ.value = valeur;
    }
  }
  if (commence) formulaire.elements.texte.value += `\n\n${commence}`;
  formulaire.elements.texte.dispatchEvent(new Event("input", { bubbles: true }));
  formulaire.elements.texte.focus();
}

const choix = (formulaire) => [...formulaire.querySelectorAll('[name="lieu"]')];

function choisir(formulaire, cle) {
  const voulu = choix(formulaire).find((lieu) => lieu.value === cle);
  if (!voulu) return;
  voulu.checked = true;
  voulu.dispatchEvent(new Event("change", { bubbles: true }));
  voulu.closest("label").scrollIntoView({ block: "nearest", inline: "nearest" });
}

// Enter keeps, except under a thumb, where it goes to the line as anywhere on a telephone.
function auClavier(formulaire) {
  const { texte } = formulaire.elements;
  const clavier = window.matchMedia("(pointer: fine)").matches;
  for (const aide of formulaire.querySelectorAll("[data-avec-clavier]")) aide.hidden = !clavier;
  texte.addEventListener("keydown", (evenement) => {
    if (evenement.isComposing) return;
    const pas = evenement.altKey && { ArrowUp: -1, ArrowDown: 1 }[evenement.key];
    if (pas) {
      evenement.preventDefault();
      const tous = choix(formulaire);
      const ici = tous.findIndex((lieu) => lieu.checked);
      const suivant = tous[ici + pas];
      if (suivant) choisir(formulaire, suivant.value);
    }
    const force = evenement.ctrlKey || evenement.metaKey;
    if (evenement.key === "Enter" && (force || (clavier && !evenement.shiftKey && !evenement.altKey))) {
      evenement.preventDefault();
      formulaire.requestSubmit();
    }
  });
}

// The point that one notes of is shown in the page too; « Noter ici » chooses it.
function viser(page, formulaire) {
  const marquer = () => {
    const cle = formulaire.elements.lieu.value;
    for (const section of page.querySelectorAll("[data-lieu]")) section.classList.toggle("lieu--vise", section.dataset.lieu === cle);
  };
  formulaire.addEventListener("change", marquer);
  page.addEventListener("click", (evenement) => {
    const lien = evenement.target.closest("[data-noter-ici]");
    if (!lien) return;
    evenement.preventDefault();
    choisir(formulaire, lien.dataset.noterIci);
    formulaire.elements.texte.focus();
  });
  marquer();
}

// When the session moves on, so does the choice, unless a note is begun.
function suivre(page, formulaire) {
  const zone = page.querySelector('[data-zone="point"]');
  if (!zone) return;
  const point = () => zone.querySelector("[data-point]")?.dataset.point;
  let connu = point();
  new MutationObserver(() => {
    const nouveau = point();
    if (!nouveau || nouveau === connu) return;
    connu = nouveau;
    for (const section of page.querySelectorAll("[data-lieu]")) {
      const ici = section.dataset.lieu === `p-${nouveau}`;
      section.classList.toggle("lieu--courant", ici);
      const mot = section.querySelector("[data-courant]");
      if (mot) mot.hidden = !ici;
    }
    if (!formulaire.elements.texte.value.trim()) choisir(formulaire, `p-${nouveau}`);
  }).observe(zone, { childList: true });
}
