// From one result to the next with j and k; Enter follows the link, since it has the focus.
const TITRES = "[data-resultats] .resultat__titre a";

const aller = (pas) => {
  const liens = [...document.querySelectorAll(TITRES)];
  const ici = liens.indexOf(document.activeElement.closest(".resultat")?.querySelector(".resultat__titre a"));
  const lien = liens[Math.min(Math.max(ici + pas, 0), liens.length - 1)];
  lien?.focus();
  lien?.closest(".resultat").scrollIntoView({ block: "nearest" });
};

export const gestes = { j: () => aller(1), k: () => aller(-1) };
