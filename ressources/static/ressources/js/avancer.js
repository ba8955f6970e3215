// Long work in short steps: posts its form until the server says where to go. Without it, one presses the button.
//
// The form holds a <progress> and a [role=status]. A step that fails stops the work, which the button takes up again.

const PATIENCE = 30_000;

export function aider(formulaire) {
  const barre = formulaire.querySelector("progress");
  const phrase = formulaire.querySelector("[role=status]");
  const bouton = formulaire.querySelector("button[type=submit]");

  const unPas = async () => {
    const reponse = await fetch(formulaire.action, {
      method: "POST",
      body: new FormData(formulaire),
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!reponse.ok) throw new Error(String(reponse.status));
    return reponse.json();
  };

  const avancer = async () => {
    bouton.disabled = true;
    try {
      for (;;) {
        const { suite, faites, total, phrase: mots } = await unPas();
        barre.max = total;
        barre.value = faites;
        phrase.textContent = mots;
        if (suite) return window.location.assign(suite);
      }
    } catch {
      bouton.disabled = false;
      bouton.focus();
      phrase.textContent = formulaire.dataset.interrompu;
    }
  };

  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    avancer();
  });
  if ("seul" in formulaire.dataset) avancer();
}
