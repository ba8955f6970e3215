// How many characters are left in a long text, told calmly: only near the end, and after a pause.

export function compter(texte) {
  const phrase = document.getElementById(`${texte.id}_compteur`);
  if (!phrase) return;
  const maximum = Number(texte.dataset.maximum);
  let attente;
  const dire = () => {
    const reste = maximum - [...texte.value].length;
    const mots = reste < 0 ? phrase.dataset.trop : phrase.dataset.reste;
    phrase.textContent = reste > maximum / 4 ? "" : mots.replace("{n}", Math.abs(reste));
    phrase.classList.toggle("champ__compteur--trop", reste < 0);
  };
  const bientot = () => {
    clearTimeout(attente);
    attente = setTimeout(dire, 400);
  };
  texte.addEventListener("input", bientot);
  texte.addEventListener("change", bientot);
  dire();
}
