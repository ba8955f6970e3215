// How coded passages show in the text: tints that touch no node (CSS Custom Highlight API), stripes in the margin, by
// code, each with its colour and its pattern. A browser without highlights has the stripes and the list.

const SURLIGNE = "highlights" in CSS;
const COLONNES = 6;
const LARGEUR = 4;
const PAS = 7;

// As the swatch of the code book (grille.css), in a stripe.
const TEINTES = ["fil", "bassin-1", "bassin-2", "bassin-3", "bassin-4", "bassin-5"];
const MOTIFS = [
  (c) => `linear-gradient(${c}, ${c})`,
  (c) => `repeating-linear-gradient(135deg, ${c} 0 3px, transparent 3px 6px)`,
  (c) => `linear-gradient(to right, transparent 1px, ${c} 1px 3px, transparent 3px)`,
  (c) => `repeating-linear-gradient(to bottom, ${c} 0 2px, transparent 2px 5px)`,
  (c) => `repeating-linear-gradient(to bottom, ${c} 0 7px, transparent 7px 10px)`,
  (c) => `linear-gradient(to right, ${c} 0 1px, transparent 1px 3px, ${c} 3px)`,
];

const teinte = (nom) => {
  if (!SURLIGNE) return null;
  if (!CSS.highlights.has(nom)) CSS.highlights.set(nom, new Highlight());
  return CSS.highlights.get(nom);
};

const plage = ({ noeud }, ici, la) =>
  new StaticRange({ startContainer: noeud, startOffset: ici, endContainer: noeud, endOffset: la });

// Where two passages or more cover the same words: [start, end] pairs.
function recouvrements(bornes) {
  const pas = bornes.flatMap(([ici, la]) => [[ici, 1], [la, -1]]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const trouves = [];
  let nombre = 0;
  for (const [place, de] of pas) {
    if (nombre >= 2 && trouves.at(-1)[0] !== place) trouves.at(-1)[1] = place;
    nombre += de;
    if (nombre >= 2) trouves.push([place, place]);
  }
  return trouves.filter(([ici, la]) => ici < la);
}

export class Marques {
  constructor(lecture, depot, codes) {
    Object.assign(this, { lecture, depot, codes });
    this.teintes = lecture.paragraphes.map(() => []);
    this.visibles = new Set();
    for (const { rang } of lecture.paragraphes) this.teindre(rang);
    this.observer();
  }

  observer() {
    const rangDe = new Map(this.lecture.paragraphes.map(({ p, rang }) => [p.parentElement, rang]));
    const vues = new IntersectionObserver((entrees) => this.voir(entrees, rangDe), { rootMargin: "200px 0px" });
    for (const element of rangDe.keys()) vues.observe(element);
    let largeur = this.lecture.element.clientWidth;
    new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width === largeur) return;
      largeur = contentRect.width;
      for (const rang of this.visibles) this.rayer(rang);
    }).observe(this.lecture.element);
  }

  voir(entrees, rangDe) {
    for (const { target, isIntersecting } of entrees) {
      const rang = rangDe.get(target);
      if (!isIntersecting) this.visibles.delete(rang);
      else if (!this.visibles.has(rang)) {
        this.visibles.add(rang);
        this.rayer(rang);
      }
    }
  }

  repeindre(rangs) {
    for (const rang of rangs) {
      this.teindre(rang);
      if (this.visibles.has(rang)) this.rayer(rang);
    }
  }

  couleur(passage) {
    return this.codes.get(passage.codes[0])?.couleur ?? 1;
  }

  *du(rang) {
    const par = this.lecture.paragraphes[rang];
    for (const passage of this.depot.du(rang)) {
      for (const [ce, ici, la] of this.lecture.morceaux(passage.debut, passage.fin)) {
        if (ce === par) yield [passage, ici, la];
      }
    }
  }

  teindre(rang) {
    if (!SURLIGNE) return;
    for (const [nom, ancienne] of this.teintes[rang]) teinte(nom).delete(ancienne);
    const par = this.lecture.paragraphes[rang];
    const morceaux = [...this.du(rang)];
    const voulues = morceaux.map(([passage, ici, la]) => [
      passage.a_revoir ? "codage-a-revoir" : `codage-${this.couleur(passage)}`,
      plage(par, ici, la),
    ]);
    const deux = recouvrements(morceaux.map(([, ici, la]) => [ici, la]));
    for (const [ici, la] of deux) voulues.push(["codage-plusieurs", plage(par, ici, la)]);
    for (const [nom, nouvelle] of voulues) teinte(nom).add(nouvelle);
    this.teintes[rang] = voulues;
  }

  // One stripe a code, as high as its words, beside those it overlaps.
  rayer(rang) {
    const par = this.lecture.paragraphes[rang];
    const boite = par.p.parentElement;
    const haut = boite.getBoundingClientRect().top;
    const libres = [];
    const couches = [];
    for (const [passage, ici, la] of this.du(rang)) {
      const mesure = document.createRange();
      mesure.setStart(par.noeud, ici);
      mesure.setEnd(par.noeud, la);
      const { top, bottom } = mesure.getBoundingClientRect();
      for (const code of passage.codes) {
        let colonne = libres.findIndex((fin) => fin <= top);
        if (colonne < 0) colonne = libres.length < COLONNES ? libres.length : COLONNES - 1;
        libres[colonne] = bottom;
        const couleur = this.codes.get(code)?.couleur ?? 1;
        const place = `calc(var(--bandes) + ${colonne * PAS}px) ${Math.round(top - haut)}px / ${LARGEUR}px ${Math.round(bottom - top)}px`;
        couches.push(`${MOTIFS[couleur - 1](`var(--${TEINTES[couleur - 1]})`)} ${place} no-repeat`);
      }
    }
    boite.style.background = couches.join(", ");
  }

  // The words that wait for a code while one writes its name; the passage one is on.
  souligner(nom, bornes) {
    const ou = teinte(nom);
    if (!ou) return;
    ou.clear();
    if (!bornes) return;
    for (const [par, ici, la] of this.lecture.morceaux(bornes.debut, bornes.fin)) ou.add(plage(par, ici, la));
  }
}
