"""Housing is looked for in Dutch by more words than these; a list that somebody changed stays as it is."""

from django.db import migrations

AVANT = "huur, uithuiszetting, SVK, sociale woning"
APRES = f"{AVANT}, woning, huisvesting, woonst, onderdak"


def _remplacer(avant, apres):
    def faire(apps, schema_editor):
        termes = apps.get_model("noeuds", "Terme").objects
        termes.filter(liste="theme", cle="logement", synonymes_nl=avant).update(synonymes_nl=apres)

    return faire


class Migration(migrations.Migration):
    dependencies = [("noeuds", "0012_destinations")]
    operations = [migrations.RunPython(_remplacer(AVANT, APRES), _remplacer(APRES, AVANT))]
