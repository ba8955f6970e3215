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

// « / » opens the search, unless one is writing.
const recherche = document.querySelector('[data-raccourci="/"]');
document.addEventListener("keydown", (evenement) => {
  const ecrit = evenement.target.closest("input, textarea, select, [contenteditable]");
  if (evenement.key === "/" && !ecrit && recherche && !evenement.ctrlKey && !evenement.metaKey) {
    evenement.preventDefault();
    if (recherche.offsetParent) recherche.focus();
    else window.location.assign(recherche.form.action);
  }
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
