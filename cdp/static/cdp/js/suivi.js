// How far the sending is: this part of the page is read again every two seconds, while mails travel and one looks.

const PAUSE = 2_000;

export function aider(section) {
  const relire = async () => {
    if (document.visibilityState === "visible") {
      const reponse = await fetch(window.location.href, { headers: { Accept: "text/html" } }).catch(() => null);
      if (reponse?.ok && !reponse.redirected) montrer(section, await reponse.text());
    }
    if (section.hasAttribute("data-en-route")) setTimeout(relire, PAUSE);
  };
  setTimeout(relire, PAUSE);
}

function montrer(section, html) {
  const nouvelle = new DOMParser().parseFromString(html, "text/html").getElementById(section.id);
  if (!nouvelle || section.contains(document.activeElement)) return;
  section.replaceChildren(...nouvelle.childNodes);
  section.toggleAttribute("data-en-route", nouvelle.hasAttribute("data-en-route"));
}
