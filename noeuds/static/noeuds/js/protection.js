// The anonymity helper beside one field (component `constats`): passages are shown before anything leaves the phone.
//
// It changes nothing by itself: the author replaces a passage, everywhere in her text, or keeps it and says why. While
// something waits, the form carries data-retenu: it is not sent, and drafts stay in this browser (brouillon.js).

import { analyser, preparer } from "./anonymat/index.js";

const ATTENTE = 300;
const plier = (texte) => texte.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().split(/\s+/u).join(" ").trim();

export async function aider(boite) {
  const champ = document.getElementById(boite.dataset.pour);
  if (!champ) return;
  const aide = new Aide(boite, champ);
  champ.addEventListener("input", () => aide.attendre());
  champ.form.addEventListener("submit", (evenement) => aide.retenir(evenement));
  await preparer();
  aide.lire();
}

class Aide {
  constructor(boite, champ) {
    this.boite = boite;
    this.champ = champ;
    this.liste = boite.querySelector(".constats__liste");
    this.phrase = boite.querySelector(".constats__phrase");
    this.modele = boite.querySelector("template");
    const { libelles, civilite } = JSON.parse(boite.querySelector("script").textContent);
    this.libelles = libelles;
    this.civilite = new RegExp(civilite, "iu");
    this.fond = champ.tagName === "TEXTAREA" ? poserUnFond(champ) : null;
    this.vus = new Map();
    for (const element of this.liste.children) {
      const cle = plier(element.querySelector("input[type=hidden]").value);
      this.vus.set(cle, element);
      this.ecouter(element, element.querySelector("input[type=hidden]").value);
    }
  }

  attendre() {
    this.tenir(true); // Until it was read again.
    clearTimeout(this.minuterie);
    this.minuterie = setTimeout(() => this.lire(), ATTENTE);
  }

  lire() {
    clearTimeout(this.minuterie);
    const langue = this.champ.form.elements.langue?.value ?? "";
    this.constats = analyser(this.champ.value, langue);
    this.lister();
    this.fond?.(this.constats);
    this.dire();
  }

  // One entry a passage, however often it comes back; what was chosen for it stays as it is.
  lister() {
    const voulus = new Map();
    for (const constat of [...this.constats].sort((a, b) => (a.niveau === "sur" ? 0 : 1) - (b.niveau === "sur" ? 0 : 1)))
      if (!voulus.has(plier(constat.texte))) voulus.set(plier(constat.texte), constat);
    for (const [cle, element] of this.vus) {
      if (voulus.has(cle)) continue;
      element.remove();
      this.vus.delete(cle);
    }
    for (const [cle, constat] of voulus) {
      if (!this.vus.has(cle)) this.vus.set(cle, this.nouveau(constat));
      this.liste.append(...(this.liste.contains(this.vus.get(cle)) ? [] : [this.vus.get(cle)]));
    }
    [...this.liste.children].forEach((element, rang) => this.numeroter(element, rang));
  }

  nouveau(constat) {
    const element = this.modele.content.firstElementChild.cloneNode(true);
    element.classList.toggle("constat--sur", constat.niveau === "sur");
    element.querySelector(".constat__passage").textContent = constat.texte;
    element.querySelector(".constat__genre").textContent = this.libelles[constat.genre] ?? constat.genre;
    element.querySelector("input[type=hidden]").value = constat.texte;
    element.querySelector("[name$=-par]").value = constat.propositions[0] ?? "";
    this.ecouter(element, constat.texte);
    return element;
  }

  numeroter(element, rang) {
    for (const controle of element.querySelectorAll("[name]"))
      controle.name = `${this.boite.dataset.prefixe}-${rang}-${controle.name.split("-").pop()}`;
  }

  ecouter(element, passage) {
    const choix = (valeur) => element.querySelector(`[value=${valeur}]`);
    const raison = element.querySelector("[name$=-raison]");
    choix("remplacer").addEventListener("change", () => this.remplacer(passage, element.querySelector("[name$=-par]").value));
    choix("garder").addEventListener("change", () => {
      raison.focus();
      this.dire();
    });
    raison.addEventListener("input", () => {
      choix("garder").checked = true;
      this.dire();
    });
  }

  remplacer(passage, par) {
    if (!par.trim()) return;
    const mots = par.trim();
    const role = mots[0] !== mots[0].toUpperCase(); // « Mme » goes before « une voisine », and stays before « X ».
    let points = [...this.champ.value];
    for (const { texte, debut, fin } of [...this.constats].reverse()) {
      if (plier(texte) !== plier(passage)) continue;
      const avant = points.slice(0, debut).join("");
      points = [...(role ? avant.replace(this.civilite, "") : avant), ...mots, ...points.slice(fin)];
    }
    this.champ.value = points.join("");
    this.champ.dispatchEvent(new Event("input", { bubbles: true }));
    this.lire();
    const suivant = this.liste.querySelector("input[type=radio]") ?? this.champ;
    suivant.focus();
  }

  ouverts() {
    return [...this.liste.children].filter(
      (element) =>
        element.classList.contains("constat--sur") &&
        !(element.querySelector("[value=garder]").checked && element.querySelector("[name$=-raison]").value.trim()),
    );
  }

  dire() {
    const nombre = this.ouverts().length;
    const { un, plusieurs, rien } = this.phrase.dataset;
    const mots = nombre === 0 ? (this.champ.value.trim() ? rien : "") : nombre === 1 ? un : plusieurs.replace("{n}", nombre);
    if (this.phrase.textContent !== mots) this.phrase.textContent = mots;
    this.tenir(nombre > 0);
  }

  tenir(oui) {
    this.boite.toggleAttribute("data-retient", oui);
    this.champ.form.toggleAttribute("data-retenu", this.champ.form.querySelector("[data-retient]") !== null);
  }

  retenir(evenement) {
    if (!this.constats) return; // The lists could not be fetched: the server looks.
    this.lire();
    const [premier] = this.ouverts();
    if (!premier || evenement.defaultPrevented) return;
    evenement.preventDefault();
    premier.querySelector("input[type=radio]").focus();
  }
}

// The text again, behind what one types, with its passages underlined; gives the function that draws it.
function poserUnFond(champ) {
  const fond = document.createElement("div"); // The field itself is never moved: it would lose the focus.
  fond.className = "protege__fond";
  fond.ariaHidden = "true";
  champ.before(fond);
  champ.addEventListener("scroll", () => (fond.scrollTop = champ.scrollTop));
  return (constats) => {
    const points = [...champ.value];
    const morceaux = [];
    let ici = 0;
    for (const { debut, fin, niveau } of constats) {
      const marque = document.createElement("mark");
      marque.className = `protege__marque protege__marque--${niveau}`;
      marque.textContent = points.slice(debut, fin).join("");
      morceaux.push(points.slice(ici, debut).join(""), marque);
      ici = fin;
    }
    fond.replaceChildren(...morceaux, `${points.slice(ici).join("")}\n`);
    fond.scrollTop = champ.scrollTop;
  };
}
