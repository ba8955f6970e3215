"""Two ways of doing the same job: with a keyboard and nothing else, or in a browser where no script runs."""

from datetime import timedelta

from django.utils import timezone


class Clavier:
    """Tab to go somewhere, Enter and Space to act, letters and arrows to answer; never a pointer."""

    AU_PLUS = 300

    def __init__(self, page):
        self.page = page

    def aller(self, cible):
        """Tab until the focus is there; a thing that it never reaches does not exist for who has no mouse."""
        cible.wait_for()
        for _ in range(self.AU_PLUS):
            if cible.evaluate("e => e === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"le clavier n’atteint pas {cible}")

    def suivre(self, cible):
        self.aller(cible)
        self.page.keyboard.press("Enter")

    def deplier(self, cible):
        self.suivre(cible)

    def ecrire(self, champ, texte):
        self.aller(champ)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(texte)

    def choisir(self, liste, valeur):
        self.aller(liste)
        self.page.keyboard.press("Home")
        for _ in range(self.AU_PLUS):
            if liste.input_value() == valeur:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"le clavier ne choisit pas {valeur} dans {liste}")

    def cocher(self, case):
        """Tab stops once in a group of radios; arrows go round it."""
        groupe = case.get_attribute("name")
        for _ in range(self.AU_PLUS):
            if self.page.evaluate("document.activeElement.name") == groupe:
                break
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Space")
        for _ in range(self.AU_PLUS):
            if case.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"le clavier ne coche pas {case}")


class SansScript:
    """A pointer, in a browser where JavaScript is off."""

    def __init__(self, page):
        self.page = page

    def suivre(self, cible):
        cible.click()

    def deplier(self, cible):
        cible.click()

    def ecrire(self, champ, texte):
        champ.fill(texte)

    def choisir(self, liste, valeur):
        liste.select_option(valeur)

    def cocher(self, case):
        case.check()


def jour_libre(dans=9):
    """In so many days, or the first day after on which the CdP Centre does not meet already; not after its cycle."""
    from cdp.models import Seance
    from socle.comptes.models import Groupe

    groupe = Groupe.objects.get(slug="centre")
    pris = {timezone.localdate(seance.debut) for seance in Seance.objects.filter(groupe=groupe)}
    jours = (timezone.localdate() + timedelta(days=dans) for dans in range(dans, dans + 30))
    return min(next(jour for jour in jours if jour not in pris), groupe.cycle_courant().fin).isoformat()
