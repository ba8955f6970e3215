// What one types in a <form data-brouillon="name"> is kept in this browser, and on the server with data-brouillon-url
// (JSON {entier, phrase, version}: whether all of it is there, what to say otherwise, the version now on the server).
// A form that carries data-retenu keeps it in this browser alone. <form data-brouillon-oublier="prefix"> forgets the
// drafts whose names begin so, once it is sent.
//
// A shared computer must not tell: the text is encrypted with a key that the server gives to this account only (the tag
// `brouillon`), lasts seven days, and goes when the form is sent, when one leaves, or when somebody else begins to write.

const PREFIXE = "fil-brouillon:";
const DUREE = 7 * 24 * 3600 * 1000;
const ENVOYE = "fil-brouillon-envoye";
const JAMAIS = new Set(["csrfmiddlewaretoken", "version"]);

const cles = () => Object.keys(localStorage).filter((cle) => cle.startsWith(PREFIXE));
const enBase64 = (octets) => btoa(Array.from(new Uint8Array(octets), (octet) => String.fromCharCode(octet)).join(""));
const deBase64 = (texte) => Uint8Array.from(atob(texte), (signe) => signe.charCodeAt(0));

export function effacerLesBrouillons(sauf = () => false) {
  for (const cle of cles()) if (!sauf(cle)) localStorage.removeItem(cle);
}

const aEchoue = () =>
  performance.getEntriesByType("navigation")[0]?.responseStatus >= 400 ||
  document.querySelector(".resume-erreurs, [data-brouillon-en-route]") !== null;

// On every page: what is too old, and what was sent, unless the answer is that it did not go through.
export function ranger() {
  const envoye = sessionStorage.getItem(ENVOYE);
  sessionStorage.removeItem(ENVOYE);
  if (envoye && !aEchoue()) for (const cle of cles()) if (cle.startsWith(envoye)) localStorage.removeItem(cle);
  for (const cle of cles()) {
    const { le = 0 } = JSON.parse(localStorage.getItem(cle) || "{}");
    if (Date.now() - le > DUREE) localStorage.removeItem(cle);
  }
}

// What may still be held back, by the anonymity helper or for lack of network, has not left (envoi.js).
const depart = (formulaire) => ("envoi" in formulaire.dataset ? "envoi-parti" : "submit");

export function oublier(formulaire) {
  const nom = formulaire.dataset.brouillonOublier;
  formulaire.addEventListener(depart(formulaire), () => {
    const une = cles().find((cle) => cle.slice(cle.indexOf(":", PREFIXE.length) + 1).startsWith(nom));
    if (une) sessionStorage.setItem(ENVOYE, une.slice(0, une.indexOf(":", PREFIXE.length) + 1) + nom);
  });
}

function lireLeFormulaire(formulaire) {
  return [...new FormData(formulaire)].filter(([nom, valeur]) => typeof valeur === "string" && !JAMAIS.has(nom));
}

// What one wrote while this file was on its way is to be kept too.
function dejaEcrit(formulaire) {
  return [...formulaire.elements].some((champ) => {
    if (champ.type === "checkbox" || champ.type === "radio") return champ.checked !== champ.defaultChecked;
    return champ.matches("input:not([type=hidden]), textarea") && champ.value !== champ.defaultValue;
  });
}

function remplir(formulaire, paires) {
  const restantes = new Map();
  for (const [nom, valeur] of paires) restantes.set(nom, [...(restantes.get(nom) ?? []), valeur]);
  for (const champ of formulaire.elements) {
    if (!champ.name || JAMAIS.has(champ.name) || champ.type === "file") continue;
    // The version on which one wrote comes back with the words: the server then merges, and nothing is overwritten.
    if (champ.type === "hidden" && !("avecBrouillon" in champ.dataset)) continue;
    const valeurs = restantes.get(champ.name) ?? [];
    if (champ.type === "checkbox" || champ.type === "radio") champ.checked = valeurs.includes(champ.value);
    else if (champ.multiple) for (const option of champ.options) option.selected = valeurs.includes(option.value);
    else if (valeurs.length) champ.value = valeurs.shift();
    champ.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

export async function chiffrer(secret, texte) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const octets = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, secret, new TextEncoder().encode(texte));
  return { iv: enBase64(iv), texte: enBase64(octets) };
}

export async function dechiffrer(secret, { iv, texte }) {
  const octets = await crypto.subtle.decrypt({ name: "AES-GCM", iv: deBase64(iv) }, secret, deBase64(texte));
  return new TextDecoder().decode(octets);
}

// The key of this account and how the names of what it keeps begin; null without a safe place: nothing is kept.
export async function coffre(formulaire) {
  const boite = formulaire.querySelector("[data-brouillon-etat]");
  if (!boite || !window.crypto?.subtle) return null;
  const secret = await crypto.subtle.importKey("raw", deBase64(boite.dataset.cle), "AES-GCM", false, ["encrypt", "decrypt"]);
  return { boite, secret, mien: `${PREFIXE}${boite.dataset.compte}:` };
}

export async function garder(formulaire) {
  const ouvert = await coffre(formulaire);
  if (!ouvert) return;
  const { boite, secret, mien } = ouvert;
  const cle = mien + formulaire.dataset.brouillon;
  effacerLesBrouillons((autre) => autre.startsWith(mien));

  const etat = boite.querySelector("[role=status]");
  const retrouve = boite.querySelector("[data-brouillon-retrouve]");
  const heure = () => new Intl.DateTimeFormat(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
  const dire = (mots) => {
    etat.textContent = `${mots} ${heure().format(new Date())}`;
  };
  const lire = () => JSON.stringify(lireLeFormulaire(formulaire));
  const url = formulaire.dataset.brouillonUrl;
  let dernier = dejaEcrit(formulaire) ? "" : lire(); // What this browser holds.
  let recu = dernier; // What the server holds.
  let attente;
  let enVoyage = Promise.resolve();

  const poser = async (texte) => {
    if (texte === dernier) return;
    dernier = texte;
    localStorage.setItem(cle, JSON.stringify({ le: Date.now(), ...(await chiffrer(secret, texte)) }));
    dire(boite.dataset.garde);
  };

  const transmettre = async () => {
    const texte = lire();
    if (!url || texte === recu) return;
    if ("retenu" in formulaire.dataset) return (etat.textContent = boite.dataset.aRevoir);
    const corps = new FormData(formulaire);
    const reponse = await fetch(url, { method: "POST", body: corps }).catch(() => null);
    if (!reponse?.ok) return dire(boite.dataset.horsLigne);
    const { entier, phrase, version } = await reponse.json();
    if (version) formulaire.elements.version.value = version;
    if (!entier) return phrase && (etat.textContent = phrase);
    recu = texte;
    if (lire() === texte) localStorage.removeItem(cle); // Nothing here that is not there.
    dire(boite.dataset.enregistre);
  };

  // One at a time: an answer carries the version that the next one must send.
  const enregistrer = async () => {
    await poser(lire());
    enVoyage = enVoyage.then(transmettre);
    return enVoyage;
  };

  const proposer = async () => {
    const ancien = JSON.parse(localStorage.getItem(cle) || "null");
    if (!ancien) return;
    const texte = await dechiffrer(secret, ancien).catch(() => null);
    if (texte === null) localStorage.removeItem(cle);
    if (texte === null || texte === lire()) return;
    const quand = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
    retrouve.querySelector("[data-brouillon-quand]").textContent = quand.format(ancien.le);
    retrouve.hidden = false;
    formulaire.prepend(retrouve);
    retrouve.querySelector("[data-brouillon-reprendre]").addEventListener("click", () => {
      remplir(formulaire, JSON.parse(texte));
      retrouve.remove();
      formulaire.querySelector("input:not([type=hidden]), textarea, select")?.focus();
    });
    retrouve.querySelector("[data-brouillon-jeter]").addEventListener("click", () => {
      localStorage.removeItem(cle);
      retrouve.remove();
    });
  };

  await proposer();
  boite.hidden = false;
  const bientot = () => {
    clearTimeout(attente);
    attente = setTimeout(enregistrer, 800);
  };
  formulaire.addEventListener("input", bientot);
  formulaire.addEventListener("change", bientot);
  window.addEventListener("online", enregistrer);
  // A phone that is locked stops its clocks.
  document.addEventListener("visibilitychange", () => document.hidden && enregistrer());
  formulaire.addEventListener("submit", () => {
    clearTimeout(attente);
    poser(lire()); // Whatever the network then does.
  });
  formulaire.addEventListener(depart(formulaire), () => sessionStorage.setItem(ENVOYE, cle));
  formulaire.addEventListener("envoi-echoue", () => dire(boite.dataset.horsLigne));
  if (!dernier) bientot();
}
