// An agenda that one builds with a thumb, a mouse or a keyboard: points move, come and go, hours and total follow.
// Without this file the same buttons are sent to the server, which does the same (cdp/forms/gestes.py).

const remplir = (phrase, mots) => phrase.replace(/\{(\w+)\}/g, (_, nom) => mots[nom]);

export function aider(agenda) {
  const liste = agenda.querySelector("[data-points]");
  const modele = agenda.querySelector("[data-point-modele]");
  const formulaire = agenda.closest("form");
  const nombre = formulaire.elements["points-TOTAL_FORMS"];
  const phrases = agenda.dataset;

  const points = () => [...liste.querySelectorAll(":scope > [data-point]:not([data-enleve])")];
  const champ = (point, nom) => point.querySelector(`[name$="-${nom}"]`);
  const minutesDe = (point) => Math.max(Number.parseInt(champ(point, "minutes").value, 10) || 0, 0);
  const nomDe = (point) => {
    const moment = champ(point, "moment");
    return champ(point, "titre").value.trim() || moment.options[moment.selectedIndex].text;
  };
  const estVide = (point) => !champ(point, "titre").value.trim() && !champ(point, "minutes").value.trim();

  const annoncer = (phrase, mots) => {
    agenda.querySelector("[data-annonce]").textContent = remplir(phrase, mots);
  };

  const heure = (minutes) => {
    const h = Math.floor(minutes / 60) % 24;
    const m = String(minutes % 60).padStart(2, "0");
    return remplir(m === "00" ? phrases.heurePile : phrases.heure, { h, m });
  };

  const debut = () => {
    const [h, m] = (formulaire.elements.heure?.value ?? "").split(":").map(Number);
    return Number.isFinite(h) && Number.isFinite(m) ? 60 * h + m : null;
  };

  function actualiser() {
    let instant = debut();
    let total = 0;
    points().forEach((point, rang) => {
      const minutes = minutesDe(point);
      champ(point, "rang").value = rang + 1;
      point.querySelector("[data-point-heure]").textContent = instant === null ? "" : heure(instant);
      point.querySelector("[data-point-duree]").textContent = minutes ? remplir(phrases.duree, { n: minutes }) : "";
      point.querySelector("[data-point-nom]").textContent = estVide(point) ? phrases.nouveau : nomDe(point);
      if (instant !== null) instant += minutes;
      total += minutes;
    });
    compter(total);
  }

  function compter(total) {
    const duree = Number.parseInt(formulaire.elements.duree_minutes?.value, 10) || 0;
    const ecart = duree - total;
    const suite = ecart > 0 ? phrases.reste : ecart < 0 ? phrases.trop : phrases.juste;
    const dit = `${remplir(phrases.total, { n: total, d: duree })} ${remplir(suite, { n: Math.abs(ecart) })}`;
    const place = agenda.querySelector("[data-point-total]");
    place.classList.toggle("agenda__total--trop", ecart < 0);
    if (place.textContent !== dit) place.innerHTML = "";
    if (!place.firstChild) place.append(Object.assign(document.createElement("strong"), { textContent: dit }));
  }

  function deplacer(point, pas, bouton) {
    const tous = points();
    const place = tous.indexOf(point) + pas;
    if (place >= 0 && place < tous.length) {
      if (pas < 0) tous[place].before(point);
      else tous[place].after(point);
      actualiser();
      bouton.focus();
      point.scrollIntoView({ block: "nearest" });
    }
    dire(point);
  }

  function dire(point) {
    const tous = points();
    annoncer(phrases.deplace, { titre: nomDe(point), n: tous.indexOf(point) + 1, total: tous.length });
  }

  // What is removed can come back until the form leaves: nothing is lost to a thumb.
  function enlever(point) {
    const nom = nomDe(point);
    const retour = document.createElement("li");
    const bouton = Object.assign(document.createElement("button"), { type: "button", className: "bouton bouton--discret" });
    retour.className = "point point--enleve";
    bouton.textContent = phrases.remettre;
    retour.append(`${remplir(phrases.enleve, { titre: nom })} `, bouton);
    point.after(retour);
    point.hidden = true;
    point.dataset.enleve = "";
    activer(point, false);
    bouton.addEventListener("click", () => {
      retour.remove();
      point.hidden = false;
      delete point.dataset.enleve;
      activer(point, true);
      actualiser();
      point.querySelector("summary").focus();
      annoncer(phrases.remis, { titre: nom });
    });
    actualiser();
    bouton.focus();
    annoncer(phrases.enleve, { titre: nom });
  }

  const activer = (point, oui) => {
    for (const element of point.querySelectorAll("input, select, button")) element.disabled = !oui;
  };

  function ajouter(valeurs = {}) {
    const total = Number(nombre.value);
    if (points().length >= Number(phrases.maximum)) return null;
    const fragment = document.createElement("template");
    fragment.innerHTML = modele.innerHTML.replaceAll("__prefix__", total);
    const point = fragment.content.firstElementChild;
    nombre.value = total + 1;
    liste.append(point);
    armer(point);
    for (const [nom, valeur] of Object.entries(valeurs)) if (valeur) champ(point, nom).value = valeur;
    actualiser();
    return point;
  }

  function offrir(bouton) {
    const { titre, moment, minutes, noeud, vignette } = bouton.dataset;
    const point = ajouter({ titre, moment, minutes, noeud, vignette });
    if (!point) return;
    point.querySelector("details").open = false;
    annoncer(phrases.ajoute, { titre });
    bouton.disabled = true;
    point.querySelector("summary").focus();
  }

  const gestes = {
    monter: (bouton) => deplacer(bouton.closest("[data-point]"), -1, bouton),
    descendre: (bouton) => deplacer(bouton.closest("[data-point]"), 1, bouton),
    enlever: (bouton) => enlever(bouton.closest("[data-point]")),
    ajouter: () => {
      const point = ajouter();
      if (point) champ(point, "titre").focus();
    },
    offrir,
  };

  agenda.addEventListener("click", (evenement) => {
    const bouton = evenement.target.closest('[name="geste"]');
    const geste = bouton && gestes[bouton.value.split(":")[0]];
    if (!geste) return;
    evenement.preventDefault();
    geste(bouton);
  });

  function armer(point) {
    const poignee = point.querySelector("[data-poignee]");
    poignee.hidden = false;
    poignee.addEventListener("keydown", (evenement) => {
      const pas = { ArrowUp: -1, ArrowDown: 1 }[evenement.key];
      if (!pas) return;
      evenement.preventDefault();
      deplacer(point, pas, poignee);
    });
    poignee.addEventListener("pointerdown", (evenement) => porter(evenement, point, poignee));
  }

  // One pointer, whatever it is: the row follows it past the middle of its neighbours.
  function porter(depart, point, poignee) {
    if (depart.button) return;
    poignee.setPointerCapture(depart.pointerId);
    point.classList.add("point--porte");
    const suivre = ({ clientY }) => {
      const autre = points().find((voisin) => {
        const { top, height } = voisin.getBoundingClientRect();
        return voisin !== point && clientY >= top && clientY <= top + height;
      });
      if (!autre) return;
      const { top, height } = autre.getBoundingClientRect();
      if (clientY < top + height / 2) autre.before(point);
      else autre.after(point);
      // Moved in the page, the handle loses its hold on the pointer.
      poignee.setPointerCapture(depart.pointerId);
    };
    const lacher = () => {
      poignee.removeEventListener("pointermove", suivre);
      poignee.removeEventListener("pointerup", lacher);
      poignee.removeEventListener("pointercancel", lacher);
      point.classList.remove("point--porte");
      actualiser();
      dire(point);
    };
    poignee.addEventListener("pointermove", suivre);
    poignee.addEventListener("pointerup", lacher);
    poignee.addEventListener("pointercancel", lacher);
  }

  for (const point of points()) {
    if (estVide(point) && !point.querySelector("details").open) point.remove();
    else armer(point);
  }
  formulaire.addEventListener("input", actualiser);
  actualiser();
}
