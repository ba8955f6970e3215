// What one notes in a session leaves without reloading the page; without network it waits here and leaves by itself.
//
// How it waits and leaves is attente.js.

import { envoyer, lirePaires, nouvelleCle, oterCeQuiEstParti, ouvrirLaFile } from "../../socle/js/attente.js";
import { lire } from "../../socle/js/combobox.js";

export async function aider(formulaire) {
  const etat = formulaire.querySelector("[data-prise-etat]");
  // direct.js shows it among the others.
  const parti = () => formulaire.dispatchEvent(new Event("direct-demander", { bubbles: true }));
  const file = await ouvrirLaFile(formulaire, { parti, reprendre: (paires) => reprendre(formulaire, paires) });
  let autrement = false;
  let enCours = false;

  const vider = (mots) => {
    const { texte, cle } = formulaire.elements;
    oterCeQuiEstParti(texte, mots);
    cle.value = nouvelleCle();
    texte.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const noter = async (paires) => {
    const mots = formulaire.elements.texte.value;
    const { issue } = await envoyer(formulaire, paires);
    if (issue === "refuse") {
      autrement = true;
      formulaire.requestSubmit();
      return;
    }
    if (issue === "coupe" && !file) return (etat.textContent = formulaire.dataset.coupe);
    if (issue === "coupe") await file.garder(paires);
    if (issue === "parti") parti();
    vider(mots);
    etat.textContent = issue === "parti" ? formulaire.dataset.parti : formulaire.dataset.garde;
  };

  // On the document: the anonymity helper, which may hold it back, listens to the form and speaks first.
  document.addEventListener("submit", async (evenement) => {
    if (evenement.target !== formulaire || autrement || evenement.defaultPrevented) return;
    evenement.preventDefault();
    if (enCours) return;
    enCours = true;
    etat.textContent = "";
    await noter(lirePaires(formulaire)).finally(() => (enCours = false));
  });
  proposer(formulaire);
}

function reprendre(formulaire, paires) {
  const { genre, texte } = Object.fromEntries(paires);
  for (const choix of formulaire.elements.genre) choix.checked = choix.value === genre;
  formulaire.elements.texte.value = texte;
  formulaire.elements.texte.dispatchEvent(new Event("input", { bubbles: true }));
  formulaire.elements.texte.focus();
}

// Naming a resource: those that the directory knows, one tap each.
function proposer(formulaire) {
  const boite = formulaire.querySelector("[data-proposees]");
  const liste = boite.querySelector("ul");
  const { texte } = formulaire.elements;
  let derniere = 0;
  let attente;

  const bouton = (nom) => {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "bouton bouton--choix";
    element.textContent = nom;
    element.addEventListener("click", () => {
      texte.value = nom;
      texte.dispatchEvent(new Event("input", { bubbles: true }));
      boite.hidden = true;
      formulaire.querySelector("[type=submit]").focus();
    });
    const li = document.createElement("li");
    li.append(element);
    return li;
  };

  const chercher = async () => {
    const numero = ++derniere;
    const voulu = formulaire.elements.genre.value === "ressource" && texte.value.trim().length > 1;
    const { noms } = voulu ? await lire(formulaire.dataset.ressources, texte.value.trim()) : { noms: [] };
    if (numero !== derniere) return;
    liste.replaceChildren(...noms.filter((nom) => nom !== texte.value).map(bouton));
    boite.hidden = liste.children.length === 0;
  };

  formulaire.addEventListener("input", () => {
    clearTimeout(attente);
    attente = setTimeout(() => chercher().catch(() => (boite.hidden = true)), 200);
  });
}
