// The passages that this screen knows, by their key and by their paragraphs.

export class Depot {
  constructor(lecture, passages, surChangement) {
    this.lecture = lecture;
    this.surChangement = surChangement;
    this.parCle = new Map();
    this.parRang = lecture.paragraphes.map(() => new Set());
    for (const passage of passages) this.ranger(passage);
  }

  rangs({ debut, fin, entier }) {
    if (entier) return [];
    const premier = this.lecture.trouver(debut).rang;
    const dernier = this.lecture.trouver(fin - 1).rang;
    return Array.from({ length: dernier - premier + 1 }, (_rien, ajout) => premier + ajout);
  }

  ranger(passage) {
    this.parCle.set(passage.cle, passage);
    this.ordre = null;
    const rangs = this.rangs(passage);
    for (const rang of rangs) this.parRang[rang].add(passage.cle);
    return rangs;
  }

  oublier(cle) {
    const passage = this.parCle.get(cle);
    if (!passage) return [];
    const rangs = this.rangs(passage);
    for (const rang of rangs) this.parRang[rang].delete(cle);
    this.parCle.delete(cle);
    this.ordre = null;
    return rangs;
  }

  poser(passage) {
    this.surChangement(new Set([...this.oublier(passage.cle), ...this.ranger(passage)]));
  }

  retirer(cle) {
    this.surChangement(new Set(this.oublier(cle)));
  }

  // What the server says now: only the paragraphs where something differs are drawn again.
  remplacer(passages) {
    const touches = new Set();
    const voulus = new Map(passages.map((passage) => [passage.cle, passage]));
    for (const [cle, passage] of this.parCle) {
      const voulu = voulus.get(cle);
      if (voulu && JSON.stringify(voulu) === JSON.stringify(passage)) voulus.delete(cle);
      else for (const rang of this.oublier(cle)) touches.add(rang);
    }
    const entiers = [...voulus.values()].some(({ entier }) => entier);
    for (const passage of voulus.values()) for (const rang of this.ranger(passage)) touches.add(rang);
    if (touches.size || entiers) this.surChangement(touches);
  }

  du(rang) {
    const passages = [...this.parRang[rang]].map((cle) => this.parCle.get(cle));
    return passages.sort((a, b) => a.debut - b.debut || a.fin - b.fin);
  }

  entiers() {
    return [...this.parCle.values()].filter(({ entier }) => entier);
  }

  ici(place) {
    return this.du(this.lecture.trouver(place).rang).filter(({ debut, fin }) => debut <= place && place <= fin);
  }

  // Hers, between these very bounds: one passage takes all the codes.
  semblable({ debut, fin }) {
    return this.du(this.lecture.trouver(debut).rang).find(
      (passage) => passage.mien && !passage.a_revoir && passage.debut === debut && passage.fin === fin,
    );
  }

  dansLOrdre() {
    this.ordre ??= [...this.parCle.values()]
      .filter(({ entier }) => !entier)
      .sort((a, b) => a.debut - b.debut || a.fin - b.fin);
    return this.ordre;
  }

  frequences() {
    const nombres = new Map();
    for (const { mien, codes } of this.parCle.values()) {
      if (mien) for (const code of codes) nombres.set(code, (nombres.get(code) ?? 0) + 1);
    }
    return [...nombres].sort((a, b) => b[1] - a[1]).map(([code]) => code);
  }
}
