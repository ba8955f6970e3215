// The coding table: a text with a caret, the code book beside it, everything from the keyboard (veille/codage/coder.html).

import { Depot } from "./depot.js";
import { Envois } from "./envois.js";
import { Gestes } from "./gestes.js";
import { Grille } from "./grille.js";
import { Lecture } from "./lecture.js";
import { Marques } from "./marques.js";
import { Panneau } from "./panneau.js";
import { suivre } from "./suivi.js";

const lire = (id) => JSON.parse(document.getElementById(id).textContent);
const tactile = () => window.matchMedia("(pointer: coarse)").matches;

function phrases(liste) {
  const toutes = new Map([...liste.children].map((phrase) => [phrase.dataset.phrase, phrase.textContent]));
  return (nom, valeurs = {}) => toutes.get(nom).replace(/\{(\w+)\}/g, (_tout, cle) => valeurs[cle] ?? "");
}

export function aider(page) {
  const trouver = (selecteur) => page.querySelector(selecteur);
  const dire = phrases(trouver("[data-phrases]"));
  const annonce = trouver("[data-annonce]");
  const annoncer = (nom, valeurs) => (annonce.textContent = dire(nom, valeurs));
  const aide = document.querySelector("[data-dialogue-aide]");
  const codes = new Map(lire("codage-codes").map((code) => [code.pk, code]));
  const texte = trouver("[data-texte]");
  const outils = trouver("[data-outils]");
  const lecture = new Lecture(texte);
  let choix = null;
  let dernier = 0;

  const depot = new Depot(lecture, lire("codage-passages"), (rangs) => {
    marques.repeindre(rangs);
    rafraichir();
  });
  const champs = { champ: trouver("[role=combobox]"), liste: trouver("[role=listbox]"), definition: trouver("[data-definition]") };
  const grille = new Grille(champs, codes, depot.frequences(), { poser: (pk, fermer) => poser([pk], fermer), fermer: () => revenir() });
  const marques = new Marques(lecture, depot, codes);
  const gestes = new Gestes({ lecture, depot, codes, grille, annoncer, version: Number(page.dataset.version) });
  gestes.surFaits = (nombre) => (trouver("[data-annuler]").disabled = nombre === 0);
  const panneau = new Panneau(
    { liste: trouver("[data-passages]"), aucun: trouver("[data-aucun]") },
    {
      lecture,
      codes,
      dire,
      gestes: {
        aller,
        revenir,
        oter: (passage, pk) => gestes.oter(passage, pk),
        retirer: (passage) => gestes.retirer(passage),
        annoter: (passage, mots) => {
          gestes.annoter(passage, mots);
          revenir();
        },
        remettre: (passage) => gestes.remettre(passage, choix),
      },
    },
  );
  suivre(page, { gestes, depot, annonce, dire, attente: trouver("[data-attente]"), banniere: trouver("[data-autre-version]") }, Envois);

  // On the passage where one is, unless words are chosen.
  const courants = () => depot.ici(dernier).filter(({ mien, a_revoir: aRevoir }) => mien && !aRevoir);
  const cible = () => choix ?? courants()[0] ?? null;

  function poser(pks, fermer = true) {
    const bornes = cible();
    if (!bornes) return annoncer("rien");
    gestes.poser({ debut: bornes.debut, fin: bornes.fin }, pks);
    if (fermer) revenir();
    return null;
  }

  function revenir() {
    outils.classList.remove("codage__outils--ouvert");
    if (tactile()) return;
    if (choix) lecture.choisir(choix.debut, choix.fin);
    else lecture.choisir(dernier, dernier);
  }

  function aller(passage) {
    lecture.choisir(passage.debut, passage.a_revoir ? passage.debut : passage.fin);
    outils.classList.remove("codage__outils--ouvert");
  }

  // Once the focus has gone to the codes, the text has no caret to read.
  function ouvrir() {
    relever();
    outils.classList.add("codage__outils--ouvert");
    if (!tactile()) champs.champ.focus();
  }

  function rafraichir() {
    const ici = depot.ici(dernier);
    panneau.montrer([...depot.du(lecture.trouver(dernier).rang), ...depot.entiers()], ici);
    marques.souligner("codage-ici", choix ? null : ici[0]);
    trouver("[data-saut=a_revoir]").hidden = !depot.dansLOrdre().some(({ a_revoir: aRevoir }) => aRevoir);
    return ici;
  }

  // The browser says late that the caret moved, and fingers are fast: a key acts on what is chosen when it is pressed.
  function situer() {
    const place = lecture.curseur();
    if (place === null) return false;
    dernier = place;
    choix = lecture.choix();
    return true;
  }

  // The caret moved: what is chosen, and what is coded there, said once it rests.
  let repos;
  function relever() {
    if (!situer()) return;
    marques.souligner("codage-choix", choix);
    const ici = rafraichir();
    const mots = choix && lecture.debutDe(choix.debut, choix.fin);
    trouver("[data-selection]").textContent = mots ? dire("selection", { mots }) : dire("rien");
    barre(mots, ici);
    clearTimeout(repos);
    if (!choix && ici.length) {
      const noms = gestes.noms([...new Set(ici.flatMap((passage) => passage.codes))]);
      repos = setTimeout(() => annoncer("ici", { codes: noms }), 500);
    }
  }
  document.addEventListener("selectionchange", relever);

  // On a phone, the phone's own selection, then a bar at the foot.
  function barre(mots, ici) {
    trouver("[data-barre-tactile]").hidden = !(mots || ici.length);
    trouver("[data-barre-mots]").textContent = mots ? `« ${mots} »` : gestes.noms(ici.flatMap((passage) => passage.codes));
  }

  function sauter(ou) {
    const passages = depot.dansLOrdre();
    const vides = () => lecture.paragraphes.find(({ rang, debut }) => debut > dernier && !depot.parRang[rang].size);
    const debutIci = choix?.debut ?? dernier;
    const trouve = {
      suivant: () => passages.find(({ debut }) => debut > debutIci),
      precedent: () => passages.findLast(({ debut }) => debut < debutIci),
      a_revoir: () => {
        const perdus = passages.filter(({ a_revoir: aRevoir }) => aRevoir);
        return perdus.find(({ debut }) => debut > dernier) ?? perdus[0];
      },
      vide: vides,
    }[ou]();
    if (!trouve) return annoncer("plus_rien");
    if (ou === "vide") lecture.choisir(trouve.debut, trouve.debut);
    else aller(trouve);
    return null;
  }

  const retirerIci = () => courants().slice(0, 1).forEach((passage) => gestes.retirer(passage));
  const memo = () => {
    const [passage] = choix ? [depot.semblable(choix)] : courants();
    if (passage) panneau.ecrire(passage);
  };
  const phrase = () => {
    const { debut, fin } = lecture.agrandirParPhrase(choix);
    const rognee = lecture.rogner(debut, fin);
    if (rognee) lecture.choisir(rognee.debut, rognee.fin);
  };
  const paragraphe = () => {
    const { debut, fin } = lecture.trouver(dernier);
    lecture.choisir(debut, fin);
  };
  const touches = {
    Enter: ouvrir,
    Delete: retirerIci,
    Backspace: retirerIci,
    "?": () => aide.showModal(),
    p: () => sauter("precedent"),
    s: () => sauter("suivant"),
    v: () => sauter("vide"),
    r: () => sauter("a_revoir"),
    m: memo,
    Escape: () => lecture.choisir(dernier, dernier),
  };

  texte.addEventListener("keydown", (evenement) => {
    const { key, code, ctrlKey, metaKey, altKey, shiftKey } = evenement;
    if (altKey) return;
    situer();
    if (ctrlKey || metaKey) {
      if (key.toLowerCase() !== "z") return;
      evenement.preventDefault();
      gestes.annuler();
      return;
    }
    // The figures of a French keyboard ask for Shift: the key counts, not what it writes.
    const chiffre = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
    const faire = chiffre ? () => rapide(Number(chiffre)) : key === " " ? (shiftKey ? paragraphe : phrase) : touches[key.length === 1 ? key.toLowerCase() : key];
    if (!faire) return;
    evenement.preventDefault();
    faire();
  });

  function rapide(numero) {
    const pk = grille.rapide(numero);
    if (pk) poser([pk]);
  }

  for (const bouton of page.querySelectorAll("[data-saut]")) bouton.addEventListener("click", () => sauter(bouton.dataset.saut));
  trouver("[data-annuler]").addEventListener("click", () => gestes.annuler());
  trouver("[data-aide]").addEventListener("click", () => aide.showModal());
  trouver("[data-barre-coder]").addEventListener("pointerdown", (evenement) => evenement.preventDefault());
  trouver("[data-barre-coder]").addEventListener("click", ouvrir);
  trouver("[data-fermer]").addEventListener("click", revenir);

  if (!tactile()) {
    texte.contentEditable = "true";
    texte.spellcheck = false;
    for (const [nom, valeur] of Object.entries({ role: "textbox", "aria-multiline": "true", "aria-readonly": "true", "aria-label": dire("texte") })) {
      texte.setAttribute(nom, valeur);
    }
  }
  outils.hidden = false;
  rafraichir();
  // Come from a list of passages: to that one.
  const voulu = depot.parCle.get(location.hash.replace("#passage-", ""));
  if (voulu) aller(voulu);
  page.dataset.pret = "";
  performance.mark("codage-pret");
}
