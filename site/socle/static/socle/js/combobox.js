// An ARIA combobox over a text field: suggestions below, by keyboard, finger or mouse. The field works without it.

let compteur = 0;

const creerListe = (champ) => {
  const liste = document.createElement("ul");
  liste.className = "propositions";
  liste.id = `propositions-${++compteur}`;
  liste.setAttribute("role", "listbox");
  liste.setAttribute("aria-label", champ.labels[0]?.textContent.trim() ?? "");
  liste.hidden = true;
  champ.after(liste);
  champ.setAttribute("role", "combobox");
  champ.setAttribute("aria-controls", liste.id);
  champ.setAttribute("aria-expanded", "false");
  champ.setAttribute("aria-autocomplete", "list");
  return liste;
};

// What a screen reader says of the list, once one pauses: each letter would be a din. base.html holds the words.
const PAUSE = 600;
const annonce = document.getElementById("annonce-propositions");
let parole;

const taire = () => {
  clearTimeout(parole);
  annonce?.replaceChildren();
};

const annoncer = (nombre) => {
  taire();
  if (!annonce) return;
  const mots = ["aucune", "une"][nombre] ?? "plusieurs";
  parole = setTimeout(() => (annonce.textContent = annonce.dataset[mots].replace("{n}", nombre)), PAUSE);
};

// `demander(text)` gives a promise of things to propose, null when there is nothing to ask;
// `dessiner(line, thing)` fills an option; `prendre(thing)` is what choosing does.
export function combobox(champ, { demander, dessiner, prendre }) {
  const liste = creerListe(champ);
  let choses = [];
  let choisie = -1;
  let attente;
  let derniere = 0;

  const fermer = () => {
    derniere++;
    clearTimeout(attente);
    liste.hidden = true;
    choisie = -1;
    champ.setAttribute("aria-expanded", "false");
    champ.removeAttribute("aria-activedescendant");
    taire();
  };

  const choisir = (rang) => {
    const chose = choses[rang];
    fermer();
    champ.focus();
    prendre(chose);
  };

  const ligne = (chose, rang) => {
    const option = document.createElement("li");
    option.id = `${liste.id}-${rang}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    dessiner(option, chose);
    option.addEventListener("mousedown", (evenement) => evenement.preventDefault());
    option.addEventListener("click", () => choisir(rang));
    return option;
  };

  const montrer = (trouvees) => {
    choses = trouvees;
    choisie = -1;
    liste.replaceChildren(...choses.map(ligne));
    liste.hidden = choses.length === 0;
    champ.setAttribute("aria-expanded", String(!liste.hidden));
    champ.removeAttribute("aria-activedescendant");
  };

  const designer = (rang) => {
    choisie = (rang + choses.length) % choses.length;
    [...liste.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === choisie)));
    champ.setAttribute("aria-activedescendant", liste.children[choisie].id);
    liste.children[choisie].scrollIntoView({ block: "nearest" });
  };

  const bientot = () => {
    clearTimeout(attente);
    taire();
    attente = setTimeout(async () => {
      const numero = ++derniere;
      try {
        const trouvees = await demander(champ.value);
        if (numero !== derniere) return;
        montrer(trouvees ?? []);
        if (trouvees) annoncer(trouvees.length);
      } catch {
        fermer(); // No network: one simply types.
      }
    }, 150);
  };
  champ.addEventListener("input", bientot);
  // Typed while this module was coming.
  if (document.activeElement === champ && champ.value !== champ.defaultValue) bientot();

  champ.addEventListener("keydown", (evenement) => {
    if (liste.hidden || evenement.isComposing) return;
    if (evenement.key === "ArrowDown") designer(choisie + 1);
    else if (evenement.key === "ArrowUp") designer(choisie < 0 ? choses.length - 1 : choisie - 1);
    else if (evenement.key === "Enter" && choisie >= 0) choisir(choisie);
    else if (evenement.key === "Escape") fermer();
    else return;
    evenement.preventDefault();
  });

  champ.addEventListener("blur", fermer);
}

export async function lire(adresse, question) {
  const reponse = await fetch(`${adresse}${adresse.includes("?") ? "&" : "?"}q=${encodeURIComponent(question)}`);
  if (!reponse.ok) throw new Error(String(reponse.status));
  return reponse.json();
}
