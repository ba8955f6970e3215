"""What the harness does on a page before looking at it."""

from tests.navigateur.choses import SANS_GROUPE

#: The form of the page is the one with the most fields; the browser's own checks would stop an empty one.
_FORMULAIRE = """
  (() => {
    const visibles = (f) => [...f.elements].filter((c) => c.type !== "hidden" && c.localName !== "button").length;
    const tous = [...document.querySelectorAll("main form[method=post]")];
    return tous.sort((a, b) => visibles(b) - visibles(a))[0];
  })()
"""
_VIDER = f"""
  () => {{
    const formulaire = {_FORMULAIRE};
    formulaire.noValidate = true;
    for (const champ of formulaire.elements) {{
      if (champ.matches("[type=hidden], button, fieldset")) continue;
      if (champ.matches("[type=checkbox], [type=radio]")) champ.checked = false;
      else champ.value = "";
    }}
  }}
"""
_ALLONGER = f"""
  () => {{
    for (const champ of {_FORMULAIRE}.elements) if (champ.localName === "textarea") champ.value = "x".repeat(20001);
  }}
"""

_VRAI_BIENTOT = """async (limite) => {
  const fin = performance.now() + limite;
  while (!(%s)) {
    if (performance.now() > fin) throw new Error("toujours faux");
    await new Promise((suite) => setTimeout(suite, 50));
  }
}"""


def attendre_que(page, condition, limite=10_000):
    """What `wait_for_function` would do, had it not its words evaluated by the page, which the policy forbids."""
    page.evaluate(_VRAI_BIENTOT % condition, limite)


def _envoyer(page, bouton=""):
    choisi = f"{_FORMULAIRE}.elements['{bouton}']" if bouton else ""
    with page.expect_navigation():
        page.evaluate(f"{_FORMULAIRE}.requestSubmit({choisi})")


def envoyer_vide(page):
    page.evaluate(_VIDER)
    _envoyer(page)


def donner_vide(page):
    """A preparation may stay empty, not be given so."""
    page.evaluate(_VIDER)
    _envoyer(page, "envoyer")


def oter_un_titre(page):
    """One line of many is wrong."""
    page.locator("main input[name$=titre]").first.fill("")
    _envoyer(page)


def envoyer_trop_long(page):
    page.evaluate(_ALLONGER)
    _envoyer(page)


def envoyer_a_moitie(page):
    """One answer of several that go together."""
    page.locator("main textarea:visible").first.fill("La porte reste fermée depuis trois passages.")
    _envoyer(page)


def signaler_trop_long(page):
    """Past what the browser itself would stop."""
    formulaire = page.locator("form[action*='/signaler/']")
    formulaire.locator("textarea").evaluate("champ => { champ.value = 'x'.repeat(501); }")
    with page.expect_navigation():
        formulaire.evaluate("f => { f.noValidate = true; f.requestSubmit(f.querySelector('[name=genre]')); }")


def signaler_un_nom(page):
    """A report that would expose somebody in its turn."""
    page.locator("main textarea").fill("C’est madame Vandenbroucke, tout le monde la connaît.")
    _envoyer(page)


def annoter_un_nom(page):
    """In the note of a list that is hers alone."""
    formulaire = page.locator("form[action*='/mes-ressources/'][action$='/note/']").first
    formulaire.locator("input[type=text], textarea").evaluate(
        "champ => { champ.value = 'NISS 85.07.30-033.28'; }"
    )
    with page.expect_navigation():
        formulaire.evaluate("formulaire => formulaire.submit()")


def noter_un_nom(page):
    """Sent as any form: the helper of the browser would hold it back."""
    page.locator("main [name=genre][value=piste]").check()
    page.locator("main form[action*='/notes/'] textarea").first.fill("Appeler madame Vandenbroucke.")
    _envoyer_sans_aide(page, "form[action$='/direct/notes/'].prise")


def nommer_quelqu_un(page):
    page.locator("main textarea").first.fill("Madame Vandenbroucke rappelle lundi.")
    _envoyer_sans_aide(page, "main form[method=post]:has([name=retenu])")


def _envoyer_sans_aide(page, formulaire):
    with page.expect_navigation():
        page.locator(formulaire).evaluate("formulaire => formulaire.submit()")


def recevoir_un_code(page):
    page.locator("main input[name=email]").first.fill(SANS_GROUPE)
    _envoyer(page)


def perdre_sa_session(page):
    """Everything typed comes back (reprise.html), to be sent again."""
    page.locator("main textarea").first.fill("Trois passages sans réponse, puis la voisine ouvre.")
    page.context.clear_cookies()
    _envoyer(page)
