// Gestures leave one after the other, in the order they were made; without network they wait, and nothing is lost:
// numbers and keys are kept in this browser until they have left; a memo, which is a text, waits in the page alone.

const REESSAI = 5000;

export class Envois {
  constructor({ adresse, jeton, cle }, { reussi, refuse, attente, mouvement }) {
    Object.assign(this, { adresse, jeton, cle, reussi, refuse, attente, mouvement });
    this.file = JSON.parse(localStorage.getItem(cle) ?? "{}").gestes ?? [];
    window.addEventListener("online", () => this.partir());
    if (this.file.length) this.partir();
  }

  ajouter(geste) {
    this.file.push(geste);
    this.garder();
    this.partir();
  }

  // `le`: brouillon.js throws away what is a week old; leaving throws away all of it.
  garder() {
    this.mouvement(this.file.length > 0);
    const gestes = this.file.filter(({ geste }) => geste !== "annoter");
    if (gestes.length) localStorage.setItem(this.cle, JSON.stringify({ le: Date.now(), gestes }));
    else localStorage.removeItem(this.cle);
  }

  get vide() {
    return this.file.length === 0;
  }

  async partir() {
    if (this.enRoute) return;
    this.enRoute = true;
    clearTimeout(this.plusTard);
    try {
      while (this.file.length) await this.envoyer(this.file[0]);
      this.attente(0);
    } catch {
      this.attente(this.file.length);
      this.plusTard = setTimeout(() => this.partir(), REESSAI);
    } finally {
      this.enRoute = false;
    }
  }

  async envoyer(geste) {
    const corps = new FormData();
    corps.append("csrfmiddlewaretoken", this.jeton);
    for (const [nom, valeur] of Object.entries(geste)) {
      for (const une of [valeur].flat()) corps.append(nom, une);
    }
    const reponse = await fetch(this.adresse, {
      method: "POST",
      body: corps,
      headers: { Accept: "application/json" },
    });
    // The session ended, or the server did: the gesture waits, and leaves from the page that opens next.
    if (reponse.status >= 500 || reponse.status === 401 || reponse.status === 403) throw new Error(reponse.status);
    const enJson = reponse.headers.get("Content-Type")?.startsWith("application/json");
    const suite = enJson ? await reponse.json() : {};
    this.file.shift();
    this.garder();
    if (reponse.ok) this.reussi(geste, suite);
    else this.refuse(geste, suite);
  }
}
