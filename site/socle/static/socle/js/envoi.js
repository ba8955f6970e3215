// A <form data-envoi> is sent without leaving the page: without network nothing is lost, and one tries again.
//
// The server answers with JSON {suite}: where to go; or "" when the page must show what is wrong, and is then sent as
// any form. A closed session or a refused token are sent so too: their pages give everything back.

const PATIENCE = 20_000;

export function envoyer(formulaire) {
  const echec = formulaire.querySelector("[data-envoi-echec]");
  let autrement = false;
  let enCours = false;

  const echouer = () => {
    echec.hidden = true;
    requestAnimationFrame(() => {
      echec.hidden = false;
    });
    formulaire.dispatchEvent(new Event("envoi-echoue"));
  };

  const commeTous = (bouton) => {
    autrement = true;
    formulaire.requestSubmit(bouton);
    autrement = false;
  };

  const tenter = async (bouton) => {
    const reponse = await fetch(formulaire.action, {
      method: "POST",
      body: new FormData(formulaire, bouton),
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (reponse.status >= 500) return echouer();
    const enJson = reponse.headers.get("Content-Type")?.startsWith("application/json");
    const { suite = "" } = enJson ? await reponse.json() : {};
    formulaire.dispatchEvent(new Event("envoi-parti"));
    if (suite) window.location.assign(suite);
    else commeTous(bouton);
  };

  // On the document: what holds a form back (the anonymity helper) listens to the form and speaks first.
  document.addEventListener("submit", async (evenement) => {
    if (evenement.target !== formulaire || autrement || evenement.defaultPrevented) return;
    evenement.preventDefault();
    if (enCours) return;
    enCours = true;
    echec.hidden = true;
    await tenter(evenement.submitter).catch(echouer);
    enCours = false;
  });
}

// Coming back shows what was last kept, not what was on the screen when one left.
window.addEventListener("pageshow", ({ persisted }) => persisted && window.location.reload());
