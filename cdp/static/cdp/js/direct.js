// Keeps a page in step with the session: asks the server what changed, replaces the parts that did, counts the time left.
//
// Short questions rather than an open line: a server with eight threads would give one to each screen (docs/choix.md).
// No cookie goes with them: the pass of the page says who asks, and looking does not prolong anybody's session.

const RYTHME = { devant: 3_000, derriere: 15_000, auPlus: 30_000 };

export function aider(ecran) {
  const lien = ecran.querySelector("[data-lien]");
  let version = ecran.dataset.version;
  let echecs = 0;
  let minuterie;
  let finie = false;
  let enCours = false;

  for (const element of ecran.querySelectorAll("[data-sans-script]")) element.hidden = true;
  for (const minuteur of ecran.querySelectorAll("[data-minuteur]")) armer(minuteur);

  const poser = (nom, html) => {
    const zone = ecran.querySelector(`[data-zone="${nom}"]`);
    if (!zone || zone.dataset.recu === html) return;
    zone.dataset.recu = html;
    const tenu = zone.contains(document.activeElement) ? chemin(document.activeElement) : null;
    zone.innerHTML = html;
    if (tenu) zone.querySelector(tenu)?.focus();
    for (const minuteur of zone.querySelectorAll("[data-minuteur]")) armer(minuteur);
  };

  const recevoir = async (reponse) => {
    if (reponse.status === 204) return;
    const etat = await reponse.json();
    version = etat.version;
    finie = etat.finie;
    for (const [nom, html] of Object.entries(etat.zones)) poser(nom, html);
  };

  const demander = async () => {
    clearTimeout(minuterie);
    if (enCours) return;
    enCours = true;
    try {
      const question = new URLSearchParams({ vue: ecran.dataset.vue, v: version });
      const reponse = await fetch(`${ecran.dataset.etat}?${question}`, {
        headers: { "X-Fil-Passe": ecran.dataset.passe },
        credentials: "omit",
        signal: AbortSignal.timeout(10_000),
      });
      if (reponse.status === 404) {
        lien.textContent = lien.dataset.ferme;
        return;
      }
      if (!reponse.ok) throw new Error(String(reponse.status));
      await recevoir(reponse);
      echecs = 0;
      lien.textContent = "";
    } catch {
      echecs++;
      if (echecs > 1) lien.textContent = lien.dataset.coupe;
    } finally {
      enCours = false;
    }
    if (!finie) minuterie = setTimeout(demander, attente());
  };

  // Not all at the same instant; slower behind another page, and slower and slower without network.
  const attente = () => {
    const rythme = document.hidden ? RYTHME.derriere : RYTHME.devant;
    return Math.min(rythme * 2 ** Math.min(echecs, 4), RYTHME.auPlus) * (0.85 + Math.random() * 0.3);
  };

  ecran.addEventListener("direct-demander", demander);
  document.addEventListener("visibilitychange", () => !document.hidden && demander());
  window.addEventListener("online", demander);
  for (const formulaire of ecran.querySelectorAll("form[data-gestes]")) conduire(formulaire, lien, demander);
  setInterval(() => {
    for (const minuteur of ecran.querySelectorAll("[data-minuteur]")) compter(minuteur);
  }, 1_000);
  minuterie = setTimeout(demander, attente());
}

// The button of the same name and value, once its part of the page was replaced.
const chemin = (element) =>
  element.name ? `[name="${element.name}"][value="${element.value}"]` : `[formaction="${element.getAttribute("formaction")}"]`;

// One tap of the remote, or a note taken back, without leaving the page; without network, as any form.
function conduire(formulaire, lien, demander) {
  formulaire.addEventListener("submit", async (evenement) => {
    evenement.preventDefault();
    const bouton = evenement.submitter;
    const corps = new FormData(formulaire, bouton);
    try {
      const reponse = await fetch(bouton?.hasAttribute("formaction") ? bouton.formAction : formulaire.action, {
        method: "POST",
        body: corps,
        headers: { Accept: "application/json" },
      });
      if (!reponse.ok) throw new Error(String(reponse.status));
      await demander();
      lien.textContent = (await reponse.json()).phrase ?? "";
    } catch {
      lien.textContent = lien.dataset.coupe;
    }
  });
}

// The server says how much is left, this screen's own clock counts from there: no matter what hour it shows. Not the
// page's own count (performance.now), which stops while a laptop is closed.
function armer(minuteur) {
  minuteur.dataset.fin = String(Date.now() + Number(minuteur.dataset.restant) * 1_000);
  compter(minuteur);
}

function compter(minuteur) {
  const pause = "pause" in minuteur.dataset;
  const restant = pause ? Number(minuteur.dataset.restant) : Math.round((Number(minuteur.dataset.fin) - Date.now()) / 1_000);
  const etat = pause ? "pause" : restant < 0 ? "depasse" : restant <= Number(minuteur.dataset.seuil) ? "bientot" : "reste";
  const secondes = Math.abs(restant);
  const chiffres = `${restant < 0 ? "+" : ""}${Math.floor(secondes / 60)}:${String(secondes % 60).padStart(2, "0")}`;
  minuteur.className = `minuteur minuteur--${etat}`;
  minuteur.querySelector("[data-chiffres]").textContent = chiffres;
  const mots = minuteur.querySelector("[data-mots]");
  if (mots.textContent !== mots.dataset[etat]) mots.textContent = mots.dataset[etat];
}
