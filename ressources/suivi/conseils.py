"""The tips of a record in three heaps: those that hold, those to be asked again, those that somebody contradicts."""

from .. import permissions


def en_tas(conseils, user):
    """`frais`, `anciens` (more than six months: « still true? ») and `contredits`, each with `se_confirme`."""
    tas: dict[str, list] = {"frais": [], "anciens": [], "contredits": []}
    for conseil in conseils:
        conseil.se_confirme = permissions.peut_confirmer(user, conseil)
        conseil.dit_par = conseil.confirme_par_qui(user) if conseil.confirme_le else ""
        if conseil.contredit_le:
            tas["contredits"].append(conseil)
        else:
            tas["frais" if conseil.est_frais else "anciens"].append(conseil)
    return tas
