// The keys of the page, and whether they are awake: fil.js asks what is kept here.
const CLE = "fil-touches";

export function montrerLesTouches(volet) {
  const actives = volet.querySelector("input");
  try {
    actives.checked = localStorage.getItem(CLE) !== "non";
  } catch {
    actives.closest("label").hidden = true; // This browser lets pages keep nothing.
  }
  actives.addEventListener("change", () => {
    if (actives.checked) localStorage.removeItem(CLE);
    else localStorage.setItem(CLE, "non");
  });
  volet.hidden = false;
}
