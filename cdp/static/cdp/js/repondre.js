// The tap was made in the mail: it is sent as soon as somebody really sees this page.
//
// Mail filters open every link before the person does: opening writes nothing, and they look at no page.

const LE_TEMPS_DE_VOIR = 600;

export function aider(formulaire) {
  let minuterie = 0;
  const attendre = () => {
    clearTimeout(minuterie);
    if (document.visibilityState !== "visible" || navigator.webdriver) return;
    minuterie = setTimeout(() => requestAnimationFrame(() => formulaire.requestSubmit()), LE_TEMPS_DE_VOIR);
  };
  document.addEventListener("visibilitychange", attendre);
  attendre();
}
