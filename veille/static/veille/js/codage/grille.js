// The code book beside the text: a combobox that one shortens by typing. Numbers 1 to 9 put the codes of the moment.

const plier = (mots) => mots.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("œ", "oe").toLowerCase();
const RAPIDES = 9;

export class Grille {
  constructor({ champ, liste, definition }, codes, frequents, dire) {
    Object.assign(this, { champ, liste, definition, codes, dire });
    this.rapides = frequents.filter((pk) => codes.has(pk) && !codes.get(pk).retire).slice(0, RAPIDES);
    this.lignes = [...codes.values()].filter(({ retire }) => !retire).map((code) => this.ligne(code));
    liste.replaceChildren(...this.lignes.map(({ element }) => element));
    this.ordonner();
    champ.addEventListener("input", () => this.filtrer());
    champ.addEventListener("keydown", (evenement) => this.touche(evenement));
    liste.addEventListener("pointerdown", (evenement) => evenement.preventDefault());
    liste.addEventListener("click", ({ target }) => this.poser(target.closest("[data-code]"), true));
  }

  ligne(code) {
    const element = document.createElement("li");
    element.id = `codage-code-${code.pk}`;
    element.className = `codage__code codage__code--${Math.min(code.profondeur, 3)}`;
    element.setAttribute("role", "option");
    element.setAttribute("aria-selected", "false");
    element.lang = code.langue;
    element.dataset.code = code.pk;
    const chiffre = document.createElement("kbd");
    const pastille = document.createElement("span");
    pastille.className = `pastille-code pastille-code--${code.couleur}`;
    pastille.setAttribute("aria-hidden", "true");
    const nom = document.createElement("span");
    nom.textContent = code.nom;
    element.append(chiffre, pastille, nom);
    return { code, element, chiffre, cherche: plier(`${code.nom} ${code.chemin}`), debut: plier(code.nom) };
  }

  // Those of the moment first, with their number; the tree after them, always in the same order.
  ordonner() {
    for (const { code, element, chiffre } of this.lignes) {
      const rapide = this.rapides.indexOf(code.pk);
      chiffre.textContent = rapide < 0 ? "" : String(rapide + 1);
      chiffre.hidden = rapide < 0;
      element.classList.toggle("codage__code--rapide", rapide >= 0);
    }
    const rang = ({ code }) => (this.rapides.includes(code.pk) ? this.rapides.indexOf(code.pk) : RAPIDES);
    this.affichees = [...this.lignes].sort((a, b) => rang(a) - rang(b));
    this.liste.append(...this.affichees.map(({ element }) => element));
    this.filtrer();
  }

  filtrer() {
    const demande = plier(this.champ.value.trim());
    const mots = demande.split(/\s+/);
    let meilleure = null;
    for (const ligne of this.affichees) {
      ligne.element.hidden = !mots.every((mot) => ligne.cherche.includes(mot));
      if (ligne.element.hidden) continue;
      if (!meilleure || (!meilleure.debut.startsWith(demande) && ligne.debut.startsWith(demande))) meilleure = ligne;
    }
    this.activer(meilleure?.element ?? null);
  }

  activer(element) {
    this.active?.setAttribute("aria-selected", "false");
    this.active = element;
    element?.setAttribute("aria-selected", "true");
    if (element) this.champ.setAttribute("aria-activedescendant", element.id);
    else this.champ.removeAttribute("aria-activedescendant");
    const code = element && this.codes.get(Number(element.dataset.code));
    this.definition.textContent = code ? code.definition : "";
    this.definition.lang = code ? code.langue : "";
    if (element && document.activeElement === this.champ) element.scrollIntoView({ block: "nearest" });
  }

  touche(evenement) {
    const { key } = evenement;
    if (key === "Escape") this.dire.fermer();
    else if (key === "Enter") this.poser(this.active, !evenement.shiftKey);
    else if (key === "ArrowDown" || key === "ArrowUp") this.avancer(key === "ArrowDown" ? 1 : -1);
    else return;
    evenement.preventDefault();
  }

  avancer(de) {
    const montrees = this.affichees.map(({ element }) => element).filter((element) => !element.hidden);
    const place = montrees.indexOf(this.active) + de;
    if (montrees.length) this.activer(montrees[(place + montrees.length) % montrees.length]);
  }

  poser(element, fermer) {
    if (!element) return;
    this.dire.poser(Number(element.dataset.code), fermer);
    this.champ.value = "";
    this.filtrer();
  }

  // A code that was put keeps its number; a new one takes a free number, or the last.
  retenir(pk) {
    if (this.rapides.includes(pk)) return;
    if (this.rapides.length === RAPIDES) this.rapides.pop();
    this.rapides.push(pk);
    this.ordonner();
  }

  rapide(numero) {
    return this.rapides[numero - 1];
  }
}
