from django.db import migrations, models

from ressources.fraicheur import echeance


def dater(apps, schema_editor):
    """What was checked before has its due date from the start."""
    ressources = apps.get_model("ressources", "Ressource").objects
    for jour, rythme in ressources.exclude(verifie_le=None).values_list("verifie_le", "rythme").distinct():
        ressources.filter(verifie_le=jour, rythme=rythme).update(a_verifier_le=echeance(jour, rythme))


class Migration(migrations.Migration):

    dependencies = [
        ("ressources", "0003_fraicheur"),
    ]

    operations = [
        migrations.AddField(
            model_name="ressource",
            name="a_verifier_le",
            field=models.DateField(blank=True, db_index=True, editable=False, null=True),
        ),
        migrations.RunPython(dater, migrations.RunPython.noop),
    ]
