// A link that opens its question here rather than on a page of its own (templates/composants/dialogue).

export function ouvrirEnDialogue(lien) {
  const dialogue = document.getElementById(lien.dataset.dialogue);
  if (!dialogue?.showModal) return;
  lien.addEventListener("click", (evenement) => {
    if (evenement.ctrlKey || evenement.metaKey || evenement.shiftKey) return;
    evenement.preventDefault();
    dialogue.showModal();
  });
  dialogue.addEventListener("close", () => lien.focus());
}
