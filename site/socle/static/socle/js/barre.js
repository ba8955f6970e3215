// Buttons above a textarea that put the marks of Markdown round, or before, what is chosen.

const DEVANT = { liste: "- ", citation: "> " };

// As if it were typed: Ctrl+Z undoes it.
const remplacer = (texte, debut, fin, mots) => {
  texte.focus();
  texte.setSelectionRange(debut, fin);
  if (!document.execCommand("insertText", false, mots)) {
    texte.setRangeText(mots, debut, fin, "end");
    texte.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

const engraisser = (texte) => {
  const { selectionStart: debut, selectionEnd: fin, value } = texte;
  const choisis = value.slice(debut, fin);
  remplacer(texte, debut, fin, `**${choisis}**`);
  texte.setSelectionRange(debut + 2, debut + 2 + choisis.length);
};

const prefixer = (texte, marque) => {
  const { value } = texte;
  const debut = value.lastIndexOf("\n", texte.selectionStart - 1) + 1;
  const apres = value.indexOf("\n", texte.selectionEnd);
  const fin = apres < 0 ? value.length : apres;
  const lignes = value.slice(debut, fin).split("\n");
  const posees = lignes.every((ligne) => ligne.startsWith(marque));
  const mots = lignes.map((ligne) => (posees ? ligne.slice(marque.length) : marque + ligne)).join("\n");
  // A list needs an empty line before it.
  const vide = !posees && debut > 1 && !value.slice(0, debut).endsWith("\n\n") ? "\n" : "";
  remplacer(texte, debut, fin, vide + mots);
};

export function poserLaBarre(barre) {
  const texte = document.getElementById(barre.dataset.barre);
  barre.hidden = false;
  barre.addEventListener("click", ({ target }) => {
    const marque = target.closest("[data-marque]")?.dataset.marque;
    if (marque === "gras") engraisser(texte);
    else if (marque) prefixer(texte, DEVANT[marque]);
  });
}
