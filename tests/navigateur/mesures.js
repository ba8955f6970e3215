// What axe does not measure; each function gives a list of sentences, empty when all is well.
window.mesures = (() => {
  const nommer = (e) =>
    `${e.localName}${e.id ? `#${e.id}` : ""}${[...e.classList].map((c) => `.${c}`).join("")}` +
    ` « ${(e.innerText || e.value || e.ariaLabel || "").trim().slice(0, 40)} »`;

  const visible = (e) => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });

  // Words for screen readers only: a box of one pixel.
  const retire = (e) => {
    for (let p = e; p && p !== document.body; p = p.parentElement) {
      const boite = p.getBoundingClientRect();
      const style = getComputedStyle(p);
      if (boite.width <= 1 || boite.height <= 1 || style.clipPath === "inset(50%)") return true;
      // The skip link waits outside of the page.
      if (style.position === "absolute" && (boite.bottom <= 0 || boite.right <= 0)) return true;
    }
    return false;
  };

  const defile = (e) => {
    for (let p = e; p && p !== document.body; p = p.parentElement)
      if (/auto|scroll/.test(getComputedStyle(p).overflowX)) return true;
    return false;
  };

  // Where the words that an element holds itself are drawn: a long one may leave its box.
  const motsDe = (e) =>
    [...e.childNodes]
      .filter((n) => n.nodeType === Node.TEXT_NODE && n.data.trim())
      .map((n) => {
        const etendue = document.createRange();
        etendue.selectNodeContents(n);
        return etendue.getBoundingClientRect();
      });

  const debordement = () => {
    const largeur = document.documentElement.clientWidth;
    const fautes = [];
    if (document.documentElement.scrollWidth > largeur)
      fautes.push(`la page défile de côté : ${document.documentElement.scrollWidth} px pour ${largeur}`);
    for (const e of document.body.querySelectorAll("*")) {
      if (!visible(e) || retire(e) || e.closest("svg") !== null || defile(e.parentElement)) continue;
      const boite = e.getBoundingClientRect();
      if (boite.right > largeur + 1 || boite.left < -1) fautes.push(`sort de l’écran : ${nommer(e)}`);
      else if (motsDe(e).some((mots) => mots.right > largeur + 1)) fautes.push(`mots hors de l’écran : ${nommer(e)}`);
    }
    return fautes.slice(0, 5);
  };

  const coupe = () => {
    const fautes = [];
    for (const e of document.body.querySelectorAll("*:not(input, textarea, select, svg, svg *)")) {
      // What lies under a field for the eyes scrolls with it: the words are in the field.
      if (!visible(e) || retire(e) || !e.innerText?.trim() || e.matches(".protege__fond")) continue;
      const style = getComputedStyle(e);
      const cache = (valeur) => valeur === "hidden" || valeur === "clip";
      if (
        (cache(style.overflowX) && e.scrollWidth > e.clientWidth + 1) ||
        (cache(style.overflowY) && e.scrollHeight > e.clientHeight + 1)
      )
        fautes.push(`texte coupé : ${nommer(e)}`);
    }
    return fautes;
  };

  // A link inside a sentence is as high as its line (WCAG 2.5.8, « inline »).
  const dansUnePhrase = (e) =>
    e.localName === "a" &&
    getComputedStyle(e).display === "inline" &&
    [...e.parentElement.childNodes].some((n) => n !== e && n.textContent.trim().length > 1);

  const CIBLES = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option], [role=tab]";
  const PRINCIPALES = ".bouton, .menu a, .onglets a, select, summary, input:not([type=checkbox], [type=radio])";

  // What a finger reaches: the words of a box to tick, the whole card whose link covers it.
  const boiteDe = (e) => {
    if (e.matches("[type=checkbox], [type=radio]")) return (e.closest("label") ?? e).getBoundingClientRect();
    const voile = getComputedStyle(e, "::after");
    if (voile.content !== "none" && voile.position === "absolute") {
      let porteur = e;
      while (porteur !== document.body && getComputedStyle(porteur).position === "static") porteur = porteur.parentElement;
      return porteur.getBoundingClientRect();
    }
    return e.getBoundingClientRect();
  };

  const cibles = (minimum, principal) => {
    const fautes = [];
    for (const e of document.querySelectorAll(CIBLES)) {
      if (!visible(e) || retire(e) || dansUnePhrase(e)) continue;
      const voulu = e.matches(PRINCIPALES) ? principal : minimum;
      const { width, height } = boiteDe(e);
      if (width < Math.min(voulu, minimum) - 0.5 || height < voulu - 0.5)
        fautes.push(`cible de ${Math.round(width)} × ${Math.round(height)} px, ${voulu} voulus : ${nommer(e)}`);
    }
    return fautes;
  };

  const titres = () => {
    const liste = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(visible);
    const fautes = [];
    const premiers = liste.filter((t) => t.localName === "h1").length;
    if (premiers !== 1) fautes.push(`${premiers} titres de premier rang`);
    liste.reduce((avant, titre) => {
      const rang = Number(titre.localName[1]);
      if (rang > avant + 1) fautes.push(`titre de rang ${rang} après un de rang ${avant} : ${nommer(titre)}`);
      return rang;
    }, 0);
    return fautes;
  };

  const champs = () =>
    [...document.querySelectorAll("input:not([type=hidden]), select, textarea")]
      .filter((e) => !e.labels?.length && !e.ariaLabel && !e.getAttribute("aria-labelledby"))
      .map((e) => `champ sans étiquette : ${e.name || nommer(e)}`);

  const doublons = () => {
    const vus = new Set();
    return [...document.querySelectorAll("[id]")]
      .filter((e) => vus.has(e.id) || !vus.add(e.id))
      .map((e) => `identifiant en double : ${e.id}`);
  };

  let dernier = null;
  // The element that has the focus, as somebody who uses the keyboard sees it.
  const focus = () => {
    const e = document.activeElement;
    if (!e || e === document.body) return { fini: true, fautes: [] };
    // A date has several stops inside one field; its last, the calendar, wears the browser's own outline.
    if (e === dernier) return { fini: false, fautes: [] };
    dernier = e;
    const nouveau = !e.dataset.focusVu;
    e.dataset.focusVu = "1";
    const fautes = [];
    const cible = e.matches("[type=checkbox], [type=radio]") ? (e.closest("label") ?? e) : e;
    const boites = [...cible.getClientRects()].filter((b) => b.width > 1 && b.height > 1);
    if (!boites.length) fautes.push(`focus sur une chose invisible : ${nommer(e)}`);
    for (const boite of boites) {
      const x = boite.left + boite.width / 2;
      const y = boite.top + Math.min(boite.height / 2, 20);
      if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) {
        fautes.push(`focus hors de l’écran : ${nommer(e)}`);
        continue;
      }
      const dessus = document.elementFromPoint(x, y);
      if (dessus && !cible.contains(dessus) && !dessus.contains(cible))
        fautes.push(`focus caché : ${nommer(e)} sous ${nommer(dessus)}`);
    }
    const trait = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const porteurs = [];
    for (let p = e; p && porteurs.length < 5; p = p.parentElement) porteurs.push(getComputedStyle(p));
    if (!trait(getComputedStyle(e, "::after")) && !porteurs.some(trait))
      fautes.push(`focus sans contour : ${nommer(e)}`);
    return { fini: !nouveau, fautes };
  };

  // A walk by Tab: what has the focus is looked at just before the next key moves it, once the page has settled.
  let parcours = null;
  const regarder = () => {
    if (parcours.fini) return;
    const vu = focus();
    if (vu.fini) parcours.fini = true;
    else parcours.fautes.push(...vu.fautes);
  };
  const aLaTouche = () => (parcours.commence ? regarder() : (parcours.commence = true));
  const suivre = () => {
    window.scrollTo(0, 0);
    document.activeElement?.blur();
    for (const e of document.querySelectorAll("[data-focus-vu]")) delete e.dataset.focusVu;
    dernier = null;
    parcours = { commence: false, fini: false, fautes: [] };
    window.addEventListener("keydown", aLaTouche, { capture: true });
  };
  const vus = () => {
    // The last one is looked at by the next key, or now when it ends the walk.
    if (!document.activeElement || document.activeElement === document.body) parcours.fini = true;
    if (parcours.fini) window.removeEventListener("keydown", aLaTouche, { capture: true });
    return parcours;
  };

  // Each link of the summary of errors puts the focus in a field.
  const resume = () =>
    [...document.querySelectorAll(".resume-erreurs a")].flatMap((lien) => {
      lien.click();
      const champ = document.activeElement;
      const bon = champ?.matches("input, select, textarea") && champ.checkVisibility();
      return bon ? [] : [`le résumé ne mène pas au champ : ${lien.textContent} → ${lien.hash}`];
    });

  // Each false field, or its group, is described by its error.
  const faux = () =>
    [...document.querySelectorAll("main [aria-invalid=true]")].flatMap((champ) => {
      const porteurs = [champ, champ.closest("fieldset")].filter(Boolean);
      const dits = porteurs.flatMap((p) => (p.getAttribute("aria-describedby") ?? "").split(" "));
      const erreurs = dits.filter((id) => id.endsWith("_error")).map((id) => document.getElementById(id));
      return erreurs.some((e) => e?.innerText.trim()) ? [] : [`champ faux qui ne dit pas pourquoi : ${champ.name}`];
    });

  const ouvrir = () => {
    const fermes = [...document.querySelectorAll("details:not([open])")];
    for (const e of fermes) {
      e.open = true;
      e.dataset.deplie = "";
    }
    return fermes.length;
  };

  const passer = async (ou, options) => {
    const { violations } = await window.axe.run(ou, { resultTypes: ["violations"], ...options });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((n) => `axe ${id} : ${n.target.join(" ")} ${n.html.slice(0, 160)} ${n.failureSummary.slice(0, 220)}`),
    );
  };

  // What fails at 4.5 to one fails at 7 too: the contrast is computed once, for the stricter rule.
  const axe = (ou) =>
    passer(ou, {
      rules: {
        "color-contrast": { enabled: false },
        "color-contrast-enhanced": { enabled: true },
        "target-size": { enabled: true },
      },
    });

  const couleurs = (ou) => passer(ou, { runOnly: { type: "rule", values: ["color-contrast-enhanced", "link-in-text-block"] } });

  return { axe, champs, cibles, couleurs, coupe, debordement, doublons, faux, focus, ouvrir, resume, suivre, titres, vus };
})();
