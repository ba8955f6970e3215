// The text as it is read: its paragraphs, its caret, what is chosen in it. The server counts code points, the DOM counts
// UTF-16 units: only this file knows both.

const COURT = 60;
const ASTRAL = /[\ud800-\udfff]/;
const enPoints = ({ mots, astral }, unites) => (astral ? [...mots.slice(0, unites)].length : unites);
const enUnites = ({ mots, astral }, points) => {
  if (!astral) return points;
  let unites = 0;
  for (let reste = points; reste > 0; reste -= 1) unites += mots.codePointAt(unites) > 0xffff ? 2 : 1;
  return unites;
};

const lireParagraphe = (p, rang) => {
  const mots = p.textContent;
  const astral = ASTRAL.test(mots);
  const debut = Number(p.dataset.debut);
  const points = astral ? [...mots].length : mots.length;
  return { p, rang, mots, astral, debut, points, fin: debut + points, noeud: p.firstChild };
};

export class Lecture {
  constructor(element) {
    this.element = element;
    this.paragraphes = [...element.querySelectorAll("p[data-rang]")].map(lireParagraphe);
    this.phrases = new Intl.Segmenter(element.lang || "fr", { granularity: "sentence" });
    element.addEventListener("beforeinput", (evenement) => evenement.preventDefault());
    for (const genre of ["compositionend", "input"]) element.addEventListener(genre, () => this.remettre());
  }

  // A dead key writes before anybody may refuse: the words come back as they were.
  remettre() {
    for (const par of this.paragraphes) {
      if (par.p.textContent === par.mots) continue;
      par.p.textContent = par.mots;
      par.noeud = par.p.firstChild;
    }
  }

  // The paragraph of an offset: the last one that begins before it.
  trouver(place) {
    let bas = 0;
    let haut = this.paragraphes.length - 1;
    while (bas < haut) {
      const milieu = Math.ceil((bas + haut) / 2);
      if (this.paragraphes[milieu].debut <= place) bas = milieu;
      else haut = milieu - 1;
    }
    return this.paragraphes[bas];
  }

  // From a place in the page to an offset of the text; null outside.
  place(noeud, decalage) {
    if (!noeud || !this.element.contains(noeud)) return null;
    const p = (noeud.nodeType === Node.TEXT_NODE ? noeud.parentElement : noeud).closest("p[data-rang]");
    if (p) {
      const par = this.paragraphes[Number(p.dataset.rang) - 1];
      if (noeud === par.noeud) return par.debut + enPoints(par, decalage);
      return decalage === 0 ? par.debut : par.fin;
    }
    const apres = noeud.childNodes[decalage];
    const suivant = apres?.matches?.("p[data-rang]") ? apres : apres?.querySelector?.("p[data-rang]");
    if (suivant) return this.paragraphes[Number(suivant.dataset.rang) - 1].debut;
    const dernier = [...noeud.querySelectorAll("p[data-rang]")].at(-1);
    return dernier ? this.paragraphes[Number(dernier.dataset.rang) - 1].fin : null;
  }

  curseur() {
    const selection = document.getSelection();
    return selection.rangeCount ? this.place(selection.focusNode, selection.focusOffset) : null;
  }

  // What is chosen, without the spaces around it; null when nothing is.
  choix() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const plage = selection.getRangeAt(0);
    const debut = this.place(plage.startContainer, plage.startOffset);
    const fin = this.place(plage.endContainer, plage.endOffset);
    return debut === null || fin === null ? null : this.rogner(debut, fin);
  }

  rogner(debut, fin) {
    const mots = this.mots(debut, fin);
    const gauche = [...mots].length - [...mots.trimStart()].length;
    const droite = [...mots].length - [...mots.trimEnd()].length;
    return debut + gauche < fin - droite ? { debut: debut + gauche, fin: fin - droite } : null;
  }

  // [paragraph, start, end] in UTF-16 units, for each paragraph that these bounds touch.
  *morceaux(debut, fin) {
    for (let { rang } = this.trouver(debut); rang < this.paragraphes.length; rang += 1) {
      const par = this.paragraphes[rang];
      if (par.debut >= fin) return;
      const ici = enUnites(par, Math.max(debut - par.debut, 0));
      const la = enUnites(par, Math.min(fin - par.debut, par.points));
      if (ici < la) yield [par, ici, la];
    }
  }

  mots(debut, fin) {
    const morceaux = [];
    for (const [par, ici, la] of this.morceaux(debut, fin)) morceaux.push(par.mots.slice(ici, la));
    return morceaux.join("\n");
  }

  // Their first words, to be said.
  debutDe(debut, fin) {
    const mots = this.mots(debut, fin);
    return mots.length > COURT ? `${mots.slice(0, COURT).replace(/\s+\S*$/u, "").replace(/[\s,;:.!?]+$/u, "")}…` : mots;
  }

  choisir(debut, fin) {
    const depart = this.trouver(debut);
    const arrivee = this.trouver(Math.max(fin - 1, debut));
    this.element.focus({ preventScroll: true });
    document
      .getSelection()
      .setBaseAndExtent(
        depart.noeud,
        enUnites(depart, debut - depart.debut),
        arrivee.noeud,
        enUnites(arrivee, Math.min(fin - arrivee.debut, arrivee.points)),
      );
    this.montrer(arrivee);
  }

  montrer(par) {
    const { top, bottom } = par.p.getBoundingClientRect();
    if (top < 80 || bottom > window.innerHeight - 120) par.p.scrollIntoView({ block: "center" });
  }

  // The sentence of a place, in its paragraph.
  phrase(place) {
    const par = this.trouver(place);
    const unites = Math.min(enUnites(par, Math.min(place - par.debut, par.points)), par.mots.length - 1);
    const { index, segment } = this.phrases.segment(par.mots).containing(unites);
    return { debut: par.debut + enPoints(par, index), fin: par.debut + enPoints(par, index + segment.length) };
  }

  // From what is chosen (or the caret) to the sentence, then to one sentence more.
  agrandirParPhrase(choix) {
    const place = choix?.debut ?? this.curseur() ?? 0;
    const premiere = this.phrase(place);
    if (!choix || choix.fin < this.rogner(premiere.debut, premiere.fin)?.fin) return { ...premiere };
    const fin = this.phrase(choix.fin - 1).fin;
    const derniere = this.paragraphes.at(-1).fin;
    const suite = this.trouver(Math.min(fin + 1, derniere)).debut > fin ? fin + 1 : fin;
    return { debut: premiere.debut, fin: this.phrase(Math.min(suite, derniere - 1)).fin };
  }
}
