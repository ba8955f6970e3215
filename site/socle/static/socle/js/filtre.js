// A long list of choices, shortened as one types: <div data-filtre="id of the list"> holds the box. What is chosen stays.

const plier = (texte) => texte.normalize("NFKD").replace(/\p{M}/gu, "").replace(/œ/gu, "oe").toLowerCase();

export function filtrer(boite) {
  const liste = document.getElementById(boite.dataset.filtre);
  const champ = boite.querySelector("input");
  const etat = boite.querySelector("[role=status]");
  const options = [...liste.querySelectorAll(".choix__option")];
  boite.hidden = false;

  const phrase = (nombre) => {
    const mots = nombre === 0 ? "aucun" : nombre === 1 ? "un" : "plusieurs";
    return etat.dataset[mots].replace("{n}", nombre);
  };

  champ.addEventListener("input", () => {
    const cherches = plier(champ.value).split(/\s+/u).filter(Boolean);
    let nombre = 0;
    for (const option of options) {
      const garde = cherches.every((mot) => plier(option.textContent).includes(mot));
      option.hidden = !garde && !option.querySelector("input").checked;
      if (garde) nombre++;
    }
    for (const groupe of liste.querySelectorAll("fieldset")) {
      groupe.hidden = groupe.querySelector(".choix__option:not([hidden])") === null;
    }
    etat.textContent = cherches.length ? phrase(nombre) : "";
  });

  // Enter looks for, it does not send.
  champ.addEventListener("keydown", (evenement) => evenement.key === "Enter" && evenement.preventDefault());
}
