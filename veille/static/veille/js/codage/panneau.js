// The passages where the caret is: their words, their codes to take off, their memo.

const COURT = 90;

const creer = (nom, champs = {}, ...enfants) => {
  const element = Object.assign(document.createElement(nom), champs);
  element.append(...enfants);
  return element;
};

export class Panneau {
  constructor({ liste, aucun }, { lecture, codes, dire, gestes }) {
    Object.assign(this, { liste, aucun, lecture, codes, dire, gestes });
  }

  montrer(passages, courants) {
    const vus = JSON.stringify([passages, courants.map(({ cle }) => cle)]);
    if (vus === this.vus || this.liste.contains(document.activeElement?.closest("textarea"))) return;
    this.vus = vus;
    this.liste.replaceChildren(...passages.map((passage) => this.passage(passage, courants.includes(passage))));
    this.aucun.hidden = passages.length > 0;
  }

  court(passage) {
    const mots = passage.mots || this.lecture.mots(passage.debut, passage.fin);
    return mots.length > COURT ? `${mots.slice(0, COURT - 25)} … ${mots.slice(-20)}` : mots;
  }

  passage(passage, courant) {
    const li = creer("li", { className: courant ? "codage__passage codage__passage--courant" : "codage__passage" });
    li.dataset.cle = passage.cle;
    const titre = passage.entier ? this.dire("entier") : `« ${this.court(passage)} »`;
    const mots = creer("button", { type: "button", className: "codage__mots", textContent: titre });
    mots.addEventListener("click", () => this.gestes.aller(passage));
    if (!passage.entier) mots.lang = this.lecture.element.lang;
    if (passage.a_revoir) li.append(creer("p", { className: "codage__perdu", textContent: this.dire("perdu") }));
    li.append(mots, creer("ul", { className: "codage__poses" }, ...passage.codes.map((pk) => this.code(passage, pk))));
    if (passage.memo) li.append(creer("p", { className: "codage__memo", textContent: passage.memo }));
    if (passage.mien) li.append(this.boutons(passage, li));
    else li.append(creer("p", { className: "meta", textContent: this.dire("second") }));
    return li;
  }

  code(passage, pk) {
    const { nom = "", couleur = 1, langue = "" } = this.codes.get(pk) ?? {};
    const pastille = creer("span", { className: `pastille-code pastille-code--${couleur}` });
    const li = creer("li", {}, pastille, creer("span", { textContent: nom, lang: langue }));
    if (passage.mien) {
      const oter = creer("button", { type: "button", className: "codage__oter", textContent: "×" });
      oter.setAttribute("aria-label", this.dire("oter", { code: nom }));
      oter.addEventListener("click", () => this.gestes.oter(passage, pk));
      li.append(oter);
    }
    return li;
  }

  boutons(passage, li) {
    const boite = creer("div", { className: "codage__gestes" });
    const ajouter = (nom, faire) => {
      const bouton = creer("button", { type: "button", className: "bouton bouton--discret", textContent: this.dire(nom) });
      bouton.addEventListener("click", faire);
      boite.append(bouton);
    };
    if (passage.a_revoir) ajouter("remettre", () => this.gestes.remettre(passage));
    else ajouter("memo", () => this.ecrire(passage, li));
    if (!passage.entier) ajouter(passage.a_revoir ? "laisser" : "retirer", () => this.gestes.retirer(passage));
    return boite;
  }

  ecrire(passage, li = this.liste.querySelector(`[data-cle="${passage.cle}"]`)) {
    if (!li || li.querySelector("textarea")) return;
    const champ = creer("textarea", { rows: 3, value: passage.memo });
    champ.setAttribute("aria-label", this.dire("memo_label"));
    const garder = creer("button", { type: "button", className: "bouton", textContent: this.dire("garder") });
    const finir = () => {
      li.querySelector(".codage__ecrire").remove();
      this.vus = null;
      this.gestes.annoter(passage, champ.value.trim());
    };
    garder.addEventListener("click", finir);
    champ.addEventListener("keydown", (evenement) => {
      if (evenement.key === "Enter" && (evenement.ctrlKey || evenement.metaKey)) finir();
      if (evenement.key === "Escape") this.gestes.revenir();
    });
    li.append(creer("div", { className: "codage__ecrire" }, champ, garder));
    champ.focus();
  }
}
