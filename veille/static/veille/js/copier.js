// A button that copies the words of an element of this page; hidden where the browser copies nothing.

export function aider(bouton) {
  if (!navigator.clipboard) return;
  bouton.hidden = false;
  const annonce = bouton.closest("section").querySelector("[data-copie-dite]");
  bouton.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(bouton.dataset.copier).textContent.trim());
    annonce.textContent = bouton.dataset.copie;
  });
}
