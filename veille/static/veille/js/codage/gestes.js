// What one does to passages: at once on the screen, then on the server; each can be undone.

export class Gestes {
  constructor({ lecture, depot, codes, grille, annoncer, version }) {
    Object.assign(this, { lecture, depot, codes, grille, annoncer, version });
    this.faits = [];
  }

  noms(codes) {
    return codes.map((pk) => this.codes.get(pk)?.nom ?? "").join(", ");
  }

  envoyer(geste, passage, suite = {}) {
    this.envois.ajouter({ geste, cle: passage.cle, version: this.version, ...suite });
  }

  retenir(defaire) {
    this.faits.push(defaire);
    this.surFaits(this.faits.length);
  }

  poser(bornes, codes) {
    const connu = this.depot.semblable(bornes);
    const nouveaux = codes.filter((pk) => !connu?.codes.includes(pk));
    const mots = this.lecture.debutDe(bornes.debut, bornes.fin);
    this.annoncer("code", { codes: this.noms(codes), mots });
    for (const pk of codes) this.grille.retenir(pk);
    if (!nouveaux.length) return;
    const neuf = { cle: crypto.randomUUID(), ...bornes, entier: false, a_revoir: false, mien: true, codes: [], memo: "", mots: "" };
    const passage = connu ?? neuf;
    this.remettrePassage({ ...passage, codes: [...passage.codes, ...nouveaux] }, nouveaux);
    this.retenir(() => {
      for (const pk of nouveaux) this.enlever(passage.cle, pk);
    });
  }

  remettrePassage(passage, codes) {
    this.depot.poser(passage);
    this.envoyer("coder", passage, { debut: passage.debut, fin: passage.fin, codes });
  }

  enlever(cle, pk) {
    const passage = this.depot.parCle.get(cle);
    if (!passage) return;
    const codes = passage.codes.filter((autre) => autre !== pk);
    if (codes.length || passage.memo) this.depot.poser({ ...passage, codes });
    else this.depot.retirer(cle);
    this.envoyer("decoder", passage, { codes: [pk] });
  }

  oter(passage, pk) {
    this.enlever(passage.cle, pk);
    this.annoncer("ote", { codes: this.noms([pk]) });
    if (!passage.a_revoir && !passage.entier) {
      this.retenir(() => this.remettrePassage({ ...(this.depot.parCle.get(passage.cle) ?? passage), codes: passage.codes }, [pk]));
    }
  }

  retirer(passage) {
    this.depot.retirer(passage.cle);
    this.envoyer("retirer", passage);
    // What has no place of its own cannot be put back there.
    this.annoncer(passage.a_revoir ? "parti" : "retire");
    if (passage.a_revoir) return;
    this.retenir(() => {
      this.remettrePassage(passage, passage.codes);
      if (passage.memo) this.envoyer("annoter", passage, { texte: passage.memo });
    });
  }

  annoter(passage, texte) {
    const avant = this.depot.parCle.get(passage.cle);
    if (!avant || avant.memo === texte) return;
    this.depot.poser({ ...avant, memo: texte });
    this.envoyer("annoter", passage, { texte });
    this.retenir(() => this.annoter(passage, avant.memo));
  }

  remettre(passage, bornes) {
    if (!bornes) return this.annoncer("rien");
    this.depot.poser({ ...passage, ...bornes, a_revoir: false, mots: "" });
    this.envoyer("replacer", passage, bornes);
    return this.annoncer("code", { codes: this.noms(passage.codes), mots: this.lecture.debutDe(bornes.debut, bornes.fin) });
  }

  annuler() {
    const defaire = this.faits.pop();
    if (!defaire) return;
    const nombre = this.faits.length;
    defaire();
    this.faits.length = nombre;
    this.surFaits(nombre);
    this.annoncer("annule");
  }
}
