// Small helps; every page works without them, and loads only those it asks for.

document.querySelector("[data-prendre-focus]:not(.specimen *)")?.focus();

// The network went while the page was coming: it works without its helps.
const sansReseau = (erreur) => {
  if (navigator.onLine) throw erreur;
  return {};
};

// `aider(selector, file, name)`: fetch the module only when the page has something for it.
const aider = async (selecteur, charger, nom) => {
  const elements = document.querySelectorAll(selecteur);
  if (elements.length === 0) return;
  const { [nom]: aide } = await charger().catch(sansReseau);
  for (const element of elements) aide?.(element);
};
aider("[data-etiquettes]", () => import("./etiquettes.js"), "completerEtiquettes");
aider("[data-suggestions]", () => import("./suggestions.js"), "suggerer");
aider("[data-dialogue]", () => import("./dialogue.js"), "ouvrirEnDialogue");
aider("[data-maximum]", () => import("./compteur.js"), "compter");
aider("[data-completer]", () => import("./completer.js"), "completer");
aider("[data-filtre]", () => import("./filtre.js"), "filtrer");
aider("[data-barre]", () => import("./barre.js"), "poserLaBarre");
aider("form[data-envoi]", () => import("./envoi.js"), "envoyer");

// What an app brings for one of its fields: its module is named by the page.
for (const element of document.querySelectorAll("[data-module]")) {
  import(element.dataset.module).then(({ aider }) => aider(element)).catch(sansReseau);
}

// « / » opens the search: the box of the page before that of the header, or the page of the search where none shows.
const boites = [...document.querySelectorAll('[data-raccourci="/"]:not(.specimen *)')].reverse();
const seVoit = (boite) => boite.offsetParent && getComputedStyle(boite).visibility === "visible";
const chercher = () => {
  const boite = boites.find(seVoit);
  if (boite) boite.select();
  else window.location.assign(boites[0].form.action);
};
const gestes = boites.length ? { "/": chercher } : {};
if (document.querySelector("[data-resultats]")) {
  // A key pressed while they come is done once they are there.
  const resultats = import("./resultats.js").catch(sansReseau);
  for (const touche of ["j", "k"]) gestes[touche] = () => resultats.then((siens) => siens.gestes?.[touche]());
}
aider("[data-touches]", () => import("./touches.js"), "montrerLesTouches");

// Keys of one sign do nothing while one writes, nor where they were put to sleep (touches.js).
const dorment = () => {
  try {
    return localStorage.getItem("fil-touches") === "non";
  } catch {
    return false; // This browser lets pages keep nothing.
  }
};
document.addEventListener("keydown", (evenement) => {
  const geste = gestes[evenement.key?.toLowerCase()]; // A browser that fills a field in presses no key.
  const ecrit = evenement.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  if (!geste || ecrit || evenement.ctrlKey || evenement.metaKey || evenement.altKey || dorment()) return;
  evenement.preventDefault();
  geste();
});

// Out, and nothing written stays in this browser.
document.addEventListener("submit", (evenement) => {
  if (!evenement.target.matches("[data-effacer-brouillons]")) return;
  for (const cle of Object.keys(localStorage)) if (cle.startsWith("fil-brouillon")) localStorage.removeItem(cle);
});

// Drafts kept in this browser (brouillon.js), where it lets pages keep something.
const aDesBrouillons = () => Object.keys(localStorage).some((cle) => cle.startsWith("fil-brouillon"));
try {
  const formulaires = document.querySelectorAll("form[data-brouillon]");
  if (formulaires.length || aDesBrouillons()) {
    const { ranger, garder, oublier } = await import("./brouillon.js");
    ranger();
    for (const formulaire of formulaires) garder(formulaire);
    for (const formulaire of document.querySelectorAll("[data-brouillon-oublier]")) oublier(formulaire);
  }
} catch (erreur) {
  if (erreur.name !== "SecurityError") sansReseau(erreur);
}
