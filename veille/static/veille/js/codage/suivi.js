// In step with the server: gestures that leave, what others did meanwhile, a text that changed.

const RYTHME = 15_000;

export function suivre(page, { gestes, depot, annonce, dire, attente, banniere }, Envois) {
  const { etat, geste, reference, qui } = page.dataset;
  let { v } = page.dataset;
  let demande = false;

  const autreVersion = (version) => {
    if (version && version !== gestes.version) banniere.hidden = false;
  };

  // Bounds of another version would fall on other words: the page keeps its own until it is opened again.
  const remplacer = ({ version, passages }) => {
    autreVersion(version);
    if (version === gestes.version) depot.remplacer(passages);
  };

  async function demander(force = false) {
    if (demande || !gestes.envois.vide || (!force && document.hidden)) return;
    demande = true;
    try {
      const reponse = await fetch(`${etat}?v=${force ? "" : v}`, { headers: { Accept: "application/json" } });
      if (reponse.status !== 200) return;
      const nouvel = await reponse.json();
      if (!gestes.envois.vide) return;
      v = nouvel.v;
      remplacer(nouvel);
    } catch {
      // Without network there is nothing new: the next turn asks again.
    } finally {
      demande = false;
    }
  }

  gestes.envois = new Envois(
    {
      adresse: geste,
      jeton: document.querySelector("[data-jeton] [name=csrfmiddlewaretoken]").value,
      cle: `fil-brouillon:${qui}:codage-${reference}`,
    },
    {
      reussi: ({ cle }, { passage, version }) => {
        autreVersion(version);
        if (!passage || version !== gestes.version || gestes.envois.file.some((autre) => autre.cle === cle)) return;
        if (passage.cle !== cle) depot.retirer(cle);
        if (JSON.stringify(depot.parCle.get(passage.cle)) !== JSON.stringify(passage)) depot.poser(passage);
      },
      refuse: (_geste, { phrases = [dire("refuse")], version }) => {
        annonce.textContent = phrases.join(" ");
        autreVersion(version);
        demander(true);
      },
      // Said to whoever looks: something has not reached the server yet.
      mouvement: (enRoute) => page.toggleAttribute("data-en-route", enRoute),
      attente: (nombre) => {
        attente.hidden = nombre === 0;
        attente.textContent = nombre ? dire("attente", { nombre }) : "";
      },
    },
  );
  document.addEventListener("visibilitychange", () => demander());
  window.addEventListener("focus", () => demander());
  setInterval(() => demander(), RYTHME);
}
